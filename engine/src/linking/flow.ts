/** One stop of a flow; offsets are UTF-16, end exclusive. */
export interface LinkedStep {
  path: string;
  start: number;
  end: number;
  /** Why the data is here: "handed to run()". */
  note: string;
}

/** One way from a source to the sink. */
export interface LinkedPath {
  /** The file and the index of its `sources`. */
  source: { path: string; index: number };
  /** Source first, sink last; of a long way the middle is left out, and a step says so. */
  steps: readonly LinkedStep[];
  /** How sure it is that each call on the way calls what it is taken to call. */
  confidence: 'high' | 'medium' | 'low';
  /** Set where the search for flows ended early, so that there may be more of them. */
  isCut?: boolean;
}

/** Data that arrives at a sink. */
export interface LinkedFlow {
  sinkPath: string;
  /** An index of the `sinks` of the text. */
  sink: number;
  /** The bit of the sink's rule. */
  rules: number;
  /** At most four, each from a source of its own, the shortest first. */
  paths: readonly LinkedPath[];
}
