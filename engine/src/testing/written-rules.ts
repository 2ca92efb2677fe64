import { isNode, parseAllDocuments } from 'yaml';
import { LineIndex, type Range } from '../syntax/position';

/** A rule as it stands in a file that need not be valid. */
export interface WrittenRule {
  id: string;
  /** Where the id stands, or the start of the file where that cannot be told. */
  range: Range;
}

/** The rules of a file, in order; read leniently, so that a refused rule can be named. Never throws. */
export function writtenRules(text: string): WrittenRule[] {
  const lines = new LineIndex(text);
  const found: WrittenRule[] = [];
  for (const document of parseAllDocuments(text, { merge: true, logLevel: 'silent', uniqueKeys: false })) {
    const rules = rulesOf(document);
    for (const [i, rule] of (Array.isArray(rules) ? rules : []).entries()) {
      if (typeof rule?.id !== 'string') continue;
      const node = document.getIn(['rules', i, 'id'], true);
      const [start, end] = (isNode(node) && node.range) || [0, 0];
      found.push({ id: rule.id, range: lines.range(start, end) });
    }
  }
  return found;
}

function rulesOf(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return (document.toJS({ maxAliasCount: 10_000 }) as { rules?: unknown } | null)?.rules;
  } catch {
    // Broken YAML names no rules; loading the file tells its errors.
    return undefined;
  }
}
