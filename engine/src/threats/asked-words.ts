/**
 * Which words of texts the notes ask for: what holds the data of assets, and the calls of controls. It says whether a name in
 * the notes is in the code at all.
 */
import { isNamed as isName } from '../controls/names';
import { listed } from '../controls/text';
import { assetMatcher } from './identifiers';
import { notesFor, type ThreatNotes } from './notes';

type Asset = Pick<ThreatNotes['assets'][number], 'id' | 'identifiers'>;

/** Looks for the words that notes ask for in texts, without reading them as code. */
export class AskedWords {
  private readonly matchers: ReadonlyMap<ThreatNotes, (word: string) => boolean>;
  /** Words of a project are often the same. */
  private readonly verdicts = new Map<string, boolean>();
  /** The identifiers and calls that are asked for, as the notes write them. */
  readonly asked: ReadonlySet<string>;
  /** All of that, as a text to compare. */
  readonly question: string;

  constructor(private readonly all: readonly ThreatNotes[]) {
    this.matchers = new Map(all.map((notes) => [notes, matcherOf(notes)]));
    this.asked = new Set(all.flatMap((notes) => [...identifiersOf(notes), ...callsOf(notes)]));
    this.question = JSON.stringify(all.map((notes) => [notes.base, identifiersOf(notes), callsOf(notes)]));
  }

  /** The words of a file that its notes ask for; `path` is workspace-relative. */
  in(path: string, text: string): string[] {
    const notes = notesFor(this.all, path);
    if (!notes || !this.asks(path)) return [];
    return [...new Set(text.match(/[\w$]+/g))].filter((word) => this.isAsked(notes, word));
  }

  /** True where the notes of a file name something to look for; `path` is workspace-relative. */
  asks(path: string): boolean {
    const notes = notesFor(this.all, path);
    return notes !== undefined && (notes.assets.length > 0 || callsOf(notes).length > 0);
  }

  private isAsked(notes: ThreatNotes, word: string): boolean {
    const key = `${notes.base} ${word}`;
    let verdict = this.verdicts.get(key);
    if (verdict === undefined) {
      verdict = this.matchers.get(notes)!(word);
      this.verdicts.set(key, verdict);
    }
    return verdict;
  }
}

/** True when one of the words of the code is what an identifier of an asset names. */
export function isNamed(asset: Asset, identifier: string, words: ReadonlySet<string>): boolean {
  const isAsset = assetMatcher([lastNames({ ...asset, identifiers: [identifier] })]);
  return [...words].some((word) => isAsset(word) !== undefined);
}

/** True when one of the words of the code may be a call that a control names. */
export function isCalled(call: string, words: ReadonlySet<string>): boolean {
  const isWord = callMatcher(call);
  return [...words].some(isWord);
}

function matcherOf(notes: ThreatNotes): (word: string) => boolean {
  const assetOf = assetMatcher(notes.assets.map(lastNames));
  const calls = callsOf(notes).map(callMatcher);
  return (word) => assetOf(word) !== undefined || calls.some((isCall) => isCall(word));
}

function identifiersOf({ assets }: ThreatNotes): string[] {
  return assets.flatMap(({ identifiers = [] }) => identifiers);
}

function callsOf({ controls }: ThreatNotes): string[] {
  return controls.flatMap(({ check }) => listed(check?.mustCall ?? []));
}

/** Of `audit.log` the last name counts, of `db.*` the one before. */
function callMatcher(call: string): (word: string) => boolean {
  const name = call.split('.').findLast((part) => part !== '*');
  return (word) => name === undefined || isName(word, name);
}

/** Only the name counts for a word: of `Patient.dob`, `dob`. */
function lastNames<T extends Asset>(asset: T): T {
  return { ...asset, identifiers: asset.identifiers?.map((name) => name.split('.').at(-1)!) };
}
