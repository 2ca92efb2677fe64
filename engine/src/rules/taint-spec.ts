import type { FileScope } from './file-scope';
import type { Requirement } from './requirement';
import type { Formula } from './rule';

/** Whether a match changes what its variable holds from there on; `only`: it says nothing of the occurrence itself. */
export type SideEffect = boolean | 'only';

/** Where data becomes tainted. */
export interface TaintSource {
  formula: Formula;
  /** The only files in which it is one; absent: all that the rule is for. */
  within?: FileScope;
  /** False: what stands inside of a match is a source as well. */
  exact: boolean;
  bySideEffect: SideEffect;
  /** Taints what is done after it, not a value. */
  control: boolean;
  /** The label of the data; undefined: the one that data without labels has. */
  label?: string;
  /** Labels that the source's own inputs must carry. */
  requires?: Requirement;
}

/** Where tainted data must not arrive. */
export interface TaintSink {
  formula: Formula;
  /** The only files in which it is one; absent: all that the rule is for. */
  within?: FileScope;
  /** False: what stands inside of a match is a sink as well. */
  exact: boolean;
  /** Counts only where the function is left. */
  atExit: boolean;
  /** Labels that the data must carry; for one metavariable of the pattern each, or for whatever arrives. */
  requires: readonly { metavariable?: string; requirement: Requirement }[];
}

/** What makes data harmless. */
export interface TaintSanitizer {
  formula: Formula;
  /** The only files in which it is one; absent: all that the rule is for. */
  within?: FileScope;
  exact: boolean;
  bySideEffect: SideEffect;
  /** Does not count where it also matches a source or a sink. */
  notConflicting: boolean;
}

/** How taint passes from one piece of code to another. */
export interface TaintPropagator {
  formula: Formula;
  /** Metavariables with their dollar sign. */
  from: string;
  to: string;
  /** False: the occurrence of `to` is tainted, its variable is not. */
  bySideEffect: boolean;
  label?: string;
  requires?: Requirement;
  /** Labels that the new one takes the place of; undefined: of all. */
  replaceLabels?: readonly string[];
}

/** Semgrep's options of data flow; each is false where the rule does not set it. */
export interface TaintOptions {
  /**
   * Conversions to numbers, guards, look-ups and the like end a flow (`metadata.precise`). False: all that goes into an
   * expression comes out of it, as in Semgrep.
   */
  precise: boolean;
  /** `taint_assume_safe_functions`: what a call returns carries its arguments only if it keeps text. */
  safeFunctions: boolean;
  safeIndexes: boolean;
  safeComparisons: boolean;
  safeBooleans: boolean;
  safeNumbers: boolean;
  onlyThroughAssignments: boolean;
  unifyMetavariables: boolean;
  /** `taint_intrafile`: functions of the same file are run where they are called. */
  followsCalls: boolean;
  /** `taint_focus_on: source`: a finding is where the data comes from. */
  focusOnSource: boolean;
  /** Pieces of text without one of which data is harmless (`metadata.harmless-without`): a quote, for text in quotes. */
  harmlessWithout: readonly string[];
  /** Data in a part of what reaches a sink does not count (`metadata.whole`): for names, and for maps whose keys matter. */
  whole: boolean;
}

/** The body of a rule with `mode: taint`. */
export interface TaintBody {
  mode: 'taint';
  options: TaintOptions;
  sources: TaintSource[];
  sinks: TaintSink[];
  sanitizers: TaintSanitizer[];
  propagators: TaintPropagator[];
  /** Ids of assets of the project whose names are sources. */
  assets?: readonly string[];
  /** Names of models (rules/models) whose patterns join these lists. */
  uses: { sources: string[]; sinks: string[]; sanitizers: string[] };
}

/** A source, sink or sanitizer about which nothing but its pattern is said: those of models. */
export function plainSource<F>(formula: F) {
  return { formula, exact: false, bySideEffect: false, control: false } as const;
}
export function plainSink<F>(formula: F) {
  return { formula, exact: true, atExit: false, requires: [] } as const;
}
export function plainSanitizer<F>(formula: F) {
  return { formula, exact: false, bySideEffect: false, notConflicting: false } as const;
}
