/**
 * Text that shows as it is in Markdown. Code and file names come from anywhere: they must not become links, pictures
 * or emphasis (CommonMark 0.31, "Backslash escapes"; GitHub's automatic links too).
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>~&$|!#@]/g, '\\$&')
    .replace(/:\/\//g, ':\\//')
    .replace(/\bwww\./gi, (match) => `${match.slice(0, -1)}\\.`)
    .replace(/^([+-]|\d+(?=[.)]))/, (match) => (/\d/.test(match) ? match : `\\${match}`))
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Text as code on one line: the fence is longer than any row of backticks in it. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const rows = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...rows.map((row) => row.length)) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** The target of a link to a zero-based line of a document: a fragment on the URI names the line. */
export function lineLink(uri: string, line: number): string {
  return `${uri.replaceAll('(', '%28').replaceAll(')', '%29')}#L${line + 1}`;
}
