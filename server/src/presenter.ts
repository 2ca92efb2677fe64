import type { CancellationToken, Diagnostic } from 'vscode-languageserver/node';
import { type Catalogue, parseChecklistState, withRequirements } from '../../engine/src/checklists/index';
import type { AnalysisProblem, Finding } from '../../engine/src/index';
import { parseReview } from '../../engine/src/reviews/index';
import { endingAcceptances, isMarkdownPath } from '../../engine/src/threats/index';
import type { Analyst } from './analyst';
import type { Board, Posted } from './board';
import type { ClientAbilities } from './client';
import type { Clock } from './clock';
import { findingDiagnostic, problemDiagnostic } from './diagnostics';
import type { Documents, OpenDocument } from './documents';
import { itemOf } from './items';
import type { Project } from './project';
import { checklistPath, isChecklistsPath, isImportPath, isReviewPath, isTeamPath } from './projectFiles';
import type { Projects } from './projects';
import type { Status } from './status';
import { isExcluded, visibleFindings } from './visible';

/** Turns what is known about documents into what the client is told. */
export class Presenter {
  constructor(
    private readonly documents: Documents,
    private readonly projects: Projects,
    private readonly analyst: Analyst,
    private readonly board: Board,
    private readonly status: Status,
    private readonly clock: Clock,
    private readonly abilities: ClientAbilities,
    /** Called when other controls are missing in an open document than before. */
    private readonly lensesChanged: () => void,
  ) {}

  /** The findings of an open document as shown now; views are told when they are others than before. */
  async open(document: OpenDocument, token: CancellationToken): Promise<readonly Posted[]> {
    return (await this.look(document, token)).posted;
  }

  private async look(document: OpenDocument, token: CancellationToken) {
    const project = this.projects.of(document.uri);
    if (!project.languageOf(document)) return { posted: [], problems: [] };
    const { findings, problems } = await this.analyst.shown(document, project, token);
    const posted = this.posted(findings, document.uri, project);
    if (!document.closed) {
      const before = lacking(this.board.at(document.uri));
      this.board.post(document.uri, project, posted);
      if (lacking(posted) !== before) this.lensesChanged();
    }
    return { posted, problems: [...problems, ...endingAcceptances(findings, this.clock.today())] };
  }

  /** The diagnostics of an open document: findings of code, problems of the project's own files. */
  async diagnostics(document: OpenDocument, token: CancellationToken): Promise<Diagnostic[]> {
    const project = this.projects.of(document.uri);
    const path = project.pathOf(document.uri);
    const told = this.ownProblems(document, project).map(problemDiagnostic);
    // A document with notes is a text like others beside; rules may look at it.
    if (this.isOwn(project, path) && !isMarkdownPath(path)) return told;
    const { posted, problems } = await this.look(document, token);
    return [...told, ...this.asDiagnostics(posted, isExcluded(path, project.settings) ? [] : problems)];
  }

  /** What is wrong in an open document beside its findings: in one of the project's own files, or in comments of code. */
  async problems(document: OpenDocument, token: CancellationToken): Promise<AnalysisProblem[]> {
    const project = this.projects.of(document.uri);
    return [...this.ownProblems(document, project), ...(await this.look(document, token)).problems];
  }

  /** Tells views and the Problems panel about a scanned file, unless it is open: then its editor's text counts. */
  closed(project: Project, path: string): void {
    const uri = project.uriOf(path);
    if (this.documents.get(uri)) return;
    const { findings, problems } = project.scanned.get(path) ?? { findings: [], problems: [] };
    const posted = this.posted(findings, uri, project);
    this.board.post(uri, project, posted);
    const told = [...problems, ...endingAcceptances(findings, this.clock.today())];
    this.board.publish(uri, this.asDiagnostics(posted, isExcluded(path, project.settings) ? [] : told));
  }

  /** Tells about every scanned file of a project again. */
  allClosed(project: Project): void {
    for (const path of project.scanned.keys()) this.closed(project, path);
  }

  /**
   * Publishes the problems of the project's own files that are not open, and names them in the status. `changed` are
   * paths that may be new or gone.
   */
  async ownFiles(project: Project, changed: readonly string[] = []): Promise<void> {
    if (!project.files) return;
    const paths = new Set([...ownPaths(project), ...changed]);
    const isState = (path: string) => path === checklistPath || isReviewPath(path);
    const states = await project.files.texts([...paths].filter(isState));
    const textOf = new Map(states.map(({ path, text }) => [path, text]));
    // From here on without a pause: what is told last is what is so.
    const lines: string[] = [];
    for (const path of paths) {
      const problems = this.fileProblems(project, path, textOf.get(path) ?? '');
      const uri = project.files.uri(path);
      this.board.publish(uri, this.documents.get(uri) ? [] : problems.map(problemDiagnostic));
      lines.push(...summary(path, problems, stale(project, path)));
    }
    this.status.setProblems(`files:${project.folder}`, lines);
  }

  /** What is wrong in an open document that is one of the project's own files; nothing for others. */
  private ownProblems({ uri, text }: OpenDocument, project: Project): AnalysisProblem[] {
    const path = project.pathOf(uri);
    return this.isOwn(project, path) ? this.fileProblems(project, path, text.getText()) : [];
  }

  private isOwn(project: Project, path: string): boolean {
    const others = path === checklistPath || isReviewPath(path) || isChecklistsPath(path) || isTeamPath(path);
    return others || isImportPath(path) || project.notes.paths.includes(path);
  }

  /** The problems of one of the project's own files. */
  private fileProblems(project: Project, path: string, text: string): AnalysisProblem[] {
    if (project.notes.paths.includes(path))
      return project.notes.problems(path, {
        ...project.around,
        checklists: project.checklists.catalogues.own.map(({ id }) => id),
        today: this.clock.today(),
      });
    if (path === checklistPath) return parseChecklistState(text, path).problems;
    if (isReviewPath(path)) return text === '' ? [] : parseReview(text, path).problems;
    const { problems } = isImportPath(path)
      ? project.imports
      : isChecklistsPath(path)
        ? project.checklists
        : project.team;
    return problems.filter((problem) => problem.path === path);
  }

  private posted(findings: readonly Finding[], uri: string, project: Project): Posted[] {
    const lines = this.documents
      .get(uri)
      ?.text.getText()
      .split(/\r\n|\n|\r/);
    const others = project.imports.in(project.pathOf(uri), findings, lines);
    const all = withRequirements([...findings, ...others], project.notes.all, cataloguesOf(project));
    return visibleFindings(all, project.settings).map((finding) => ({
      finding,
      item: itemOf(finding, uri, project),
    }));
  }

  private asDiagnostics(posted: readonly Posted[], problems: readonly AnalysisProblem[]): Diagnostic[] {
    const found = posted.map(({ item }) => findingDiagnostic(item, this.abilities.relatedInformation));
    return [...found, ...problems.map(problemDiagnostic)];
  }
}

/** The checklists with the requirements of compliance profiles; none where they cannot be read, which is told elsewhere. */
function cataloguesOf({ checklists }: Project): Catalogue[] {
  try {
    const { builtIn, own } = checklists.catalogues;
    return [...builtIn, ...own];
  } catch {
    return [];
  }
}

function ownPaths({ notes, team, checklists, imports, reviewPaths }: Project): string[] {
  const read = [...team.paths, ...checklists.paths, ...imports.paths];
  return [...notes.paths, checklistPath, ...read, ...reviewPaths];
}

/** What is in force in place of a broken file. */
function stale(project: Project, path: string): 'notes' | 'rules' | 'checklists' | undefined {
  if (project.notes.isStale(path)) return 'notes';
  if (isReviewPath(path)) return undefined;
  if (isChecklistsPath(path)) return project.checklists.isStale(path) ? 'checklists' : undefined;
  return project.team.isStale(path) ? 'rules' : undefined;
}

function summary(path: string, problems: readonly AnalysisProblem[], stale: string | undefined): string[] {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length === 0) return [];
  const line = (errors[0].range?.start.line ?? 0) + 1;
  const kept = stale ? ` The last good ${stale} stay in force.` : '';
  return [`${path}:${line}: ${errors[0].message}${kept}`];
}

/** The controls that are missing, by the findings that say so. */
function lacking(posted: readonly Posted[]): string {
  return posted.flatMap(({ finding }) => (finding.control ? [finding.fingerprint] : [])).join();
}
