import type { Raw } from '../detection';
import type { AnalysisProblem } from '../findings/finding';
import type { SummarizedDocument } from './document-summary';
import type { Linker, ProgramFlows } from './program-flow';
import { WorkspaceProgram } from './workspace-program';

/** Follows the data of a text as if there were no other. */
export const alone: Linker = {
  flowsInto(summary) {
    const program = new WorkspaceProgram();
    program.set(summary);
    return { flows: program.flowsInto(summary.path), textOf: () => undefined };
  },
};

/** What rules matched in a text for data that came through the program. */
export function linkedRaws(
  summarized: SummarizedDocument | undefined,
  linker: Linker,
): { raws: Raw[]; problems: readonly AnalysisProblem[]; textOf: ProgramFlows['textOf'] } {
  if (!summarized) return { raws: [], problems: [], textOf: () => undefined };
  const { summary, rules, matches, problems } = summarized;
  const { flows, textOf } = linker.flowsInto(summary);
  const raws = flows.flatMap((flow): Raw[] => {
    const sink = summary.runs[flow.run]?.sinks[flow.sink];
    if (!sink || flow.paths.length === 0) return [];
    return [{ rule: rules[flow.run][sink.query], match: matches[flow.run][flow.sink], linked: flow }];
  });
  const isCut = flows.some(({ paths }) => paths.some(({ isPartial }) => isPartial));
  // It is about the program, not this text: said once, however many texts it is true of.
  const cut: AnalysisProblem = {
    severity: 'warning',
    message: 'The search for data flows ended at its bound: there may be more than are told.',
  };
  return { raws, problems: isCut ? [...problems, cut] : problems, textOf };
}
