import type { AnalysisProblem, Finding } from '../findings/finding';
import { daysBetween, noticeDays } from './days';

/** Tells at the places of findings whose acceptance ends within two weeks. `today` is YYYY-MM-DD. */
export function endingAcceptances(findings: readonly Finding[], today: string): AnalysisProblem[] {
  return findings.flatMap(({ path, range, ruleId, suppression }) => {
    if (suppression?.kind !== 'accepted' || !suppression.expires) return [];
    const { id, owner, expires } = suppression;
    if (daysBetween(today, expires) > noticeDays) return [];
    const by = owner ? `, ${owner}` : '';
    const message = `${ruleId} is accepted here until ${expires} (${id}${by}): the finding is back after that day.`;
    return [{ path, range, message, severity: 'info' as const }];
  });
}
