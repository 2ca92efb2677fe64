import type { TextSummary } from '../summaries/summary';
import type { LinkedFlow } from './flow';
import { Flows } from './flows';
import { Linkage } from './linkage';
import type { PathAlias } from './modules';
import type { ModuleStyle } from './names';
import { Taint } from './taint';
import { Values } from './values';

export type { PathAlias } from './modules';

/** What the names of modules mean in a program. */
export interface ProgramOptions {
  /** How files name each other's functions: `linking.modules` of the language's traits. */
  modules: ModuleStyle;
  /** True where `f()` may be a method of the object at hand, as in Java. */
  callsOwnMethods?: boolean;
  /** What a project's configuration makes of the beginnings of modules: `@/*` → `src/*`; paths from the workspace. */
  aliases?: readonly PathAlias[];
}

/** How many facts there may be, and how many more for each function. */
const MAX_FACTS = 20_000;
const FACTS_PER_FUNCTION = 60;

/**
 * The files of a program in one family of languages, for one run of rules: finds the flows from sources to sinks through
 * all of its functions.
 */
export class Program {
  private readonly summaries = new Map<string, TextSummary>();
  private found?: ReadonlyMap<string, readonly LinkedFlow[]>;

  constructor(readonly options: ProgramOptions) {}

  /** Adds a file, or replaces it. */
  set(summary: TextSummary): void {
    this.summaries.set(summary.path, summary);
    this.found = undefined;
  }

  delete(path: string): void {
    if (this.summaries.delete(path)) this.found = undefined;
  }

  has(path: string): boolean {
    return this.summaries.has(path);
  }

  /** The flows whose sink is in a file, in the order of its sinks. */
  flowsInto(path: string): readonly LinkedFlow[] {
    return this.flows().get(path) ?? [];
  }

  /** All flows by the path of their sink; files without any are not in it. */
  flows(): ReadonlyMap<string, readonly LinkedFlow[]> {
    this.found ??= this.find();
    return this.found;
  }

  private find(): ReadonlyMap<string, readonly LinkedFlow[]> {
    const summaries = [...this.summaries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const functions = summaries.reduce((sum, each) => sum + each.functions.length, 0);
    const maxFacts = MAX_FACTS + functions * FACTS_PER_FUNCTION;
    const linkage = new Linkage(summaries, this.options);
    const taint = new Taint(linkage, new Values(linkage, maxFacts), maxFacts);
    const flows = new Flows(taint, taint.isCut);
    const found = new Map<string, LinkedFlow[]>();
    for (const [file, sinks] of taint.sinks) {
      const all = [...sinks]
        .sort(([a], [b]) => a - b)
        .flatMap(([sink, reached]) => {
          const flow = flows.into(file.path, sink, file.summary.sinks[sink].rules, [...reached]);
          return flow ? [flow] : [];
        });
      if (all.length > 0) found.set(file.path, all);
    }
    return found;
  }
}
