import { availableParallelism } from 'node:os';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { familyOfPath } from '../../engine/src/index';
import { findFiles, type ScanOptions, type ScanResult, scanFiles } from '../../host/src/index';
import type { ScanWorkspaceResult } from '../../protocol/src/index';
import { type Analyst, placed, type Shown } from './analyst';
import type { Clock } from './clock';
import type { Documents } from './documents';
import type { EngineHost } from './engineHost';
import { Cancelled, type Log } from './log';
import type { Presenter } from './presenter';
import type { Programs } from './programs';
import type { InForce, Project } from './project';
import type { Projects } from './projects';
import type { SettingsStore } from './settingsStore';
import type { Status } from './status';
import { isExcluded, visibleFindings } from './visible';

/** One thread at least beside the one that answers the client. */
const jobs = Math.max(2, Math.min(4, availableParallelism() - 1));

/** So many files are looked at on the thread of the program: starting others takes longer. */
const fewFiles = 100;
/** How often files are looked at because others, that were looked at before, make the flows into them others. */
const looksAtMost = 5;

/** How files are looked at. */
interface Look {
  current: InForce;
  /** Those of a look at all files of a folder. */
  onProgress?(done: number, of: number): void;
  signal?: AbortSignal;
}

/** What findings were found by. */
interface Stamp {
  revision: number;
  current: InForce;
}

/** Says by what the findings of all scanned files were found. */
function stamp(project: Project, { revision, current }: Stamp): void {
  project.scannedRevision = revision;
  project.scannedBy = current;
}

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

  /** Analyzes scanned files again, from what is on disk now; those too that rules or notes changed for meanwhile. */
  async again(project: Project, paths: readonly string[]): Promise<void> {
    const { root } = project;
    if (root === undefined) return;
    this.weigh(project);
    const { revision, weighing, current } = project;
    const isOutdated = project.scannedRevision !== revision;
    let outdated = isOutdated ? [...new Set([...paths, ...(await this.concerned(project))])] : paths;
    for (let look = 0; look < looksAtMost; look++) {
      const files = outdated.filter((path) => !this.documents.get(project.uriOf(path)));
      if (files.length > 0) {
        const result = await this.scan(project, root, files, { current });
        this.take(project, files, { result, revision, weighing, current }, false);
      } else if (isOutdated) stamp(project, { revision, current });
      if (!isOutdated) return;
      // What was found in these may make the flows into others others.
      outdated = await this.programs.of(project).outdatedFiles();
      if (outdated.length === 0) return;
    }
  }

  /** The scanned files in which the rules and notes in force now may find something else. */
  private async concerned(project: Project): Promise<string[]> {
    const { scannedBy, current, scanned, holds } = project;
    const all = [...scanned.keys()];
    if (scannedBy?.team !== current.team) return all;
    const engine = await this.host.start();
    const today = this.clock.today();
    const settings = ({ rules, notes }: InForce) => ({
      rules: this.host.compile(engine, rules),
      notes,
      today,
    });
    const change = engine.change(settings(scannedBy), settings(current));
    const unknown = (path: string) => ({ speaks: familyOfPath(path) !== undefined });
    return all.filter((path) =>
      change.concerns(path, holds.get(path) ?? unknown(path), scanned.get(path)?.findings ?? []),
    );
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
      const { revision, weighing, current } = project;
      const result = await this.scan(project, root, closed, { current, onProgress, signal: abort.signal });
      this.take(project, closed, { result, revision, weighing, current }, !result.cancelled);
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

  private async scan(
    project: Project,
    root: string,
    files: readonly string[],
    { current, onProgress, signal }: Look,
  ): Promise<ScanResult> {
    const program = this.programs.of(project);
    const isWhole = signal !== undefined;
    const options: ScanOptions = {
      root,
      files,
      assets: this.host.assets,
      rules: current.rules,
      notes: current.notes,
      today: this.clock.today(),
      fixes: false,
      jobs,
      ...(onProgress && { onProgress }),
      signal,
      ...(!isWhole && { aliases: program.aliases }),
      link: (summaries) => program.link(summaries, isWhole),
    };
    const thread = isWhole || files.length > fewFiles ? undefined : await program.threadFor(files);
    if (!thread) return scanFiles(options);
    // The thread is lost with a file that ends it; other threads lose only that file.
    return scanFiles({ ...options, thread }).catch(() => scanFiles(options));
  }

  /** `whole`: these are all the files of the folder, so that what is known about others is out of date. */
  private take(
    project: Project,
    files: readonly string[],
    { result, weighing, ...by }: { result: ScanResult; weighing: number } & Stamp,
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
    for (const [path, holds] of result.holds) project.holds.set(path, holds);
    const gone = new Set(whole ? project.scanned.keys() : []);
    for (const path of files) {
      gone.delete(path);
      if (skipped.has(path)) {
        project.scanned.delete(path);
        project.holds.delete(path);
        project.entryPoints.delete(path);
      }
      // After a cancel nobody knows whether a file without findings was reached.
      else if (!result.cancelled || found.has(path)) project.scanned.set(path, of(path));
      this.presenter.closed(project, path);
    }
    for (const path of gone) {
      project.scanned.delete(path);
      project.holds.delete(path);
      project.entryPoints.delete(path);
      this.presenter.closed(project, path);
    }
    for (const problem of result.problems)
      this.log.warn(`${problem.path ?? project.folder}: ${problem.message}`);
    if (!result.cancelled) stamp(project, by);
    // Notes changed meanwhile.
    if (weighing !== project.weighing) this.weigh(project, files);
    if (whole) project.isScanned = true;
    project.controls.scan(result.controls, whole ? 'all' : new Set([...files, ...gone]));
  }
}
