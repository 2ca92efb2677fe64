import path from 'node:path';
import {
  type AnalysisProblem,
  type AnalysisSettings,
  type ControlEvidence,
  type DocumentSummary,
  Engine,
  type EntryPoint,
  type Finding,
  type KeptLook,
  LineIndex,
  type Linker,
  type LoadedRules,
  languageOfPath,
  type NotesChange,
  type PathAlias,
  type ProgramFlow,
  plainText,
  rulesWithNotes,
  type SourceDocument,
  type ThreatNotes,
  textRulePaths,
} from '../../engine/src/index';
import type { ReportFix } from '../../engine/src/report/index';
import { type AssetsLocation, assetsAt } from './assets';
import { FlowPartners } from './partners';
import { readSource, reasonToSkip, type Source } from './source';

/** What a scanner needs; plain data, so that it crosses to worker threads. */
export interface ScannerSetup {
  /** The absolute folder that the paths of files are relative to. */
  root: string;
  assets: AssetsLocation;
  rules: LoadedRules;
  /** The rules without what the notes make of them, where other notes may come into force. */
  withoutNotes?: LoadedRules;
  notes?: readonly ThreatNotes[];
  /** YYYY-MM-DD, local. */
  today: string;
  /** True to compute the fixes of the findings too, which costs an analysis for each. */
  fixes: boolean;
  /** What configurations of the project make of the names of modules. */
  aliases: readonly PathAlias[];
}

/** Notes that come into force, with the numbers of the rules that they make (`LoadedRules.numbered`). */
export interface OtherNotes extends Pick<LoadedRules, 'numbered'> {
  notes: readonly ThreatNotes[];
}

/** A file to analyze. */
export interface ScanTask {
  /** Relative to the root. */
  path: string;
  /** The flows that end in it; undefined before the program was put together. */
  flows?: readonly ProgramFlow[];
  /** What the first look at it kept. */
  kept?: KeptLook;
}

/** What one file gave; plain data. */
export interface FileResult {
  path: string;
  findings: Finding[];
  fixes: ReportFix[];
  problems: AnalysisProblem[];
  /** Where data of others comes in, by position; what the first look found. */
  entryPoints?: EntryPoint[];
  /** Where controls of the threat notes hold in the file and where not. */
  controls?: ControlEvidence[];
  /** What data flow knows of the file, where it has to do with others. */
  summary?: DocumentSummary;
  /** What a second look needs, where flows may end in the file. */
  kept?: KeptLook;
  /** True where comments may name entries of threat notes. */
  speaks?: boolean;
  /** True where the analysis ended early: what is here is not all. */
  isLost?: true;
  /** Why the file was not analyzed. */
  skipped?: string;
}

/** Before the program is put together, nothing is known of flows. */
const noFlows: Linker = { flowsInto: () => ({ flows: [], textOf: () => undefined }) };

/** Analyzes the files of one scan with one engine and rules compiled once. */
export class Scanner {
  private constructor(
    private readonly engine: Engine,
    private readonly setup: ScannerSetup,
    private readonly settings: AnalysisSettings,
    private readonly anyText: (path: string) => boolean,
  ) {}

  /** Starts an engine. Rejects when the assets are missing or broken. */
  static async create(setup: ScannerSetup): Promise<Scanner> {
    const engine = await Engine.create(assetsAt(setup.assets));
    const settings = { rules: engine.compile(setup.rules), notes: setup.notes, today: setup.today };
    return new Scanner(engine, setup, settings, textRulePaths(setup.rules.rules) ?? (() => false));
  }

  /** Problems of the rules, known so far: patterns are compiled when a language first needs them. */
  get ruleProblems(): readonly AnalysisProblem[] {
    return this.settings.rules.problems;
  }

  /** A scanner with other notes, and what that changes. */
  with({ notes, numbered }: OtherNotes): { scanner: Scanner; change: NotesChange } {
    const { engine, setup, settings } = this;
    const loaded = rulesWithNotes(setup.withoutNotes ?? setup.rules, notes, { numbered });
    const rules = engine.compile(loaded, settings.rules);
    const changed = { ...settings, rules, notes };
    const anyText = textRulePaths(loaded.rules) ?? (() => false);
    const scanner = new Scanner(engine, { ...setup, rules: loaded, notes }, changed, anyText);
    return { scanner, change: engine.change(settings, changed) };
  }

  /**
   * Analyzes one file. Without flows, what needs no program is found, and the file is summarized for it.
   * Never throws: what goes wrong is a problem of the file.
   */
  scan({ path: file, flows, kept }: ScanTask): FileResult {
    return this.guarded(file, this.source(file), (document) => {
      const { engine, settings } = this;
      if (!flows) {
        const first = engine.firstLook(document, settings);
        const entryPoints = engine.entryPoints(document, settings);
        return { ...first, entryPoints, fixes: this.fixes(document, first.findings, noFlows) };
      }
      const linker = this.partners(flows);
      const { findings, problems, controls } = kept
        ? engine.analyzeAgain(document, settings, kept, linker.known)
        : engine.analyze(document, settings, linker);
      return { findings, problems, controls, fixes: this.fixes(document, findings, linker) };
    });
  }

  /** Analyzes a text as if it were that of a file; the other files of its program are not asked. Never throws. */
  scanText(file: string, text: string): FileResult {
    const reason = reasonToSkip(text);
    const source = reason === undefined ? { text } : { skipped: reason };
    return this.guarded(file, source, (document) => ({
      ...this.engine.analyze(document, this.settings),
      entryPoints: this.engine.entryPoints(document, this.settings),
      fixes: [],
    }));
  }

  /** Summarizes one file for a program and does nothing else. Never throws: what goes wrong gives no summary. */
  summarize(file: string): DocumentSummary | undefined {
    const result = this.guarded(file, this.source(file), (document) => {
      const summary = this.engine.summarize(document, this.settings);
      return { findings: [], problems: [], fixes: [], ...(summary && { summary }) };
    });
    return result.summary;
  }

  private source(file: string): Source {
    return readSource(path.resolve(this.setup.root, file));
  }

  private guarded(
    file: string,
    source: Source,
    work: (document: SourceDocument) => Omit<FileResult, 'path' | 'skipped'>,
  ): FileResult {
    const result: FileResult = { path: file, findings: [], fixes: [], problems: [] };
    const languageId = languageOfPath(file) ?? (this.anyText(file) ? plainText : undefined);
    if (!languageId) return { ...result, skipped: 'no language of Wardscribe has this file extension' };
    if ('skipped' in source) return { ...result, skipped: source.skipped };
    let document: SourceDocument | undefined;
    try {
      document = this.engine.open(file, languageId, source.text);
      return { ...result, ...work(document) };
    } catch (error) {
      const message = `The analysis of this file stopped: ${error instanceof Error ? error.message : error}`;
      return { ...result, problems: [{ path: file, message, severity: 'error' }], isLost: true };
    } finally {
      document?.close();
    }
  }

  private partners(flows: readonly ProgramFlow[]): FlowPartners {
    const { root, aliases } = this.setup;
    const textOf = (file: string) => {
      const source = readSource(path.resolve(root, file));
      return 'text' in source ? source.text : undefined;
    };
    return new FlowPartners(flows, aliases, { textOf, summaryOf: (file) => this.summarize(file) });
  }

  private fixes(document: SourceDocument, findings: readonly Finding[], linker: Linker): ReportFix[] {
    if (!this.setup.fixes) return [];
    const lines = new LineIndex(document.text);
    return findings
      .filter((finding) => finding.fixable && !finding.suppression)
      .flatMap((finding) => this.engine.fixes(document, finding, this.settings, linker))
      .map(({ ruleId, fingerprint, title, grade, edits }) => ({
        ruleId,
        fingerprint,
        path: document.path,
        title,
        grade,
        edits: edits.map((edit) => ({ range: lines.range(edit.start, edit.end), text: edit.text })),
      }));
  }
}
