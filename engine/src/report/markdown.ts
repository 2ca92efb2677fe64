/** Texts of people and of code in Markdown, so that nothing in them does anything. */

/** A text as one line of Markdown: no markup, no links, no mentions, no line that reads from right to left by force. */
export function markdownText(value: string): string {
  return oneLine(value)
    .replace(/[\\`*_{}[\]()#+!<>|~&]/g, '\\$&')
    .replace(/^[-=]/, '\\$&')
    .replace(/^(\d+)\./, '$1\\.')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@(?=\w)/g, '@\u2060');
}

/** A text as code within a line. */
export function markdownCode(value: string): string {
  const text = oneLine(value).replace(/\|/g, '¦');
  const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${room}${text}${room}${ticks}`;
}

/** A table of cells that are Markdown already; empty without rows. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text on one line, without characters that turn the direction of what follows (Unicode, UAX #9). */
export function oneLine(value: string): string {
  return value
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
