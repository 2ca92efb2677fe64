import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { locate } from '../reviews/anchor';

/** Characters of the quoted line that the file keeps. */
const quoteLength = 80;

/** Stands for a line that is like no other: what stood around evidence is not kept. */
const unknown = '\0';

/** Evidence of an item as its line in `.wardscribe/checklist.yaml` holds it; keys of newer versions are left alone. */
export const evidenceSchema = z.looseObject({
  path: z.string().min(1),
  /** One-based: `12`, or `12-14` with the last line included. */
  lines: z.union([z.int().min(1), z.string().regex(/^[1-9]\d*-[1-9]\d*$/, { error: 'lines' })]),
  /** The first line with code, without layout. */
  quote: z.string().min(1),
  /** The first digits of the SHA-256 of the lines without layout: tells whether they are still the same. */
  code: z.string().min(1),
});

/** A place in the code that somebody named as evidence of an item. */
export type Evidence = z.output<typeof evidenceSchema>;

/** The evidence in what a line of the file holds; `undefined` when it is none. */
export function evidenceIn(data: unknown): Evidence[] | undefined {
  return z.array(evidenceSchema).safeParse(data).data;
}

/** Where the code of evidence is now: zero-based lines, `end` included. */
export interface FoundEvidence {
  start: number;
  end: number;
  /** The code is no longer what it was. */
  changed: boolean;
}

/**
 * Evidence of some lines of a text: zero-based, `end` included; blank lines around the code are left out. `undefined` when
 * there is no code in them.
 */
export function evidenceOf(path: string, text: string, start: number, end: number): Evidence | undefined {
  const lines = plainLines(text);
  let [first, last] = [Math.max(start, 0), Math.min(end, lines.length - 1)];
  while (first <= last && lines[first] === '') first++;
  while (last > first && lines[last] === '') last--;
  if (first > last) return undefined;
  return {
    path,
    lines: first === last ? first + 1 : `${first + 1}-${last + 1}`,
    quote: lines[first].slice(0, quoteLength).trimEnd(),
    code: hashOf(lines.slice(first, last + 1)),
  };
}

/**
 * Where the code of evidence is in a text: the same code, wherever it moved, before code that is only like it.
 * `undefined` when it is gone.
 */
export function findEvidence(evidence: Evidence, text: string): FoundEvidence | undefined {
  const { start, end } = linesOf(evidence);
  const lines = plainLines(text);
  const length = end - start;
  const same = lines
    .flatMap((line, i) => (line.slice(0, quoteLength).trimEnd() === evidence.quote ? [i] : []))
    .sort((a, b) => Math.abs(a - start) - Math.abs(b - start))
    .find((i) => hashOf(lines.slice(i, i + length + 1)) === evidence.code);
  if (same !== undefined) return { start: same, end: same + length, changed: false };
  const { path, quote } = evidence;
  const near = locate({ path, start, end, quote: [quote], before: unknown, after: unknown }, text);
  return near && { ...near, changed: true };
}

/** The zero-based lines of evidence when it was written; `end` included. */
export function linesOf({ lines }: Evidence): { start: number; end: number } {
  const [first, last = first] = String(lines).split('-').map(Number);
  return { start: first - 1, end: Math.max(last, first) - 1 };
}

function hashOf(lines: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(lines.join('\n')))).slice(0, 10);
}

function plainLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.replace(/\s+/g, ' ').trim());
}
