import { availableParallelism } from 'node:os';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { findFiles, type ScanResult, scanFiles } from '../../host/src/index';
import type { ScanWorkspaceResult } from '../../protocol/src/index';
import { type Analyst, placed, type Shown } from './analyst';
import type { Clock } from './clock';
import type { Documents } from './documents';
import type { EngineHost } from './engineHost';
import { Cancelled, type Log } from './log';
import type { Presenter } from './presenter';
import type { Programs } from './programs';
import type { Project } from './project';
import type { Projects } from './projects';
import type { SettingsStore } from './settingsStore';
import type { Status } from './status';
import { isExcluded, visibleFindings } from './visible';

/** One thread at least beside the one that answers the client. */
const jobs = Math.max(2, Math.min(4, availableParallelism() - 1));

/** Analyzes files on disk: whole folders when asked to, single ones when they change. */
export class Scans {
  constructor(
    private readonly host: EngineHost,
    private readonly documents: Documents,
    private readonly projects: Projects,
    private readonly analyst: Analyst,
    private readonly presenter: Presenter,
    private readonly settings: SettingsStore,
    private readonly status: Status,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly programs: Programs,
  ) {}

  /** Scans folders, one after the other. A folder that cannot be scanned is logged; the others go on. */
  async run(
    projects: readonly Project[],
    progress: WorkDoneProgressReporter,
    token: CancellationToken,
  ): Promise<ScanWorkspaceResult> {
    const total: ScanWorkspaceResult = { files: 0, findings: 0, skipped: [], cancelled: false };
    progress.begin('Wardscribe: scanning the workspace', 0, undefined, true);
    try {
      await this.status.scan(
        async () => {
          for (const [i, project] of projects.entries()) {
            if (token.isCancellationRequested) break;
            const onProgress = (done: number, of: number) =>
              progress.report(
                Math.floor(((i + done / Math.max(of, 1)) / projects.length) * 100),
                `${done}/${of} files`,
              );
            try {
              await this.scanFolder(project, total, onProgress, token);
            } catch (error) {
              this.log.error(`Scanning ${project.folder}`, error);
            }
          }
          total.cancelled = token.isCancellationRequested;
        },
        () => (total.cancelled ? undefined : this.clock.now()),
      );
    } finally {
      progress.done();
    }
    return total;
  }

  /** Analyzes scanned files again, from what is on disk now; all of them when rules or notes changed. */
  async again(project: Project, paths: readonly string[]): Promise<void> {
    if (project.root === undefined) return;
    const { revision, weighing } = project;
    const outdated = project.scannedRevision !== revision ? [...project.scanned.keys()] : paths;
    const files = outdated.filter((path) => !this.documents.get(project.uriOf(path)));
    this.weigh(project);
    if (files.length === 0) return;
    const result = await this.scan(project, project.root, files, () => undefined, undefined, false);
    this.take(project, files, { result, revision, weighing }, false);
  }

  /** Applies the notes in force now to what was found in files of a project. */
  weigh(project: Project, paths: Iterable<string> = project.scanned.keys()): void {
    for (const document of this.documents.all())
      if (this.projects.of(document.uri) === project) this.analyst.weigh(document, project);
    const today = this.clock.today();
    for (const path of [...paths]) {
      const known = project.scanned.get(path);
      if (!known || this.documents.get(project.uriOf(path))) continue;
      const { findings, changed } = project.weigh(path, known.findings, today);
      if (changed === 0) continue;
      project.scanned.set(path, { ...known, findings });
      this.presenter.closed(project, path);
    }
  }

  private async scanFolder(
    project: Project,
    total: ScanWorkspaceResult,
    onProgress: (done: number, of: number) => void,
    token: CancellationToken,
  ): Promise<void> {
    const { root } = project;
    if (root === undefined || project.settings.workspaceScan === 'off') return;
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => abort.abort());
    if (token.isCancellationRequested) abort.abort();
    try {
      const exclude = await this.settings.excludes(project);
      const walk = await findFiles({ root, exclude, anyText: project.textPaths, signal: abort.signal });
      const files = walk.files.filter((path) => this.projects.of(project.uriOf(path)) === project);
      const closed = files.filter((path) => !this.documents.get(project.uriOf(path)));
      const { revision, weighing } = project;
      const result = await this.scan(project, root, closed, onProgress, abort.signal, true);
      this.take(project, closed, { result, revision, weighing }, !result.cancelled);
      total.files += result.files;
      total.findings += visibleFindings(result.findings, project.settings).length;
      total.skipped.push(...walk.skipped, ...result.skipped);
      if (!result.cancelled) await this.scanOpen(project, total, token);
    } finally {
      listening.dispose();
    }
  }

  /** What is open counts as it is in the editor. */
  private async scanOpen(
    project: Project,
    total: ScanWorkspaceResult,
    token: CancellationToken,
  ): Promise<void> {
    for (const document of this.documents.all()) {
      if (this.projects.of(document.uri) !== project || !project.languageOf(document)) continue;
      const path = project.pathOf(document.uri);
      if (isExcluded(path, project.settings)) continue;
      const posted = await this.analyst
        .analyze(document, project, token)
        .then(() => this.presenter.open(document, token))
        .catch((error) => {
          // Closed meanwhile, or the scan was cancelled; the others count.
          if (!(error instanceof Cancelled)) this.log.error(`Analyzing ${path}`, error);
          return undefined;
        });
      if (!posted) continue;
      // So that its saved text is analyzed when it is closed.
      if (!document.uri.startsWith('untitled:')) project.scanned.set(path, { findings: [], problems: [] });
      total.files++;
      total.findings += posted.length;
    }
  }

  private scan(
    project: Project,
    root: string,
    files: readonly string[],
    onProgress: (done: number, of: number) => void,
    signal: AbortSignal | undefined,
    isWhole: boolean,
  ): Promise<ScanResult> {
    const program = this.programs.of(project);
    return scanFiles({
      root,
      files,
      assets: this.host.assets,
      rules: project.rules,
      notes: project.notes.all,
      today: this.clock.today(),
      fixes: false,
      jobs,
      onProgress,
      signal,
      ...(!isWhole && { aliases: program.aliases }),
      link: (summaries) => program.link(summaries, isWhole),
    });
  }

  /** `whole`: these are all the files of the folder, so that what is known about others is out of date. */
  private take(
    project: Project,
    files: readonly string[],
    { result, revision, weighing }: { result: ScanResult; revision: number; weighing: number },
    whole: boolean,
  ): void {
    const found = new Map<string, Shown>();
    const of = (path: string): Shown => {
      const known = found.get(path) ?? { findings: [], problems: [] };
      found.set(path, known);
      return known;
    };
    for (const finding of result.findings) of(finding.path).findings.push(finding);
    for (const problem of placed(result.problems)) if (problem.path) of(problem.path).problems.push(problem);
    const skipped = new Set(result.skipped.map(({ path }) => path));
    for (const [path, points] of result.entryPoints) project.entryPoints.set(path, points);
    const gone = new Set(whole ? project.scanned.keys() : []);
    for (const path of files) {
      gone.delete(path);
      if (skipped.has(path)) {
        project.scanned.delete(path);
        project.entryPoints.delete(path);
      }
      // After a cancel nobody knows whether a file without findings was reached.
      else if (!result.cancelled || found.has(path)) project.scanned.set(path, of(path));
      this.presenter.closed(project, path);
    }
    for (const path of gone) {
      project.scanned.delete(path);
      project.entryPoints.delete(path);
      this.presenter.closed(project, path);
    }
    for (const problem of result.problems)
      this.log.warn(`${problem.path ?? project.folder}: ${problem.message}`);
    if (!result.cancelled) project.scannedRevision = revision;
    // Notes changed meanwhile.
    if (weighing !== project.weighing) this.weigh(project, files);
    if (whole) project.isScanned = true;
    project.controls.scan(result.controls, whole ? 'all' : new Set([...files, ...gone]));
  }
}
