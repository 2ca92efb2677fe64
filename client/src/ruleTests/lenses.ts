import { CodeLens, type CodeLensProvider, type Disposable, EventEmitter, type TextDocument } from 'vscode';
import type { RuleCase } from './items';

/** "Test this rule" above each rule of a rule file that has targets. */
export class RuleLenses implements CodeLensProvider, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;

  /** `casesOf`: the cases of a rule file. */
  constructor(private readonly casesOf: (file: string) => readonly RuleCase[]) {}

  /** Says that there are other rules now. */
  refresh(): void {
    this.changed.fire();
  }

  provideCodeLenses({ uri }: TextDocument): CodeLens[] {
    const rules = new Set(this.casesOf(uri.toString()).map(({ rule }) => rule));
    return [...rules].flatMap(({ range, description }) => {
      if (!range) return [];
      // Without a command a lens is plain text.
      if (description) return [new CodeLens(range, { title: `Not tested: ${description}`, command: '' })];
      const command = { command: 'wardscribe.testRule', arguments: [uri, range.start.line] };
      return [new CodeLens(range, { title: '$(beaker) Test this rule', ...command })];
    });
  }

  dispose(): void {
    this.changed.dispose();
  }
}
