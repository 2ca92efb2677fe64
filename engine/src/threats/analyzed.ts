import type { ThreatNotes } from './notes';

/**
 * What the analysis itself reads of notes, as a text to compare: rules, controls, and the ids that comments may name.
 * Where it stays the same, only the weight of findings can differ, and `overlay` is enough.
 */
export function analyzedPart(all: readonly ThreatNotes[]): string {
  return JSON.stringify(
    all.map((notes) => {
      const { base, assets, sources, sinks, sanitizers, summaries, controls, forbidden, threats } = notes;
      const checked = new Set(controls.filter(({ check }) => check).map(({ id }) => id));
      // What a missing control says and weighs is what the threats that name it do.
      const answered = threats.filter(({ mitigations }) => mitigations?.some((id) => checked.has(id)));
      const rules = { assets, sources, sinks, sanitizers, summaries, controls, forbidden };
      return { base, ...rules, named: threats.map(({ id }) => id), answered };
    }),
  );
}
