import type { Finding } from '../../findings/finding';
import { type Html, html } from './html-text';
import type { Place, ReportItem, ReportNote } from './model';
import { coverageWords, noteStateWords, noteTitle, placeWords, severityWords } from './words';

/** One of the things that a number counts: where it is, or which item of the checklist. */
export interface CountedThing {
  label: string;
  detail: string;
  place?: Place;
  /** The key of an item. */
  item?: string;
}

/** The numbers of a page. Each knows what it counts, so that a page with a program behind it can open that. */
export interface Counts {
  /** `key` is the same in every version of the page; `what` reads on after the number: `open items of A01`. */
  number(key: string, things: readonly CountedThing[], what: string): Html;
  /** Something of its own that opens one place, or one item. */
  link(key: string, thing: CountedThing): Html;
}

/** Numbers of a page that is read without a program: texts. */
export const plainCounts: Counts = {
  number: (_key, things) => html`<span class="count">${things.length}</span>`,
  link: (_key, { label }) => html`<code>${label}</code>`,
};

/** Numbers as buttons. `things` fills with what each key opens. */
export class OpeningCounts implements Counts {
  readonly things: Record<string, CountedThing[]> = {};

  number(key: string, things: readonly CountedThing[], what: string): Html {
    if (things.length === 0) return html`<span class="count zero">0</span>`;
    const own = this.keep(key, things);
    const label = `${things.length} ${what}`;
    return html`<button type="button" class="count" data-open="${own}" aria-label="${label}">${things.length}</button>`;
  }

  link(key: string, thing: CountedThing): Html {
    if (!thing.place && thing.item === undefined) return plainCounts.link(key, thing);
    const own = this.keep(key, [thing]);
    return html`<button type="button" class="link" data-open="${own}"><code>${thing.label}</code></button>`;
  }

  /** Keeps what a key opens. Notes of two folders may have the same ids: the second one gets a key of its own. */
  private keep(key: string, things: readonly CountedThing[]): string {
    const own = Object.hasOwn(this.things, key) ? `${key}/again` : key;
    this.things[own] = [...things];
    return own;
  }
}

export function findingThing(finding: Finding): CountedThing {
  return {
    label: finding.message,
    detail: `${severityWords[finding.severity]} · ${placeWords(finding)}`,
    place: { path: finding.path, range: finding.range },
  };
}

export function itemThing({ key, id, title, coverage }: ReportItem): CountedThing {
  return { label: `${id} ${title}`, detail: coverageWords[coverage], item: key };
}

/** An item that has to be looked at again, and why. */
export function againThing({ again = '', ...item }: ReportItem): CountedThing {
  return { ...itemThing(item), detail: again };
}

export function noteThing(note: ReportNote): CountedThing {
  const where = note.place ? placeWords(note.place) : 'the whole review';
  return {
    label: note.text,
    detail: `${noteTitle(note)} · ${noteStateWords[note.state]} · ${where}`,
    ...(note.place && { place: note.place }),
  };
}

export function placeThing(place: Place): CountedThing {
  return { label: placeWords(place), detail: '', place };
}
