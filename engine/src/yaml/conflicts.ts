/**
 * The text with the marks of a conflict that Git left blank, so that offsets stay: both sides are lines of the file. `found`
 * is told the offsets of each conflict's first mark.
 */
export function withoutConflicts(
  source: string,
  found: (start: number, end: number) => void = () => undefined,
): string {
  return source.replace(/^(?:<{7}|={7}|>{7}|\|{7})(?: [^\r\n]*)?$/gm, (mark, offset: number) => {
    if (mark.startsWith('<')) found(offset, offset + mark.length);
    return mark.replace(/./g, ' ');
  });
}
