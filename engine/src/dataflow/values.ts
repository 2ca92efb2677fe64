import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import {
  isHarmlessCall,
  isHarmlessMember,
  isLookup,
  isMutator,
  keepsText,
  passesElements,
  propagatesOperator,
  takesPositions,
} from './calls';
import { neverReturns } from './endings';
import { Environment } from './environment';
import { provenBy } from './guards';
import { clean, type Mark, type Marks, step, union, without } from './marks';
import { accessPath, calleeText, targetsOf } from './paths';

/** Where sources, sinks and sanitizers of up to 30 rules stand in one text; a bit a rule. */
export interface TaintPoints {
  sources: ReadonlyMap<Node, number>;
  sanitizers: ReadonlyMap<Node, number>;
  /** Expressions whose value must not be marked. */
  sinks: ReadonlyMap<Node, number>;
  /** Calls into which nothing marked must go. */
  callSinks: ReadonlyMap<Node, number>;
  /** Rules for which a call's result carries its arguments only if the function keeps text. */
  safeFunctions: number;
  /** Nodes of sources and sinks, ascending: functions without any are passed over. */
  nodes: Uint32Array;
}

/** Told of each sink that marked data reaches; may be told of one sink several times. */
export type SinkReached = (sink: Node, rules: number, mark: Mark) => void;

/** Evaluates expressions and binds what they yield: the part of the interpreter that knows values. */
export abstract class Values {
  protected readonly tree: UniformTree;
  /** What is known at the point that is being run. */
  protected env = Environment.empty();

  constructor(
    protected readonly facts: DocumentFacts,
    protected readonly points: TaintPoints,
    private readonly reached: SinkReached,
  ) {
    this.tree = facts.tree;
  }

  /** Runs a function where it stands; `firstParameter`: what its caller is known to hand over. */
  protected abstract enterFunction(node: Node, firstParameter: Marks): void;

  protected abstract classBody(node: Node): void;

  /** Evaluates an expression: its marks after sources and sanitizers; sinks are told. */
  protected value(node: Node): Marks {
    const marks = this.atPoint(node, this.compute(node));
    this.report(node, marks);
    return marks;
  }

  /** The marks of an expression after what rules say of it as a source or sanitizer. */
  private atPoint(node: Node, marks: Marks): Marks {
    let result = marks;
    const source = this.points.sources.get(node);
    if (source !== undefined) {
      // What is a source itself is not explained by what it was read from.
      result = union([sourceMark(node, source)], without(result, source));
    }
    const sanitizer = this.points.sanitizers.get(node);
    return sanitizer === undefined ? result : without(result, sanitizer);
  }

  protected report(node: Node, marks: Marks, sinks = this.points.sinks): void {
    const sink = marks.length > 0 ? sinks.get(node) : undefined;
    if (sink === undefined) return;
    for (const mark of marks) if (mark.rules & sink) this.reached(node, mark.rules & sink, mark);
  }

  private compute(node: Node): Marks {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Name:
        return this.env.read(tree.nameOf(node));
      case Kind.Member:
      case Kind.Index:
        return this.access(node);
      case Kind.Call:
      case Kind.New:
        return this.call(node);
      case Kind.Assign:
        return this.assign(node);
      case Kind.Declare: {
        const target = tree.child(node, Role.Target);
        if (target >= 0) this.bind(target, clean, -1);
        this.accessors(node);
        return clean;
      }
      case Kind.Binary:
        return this.binary(node);
      case Kind.Template:
        return step(this.all(node), node, 'put into this text');
      case Kind.Conditional:
        return this.conditional(node);
      case Kind.Unary: {
        this.all(node);
        return clean;
      }
      case Kind.Function:
        for (const child of tree.children(node)) {
          if (tree.role[child] === Role.Decorator) this.value(child);
        }
        this.enterFunction(node, clean);
        return clean;
      case Kind.Class:
        this.classBody(node);
        return clean;
      case Kind.Sequence: {
        let last: Marks = clean;
        for (const child of tree.children(node)) last = this.value(child);
        return last;
      }
      case Kind.Comprehension:
        return this.comprehension(node);
      case Kind.Pair: {
        const key = tree.child(node, Role.Key);
        if (key >= 0 && tree.kind[key] !== Kind.Name) this.value(key);
        const value = tree.child(node, Role.Value);
        return value >= 0 ? this.value(value) : clean;
      }
      case Kind.Keyword:
      case Kind.Attribute: {
        const value = tree.child(node, Role.Value);
        return value >= 0 ? this.value(value) : clean;
      }
      case Kind.Type:
        return clean;
      default:
        return this.all(node);
    }
  }

  protected all(node: Node): Marks {
    let marks: Marks = clean;
    const { tree } = this;
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
      marks = union(marks, this.value(child));
    }
    return marks;
  }

  private access(node: Node): Marks {
    const { tree } = this;
    const index = tree.child(node, Role.Index);
    if (index >= 0) this.value(index);
    if (isHarmlessMember(tree, node)) return clean;
    const path = accessPath(tree, node);
    const marks = this.accessOwn(node, path);
    return path === undefined ? marks : union(marks, this.env.fields(path));
  }

  /** What was written to the path, else what the object hands down; not what other fields of the object hold. */
  private accessOwn(node: Node, path: string | undefined): Marks {
    const own = path === undefined ? undefined : this.env.own(path);
    if (own !== undefined) return own;
    const object = this.tree.child(node, Role.Object);
    return object < 0 ? clean : this.extend(this.base(object), object, node);
  }

  /** The marks of an expression that something is read from. */
  private base(node: Node): Marks {
    const { tree } = this;
    const kind = tree.kind[node];
    if (kind === Kind.Name) return this.atPoint(node, this.env.own(tree.nameOf(node)) ?? clean);
    if (kind !== Kind.Member && kind !== Kind.Index) return this.value(node);
    return this.atPoint(node, this.accessOwn(node, accessPath(tree, node)));
  }

  /** `req.query` grows to `req.query.id`: the source is what the code reads, not only what the rule names. */
  private extend(marks: Marks, object: Node, node: Node): Marks {
    if (marks.length === 0) return marks;
    return marks.map((mark) =>
      mark.source === object && mark.trace.previous === undefined
        ? { ...mark, source: node, trace: { ...mark.trace, node } }
        : mark,
    );
  }

  private call(node: Node): Marks {
    const { tree } = this;
    const callee = tree.child(node, Role.Callee);
    const receiver = callee >= 0 && tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Object) : -1;
    let ofReceiver: Marks = clean;
    if (receiver >= 0) {
      const isSelf = /^(this|self|cls)$/.test(tree.textOf(receiver));
      ofReceiver = isSelf ? this.base(receiver) : this.value(receiver);
      if (this.points.sources.has(callee)) ofReceiver = union(ofReceiver, this.base(callee));
    } else if (callee >= 0) ofReceiver = this.value(callee);

    let ofArguments: Marks = clean;
    for (const argument of tree.childrenWith(node, Role.Argument)) {
      if (tree.kind[argument] === Kind.Function) {
        const marks = receiver >= 0 && passesElements(tree, callee) ? ofReceiver : clean;
        this.enterFunction(argument, step(marks, argument, 'passed to this callback'));
      } else ofArguments = union(ofArguments, this.value(argument));
    }
    if (neverReturns(this.facts, callee)) this.env.alive = false;

    if (receiver >= 0 && ofArguments.length > 0 && this.changesReceiver(callee, receiver)) {
      const path = accessPath(tree, receiver);
      if (path !== undefined) this.env.add(path, step(ofArguments, node, `added to ${path}`));
    }
    const into = takesPositions(tree, callee) ? ofReceiver : union(ofReceiver, ofArguments);
    // Most calls have nothing to do with any source.
    if (into.length === 0) return clean;
    // A call that cleans its arguments is clean as the argument of a sink too.
    this.report(node, without(into, this.points.sanitizers.get(node) ?? 0), this.points.callSinks);
    if (isHarmlessCall(tree, callee)) return clean;
    if (receiver >= 0 && isLookup(this.facts, callee)) {
      const fallback = tree.childrenWith(node, Role.Argument)[1];
      return fallback === undefined ? ofReceiver : union(ofReceiver, this.value(fallback));
    }
    if (ofArguments.length === 0) {
      // `req.get('x')` is still the source as the code writes it.
      const fresh = ofReceiver.some((mark) => mark.source === receiver || mark.source === callee);
      if (fresh) return this.extend(this.extend(ofReceiver, receiver, node), callee, node);
    }
    const kept = keepsText(tree, callee) ? into : without(into, this.points.safeFunctions);
    return step(kept, node, `passed through ${calleeText(tree, callee).split('.').pop() || 'this call'}()`);
  }

  /** A package's function of that name, as `fp.set` of lodash, keeps nothing in the package. */
  private changesReceiver(callee: Node, receiver: Node): boolean {
    if (!isMutator(this.tree, callee)) return false;
    const imported = this.facts.imports.qualified(receiver);
    return imported === undefined || imported.startsWith('.');
  }

  private assign(node: Node): Marks {
    const { tree } = this;
    const target = tree.child(node, Role.Target);
    const value = tree.child(node, Role.Value);
    let marks = value >= 0 ? this.value(value) : clean;
    if (target < 0 || isEntry(tree, node)) return marks;
    const replaces = tree.nameOf(node) === '=';
    if (!replaces) marks = union(marks, this.value(target));
    this.report(node, marks);
    this.bind(target, marks, replaces ? value : -1);
    this.accessors(node);
    return marks;
  }

  /** Runs the functions that read and write a declared property. */
  private accessors(declaration: Node): void {
    const body = this.tree.child(declaration, Role.Body);
    if (body >= 0) this.all(body);
  }

  /** Gives a target its value; a pattern takes it apart. `value` is the expression, or -1. */
  protected bind(target: Node, marks: Marks, value: Node): void {
    const { tree } = this;
    if (target < 0) return;
    const kind = tree.kind[target];
    const isPattern = kind !== Kind.Name && kind !== Kind.Member && kind !== Kind.Index;
    const valuePath = value >= 0 && isPattern ? accessPath(tree, value) : undefined;
    const elements =
      value >= 0 && (tree.kind[value] === Kind.List || tree.kind[value] === Kind.Tuple)
        ? tree.children(value)
        : undefined;
    for (const { node, key, at } of targetsOf(tree, target)) {
      let part = marks;
      if (isPattern) {
        if (key !== undefined && valuePath !== undefined && !this.hasOwnSource(value)) {
          part = this.env.read(`${valuePath}.${key}`);
        } else if (at !== undefined && elements?.[at] !== undefined) part = this.value(elements[at]);
      }
      if (isPattern && key !== undefined) part = part.map((mark) => takenFrom(mark, value, key));
      this.bindOne(node, part, isPattern ? -1 : value);
    }
  }

  private hasOwnSource(value: Node): boolean {
    for (let node = value; node < this.tree.next[value]; node++)
      if (this.points.sources.has(node)) return true;
    return false;
  }

  protected bindOne(node: Node, marks: Marks, value: Node): void {
    const { tree } = this;
    const source = this.points.sources.get(node);
    let known = marks;
    if (source !== undefined && tree.kind[node] === Kind.Name) {
      known = union([sourceMark(node, source)], known);
    }
    const sanitizer = this.points.sanitizers.get(node);
    if (sanitizer !== undefined) known = without(known, sanitizer);
    this.report(node, known);
    const path = accessPath(tree, node);
    if (path === undefined) return;
    // An object literal is known field by field; a sanitizer of the whole literal cleans each of them.
    const cleaned = (value >= 0 && this.points.sanitizers.get(value)) || 0;
    const fields = value >= 0 && tree.kind[value] === Kind.Object ? tree.children(value) : [];
    const isNew = source === undefined && sanitizer === undefined && tree.kind[node] === Kind.Name;
    const alias = isNew && value >= 0 ? accessPath(tree, value) : undefined;
    if (alias !== undefined && alias !== path && this.env.fields(alias).length > 0) {
      // Another name for an object: its fields stay apart.
      this.env.alias(alias, path, step(this.base(value), node, `assigned to ${path}`), cleaned);
      return;
    }
    this.env.write(path, fields.length > 0 ? clean : step(known, node, `assigned to ${path}`));
    for (const field of fields) {
      const key = tree.child(field, isEntry(tree, field) ? Role.Target : Role.Key);
      const inner = tree.child(field, Role.Value);
      const part =
        inner >= 0 && tree.kind[inner] !== Kind.Function ? without(this.value(inner), cleaned) : clean;
      if (key < 0 || (tree.kind[field] !== Kind.Pair && !isEntry(tree, field))) this.env.add(path, part);
      else
        this.env.add(
          `${path}.${tree.nameOf(key)}`,
          step(part, field, `assigned to ${path}.${tree.nameOf(key)}`),
        );
    }
    if (tree.kind[node] === Kind.Index) {
      const object = tree.child(node, Role.Object);
      const whole = object >= 0 ? accessPath(tree, object) : undefined;
      if (whole !== undefined && path.endsWith('.*')) this.env.add(whole, known);
    }
  }

  private binary(node: Node): Marks {
    const { tree } = this;
    const operator = tree.nameOf(node);
    const left = tree.child(node, Role.Left);
    const right = tree.child(node, Role.Right);
    if (operator === '&&' || operator === 'and' || operator === '||' || operator === 'or') {
      // The right side runs only when the left did not decide.
      const ofLeft = left >= 0 ? this.value(left) : clean;
      const before = this.env;
      const isOr = operator === '||' || operator === 'or';
      this.env = this.assume(before.copy(), left, !isOr);
      const ofRight = right >= 0 ? this.value(right) : clean;
      // `known.has(x) || process.exit()` goes on only where the left decided.
      this.env = this.env.alive ? before.join(this.env) : this.assume(before, left, isOr);
      return union(ofLeft, ofRight);
    }
    const marks = this.all(node);
    return propagatesOperator(operator, this.facts.traits)
      ? step(marks, node, 'joined into this text')
      : clean;
  }

  private conditional(node: Node): Marks {
    const { tree } = this;
    const test = tree.child(node, Role.Test);
    const then = tree.child(node, Role.Then);
    const otherwise = tree.child(node, Role.Else);
    const [ofThen, ofElse] = this.bothWays(
      test,
      () => (then >= 0 ? this.value(then) : clean),
      () => (otherwise >= 0 ? this.value(otherwise) : clean),
    );
    return union(ofThen, ofElse);
  }

  /** Runs both ways of a condition, each with what the condition proves there; afterwards either may have been taken. */
  protected bothWays<T>(test: Node, then: () => T, otherwise: () => T): [T, T] {
    if (test >= 0) this.value(test);
    const before = this.env;
    this.env = this.assume(before.copy(), test, true);
    const first = then();
    const afterThen = this.env;
    this.env = this.assume(before.copy(), test, false);
    const second = otherwise();
    this.env = afterThen.join(this.env);
    return [first, second];
  }

  private comprehension(node: Node): Marks {
    const { tree } = this;
    const outer = this.env;
    this.env = outer.copy();
    for (const clause of tree.childrenWith(node, Role.Clause)) {
      if (tree.kind[clause] === Kind.ForEach) this.bindElements(clause);
      else {
        const test = tree.firstChild(clause);
        if (test >= 0) {
          this.value(test);
          this.assume(this.env, test, true);
        }
      }
    }
    const value = tree.child(node, Role.Value);
    const marks = value >= 0 ? this.value(value) : clean;
    this.env = outer;
    return marks;
  }

  protected assume(env: Environment, test: Node, truth: boolean): Environment {
    if (test >= 0) for (const path of provenBy(this.tree, test, truth)) env.write(path, clean);
    return env;
  }

  protected bindElements(node: Node): void {
    const { tree } = this;
    const iterable = tree.child(node, Role.Iterable);
    const target = tree.child(node, Role.Target);
    const marks = iterable >= 0 ? this.value(iterable) : clean;
    if (target < 0) return;
    const named = tree.kind[target] === Kind.Assign || tree.kind[target] === Kind.Declare;
    this.bind(named ? tree.child(target, Role.Target) : target, marks, -1);
  }
}

/** True for an assignment that is an entry of an object, as in C#'s `new T { A = b }`: it sets a member, no variable. */
function isEntry(tree: UniformTree, node: Node): boolean {
  return (
    tree.kind[node] === Kind.Assign &&
    tree.role[node] === Role.Entry &&
    tree.kind[tree.parent[node]] === Kind.Object
  );
}

function sourceMark(node: Node, rules: number): Mark {
  return { rules, source: node, trace: { node, note: 'source', length: 1 } };
}

/** `const { id } = req.query` takes `req.query.id`: that is the source for people. */
function takenFrom(mark: Mark, value: Node, key: string): Mark {
  return mark.source === value && mark.trace.previous === undefined ? { ...mark, key } : mark;
}
