import type { Engine } from '../../engine/src/index';
import { mayHoldNotes } from '../../engine/src/threats/index';
import { NotesFinder } from './notesFinder';
import type { Project } from './project';
import { checklistPath, isChecklistsPath, isImportPath, isReviewPath, isTeamPath } from './projectFiles';
import type { Services } from './services';

/** Milliseconds without a keystroke after which a typed rule is tried. */
const typingPause = 250;
/** Milliseconds after the engine's start before rules are checked in full. */
const patience = 1000;

/** Keeps threat notes, rules and checklists of the folders as their files are. */
export class OwnFiles {
  /** Reads happen one after the other, so that an older text never follows a newer one. */
  private queue: Promise<void> = Promise.resolve();
  private readonly finder: NotesFinder;
  /** Typed rule files that wait for a pause: compiling all rules is too long for every keystroke. */
  private readonly waiting = new Map<Project, NodeJS.Timeout>();

  constructor(private readonly services: Services) {
    this.finder = new NotesFinder(services.log);
  }

  /** True when a change of this path concerns this class. */
  concerns(path: string): boolean {
    return (
      mayHoldNotes(path) ||
      isImportPath(path) ||
      path === checklistPath ||
      isReviewPath(path) ||
      isChecklistsPath(path) ||
      isTeamPath(path)
    );
  }

  /** Reads everything of a folder that was opened. */
  load(project: Project): Promise<void> {
    return this.enqueue(project, async () => {
      await this.read(project, undefined);
      await this.services.showOwnFiles(project);
      this.services.surroundings.soon(project);
      // Notes of folders below and in documents: found by a walk that nothing waits for.
      void this.finder.search(project).then(([first]) => {
        if (first !== undefined) void this.take(project, first, false);
      });
      // Checking patterns loads grammars: it waits until the engine runs anyway and the first answer is given.
      const { paths } = project.team;
      if (paths.length > 0)
        void this.services.host.started.then(() =>
          setTimeout(() => void this.take(project, paths[0], false), patience),
        );
    });
  }

  /**
   * Takes over a changed file, from the editor or from disk. `settled`: it is saved, so that scanned files are worth
   * analyzing again.
   */
  async changed(project: Project, path: string, settled: boolean): Promise<void> {
    if (!isTeamPath(path)) return this.take(project, path, settled);
    clearTimeout(this.waiting.get(project));
    this.waiting.delete(project);
    if (settled) return this.take(project, path, settled);
    this.waiting.set(
      project,
      setTimeout(() => void this.take(project, path, settled), typingPause),
    );
  }

  private take(project: Project, path: string, settled: boolean): Promise<void> {
    return this.enqueue(project, async () => {
      const { problems } = project.team;
      const changed = await this.read(project, path);
      await this.services.showOwnFiles(project, [path]);
      // What is wrong is told also where the last good version stays in force: the editor may have asked before it was read.
      const isToldOtherwise =
        project.team.problems !== problems || project.notes.paths.includes(path) || isChecklistsPath(path);
      if (changed || isToldOtherwise) this.services.refresh();
      this.services.projectChanged();
      if (mayHoldNotes(path)) this.services.surroundings.soon(project);
      if (!settled) return;
      await this.services.scans.again(project, []);
      if (mayHoldNotes(path)) this.services.status.notesSaved(project.reweighed);
      project.reweighed = 0;
    });
  }

  /** Reads the files of one kind, or all. True when rules or notes in force changed. */
  private async read(project: Project, path: string | undefined): Promise<boolean> {
    if (!project.files) return false;
    let changed = false;
    if (path === undefined || mayHoldNotes(path)) {
      const paths = await this.finder.paths(project, path);
      if (paths) changed = project.setNotes(await project.files.texts(paths));
    }
    if (path === undefined || isTeamPath(path))
      changed = project.setTeamRules(await project.files.rules(), await this.engineFor(path)) || changed;
    if (path === undefined || isChecklistsPath(path))
      project.checklists.update(await project.files.checklists());
    if (path === undefined || isImportPath(path)) {
      const before = project.imports.files;
      project.imports.update(await project.files.imports());
      for (const file of new Set([...before, ...project.imports.files]))
        this.services.presenter.closed(project, file);
      changed ||= path !== undefined;
    }
    if (path === undefined || isReviewPath(path)) project.reviewPaths = await project.files.reviews();
    this.services.otherTexts.update();
    return changed;
  }

  /** The engine for checking patterns: what is read first waits for the engine to be needed, what is typed does not. */
  private async engineFor(path: string | undefined): Promise<Engine | undefined> {
    // What keeps it from starting is told in the status.
    return path === undefined ? undefined : this.services.host.start().catch(() => undefined);
  }

  private enqueue(project: Project, work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch((error) => {
      this.services.log.error(`Reading the files of ${project.folder}`, error);
    });
    return this.queue;
  }
}
