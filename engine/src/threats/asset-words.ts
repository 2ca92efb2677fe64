/** Which words of texts hold the data of assets: what says whether a name that the notes list is in the code at all. */
import { assetMatcher } from './identifiers';
import { notesFor, type ThreatNotes } from './notes';

type Asset = Pick<ThreatNotes['assets'][number], 'id' | 'identifiers'>;

/** Looks for names of assets in the words of texts, without reading them as code. */
export class AssetWords {
  private readonly matchers: ReadonlyMap<ThreatNotes, (name: string) => string | undefined>;
  /** Words of a project are often the same. */
  private readonly verdicts = new Map<string, boolean>();

  constructor(private readonly all: readonly ThreatNotes[]) {
    this.matchers = new Map(all.map((notes) => [notes, assetMatcher(notes.assets.map(lastNames))]));
  }

  /** The words of a file that an asset of its notes may be called; `path` is workspace-relative. */
  in(path: string, text: string): string[] {
    const notes = notesFor(this.all, path);
    if (!notes?.assets.length) return [];
    return [...new Set(text.match(/[\w$]+/g))].filter((word) => this.isAsked(notes, word));
  }

  /** True where the notes of a file name something to look for; `path` is workspace-relative. */
  asks(path: string): boolean {
    return (notesFor(this.all, path)?.assets.length ?? 0) > 0;
  }

  private isAsked(notes: ThreatNotes, word: string): boolean {
    const key = `${notes.base} ${word}`;
    let verdict = this.verdicts.get(key);
    if (verdict === undefined) {
      verdict = this.matchers.get(notes)!(word) !== undefined;
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

/** Only the name counts for a word: of `Patient.dob`, `dob`. */
function lastNames<T extends Asset>(asset: T): T {
  return { ...asset, identifiers: asset.identifiers?.map((name) => name.split('.').at(-1)!) };
}
