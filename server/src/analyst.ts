import type { CancellationToken } from 'vscode-languageserver/node';
import {
  type AnalysisProblem,
  type Finding,
  type FlowStep,
  LineIndex,
  type Linker,
} from '../../engine/src/index';
import { reasonToSkip } from '../../host/src/index';
import type { Clock } from './clock';
import type { EditRecord, OpenDocument } from './documents';
import { mapStretch } from './edits';
import type { EngineHost } from './engineHost';
import { breathe, Cancelled, type Log } from './log';
import type { Programs } from './programs';
import type { Project } from './project';
import type { Status } from './status';

/** What the analysis said about one version of an open text. */
export interface Analysis {
  /** The state that it belongs to. */
  key: string;
  /** The weighing of the project whose notes were applied. */
  weighing: number;
  /** The text that it is about. */
  text: string;
  findings: Finding[];
  /** What is wrong in the text itself at a place: a suppression without a reason. */
  problems: AnalysisProblem[];
  /** Offsets of stretches that did not parse. */
  errors: readonly { start: number; end: number }[];
  /** Knows the flows that end in the text. */
  linker?: Linker;
  /** What was typed since. */
  since: EditRecord;
}

/** What is to be shown of a document. */
export type Shown = Pick<Analysis, 'findings' | 'problems'>;

/** Analyzes open texts. Results are remembered until the text, the rules, the notes or the day change. */
export class Analyst {
  private readonly results = new WeakMap<OpenDocument, Analysis>();
  /** Documents that were saved since their last analysis. */
  private readonly due = new WeakSet<OpenDocument>();

  constructor(
    private readonly host: EngineHost,
    private readonly clock: Clock,
    private readonly status: Status,
    private readonly log: Log,
    private readonly programs: Programs,
  ) {}

  /** What the last analysis of a document asked about flows. */
  linkerOf(document: OpenDocument): Linker | undefined {
    return this.results.get(document)?.linker;
  }

  /** Says that the text as it is now is the one to show findings of, also where typing alone changes nothing. */
  saved(document: OpenDocument): void {
    this.due.add(document);
  }

  /** Applies the notes in force now to what was found in a document, where no other look at it is needed. */
  weigh(document: OpenDocument, project: Project): void {
    this.current(document, project);
  }

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
      const { weighing } = project;
      const text = document.text.getText();
      const skip = reasonToSkip(text);
      if (skip) {
        const message = `${project.pathOf(document.uri)} is not analyzed: ${skip}.`;
        const result = { key, weighing, text, findings: [], problems: [], errors: [] };
        return this.keep(document, result, [{ message, severity: 'warning' }]);
      }
      const language = project.languageOf(document) ?? document.languageId;
      const { version } = document;
      const source = document.parsed(engine, project.pathOf(document.uri), language);
      const settings = project.analysisSettings(engine, this.clock.today());
      const summary = engine.summarize(source, settings);
      const program = this.programs.of(project);
      const isWhole = !summary || program.isWholeFor(summary);
      const known = summary && (await program.flowsInto(summary));
      const flows = known ?? (summary && this.programs.flowsWithin(summary));
      if (token.isCancellationRequested || document.closed) throw new Cancelled();
      // It was typed in while the program was asked.
      if (document.version !== version) return this.analyze(document, project, token);
      const linker = flows && this.programs.linker(flows, project, engine, settings);
      const { findings, problems, controls } = engine.analyze(source, settings, linker);
      // Without the whole program nobody knows what runs before and behind: what was known of controls stays.
      if (!summary || (known && isWhole)) project.controls.typed(source.path, controls);
      if (summary && !known) findings.push(...this.fromElsewhere(document, findings));
      if (summary && !(known && isWhole)) findings.push(...this.lackingBefore(document, project, findings));
      // Only findings are held back where a line does not parse.
      const errors = findings.length > 0 ? source.errorRanges() : [];
      const now = { key: this.key(document, project), weighing, text, findings, errors };
      return this.keep(document, { ...now, problems: placed(problems), ...(linker && { linker }) }, problems);
    });
  }

  /**
   * The findings to show: of the text as it is now, or, when the folder analyzes on save or on request, those of the
   * last analysis, moved along with what was typed since. Suppressed findings are among them. Problems of the text
   * are told while it is as it was.
   */
  async shown(document: OpenDocument, project: Project, token: CancellationToken): Promise<Shown> {
    const { run } = project.settings;
    const last = this.results.get(document);
    const edited = last !== undefined && last.since.edits.length > 0;
    const saved = run === 'onSave' && (last === undefined || this.due.has(document));
    const wanted = run === 'onType' || saved || (last !== undefined && !edited);
    const analysis = wanted ? await this.analyze(document, project, token) : last;
    if (!analysis) return { findings: [], problems: [] };
    if (analysis.since.edits.length > 0) return { findings: moved(document, analysis), problems: [] };
    const findings = analysis.findings.filter((finding) => !isBeingTyped(document, analysis, finding));
    return { findings, problems: analysis.problems };
  }

  /**
   * What the last analysis found of data that comes from other texts, where the program does not answer in time: it
   * stays until it does.
   */
  private fromElsewhere(document: OpenDocument, known: readonly Finding[]): Finding[] {
    const last = this.results.get(document);
    if (!last) return [];
    return moved(document, last).filter(
      ({ path, flow, fingerprint }) =>
        flow.some((step) => step.path !== path) && !known.some((each) => each.fingerprint === fingerprint),
    );
  }

  /** The controls that were missing in a document: as long as the program is made anew, nobody knows better. */
  private lackingBefore(document: OpenDocument, project: Project, told: readonly Finding[]): Finding[] {
    const last = this.results.get(document);
    if (!last) return [];
    const controls = project.notes.of(project.pathOf(document.uri))?.controls ?? [];
    return moved(document, last).filter(
      ({ control, fingerprint }) =>
        controls.some(({ id, check }) => id === control?.id && check) &&
        !told.some((each) => each.fingerprint === fingerprint),
    );
  }

  /** The last analysis of a document; `undefined` when it is out of date or was never made. */
  private current(document: OpenDocument, project: Project): Analysis | undefined {
    const known = this.results.get(document);
    if (known?.key !== this.key(document, project)) return undefined;
    if (known.weighing !== project.weighing) {
      known.weighing = project.weighing;
      const path = project.pathOf(document.uri);
      known.findings = project.weigh(path, known.findings, this.clock.today()).findings;
    }
    return known;
  }

  private key(document: OpenDocument, project: Project): string {
    const flows = this.programs.of(project).keyOf(project.pathOf(document.uri));
    return [document.version, project.folder, project.revision, this.clock.today(), flows].join('|');
  }

  private keep(
    document: OpenDocument,
    result: Omit<Analysis, 'since'>,
    problems: readonly AnalysisProblem[],
  ): Analysis {
    this.results.get(document)?.since.stop();
    const analysis = { ...result, since: document.record() };
    this.results.set(document, analysis);
    this.due.delete(document);
    const elsewhere = problems.filter((problem) => !result.problems.includes(problem));
    this.status.setProblems(
      document.uri,
      elsewhere.map((problem) => problem.message),
    );
    for (const problem of elsewhere) this.log.warn(`${problem.path ?? document.uri}: ${problem.message}`);
    return analysis;
  }
}

/** The problems that stand at a place of the text and are not about a rule. */
export function placed(problems: readonly AnalysisProblem[]): AnalysisProblem[] {
  return problems.filter((problem) => problem.range !== undefined && problem.ruleId === undefined);
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
function moved(document: OpenDocument, { text, findings, since }: Analysis): Finding[] {
  const lines = new LineIndex(text);
  const place = (start: number, end: number) => {
    const now = mapStretch(start, end, since.edits);
    if (!now) return undefined;
    const range = { start: document.text.positionAt(now.start), end: document.text.positionAt(now.end) };
    return { ...now, range };
  };
  return findings.flatMap((finding) => {
    const here = place(finding.start, finding.end);
    if (!here) return [];
    const follow = (flow: readonly FlowStep[]) =>
      flow.flatMap((step) => {
        if (step.path !== finding.path) return [step];
        const there = place(lines.offset(step.range.start), lines.offset(step.range.end));
        return there ? [{ ...step, range: there.range }] : [];
      });
    return [{ ...finding, ...here, flow: follow(finding.flow), otherFlows: finding.otherFlows.map(follow) }];
  });
}
