import type { ThreatNotes } from '../threats/notes';
import type { CatalogueItem } from './catalogue';

/** What a control of the threat notes is about. */
export interface ControlLink {
  practices: readonly string[];
  /** The weaknesses of the threats that it answers. */
  cwe: readonly string[];
}

/** What a control is about, by its id. */
export function controlLink(id: string, notes: readonly ThreatNotes[]): ControlLink {
  return {
    practices: notes
      .flatMap(({ controls }) => controls)
      .filter((control) => control.id === id)
      .flatMap(({ check }) => check?.mustUse ?? []),
    cwe: notes
      .flatMap(({ threats }) => threats)
      .filter(({ mitigations }) => mitigations?.includes(id))
      .flatMap((threat) => threat.cwe ?? []),
  };
}

/** True where a control answers what an item asks for. */
export function concerns({ practices, cwe }: CatalogueItem, control: ControlLink): boolean {
  return shares(practices, control.practices) || shares(cwe, control.cwe);
}

/** True where two lists have something in common. */
export function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((each) => b.includes(each));
}
