import type { NotesData } from '../schema';

type Entry<L extends 'assets' | 'threats' | 'controls' | 'assumptions'> = Omit<
  NotesData[L][number],
  'id' | 'ref'
> & {
  /** Names the entry in the other tool; stays the same from one export of it to the next. */
  ref: string;
};

/** A threat of another tool. Ids of assets and controls are those of the other tool, until they have ids of ours. */
export type ImportedThreat = Omit<Entry<'threats'>, 'severity' | 'status'> &
  Partial<Pick<NotesData['threats'][number], 'severity' | 'status'>>;

/** What another tool's model says, in our terms; entries refer to each other by `ref`. */
export interface Imported {
  project?: NotesData['project'];
  assets: Entry<'assets'>[];
  threats: ImportedThreat[];
  controls: Entry<'controls'>[];
  assumptions: Entry<'assumptions'>[];
}

/** The model is none of the format that it should be of; the message says what to do. */
export class ImportError extends Error {}

export function nothing(): Imported {
  return { assets: [], threats: [], controls: [], assumptions: [] };
}

/** One line of text: titles and reasons of ours have no line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The first sentence of a text, as a title; at most 160 characters. */
export function titleOf(text: string): string {
  const line = oneLine(text);
  const sentence = /^.+?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  const title = sentence.replace(/\.$/, '');
  return title.length > 160 ? `${title.slice(0, 157)}...` : title;
}

const letters: Record<string, NonNullable<NotesData['threats'][number]['stride']>[number]> = {
  spoofing: 'S',
  tampering: 'T',
  repudiation: 'R',
  informationdisclosure: 'I',
  denialofservice: 'D',
  elevationofprivilege: 'E',
};

/** The STRIDE letter that a tool writes as a word or a letter. */
export function strideOf(word: string): NotesData['threats'][number]['stride'] {
  const key = word.toLowerCase().replace(/[^a-z]/g, '');
  const letter = letters[key] ?? Object.values(letters).find((each) => each.toLowerCase() === key);
  return letter && [letter];
}
