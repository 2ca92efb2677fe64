import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CancellationToken } from 'vscode-languageserver/node';
import { languageOfPath } from '../../engine/src/index';
import {
  AskedWords,
  type CodeNames,
  codeNames,
  functionNames,
  type NotesSurroundings,
} from '../../engine/src/threats/index';
import { committers, findFiles, GitError, readSource } from '../../host/src/index';
import type { Documents } from './documents';
import type { EntryPoints } from './entryPoints';
import { breathe, type Log } from './log';
import type { Project } from './project';
import type { SettingsStore } from './settingsStore';

/** Milliseconds without a change after which a folder is looked at again. */
const pause = 1000;
/** Where GitHub, GitLab and others look for owners (docs.github.com, "About code owners"). */
const ownerFiles = ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Names in the code of one folder that its notes ask for, by file. */
interface Names {
  /** What was asked for. */
  question: string;
  byPath: Map<string, readonly string[]>;
}

/** Names of functions are proposals: those of so many files are enough. */
const mostFiles = 3000;

/** Looks at what stands around the threat notes of folders, in the background: files, names, owners, entry points. */
export class Surroundings {
  private readonly waiting = new Map<Project, NodeJS.Timeout>();
  private readonly names = new WeakMap<Project, Names>();
  private readonly functions = new WeakMap<Project, Map<string, CodeNames>>();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly documents: Documents,
    private readonly settings: SettingsStore,
    private readonly entryPoints: EntryPoints,
    private readonly log: Log,
    /** Called when something else is known than before. */
    private readonly changed: (project: Project) => void,
  ) {}

  /** Looks again after a pause; `paths` may say something else now. */
  soon(project: Project, paths: readonly string[] = []): void {
    for (const file of paths) {
      this.names.get(project)?.byPath.delete(file);
      this.functions.get(project)?.delete(file);
    }
    if (project.notes.all.length === 0 || project.root === undefined) return;
    clearTimeout(this.waiting.get(project));
    const timer = setTimeout(() => {
      this.waiting.delete(project);
      this.running = this.running
        .then(() => this.look(project, project.root!))
        .catch((error) => this.log.error(`Looking around the notes of ${project.folder}`, error));
    }, pause);
    // Nothing of it keeps a process alive that is told to end.
    timer.unref();
    this.waiting.set(project, timer);
  }

  private async look(project: Project, root: string): Promise<void> {
    const exclude = await this.settings.excludes(project);
    const { files } = await findFiles({ root, exclude, only: () => true });
    const before = JSON.stringify(shown(project));
    const entryPoints = await this.entryPoints.of(project, CancellationToken.None);
    const guards = [...entryPoints.values()].flat().flatMap((point) => point.guards);
    project.around = {
      files,
      names: await this.namesIn(files, project, root),
      owners: await ownersOf(root, this.log),
      functions: functionNames(await this.functionsIn(files, project, root), guards),
      entryPoints,
    };
    if (JSON.stringify(shown(project)) !== before) this.changed(project);
  }

  /** The names that notes ask for, of files that were not looked at since the question or the file changed. */
  private async namesIn(
    files: readonly string[],
    project: Project,
    root: string,
  ): Promise<NonNullable<NotesSurroundings['names']>> {
    const { all } = project.notes;
    const words = new AskedWords(all);
    const { asked, question } = words;
    let known = this.names.get(project);
    if (known?.question !== question) {
      known = { question, byPath: new Map() };
      this.names.set(project, known);
    }
    for (const file of files) {
      if (known.byPath.has(file) || !words.asks(file) || !isCode(file)) continue;
      const text = await this.textOf(file, project, root);
      if (text !== undefined) known.byPath.set(file, words.in(file, text));
    }
    return { asked, found: new Set([...known.byPath.values()].flat()) };
  }

  /** The functions that files declare and call, of those that were not looked at since they changed. */
  private async functionsIn(
    files: readonly string[],
    project: Project,
    root: string,
  ): Promise<ReadonlyMap<string, CodeNames>> {
    const known = this.functions.get(project) ?? new Map<string, CodeNames>();
    this.functions.set(project, known);
    const code = files.filter(isCode).slice(0, mostFiles);
    const wanted = new Set(code);
    for (const file of known.keys()) if (!wanted.has(file)) known.delete(file);
    for (const file of code) {
      const text = known.has(file) ? undefined : await this.textOf(file, project, root);
      if (text !== undefined) known.set(file, codeNames(text));
    }
    return known;
  }

  /** The text of a file as it is now; `undefined` where it is not read. Others come to their turn before. */
  private async textOf(file: string, project: Project, root: string): Promise<string | undefined> {
    await breathe(CancellationToken.None);
    const open = this.documents.get(project.uriOf(file))?.text.getText();
    if (open !== undefined) return open;
    const source = readSource(path.join(root, file));
    return 'skipped' in source ? undefined : source.text;
  }
}

/** The notes ask for names; what they say of them is no code. */
function isCode(file: string): boolean {
  return languageOfPath(file) !== undefined && !/(?:^|\/)\.wardscribe\//.test(file);
}

/** What of the surroundings is told, as data. */
function shown({ around }: Project): unknown {
  const { files, names, owners, entryPoints } = around;
  return [files, names && [[...names.asked], [...names.found]], owners, entryPoints && [...entryPoints]];
}

/** Who can own something: whom CODEOWNERS names, then who changed files, the most often first. */
async function ownersOf(root: string, log: Log): Promise<string[]> {
  const texts = await Promise.all(
    ownerFiles.map((file) => readFile(path.join(root, file), 'utf8').catch(() => '')),
  );
  const named = texts.flatMap((text) =>
    text.split(/\r?\n/).flatMap((line) => line.replace(/#.*/, '').match(/(?<=\s)@[\w./-]+/g) ?? []),
  );
  const people = await committers(root).catch((error): string[] => {
    if (!(error instanceof GitError)) log.error(`Asking Git about ${root}`, error);
    return [];
  });
  return [...new Set([...named, ...people.slice(0, 20)])];
}
