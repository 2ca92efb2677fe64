import type { TextSummary } from '../summaries/summary';

const keys = new WeakMap<TextSummary, string>();
/** What a summary says besides its graphs: where things stand, and what people read. */
const besides = new Set(['start', 'end', 'text', 'trace', 'lines', 'fields']);

/** All that linking makes of a summary: equal for two texts that differ only in where their code stands. */
export function graphKey(summary: TextSummary): string {
  let key = keys.get(summary);
  if (key === undefined) {
    const graph = JSON.stringify(summary, (name, value) => (besides.has(name) ? undefined : value));
    key = `${graph} ${nesting(summary)}`;
    keys.set(summary, key);
  }
  return key;
}

/** Which class stands in which. */
function nesting({ classes }: TextSummary): string {
  return classes
    .map(({ start, end }) => classes.findIndex((each) => each.start < start && each.end >= end))
    .join(' ');
}
