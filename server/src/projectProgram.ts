import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DocumentSummary, PathAlias, ProgramFlow } from '../../engine/src/index';
import { flowsKey, ProgramThread } from '../../host/src/index';
import { ProgramFiles } from './programFiles';
import type { ProgramSurroundings } from './programSurroundings';
import type { Project } from './project';

/** Milliseconds that an analysis waits for the program: longer than that and findings come in two steps. */
const patience = 60;
/** Milliseconds of quiet after rules or settings changed before the program is made anew. */
const settling = 700;
/** Milliseconds of quiet after notes changed before the program takes them over. */
const notesSettling = 100;
/** Milliseconds after the first analysis before the program's thread is started: what is open is answered first. */
const startDelay = 400;
/** Files that are read at a stretch: what an editor asks for waits no longer than these take. */
const batchSize = 8;
/** Milliseconds after a change before it is asked what it means for others. */
const checkDelay = 250;
/** The program is given up when its thread ends more often than this. */
const failuresAtMost = 3;

/** What the program said last about an open text. */
interface Known {
  summary: DocumentSummary;
  flows: readonly ProgramFlow[];
  key: string;
  /** Counts answers: an analysis that did not wait for one is out of date with it, also where it says the same again. */
  answer: number;
}

/**
 * The program of a project: knows which data flows into which text. It lives on a thread of its own and is filled in the
 * background, with the families of languages of which a text is open.
 */
export class ProjectProgram {
  private thread: ProgramThread | undefined;
  /** What the thread was started for: rules of the team, settings, day. */
  private startedFor = '';
  /** The revision of rules and notes that it has. */
  private revision = 0;
  private remake: NodeJS.Timeout | undefined;
  private retake: NodeJS.Timeout | undefined;
  /** Changes of the notes for which files are being added again. */
  private taking = 0;
  private readonly files: ProgramFiles;
  private readonly known = new Map<string, Known>();
  /** Open texts that asked before there was a thread for what is in force; for which revision. */
  private readonly waiting = new Map<string, { summary: DocumentSummary; revision: number }>();
  /** Path → the key of the flows with which findings of a file that is not open were told. */
  private readonly told = new Map<string, string>();
  private checking: NodeJS.Timeout | undefined;
  private lastCheckTook = 0;
  private answers = 0;
  private failures = 0;
  private disposed = false;

  constructor(
    private readonly project: Project,
    private readonly surroundings: ProgramSurroundings,
  ) {
    this.files = new ProgramFiles(project, surroundings, {
      isOpen: (file) => this.isOpen(file),
      add: async (thread, files) => {
        if (thread === this.thread) await this.guarded(thread.summarize(files));
        this.soonCheck();
        return thread === this.thread;
      },
      filled: () => this.soonCheck(),
      aliasesChanged: () => this.outdated(),
    });
  }

  /** What configurations of the project make of the names of modules. */
  get aliases(): readonly PathAlias[] {
    return this.files.aliases;
  }

  /** A name for what is known of the flows into an open text; another one when they are others. */
  keyOf(file: string): string {
    const known = this.known.get(file);
    return known ? `answer ${known.answer}` : '';
  }

  /** True once the program has all files that could speak for a text: what is missing until then may stand in one of them. */
  isWholeFor({ family }: DocumentSummary): boolean {
    const isInForce = this.hasRules && this.revision === this.project.revision && this.taking === 0;
    return (isInForce && this.files.areRead(family)) || !this.isAllowed();
  }

  /**
   * Adds an open text as it is now, and gives the flows that end in it; undefined where they are not known soon enough:
   * the listener is told when they are.
   */
  async flowsInto(summary: DocumentSummary): Promise<readonly ProgramFlow[] | undefined> {
    const known = this.known.get(summary.path);
    if (known?.summary === summary) return known.flows;
    const thread = this.ready();
    if (!thread) {
      this.waiting.set(summary.path, { summary, revision: this.project.revision });
      return undefined;
    }
    this.files.load(summary.family, thread);
    let isLate = false;
    const answer = this.ask(thread, summary).then((flows) => {
      if (isLate && flows) this.surroundings.listener.openChanged(this.project);
      return flows;
    });
    const late = new Promise<undefined>((resolve) =>
      setTimeout(() => {
        isLate = true;
        resolve(undefined);
      }, patience),
    );
    return Promise.race([answer, late]);
  }

  /** The thread, with the notes in force, for a look at files; undefined where there is none for the rules in force. */
  async threadFor(files: readonly string[]): Promise<ProgramThread | undefined> {
    if (!this.hasRules) return undefined;
    await this.takeNotes(new Set(files));
    return this.thread;
  }

  /**
   * Adds files that a scan summarized, and gives the flows that end in them; undefined where there is no program.
   * `isWhole`: they are all files of the project that are not open.
   */
  async link(
    summaries: readonly DocumentSummary[],
    isWhole: boolean,
  ): Promise<ReadonlyMap<string, readonly ProgramFlow[]> | undefined> {
    if (!this.ready() && !this.thread && this.isAllowed()) {
      this.make();
      void this.askForWaiting();
    }
    const { thread } = this;
    if (!thread || this.startedFor !== this.wanted()) return undefined;
    const paths = summaries.map((summary) => summary.path);
    await this.takeNotes(new Set(paths));
    const families = new Set(summaries.map(({ family }) => family));
    for (const family of families) {
      if (isWhole) this.files.isComing(family);
      else this.files.load(family, thread);
    }
    for (let i = 0; i < summaries.length; i += 64) {
      await this.guarded(thread.put(summaries.slice(i, i + 64), []));
    }
    if (isWhole) for (const family of families) this.files.isThere(family);
    const flows = await this.guarded(thread.flowsOf(paths));
    if (!flows) return undefined;
    for (const file of paths) this.told.set(file, flowsKey(flows.get(file) ?? []));
    this.soonCheck();
    return flows;
  }

  /** A file on disk is another one, or gone, or the editor no longer holds it. */
  filesChanged(paths: readonly string[]): void {
    for (const file of paths) if (!this.isOpen(file)) this.known.delete(file);
    if (paths.some((file) => /(ts|js)config[^/]*\.json$/.test(file))) this.outdated();
    const { thread } = this;
    const closed = paths.filter((file) => this.files.isLoaded(file) && !this.isOpen(file));
    if (!thread || closed.length === 0) return;
    void this.guarded(thread.summarize(closed)).then(() => this.soonCheck());
  }

  /** An untitled text is gone. */
  forget(file: string): void {
    if (this.known.delete(file) && this.thread) void this.guarded(this.thread.put([], [file]));
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.remake);
    clearTimeout(this.retake);
    this.stop();
  }

  /** The thread, where there is one for the rules, notes and settings in force. */
  private ready(): ProgramThread | undefined {
    if (!this.isAllowed()) return undefined;
    if (this.hasRules && this.revision === this.project.revision) return this.thread;
    // While somebody types rules or notes, each keystroke would make another one.
    if (this.hasRules) this.takeNotesSoon();
    else if (this.thread) this.outdated();
    else if (!this.remake) this.makeSoon(startDelay);
    return undefined;
  }

  /** True where there is a thread for the rules of the team, the settings and the day, with whichever notes. */
  private get hasRules(): boolean {
    return this.thread !== undefined && this.startedFor === this.wanted();
  }

  private isAllowed(): boolean {
    return !this.disposed && this.failures <= failuresAtMost;
  }

  private wanted(): string {
    const { team, settings } = this.project;
    return JSON.stringify([
      team.revision,
      this.surroundings.clock.today(),
      settings.exclude,
      settings.workspaceScan === 'off',
    ]);
  }

  private outdated(): void {
    this.makeSoon(settling);
  }

  private takeNotesSoon(): void {
    clearTimeout(this.retake);
    this.retake = setTimeout(() => {
      void this.takeNotes(new Set()).catch((error) =>
        this.surroundings.log.error('Following data by other notes', error),
      );
    }, notesSettling);
  }

  /** Lets the program take over the notes in force. `others`: files that are added to it anyway. */
  private async takeNotes(others: ReadonlySet<string>): Promise<void> {
    const { thread, project } = this;
    clearTimeout(this.retake);
    if (!thread || this.revision === project.revision) return;
    this.revision = project.revision;
    const { numbered } = project.rules;
    const concerned = await this.guarded(thread.change({ notes: project.notes.all, numbered }));
    const files = (concerned ?? []).filter((file) => !others.has(file) && !this.isOpen(file));
    if (files.length > 0) this.taking++;
    // What is open is answered first; what the others change is told when it is known.
    await this.askForWaiting();
    for (let i = 0; i < files.length && thread === this.thread; i += batchSize)
      await this.guarded(thread.summarize(files.slice(i, i + batchSize)));
    if (files.length > 0) this.taking--;
    this.soonCheck();
  }

  private makeSoon(delay: number): void {
    clearTimeout(this.remake);
    this.remake = setTimeout(() => {
      this.remake = undefined;
      const { families } = this.files;
      this.stop();
      this.make();
      const { thread } = this;
      if (thread) for (const family of families) this.files.load(family, thread);
      void this.askForWaiting();
    }, delay);
  }

  /** Adds the open texts that could not wait. */
  private async askForWaiting(): Promise<void> {
    const { thread, revision } = this;
    const texts = [...this.waiting.values()].filter((each) => each.revision === revision);
    this.waiting.clear();
    for (const { summary } of texts) {
      if (!thread || thread !== this.thread) return;
      this.files.load(summary.family, thread);
      await this.ask(thread, summary);
    }
    this.surroundings.listener.openChanged(this.project);
  }

  private async ask(
    thread: ProgramThread,
    summary: DocumentSummary,
  ): Promise<readonly ProgramFlow[] | undefined> {
    const isWhole = this.isWholeFor(summary);
    const all = await this.guarded(thread.flowsInto(summary));
    if (!all || this.thread !== thread) return undefined;
    const flows = isWhole ? all : sureOf(all);
    this.known.set(summary.path, { summary, flows, key: flowsKey(flows), answer: ++this.answers });
    this.soonCheck();
    return flows;
  }

  private stop(): void {
    clearTimeout(this.checking);
    this.checking = undefined;
    void this.thread?.close();
    this.thread = undefined;
    this.files.forget();
    this.known.clear();
  }

  private make(): void {
    // One that was to be made later would take this one's place, and what it is asked with it.
    clearTimeout(this.remake);
    this.remake = undefined;
    const script = path.join(__dirname, 'worker.js');
    if (this.disposed || !existsSync(script)) return;
    const { project, surroundings } = this;
    this.startedFor = this.wanted();
    this.revision = project.revision;
    this.thread = new ProgramThread(
      {
        root: project.root ?? path.parse(process.cwd()).root,
        assets: surroundings.host.assets,
        rules: project.rules,
        withoutNotes: project.team.loaded,
        notes: project.notes.all,
        today: surroundings.clock.today(),
        fixes: false,
        aliases: this.aliases,
      },
      script,
    );
  }

  /** Asks soon what changes mean for texts whose findings were told. */
  private soonCheck(): void {
    // Linking a large program takes its time: most of it is left for what is asked meanwhile.
    this.checking ??= setTimeout(
      () => {
        this.checking = undefined;
        void this.check().catch((error) => this.surroundings.log.error('Following data', error));
      },
      Math.max(checkDelay, 2 * this.lastCheckTook),
    );
  }

  private async check(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    const started = performance.now();
    const keys = await this.guarded(thread.keys());
    this.lastCheckTook = performance.now() - started;
    if (!keys || thread !== this.thread) return;
    const open = [...this.known].filter(([file, { key }]) => (keys.get(file) ?? '') !== key);
    if (open.length > 0) {
      const whole = new Set(open.filter(([, { summary }]) => this.isWholeFor(summary)).map(([file]) => file));
      const flows = await this.guarded(thread.flowsOf(open.map(([file]) => file)));
      if (!flows || thread !== this.thread) return;
      let isNew = false;
      for (const [file, before] of open) {
        const all = flows.get(file) ?? [];
        const now = whole.has(file) ? all : sureOf(all);
        const key = flowsKey(now);
        // It was typed in meanwhile: its next analysis asks by itself.
        if (this.known.get(file) !== before || key === before.key) continue;
        this.known.set(file, { summary: before.summary, flows: now, key, answer: ++this.answers });
        isNew = true;
      }
      if (isNew) this.surroundings.listener.openChanged(this.project);
    }
    const scanned = this.toTell(keys);
    if (scanned.length > 0) this.surroundings.listener.closedChanged(this.project, scanned);
  }

  /** The scanned files that are not open and whose findings were told with other flows than are known now. */
  async outdatedFiles(): Promise<string[]> {
    const keys = this.thread && (await this.guarded(this.thread.keys()));
    return keys ? this.toTell(keys) : [];
  }

  private toTell(keys: ReadonlyMap<string, string>): string[] {
    const closed = [...this.told.keys()].filter(
      (file) => !this.isOpen(file) && (keys.get(file) ?? '') !== this.told.get(file),
    );
    for (const file of closed) this.told.set(file, keys.get(file) ?? '');
    return closed.filter((file) => this.project.scanned.has(file));
  }

  private isOpen(file: string): boolean {
    return this.surroundings.documents.get(this.project.uriOf(file)) !== undefined;
  }

  /** A thread that ends takes the program with it: another one is made, unless that happens again and again. */
  private async guarded<T>(asked: Promise<T>): Promise<T | undefined> {
    const { thread } = this;
    try {
      return await asked;
    } catch (error) {
      if (this.disposed || thread !== this.thread) return undefined;
      this.failures++;
      this.surroundings.log.error(`Following data in ${this.project.folder ?? 'open files'}`, error);
      this.stop();
      return undefined;
    }
  }
}

/** Without what a file that was not read yet could take back: that a control is missing. */
export function sureOf(flows: readonly ProgramFlow[]): readonly ProgramFlow[] {
  return flows.filter(({ control }) => !control?.gap);
}
