/**
 * Names as numbers, so that the matcher compares integers. One table serves all documents and patterns of an engine;
 * it grows with the vocabulary, not with the text, because long strings stay out.
 */
export class Names {
  private readonly ids = new Map<string, number>();
  private readonly texts: string[] = [];

  constructor() {
    this.id('');
  }

  /** The id of a name, made when it is new. */
  id(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.texts.push(text);
      this.ids.set(text, id);
    }
    return id;
  }

  /** The id of a name; undefined when there is none yet. */
  find(text: string): number | undefined {
    return this.ids.get(text);
  }

  /** How many names there are; all ids are below it. */
  get count(): number {
    return this.texts.length;
  }

  text(id: number): string {
    return this.texts[id] ?? '';
  }
}

/** The id of the empty name: nodes without a name carry it. */
export const NO_NAME = 0;

/** Name of string contents that are too long for the table: compare their texts. */
export const LONG_NAME = 0xffffffff;

export const longestName = 80;
