import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { TreeIndex } from '../syntax/tree-index';
import type { Binding } from './bindings';
import type { ConditionTester, RegexCondition } from './conditions';
import type { DocumentFacts } from './document-facts';
import { Form, isAnyLoop, type Pattern } from './pattern';
import { expressionKinds, isLiteral } from './shapes';

/** The expressions whose text is a word, or words joined by dots; a name may stand for a literal as well. */
const wordKinds: ReadonlySet<Kind> = new Set([Kind.Name, Kind.Number, Kind.Constant]);
const pathKinds: ReadonlySet<Kind> = new Set([...wordKinds, Kind.Member]);

/** Finds the nodes of a text that the roots of a pattern could match, by what the index knows of names and kinds. */
export class Candidates {
  private readonly code: UniformTree;

  constructor(
    private readonly facts: DocumentFacts,
    private readonly pattern: Pattern,
    private readonly conditions: readonly RegexCondition[],
    private readonly tester: ConditionTester,
    private readonly index: TreeIndex,
  ) {
    this.code = facts.tree;
  }

  /** The nodes that a root could match, by the index. */
  of(root: Node): Iterable<Node> {
    const nodes = this.indexed(root);
    const decorators = this.index.ofKind(Kind.Decorator);
    if (decorators.length === 0 || this.pattern.tree.kind[root] !== Kind.Call) return nodes;
    // `@cache` calls what it names, as `@cache()` does.
    const { kind } = this.code;
    return merge(
      nodes,
      decorators.filter((decorator) => kind[decorator + 1] !== Kind.Call),
    );
  }

  private indexed(root: Node): Iterable<Node> {
    const { tree, form } = this.pattern;
    const { index } = this;
    const { imports } = this.facts;
    if (form[root] === Form.Metavariable) return this.expressionsFor(this.pattern.variable[root] as string);
    if (form[root] === Form.Deep || form[root] === Form.Ellipsis)
      return this.index.ofKinds(expressionKinds).filter((node) => !this.isDeclared(node));
    if (form[root] === Form.Chain) return merge(index.ofKind(Kind.Member), index.ofKind(Kind.Call));
    if (form[root] === Form.AnyRegex) return index.ofKind(Kind.Regex);
    if (form[root] === Form.AnyTemplate) return merge(index.ofKind(Kind.Template), index.ofKind(Kind.String));
    if (form[root] !== Form.Plain) {
      // A string hole matches names that stand for a string too.
      return merge(index.ofKind(Kind.String), this.facts.constantNodes(index));
    }
    const kind = tree.kind[root];
    if (kind === Kind.Call || kind === Kind.New) {
      const callee = tree.child(root, Role.Callee);
      const last =
        callee >= 0 && tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : callee;
      if (last >= 0 && tree.kind[last] === Kind.Name && this.pattern.form[last] === Form.Plain) {
        const wanted = tree.nameOf(last);
        const direct = index.callsOf(tree.name[last]).filter((call) => this.code.kind[call] === kind);
        if (this.facts.traits.bareCalls) return merge(direct, this.bareCalls(root, tree.name[last]));
        if (imports.isEmpty) return direct;
        // `e(...)` after `import { exec as e }`.
        const aliased: Node[] = [];
        for (const [local, path] of imports.entries()) {
          if (local !== tree.name[last] && (path === wanted || path.endsWith(`.${wanted}`)))
            aliased.push(...index.callsOf(local).filter((call) => this.code.kind[call] === kind));
        }
        return aliased.length === 0 ? direct : merge(direct, aliased);
      }
      if (last >= 0 && this.isConditioned(last)) {
        const nodes = this.byName(index.calls(), last, (call) => {
          const named = this.code.child(call, Role.Callee);
          return this.code.kind[named] === Kind.Member ? this.code.child(named, Role.Property) : named;
        });
        return nodes.filter((call) => this.code.kind[call] === kind);
      }
    }
    if (kind === Kind.Member) {
      const property = tree.child(root, Role.Property);
      const throughImports =
        this.pattern.path[tree.child(root, Role.Object)] !== undefined && !imports.isEmpty;
      if (property >= 0 && this.isConditioned(property) && !throughImports) {
        return this.byName(index.members(), property, (member) => this.code.child(member, Role.Property));
      }
      if (property < 0 || this.pattern.form[property] !== Form.Plain) {
        return throughImports ? merge(index.ofKind(kind), index.ofKind(Kind.Name)) : index.ofKind(kind);
      }
      return this.withImported(
        root,
        index.membersOf(tree.name[property]),
        tree.nameOf(property),
        tree.name[property],
      );
    }
    if (kind === Kind.Name)
      return this.withImported(root, index.ofKind(Kind.Name), tree.nameOf(root), tree.name[root]);
    if (isLiteral(kind)) return merge(index.ofKind(kind), this.facts.constantNodes(index));
    const others = this.otherKinds(root).flatMap((other) => [...index.ofKind(other)]);
    const nodes =
      others.length === 0 ? index.ofKind(kind) : Uint32Array.from([...index.ofKind(kind), ...others]).sort();
    return this.withHead(root, nodes);
  }

  /** Names and members that are calls without saying so, where the pattern asks for no arguments. */
  private bareCalls(root: Node, name: number): Node[] {
    const { tree, form, children } = this.pattern;
    const asks = children[root].some(
      (part) => tree.role[part] !== Role.Callee && form[part] !== Form.Ellipsis,
    );
    if (asks) return [];
    const names = this.index.ofKind(Kind.Name).filter((node) => this.code.name[node] === name);
    return [...names, ...this.index.membersOf(name)];
  }

  /** The kinds besides its own that a node of a pattern may match. */
  private otherKinds(root: Node): Kind[] {
    const { tree, form, children } = this.pattern;
    const holds = (node: Node) => node >= 0 && form[node] === Form.Ellipsis;
    switch (tree.kind[root]) {
      case Kind.Import:
        // `x = require('m')` is an import too.
        return [Kind.Assign];
      case Kind.Pair:
        return [Kind.Keyword];
      case Kind.Loop:
        return isAnyLoop(this.pattern, root) ? [Kind.ForEach] : [];
      case Kind.List:
        return children[root].length === 1 && holds(children[root][0]) ? [Kind.Comprehension] : [];
      case Kind.Object:
        return children[root].length === 1 && holds(children[root][0]) ? [Kind.Set] : [];
      default:
        return [];
    }
  }

  /** True for a metavariable that must satisfy a condition: names are then tested before nodes are. */
  private isConditioned(part: Node): boolean {
    const variable = this.pattern.form[part] === Form.Metavariable ? this.pattern.variable[part] : undefined;
    return variable !== undefined && this.conditions.some(({ metavariable }) => metavariable === variable);
  }

  /** Pairs and assignments whose key or target is a name that satisfies the conditions of the pattern's. */
  private withHead(root: Node, nodes: Uint32Array): Iterable<Node> {
    const head = this.pattern.tree.firstChild(root);
    const kind = this.pattern.tree.kind[root];
    if ((kind !== Kind.Pair && kind !== Kind.Assign) || head < 0 || !this.isConditioned(head)) return nodes;
    const conditions = this.conditionsOf(this.pattern.variable[head] as string);
    const known = new Map<number, boolean>();
    return nodes.filter((node) => {
      const first = this.code.firstChild(node);
      return first < 0 || this.code.kind[first] !== Kind.Name || this.nameHolds(first, conditions, known);
    });
  }

  private conditionsOf(variable: string): RegexCondition[] {
    return this.conditions.filter(({ metavariable }) => metavariable === variable);
  }

  /** Whether a name satisfies conditions; each name is tested once. */
  private nameHolds(node: Node, conditions: readonly RegexCondition[], known: Map<number, boolean>): boolean {
    const name = this.code.name[node];
    let holds = known.get(name);
    if (holds === undefined) {
      holds = conditions.every((condition) => this.tester.holds(condition, this.bindingOf(node)));
      known.set(name, holds);
    }
    return holds;
  }

  /** The nodes of a table by name whose name satisfies the conditions of a metavariable; `named` finds the name. */
  private byName(
    table: ReadonlyMap<number, readonly Node[]>,
    part: Node,
    named: (node: Node) => Node,
  ): Node[] {
    const conditions = this.conditionsOf(this.pattern.variable[part] as string);
    const result: Node[] = [];
    for (const [name, nodes] of table) {
      // Without a name anything may stand there: the match decides.
      if (
        name === 0 ||
        conditions.every((condition) => this.tester.holds(condition, this.bindingOf(named(nodes[0]))))
      )
        result.push(...nodes);
    }
    return result.sort((a, b) => a - b);
  }

  /** All expressions that may stand for a metavariable alone; names are tested once each. */
  private *expressionsFor(variable: string): Iterable<Node> {
    const conditions = this.conditionsOf(variable);
    const known = new Map<number, boolean>();
    const { kind } = this.code;
    const shapes = new Set(conditions.map((condition) => condition.regex.shape));
    const kinds = shapes.has('word') ? wordKinds : shapes.has('path') ? pathKinds : expressionKinds;
    for (const node of this.index.ofKinds(kinds)) {
      if (this.isDeclared(node)) continue;
      if (kind[node] !== Kind.Name || this.nameHolds(node, conditions, known)) yield node;
    }
  }

  /** True for a declared function, and for the name of a function, class or parameter where it is declared. */
  private isDeclared(node: Node): boolean {
    const { role, kind, parent } = this.code;
    if (role[node] === Role.Statement) return kind[node] === Kind.Function;
    if (role[node] === Role.Target) return kind[parent[node]] === Kind.Parameter;
    return role[node] === Role.FunctionName || role[node] === Role.ClassName;
  }

  /** With the names that an import made stand for something that ends in `wanted`. */
  private withImported(root: Node, nodes: Iterable<Node>, wanted: string, id: number): Iterable<Node> {
    const { index } = this;
    const { imports } = this.facts;
    const locals = new Set<number>();
    for (const [local, path] of imports.imported()) {
      if (path === wanted || path.endsWith(`.${wanted}`)) locals.add(local);
    }
    // A bare name is among the nodes already; of a member it is another way to write it.
    if (this.pattern.tree.kind[root] !== Kind.Member) locals.delete(id);
    else if (imports.hasOpened) locals.add(id);
    if (locals.size === 0) return nodes;
    return merge(
      nodes,
      index.ofKind(Kind.Name).filter((name) => locals.has(this.code.name[name])),
    );
  }

  /**
   * The statements that can be the first of a sequence, where its first pattern has a call by name: all those around
   * such calls. Undefined: any.
   */
  firstStatements(first: Node): ReadonlySet<Node> | undefined {
    const { tree, form } = this.pattern;
    const { code } = this;
    for (let part = first; part < tree.next[first]; part++) {
      if (form[part] !== Form.Plain || (tree.kind[part] !== Kind.Call && tree.kind[part] !== Kind.New))
        continue;
      const callee = tree.child(part, Role.Callee);
      const last =
        callee >= 0 && tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : callee;
      if (last < 0 || tree.kind[last] !== Kind.Name || form[last] !== Form.Plain) continue;
      const statements = new Set<Node>();
      for (const call of this.of(part)) {
        // The call may stand in a block of the first statement: `if ($X) { f(); } ...`.
        for (let at = call; at >= 0; at = code.parent[at])
          if (code.role[at] === Role.Statement) statements.add(at);
      }
      return statements;
    }
    return undefined;
  }

  /** The blocks of some statements, or all blocks. */
  blocks(anchors: ReadonlySet<Node> | undefined): Iterable<Node> {
    if (anchors) return new Set([...anchors].map((statement) => this.code.parent[statement]));
    const { index } = this;
    return [...index.ofKind(Kind.Program), ...index.ofKind(Kind.Block), ...index.ofKind(Kind.Case)];
  }

  private bindingOf(node: Node): Binding {
    return { start: this.code.start[node], end: this.code.end[node], node };
  }
}

/** Both lists as one, ascending, none twice. */
function merge(a: Iterable<Node>, b: Iterable<Node>): Node[] {
  const nodes = Float64Array.from([...a, ...b]).sort();
  const result: Node[] = [];
  for (const node of nodes) if (node !== result.at(-1)) result.push(node);
  return result;
}
