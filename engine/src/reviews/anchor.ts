import type { Anchor } from './review';

/** How alike lines must be, from 0 to 1, to be taken for the same code. */
const enough = 0.6;
/** Longer quotes are kept by their first lines: enough to find the place again. */
const maxQuote = 6;

/** The anchor of some lines of a text. `start` and `end` are zero-based lines, `end` included. */
export function anchorOf(path: string, text: string, start: number, end: number): Anchor {
  const lines = linesOf(text);
  const last = Math.min(Math.max(end, start), lines.length - 1);
  return {
    path,
    start,
    end: last,
    quote: lines.slice(start, Math.min(last + 1, start + maxQuote)).map(plain),
    before: nearestCode(lines, start, -1),
    after: nearestCode(lines, last, 1),
  };
}

/**
 * Where the code of an anchor is in a text now: zero-based lines, `end` included; `undefined` when it is gone. Of equal
 * places the one counts whose surroundings are the same, then the one nearest to the old line.
 */
export function locate(anchor: Anchor, text: string): { start: number; end: number } | undefined {
  const lines = linesOf(text);
  const plainLines = lines.map(plain);
  const length = anchor.end - anchor.start;
  let best: { start: number; score: number } | undefined;
  for (let start = 0; start < lines.length; start++) {
    if (!mayStart(anchor, plainLines, start)) continue;
    const score = scoreAt(anchor, lines, plainLines, start);
    const isNearer = (other: number) => Math.abs(start - anchor.start) < Math.abs(other - anchor.start);
    if (!best || score > best.score || (score === best.score && isNearer(best.start)))
      best = { start, score };
  }
  return best && { start: best.start, end: Math.min(best.start + length, lines.length - 1) };
}

/** How sure it is that a text holds the code of an anchor, from 0 to 1: to find the file that code moved to. */
export function likeness(anchor: Anchor, text: string): number {
  const found = locate(anchor, text);
  if (!found) return 0;
  const lines = linesOf(text);
  const own = anchor.quote.map((line, i) => alike(line, plain(lines[found.start + i] ?? '')));
  const around = [
    alike(anchor.before, nearestCode(lines, found.start, -1)),
    alike(anchor.after, nearestCode(lines, found.end, 1)),
  ];
  const all = [...own, ...around];
  return all.reduce((sum, each) => sum + each, 0) / all.length;
}

/** The first line with code must be nearly the same: everything else is more work. */
function mayStart({ quote }: Anchor, lines: readonly string[], start: number): boolean {
  const at = quote.findIndex((line) => line !== '');
  if (at < 0) return quote.every((line, i) => lines[start + i] === line);
  return alike(quote[at], lines[start + at] ?? '') >= enough;
}

function scoreAt(
  { quote, before, after, start: was, end }: Anchor,
  lines: readonly string[],
  plainLines: readonly string[],
  start: number,
): number {
  const own =
    quote.reduce((sum, line, i) => sum + alike(line, plainLines[start + i] ?? ''), 0) / quote.length;
  const last = start + (end - was);
  // Where a line was changed, its neighbors tell it from its like: what is nearly the same there counts for little.
  const above = alike(before, nearestCode(lines, start, -1)) ** 2;
  const below = alike(after, nearestCode(lines, last, 1)) ** 2;
  return own + 1.5 * (above + below);
}

/** The next line with code above or below a line. */
function nearestCode(lines: readonly string[], line: number, step: 1 | -1): string {
  for (let i = line + step; i >= 0 && i < lines.length; i += step) {
    const code = plain(lines[i]);
    if (code !== '') return code;
  }
  return '';
}

/** The share of words that two lines have in common (Dice's coefficient), 1 for equal ones. */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const word of left) {
    const i = rest.indexOf(word);
    if (i < 0) continue;
    rest.splice(i, 1);
    common++;
  }
  return (2 * common) / (left.length + right.length);
}

function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu)?.slice(0, 80) ?? [];
}

/** A line without layout, at most 200 characters: notes are kept in a file that people read. */
function plain(line: string): string {
  return line.replace(/\s+/g, ' ').trim().slice(0, 200);
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
