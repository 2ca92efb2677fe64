import { diffArrays } from 'diff';

/** More changed lines than these are not compared: the texts are others. */
const maxEdits = 2000;

/** Where the lines of a text are in another one, zero-based; those that are gone give the line that is in their place. */
export function lineMap(before: string, after: string): (line: number) => number {
  if (before === after) return (line) => line;
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: maxEdits });
  const last = Math.max(0, linesOf(after).length - 1);
  if (!changes) return (line) => Math.min(line, last);
  const places: number[] = [];
  let now = 0;
  for (const { added, removed, count } of changes) {
    if (added) now += count;
    else for (let i = 0; i < count; i++) places.push(removed ? now : now++);
  }
  return (line) => Math.min(places[line] ?? last, last);
}

export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
