import type { LanguageTraits } from '../languages/language';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import {
  type ConstantValue,
  combined,
  evaluate,
  joined,
  literalValue,
  mayBeConstant,
} from './constant-value';
import { VariableFlow } from './variable-flow';

/** Functions of every Python program that end it, unless the file has its own of that name. */
const exits = ['exit', 'quit'];
const unknown = -1;
/** Roles in which a name is bound, or is no variable. */
const notUsed: ReadonlySet<Role> = new Set([
  Role.Target,
  Role.FunctionName,
  Role.ClassName,
  Role.Alias,
  Role.Property,
  Role.Key,
]);

interface ScopeBinding {
  count: number;
  value: Node;
  /** True where the name is certainly a variable of this scope, not one of a scope around it. */
  isOwn: boolean;
}

/** What one function, class or the program binds. */
interface Scope {
  node: Node;
  /** Name → how often it is bound here, and the value of the only binding (-1: more than one, or none that is known). */
  bindings: Map<number, ScopeBinding>;
  /** Names that get, at least once, what may be a constant. */
  constant: Set<number>;
  /** The constants that its variables are, and the expressions that they stand for, by use; made when asked for. */
  constants?: VariableFlow<ConstantValue>;
  definitions?: VariableFlow<Node>;
}

/**
 * What expressions stand for: literals, what is computed of them, and variables. In the function that assigns it, a variable
 * has the value that it has at that point of the program; elsewhere, the value of its only binding.
 */
export class Constants {
  private readonly scopes = new Map<Node, Scope>();
  /** Name → the scopes that bind it. */
  private readonly bindingScopes = new Map<number, Scope[]>();
  /** Names that are bound to something that may be a constant, anywhere. */
  private readonly candidates = new Set<number>();
  /** Names that are assigned as fields of something. */
  private readonly fields = new Set<number>();
  /** Names under `global` and `nonlocal`: any function may change them. */
  private readonly shared = new Set<number>();
  /** Names that are bound exactly once in the whole file, to a mapping that is written out. */
  private readonly mappings = new Set<number>();
  /** Ids of `exit` and `quit` where they mean what Python gives every program. */
  private readonly builtInExits: ReadonlySet<number>;
  private readonly evaluating = new Set<Node>();

  constructor(
    private readonly tree: UniformTree,
    private readonly traits: LanguageTraits,
  ) {
    const once = this.read();
    for (const [id, value] of once)
      if (value !== unknown && this.isWrittenMapping(value)) this.mappings.add(id);
    const free = traits.hasBuiltInExits ? exits.map((exit) => tree.names.id(exit)) : [];
    this.builtInExits = new Set(free.filter((id) => !once.has(id)));
  }

  /** What the program's own statements tell all others, by name: equal for equal tables. */
  get summary(): ReadonlyMap<number, string> {
    const result = new Map<number, string>();
    for (const id of this.mappings) result.set(id, '{}');
    for (const id of this.builtInExits) result.set(id, 'exit');
    const program = this.scopes.get(0) as Scope;
    for (const id of program.constant) {
      const { count, value } = program.bindings.get(id) as ScopeBinding;
      const isStable = count === 1 && value !== unknown;
      const text = isStable ? this.tree.textOf(value) : this.unitsThatBind(id);
      result.set(id, `${count} ${this.isChangedInside(program, id)} ${this.fields.has(id)} ${text}`);
    }
    return result;
  }

  /** The value of an expression; undefined where it is not certain. */
  value(node: Node): ConstantValue | undefined {
    const { tree } = this;
    const kind = tree.kind[node];
    if (kind === Kind.Name) return this.ofName(node);
    if (kind === Kind.Member && !tree.referents.has(node)) return this.ofField(node);
    return mayBeConstant(tree, node)
      ? evaluate(tree, node, (name) => this.ofName(name), this.traits)
      : undefined;
  }

  /** The literal that an expression stands for: itself, or what its name is bound to; -1 when unknown. */
  literal(node: Node): Node {
    const kind = this.tree.kind[node];
    const isDirect = kind !== Kind.Name && kind !== Kind.Member && !this.tree.referents.has(node);
    if (isDirect) return literalValue(this.tree, node) ? node : -1;
    const value = this.value(node);
    return value?.text === undefined ? -1 : value.node;
  }

  /**
   * The expression that a variable stands for: what it was last assigned in its function, or, in a function inside of it,
   * what it is assigned only once; -1 where that is not certain.
   */
  definition(name: Node): Node {
    const found = this.lastChange(name);
    return found >= 0 && this.isChange(found) ? -1 : found;
  }

  /** The same, or the `x++` or `x += y` that changed the variable last. */
  lastChange(name: Node): Node {
    const id = this.tree.name[name];
    const isChanged = this.tree.role[name] === Role.Target && this.isChange(this.tree.parent[name]);
    if (notUsed.has(this.tree.role[name]) && !isChanged) return -1;
    let scope = this.scopeAround(name);
    if (scope.bindings.has(id) && this.tree.kind[scope.node] !== Kind.Class)
      return this.definitionsIn(scope).uses.get(name) ?? -1;
    while (scope.node !== 0 && !scope.bindings.has(id)) scope = this.scopeAround(scope.node);
    const binding = scope.bindings.get(id);
    const isCertain = binding?.count === 1 && this.trackable(scope, [id]).size === 1;
    return isCertain ? binding.value : -1;
  }

  /** True for a mapping written out in the file, or the name of one: a look-up yields what was put into it. */
  isMapping(node: Node): boolean {
    return this.tree.kind[node] === Kind.Name
      ? this.mappings.has(this.tree.name[node])
      : this.isWrittenMapping(node);
  }

  /** True for a name under which Python ends the program. */
  isBuiltInExit(name: Node): boolean {
    return this.builtInExits.has(this.tree.name[name]);
  }

  /** The function, class or program whose variable a name is; 0, the program, for names that nothing binds. */
  scopeOfVariable(name: Node): Node {
    const id = this.tree.name[name];
    let outermost = 0;
    for (let scope = this.scopeAround(name); ; scope = this.scopeAround(scope.node)) {
      const binding = scope.bindings.get(id);
      if (binding?.isOwn) return scope.node;
      if (binding) outermost = scope.node;
      if (scope.node === 0) return outermost;
    }
  }

  private ofName(node: Node): ConstantValue | undefined {
    const { tree } = this;
    const id = tree.name[node];
    if (!this.candidates.has(id) || notUsed.has(tree.role[node])) return undefined;
    let scope = this.scopeAround(node);
    if (scope.bindings.has(id) && tree.kind[scope.node] !== Kind.Class)
      return this.constantsIn(scope).uses.get(node);
    while (!scope.bindings.has(id)) {
      if (scope.node === 0) return undefined;
      scope = this.scopeAround(scope.node);
    }
    return this.ofOnlyBinding(scope, id);
  }

  /** `this.x` of a field that is bound once, where the class declares it. */
  private ofField(node: Node): ConstantValue | undefined {
    const { tree } = this;
    const property = tree.child(node, Role.Property);
    const object = tree.child(node, Role.Object);
    if (property < 0 || object < 0 || !this.candidates.has(tree.name[property])) return undefined;
    if (tree.kind[object] !== Kind.Name || !/^(this|self|\$this)$/.test(tree.nameOf(object)))
      return undefined;
    const owner = this.scopes.get(tree.enclosing(node, Kind.Class));
    return owner && this.ofOnlyBinding(owner, tree.name[property]);
  }

  private ofOnlyBinding(scope: Scope, id: number): ConstantValue | undefined {
    const binding = scope.bindings.get(id);
    if (binding?.count !== 1 || binding.value < 0 || this.evaluating.has(binding.value)) return undefined;
    const isField = this.tree.kind[scope.node] === Kind.Class;
    if (this.shared.has(id) || this.isChangedInside(scope, id)) return undefined;
    if (isField && (this.fields.has(id) || this.isOpen(binding.value))) return undefined;
    this.evaluating.add(binding.value);
    const value = this.value(binding.value);
    this.evaluating.delete(binding.value);
    return value;
  }

  /** True for the value of a field that other files may assign. */
  private isOpen(value: Node): boolean {
    const { tree } = this;
    const { fixedBy } = this.traits;
    const modifiers = tree.childrenWith(tree.parent[value], Role.Modifier);
    return fixedBy !== undefined && !modifiers.some((modifier) => fixedBy.has(tree.nameOf(modifier)));
  }

  private constantsIn(scope: Scope): VariableFlow<ConstantValue> {
    if (!scope.constants) {
      const { tree, traits } = this;
      const tracked = this.trackable(scope, scope.constant);
      scope.constants = new VariableFlow<ConstantValue>(tree, tracked, traits, {
        valueOf: (node, ofTracked) => {
          const ofName = (name: Node) => {
            if (tracked.has(tree.name[name])) return ofTracked(name);
            return scope.bindings.has(tree.name[name]) ? undefined : this.ofName(name);
          };
          return evaluate(tree, node, ofName, traits);
        },
        combined: (operator, left, right) => combined(operator, left, right, traits),
        joined,
      });
      scope.constants.run(scope.node);
    }
    return scope.constants;
  }

  /** True for what changes a variable by what it held before. */
  private isChange(node: Node): boolean {
    const kind = this.tree.kind[node];
    return (
      (kind === Kind.Unary && /^(\+\+|--)$/.test(this.tree.nameOf(node))) ||
      (kind === Kind.Assign && this.tree.nameOf(node).length === 2)
    );
  }

  private definitionsIn(scope: Scope): VariableFlow<Node> {
    if (!scope.definitions) {
      const tracked = this.trackable(scope, scope.bindings.keys());
      scope.definitions = new VariableFlow<Node>(this.tree, tracked, this.traits, {
        valueOf: (node) => (node < 0 ? undefined : node),
        combined: () => undefined,
        joined: (a, b) => (a === b ? a : undefined),
        changed: (change) => change,
      });
      scope.definitions.run(scope.node);
    }
    return scope.definitions;
  }

  /** The names that only this scope's own statements change. */
  private trackable(scope: Scope, names: Iterable<number>): Set<number> {
    return new Set([...names].filter((id) => !this.shared.has(id) && !this.isChangedInside(scope, id)));
  }

  /** True when a function inside of the scope assigns a name without having it for itself. */
  private isChangedInside(scope: Scope, id: number): boolean {
    if (this.traits.assigningDeclares) return false;
    const { tree } = this;
    return (this.bindingScopes.get(id) ?? []).some(
      ({ node }) => node !== scope.node && tree.contains(scope.node, node) && tree.kind[node] !== Kind.Class,
    );
  }

  /** The statements of the program, functions and classes left out, that bind a name. */
  private unitsThatBind(id: number): string {
    const { tree } = this;
    const units = tree.children(0).filter((unit) => {
      for (let node = unit; node < tree.next[unit]; node++) {
        if (tree.kind[node] === Kind.Function || tree.kind[node] === Kind.Class) node = tree.next[node] - 1;
        else if (tree.name[node] === id && tree.kind[node] === Kind.Name) return true;
      }
      return false;
    });
    return units.map((unit) => tree.textOf(unit)).join('\n');
  }

  private scopeAround(node: Node): Scope {
    let at = this.tree.parent[node];
    while (at > 0 && !this.scopes.has(at)) at = this.tree.parent[at];
    return this.scopes.get(Math.max(at, 0)) as Scope;
  }

  /** Reads all bindings. Returns, by name, the value of its only binding in the file (-1: more than one). */
  private read(): Map<number, Node> {
    const { tree } = this;
    const { kind, role, name, count, next } = tree;
    const once = new Map<number, Node>();
    const open: Scope[] = [this.newScope(0)];
    let scope = open[0];
    const bind = (id: number, value: Node, where = scope, isOwn = true) => {
      once.set(id, once.has(id) ? unknown : value);
      const known = where.bindings.get(id);
      where.bindings.set(id, {
        count: (known?.count ?? 0) + 1,
        value: known ? unknown : value,
        isOwn: isOwn || known?.isOwn === true,
      });
      if (!known) {
        const scopes = this.bindingScopes.get(id);
        if (scopes) scopes.push(where);
        else this.bindingScopes.set(id, [where]);
      }
      if (value >= 0 && mayBeConstant(tree, value)) {
        where.constant.add(id);
        this.candidates.add(id);
      }
    };
    const bindAll = (target: Node) => {
      for (let node = target; node < next[target]; node++)
        if (kind[node] === Kind.Name) bind(name[node], unknown);
    };
    for (let node = 0; node < count; node++) {
      while (node >= next[scope.node]) {
        open.pop();
        scope = open.at(-1) as Scope;
      }
      switch (kind[node]) {
        case Kind.Function:
        case Kind.Class:
          scope = this.newScope(node);
          open.push(scope);
          break;
        case Kind.Assign:
          this.readAssignment(node, (id, value) => bind(id, value, scope, this.declares(node)), bindAll);
          break;
        case Kind.Declare:
        case Kind.Unary: {
          const operand = tree.firstChild(node);
          if (operand < 0 || kind[operand] !== Kind.Name) break;
          if (kind[node] === Kind.Declare || /^(\+\+|--|&)$/.test(tree.nameOf(node)))
            bind(name[operand], unknown, scope, kind[node] === Kind.Declare);
          break;
        }
        case Kind.Parameter:
        case Kind.ForEach:
        case Kind.Catch:
        case Kind.WithItem: {
          const target = tree.child(node, Role.Target);
          if (target >= 0) bindAll(target);
          break;
        }
        case Kind.Outer:
          for (let at = node; at < next[node]; at++) if (kind[at] === Kind.Name) this.shared.add(name[at]);
          break;
        case Kind.Name:
          if (role[node] === Role.FunctionName || role[node] === Role.ClassName)
            bind(name[node], unknown, open.at(-2) ?? scope);
          else if (role[node] === Role.Alias) bind(name[node], unknown);
      }
    }
    return once;
  }

  private readAssignment(
    node: Node,
    bind: (id: number, value: Node) => void,
    bindAll: (target: Node) => void,
  ): void {
    const { tree } = this;
    const target = tree.child(node, Role.Target);
    // A member of an object that is created is no variable.
    const isEntry = tree.role[node] === Role.Entry && tree.kind[tree.parent[node]] === Kind.Object;
    if (target < 0 || isEntry) return;
    if (tree.kind[target] === Kind.Member) {
      const property = tree.child(target, Role.Property);
      if (property >= 0) this.fields.add(tree.name[property]);
    } else if (tree.kind[target] === Kind.Name) {
      const replaces = /^(?::?=|#define)$/.test(tree.nameOf(node));
      const value = replaces ? tree.child(node, Role.Value) : -1;
      bind(tree.name[target], value >= 0 ? value : unknown);
    } else if (tree.kind[target] !== Kind.Index) bindAll(target);
  }

  /** True for an assignment that makes a variable: `let x = 1`, `int x = 1`, `x := 1`; in Python, any. */
  private declares(node: Node): boolean {
    const { tree } = this;
    if (this.traits.assigningDeclares || tree.child(node, Role.Type) >= 0 || tree.nameOf(node) === ':=')
      return true;
    const modifier = tree.child(node, Role.Modifier);
    if (modifier >= 0 && tree.nameOf(modifier) === 'var') return true;
    const start = tree.start[node];
    return /^(?:const|let|var|val|final|auto)\b/.test(tree.text.slice(start, start + 6));
  }

  private newScope(node: Node): Scope {
    const scope: Scope = { node, bindings: new Map(), constant: new Set() };
    this.scopes.set(node, scope);
    return scope;
  }

  /** `{...}`, `new Map(...)`, `dict(...)`. */
  private isWrittenMapping(node: Node): boolean {
    const { tree } = this;
    const kind = tree.kind[node];
    if (kind === Kind.Object) return true;
    if (kind !== Kind.New && kind !== Kind.Call) return false;
    const callee = tree.child(node, Role.Callee);
    return callee >= 0 && tree.textOf(callee) === (kind === Kind.New ? 'Map' : 'dict');
  }
}
