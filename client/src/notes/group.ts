import type { ControlItem, ThreatItem, ThreatNotesItem } from '../../../protocol/src/index';
import { counted } from '../words';

/** How the threat notes view is ordered. */
export const noteGroupings = ['kind', 'threat', 'asset', 'entryPoint'] as const;
export type NoteGrouping = (typeof noteGroupings)[number];

/** A heading of the view with the threats below it. */
export interface ThreatGroup {
  /** The id of the asset or entry point; empty for threats that name none. */
  id: string;
  threats: ThreatItem[];
}

/** The threats by what they are about; those that name none come last. What no threat is about stays, empty. */
export function groupThreats(notes: ThreatNotesItem, by: 'asset' | 'entryPoint'): ThreatGroup[] {
  const entries = by === 'asset' ? notes.assets : notes.entryPoints;
  const idsOf = (threat: ThreatItem) => (by === 'asset' ? threat.assets : threat.entryPoints);
  const known = new Set(entries.map(({ id }) => id));
  const groups = entries.map(({ id }) => ({
    id,
    threats: notes.threats.filter((threat) => idsOf(threat).includes(id)),
  }));
  const rest = notes.threats.filter((threat) => !idsOf(threat).some((id) => known.has(id)));
  return rest.length > 0 ? [...groups, { id: '', threats: rest }] : groups;
}

/** How a threat stands, in a few words: `open · 2 findings · no control · review again`. */
export function threatState(
  { status, findings, controls, changed }: ThreatItem,
  all: readonly Pick<ControlItem, 'id' | 'met' | 'missing'>[] = [],
): string {
  const own = all.filter(({ id, met, missing }) => controls.includes(id) && met.length + missing.length > 0);
  const held = own.filter(({ missing }) => missing.length === 0).length;
  const words =
    own.length > 0 ? `controls met ${held}/${controls.length}` : counted(controls.length, 'control');
  return [
    status,
    findings.length > 0 ? counted(findings.length, 'finding') : '',
    controls.length > 0 ? words : status === 'open' ? 'no control' : '',
    changed === undefined ? '' : 'review again',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What is the matter with a threat, for one icon. */
export type ThreatMatter = 'open' | 'again' | 'held' | 'accepted' | 'transferred';

/**
 * `open`: findings touch it, a control is missing, or nothing answers it; `again`: it wants another review; `held`: its
 * controls are met, or it is called mitigated and nothing speaks against that.
 */
export function threatMatter(
  threat: ThreatItem,
  all: readonly Pick<ControlItem, 'id' | 'met' | 'missing'>[],
): ThreatMatter {
  const { status, findings, changed } = threat;
  const own = all.filter(({ id }) => threat.controls.includes(id));
  const lacks = own.some(({ missing }) => missing.length > 0);
  const isMet = own.length > 0 && own.every(({ met, missing }) => met.length > 0 && missing.length === 0);
  if (status === 'open' && !isMet) return 'open';
  if (status !== 'accepted' && status !== 'transferred' && (findings.length > 0 || lacks)) return 'open';
  if (changed !== undefined) return 'again';
  return status === 'accepted' || status === 'transferred' ? status : 'held';
}

/** Why a threat wants another review, as a sentence; `undefined` when it does not. */
export function reviewReason({ changed }: ThreatItem): string | undefined {
  return changed && `Files in its scope were changed on ${changed}, after the last review: review it again.`;
}

/** Where a control holds and where it is missing, in a few words: `missing in 2 places, met in 3`; empty when nobody looked. */
export function controlState({ met, missing }: Pick<ControlItem, 'met' | 'missing'>): string {
  const parts = [
    missing.length > 0 ? `missing in ${counted(missing.length, 'place')}` : '',
    met.length > 0 ? `met in ${met.length}` : '',
  ];
  return parts.filter(Boolean).join(', ');
}
