import { type Mark, stepsOf } from '../dataflow/marks';
import type { ParsedDocument } from '../document';
import type { UniformTree } from '../syntax/tree';
import type { FlowStep } from './finding';
import { oneLine } from './message';

/** The path of the data as steps for people: the source, what it went through, the sink. */
export function flowSteps(
  document: ParsedDocument,
  tree: UniformTree,
  mark: Mark,
  sink: { start: number; end: number },
): FlowStep[] {
  const at = (start: number, end: number, note: string): FlowStep => ({
    path: document.path,
    range: document.lines.range(start, end),
    text: oneLine(tree.text.slice(start, end)),
    note,
  });
  const steps: FlowStep[] = [];
  for (const { node, note } of stepsOf(mark.trace)) {
    // What happens inside the sink itself is said by the sink.
    const inSink = tree.start[node] >= sink.start && tree.end[node] <= sink.end;
    if (!inSink || steps.length === 0) steps.push(at(tree.start[node], tree.end[node], note));
  }
  steps.push(at(sink.start, sink.end, 'sink'));
  return steps;
}
