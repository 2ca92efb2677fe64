import type { Finding, Suppression, Weight } from '../findings/finding';
import { confidences, severities } from '../findings/finding';
import { type ThreatNotes, withinNotes } from './notes';
import { scopesOf } from './scope';

type Threat = ThreatNotes['threats'][number];
type Accepted = ThreatNotes['accepted'][number];

/**
 * The findings of one file in this project's terms. Pure; the given findings stay as they are. Findings that other notes
 * were applied to are weighed anew, as the analysis found them; without notes they are as found.
 *
 * - Threats: a threat touches a finding when `path` is in its scope (none: everywhere) and its CWE list has one of the
 *   finding's (none: every finding in scope). A threat with neither touches nothing: it would say nothing.
 * - Severity: an `open` threat raises the findings that it touches by one step, never above `error`, when the threat is
 *   `high` or `critical` or the project's risk is. Many threats raise no further than one.
 * - Default severity: findings that no threat touches are one step milder where the project's risk is `low`; `info` and
 *   `hint` are one step graver where it is `critical`, or `high` and everybody can reach the system. What the notes
 *   themselves ask for (controls, forbidden calls) gets no milder.
 * - Confidence: in the files of an `untrusted` entry point, findings with a data flow are one step surer; in those of a
 *   `trusted` one, and of no `untrusted` one, one step less.
 * - Accepted risks: an acceptance in force suppresses; one that ended adds a sentence to the message.
 *
 * `path` is workspace-relative and below the notes' folder. `today` is YYYY-MM-DD; `expires` is the last day in force.
 */
export function overlay(
  weighed: readonly Finding[],
  notes: ThreatNotes | undefined,
  path: string,
  today: string,
): Finding[] {
  const findings = weighed.map(asFound);
  if (!notes) return findings;
  const scopes = scopesOf(notes);
  const within = withinNotes(notes, path);
  const threats = notes.threats.filter(
    (threat) => (threat.scope || threat.cwe?.length) && scopes.matches(threat.scope, within),
  );
  const trust = notes.entryPoints
    .filter((entry) => scopes.matches(entry.scope, within))
    .map((entry) => entry.trust);
  const step = trust.includes('untrusted') ? -1 : trust.includes('trusted') ? 1 : 0;
  const accepted = notes.accepted.filter((risk) => scopes.matches(risk.scope, within));
  return findings.map((finding) => {
    const touching = threats.filter((threat) => touches(threat, finding));
    const named = [
      ...finding.threats,
      ...touching
        .filter(({ id }) => !finding.threats.some((known) => known.id === id))
        .map(({ id, title }) => ({ id, title })),
    ];
    const isRaised = touching.some((threat) => raises(threat, notes));
    const now: Finding = {
      ...finding,
      threats: named,
      severity: moved(severities, finding.severity, isRaised ? -1 : byRisk(finding, named.length > 0, notes)),
      confidence: moved(confidences, finding.confidence, finding.flow.length > 0 ? step : 0),
      ...acceptance(finding, accepted, today),
    };
    return isWeighedAlike(finding, now) ? now : { ...now, asFound: weightOf(finding) };
  });
}

/** True when a finding is shown in the same way, whatever notes were applied: same place, other words or weight. */
export function isWeighedAlike(a: Weight, b: Weight): boolean {
  return JSON.stringify(weightOf(a)) === JSON.stringify(weightOf(b));
}

function weightOf({ message, severity, confidence, threats, suppression }: Weight): Weight {
  return { message, severity, confidence, threats, ...(suppression && { suppression }) };
}

function asFound(finding: Finding): Finding {
  const { asFound, suppression, ...rest } = finding;
  return asFound ? { ...rest, ...asFound } : finding;
}

/** True when an acceptance has ended; `today` is YYYY-MM-DD. */
export function isExpired(risk: { expires?: string }, today: string): boolean {
  return risk.expires !== undefined && risk.expires < today;
}

function touches(threat: Threat, finding: Finding): boolean {
  return !threat.cwe?.length || threat.cwe.some((cwe) => finding.cwe.includes(cwe));
}

function raises(threat: Threat, notes: ThreatNotes): boolean {
  const grave = (level: string | undefined) => level === 'high' || level === 'critical';
  return threat.status === 'open' && (grave(threat.severity) || grave(notes.project?.risk));
}

/** By how many steps what is at stake in the project moves a severity that no threat raises. */
function byRisk({ ruleId, severity }: Finding, isTouched: boolean, { project }: ThreatNotes): -1 | 0 | 1 {
  const isGrave = project?.risk === 'critical' || (project?.risk === 'high' && project.exposure === 'public');
  if (isGrave) return severity === 'info' || severity === 'hint' ? -1 : 0;
  return project?.risk === 'low' && !isTouched && !ruleId.startsWith('threat-notes.') ? 1 : 0;
}

/** The level some steps after another, or the last one that there is. */
function moved<T>(levels: readonly T[], level: T, steps: number): T {
  return levels[Math.min(levels.length - 1, Math.max(0, levels.indexOf(level) + steps))];
}

function acceptance(
  finding: Finding,
  accepted: readonly Accepted[],
  today: string,
): { suppression?: Suppression; message?: string } {
  if (finding.suppression) return {};
  const matching = accepted.filter(
    (risk) =>
      (risk.rule === undefined || risk.rule === finding.ruleId) &&
      (risk.fingerprint === undefined || risk.fingerprint === finding.fingerprint),
  );
  const inForce = matching.find((risk) => !isExpired(risk, today));
  if (inForce) {
    const { id, reason, owner, expires } = inForce;
    return {
      suppression: { kind: 'accepted', reason, id, ...(owner && { owner }), ...(expires && { expires }) },
    };
  }
  const ended = matching.sort((a, b) => (b.expires ?? '').localeCompare(a.expires ?? ''))[0];
  if (!ended) return {};
  return {
    message: `${finding.message} The accepted risk ${ended.id} expired on ${ended.expires}${by(ended)}.`,
  };
}

function by(risk: Accepted): string {
  return risk.owner ? ` (${risk.owner})` : '';
}
