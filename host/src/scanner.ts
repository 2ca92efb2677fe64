import path from 'node:path';
import {
  type AnalysisProblem,
  type AnalysisSettings,
  Engine,
  type Finding,
  LineIndex,
  type LoadedRules,
  languageOfPath,
  plainText,
  type SourceDocument,
  type ThreatNotes,
  textRulePaths,
} from '../../engine/src/index';
import type { ReportFix } from '../../engine/src/report/index';
import { type AssetsLocation, assetsAt } from './assets';
import { readSource } from './source';

/** What a scanner needs; plain data, so that it crosses to worker threads. */
export interface ScannerSetup {
  /** The absolute folder that the paths of files are relative to. */
  root: string;
  assets: AssetsLocation;
  rules: LoadedRules;
  notes?: ThreatNotes;
  /** YYYY-MM-DD, local. */
  today: string;
  /** True to compute the fixes of the findings too, which costs an analysis for each. */
  fixes: boolean;
}

/** What one file gave; plain data. */
export interface FileResult {
  path: string;
  findings: Finding[];
  fixes: ReportFix[];
  problems: AnalysisProblem[];
  /** Why the file was not analyzed. */
  skipped?: string;
}

/** Analyzes the files of one scan with one engine and rules compiled once. */
export class Scanner {
  private constructor(
    private readonly engine: Engine,
    private readonly root: string,
    private readonly settings: AnalysisSettings,
    private readonly withFixes: boolean,
    private readonly anyText: (path: string) => boolean,
  ) {}

  /** Starts an engine. Rejects when the assets are missing or broken. */
  static async create(setup: ScannerSetup): Promise<Scanner> {
    const engine = await Engine.create(assetsAt(setup.assets));
    const settings = { rules: engine.compile(setup.rules), notes: setup.notes, today: setup.today };
    return new Scanner(
      engine,
      setup.root,
      settings,
      setup.fixes,
      textRulePaths(setup.rules.rules) ?? (() => false),
    );
  }

  /** Problems of the rules, known so far: patterns are compiled when a language first needs them. */
  get ruleProblems(): readonly AnalysisProblem[] {
    return this.settings.rules.problems;
  }

  /** Analyzes one file; `file` is relative to the root. Never throws: what goes wrong is a problem of the file. */
  scan(file: string): FileResult {
    const result: FileResult = { path: file, findings: [], fixes: [], problems: [] };
    const languageId = languageOfPath(file) ?? (this.anyText(file) ? plainText : undefined);
    if (!languageId) return { ...result, skipped: 'no language of Wardscribe has this file extension' };
    const source = readSource(path.resolve(this.root, file));
    if ('skipped' in source) return { ...result, skipped: source.skipped };
    let document: SourceDocument | undefined;
    try {
      document = this.engine.open(file, languageId, source.text);
      const { findings, problems } = this.engine.analyze(document, this.settings);
      const fixes = this.withFixes ? this.fixes(document, findings) : [];
      return { ...result, findings, problems, fixes };
    } catch (error) {
      const message = `The analysis of this file stopped: ${error instanceof Error ? error.message : error}`;
      return { ...result, problems: [{ path: file, message, severity: 'error' }] };
    } finally {
      document?.close();
    }
  }

  private fixes(document: SourceDocument, findings: readonly Finding[]): ReportFix[] {
    const lines = new LineIndex(document.text);
    return findings
      .filter((finding) => finding.fixable && !finding.suppression)
      .flatMap((finding) => this.engine.fixes(document, finding, this.settings))
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
