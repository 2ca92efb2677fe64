import { printable } from '../../engine/src/report/index';
import type { ThreatCoverage } from '../../engine/src/threats/index';

/** How bad a threat is, from worst to mildest. */
export const threatSeverities = ['critical', 'high', 'medium', 'low'] as const;
export type ThreatSeverity = (typeof threatSeverities)[number];

/** True for an open threat that is as bad as a gate asks for, or worse. */
export function isAsked(
  { status, severity }: Pick<ThreatCoverage, 'status' | 'severity'>,
  asked: ThreatSeverity,
): boolean {
  return status === 'open' && threatSeverities.indexOf(severity) <= threatSeverities.indexOf(asked);
}

/** The line that says why a threat closes a gate. */
export function unanswered(
  { id, title, severity, place }: Pick<ThreatCoverage, 'id' | 'title' | 'severity' | 'place'>,
  why: string,
): string {
  return printable(
    `${place.path}:${place.range.start.line + 1}: ${id} ${title}: open, ${severity}, and ${why}`,
  );
}
