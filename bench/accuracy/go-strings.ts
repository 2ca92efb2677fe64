/** A list of strings in Go source, and the offset behind it. */
export interface GoStrings {
  strings: string[];
  after: number;
}

const opening = '[]string{';
/** One token of a list: layout, a comment, a raw or an interpreted string, a sign. */
const token = /\s+|\/\/[^\n]*|`([^`]*)`|"((?:[^"\\]|\\.)*)"|[,+}]/y;

/** The literals `[]string{…}` of a Go source whose elements are constant; strings that are added up are one. */
export function readGoStrings(text: string): GoStrings[] {
  const lists: GoStrings[] = [];
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
    const list = readList(text, at + opening.length);
    if (list) lists.push(list);
  }
  return lists;
}

function readList(text: string, start: number): GoStrings | undefined {
  const strings: string[] = [];
  let isSum = false;
  token.lastIndex = start;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, raw, interpreted] = match;
    if (whole === '}') return { strings, after: token.lastIndex };
    if (whole === '+') isSum = true;
    const value = raw ?? (interpreted === undefined ? undefined : unquoted(interpreted));
    if (value === undefined) continue;
    if (isSum && strings.length > 0) strings[strings.length - 1] += value;
    else strings.push(value);
    isSum = false;
  }
  return undefined;
}

function unquoted(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    // Escapes that only Go has.
    return text;
  }
}
