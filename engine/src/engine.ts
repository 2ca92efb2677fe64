import type { AnalysisProblem, Finding, Fix } from './findings/finding';
import type { LoadedRules, RuleInfo } from './rules/rule';
import type { TextEdit } from './syntax/position';
import type { ThreatNotes } from './threats/notes';

/** The bytes that the engine runs on; how they are read is the adapter's business. */
export interface EngineAssets {
  /** `web-tree-sitter.wasm`. */
  runtime: Uint8Array;
  /** The WebAssembly of a grammar (`javascript`, `typescript`, `tsx`, `python`); asked for on first use. */
  grammar(name: string): Uint8Array;
}

/** Rules compiled for use. */
export interface RuleSet {
  rules: readonly RuleInfo[];
  /** Problems of rule files and of patterns, on their own lines. */
  problems: readonly AnalysisProblem[];
}

export interface AnalysisSettings {
  rules: RuleSet;
  notes?: ThreatNotes;
  /** YYYY-MM-DD: decides which acceptances have expired. The engine has no clock. */
  today: string;
}

export interface AnalysisResult {
  /** Ordered by position. Suppressed findings are included and carry `suppression`. */
  findings: Finding[];
  problems: AnalysisProblem[];
}

/** A parsed text. Close it when it is no longer needed: its tree lives outside the garbage collector's reach. */
export interface SourceDocument {
  /** Workspace-relative path with forward slashes. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** Applies edits (offsets of the text before all of them) and re-parses what changed. */
  edit(edits: readonly TextEdit[]): void;
  close(): void;
}

/** Turns text, rules and threat notes into findings. Pure: same input, same output; analysis never throws. */
export class Engine {
  /** Starts the parser. Rejects when the runtime's bytes are not the expected WebAssembly. */
  static async create(_assets: EngineAssets): Promise<Engine> {
    throw new Error('not built yet');
  }

  /** Compiles rules; patterns are compiled per language on first use. */
  compile(_loaded: LoadedRules): RuleSet {
    throw new Error('not built yet');
  }

  /** Parses a text. `languageId` is VS Code's id; see `languageOfPath`. */
  open(_path: string, _languageId: string, _text: string): SourceDocument {
    throw new Error('not built yet');
  }

  /** Findings and problems of one document. */
  analyze(_document: SourceDocument, _settings: AnalysisSettings): AnalysisResult {
    throw new Error('not built yet');
  }

  /** The verified fixes of a finding, best first; each parses and removes the finding. */
  fixes(_document: SourceDocument, _finding: Finding, _settings: AnalysisSettings): Fix[] {
    throw new Error('not built yet');
  }
}
