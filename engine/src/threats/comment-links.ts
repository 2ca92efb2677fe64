/** From comments in the code to the entries of the notes that they name. */
import type { AnalysisProblem, ProblemFix } from '../findings/finding';
import { nearest } from '../yaml/suggest';
import type { CommentName, ThreatComment } from './comments';
import type { ThreatNotes } from './notes';
import { type EntryList, entryLists } from './schema';

/** An entry of the notes. */
export interface EntryRef {
  list: EntryList;
  id: string;
}

const nouns = { threats: 'threat', controls: 'control' } as const;

/** The entry that a comment names, by its id or, in any case of letters, by its title. */
export function entryNamed(notes: ThreatNotes, { list, id, title }: CommentName): EntryRef | undefined {
  const lists: readonly EntryList[] = list ? [list] : entryLists;
  const words = title.toLowerCase();
  for (const each of lists) {
    const entries: readonly { id: string; title?: string }[] = notes[each] as {
      id: string;
      title?: string;
    }[];
    const found =
      entries.find((entry) => entry.id === (id ?? title)) ??
      entries.find((entry) => entry.title?.toLowerCase() === words);
    if (found) return { list: each, id: found.id };
  }
  return undefined;
}

/** The ids in comments that the notes do not have. Words that are no id are a matter of the team. */
export function commentProblems(
  path: string,
  comments: readonly ThreatComment[],
  notes: ThreatNotes,
): AnalysisProblem[] {
  return comments.flatMap(({ names }) =>
    names.flatMap((name): AnalysisProblem[] => {
      const { list, id, start, end, range } = name;
      if (!list || id === undefined || entryNamed(notes, name)) return [];
      const meant = nearest(
        id,
        notes[list].map((entry) => entry.id),
      );
      const help = meant ? ` Did you mean \`${meant}\`?` : ' Add it to the notes or correct it.';
      const fixes: ProblemFix[] = meant
        ? [{ title: `Change it to ${meant}`, edits: [{ start, end, text: meant }] }]
        : [];
      const message = `No ${nouns[list]} has the id \`${id}\`.${help}`;
      return [{ path, range, message, severity: 'info', ...(fixes.length > 0 && { fixes }) }];
    }),
  );
}
