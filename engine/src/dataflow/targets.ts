import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { Environment } from './environment';
import { elementOf, elementsOf, literalOf } from './literals';
import { clean, type Mark, type Marks, step, union, without } from './marks';
import { accessPath, keyOf } from './paths';
import { FlowState, sourceMark } from './state';

/** What a pattern is taken from. */
interface Taken {
  marks: Marks;
  /** The expression, or -1. */
  value: Node;
  /** Where the value's own fields are known. */
  path: string | undefined;
}

const nothing: Taken = { marks: clean, value: -1, path: undefined };

/** How a target gets its value. */
export type Binding = 'assigned' | 'parameter';

/** Gives targets their values: names, fields and patterns. */
export abstract class Targets extends FlowState {
  /** What each element of the literals held that were evaluated last. */
  protected readonly elements = new Map<Node, Marks>();
  /** The objects that calls returned which were followed: where their fields are known. */
  protected readonly made = new Map<Node, { env: Environment; path: string }>();

  /** Evaluates an expression: its marks after sources and sanitizers; sinks are told. */
  protected abstract value(node: Node): Marks;

  /** The marks of an expression that something is read from: not those of its fields. */
  protected abstract base(node: Node): Marks;

  /** Another path that names the same field: `this.a` for `a`, where a method may leave `this` out. */
  protected abstract twinOf(path: string): string | undefined;

  /** Gives a target its value; a pattern takes it apart. `value` is the expression, or -1. */
  protected bind(target: Node, marks: Marks, value: Node, how: Binding = 'assigned'): void {
    if (target < 0) return;
    const { tree } = this;
    switch (tree.kind[target]) {
      case Kind.Name:
      case Kind.Member:
      case Kind.Index:
        this.bindOne(target, marks, value, how);
        break;
      default: {
        const whole = how === 'parameter' ? this.atPoint(target, marks) : marks;
        const path = value >= 0 && !this.holdsSource(value) ? accessPath(tree, value) : undefined;
        this.takeApart(target, { marks: whole, value, path }, how);
      }
    }
  }

  private takeApart(target: Node, from: Taken, how: Binding): void {
    const { tree } = this;
    switch (tree.kind[target]) {
      case Kind.Object: {
        const taken: string[] = [];
        for (const entry of tree.children(target)) {
          const key = tree.kind[entry] === Kind.Pair ? tree.child(entry, Role.Key) : -1;
          const inner = key < 0 ? tree.firstChild(entry) : tree.child(entry, Role.Value);
          if (inner < 0) continue;
          if (key < 0) this.bindRest(inner, from, taken, how);
          else {
            taken.push(keyOf(tree, key));
            this.takeApart(inner, this.part(from, keyOf(tree, key), true), how);
          }
        }
        break;
      }
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        tree.children(target).forEach((entry, i) => {
          if (tree.kind[entry] === Kind.Spread) this.takeApart(entry, this.restFrom(from, i), how);
          else this.takeApart(entry, this.part(from, String(i), false), how);
        });
        break;
      case Kind.Spread:
      case Kind.SpreadPairs: {
        const inner = tree.firstChild(target);
        if (inner >= 0) this.takeApart(inner, from, how);
        break;
      }
      case Kind.Assign: {
        const fallback = tree.child(target, Role.Default);
        const ofFallback = fallback >= 0 ? this.value(fallback) : clean;
        const inner = tree.child(target, Role.Target);
        if (inner >= 0) this.takeApart(inner, { ...from, marks: union(from.marks, ofFallback) }, how);
        break;
      }
      case Kind.Declare: {
        const inner = tree.child(target, Role.Target);
        if (inner >= 0) this.takeApart(inner, from, how);
        break;
      }
      case Kind.Name:
      case Kind.Member:
      case Kind.Index:
        this.bindOne(target, from.marks, from.value, how);
        if (from.value < 0 && from.path !== undefined) this.share(from.path, target);
        break;
      default:
        for (const child of tree.children(target))
          this.takeApart(child, { ...nothing, marks: from.marks }, how);
    }
  }

  /** `...rest` of an object: what was not taken by its key. */
  private bindRest(target: Node, { marks, value, path }: Taken, taken: string[], how: Binding): void {
    const own = path === undefined ? marks : value >= 0 ? this.base(value) : this.env.ownOf(path);
    this.bindOne(target, own, -1, how);
    const name = accessPath(this.tree, target);
    if (path !== undefined && name !== undefined) this.env.alias(path, name, own, 0, taken);
  }

  /** What stands in a list behind its first elements. */
  private restFrom({ marks, value, path }: Taken, first: number): Taken {
    const taken = Array.from({ length: first }, (_, i) => String(i));
    const literal = value < 0 ? -1 : literalOf(this.tree, value);
    if (literal >= 0) {
      const others = [...elementsOf(this.tree, literal)].filter(([key]) => !taken.includes(key ?? ''));
      const ofOthers = others.map(([, element]) => this.elements.get(element) ?? clean);
      return { ...nothing, marks: ofOthers.reduce((all, each) => union(all, each), clean) };
    }
    if (path === undefined || !this.env.knowsFields(path)) return { ...nothing, marks };
    return { ...nothing, marks: union(this.env.ownOf(path), this.env.fields(path, taken)) };
  }

  /** What stands under a key or index of a value. */
  private part({ marks, value, path }: Taken, key: string, isKey: boolean): Taken {
    const { tree } = this;
    const literal = value < 0 ? -1 : literalOf(tree, value);
    const element = literal < 0 ? undefined : elementOf(tree, literal, key);
    if (element !== undefined) {
      if (element < 0) return nothing;
      return { marks: this.elements.get(element) ?? marks, value: element, path: accessPath(tree, element) };
    }
    if (path !== undefined) {
      const inner = `${path}.${key}`;
      return { marks: this.env.read(inner), value: -1, path: inner };
    }
    return {
      marks: isKey ? marks.map((mark) => takenFrom(mark, value, key)) : marks,
      value: -1,
      path: undefined,
    };
  }

  /** The second name of something whose fields are known. */
  private share(path: string, target: Node): void {
    const name = accessPath(this.tree, target);
    if (name !== undefined && this.env.fields(path).length > 0) {
      this.env.alias(path, name, this.env.ownOf(path), 0);
    }
  }

  private holdsSource(value: Node): boolean {
    for (let node = value; node < this.tree.next[value]; node++) {
      const point = this.points.at(node);
      if (point && (point.plain !== 0 || point.sources.length > 0)) return true;
    }
    return false;
  }

  protected bindOne(node: Node, marks: Marks, value: Node, how: Binding = 'assigned'): void {
    const { tree } = this;
    const point = this.points.at(node);
    let known = marks;
    if (point && how === 'parameter') {
      if (point.plain !== 0 && tree.kind[node] === Kind.Name)
        known = union([sourceMark(node, point.plain)], known);
      known = without(known, point.cleaned);
    }
    this.report(node, tree.kind[node] === Kind.Name ? known : union(known, this.onTheWayTo(node)));
    const path = accessPath(tree, node);
    if (path === undefined) return;
    const isFresh = point === undefined && tree.kind[node] === Kind.Name;
    const alias = isFresh && value >= 0 ? accessPath(tree, value) : undefined;
    const cleaned = (value >= 0 && this.points.at(value)?.cleaned) || 0;
    const made = this.points.at(value) ? undefined : this.made.get(value);
    if (made) this.env.adopt(made.env, made.path, path, made.env.ownOf(made.path));
    else if (alias !== undefined && alias !== path && this.env.fields(alias).length > 0) {
      // Another name for an object: its fields stay apart.
      this.env.alias(alias, path, step(this.base(value), node, `assigned to ${path}`), cleaned);
    } else {
      const literal = this.knownLiteral(value);
      if (literal >= 0) this.writeLiteral(path, literal, cleaned);
      else this.env.write(path, step(known, node, `assigned to ${path}`));
    }
    const twin = this.twinOf(path);
    if (twin !== undefined) this.env.alias(path, twin, this.env.ownOf(path), 0);
    this.atTarget(node, path);
  }

  /** Evaluates what stands in a field or element that is written: its object and its index, whose marks it yields. */
  private onTheWayTo(target: Node): Marks {
    const { tree } = this;
    const object = tree.child(target, Role.Object);
    const index = tree.child(target, Role.Index);
    if (object >= 0) this.base(object);
    return index < 0 ? clean : without(this.value(index), this.points.safeIndexes);
  }

  /** The literal that a value consists of, unless the value is a source itself; -1 for none. */
  private knownLiteral(value: Node): Node {
    const literal = value < 0 ? -1 : literalOf(this.tree, value);
    const isSource = [value, literal].some((node) => {
      const point = this.points.at(node);
      return point !== undefined && (point.plain !== 0 || point.sources.length > 0);
    });
    return isSource ? -1 : literal;
  }

  /** A literal is known element by element; a sanitizer of the whole cleans each of them. */
  protected writeLiteral(path: string, literal: Node, cleaned: number, isFresh = false): void {
    this.env.write(path, clean, isFresh);
    const { tree } = this;
    // As in Semgrep, a field that an object without a type is not known to have may hold whatever it holds.
    const isOpen = tree.kind[literal] === Kind.Object && tree.kind[tree.parent[literal]] !== Kind.New;
    if (isOpen) {
      for (const [, element] of elementsOf(tree, literal))
        this.env.add(path, without(this.elements.get(element) ?? clean, cleaned));
    }
    const written = new Set<string>();
    for (const [key, element] of elementsOf(this.tree, literal)) {
      const inner = this.knownLiteral(element);
      const marks = without(this.elements.get(element) ?? clean, cleaned);
      if (key === undefined) {
        this.env.add(path, marks);
        continue;
      }
      const field = `${path}.${key}`;
      const isNew = !written.has(key);
      written.add(key);
      if (inner >= 0) this.writeLiteral(field, inner, cleaned, isNew);
      else this.env.write(field, step(marks, element, `assigned to ${field}`), isNew);
    }
  }
}

/** `const { id } = req.query` takes `req.query.id`: that is the source for people. */
function takenFrom(mark: Mark, value: Node, key: string): Mark {
  return mark.source === value && mark.trace.previous === undefined ? { ...mark, key } : mark;
}
