/**
 * Comments that speak of threats: our own `@threat`, and the tags of Threatspec, whose grammar is in its README
 * ("Annotating code"): a verb may end with `s`, letters may be large or small, and a tag begins a line of a comment.
 */
import { Kind, Role } from '../syntax/kinds';
import type { LineIndex, Range } from '../syntax/position';
import type { TextRange, UniformTree } from '../syntax/tree';
import type { ThreatNotes } from './notes';
import type { EntryList } from './schema';

export const commentVerbs = [
  'threat',
  'mitigates',
  'exposes',
  'accepts',
  'transfers',
  'review',
  'connects',
  'tests',
] as const;
export type CommentVerb = (typeof commentVerbs)[number];

/** What a comment names: a threat or control of the notes, or a part of the system. */
export interface CommentName {
  /** The list whose entry is meant; undefined for a part of the system, which notes need not have. */
  list?: Extract<EntryList, 'threats' | 'controls'>;
  /** The id, where one is written: `T-1`, `#T-1`, or that in `Reads letters (#T-1)`. */
  id?: string;
  /** The words without the id; those of an id alone are the id. */
  title: string;
  /** UTF-16 offsets of the id, or of the words. */
  start: number;
  end: number;
  range: Range;
}

/** One line of a comment that speaks of threats. */
export interface ThreatComment {
  verb: CommentVerb;
  names: CommentName[];
  details?: string;
  /** From the verb to the end of the line, zero-based. */
  range: Range;
}

/** A part of what follows a verb: what it is, and the words that stand before it. */
interface Part {
  is: 'threat' | 'control' | 'component' | 'details';
  after?: string;
  optional?: true;
}

const grammar: Record<Exclude<CommentVerb, 'threat' | 'review'>, readonly Part[]> = {
  mitigates: [
    { is: 'component' },
    { is: 'threat', after: 'against' },
    { is: 'control', after: 'with', optional: true },
  ],
  exposes: [
    { is: 'component' },
    { is: 'threat', after: 'to' },
    { is: 'details', after: 'with', optional: true },
  ],
  accepts: [
    { is: 'threat' },
    { is: 'component', after: 'to' },
    { is: 'details', after: 'with', optional: true },
  ],
  transfers: [
    { is: 'threat' },
    { is: 'component', after: 'from' },
    { is: 'component', after: 'to' },
    { is: 'details', after: 'with', optional: true },
  ],
  connects: [
    { is: 'component' },
    { is: 'component', after: 'with|to' },
    { is: 'details', after: 'with', optional: true },
  ],
  tests: [{ is: 'control' }, { is: 'component', after: 'for' }],
};

/** What may stand before a verb on its line: marks of a comment, or the quotes of a text that is one. */
const opening = /^[ \t]*(?:[a-z]{0,2}(?:"{3}|'{3}|"|'))?[ \t/*#!<;%{-]*@([a-z]+)[ \t]+/i;
const closing = /[ \t]*(?:\*+\/|-->|#\}|%>|"{3}|'{3})?[ \t]*$/;

/** How a verb is written, by what stands in a comment in small letters. */
const verbOf = new Map<string, CommentVerb>(
  commentVerbs.flatMap((verb) => {
    const stem = verb.replace(/s$/, '');
    return [stem, `${stem}s`].map((word): [string, CommentVerb] => [word, verb]);
  }),
);

/** The stretches of a text that may hold such comments: its comments, and texts that stand alone as a statement. */
export function commentRanges(tree: UniformTree): TextRange[] {
  const texts: TextRange[] = [];
  for (let at = 0; at < tree.count; at++)
    if (tree.kind[at] === Kind.String && tree.role[at] === Role.Statement)
      texts.push({ start: tree.start[at], end: tree.end[at] });
  return [...tree.comments, ...texts].sort((a, b) => a.start - b.start);
}

/** The lines of comments that speak of threats, in order. `comments` are offsets in `text`, marks of comments included. */
export function threatComments(
  text: string,
  comments: readonly TextRange[],
  lines: LineIndex,
): ThreatComment[] {
  return comments.flatMap((comment) => {
    const found: ThreatComment[] = [];
    const last = lines.position(comment.end).line;
    for (let line = lines.position(comment.start).line; line <= last; line++) {
      const from = Math.max(comment.start, lines.offset({ line, character: 0 }));
      const to = Math.min(comment.end, lines.offset({ line, character: Number.MAX_SAFE_INTEGER }));
      const read = readLine(text.slice(from, to).replace(/[\r\n]+$/, ''), from, lines);
      if (read) found.push(read);
    }
    return found;
  });
}

/** `at`: the offset of the line's first character. */
function readLine(line: string, at: number, lines: LineIndex): ThreatComment | undefined {
  const open = opening.exec(line);
  const verb = open && verbOf.get(open[1].toLowerCase());
  if (!verb) return undefined;
  const end = line.length - closing.exec(line)![0].length;
  const body = line.slice(open[0].length, end);
  const offset = at + open[0].length;
  const parts = partsOf(verb, body);
  if (!parts) return undefined;
  const range = lines.range(at + line.indexOf('@'), at + end);
  const names: CommentName[] = [];
  let details: string | undefined;
  for (const { is, text, start } of parts) {
    if (is === 'details') details = text;
    else names.push(nameOf(text, offset + start, is, lines));
  }
  return { verb, names, ...(details && { details }), range };
}

interface Written {
  is: Part['is'];
  text: string;
  /** Where it starts in the body. */
  start: number;
}

function partsOf(verb: CommentVerb, body: string): Written[] | undefined {
  if (verb === 'threat') return threatParts(body);
  if (verb === 'review') {
    const component = /^(?:.*?\(#[\w.-]+\)|\S+)/.exec(body)?.[0];
    if (!component) return undefined;
    return written([
      ['component', component, 0],
      ['details', body.slice(component.length), component.length],
    ]);
  }
  let at = 0;
  const found: [Part['is'], string, number][] = [];
  const parts = grammar[verb];
  for (const [i, { is }] of parts.entries()) {
    const next = parts.at(i + 1);
    const word = next && new RegExp(`[ \\t]+(?:${next.after})[ \\t]+`, 'i').exec(body.slice(at));
    if (next && !word) {
      if (!next.optional) return undefined;
      found.push([is, body.slice(at), at]);
      break;
    }
    const to = word ? at + word.index : body.length;
    found.push([is, body.slice(at, to), at]);
    at = word ? to + word[0].length : to;
  }
  const result = written(found);
  return result.some(({ text, is }) => text === '' && is !== 'details') ? undefined : result;
}

/** `T-1`, `T-1, T-4`, `T-1: why`, or a title of any words. */
function threatParts(body: string): Written[] | undefined {
  if (body.trim() === '') return undefined;
  const list = /^#?[A-Za-z0-9][\w.-]*(?:[ \t]*,[ \t]*#?[A-Za-z0-9][\w.-]*)*(?=$|[ \t]*:|[ \t]+[-–—])/.exec(
    body,
  )?.[0];
  const first = /^#?[A-Za-z0-9][\w.-]*/.exec(body)?.[0] ?? '';
  const ids = list ?? (/^#|\d/.test(first) ? first : undefined);
  if (ids === undefined || /\(#[\w.-]+\)/.test(body)) {
    const title = /^.*?\(#[\w.-]+\)/.exec(body)?.[0] ?? body;
    return written([
      ['threat', title, 0],
      ['details', body.slice(title.length), title.length],
    ]);
  }
  const names = [...ids.matchAll(/[^\s,]+/g)].map(({ 0: name, index }): [Part['is'], string, number] => [
    'threat',
    name,
    index,
  ]);
  const rest = body.slice(ids.length);
  const details = rest.replace(/^[ \t]*(?::|[-–—]+)?[ \t]*/, '');
  return written([...names, ['details', details, body.length - details.length]]);
}

function written(parts: readonly [Part['is'], string, number][]): Written[] {
  return parts.map(([is, text, start]) => ({
    is,
    text: text.trim().replace(/(?<=\w)[.,;:]+$/, ''),
    start: start + (text.length - text.trimStart().length),
  }));
}

function nameOf(text: string, offset: number, is: Written['is'], lines: LineIndex): CommentName {
  const list = is === 'threat' ? 'threats' : is === 'control' ? 'controls' : undefined;
  const named = /^(.*?)[ \t]*\(#([\w.-]+)\)$/.exec(text) ?? /^()#([\w.-]+)$/.exec(text);
  const bare = list && /^[A-Za-z0-9][\w.-]*$/.test(text) ? text : undefined;
  const id = named ? named[2] : bare;
  const start = named ? offset + text.lastIndexOf(named[2]) : offset;
  const end = named ? start + named[2].length : offset + text.length;
  return {
    ...(list && { list }),
    ...(id !== undefined && { id }),
    title: named?.[1] || id || text,
    start,
    end,
    range: lines.range(start, end),
  };
}

/** How each tag is written. */
const forms: Record<CommentVerb, string> = {
  threat: '@threat ',
  mitigates: '@mitigates COMPONENT against THREAT with CONTROL',
  exposes: '@exposes COMPONENT to THREAT with DETAILS',
  accepts: '@accepts THREAT to COMPONENT with DETAILS',
  transfers: '@transfers THREAT from COMPONENT to COMPONENT with DETAILS',
  review: '@review COMPONENT DETAILS',
  connects: '@connects COMPONENT to COMPONENT with DETAILS',
  tests: '@tests CONTROL for COMPONENT',
};

/** A proposal behind `@` in a comment. */
export interface CommentCompletion {
  label: string;
  detail: string;
  kind: 'verb' | 'entry';
  /** How many characters before the cursor it replaces. */
  replaces: number;
}

/**
 * Proposals behind the start of a line of a comment, up to the cursor: tags behind `@`, then the ids of the threats or
 * controls that the tag names there. None where the line does not begin as a comment does.
 */
export function commentCompletions(before: string, notes: ThreatNotes | undefined): CommentCompletion[] {
  const verb = /(?:\/\/|#|\*|--|<!--|;|%|"{3}|'{3})[ \t/*!-]*(@[a-z]*)$/i.exec(before);
  if (verb)
    return commentVerbs.map((each) => ({
      label: forms[each].trim(),
      detail: '',
      kind: 'verb',
      replaces: verb[1].length,
    }));
  const open = /(?:^|[/*#!<;%{"'-])[ \t]*@([a-z]+)[ \t]+(.*)$/i.exec(before);
  const tag = open && verbOf.get(open[1].toLowerCase());
  if (!tag || !notes) return [];
  const list = listAt(tag, open[2]);
  const word = /[\w.-]*$/.exec(before)![0];
  return list
    ? notes[list].map(({ id, title }) => ({ label: id, detail: title, kind: 'entry', replaces: word.length }))
    : [];
}

/** The list whose ids stand at the end of what follows a tag. */
function listAt(verb: CommentVerb, rest: string): CommentName['list'] {
  if (verb === 'threat') return /^(?:#?[\w.-]*[ \t]*,[ \t]*)*#?[\w.-]*$/.test(rest) ? 'threats' : undefined;
  if (verb === 'review') return undefined;
  let at: Part = grammar[verb][0];
  let from = 0;
  for (const part of grammar[verb].slice(1)) {
    const word = new RegExp(`[ \\t](?:${part.after})[ \\t]+`, 'i').exec(rest.slice(from));
    if (!word) break;
    from += word.index + word[0].length;
    at = part;
  }
  if (!/^[^ \t]*$/.test(rest.slice(from))) return undefined;
  return at.is === 'threat' ? 'threats' : at.is === 'control' ? 'controls' : undefined;
}
