import type { Flow } from './dataflow/taint';
import type { FlowStep, NoteRef } from './findings/finding';
import type { ProgramFlow } from './program/program-flow';
import type { Match } from './rules/bindings';
import type { CompiledRule, CompiledRules } from './rules/compile';
import type { DocumentFacts } from './rules/document-facts';
import type { CompiledFormula } from './rules/evaluate';
import type { RuleSpec } from './rules/rule';

/** What a rule matched, before it is put into words. */
export interface Raw {
  rule: RuleSpec;
  match: Match;
  /** How data came here within the text. */
  flow?: Flow;
  /** How data came here through the program. */
  linked?: ProgramFlow;
  /** The control of the threat notes that it is about, what it answers, and the way past it. */
  control?: { ref: NoteRef; threats: NoteRef[]; steps: FlowStep[] };
}

/** What an analysis leaves for the next one of the same document. */
export interface DetectionMemo {
  facts: DocumentFacts;
  rules: CompiledRules;
  today: string;
  /** Of rules whose matches lie in one statement of the program each. */
  local: Raw[];
  sequences: Map<CompiledFormula, Match[]>;
  /** The taint rules that have sinks: data of other rules was not followed. */
  followed: ReadonlySet<RuleSpec>;
  /** The rules that could match the text. */
  applying: ReadonlySet<CompiledRule>;
}
