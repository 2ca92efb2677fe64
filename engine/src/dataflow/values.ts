import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { clean, type Marks, step, union, without } from './marks';
import { isComparison } from './operators';
import { accessPath, isEntry } from './paths';
import { staticKind } from './static-kind';
import { Targets } from './targets';
import { truthOf } from './truth';

/** Evaluates expressions: the part of the interpreter that knows values. */
export abstract class Values extends Targets {
  /** Runs a function where it stands. */
  protected abstract enterFunction(node: Node): void;

  /** Runs a statement: the marks of its value, where it is an expression or ends in one. */
  protected abstract statement(node: Node): Marks;

  protected abstract classBody(node: Node): void;

  /** What a call, or `new`, returns. */
  protected abstract call(node: Node): Marks;

  protected value(node: Node): Marks {
    const marks = this.atPoint(node, this.withoutSafe(node, this.compute(node)));
    this.report(node, marks);
    return marks;
  }

  /** What is left for rules that take numbers or truth values as safe. */
  private withoutSafe(node: Node, marks: Marks): Marks {
    const { safeBooleans, safeNumbers } = this.points;
    if (marks.length === 0 || (safeBooleans | safeNumbers) === 0) return marks;
    const kind = staticKind(this.facts, node);
    if (kind === 'number') return without(marks, safeNumbers);
    return kind === 'boolean' ? without(marks, safeBooleans) : marks;
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
        return step(this.computed(this.all(node)), node, 'put into this text');
      case Kind.Conditional:
        return this.conditional(node);
      case Kind.Unary:
        return this.unary(node);
      case Kind.Function:
        for (const child of tree.children(node)) {
          if (tree.role[child] === Role.Decorator) this.value(child);
        }
        this.enterFunction(node);
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
      case Kind.Object:
      case Kind.List:
      case Kind.Tuple:
        return this.list(node);
      case Kind.Pair: {
        const key = tree.child(node, Role.Key);
        if (key >= 0 && tree.kind[key] !== Kind.Name) this.value(key);
        return this.element(tree.child(node, Role.Value));
      }
      case Kind.Keyword:
      case Kind.Attribute: {
        const value = tree.child(node, Role.Value);
        return value >= 0 ? this.value(value) : clean;
      }
      case Kind.Symbol:
      case Kind.Type:
        return clean;
      case Kind.Block:
      case Kind.If:
      case Kind.Switch:
      case Kind.Try:
      case Kind.With:
      case Kind.Loop:
      case Kind.ForEach:
        return this.statement(node);
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

  /** What a computation yields of what went in: nothing for rules that follow data through assignments only. */
  protected computed(marks: Marks): Marks {
    return without(marks, this.points.onlyThroughAssignments);
  }

  private list(node: Node): Marks {
    return this.tree.children(node).reduce((marks, child) => union(marks, this.element(child)), clean);
  }

  private element(node: Node): Marks {
    if (node < 0) return clean;
    const marks = this.value(node);
    this.elements.set(node, marks);
    return marks;
  }

  private access(node: Node): Marks {
    const { tree } = this;
    const index = tree.child(node, Role.Index);
    const ofIndex = index < 0 ? clean : this.value(index);
    const path = accessPath(tree, node);
    const marks = this.accessOwn(node, path);
    const chosen = this.computed(without(ofIndex, this.points.safeIndexes));
    return union(path === undefined ? marks : union(marks, this.env.fields(path)), chosen);
  }

  /** What was written to the path, else what the object hands down; not what other fields of the object hold. */
  private accessOwn(node: Node, path: string | undefined): Marks {
    const object = this.tree.child(node, Role.Object);
    const ofObject = object < 0 ? clean : this.computed(this.extend(this.base(object), object, node));
    if (path === undefined) return ofObject;
    const own = this.env.own(path, ofObject);
    // Which field is read is not known: it may be any that was written.
    return path.endsWith('.*') ? union(own, this.env.fields(path.slice(0, -2))) : own;
  }

  protected base(node: Node): Marks {
    const { tree } = this;
    const kind = tree.kind[node];
    if (kind !== Kind.Name && kind !== Kind.Member && kind !== Kind.Index) return this.value(node);
    const path = accessPath(tree, node);
    const own = kind === Kind.Name ? this.env.own(path as string, clean) : this.accessOwn(node, path);
    const marks = this.atPoint(node, own);
    if (this.points.at(node))
      this.report(node, path === undefined ? marks : union(marks, this.env.fields(path)));
    return marks;
  }

  /** `req.query` grows to `req.query.id`: the source is what the code reads, not only what the rule names. */
  protected extend(marks: Marks, object: Node, node: Node): Marks {
    if (marks.length === 0) return marks;
    return marks.map((mark) =>
      mark.source === object && mark.trace.previous === undefined
        ? { ...mark, source: node, trace: { ...mark.trace, node } }
        : mark,
    );
  }

  private assign(node: Node): Marks {
    const { tree } = this;
    const target = tree.child(node, Role.Target);
    const value = tree.child(node, Role.Value);
    if (isEntry(tree, node)) return this.element(value);
    let marks = value >= 0 ? this.value(value) : clean;
    if (target < 0) return marks;
    const replaces = tree.nameOf(node) === '=';
    if (!replaces) marks = union(marks, this.value(target));
    const point = this.points.at(node);
    const known = point ? without(marks, point.cleaned) : marks;
    this.report(node, known);
    this.bind(target, known, replaces ? value : -1);
    this.accessors(node);
    return known;
  }

  /** Runs the functions that read and write a declared property. */
  private accessors(declaration: Node): void {
    const body = this.tree.child(declaration, Role.Body);
    if (body >= 0) this.all(body);
  }

  private unary(node: Node): Marks {
    const marks = this.all(node);
    const operator = this.tree.nameOf(node);
    // What a pointer points to, and a pointer to something.
    if (operator === '*' || operator === '&') return marks;
    // C's `sizeof` looks at the type.
    if (operator === 'sizeof' || operator === 'alignof') return clean;
    return this.computed(marks);
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
      this.env = before.copy();
      const ofRight = right >= 0 ? this.value(right) : clean;
      this.env = before.join(this.env);
      return this.computed(union(ofLeft, ofRight));
    }
    const marks = this.all(node);
    if (marks.length === 0) return clean;
    const ended = isComparison(operator) ? this.points.safeComparisons : 0;
    return step(this.computed(without(marks, ended)), node, 'joined into this');
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
    return union(ofThen ?? clean, ofElse ?? clean);
  }

  /**
   * Runs both ways of a condition; afterwards either may have been taken. A way that the condition rules out is not run,
   * and yields undefined.
   */
  protected bothWays<T>(test: Node, then: () => T, otherwise: () => T): [T | undefined, T | undefined] {
    if (test >= 0) this.value(test);
    const decided = test >= 0 ? truthOf(this.facts, test) : undefined;
    if (decided === true) return [then(), undefined];
    if (decided === false) return [undefined, otherwise()];
    const before = this.env;
    this.env = before.copy();
    const first = then();
    const afterThen = this.env;
    this.env = before.copy();
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
        if (test >= 0) this.value(test);
      }
    }
    const value = tree.child(node, Role.Value);
    const marks = value >= 0 ? this.value(value) : clean;
    this.env = outer;
    return marks;
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
