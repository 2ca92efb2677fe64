import type { Severity } from '../findings/finding';
import type { Range } from '../syntax/position';
import type { ThreatNotes } from './notes';
import { isExpired } from './overlay';

/** One entry of the notes for a view. */
export interface NoteEntry {
  id: string;
  title: string;
  /** One short line: what else is worth seeing at a glance. */
  detail: string;
  /** The workspace-relative file that it stands in. */
  path: string;
  /** Where the entry stands in the file (zero-based, UTF-16). */
  range: Range;
}

export interface ThreatEntry extends NoteEntry {
  status: ThreatNotes['threats'][number]['status'];
  severity: Severity;
}

export interface AcceptedEntry extends NoteEntry {
  expires?: string;
  expired: boolean;
}

export interface NoteEntries {
  threats: ThreatEntry[];
  assets: NoteEntry[];
  entryPoints: NoteEntry[];
  controls: NoteEntry[];
  accepted: AcceptedEntry[];
}

const severityOfLevel: Record<ThreatNotes['threats'][number]['severity'], Severity> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
};

/** The entries of the notes in file order, ready to list. `today` is YYYY-MM-DD and decides what has expired. */
export function noteEntries(notes: ThreatNotes, today: string): NoteEntries {
  const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const base = (id: string, title: string, details: readonly (string | undefined)[]): NoteEntry => ({
    id,
    title,
    detail: details.filter((part) => part !== undefined && part !== '').join(' · '),
    ...(notes.places[id] ?? { path: notes.path, range: nowhere }),
  });
  return {
    threats: notes.threats.map((threat) => ({
      ...base(threat.id, threat.title, [
        threat.severity,
        threat.status,
        threat.owner,
        threat.scope?.join(', '),
      ]),
      status: threat.status,
      severity: severityOfLevel[threat.severity],
    })),
    assets: notes.assets.map((asset) =>
      base(asset.id, asset.title, [asset.class, asset.identifiers?.join(', ')]),
    ),
    entryPoints: notes.entryPoints.map((entry) =>
      base(entry.id, entry.title ?? entry.id, [entry.kind, entry.trust, entry.scope.join(', ')]),
    ),
    controls: notes.controls.map((control) =>
      base(control.id, control.title, [checkWords(control.check), control.scope?.join(', ')]),
    ),
    accepted: notes.accepted.map((risk) => {
      const expired = isExpired(risk, today);
      const until = risk.expires && (expired ? `expired on ${risk.expires}` : `until ${risk.expires}`);
      return {
        ...base(risk.id, risk.reason, [risk.rule ?? risk.fingerprint?.slice(0, 8), risk.owner, until]),
        ...(risk.expires && { expires: risk.expires }),
        expired,
      };
    }),
  };
}

/** What a control asks for, in a few words. */
function checkWords(check: ThreatNotes['controls'][number]['check']): string | undefined {
  if (!check) return undefined;
  const list = (names: string | readonly string[]) =>
    typeof names === 'string' ? names : names.join(' or ');
  return [
    check.mustCall && `calls ${list(check.mustCall)}`,
    check.mustNotCall && `does not call ${list(check.mustNotCall)}`,
    check.mustUse && `uses ${check.mustUse.join(', ')}`,
  ]
    .filter(Boolean)
    .join(', ');
}
