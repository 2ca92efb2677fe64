import { type Mark, stepsOf } from '../dataflow/marks';
import type { Flow } from '../dataflow/taint';
import type { ParsedDocument } from '../document';
import type { ProgramFlow, ProgramFlows, ProgramStep } from '../program/program-flow';
import { LineIndex, type Position } from '../syntax/position';
import type { UniformTree } from '../syntax/tree';
import type { Confidence, FlowStep } from './finding';
import { type Extras, oneLine } from './message';

/** How data came to a finding, in words. */
export interface Way {
  /** The paths, each from the source to the sink, the one that says most first; empty: no data came. */
  paths: FlowStep[][];
  /** How sure it is that the data takes the first path. */
  confidence: Confidence;
  /** True where there may be more paths than were searched. */
  isPartial: boolean;
  /** `SOURCE` and `SOURCE_LINE` of the rule's message. */
  extras: Extras;
  /** What each path begins with, as the code writes it. */
  sources: string[];
}

interface Stretch {
  start: number;
  end: number;
}

/** Of a finding without data flow. */
export const noWay: Way = { paths: [], confidence: 'high', isPartial: false, extras: {}, sources: [] };

/** Of data that stayed within its text. */
export function textWay(document: ParsedDocument, tree: UniformTree, flow: Flow, sink: Stretch): Way {
  const [first] = flow.marks;
  const sources = flow.marks.map(
    ({ source, key }) => tree.textOf(source) + (key === undefined ? '' : `.${key}`),
  );
  const extras = {
    SOURCE: sources[0],
    SOURCE_LINE: String(document.lines.position(tree.start[first.source]).line + 1),
  };
  const paths = flow.marks.map((mark) => markSteps(document, tree, mark, sink));
  return { paths, confidence: 'high', isPartial: false, extras, sources };
}

function markSteps(document: ParsedDocument, tree: UniformTree, mark: Mark, sink: Stretch): FlowStep[] {
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

/** Of data that came through the program. `textOf`: the texts of other files on the way. */
export function programWay(
  document: ParsedDocument,
  { paths }: ProgramFlow,
  sink: Stretch,
  textOf: ProgramFlows['textOf'],
): Way {
  const [{ source, steps, confidence }] = paths;
  const from = steps[0];
  const line = String(from.range.start.line + 1);
  const extras = {
    SOURCE: source,
    SOURCE_LINE: from.path === document.path ? line : `${line} of ${fileName(from.path)}`,
  };
  const texts = new Map([[document.path, { text: document.text, lines: document.lines }]]);
  const codeAt = ({ path, range }: ProgramStep): string | undefined => {
    let known = texts.get(path);
    if (!known) {
      const text = textOf(path);
      if (text === undefined) return undefined;
      known = { text, lines: new LineIndex(text) };
      texts.set(path, known);
    }
    const { text, lines } = known;
    return oneLine(text.slice(lines.offset(range.start), lines.offset(range.end)));
  };
  const sinkRange = document.lines.range(sink.start, sink.end);
  const sinkStep: FlowStep = {
    path: document.path,
    range: sinkRange,
    text: oneLine(document.text.slice(sink.start, sink.end)),
    note: 'sink',
  };
  const isInSink = ({ path, range }: ProgramStep): boolean => {
    if (path !== document.path) return false;
    const { lines } = document;
    return lines.offset(range.start) >= sink.start && lines.offset(range.end) <= sink.end;
  };
  const described = paths.map((path) => [
    ...path.steps
      .filter((step, i, all) => i === 0 || !(isInSink(step) || isPartOf(step, all[i + 1])))
      .map((step, i) => ({ ...step, text: codeAt(step) ?? (i === 0 ? path.source : fileName(step.path)) })),
    sinkStep,
  ]);
  return {
    paths: described,
    confidence,
    isPartial: paths.some((path) => path.isPartial),
    extras,
    sources: paths.map((path) => path.source),
  };
}

/** True for a step that the next one says again of more code: one of many texts that are joined into one. */
function isPartOf(step: ProgramStep, next: ProgramStep | undefined): boolean {
  return (
    next !== undefined &&
    step.note === next.note &&
    step.path === next.path &&
    isBefore(next.range.start, step.range.start) &&
    isBefore(step.range.end, next.range.end)
  );
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
