import type { TextSummary } from '../summaries/summary';
import { Calls, type StaticTargets, type Target } from './calls';
import { Cells } from './cells';
import { Hierarchy } from './hierarchy';
import type { PathAlias } from './module-files';
import { Modules } from './modules';
import { type ModuleStyle, Names } from './names';
import { type CallNode, FileNode, type FunctionNode } from './nodes';

/** How the files of a program name what others hold; see `ProgramOptions`. */
export interface LinkOptions {
  modules: ModuleStyle;
  aliases?: readonly PathAlias[];
  callsOwnMethods?: boolean;
}

/** What names in the files of a program mean, and what calls run as far as names and types tell. */
export class Linkage {
  readonly names: Names;
  readonly modules: Modules;
  readonly hierarchy: Hierarchy;
  readonly calls: Calls;
  readonly cells: Cells;
  private readonly resolved = new Map<FunctionNode, StaticTargets[]>();

  constructor(summaries: Iterable<TextSummary>, { modules, aliases, callsOwnMethods = false }: LinkOptions) {
    this.names = new Names(modules);
    for (const summary of summaries) this.names.addFile(new FileNode(summary));
    for (const file of this.names.files.values()) this.names.addFunctions(file);
    this.modules = new Modules(this.names, aliases);
    this.hierarchy = new Hierarchy(this.names, this.modules);
    this.calls = new Calls(this.names, this.modules, this.hierarchy, callsOwnMethods);
    this.cells = new Cells(this.names, this.modules, this.hierarchy);
  }

  *functions(): Iterable<FunctionNode> {
    for (const file of this.names.files.values()) yield* file.functions;
  }

  /** What a call runs as far as names and types tell. */
  staticTargets({ caller, call }: CallNode): StaticTargets {
    let all = this.resolved.get(caller);
    if (!all) {
      all = caller.summary.calls.map((_, index) => this.calls.resolve({ caller, call: index }));
      this.resolved.set(caller, all);
    }
    return all[call];
  }
}

/** All calls of a program that may run a function. */
export class Callers {
  private readonly callers = new Map<FunctionNode, (CallNode & { target: Target })[]>();

  add(at: CallNode, target: Target): void {
    const known = this.callers.get(target.node);
    const entry = { ...at, target };
    if (known) known.push(entry);
    else this.callers.set(target.node, [entry]);
  }

  of(node: FunctionNode): readonly (CallNode & { target: Target })[] {
    return this.callers.get(node) ?? [];
  }
}
