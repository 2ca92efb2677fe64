import type { AnalysisProblem, Confidence, FixGrade, Severity } from '../findings/finding';
import type { TextOptions } from '../generic/options';
import type { Range } from '../syntax/position';
import type { Expression } from './comparison';
import type { EntryPointSpec } from './entry-point-spec';
import type { FileScope } from './file-scope';
import type { LibrarySpec } from './library';
import type { MatchOptions } from './match-options';
import type { PracticeSpec } from './practice-spec';
import type { SideEffect, TaintBody } from './taint-spec';

/** A YAML file of rules or of models, as text. The engine reads no files. */
export interface RuleFile {
  /** Shown in problems; workspace-relative or absolute. */
  path: string;
  text: string;
}

/** A pattern formula of Semgrep's rule language, validated but not yet compiled for a language. */
export type Formula =
  | { kind: 'pattern'; text: string; range: Range }
  /**
   * The same code as languages write it, each by one of its names for rules: any of the patterns for a language. What a
   * language cannot read as code is nothing in it.
   */
  | { kind: 'spelled'; spellings: { language: string; texts: string[] }[]; range: Range }
  | { kind: 'regex'; source: string; range: Range }
  | {
      kind: 'all';
      parts: Formula[];
      conditions: Condition[];
      /** Lists of metavariables: one of each list, all lists at once. */
      focus: string[][];
      range: Range;
    }
  | { kind: 'any'; parts: Formula[]; range: Range }
  | { kind: 'not'; part: Formula; range: Range }
  | { kind: 'inside'; part: Formula; range: Range }
  /** Matches somewhere in the file; only its metavariables matter. */
  | { kind: 'anywhere'; part: Formula; range: Range }
  /** The whole match gets a name. */
  | { kind: 'named'; part: Formula; name: string; range: Range };

/** A filter on the bindings of an `all`. Metavariables are written with their dollar sign. */
export type Condition =
  | { kind: 'regex'; metavariable: string; source: string; constants: boolean; range: Range }
  | { kind: 'pattern'; metavariable: string; formula: Formula; language?: string; range: Range }
  | { kind: 'comparison'; expression: Expression; base?: number; strip: boolean; range: Range }
  | { kind: 'analysis'; metavariable: string; analyzer: 'entropy' | 'redos'; range: Range }
  | { kind: 'type'; metavariable: string; types: string[]; range: Range };

/** How a finding can be repaired (`metadata.fixes`, or Semgrep's `fix`). */
export interface FixSpec {
  /** What will be in the code after, with metavariables. */
  title: string;
  grade: FixGrade;
  /** Text for the replaced range, with metavariables; absent when an expression or a builder makes the edits. */
  template?: string;
  /** Semgrep's `fix-regex`: each match in the replaced range becomes the replacement; `count`: only so many do. */
  regex?: { source: string; replacement: string; count?: number };
  /** True for Semgrep's own `fix` and `fix-regex`, which its `test` command applies without trying them. */
  isPlain?: boolean;
  /** A named rewrite of `engine/src/fixes/builders`, with its options. */
  builder?: { name: string; options: Record<string, string> };
  /** `match`: the finding's range. `whole`: the whole pattern match around a focused metavariable. */
  replace: 'match' | 'whole';
  /** Import lines that the rewrite needs; added when the file lacks them. */
  imports: string[];
  /** The languages, by their first names for rules, whose code it is; absent: all of the rule's. */
  languages?: string[];
}

/** What the rule is about, for people and reports. */
export interface RuleInfo {
  id: string;
  title: string;
  /** The message template, with metavariables, `$SOURCE` and `$SOURCE_LINE`. */
  message: string;
  /** One sentence: what goes wrong when this stays. */
  why: string;
  severity: Severity;
  confidence: Confidence;
  cwe: string[];
  /** Categories of both editions, derived from the CWE. */
  owasp: string[];
  /** As the rule names them: `javascript`, `typescript`, `python` ... */
  languages: string[];
  mode: 'search' | 'taint';
  references: string[];
  fixes: { title: string; grade: FixGrade }[];
}

/** A validated rule. */
export interface RuleSpec extends Omit<RuleInfo, 'fixes'> {
  path: string;
  /** Where the rule's id stands in its file. */
  range: Range;
  fixes: FixSpec[];
  include: string[];
  exclude: string[];
  /** The only files that it is for; absent: all. */
  within?: FileScope;
  /** How patterns match; absent where that is as usual. */
  matchOptions?: MatchOptions;
  /** How texts are read by the patterns for any text; absent where that is as usual. */
  textOptions?: TextOptions;
  body: { mode: 'search'; formula: Formula } | TaintBody;
}

/** A named list of patterns that several rules share: the sources of a framework, the sinks of a library. */
export interface ModelSpec {
  id: string;
  languages: string[];
  kind: 'source' | 'sink' | 'sanitizer';
  patterns: ModelPattern[];
}

export interface ModelPattern {
  formula: Formula;
  /** Of sources and sanitizers. */
  bySideEffect: SideEffect;
}

export interface LoadedRules {
  rules: RuleSpec[];
  models: ModelSpec[];
  /** What functions of libraries do with data. */
  libraries: LibrarySpec[];
  /** Where data of others comes in, and what runs before. */
  entryPoints: EntryPointSpec[];
  /** What does what controls ask for by name. */
  practices: PracticeSpec[];
  /** What projects call their sensitive data, by folder; absent where they say nothing of it. */
  assets?: readonly FolderAssets[];
  /**
   * The rules that notes make and whose data is followed, in the order in which summaries of texts number them, behind all
   * others. One that is gone stays here until another one takes its number: those of the others do not move.
   */
  numbered?: readonly RuleSpec[];
  problems: AnalysisProblem[];
}

/** The sensitive data of a folder. */
export interface FolderAssets {
  within: FileScope;
  assets: readonly AssetNames[];
}

/** What code calls one thing worth protecting. */
export interface AssetNames {
  id: string;
  title: string;
  /** The kind of data: `phi`, `pii`, `pci`, `credential` ... */
  class?: string;
  /** Names of variables and properties: `ssn`, `diagnosis*`, `Patient.dob`. */
  identifiers: readonly string[];
}
