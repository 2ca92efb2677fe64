import type { Finding } from '../findings/finding';
import { notesFor, type ThreatNotes } from '../threats/notes';
import type { Catalogue } from './catalogue';
import { requirementsOf } from './profiles';

/** Findings name their categories of the OWASP Top 10 themselves. */
const said = /^owasp-top10-/;

/**
 * Findings with the requirements that they concern: those of the profiles that the notes of the nearest folder name under
 * `compliance`. The given findings stay as they are.
 */
export function withRequirements(
  findings: readonly Finding[],
  notes: readonly ThreatNotes[],
  catalogues: readonly Catalogue[],
): Finding[] {
  return findings.map((finding) => {
    const compliance = (notesFor(notes, finding.path)?.compliance ?? []).filter((id) => !said.test(id));
    if (compliance.length === 0) return finding;
    const requirements = requirementsOf(catalogues, compliance, finding.cwe).map(
      ({ catalogue, id, title }) => ({
        catalogue,
        id,
        title,
      }),
    );
    return requirements.length > 0 ? { ...finding, requirements } : finding;
  });
}
