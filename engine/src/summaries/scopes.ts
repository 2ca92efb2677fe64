import { capturesOf } from '../dataflow/cases';
import { targetsOf } from '../dataflow/paths';
import type { LanguageTraits } from '../languages/language';
import { DECLARED_REFERENCE, Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { classNameOf, membersOf } from './members';

/** Kinds that bind their target. */
const bindingKinds = new Set([Kind.Assign, Kind.Declare, Kind.ForEach, Kind.WithItem, Kind.Catch]);
/** Roles in which a name stands for no variable. */
const notVariables = new Set([Role.Property, Role.Key, Role.FunctionName, Role.ClassName, Role.Alias]);

/** How far a field is looked for in the classes that one extends. */
const basesAtMost = 10;

/** A function of a text with the variables that it declares. */
export interface Scope {
  /** Its number; the program itself is 0. */
  id: number;
  /** The Function node; 0 for the program. */
  node: Node;
  /** The number of the function around it; -1 for the program. */
  outer: number;
  /** The number of the class that it is a member of; -1 for none. */
  class: number;
  /** Variables, parameters, functions and classes that it declares. */
  own: Set<string>;
  /** Those of its own that inner functions use. */
  captured: Set<string>;
  /** Those of its own that inner functions write, and those of others that it writes. */
  shared: Set<string>;
  /** Names that it uses, with its inner functions, and does not declare. */
  free: Set<string>;
  /** Where a function with a name sees no variables of the program around it: those that it says it does. */
  sees: ReadonlySet<string> | undefined;
  /** True where functions stand in it that are no methods. */
  hasInner: boolean;
  /** Functions that it declares by a statement, by name. */
  functions: Map<string, number>;
  classes: Map<string, number>;
}

/** A class of a text. */
export interface ClassScope {
  id: number;
  node: Node;
  name: string;
  /** The function that it stands in. */
  outer: number;
  /** The class that it stands in; -1 for none. */
  around: number;
  /** Names of its fields; those of `statics` are the class's own. */
  fields: ReadonlySet<string>;
  statics: ReadonlySet<string>;
  /** Its methods by name, the first of each. */
  methods: Map<string, number>;
}

/** The functions and classes of a text, and which variable belongs to which of them. */
export class Scopes {
  readonly functions: Scope[] = [];
  readonly classes: ClassScope[] = [];
  private readonly functionAt = new Map<Node, number>();
  private readonly classAt = new Map<Node, number>();
  /** The classes that extend others. */
  private readonly extending = new Set<number>();
  /** Accessors of properties that have a body. */
  private readonly accessors = new Set<string>();

  constructor(
    private readonly tree: UniformTree,
    private readonly traits: LanguageTraits,
  ) {
    this.addFunction(0, -1, -1);
    for (let node = 1; node < tree.count; node++) {
      if (tree.kind[node] === Kind.Function) this.addFunction(node, this.around(node), this.memberOf(node));
      else if (tree.kind[node] === Kind.Class) this.addClass(node);
    }
    for (const scope of [...this.functions].reverse()) this.findUses(scope);
  }

  functionOf(node: Node): number {
    return this.functionAt.get(node) ?? -1;
  }

  classOf(node: Node): number {
    return this.classAt.get(node) ?? -1;
  }

  /** The number of the function that declares a variable which another one uses; -1: none of the text does. */
  ownerOf(name: string, user: number): number {
    const { seenEverywhere } = this.traits;
    let at = user;
    while (at >= 0 && !this.functions[at].own.has(name)) {
      const { sees, outer } = this.functions[at];
      if (sees && !sees.has(name) && !seenEverywhere?.test(name) && !this.isDeclaration(name, outer))
        return -1;
      at = outer;
    }
    return at;
  }

  /** The function that a name is declared to be where it is used; -1 where it is none, or a variable. */
  functionNamed(name: string, user: number): number {
    const owner = this.ownerOf(name, user);
    return owner < 0 ? -1 : (this.functions[owner].functions.get(name) ?? -1);
  }

  classNamed(name: string, user: number): number {
    const owner = this.ownerOf(name, user);
    return owner < 0 ? -1 : (this.functions[owner].classes.get(name) ?? -1);
  }

  /** The first method of a name that a class declares; -1 for none. */
  methodNamed(name: string, owner: number): number {
    return this.classes[owner].methods.get(name) ?? -1;
  }

  /** The number of the class whose member a function is, or stands in; -1 for none. */
  classAround(id: number): number {
    let at = id;
    while (at >= 0 && this.functions[at].class < 0) at = this.functions[at].outer;
    return at < 0 ? -1 : this.functions[at].class;
  }

  /** True where a method of a class, or of one around it, has a name; where it has one, it may be an inherited one. */
  mayHaveMethod(type: number, name: string): boolean {
    if (this.extending.has(type)) return true;
    for (let at = type; at >= 0; at = this.classes[at].around)
      if (this.classes[at].methods.has(name)) return true;
    return false;
  }

  /** True where a class that a class of the text extends, and the text has, declares a field of a name. */
  inheritsField(type: number, name: string, depth = 0): boolean {
    const { node, outer } = this.classes[type];
    return this.tree.childrenWith(node, Role.Base).some((base) => {
      const of = this.tree.kind[base] === Kind.Name ? this.classNamed(this.tree.nameOf(base), outer) : -1;
      if (of < 0 || of === type || depth > basesAtMost) return false;
      return this.classes[of].fields.has(name) || this.inheritsField(of, name, depth + 1);
    });
  }

  /** True where a class of the text computes a property: `get x`, `set x`. */
  hasAccessor(name: string): boolean {
    return this.accessors.has(name);
  }

  /** True for the name of a function or class, which is seen where variables are not. */
  private isDeclaration(name: string, from: number): boolean {
    for (let at = from; at >= 0; at = this.functions[at].outer)
      if (this.functions[at].functions.has(name) || this.functions[at].classes.has(name)) return true;
    return false;
  }

  private addFunction(node: Node, outer: number, memberOf: number): void {
    const id = this.functions.length;
    this.functionAt.set(node, id);
    const own = new Set<string>();
    this.functions.push({
      id,
      node,
      outer,
      class: memberOf,
      own,
      captured: new Set(),
      shared: new Set(),
      free: new Set(),
      sees: undefined,
      hasInner: false,
      functions: new Map(),
      classes: new Map(),
    });
    if (outer >= 0 && memberOf < 0) this.functions[outer].hasInner = true;
    const declared = this.collectOwn(node, own);
    // `global x` in a function declares a variable of the program, which need not name it anywhere else.
    if (!this.traits.seenEverywhere)
      for (const each of declared) if (this.ownerOf(each, outer) < 0) this.functions[0].own.add(each);
    const hasName = node > 0 && this.tree.child(node, Role.FunctionName) >= 0;
    if (this.traits.yieldsToBlock && node > 0 && !hasName) this.shareWithBlock(node, outer, own);
    if (hasName && this.traits.seenEverywhere) this.functions[id].sees = declared;
    const name = node > 0 ? this.tree.child(node, Role.FunctionName) : -1;
    if (name < 0) return;
    if (memberOf >= 0) {
      const text = nameOfFunction(this.tree, node);
      if (isAccessor(text) && this.tree.child(node, Role.Body) >= 0) this.accessors.add(text);
      const { methods } = this.classes[memberOf];
      if (!methods.has(text)) methods.set(text, id);
      return;
    }
    const text = this.tree.nameOf(name);
    const isDeclared = this.tree.role[node] === Role.Statement || this.tree.role[node] === Role.Value;
    if (!isDeclared || this.tree.child(node, Role.Receiver) >= 0) return;
    this.functions[outer].own.add(text);
    this.functions[outer].functions.set(text, id);
  }

  private addClass(node: Node): void {
    const { tree } = this;
    const id = this.classes.length;
    this.classAt.set(node, id);
    const name = classNameOf(tree, node);
    const outer = this.around(node);
    const fields = new Set<string>();
    const statics = new Set<string>();
    for (const parameter of tree.childrenWith(node, Role.Parameter)) {
      const target = tree.child(parameter, Role.Target);
      if (target >= 0 && tree.kind[target] === Kind.Name) fields.add(tree.nameOf(target));
    }
    for (const { declaration, name: fieldName } of membersOf(tree, node)) {
      if (fieldName < 0) continue;
      const field = tree.nameOf(fieldName);
      fields.add(field);
      const isStatic = tree
        .childrenWith(declaration, Role.Modifier)
        .some((modifier) => /^(static|const|companion)$/.test(tree.nameOf(modifier)));
      if (isStatic) statics.add(field);
    }
    if (tree.childrenWith(node, Role.Base).length > 0) this.extending.add(id);
    const around = this.classAt.get(tree.enclosing(node, Kind.Class)) ?? -1;
    this.classes.push({ id, node, name, outer, around, fields, statics, methods: new Map() });
    if (name === '') return;
    const parts = name.split(/[.\\]|::/);
    this.functions[outer].own.add(parts[parts.length - 1]);
    this.functions[outer].classes.set(parts[parts.length - 1], id);
  }

  /** The function around a node. */
  private around(node: Node): number {
    const { tree } = this;
    let at = tree.parent[node];
    while (at > 0 && tree.kind[at] !== Kind.Function) at = tree.parent[at];
    return this.functionAt.get(Math.max(at, 0)) ?? 0;
  }

  /** The class whose body a function stands in, with no function between; -1 for none. */
  private memberOf(node: Node): number {
    const { tree } = this;
    let at = tree.parent[node];
    while (at > 0 && tree.kind[at] !== Kind.Class && tree.kind[at] !== Kind.Function) {
      // A field's value is no method, but for accessors and functions that a field holds.
      if (tree.kind[at] === Kind.Call || tree.kind[at] === Kind.New) return -1;
      at = tree.parent[at];
    }
    return at > 0 && tree.kind[at] === Kind.Class ? (this.classAt.get(at) ?? -1) : -1;
  }

  /** Collects what a function declares; the names that it says belong to an outer one. */
  private collectOwn(node: Node, own: Set<string>): ReadonlySet<string> {
    const { tree } = this;
    const { assigningDeclares, casesBindNames = false } = this.traits;
    const outer = new Set<string>();
    this.visit(node, (at, inClass) => {
      const kind = tree.kind[at];
      if (kind === Kind.Parameter && tree.parent[at] === node) {
        const target = tree.child(at, Role.Target);
        if (target >= 0) this.addTargets(target, own);
        return;
      }
      if (kind === Kind.Name && isDeclaredHere(tree, at)) own.add(tree.nameOf(at));
      if (kind === Kind.Outer) for (const name of tree.children(at)) outer.add(tree.nameOf(name));
      if (kind === Kind.Case) {
        for (const test of tree.childrenWith(at, Role.Test))
          for (const name of capturesOf(tree, test, casesBindNames)) own.add(tree.nameOf(name));
      }
      const target = bindingKinds.has(kind) && !inClass ? tree.child(at, Role.Target) : -1;
      if (target < 0) return;
      // `extern char *x;` says that another file declares it.
      const isElsewhere = tree.childrenWith(at, Role.Modifier).some((each) => tree.nameOf(each) === 'extern');
      if (isElsewhere && kind === Kind.Declare) return;
      const declares =
        node === 0 ||
        kind !== Kind.Assign ||
        assigningDeclares ||
        tree.start[at] < tree.start[target] ||
        tree.child(at, Role.Type) >= 0 ||
        tree.child(at, Role.Modifier) >= 0;
      if (declares) this.addTargets(target, own);
    });
    for (const name of outer) {
      own.delete(name);
      // What a function says is the program's is one of its variables, though the program may never write it.
      if (node !== 0 && this.traits.seenEverywhere) this.functions[0].own.add(name);
    }
    return outer;
  }

  private addTargets(target: Node, own: Set<string>): void {
    const { globalVariables } = this.traits;
    for (const each of targetsOf(this.tree, target)) {
      const name = this.tree.kind[each] === Kind.Name ? this.tree.nameOf(each) : '';
      if (name !== '' && !globalVariables?.test(name)) own.add(name);
    }
  }

  /** A block writes the variables of the method around it, but for its parameters. */
  private shareWithBlock(block: Node, outer: number, own: Set<string>): void {
    const parameters = new Set<string>();
    for (const parameter of this.tree.childrenWith(block, Role.Parameter)) {
      const target = this.tree.child(parameter, Role.Target);
      if (target >= 0) this.addTargets(target, parameters);
    }
    for (const name of own) if (!parameters.has(name) && this.ownerOf(name, outer) >= 0) own.delete(name);
  }

  /** What a function uses of others, and what of its own its inner functions use: inner functions are known already. */
  private findUses(scope: Scope): void {
    const { tree } = this;
    const written = new Set<string>();
    this.visit(scope.node, (at) => {
      if (tree.kind[at] !== Kind.Name || notVariables.has(tree.role[at])) return;
      const name = tree.nameOf(at);
      if (!scope.own.has(name)) scope.free.add(name);
      if (tree.role[at] === Role.Target) written.add(name);
    });
    for (const name of scope.free) if (written.has(name)) scope.shared.add(name);
    if (scope.outer < 0) return;
    const outer = this.functions[scope.outer];
    for (const name of scope.free) {
      if (outer.own.has(name)) {
        outer.captured.add(name);
        if (scope.shared.has(name)) outer.shared.add(name);
      } else {
        outer.free.add(name);
        if (scope.shared.has(name)) outer.shared.add(name);
      }
    }
  }

  /** Visits the nodes of a function but for those of inner functions. */
  private visit(scope: Node, visitor: (node: Node, inClass: boolean) => void): void {
    const { tree } = this;
    const last = scope === 0 ? tree.count : tree.next[scope];
    let classEnd = 0;
    for (let node = scope + 1; node < last; ) {
      if (tree.kind[node] === Kind.Function) {
        node = tree.next[node];
        continue;
      }
      if (tree.kind[node] === Kind.Class) classEnd = Math.max(classEnd, tree.next[node]);
      visitor(node, node < classEnd);
      node++;
    }
  }
}

/** True for `x` of `f(out var x)`. */
function isDeclaredHere(tree: UniformTree, name: Node): boolean {
  const modifier = tree.child(name, Role.Modifier);
  return modifier >= 0 && tree.nameOf(modifier) === DECLARED_REFERENCE;
}

/** The name that a function is declared with; that of an accessor tells the property too: `get x`. */
export function nameOfFunction(tree: UniformTree, definition: Node): string {
  const name = tree.child(definition, Role.FunctionName);
  const own =
    name < 0
      ? ''
      : (tree
          .nameOf(name)
          .split(/[.:\\]/)
          .at(-1) ?? '');
  const block = tree.parent[definition];
  const property = tree.role[block] === Role.Body ? tree.parent[block] : -1;
  const isProperty =
    property > 0 && (tree.kind[property] === Kind.Declare || tree.kind[property] === Kind.Assign);
  const target = isProperty ? tree.child(property, Role.Target) : -1;
  return target >= 0 && tree.kind[target] === Kind.Name ? `${own} ${tree.nameOf(target)}` : own;
}

const isAccessor = (name: string) => name.includes(' ');
