import type { ControlEvidence, ControlPlace } from '../../controls/evidence';
import type { Finding } from '../../findings/finding';
import { noteEntries, notesFor, type ThreatNotes } from '../../threats/index';
import type { ReportControl, ReportThreat } from './model';

/** The threats of some notes; `controls` are those of the same notes. `today` is YYYY-MM-DD. */
export function threatsOf(
  notes: ThreatNotes,
  controls: readonly ReportControl[],
  findings: readonly Finding[],
  today: string,
): ReportThreat[] {
  const known = new Map(notes.threats.map((threat) => [threat.id, threat]));
  return noteEntries(notes, today).threats.map(({ id, title, status, path, range }) => ({
    id,
    title,
    severity: known.get(id)!.severity,
    status,
    controls: (known.get(id)?.mitigations ?? []).map(
      (named) => controls.find((control) => control.id === named) ?? { id: named, title: '' },
    ),
    findings: findings.filter(
      (finding) => finding.path.startsWith(notes.base) && finding.threats.some((threat) => threat.id === id),
    ),
    place: { path, range },
  }));
}

/**
 * The controls of some notes with what scans say of them in files that `isReviewed`; `all` are the notes in force, of which
 * nearer ones count for their own files. `today` is YYYY-MM-DD.
 */
export function controlsOf(
  notes: ThreatNotes,
  all: readonly ThreatNotes[],
  evidence: readonly ControlEvidence[],
  isReviewed: (path: string) => boolean,
  today: string,
): ReportControl[] {
  const checked = new Set(notes.controls.flatMap(({ id, check }) => (check ? [id] : [])));
  const here = (places: readonly ControlPlace[] = []) =>
    places
      .filter(({ path }) => isReviewed(path) && notesFor(all, path) === notes)
      .map(({ path, range, name }) => ({ path, range, name }));
  return noteEntries(notes, today).controls.map(({ id, title, path, range }) => {
    const own = evidence.find(({ control }) => control === id);
    return {
      id,
      title,
      isChecked: checked.has(id),
      met: here(own?.met),
      missing: here(own?.missing),
      place: { path, range },
    };
  });
}
