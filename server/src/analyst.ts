import type { CancellationToken } from 'vscode-languageserver/node';
import type { AnalysisProblem, Finding } from '../../engine/src/index';
import { reasonToSkip } from '../../host/src/index';
import type { Clock } from './clock';
import type { EditRecord, OpenDocument } from './documents';
import { mapStretch } from './edits';
import type { EngineHost } from './engineHost';
import { breathe, Cancelled, type Log } from './log';
import type { Project } from './project';
import type { Status } from './status';

/** What the analysis said about one version of an open text. */
export interface Analysis {
  /** The state that it belongs to. */
  key: string;
  findings: Finding[];
  /** Offsets of stretches that did not parse. */
  errors: readonly { start: number; end: number }[];
  /** What was typed since. */
  since: EditRecord;
}

/** Analyzes open texts. Results are remembered until the text, the rules, the notes or the day change. */
export class Analyst {
  private readonly results = new WeakMap<OpenDocument, Analysis>();

  constructor(
    private readonly host: EngineHost,
    private readonly clock: Clock,
    private readonly status: Status,
    private readonly log: Log,
    private readonly onRuleProblems: (project: Project) => void,
  ) {}

  /** The analysis of the text as it is now. Rejects when cancelled and when the engine cannot start. */
  async analyze(document: OpenDocument, project: Project, token: CancellationToken): Promise<Analysis> {
    const known = this.current(document, project);
    if (known) return known;
    await breathe(token);
    const engine = await this.host.start();
    if (token.isCancellationRequested || document.closed) throw new Cancelled();
    const again = this.current(document, project);
    if (again) return again;
    return this.status.analysis(async () => {
      const key = this.key(document, project);
      const skip = reasonToSkip(document.text.getText());
      if (skip) {
        const message = `${project.pathOf(document.uri)} is not analyzed: ${skip}.`;
        return this.keep(document, { key, findings: [], errors: [] }, [{ message, severity: 'warning' }]);
      }
      const source = document.parsed(engine, project.pathOf(document.uri));
      const { findings, problems } = engine.analyze(
        source,
        project.analysisSettings(engine, this.clock.today()),
      );
      if (project.learnRuleProblems(problems)) this.onRuleProblems(project);
      return this.keep(document, { key, findings, errors: source.errorRanges() }, problems);
    });
  }

  /**
   * The findings to show: of the text as it is now, or, when the folder analyzes on save or on request, those of the
   * last analysis, moved along with what was typed since. Suppressed findings are among them.
   */
  async shown(document: OpenDocument, project: Project, token: CancellationToken): Promise<Finding[]> {
    const { run } = project.settings;
    const last = this.results.get(document);
    const edited = last !== undefined && last.since.edits.length > 0;
    const wanted = run === 'onType' || (last ? !edited : run === 'onSave');
    const analysis = wanted ? await this.analyze(document, project, token) : last;
    if (!analysis) return [];
    return analysis.since.edits.length > 0
      ? moved(document, analysis)
      : analysis.findings.filter((finding) => !isBeingTyped(document, analysis, finding));
  }

  /** Where in the code an analysis of this document stands; `undefined` when it is out of date or was never made. */
  private current(document: OpenDocument, project: Project): Analysis | undefined {
    const known = this.results.get(document);
    return known?.key === this.key(document, project) ? known : undefined;
  }

  private key(document: OpenDocument, project: Project): string {
    return `${document.version}|${project.folder ?? ''}|${project.revision}|${this.clock.today()}`;
  }

  private keep(
    document: OpenDocument,
    result: Omit<Analysis, 'since'>,
    problems: readonly AnalysisProblem[],
  ): Analysis {
    this.results.get(document)?.since.stop();
    const analysis = { ...result, since: document.record() };
    this.results.set(document, analysis);
    // Rules are told about on their own files; what is left concerns this text.
    const own = problems.filter((problem) => problem.ruleId === undefined);
    this.status.setProblems(
      document.uri,
      own.map((problem) => problem.message),
    );
    for (const problem of problems) this.log.warn(`${problem.path ?? document.uri}: ${problem.message}`);
    return analysis;
  }
}

/** True for a finding on the line where somebody types, while that line does not parse. */
function isBeingTyped(document: OpenDocument, analysis: Analysis, finding: Finding): boolean {
  const line = document.typedLine;
  if (line === undefined || finding.range.start.line > line || finding.range.end.line < line) return false;
  const start = document.text.offsetAt({ line, character: 0 });
  const end = document.text.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return analysis.errors.some((error) => error.start <= end && error.end >= start);
}

/** The findings at their places after what was typed since; those whose code was touched are left out. */
function moved(document: OpenDocument, analysis: Analysis): Finding[] {
  const { edits } = analysis.since;
  return analysis.findings.flatMap((finding) => {
    const place = mapStretch(finding.start, finding.end, edits);
    if (!place) return [];
    const range = {
      start: document.text.positionAt(place.start),
      end: document.text.positionAt(place.end),
    };
    return [{ ...finding, ...place, range }];
  });
}
