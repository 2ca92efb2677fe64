import type { EntryPoint, EntryPointKind } from '../../entrypoints/entry-point';
import { entryPointKinds } from '../../rules/schema';
import { globMistake, pathPattern } from '../glob';
import { entryPointWords } from '../reach';
import type { FoundName } from './names';

/** What the workspace shows: the starter of notes, and what is asked for it, are made from it. */
export interface StarterFacts {
  /** The name of the folder or package. */
  name: string;
  /** Where data of others comes in, by workspace-relative path. */
  entryPoints: ReadonlyMap<string, readonly EntryPoint[]>;
  /** Names in the code that look like sensitive data, most used first. */
  names: readonly FoundName[];
  /** VS Code's language ids, most used first. */
  languages: readonly string[];
  /** What `compliance` can name. */
  profiles: readonly { id: string; title: string }[];
}

/** Files where data comes in one way, as a pattern that notes can name. */
export interface ProposedPlaces {
  kind: EntryPointKind;
  glob: string;
  /** How many entry points are in them. */
  count: number;
  /** The first of them, as people say it. */
  words: string;
}

/** The value of the choice that stands for proposed files. */
export function placeValue({ kind, glob }: ProposedPlaces): string {
  return `${kind} ${glob}`;
}

/** More files than this of one kind are no longer read: their folders say the same in fewer lines. */
const mostFiles = 8;
const shownWords = 3;

/** The files where data comes in, by kind, or their folders where they are many. */
export function proposedPlaces({ entryPoints }: StarterFacts): ProposedPlaces[] {
  const kinds = new Map<EntryPointKind, Map<string, EntryPoint[]>>();
  for (const [path, points] of [...entryPoints].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const point of points) {
      const files = kinds.get(point.kind) ?? new Map<string, EntryPoint[]>();
      files.set(path, [...(files.get(path) ?? []), point]);
      kinds.set(point.kind, files);
    }
  return entryPointKinds.flatMap((kind) =>
    [...byGlob(kinds.get(kind) ?? new Map())].slice(0, mostFiles).map(([glob, points]) => {
      const words = points.slice(0, shownWords).map(entryPointWords);
      const more = points.length - words.length;
      return {
        kind,
        glob,
        count: points.length,
        words: [...words, ...(more > 0 ? [`${more} more`] : [])].join(', '),
      };
    }),
  );
}

function byGlob(files: ReadonlyMap<string, EntryPoint[]>): Map<string, EntryPoint[]> {
  const result = new Map<string, EntryPoint[]>();
  for (const [file, points] of files) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    const glob = files.size <= mostFiles ? pathPattern(file) : folder ? `${pathPattern(folder)}**` : '*';
    // Names of files may hold what no pattern can.
    if (!globMistake(glob)) result.set(glob, [...(result.get(glob) ?? []), ...points]);
  }
  return result;
}
