import { compileRegex, type RegexMatch } from '../rules/regex';
import type { FixSpec } from '../rules/rule';
import type { Filled } from './template';

/**
 * Semgrep's `fix-regex` on the text of a match.
 * @returns undefined when nothing of the text matches, or it cannot be told in time
 */
export function replacedByRegex(
  text: string,
  { source, replacement, count }: NonNullable<FixSpec['regex']>,
): Filled | undefined {
  const found = compileRegex(source).regex?.matchAll(text);
  if (found === undefined || found === 'budget' || found.length === 0) return undefined;
  let result = '';
  let end = 0;
  // As in Python, a count of 0 means all.
  for (const match of count ? found.slice(0, count) : found) {
    result += text.slice(end, match.start) + replacementOf(replacement, text, match);
    end = match.end;
  }
  return { text: result + text.slice(end), isComplete: true };
}

/** A replacement with its groups: `\\1`, `\\g<1>` and `\\g<name>` as in Python, `$1` and `${name}` as in PCRE2. */
function replacementOf(replacement: string, text: string, match: RegexMatch): string {
  const { groups } = match;
  const expression = /\\(?:(\d{1,2})|g<(\w+)>|([nrt\\]))|\$(?:(\d{1,2})|\{(\w+)\})/g;
  return replacement.replace(expression, (whole, ...parts: (string | undefined)[]) => {
    const [number, named, letter, dollarNumber, dollarNamed] = parts;
    if (letter !== undefined) return { n: '\n', r: '\r', t: '\t' }[letter] ?? '\\';
    const name = number ?? named ?? dollarNumber ?? dollarNamed ?? '';
    if (name === '0') return text.slice(match.start, match.end);
    const group = groups[name];
    if (group) return text.slice(group.start, group.end);
    // A group that took no part is empty; a dollar sign that no group follows is one.
    return whole.startsWith('$') ? whole : '';
  });
}
