import type { Range, TextEdit } from '../syntax/position';

/** How bad a finding is; the order is from worst to mildest. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** How sure the analysis is; the order is from surest to least sure. */
export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** One stop of the data on its way from source to sink. */
export interface FlowStep {
  /** Workspace-relative path with forward slashes. */
  path: string;
  range: Range;
  /** The code at the step, on one line. */
  text: string;
  /** Why the data is here: "source", "assigned to id", "passed to query" ... */
  note: string;
}

/** A threat, control or accepted risk of the threat notes, as a finding names it. */
export interface NoteRef {
  id: string;
  title: string;
}

/** A requirement of a compliance profile, as a finding names it. */
export interface RequirementRef {
  /** The title of the profile. */
  catalogue: string;
  /** As published: `1.2.4`, `164.312(d)`. */
  id: string;
  title: string;
}

/** Why a finding is not counted. */
export interface Suppression {
  /** `comment`: a comment in the code; `accepted`: an accepted risk of the threat notes. */
  kind: 'comment' | 'accepted';
  reason: string;
  /** The id of the accepted risk, its owner and its last day (YYYY-MM-DD). */
  id?: string;
  owner?: string;
  expires?: string;
}

/** What threat notes may change of a finding. */
export type Weight = Pick<Finding, 'message' | 'severity' | 'confidence' | 'threats' | 'suppression'>;

/** What the analysis says about one place. Plain data: it crosses threads and processes. */
export interface Finding {
  ruleId: string;
  /** The tool that said it, where it was not Wardscribe: the finding was imported. */
  tool?: string;
  /** Workspace-relative path with forward slashes. */
  path: string;
  /** Zero-based, UTF-16, end exclusive. */
  range: Range;
  /** The same range as UTF-16 offsets. */
  start: number;
  end: number;
  message: string;
  severity: Severity;
  confidence: Confidence;
  /** `CWE-89` ... */
  cwe: string[];
  /** Category ids of both editions, derived from the CWE: `A05:2025`, `A03:2021`. */
  owasp: string[];
  /** The shortest way of the data, from source to sink; empty for structural findings. Steps may lie in other files. */
  flow: FlowStep[];
  /** Ways from other sources to the same place, at most three. */
  otherFlows: FlowStep[][];
  /** Set where the search for flows ended at its bound: there may be more of them. */
  isPartial?: true;
  /** Threats of the threat notes whose scope and CWE the finding touches. */
  threats: NoteRef[];
  /** Assets of the threat notes whose data it is about. */
  assets?: NoteRef[];
  /** The control of the threat notes that is missing here. */
  control?: NoteRef;
  /** What the project's compliance profiles require, as far as the finding speaks against it. */
  requirements?: RequirementRef[];
  /** Stable when lines move or code is reformatted; unique within a file. 32 hex digits. */
  fingerprint: string;
  /** Set when the finding is suppressed; it is then shown by reports only. */
  suppression?: Suppression;
  /** What the analysis alone said, where threat notes changed it: so that other notes can be applied without it. */
  asFound?: Weight;
  /** True when the rule has a fix that may apply here (whether it does is computed when asked for). */
  fixable: boolean;
}

/** How far a fix may be trusted: `safe` fix-all may apply it, `breaking` it can break loudly, `review` it is shown first. */
export const fixGrades = ['safe', 'breaking', 'review'] as const;
export type FixGrade = (typeof fixGrades)[number];

/** A rewrite that removes a finding. */
export interface Fix {
  ruleId: string;
  fingerprint: string;
  title: string;
  grade: FixGrade;
  edits: TextEdit[];
}

/** A change of the file that a problem is in, which settles it. */
export interface ProblemFix {
  /** What will be there after it. */
  title: string;
  edits: TextEdit[];
}

/** Something the analysis could not do: of a rule, a file, or the threat notes. Never thrown. */
export interface AnalysisProblem {
  /** The file that the problem is in, when it is in one. */
  path?: string;
  /** Zero-based range in that file. */
  range?: Range;
  ruleId?: string;
  message: string;
  severity: 'error' | 'warning' | 'info';
  /** Changes that settle it, best first. */
  fixes?: ProblemFix[];
}
