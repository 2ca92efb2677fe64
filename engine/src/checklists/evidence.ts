import type { Finding } from '../findings/finding';
import { globMatcher } from '../threats/glob';
import type { Catalogue } from './catalogue';

/**
 * Item id → the findings that speak against the item: not suppressed, and of one of its weaknesses or rules. Items
 * without one are left out.
 */
export function evidence(catalogue: Catalogue, findings: readonly Finding[]): Map<string, Finding[]> {
  const open = findings.filter((finding) => !finding.suppression);
  const byCwe = grouped(open, (finding) => finding.cwe);
  const byRule = grouped(open, (finding) => [finding.ruleId]);
  const result = new Map<string, Finding[]>();
  for (const { items } of catalogue.categories)
    for (const { id, cwe, rules } of items) {
      const against = new Set(cwe.flatMap((weakness) => byCwe.get(weakness) ?? []));
      for (const rule of rules) {
        const matches = globMatcher(rule);
        for (const [ruleId, list] of byRule)
          if (matches(ruleId)) for (const finding of list) against.add(finding);
      }
      if (against.size > 0) result.set(id, [...against]);
    }
  return result;
}

function grouped(
  findings: readonly Finding[],
  keysOf: (finding: Finding) => readonly string[],
): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const key of new Set(keysOf(finding))) {
      const list = groups.get(key);
      if (list) list.push(finding);
      else groups.set(key, [finding]);
    }
  return groups;
}
