import type { ControlVerdict } from '../controls/verdict';
import type { Confidence } from '../findings/finding';
import type { Range } from '../syntax/position';
import type { DocumentSummary } from './document-summary';

/** One stop of a flow through a program. */
export interface ProgramStep {
  /** Workspace-relative path with forward slashes. */
  path: string;
  range: Range;
  note: string;
}

/** One way of the data from a source to the sink. */
export interface ProgramPath {
  /** The code of the source, on one line. */
  source: string;
  /** Source first, sink last. */
  steps: ProgramStep[];
  confidence: Confidence;
  isPartial: boolean;
}

/** Data that arrives at a sink of a text, wherever it comes from. Plain data: it crosses threads. */
export interface ProgramFlow {
  /** Which run of rules found it, and the number of the sink in the summary of the text for that run. */
  run: number;
  sink: number;
  /** At most four, each from a source of its own, the surest first. */
  paths: ProgramPath[];
  /** What a control of the threat notes says of the text, instead of data: `run` and `sink` are -1 then. */
  control?: ControlVerdict;
}

/** The flows into one text. */
export interface ProgramFlows {
  flows: readonly ProgramFlow[];
  /** The text of a file on the way; undefined when it cannot be had. */
  textOf(path: string): string | undefined;
}

/** Knows the other texts of a program. */
export interface Linker {
  /** The flows that end in a text when the program holds it as the summary says. */
  flowsInto(summary: DocumentSummary): ProgramFlows;
}
