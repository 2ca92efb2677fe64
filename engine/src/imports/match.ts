import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../findings/finding';
import { owaspOf } from '../findings/owasp';
import type { Import, ImportedFinding } from './imported';

/** Tools mark a call, its argument or its line: so many lines apart it is still one place. */
const near = 2;

/**
 * The open findings of other tools in one file as findings, without those that ours say already: one of the same weakness
 * at the same place. `lines` are those of the file as it is now; without them the lines of the import count.
 */
export function importedFindings(
  imports: readonly Import[],
  path: string,
  ours: readonly Finding[],
  lines?: readonly string[],
): Finding[] {
  return imports.flatMap(({ tool, findings }) =>
    findings.flatMap((imported) => {
      if (imported.path !== path || imported.state !== 'open') return [];
      const line = lines ? lineNow(imported, lines) : (imported.line ?? 0);
      if (line === undefined) return [];
      const isKnown = ours.some(
        ({ cwe, range }) =>
          Math.abs(range.start.line - line) <= near && cwe.some((each) => imported.cwe.includes(each)),
      );
      return isKnown ? [] : [findingOf(imported, tool, path, line, lines?.[line])];
    }),
  );
}

/** Where the line of a finding is now: where it was, if the code is the same, else the nearest line with that code. */
function lineNow({ line = 0, quote }: ImportedFinding, lines: readonly string[]): number | undefined {
  const plain = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim().slice(0, 200);
  if (quote === undefined) return Math.min(line, lines.length - 1);
  if (plain(lines[line]) === quote) return line;
  let nearest: number | undefined;
  lines.forEach((text, i) => {
    if (plain(text) !== quote) return;
    if (nearest === undefined || Math.abs(i - line) < Math.abs(nearest - line)) nearest = i;
  });
  return nearest;
}

function findingOf(
  { key, rule, severity, message, cwe }: ImportedFinding,
  tool: string,
  path: string,
  line: number,
  text = '',
): Finding {
  const from = /^\s*/.exec(text)![0].length;
  const to = Math.max(from, text.trimEnd().length);
  return {
    ruleId: rule,
    tool,
    path,
    range: { start: { line, character: from }, end: { line, character: to } },
    start: 0,
    end: 0,
    message,
    severity,
    confidence: 'medium',
    cwe,
    owasp: owaspOf(cwe),
    flow: [],
    otherFlows: [],
    threats: [],
    fingerprint: bytesToHex(sha256(utf8ToBytes(`${tool} ${key}`))).slice(0, 32),
    fixable: false,
  };
}
