import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import { LineIndex } from '../syntax/position';
import { isDay } from '../threats/schema-fields';
import { withoutConflicts } from '../yaml/conflicts';
import type { Review, ReviewNote, ReviewSubject } from './review';
import { noteKinds, noteSeverities, noteStates, verdicts } from './review';

export const sections = ['signatures', 'notes', 'replies', 'read'] as const;
export type Section = (typeof sections)[number];

const text = z.string().min(1);
const day = z.string().refine(isDay);
const subjectShape = z.looseObject({
  title: text,
  base: text.optional(),
  baseCommit: text.optional(),
  head: text.optional(),
  headCommit: text.optional(),
  folder: text.optional(),
  release: text.optional(),
  by: text,
  on: day,
});
const anchorShape = z.object({
  path: text,
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.array(z.string()),
  before: z.string(),
  after: z.string(),
});
/** What a line of each section holds; keys that a newer version wrote are left alone. */
export const entryShapes = {
  signatures: z.looseObject({
    verdict: z.enum(verdicts),
    on: day,
    commit: text.optional(),
    comment: text.optional(),
  }),
  notes: z.looseObject({
    kind: z.enum(noteKinds),
    severity: z.enum(noteSeverities),
    state: z.enum(noteStates),
    text,
    at: anchorShape.optional(),
    owner: text.optional(),
    by: text,
    on: day,
    rev: z.int().min(1).default(1),
  }),
  replies: z.looseObject({ by: text, on: day, text }),
  read: z.looseObject({ by: text, on: day }),
} satisfies Record<Section, z.ZodType>;

export interface ParsedReview {
  /** Absent when the text has no `review` line that can be read. */
  review?: Review;
  /** Each at its zero-based range of `path`; a line that cannot be read is left out, the others count. */
  problems: AnalysisProblem[];
}

/**
 * Reads a review file. Never throws. Two reviewers' files may have been merged line by line: of two lines of one note the
 * later one counts, and what the other one said becomes a reply; marks of an unsolved conflict are told and skipped.
 */
export function parseReview(source: string, path: string): ParsedReview {
  const problems: AnalysisProblem[] = [];
  const lines = new LineIndex(source);
  const add = (message: string, start: number, end: number, severity: 'error' | 'warning' = 'error') =>
    problems.push({ path, range: lines.range(start, end), message, severity });
  const unmerged = (start: number, end: number) =>
    add('Two versions of this review were not merged: both are read.', start, end, 'warning');
  const document = parseDocument(withoutConflicts(source, unmerged), {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const error of document.errors)
    add(`This is not valid YAML: ${error.message.split('\n')[0]}`, error.pos[0], error.pos[1]);
  if (!isMap(document.contents)) {
    if (problems.length === 0) add('A review starts with `version: 1` and `review:`.', 0, 0);
    return { problems };
  }
  const root = document.contents.items as Pair[];
  const [subjectNode] = root.filter((pair) => keyOf(pair) === 'review');
  const subject = subjectShape.safeParse(plainOf(subjectNode?.value));
  if (!subject.success) {
    const [start, end] = spanOf(subjectNode?.value ?? document.contents);
    const fields = [
      ...new Set(subject.error.issues.map(({ path: at }) => `\`${at.join('.') || 'review'}\``)),
    ];
    add(`The \`review\` line is not complete: look at ${fields.join(', ')}.`, start, end);
    return { problems };
  }
  const all = linesIn(root);
  const entriesOf = <S extends Section>(section: S) =>
    all
      .filter(({ kind }) => kind === section)
      .flatMap(({ pair }) => {
        const entry = entryShapes[section].safeParse(plainOf(pair.value));
        if (entry.success)
          return [{ key: keyOf(pair), entry: entry.data as z.output<(typeof entryShapes)[S]> }];
        const [start, end] = spanOf(pair.value ?? pair.key);
        const fields = [
          ...new Set(entry.error.issues.map((issue) => `\`${String(issue.path[0] ?? keyOf(pair))}\``)),
        ];
        add(`This line of \`${section}\` is left out: look at ${fields.join(', ')}.`, start, end);
        return [];
      });
  const notes = notesOf(entriesOf('notes'));
  for (const { key, entry } of entriesOf('replies')) {
    const note = notes.find(({ id }) => key.startsWith(`${id}.`));
    const { by, on, text: said } = entry;
    if (note && !note.replies.some(({ id }) => id === key))
      note.replies.push({ id: key, by, on, text: said });
  }
  for (const note of notes)
    note.replies.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
  return {
    review: {
      id: path.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
      subject: subject.data as ReviewSubject,
      notes,
      read: lastOf(entriesOf('read')).map(({ key, entry: { by, on } }) => ({ key, by, on })),
      signatures: lastOf(entriesOf('signatures')).map(({ key, entry: { verdict, on, commit, comment } }) => ({
        by: key,
        verdict,
        on,
        ...(commit && { commit }),
        ...(comment && { comment }),
      })),
    },
    problems,
  };
}

type NoteLine = { key: string; entry: z.output<typeof entryShapes.notes> };

/** Of two lines of one note the one with the higher count is the note; another text of the other is kept as a reply. */
function notesOf(lines: readonly NoteLine[]): ReviewNote[] {
  const notes = new Map<string, ReviewNote>();
  for (const { key, entry } of lines) {
    const { at, kind, severity, state, text: said, owner, by, on, rev } = entry;
    const fresh: ReviewNote = {
      id: key,
      kind,
      severity,
      state,
      text: said,
      ...(at && { anchor: at }),
      ...(owner && { owner }),
      by,
      on,
      rev,
      replies: [],
    };
    const known = notes.get(key);
    if (!known) {
      notes.set(key, fresh);
      continue;
    }
    const [kept, other] = fresh.rev >= known.rev ? [fresh, known] : [known, fresh];
    kept.replies = [...known.replies];
    if (other.text !== kept.text && !kept.replies.some((reply) => reply.text === other.text))
      kept.replies.push({ id: `${key}.merged-${other.rev}`, by: other.by, on: other.on, text: other.text });
    notes.set(key, kept);
  }
  return [...notes.values()];
}

/**
 * The lines of all sections with what each is. Git's union of two versions may put a line below the heading of another
 * section, so what a line says counts, and where it stands only where that does not tell.
 */
export function linesIn(root: readonly Pair[]): { pair: Pair; kind: Section; map: YAMLMap }[] {
  return root.flatMap((heading) => {
    const section = sections.find((each) => each === keyOf(heading));
    if (!section || !isMap(heading.value)) return [];
    const map = heading.value as YAMLMap;
    return (map.items as Pair[]).map((pair) => ({ pair, kind: kindOf(pair) ?? section, map }));
  });
}

function kindOf({ value }: Pair): Section | undefined {
  if (!isMap(value)) return undefined;
  const has = (field: string) => (value.items as Pair[]).some((pair) => keyOf(pair) === field);
  if (has('verdict')) return 'signatures';
  if (has('kind')) return 'notes';
  if (has('text')) return 'replies';
  return has('by') && has('on') ? 'read' : undefined;
}

function lastOf<T extends { key: string }>(lines: readonly T[]): T[] {
  return [...new Map(lines.map((line) => [line.key, line])).values()];
}

export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function plainOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'toJSON' in node
    ? (node as { toJSON(): unknown }).toJSON()
    : undefined;
}

function spanOf(node: unknown): [number, number] {
  const range = (node as { range?: readonly number[] } | null)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}
