import type { TextEdit } from '../../engine/src/index';

/** A stretch of a text after edits: kept from the text before, or new. */
type Piece = { start: number; end: number } | { text: string };

/**
 * One list of edits that does what `first` and then `second` do. Neither list overlaps within itself; the offsets of
 * `second` are those of the text after `first`. The result is ordered, free of overlaps, and has the offsets of the
 * text before both.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const between = pieces(first);
  const after: Piece[] = [];
  let at = 0;
  for (const edit of ordered(second)) {
    after.push(...slice(between, at, edit.start), { text: edit.text });
    at = edit.end;
  }
  after.push(...slice(between, at, Number.POSITIVE_INFINITY));
  return edits(after);
}

/**
 * Where a stretch of the text before the edits stands after them; `undefined` when an edit changed something inside
 * it or at its borders. `edits` are ordered and free of overlaps, as `composeEdits` returns them.
 */
export function mapStretch(
  start: number,
  end: number,
  edits: readonly TextEdit[],
): { start: number; end: number } | undefined {
  let shift = 0;
  for (const edit of edits) {
    if (edit.start > end) break;
    if (edit.end >= start) return undefined;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return { start: start + shift, end: end + shift };
}

/** The text after the edits as pieces; the last one reaches to the end of any text. */
function pieces(list: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const edit of ordered(list)) {
    if (edit.start > at) result.push({ start: at, end: edit.start });
    if (edit.text !== '') result.push({ text: edit.text });
    at = edit.end;
  }
  result.push({ start: at, end: Number.POSITIVE_INFINITY });
  return result;
}

function slice(list: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of list) {
    const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    if (start < end) {
      if ('text' in piece) result.push({ text: piece.text.slice(start, end) });
      else result.push({ start: piece.start + start, end: piece.start + end });
    }
    at += length;
    if (at >= to) break;
  }
  return result;
}

function edits(list: readonly Piece[]): TextEdit[] {
  const result: TextEdit[] = [];
  let at = 0;
  let text = '';
  for (const piece of list) {
    if ('text' in piece) {
      text += piece.text;
      continue;
    }
    if (piece.start > at || text !== '') result.push({ start: at, end: piece.start, text });
    at = piece.end;
    text = '';
  }
  return result;
}

function ordered(list: readonly TextEdit[]): TextEdit[] {
  return [...list].sort((a, b) => a.start - b.start || a.end - b.end);
}
