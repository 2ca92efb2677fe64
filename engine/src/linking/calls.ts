import type { Callee, CallSite } from '../summaries/summary';
import type { Definition } from './definitions';
import { type Hierarchy, scopedClass } from './hierarchy';
import type { Modules } from './modules';
import { dotted, lastOf, type Names } from './names';
import type { CallNode, ClassNode, FunctionNode } from './nodes';

/** A function that a call may run. */
export interface Target {
  node: FunctionNode;
  /** 0: sure; 1: only the name and the number of arguments say so; 2: and functions of several files fit. */
  doubt: number;
  /** True where the call makes the object that the function is the constructor of. */
  makes: boolean;
  /** True where the first argument is the object: `Class.method(object)` of Python. */
  firstIsReceiver?: boolean;
}

/** What is known of a call without knowing the values of variables. */
export interface StaticTargets {
  targets: readonly Target[];
  /** The class that the call makes an object of. */
  made?: ClassNode;
  /** The name of the method if it depends on the object which one runs. */
  virtual?: string;
}

/** How many functions of a name may be guessed at, and run by one call. */
const MAX_GUESSES = 3;
export const MAX_TARGETS = 8;

const none: StaticTargets = { targets: [] };

/** Finds the functions that calls run, by what the code says of them. */
export class Calls {
  constructor(
    private readonly names: Names,
    private readonly modules: Modules,
    private readonly hierarchy: Hierarchy,
    private readonly callsOwnMethods: boolean,
  ) {}

  resolve({ caller, call }: CallNode): StaticTargets {
    const site = caller.summary.calls[call];
    const { callee } = site;
    const found = this.known(caller, site);
    if (found.targets.length > 0 || found.made) return { ...found, targets: fitting(found.targets, site) };
    if (!site.mayGuess || callee.isNew || callee.types.length > 0) return none;
    return this.guessed(caller, site);
  }

  private known(caller: FunctionNode, site: CallSite): StaticTargets {
    const { callee } = site;
    const name = callee.method ?? callee.chain.at(-1) ?? '';
    const inherited = callee.onSuper ? this.ofBases(caller, callee.method) : none;
    if (inherited.targets.length > 0) return inherited;
    // `cls(x)`, `new static(x)`.
    const made = callee.onSelf && callee.chain.length === 1 ? caller.ownerAround : undefined;
    if (made) return this.made([made]);
    if (callee.isNew) return this.made(this.classesNamed(caller, callee.chain));
    const owner = callee.onSelf ? caller.ownerAround : undefined;
    if (owner) {
      const own = this.ofClass(owner, name);
      if (own.targets.length > 0) return own;
    }
    // `new(x)` and `self.new(x)` in a method of the class itself.
    const isOwn = callee.onSelf || (callee.method === undefined && callee.chain.length === 1);
    if (name === 'new' && isOwn && caller.owner) return this.made([caller.owner]);
    if (callee.method === undefined) return callee.chain.length === 0 ? none : this.plain(caller, name);
    if (name === 'new') {
      const made = this.made(this.classesNamed(caller, callee.chain.slice(0, -1)));
      if (made.made) return made;
    }
    if (callee.types.length > 0) {
      const classes = callee.types.flatMap((type) => this.typed(caller, type));
      const targets = classes.flatMap((each) => this.ofClass(each, name).targets);
      if (targets.length > 0) return { targets: unique(targets), virtual: name };
    }
    return this.onNamed(caller, callee, name);
  }

  private typed(caller: FunctionNode, type: string): readonly ClassNode[] {
    return this.hierarchy.classesOfType(caller.file, caller.index, type, caller.ownerAround);
  }

  /** `f(x)`. */
  private plain(caller: FunctionNode, name: string): StaticTargets {
    const { file } = caller;
    for (let at = caller.index; at > 0; at = file.functions[at].summary.outer) {
      if (file.functions[at].summary.parameters.some((each) => each.name === name)) return none;
      const inner = file.functionsIn(at, name);
      if (inner.length > 0) return targetsOf(inner);
      for (let owner = this.namesOwn(file.functions[at]); owner; owner = owner.outer) {
        const own = this.ofClass(owner, name);
        if (own.targets.length > 0) return own;
      }
      const node = file.classIn(at, name);
      if (node) return this.made([node]);
    }
    return this.ofDefinitions(this.modules.lookup(file, name));
  }

  /** The class whose methods a function may call by their mere names. */
  private namesOwn(node: FunctionNode): ClassNode | undefined {
    return this.callsOwnMethods ? node.owner : undefined;
  }

  /** `a.b.f(x)` where `a.b` is no object of a known type: a module, a package, a class, or a part of one. */
  private onNamed(caller: FunctionNode, callee: Callee, name: string): StaticTargets {
    const { chain } = callee;
    if (chain.length < 2) return none;
    const definitions = this.definitionsOf(caller, chain.slice(0, -1));
    const found = this.ofDefinitions(definitions.flatMap((one) => this.memberOf(one, name)));
    const isClass = definitions.some((one) => one.kind === 'class');
    const targets = found.targets.map((target) =>
      isClass && target.node.owner && !target.node.summary.isStatic && !target.makes
        ? { ...target, firstIsReceiver: this.names.style === 'dotted' }
        : target,
    );
    return { ...found, targets };
  }

  private memberOf(of: Definition, name: string): readonly Definition[] {
    if (of.kind !== 'class') return this.modules.member(of, name);
    const inherited = this.hierarchy.inherited(of.node, name);
    if (inherited.length > 0) return inherited.map((node) => ({ kind: 'function', node }));
    return this.modules.member(of, name);
  }

  /** What names that are joined by dots stand for at a place. */
  private definitionsOf(caller: FunctionNode, chain: readonly string[]): readonly Definition[] {
    const [first, ...rest] = chain.length === 1 ? dotted(chain[0]).split('.') : chain;
    if (!first) return [];
    const local = caller.ownerAround?.inner.get(first) ?? scopedClass(caller.file, caller.index, first);
    let found: readonly Definition[] = local
      ? [{ kind: 'class', node: local }]
      : this.modules.lookup(caller.file, first);
    for (const part of rest) found = found.flatMap((one) => this.modules.member(one, part));
    return found.length > 0 ? found : this.modules.fullName([first, ...rest].join('.'));
  }

  private classesNamed(caller: FunctionNode, chain: readonly string[]): readonly ClassNode[] {
    return this.definitionsOf(caller, chain).flatMap((one) => (one.kind === 'class' ? [one.node] : []));
  }

  private ofDefinitions(definitions: readonly Definition[]): StaticTargets {
    const functions = definitions.flatMap((one) => (one.kind === 'function' ? [one.node] : []));
    if (functions.length > 0) return targetsOf(functions);
    return this.made(definitions.flatMap((one) => (one.kind === 'class' ? [one.node] : [])));
  }

  private made(classes: readonly ClassNode[]): StaticTargets {
    if (classes.length === 0) return none;
    return { made: classes[0], targets: this.constructed(classes[0]) };
  }

  /** The constructors of a class as what a call runs. */
  constructed(node: ClassNode): readonly Target[] {
    return this.hierarchy.constructors(node).map((each) => ({ node: each, doubt: 0, makes: true }));
  }

  private ofClass(node: ClassNode, name: string): StaticTargets {
    return { ...targetsOf(this.hierarchy.methods(node, name)), virtual: name };
  }

  private ofBases(caller: FunctionNode, method: string | undefined): StaticTargets {
    for (const base of caller.ownerAround?.bases ?? []) {
      const isConstructor =
        caller.summary.isConstructor && (method === undefined || method === caller.name || method === 'new');
      const found = isConstructor
        ? this.hierarchy.constructors(base)
        : this.hierarchy.inherited(base, method ?? caller.name);
      if (found.length > 0) return targetsOf(found);
    }
    return none;
  }

  /** The methods of a name that objects of exactly these classes have. */
  exactly(classes: Iterable<ClassNode>, name: string): readonly Target[] {
    return unique([...classes].flatMap((each) => targetsOf(this.hierarchy.inherited(each, name)).targets));
  }

  /** The functions that a name that nothing else is known of may mean. */
  private candidates({ method }: Callee, name: string): readonly FunctionNode[] {
    const { style, methodsByName, functionsByName } = this.names;
    const methods = methodsByName.get(name) ?? [];
    const functions = functionsByName.get(name) ?? [];
    // Functions that stand outside of classes may be added to objects of a type.
    if (method !== undefined)
      return [...methods, ...functions.filter((each) => each.summary.receiver !== undefined)];
    if (style === 'dotted' || style === 'folders') return [];
    return this.callsOwnMethods ? methods : functions;
  }

  /** True for what an import gives of which the program has no file. */
  private isForeign({ file }: FunctionNode, { chain }: Callee): boolean {
    const [first = ''] = chain;
    return file.imports.has(first) && this.modules.lookup(file, first).length === 0;
  }

  /** By name and number of arguments alone. */
  private guessed(caller: FunctionNode, site: CallSite): StaticTargets {
    const { callee } = site;
    const name = callee.method ?? callee.chain.at(-1);
    if (name === undefined || this.isForeign(caller, callee)) return none;
    const all = this.candidates(callee, lastOf(dotted(name), '.'));
    const fit = targetsOf(all).targets.filter(({ node }) => site.count < 0 || takes(node, site.count));
    if (fit.length === 0 || fit.length > MAX_GUESSES || all.length > MAX_GUESSES * 4) return none;
    // Those of one file are made to stand for each other.
    const doubt = fit.every(({ node }) => node.file === fit[0].node.file) ? 1 : 2;
    return { targets: fit.map((each) => ({ ...each, doubt })) };
  }
}

function targetsOf(nodes: readonly FunctionNode[]): StaticTargets {
  return { targets: nodes.map((node) => ({ node, doubt: 0, makes: false })) };
}

function unique(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((each) => [each.node, each])).values()];
}

/** Of several functions, those that take so many arguments. */
export function fitting(targets: readonly Target[], site: CallSite): readonly Target[] {
  if (site.count < 0 || targets.length < 1) return targets;
  const fit = targets.filter(({ node, firstIsReceiver }) =>
    takes(node, site.count - (firstIsReceiver === true ? 1 : 0)),
  );
  return fit.length > 0 || targets.length > 1 ? fit : targets;
}

function takes({ summary: { parameters } }: FunctionNode, count: number): boolean {
  const needed = parameters.filter((each) => !each.isRest && !each.isOptional).length;
  return count >= needed && (count <= parameters.length || parameters.some((each) => each.isRest));
}
