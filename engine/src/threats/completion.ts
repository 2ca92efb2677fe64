/** One proposal. Offsets are UTF-16 offsets of the given text. */
export interface NotesCompletion {
  label: string;
  kind: 'key' | 'value' | 'reference';
  /** A few words beside the label. */
  detail: string;
  /** Markdown. */
  documentation: string;
  insertText: string;
  replace: { start: number; end: number };
}

/** What completion can know from outside the document. */
export interface NotesContext {
  /** Ids of the rules in force. */
  ruleIds: readonly string[];
  /** CWE ids of the rules in force: `CWE-89`. */
  cwe: readonly string[];
}

export interface NotesHover {
  /** Markdown. */
  contents: string;
  start: number;
  end: number;
}

/** Proposals at a UTF-16 offset of threat notes, also half-typed ones. */
export function completeNotes(_text: string, _offset: number, _context: NotesContext): NotesCompletion[] {
  return [];
}

/** Help for the key or value at a UTF-16 offset of threat notes. */
export function hoverNotes(_text: string, _offset: number): NotesHover | undefined {
  return undefined;
}
