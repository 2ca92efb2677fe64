import type { TextSummary } from '../summaries/summary';
import type { LinkedFlow } from './flow';
import { graphKey } from './graph-key';
import { Linked } from './linked';
import type { PathAlias } from './module-files';
import type { ModuleStyle } from './names';

export type { PathAlias } from './module-files';

/** What the names of modules mean in a program. */
export interface ProgramOptions {
  /** How files name each other's functions: `linking.modules` of the language's traits. */
  modules: ModuleStyle;
  /** True where `f()` may be a method of the object at hand, as in Java. */
  callsOwnMethods?: boolean;
  /** What a project's configuration makes of the beginnings of modules: `@/*` → `src/*`; paths from the workspace. */
  aliases?: readonly PathAlias[];
}

/**
 * The files of a program in one family of languages, for one run of rules: finds the flows from sources to sinks through
 * all of its functions.
 */
export class Program {
  private readonly summaries = new Map<string, TextSummary>();
  private linked?: Linked;
  /** What was linked before the last change, which was one of this file, and the file as it was then. */
  private earlier?: { linked: Linked; path: string; summary: TextSummary };

  constructor(readonly options: ProgramOptions) {}

  /** Adds a file, or replaces it. */
  set(summary: TextSummary): void {
    const { path } = summary;
    const before = this.summaries.get(path);
    if (before === summary) return;
    this.summaries.set(path, summary);
    if (before && graphKey(before) === graphKey(summary)) {
      this.linked?.move(summary);
      if (this.earlier?.path !== path) this.earlier?.linked.move(summary);
      return;
    }
    const { linked, earlier } = this;
    const ofThis = earlier?.path === path ? earlier : undefined;
    this.linked = undefined;
    this.earlier = linked && before ? { linked, path, summary: before } : ofThis;
    // An edit is tried and taken back, or tried again with nothing but moved code.
    if (!ofThis || graphKey(ofThis.summary) !== graphKey(summary)) return;
    if (this.earlier === ofThis) this.earlier = undefined;
    this.linked = ofThis.linked;
    this.linked.move(summary);
  }

  delete(path: string): void {
    if (!this.summaries.delete(path)) return;
    this.linked = undefined;
    this.earlier = undefined;
  }

  has(path: string): boolean {
    return this.summaries.has(path);
  }

  /** The flows whose sink is in a file, in the order of its sinks. */
  flowsInto(path: string): readonly LinkedFlow[] {
    return this.whole().flowsInto(path);
  }

  /** All flows by the path of their sink; files without any are not in it. */
  flows(): ReadonlyMap<string, readonly LinkedFlow[]> {
    const linked = this.whole();
    const paths = [...this.summaries.keys()].sort();
    const all = paths.map((path) => [path, linked.flowsInto(path)] as const);
    return new Map(all.filter(([, flows]) => flows.length > 0));
  }

  private whole(): Linked {
    if (!this.linked) {
      // In the order of their paths, so that the order in which files were added does not show.
      const summaries = [...this.summaries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
      this.linked = new Linked(summaries, this.options);
    }
    return this.linked;
  }
}
