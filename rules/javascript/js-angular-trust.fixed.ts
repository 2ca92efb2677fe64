import { Component, SecurityContext } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';

const BANNER = '<b>Sale</b>';

@Component({ selector: 'app-note', template: '<div [innerHTML]="note"></div>' })
export class NoteComponent {
  note: unknown;

  constructor(
    private readonly sanitizer: DomSanitizer,
    private readonly notes: NoteService,
  ) {}

  show(text: string) {
    // ruleid: js-angular-trust
    this.note = this.sanitizer.sanitize(SecurityContext.HTML, text);
  }

  load() {
    this.notes.first().subscribe((note) => {
      // ruleid: js-angular-trust
      this.note = this.sanitizer.sanitize(SecurityContext.HTML, note.text);
    });
  }

  banner() {
    // ok: js-angular-trust
    this.note = this.sanitizer.bypassSecurityTrustHtml('<b>Sale</b>');
    // ok: js-angular-trust
    this.note = this.sanitizer.bypassSecurityTrustHtml(BANNER);
    // ok: js-angular-trust
    this.note = this.sanitizer.sanitize(SecurityContext.HTML, this.text);
  }
}
