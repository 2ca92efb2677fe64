/** A stretch of a text that is followed while the text is edited. UTF-16 offsets, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** One replacement, as VS Code reports it. */
export interface Change {
  rangeOffset: number;
  rangeLength: number;
  text: string;
}

/**
 * Where a span is after a change. A change before it moves it, a change inside it stretches it; a change across one of
 * its borders cuts it to what is left of it.
 */
export function follow(span: Span, change: Change): Span {
  const from = change.rangeOffset;
  const to = from + change.rangeLength;
  const delta = change.text.length - change.rangeLength;
  // Text inserted exactly at a border is outside: typing next to a step does not change the step.
  if (to <= span.start) return { start: span.start + delta, end: span.end + delta };
  if (from >= span.end) return span;
  if (from >= span.start && to <= span.end) return { start: span.start, end: span.end + delta };
  if (from < span.start && to < span.end) return { start: to + delta, end: span.end + delta };
  if (from < span.start) return { start: from + change.text.length, end: from + change.text.length };
  return { start: span.start, end: from };
}
