import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DocumentSummary, PathAlias, ProgramFlow } from '../../engine/src/index';
import { flowsKey, ProgramThread } from '../../host/src/index';
import { ProgramFiles } from './programFiles';
import type { ProgramSurroundings } from './programSurroundings';
import type { Project } from './project';

/** Milliseconds that an analysis waits for the program: longer than that and findings come in two steps. */
const patience = 60;
/** Milliseconds of quiet after rules, notes or settings changed before the program is made anew. */
const settling = 700;
/** Milliseconds after the first analysis before the program's thread is started: what is open is answered first. */
const startDelay = 400;
/** Milliseconds after a change before it is asked what it means for others. */
const checkDelay = 250;
/** The program is given up when its thread ends more often than this. */
const failuresAtMost = 3;

/** What the program said last about an open text. */
interface Known {
  summary: DocumentSummary;
  flows: readonly ProgramFlow[];
  key: string;
}

/**
 * The program of a project: knows which data flows into which text. It lives on a thread of its own and is filled in the
 * background, with the families of languages of which a text is open.
 */
export class ProjectProgram {
  private thread: ProgramThread | undefined;
  /** What the thread was started for: rules, notes, settings, day. */
  private madeFor = '';
  private remake: NodeJS.Timeout | undefined;
  private readonly files: ProgramFiles;
  private readonly known = new Map<string, Known>();
  /** Open texts that asked before there was a thread; for what it will have to be made. */
  private readonly waiting = new Map<string, { summary: DocumentSummary; madeFor: string }>();
  /** Path → the key of the flows with which findings of a file that is not open were told. */
  private readonly told = new Map<string, string>();
  private checking: NodeJS.Timeout | undefined;
  private lastCheckTook = 0;
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
    return known ? `known ${known.key}` : '';
  }

  /** True once the program has all files that could speak for a text: what is missing until then may stand in one of them. */
  isWholeFor({ family }: DocumentSummary): boolean {
    const isInForce = this.thread !== undefined && this.madeFor === this.wanted();
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
      this.waiting.set(summary.path, { summary, madeFor: this.wanted() });
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
    if (!thread || this.madeFor !== this.wanted()) return undefined;
    const families = new Set(summaries.map(({ family }) => family));
    for (const family of families) {
      if (isWhole) this.files.isComing(family);
      else this.files.load(family, thread);
    }
    const paths = summaries.map((summary) => summary.path);
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
    this.stop();
  }

  /** The thread, where there is one for the rules, notes and settings in force. */
  private ready(): ProgramThread | undefined {
    if (!this.isAllowed()) return undefined;
    if (this.thread && this.madeFor === this.wanted()) return this.thread;
    // While somebody types rules or notes, each keystroke would make another one.
    if (this.thread) this.outdated();
    else if (!this.remake) this.makeSoon(startDelay);
    return undefined;
  }

  private isAllowed(): boolean {
    return !this.disposed && this.failures <= failuresAtMost;
  }

  private wanted(): string {
    const { revision, settings } = this.project;
    return JSON.stringify([
      revision,
      this.surroundings.clock.today(),
      settings.exclude,
      settings.workspaceScan === 'off',
    ]);
  }

  private outdated(): void {
    this.makeSoon(settling);
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
    const { thread, madeFor } = this;
    const texts = [...this.waiting.values()].filter((each) => each.madeFor === madeFor);
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
    this.known.set(summary.path, { summary, flows, key: flowsKey(flows) });
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
    this.madeFor = this.wanted();
    this.thread = new ProgramThread(
      {
        root: project.root ?? path.parse(process.cwd()).root,
        assets: surroundings.host.assets,
        rules: project.rules,
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
        this.known.set(file, { summary: before.summary, flows: now, key });
        isNew = true;
      }
      if (isNew) this.surroundings.listener.openChanged(this.project);
    }
    const closed = [...this.told.keys()].filter(
      (file) => !this.isOpen(file) && (keys.get(file) ?? '') !== this.told.get(file),
    );
    for (const file of closed) this.told.set(file, keys.get(file) ?? '');
    const scanned = closed.filter((file) => this.project.scanned.has(file));
    if (scanned.length > 0) this.surroundings.listener.closedChanged(this.project, scanned);
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
