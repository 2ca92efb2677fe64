import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CancellationToken } from 'vscode-languageserver/node';
import { languageOfPath } from '../../engine/src/index';
import { AssetWords } from '../../engine/src/threats/index';
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
  /** The identifiers that were asked for. */
  asked: string;
  byPath: Map<string, readonly string[]>;
}

/** Looks at what stands around the threat notes of folders, in the background: files, names, owners, entry points. */
export class Surroundings {
  private readonly waiting = new Map<Project, NodeJS.Timeout>();
  private readonly names = new WeakMap<Project, Names>();
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
    for (const file of paths) this.names.get(project)?.byPath.delete(file);
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
    project.around = {
      files,
      names: await this.namesIn(files, project, root),
      owners: await ownersOf(root, this.log),
      entryPoints: await this.entryPoints.of(project, CancellationToken.None),
    };
    if (JSON.stringify(shown(project)) !== before) this.changed(project);
  }

  /** The names that assets ask for, of files that were not looked at since the question or the file changed. */
  private async namesIn(
    files: readonly string[],
    project: Project,
    root: string,
  ): Promise<ReadonlySet<string>> {
    const { all } = project.notes;
    const asked = JSON.stringify(
      all.map(({ base, assets }) => [base, assets.map((asset) => asset.identifiers)]),
    );
    let known = this.names.get(project);
    if (known?.asked !== asked) {
      known = { asked, byPath: new Map() };
      this.names.set(project, known);
    }
    const words = new AssetWords(all);
    for (const file of files) {
      if (known.byPath.has(file) || !words.asks(file) || !isCode(file)) continue;
      await breathe(CancellationToken.None);
      const open = this.documents.get(project.uriOf(file))?.text.getText();
      const source = open === undefined ? readSource(path.join(root, file)) : { text: open };
      if ('skipped' in source) continue;
      known.byPath.set(file, words.in(file, source.text));
    }
    return new Set([...known.byPath.values()].flat());
  }
}

/** The notes ask for names; what they say of them is no code. */
function isCode(file: string): boolean {
  return languageOfPath(file) !== undefined && !/(?:^|\/)\.wardscribe\//.test(file);
}

/** What of the surroundings is told, as data. */
function shown({ around }: Project): unknown {
  const { files, names, owners, entryPoints } = around;
  return [files, names && [...names], owners, entryPoints && [...entryPoints]];
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
