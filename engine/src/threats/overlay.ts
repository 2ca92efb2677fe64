import type { Confidence, Finding, Severity, Suppression } from '../findings/finding';
import { confidences, severities } from '../findings/finding';
import { type ThreatNotes, withinNotes } from './notes';
import { scopesOf } from './scope';

type Threat = ThreatNotes['threats'][number];
type Accepted = ThreatNotes['accepted'][number];

/**
 * The findings of one file in this project's terms. Pure; the given findings stay as they are.
 *
 * - Threats: a threat touches a finding when `path` is in its scope (none: everywhere) and its CWE list has one of the
 *   finding's (none: every finding in scope). A threat with neither touches nothing: it would say nothing.
 * - Severity: an `open` threat raises the findings that it touches by one step, never above `error`, when the threat is
 *   `high` or `critical` or the project's risk is. Many threats raise no further than one.
 * - Confidence: in the files of an `untrusted` entry point, findings with a data flow are one step surer.
 * - Accepted risks: an acceptance in force suppresses; one that ended adds a sentence to the message.
 *
 * `path` is workspace-relative and below the notes' folder. `today` is YYYY-MM-DD; `expires` is the last day in force.
 */
export function overlay(
  findings: readonly Finding[],
  notes: ThreatNotes,
  path: string,
  today: string,
): Finding[] {
  const scopes = scopesOf(notes);
  const within = withinNotes(notes, path);
  const threats = notes.threats.filter(
    (threat) => (threat.scope || threat.cwe?.length) && scopes.matches(threat.scope, within),
  );
  const untrusted = notes.entryPoints.some(
    (entry) => entry.trust === 'untrusted' && scopes.matches(entry.scope, within),
  );
  const accepted = notes.accepted.filter((risk) => scopes.matches(risk.scope, within));
  return findings.map((finding) => {
    const touching = threats.filter((threat) => touches(threat, finding));
    const surer = untrusted && finding.flow.length > 0;
    return {
      ...finding,
      threats: [
        ...finding.threats,
        ...touching
          .filter(({ id }) => !finding.threats.some((known) => known.id === id))
          .map(({ id, title }) => ({ id, title })),
      ],
      severity: touching.some((threat) => raises(threat, notes)) ? worse(finding.severity) : finding.severity,
      confidence: surer ? moreSure(finding.confidence) : finding.confidence,
      ...acceptance(finding, accepted, today),
    };
  });
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

function worse(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)];
}

function moreSure(confidence: Confidence): Confidence {
  return confidences[Math.max(0, confidences.indexOf(confidence) - 1)];
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
