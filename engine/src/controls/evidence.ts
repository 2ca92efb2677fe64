import type { Range } from '../syntax/position';

/** A place where a control has to hold. */
export interface ControlPlace {
  /** Workspace-relative path with forward slashes. */
  path: string;
  /** The smallest place that names the function: zero-based, UTF-16. */
  range: Range;
  /** The function, or the call that must not be there; empty for one without a name and for a whole file. */
  name: string;
  /** What meets the control: a call in the function, or what runs before it. */
  by?: { path: string; range: Range };
}

/** Where a control of the threat notes holds and where it is missing. Plain data. */
export interface ControlEvidence {
  /** The id of the control. */
  control: string;
  met: ControlPlace[];
  missing: ControlPlace[];
}

/** The evidence of several texts as one list with each control once, by id. */
export function joinEvidence(all: readonly ControlEvidence[]): ControlEvidence[] {
  const joined = new Map<string, ControlEvidence>();
  for (const { control, met, missing } of all) {
    const known = joined.get(control);
    joined.set(control, {
      control,
      met: [...(known?.met ?? []), ...met],
      missing: [...(known?.missing ?? []), ...missing],
    });
  }
  return [...joined.values()].sort((a, b) => (a.control < b.control ? -1 : 1));
}
