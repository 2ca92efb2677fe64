import {
  type Analysis,
  analyzeAgain,
  analyzeDocument,
  type Detection,
  firstLook,
  summaryOf,
  threatCommentsOf,
} from './analysis';
import type { ControlEvidence } from './controls/evidence';
import { ParsedDocument } from './document';
import type { EntryPoint } from './entrypoints/entry-point';
import { entryPointsOf } from './entrypoints/find';
import type { AnalysisProblem, Finding, Fix } from './findings/finding';
import { fixesOf, plainEditsOf } from './fixes/fixes';
import { languageOfEditorId, languages } from './languages/index';
import { Languages } from './languages/loader';
import { mayHoldThreatComment } from './languages/lowering';
import type { DocumentSummary } from './program/document-summary';
import type { KeptLook } from './program/kept-look';
import type { Linker, ProgramFlows } from './program/program-flow';
import { functionsOf, type NamedFunction } from './reviews/functions';
import { CompiledRules } from './rules/compile';
import type { LoadedRules, RuleInfo } from './rules/rule';
import { Names } from './syntax/names';
import type { TextEdit } from './syntax/position';
import { startRuntime } from './syntax/runtime';
import type { ThreatComment } from './threats/comments';
import { notesFor, type ThreatNotes } from './threats/notes';
import { NotesChange } from './threats/notes-change';

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
  /** Problems of rule files and of patterns, on their own lines. Patterns are known when their language was used. */
  problems: readonly AnalysisProblem[];
}

export interface AnalysisSettings {
  rules: RuleSet;
  /** The notes of all folders; those of the nearest folder count. */
  notes?: readonly ThreatNotes[];
  /** YYYY-MM-DD: decides which acceptances have expired. The engine has no clock. */
  today: string;
}

export interface AnalysisResult {
  /** Ordered by position. Suppressed findings are included and carry `suppression`. */
  findings: Finding[];
  problems: AnalysisProblem[];
  /** Where controls of the threat notes hold in the document and where not; empty where none has a check. */
  controls: ControlEvidence[];
}

/** What a first look at a file of a scan gives; plain data. */
export interface FirstResult extends AnalysisResult {
  summary?: DocumentSummary;
  kept?: KeptLook;
  /** True where comments may name entries of threat notes. */
  speaks: boolean;
}

/** A parsed text. Close it when it is no longer needed: its tree lives outside the garbage collector's reach. */
export interface SourceDocument {
  /** Workspace-relative path with forward slashes. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** Where the text does not parse, as UTF-16 offsets, in order. */
  errorRanges(): readonly { start: number; end: number }[];
  /** Applies edits (offsets of the text before all of them) and re-parses what changed. Edits must not overlap. */
  edit(edits: readonly TextEdit[]): void;
  close(): void;
}

/** Turns text, rules and threat notes into findings. Pure: same input, same output; analysis never throws. */
export class Engine {
  private constructor(private readonly languages: Languages) {}

  /** Starts the parser. Rejects when the runtime's bytes are not the expected WebAssembly. */
  static async create(assets: EngineAssets): Promise<Engine> {
    const runtime = await startRuntime(assets.runtime);
    return new Engine(new Languages(runtime, new Names(), (name) => assets.grammar(name)));
  }

  /**
   * Compiles rules; patterns are compiled per language on first use, and not again where `earlier` rules had them: those
   * that were in force before the notes of the project changed.
   */
  compile(loaded: LoadedRules, earlier?: RuleSet): RuleSet {
    return new CompiledRules(loaded, this.languages, earlier && compiledRules(earlier));
  }

  /** Compiles the patterns of all rules for the languages that they name, so that `problems` is complete. */
  check(rules: RuleSet): void {
    const compiled = compiledRules(rules);
    for (const definition of languages) {
      compiled.forLanguage(definition);
      compiled.entries.entryPointsOf(definition);
      compiled.entries.practicesOf(definition);
    }
  }

  /**
   * Opens a text, which is parsed when a rule looks at it. `languageId` is VS Code's id (`languageIds` lists those known);
   * throws for another one.
   */
  open(path: string, languageId: string, text: string): SourceDocument {
    const definition = languageOfEditorId(languageId);
    if (!definition) throw new Error(`Wardscribe does not analyze ${languageId}.`);
    return new ParsedDocument(path, languageId, definition, text, this.languages);
  }

  /**
   * What data flow knows of one document; undefined where it stays within it. Add it to a `WorkspaceProgram`, and the
   * flows of other texts into this one, and of this one into others, are found.
   */
  summarize(document: SourceDocument, settings: AnalysisSettings): DocumentSummary | undefined {
    const { rules, notes, today } = inputsOf(document, settings);
    return summaryOf(parsed(document), rules, notes, today);
  }

  /** How rules and notes differ from those before, and which texts have to be looked at again for that. */
  change(before: AnalysisSettings, after: AnalysisSettings): NotesChange {
    const inForce = ({ rules, notes = [] }: AnalysisSettings) => ({ rules: compiledRules(rules), notes });
    return new NotesChange(inForce(before), inForce(after));
  }

  /** Findings and problems of one document; `linker` knows the other texts of its program, if there are any. */
  analyze(document: SourceDocument, settings: AnalysisSettings, linker?: Linker): AnalysisResult {
    return resultOf(this.analysis(document, settings, linker));
  }

  /**
   * The first look at a file of a scan: what is found without data flow, what data flow knows of it (`summarize`), and,
   * where flows may end in it, what is kept for `analyzeAgain`.
   */
  firstLook(document: SourceDocument, settings: AnalysisSettings): FirstResult {
    const { analysis, summary, kept } = firstLook(parsed(document), inputsOf(document, settings));
    return { ...resultOf(analysis), summary, kept, speaks: mayHoldThreatComment.test(document.text) };
  }

  /** What `analyze` gives for the same text, once the flows into it are known, of what the first look at it kept. */
  analyzeAgain(
    document: SourceDocument,
    settings: AnalysisSettings,
    kept: KeptLook,
    flows: ProgramFlows,
  ): AnalysisResult {
    return resultOf(analyzeAgain(parsed(document), inputsOf(document, settings), kept, flows));
  }

  /** Where data of others comes into the program in a document, by position. Nothing is parsed twice. */
  entryPoints(document: SourceDocument, settings: Pick<AnalysisSettings, 'rules'>): EntryPoint[] {
    return entryPointsOf(parsed(document), compiledRules(settings.rules));
  }

  /** The comments of a document that speak of threats, in order. */
  threatComments(document: SourceDocument): ThreatComment[] {
    return threatCommentsOf(parsed(document));
  }

  /** The functions of a document that have names, by position. */
  functions(document: SourceDocument): NamedFunction[] {
    return functionsOf(parsed(document));
  }

  /**
   * What Semgrep's `fix` or `fix-regex` makes of a finding, whether or not it parses and removes the finding: for tests
   * of rules. Empty when the rule has neither.
   */
  plainEdits(document: SourceDocument, finding: Finding, settings: AnalysisSettings): TextEdit[] {
    const detection = this.analysis(document, settings).detections.find(isOf(finding));
    return detection ? plainEditsOf(parsed(document), detection) : [];
  }

  /** The verified fixes of a finding, best first; each parses and removes the finding. `linker`: as in `analyze`. */
  fixes(document: SourceDocument, finding: Finding, settings: AnalysisSettings, linker?: Linker): Fix[] {
    const { detections } = this.analysis(document, settings, linker);
    const detection = detections.find(isOf(finding));
    if (!detection) return [];
    const countAfter = (text: string) => {
      const after = this.open(document.path, document.languageId, text);
      try {
        const { findings } = this.analyze(after, settings, linker);
        return { errors: after.errorRanges().length, findings };
      } finally {
        after.close();
      }
    };
    const before = {
      errors: document.errorRanges().length,
      findings: detections.map((each) => each.finding),
    };
    return fixesOf(parsed(document), detection, before, countAfter);
  }

  private analysis(document: SourceDocument, settings: AnalysisSettings, linker?: Linker): Analysis {
    return analyzeDocument(parsed(document), inputsOf(document, settings), linker);
  }
}

function resultOf({ detections, problems, controls }: Analysis): AnalysisResult {
  return { findings: detections.map(({ finding }) => finding), problems, controls };
}

function inputsOf({ path }: SourceDocument, { rules, notes, today }: AnalysisSettings) {
  return { rules: compiledRules(rules), notes: notes && notesFor(notes, path), today };
}

function isOf(finding: Finding): (detection: Detection) => boolean {
  const { fingerprint, ruleId } = finding;
  return (each) => each.finding.fingerprint === fingerprint && each.finding.ruleId === ruleId;
}

function parsed(document: SourceDocument): ParsedDocument {
  if (document instanceof ParsedDocument) return document;
  throw new TypeError('The document was not opened by this engine.');
}

function compiledRules(rules: RuleSet): CompiledRules {
  if (rules instanceof CompiledRules) return rules;
  throw new TypeError('The rules were not compiled by this engine.');
}
