import type { Raw } from '../detection';
import type { AnalysisProblem } from '../findings/finding';
import type { Match } from '../rules/bindings';
import type { RuleSpec } from '../rules/rule';
import type { SummarizedDocument } from './document-summary';
import type { Linker, ProgramFlow } from './program-flow';
import { WorkspaceProgram } from './workspace-program';

/** Follows the data of a text as if there were no other. */
export const alone: Linker = {
  flowsInto(summary) {
    const program = new WorkspaceProgram();
    program.set(summary);
    return { flows: program.flowsInto(summary.path), textOf: () => undefined };
  },
};

/** What a rule matched where data of the program may arrive. */
export interface SinkMatch {
  rule: RuleSpec;
  match: Match;
}

/** The sinks of a text, by run of rules, then by their number. */
export function sinksOf({ summary, rules, matches }: SummarizedDocument): SinkMatch[][] {
  return summary.runs.map((text, run) =>
    (text?.sinks ?? []).map(({ query }, sink) => ({ rule: rules[run][query], match: matches[run][sink] })),
  );
}

/** What rules matched in a text for data that came through the program. */
export function linkedRaws(
  sinks: readonly (readonly SinkMatch[])[],
  flows: readonly ProgramFlow[],
): { raws: Raw[]; problems: readonly AnalysisProblem[] } {
  const raws = flows.flatMap((flow): Raw[] => {
    const at = sinks[flow.run]?.[flow.sink];
    return at && flow.paths.length > 0 ? [{ ...at, linked: flow }] : [];
  });
  const isCut = flows.some(({ paths }) => paths.some(({ isPartial }) => isPartial));
  // It is about the program, not this text: said once, however many texts it is true of.
  const cut: AnalysisProblem = {
    severity: 'warning',
    message: 'The search for data flows ended at its bound: there may be more than are told.',
  };
  return { raws, problems: isCut ? [cut] : [] };
}
