import type { TextRange } from '../../syntax/tree';

/** One instruction of a Dockerfile. Offsets are those of the file. */
export interface Instruction {
  start: number;
  /** After the last character that is no white space. */
  end: number;
  /** Where the keyword ends. */
  keywordEnd: number;
  keyword: string;
}

export interface Lines {
  instructions: readonly Instruction[];
  comments: readonly TextRange[];
  /**
   * The file, of the same length: line continuations, and comments and empty lines among them, are white space. What
   * follows in it is read as if it stood on one line; here-documents keep theirs.
   */
  text: string;
  /** What continues a line and takes the meaning of a character: `\`, or what the directive says. */
  escapeMark: string;
}

const keywords: ReadonlySet<string> = new Set([
  ...['FROM', 'RUN', 'CMD', 'LABEL', 'MAINTAINER', 'EXPOSE', 'ENV', 'ADD', 'COPY', 'ENTRYPOINT', 'VOLUME'],
  ...['USER', 'WORKDIR', 'ARG', 'ONBUILD', 'STOPSIGNAL', 'HEALTHCHECK', 'SHELL'],
]);

/** True for the keyword of an instruction, in capitals. */
export function isKeyword(word: string): boolean {
  return keywords.has(word);
}

/** Cuts a Dockerfile into instructions. */
export function readLines(source: string): Lines {
  const escapeMark = /^(?:#[^\n]*=[^\n]*\n)*?#[ \t]*escape[ \t]*=[ \t]*([\\`])/i.exec(source)?.[1] ?? '\\';
  const comments: TextRange[] = [];
  const instructions: Instruction[] = [];
  const text = source.split('');
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (text[i] !== '\r') text[i] = ' ';
  };
  const lines = splitLines(source);
  const closingLine = closingLines(source, lines);
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i];
    const line = source.slice(first.start, first.end);
    if (line.trim() === '') continue;
    if (/^\s*#/.test(line)) {
      comments.push(first);
      continue;
    }
    let last = first;
    while (continues(source.slice(last.start, last.end), escapeMark)) {
      const next = nextOfInstruction(source, lines, i + 1);
      if (next < 0) break;
      for (const skipped of lines.slice(i + 1, next)) {
        if (source.slice(skipped.start, skipped.end).trim() !== '') comments.push(skipped);
      }
      const mark = source.lastIndexOf(escapeMark, last.end - 1);
      blank(mark, lines[next].start);
      i = next;
      last = lines[i];
    }
    let end = last.end;
    // A continuation of nothing.
    if (continues(source.slice(last.start, last.end), escapeMark)) {
      end = source.lastIndexOf(escapeMark, last.end - 1);
      blank(end, last.end);
    }
    for (const mark of heredocMarks(text.slice(first.start, end).join(''))) {
      const close = closingLine(mark, i);
      if (close === undefined) break;
      i = close;
      end = lines[i].end;
    }
    const whole = text.slice(first.start, end).join('');
    const start = first.start + (whole.length - whole.trimStart().length);
    const word = firstWord(whole);
    instructions.push({
      start,
      end: first.start + whole.trimEnd().length,
      keywordEnd: start + word.length,
      keyword: word.toUpperCase(),
    });
  }
  return { instructions, comments, text: text.join(''), escapeMark };
}

function firstWord(line: string): string {
  return /^\s*(\S*)/.exec(line)?.[1] ?? '';
}

function splitLines(source: string): TextRange[] {
  const lines: TextRange[] = [];
  for (let start = 0; start <= source.length; ) {
    const feed = source.indexOf('\n', start);
    const end = feed < 0 ? source.length : feed;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function continues(line: string, escapeMark: string): boolean {
  const trimmed = line.trimEnd();
  return trimmed.endsWith(escapeMark);
}

/** The line that goes on with an instruction: comments and empty lines are passed over, a new instruction is not. */
function nextOfInstruction(source: string, lines: readonly TextRange[], from: number): number {
  let sawEmpty = false;
  for (let i = from; i < lines.length; i++) {
    const line = source.slice(lines[i].start, lines[i].end);
    if (line.trim() === '') sawEmpty = true;
    else if (!/^\s*#/.test(line)) return sawEmpty && isKeyword(firstWord(line).toUpperCase()) ? -1 : i;
  }
  return -1;
}

/** Finds the line that ends a here-document: the first one after `from` that holds nothing but its mark. */
function closingLines(
  source: string,
  lines: readonly TextRange[],
): (mark: string, from: number) => number | undefined {
  const places = new Map<string, number[]>();
  if (source.includes('<<')) {
    lines.forEach(({ start, end }, i) => {
      const line = source.slice(start, end).replace(/^\t+|\s+$/g, '');
      if (!/^[A-Za-z_]\w*$/.test(line)) return;
      const known = places.get(line);
      if (known) known.push(i);
      else places.set(line, [i]);
    });
  }
  return (mark, from) => {
    const known = places.get(mark);
    // Instructions are read in order: what lies before is never asked for again.
    while (known !== undefined && known[0] <= from) known.shift();
    return known?.[0];
  };
}

/** The marks that end the here-documents of a line of `RUN`, `COPY` or `ADD`, in order. */
function heredocMarks(line: string): string[] {
  if (!/^\s*(?:RUN|COPY|ADD|ONBUILD)\s/i.test(line)) return [];
  return [...line.matchAll(/(?<!<)<<-?(["']?)([A-Za-z_]\w*)\1(?=\s|$)/g)].map((match) => match[2]);
}
