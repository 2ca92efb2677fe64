import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { ImportMatcher } from './import-matcher';
import type { Continue } from './match-state';
import { arrangementOf, operandsOf } from './operands';
import { Form, isAnyLoop } from './pattern';
import { anyOrderRoles } from './shapes';

/** Matches the children of a node, each kind of node by its own order and openness. */
export abstract class ChildrenMatcher extends ImportMatcher {
  /** Pattern statements against statements from an index on; all of them must be met. */
  protected abstract statements(parts: readonly Node[], block: Node, k: Continue): boolean;

  /** Code in a script: a lone statement anywhere in it, several of them in order in one of its blocks. */
  protected abstract script(parts: readonly Node[], script: Node, k: Continue): boolean;

  protected matchChildren(p: Node, c: Node, k: Continue): boolean {
    const { tree, form } = this.pattern;
    const parts = this.pattern.children[p];
    const kind = tree.kind[p];
    switch (kind) {
      case Kind.Member:
        if (parts.length === 2) return this.member(parts, c, k);
        break;
      case Kind.Call:
      case Kind.New: {
        // A command of a shell is a list of words, and what is done to it.
        if (parts.length > 0 && tree.role[parts[0]] !== Role.Callee) break;
        // Most candidates fail at the callee: their arguments are not even listed.
        const callee = this.code.firstChild(c);
        if (callee < 0 || parts.length === 0 || tree.role[parts[0]] !== this.code.role[callee]) return false;
        return this.match(parts[0], callee, () => this.call(parts.slice(1), c, k));
      }
      case Kind.Block:
        return this.block(p, c, k);
      case Kind.Object:
        return this.object(parts, this.code.children(c), k);
      case Kind.Function: {
        // The name of a function as a value is nobody's business but its own.
        const name = tree.child(p, Role.FunctionName);
        const isFree = name >= 0 && form[name] === Form.Metavariable && tree.role[p] !== Role.Statement;
        const isNameless = isFree && this.code.child(c, Role.FunctionName) < 0;
        const wanted = isNameless ? parts.filter((part) => part !== name) : parts;
        return this.declaration(wanted, this.code.children(c), k);
      }
      case Kind.Catch: {
        // `except A` is also `except A as e`.
        const names = parts.some((part) => tree.role[part] === Role.Target);
        const given = this.code.children(c).filter((node) => names || this.code.role[node] !== Role.Target);
        return this.list(parts, 0, given, 0, k);
      }
      case Kind.Class: {
        // A header need not name the parameters of a class's constructor.
        const named = parts.some((part) => tree.role[part] === Role.Parameter);
        const members = this.code
          .children(c)
          .filter((node) => named || this.code.role[node] !== Role.Parameter);
        return this.declaration(parts, members, k);
      }
      case Kind.Script:
        return this.pattern.options.deepExpressions ? this.script(parts, c, k) : this.statements(parts, c, k);
      case Kind.Element:
        return this.element(parts, c, k);
      case Kind.Decorator:
        return this.decorator(p, c, k);
      case Kind.Try:
        return this.attempt(parts, c, k);
      case Kind.Loop:
        if (isAnyLoop(this.pattern, p)) return this.body(p, c, k);
        break;
      case Kind.Binary: {
        const operands = operandsOf(tree, p);
        const hasEllipsis = operands.some((part) => form[part] === Form.Ellipsis);
        const arrangement = arrangementOf(tree.nameOf(p), hasEllipsis, this.pattern.options);
        if (arrangement === 'fixed') break;
        const given = operandsOf(this.code, c);
        return arrangement === 'associative'
          ? this.grouped(operands, 0, given, 0, k)
          : this.anyOrder(operands, given, k);
      }
    }
    return this.declaration(parts, this.code.children(c), k);
  }

  /** Entries in any order; without keys, as Go and C write the elements of lists, in theirs. */
  private object(parts: readonly Node[], nodes: readonly Node[], k: Continue): boolean {
    const { tree, form } = this.pattern;
    const isElement = (part: Node) => form[part] !== Form.Ellipsis && form[part] !== Form.ListMetavariable;
    const isKeyed = (node: Node, t: UniformTree) =>
      t.kind[node] === Kind.Pair || t.kind[node] === Kind.Assign;
    const isOpen = this.facts.traits.openObjects === true && this.pattern.options.openMembers;
    const isList =
      !isOpen &&
      parts.some(isElement) &&
      !parts.some((part) => isKeyed(part, tree)) &&
      !nodes.some((node) => isKeyed(node, this.code));
    if (isList) return this.list(parts, 0, nodes, 0, k);
    return this.unordered(parts, nodes, isOpen, k);
  }

  private member(parts: readonly Node[], c: Node, k: Continue): boolean {
    // The property decides more often than the object.
    const object = this.code.child(c, Role.Object);
    const property = this.code.child(c, Role.Property);
    if (object < 0 || property < 0) return false;
    return this.match(parts[1], property, () => this.match(parts[0], object, k));
  }

  private body(p: Node, c: Node, k: Continue): boolean {
    const part = this.pattern.tree.child(p, Role.Body);
    const body = this.code.child(c, Role.Body);
    return part < 0 || (body >= 0 && this.match(part, body, k));
  }

  private block(p: Node, c: Node, k: Continue): boolean {
    const { tree, form, variable } = this.pattern;
    const parts = this.pattern.children[p];
    if (parts.length === 1) {
      const [only] = parts;
      if (form[only] === Form.Ellipsis) return k();
      if (form[only] === Form.Metavariable && tree.role[only] === Role.Statement) {
        // `if (x) $S` stands for whatever the branch does, one statement or several.
        const own = this.code.childrenWith(c, Role.Statement);
        const binding = own.length === 1 ? this.bindingOf(own[0]) : this.bindingOfList(own);
        return own.length > 0 && this.binding(variable[only] as string, binding, k);
      }
    }
    const owner = tree.parent[p];
    // Members of a class stand in any order, and there may be others.
    if (owner >= 0 && tree.kind[owner] === Kind.Class)
      return this.unordered(parts, this.code.children(c), this.pattern.options.openMembers, k);
    return this.statements(parts, c, k);
  }

  private element(parts: readonly Node[], c: Node, k: Continue): boolean {
    const isAttribute = (node: Node, tree: UniformTree) => tree.role[node] === Role.Attribute;
    const { tree } = this.pattern;
    const nodes = this.code.children(c);
    const ordered = parts.filter((part) => !isAttribute(part, tree));
    const wantsChildren = ordered.some((part) => tree.role[part] === Role.Child);
    const others = nodes.filter(
      (node) => !isAttribute(node, this.code) && (wantsChildren || this.code.role[node] !== Role.Child),
    );
    const isLoose = wantsChildren || this.pattern.options.openElements;
    if (!isLoose && nodes.some((node) => this.code.role[node] === Role.Child)) return false;
    const wanted = parts.filter((part) => isAttribute(part, tree));
    const given = nodes.filter((node) => isAttribute(node, this.code));
    const { openAttributes, orderedChildren } = this.pattern.options;
    const attributes = () => this.unordered(wanted, given, openAttributes, k);
    if (orderedChildren || !wantsChildren) return this.list(ordered, 0, others, 0, attributes);
    const isChild = (node: Node, t: UniformTree) => t.role[node] === Role.Child;
    const tags = ordered.filter((part) => !isChild(part, tree));
    const content = ordered.filter((part) => isChild(part, tree));
    return this.list(
      tags,
      0,
      others.filter((node) => !isChild(node, this.code)),
      0,
      () =>
        this.unordered(
          content,
          others.filter((node) => isChild(node, this.code)),
          false,
          attributes,
        ),
    );
  }

  /** `@x` is `@x()`: what decorates, and its arguments. */
  private decorator(p: Node, c: Node, k: Continue): boolean {
    const wanted = calleeAndArguments(this.pattern.tree, p);
    const given = calleeAndArguments(this.code, c);
    if (!wanted || !given) return this.list(this.pattern.children[p], 0, this.code.children(c), 0, k);
    return this.match(wanted.callee, given.callee, () => this.arguments(wanted.args, given.args, k));
  }

  /** A call of the pattern against a decorator, which calls what it names. */
  protected decoratorAsCall(p: Node, c: Node, k: Continue): boolean {
    const { tree } = this.pattern;
    const callee = tree.child(p, Role.Callee);
    const given = calleeAndArguments(this.code, c);
    if (callee < 0 || !given) return false;
    const args = tree.childrenWith(p, Role.Argument);
    return this.match(callee, given.callee, () => this.arguments(args, given.args, k));
  }

  /** `try { ... }` says nothing of handlers; those that a pattern names may stand among others, in any order. */
  private attempt(parts: readonly Node[], c: Node, k: Continue): boolean {
    const { tree } = this.pattern;
    const isHandler = (part: Node) => tree.role[part] === Role.Handler;
    const wanted = parts.filter(isHandler);
    const others = parts.filter((part) => !isHandler(part));
    const nodes = this.code.children(c);
    const given = nodes.filter((node) => this.code.role[node] === Role.Handler);
    const named = new Set(others.map((part) => tree.role[part]));
    const rest = nodes.filter(
      (node) => named.has(this.code.role[node]) && this.code.role[node] !== Role.Handler,
    );
    return this.list(others, 0, rest, 0, () => this.unordered(wanted, given, true, k));
  }

  /** Children in order, but for what a declaration lists in any order and a pattern need not name. */
  private declaration(parts: readonly Node[], nodes: readonly Node[], k: Continue): boolean {
    const { tree } = this.pattern;
    const free = parts.filter((part) => anyOrderRoles.has(tree.role[part]));
    if (free.length === 0) return this.list(parts, 0, nodes, 0, k);
    const ordered = parts.filter((part) => !anyOrderRoles.has(tree.role[part]));
    const given = nodes.filter((node) => anyOrderRoles.has(this.code.role[node]));
    const { orderedDecorators } = this.pattern.options;
    const isFixed = (role: Role) => orderedDecorators && role === Role.Decorator;
    const fixed = free.filter((part) => isFixed(tree.role[part]));
    return this.list(ordered, 0, nodes, 0, () =>
      this.unordered(
        free.filter((part) => !isFixed(tree.role[part])),
        given,
        true,
        () =>
          this.inOrder(
            fixed,
            0,
            given.filter((node) => isFixed(this.code.role[node])),
            0,
            k,
          ),
      ),
    );
  }

  private call(parts: readonly Node[], call: Node, k: Continue): boolean {
    const { form, tree } = this.pattern;
    const last = parts.at(-1);
    if (last !== undefined && tree.role[last] === Role.Body && tree.kind[last] === Kind.Function) {
      const block = this.code.child(call, Role.Body);
      return block >= 0 && this.call(parts.slice(0, -1), call, () => this.trailingBlock(last, block, k));
    }
    // `f(...)`, the most frequent of all.
    if (parts.length === 1 && form[parts[0]] === Form.Ellipsis) return k();
    // A class body behind `new` need not be named.
    const takesBody = parts.some((part) => this.pattern.tree.role[part] === Role.Body);
    const nodes = this.code
      .children(call)
      .slice(1)
      .filter((node) => takesBody || this.code.role[node] !== Role.Body);
    return this.arguments(parts, nodes, k);
  }

  /** A block behind the arguments; one that names no parameters is any block with such a body. */
  private trailingBlock(p: Node, block: Node, k: Continue): boolean {
    const { tree, children } = this.pattern;
    const isOpen = children[p].every((part) => tree.role[part] !== Role.Parameter);
    const nodes = this.code.children(block);
    const given = isOpen ? nodes.filter((node) => this.code.role[node] !== Role.Parameter) : nodes;
    return this.list(children[p], 0, given, 0, k);
  }

  /** Arguments: the positional ones in order, the named ones in any. */
  private arguments(parts: readonly Node[], nodes: readonly Node[], k: Continue): boolean {
    const { tree, form } = this.pattern;
    if (
      nodes.length < parts.length &&
      parts.every((part) => form[part] !== Form.Ellipsis && form[part] !== Form.ListMetavariable)
    ) {
      return false;
    }
    const isKeyword = (part: Node) => tree.kind[part] === Kind.Keyword;
    const isGivenKeyword = (node: Node) => this.code.kind[node] === Kind.Keyword;
    const wanted = parts.filter(isKeyword);
    const given = nodes.filter(isGivenKeyword);
    const takesAll = parts.some((part) => form[part] === Form.ListMetavariable);
    // `$...ARGS` stands for the keyword arguments too.
    if (wanted.length === 0 && (given.length === 0 || takesAll)) return this.list(parts, 0, nodes, 0, k);
    const open = takesAll || parts.some((part) => form[part] === Form.Ellipsis);
    return this.list(
      parts.filter((part) => !isKeyword(part)),
      0,
      nodes.filter((node) => !isGivenKeyword(node)),
      0,
      () => this.unordered(wanted, given, open, k),
    );
  }
}

/** What decorates, and the arguments that it gets; undefined for a decorator of another shape. */
function calleeAndArguments(tree: UniformTree, decorator: Node): { callee: Node; args: Node[] } | undefined {
  const first = tree.firstChild(decorator);
  if (first < 0) return undefined;
  const call = tree.role[first] === Role.Callee ? decorator : first;
  if (call === first && (tree.kind[first] !== Kind.Call || tree.child(first, Role.Callee) < 0))
    return tree.children(decorator).length === 1 ? { callee: first, args: [] } : undefined;
  return { callee: tree.child(call, Role.Callee), args: tree.childrenWith(call, Role.Argument) };
}
