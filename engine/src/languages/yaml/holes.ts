import { DEEP, ELLIPSIS, listPlaceholder, metavariablePlaceholder } from '../placeholders';

/** A line of a pattern, for the question what stands beside what. */
interface Line {
  /** Offset of the first column after white space and list marks, and before them. */
  indents: number[];
  /** What stands there, without the list marks. */
  content: string;
}

/**
 * Puts placeholders for the holes of a YAML pattern. A hole on a line of its own is an item among items, an entry among
 * entries, and a value where it stands alone. Quoted strings, comments and block scalars stay as they are, and so does
 * a `$X` that is only a part of a string.
 */
export function fillYamlHoles(pattern: string): string {
  const lines = pattern.split(/\r?\n/);
  const parsed = lines.map(readLine);
  const result: string[] = [];
  let block = -1;
  lines.forEach((line, i) => {
    const indent = line.search(/\S/);
    if (block >= 0 && (indent < 0 || indent > block)) {
      result.push(line);
      return;
    }
    block = /(?:^|[\s:-])[|>][-+0-9]*\s*(?:#.*)?$/.test(line) ? indent : -1;
    result.push(fillLine(line, parsed, i));
  });
  return result.join('\n');
}

function readLine(line: string): Line {
  const [, space, marks, content] = /^(\s*)((?:-\s+)*)(.*?)\s*$/.exec(line) as RegExpExecArray;
  const indents = [space.length];
  for (const mark of marks.matchAll(/-\s+/g)) indents.push((indents.at(-1) as number) + mark[0].length);
  return { indents, content };
}

function fillLine(line: string, lines: readonly Line[], at: number): string {
  const { content, indents } = lines[at];
  const alone = /^(\.\.\.|\$\.\.\.[A-Z_][A-Z0-9_]*)\s*(?:#.*)?$/.exec(content);
  if (!alone) return fillFlow(line);
  const hole = alone[1] === '...' ? ELLIPSIS : listPlaceholder(alone[1].slice(4));
  const before = line.slice(0, indents.at(-1));
  switch (siblings(lines, at, indents.at(-1) as number, indents.length > 1)) {
    case 'items':
      return `${before}- ${hole}`;
    case 'entries':
      return `${before}${hole}: ${hole}`;
    case 'none':
      return before + hole;
  }
}

/** What stands beside a hole in a column: the next thing decides, or else the one before. */
function siblings(
  lines: readonly Line[],
  at: number,
  column: number,
  opensItem: boolean,
): 'items' | 'entries' | 'none' {
  const look = (step: 1 | -1): 'items' | 'entries' | undefined => {
    for (let i = at + step; i >= 0 && i < lines.length; i += step) {
      const { indents, content } = lines[i];
      if ((content === '' && indents.length === 1) || content.startsWith('#')) continue;
      const place = indents.indexOf(column);
      if (place >= 0 && !(step === 1 && place > 0)) {
        if (place < indents.length - 1 || /^-$/.test(content)) return 'items';
        if (!content.startsWith('...') && !content.startsWith('$...')) return 'entries';
      }
      // What is indented less ends the list or mapping; behind a list mark nothing before belongs to it.
      if (indents[0] < column) return undefined;
    }
    return undefined;
  };
  return look(1) ?? (opensItem ? undefined : look(-1)) ?? 'none';
}

/** Where a plain value or key can begin: after the line's start, a mark or a bracket. */
const opensValue = /(?:^|[[{,]|[-:?]\s|!\S*\s|&\S+\s)\s*$/;

/** The holes of one line: values, keys, items of `[...]` and entries of `{...}`. */
function fillFlow(line: string): string {
  let out = '';
  let at = 0;
  while (at < line.length) {
    const rest = line.slice(at);
    const opens = opensValue.test(line.slice(0, at));
    const quoted = opens ? /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')/.exec(rest) : null;
    if (quoted) {
      out += quoted[0];
      at += quoted[0].length;
      continue;
    }
    if (/^#/.test(rest) && /(?:^|\s)$/.test(line.slice(0, at))) return out + rest;
    const hole = line[at - 1] === '!' ? tagAt(rest) : opens ? holeAt(rest) : closingHole(rest);
    out += hole?.code ?? line[at];
    at += hole?.length ?? 1;
  }
  return out;
}

function holeAt(rest: string): { code: string; length: number } | undefined {
  if (rest.startsWith('<...')) return { code: `[${DEEP}, `, length: 4 };
  const hole = /^(?:\.\.\.|\$(\.\.\.)?([A-Z_][A-Z0-9_]*))(?=\s*(?:$|[,\]}]|:(?:\s|$)|\s#|\s*\.\.\.>))/.exec(
    rest,
  );
  if (!hole) return closingHole(rest);
  const [text, list, name] = hole;
  if (name === undefined) return { code: ELLIPSIS, length: 3 };
  return { code: list ? listPlaceholder(name) : metavariablePlaceholder(name), length: text.length };
}

/** `$TAG` of `!$TAG`. */
function tagAt(rest: string): { code: string; length: number } | undefined {
  const hole = /^\$([A-Z_][A-Z0-9_]*)(?=\s|$)/.exec(rest);
  return hole ? { code: metavariablePlaceholder(hole[1]), length: hole[0].length } : undefined;
}

function closingHole(rest: string): { code: string; length: number } | undefined {
  return rest.startsWith('...>') ? { code: ']', length: 4 } : undefined;
}
