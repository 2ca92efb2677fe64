import { casesOf, fallsThrough, guardOf } from '../dataflow/cases';
import { neverReturns } from '../dataflow/endings';
import { isBareCall } from '../dataflow/locals';
import { calleeText } from '../dataflow/paths';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { Condition, ControlCall, Step } from './graph';
import { Ways } from './ways';

/** Operators whose right side is run only for some values of the left one. */
const shortCircuits: Readonly<Record<string, 'holds' | 'fails'>> = {
  '&&': 'holds',
  and: 'holds',
  '||': 'fails',
  or: 'fails',
  '??': 'fails',
  '?:': 'fails',
};

/** The calls of a text, each known once however many ways lead through it. */
export class CallList {
  readonly calls: ControlCall[] = [];
  /** The node of each call, by its number. */
  readonly nodes: Node[] = [];
  private readonly known = new Map<Node, number>();

  constructor(private readonly facts: DocumentFacts) {}

  /** The number of a call that stands in a function; undefined for any other node. */
  numberOf(node: Node): number | undefined {
    return this.known.get(node);
  }

  /** The number of a call; `callee` is what is called. */
  at(node: Node, callee: Node): number {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const { tree, imports } = this.facts;
    const written = callee < 0 ? '' : calleeText(tree, callee) || tree.textOf(callee).slice(0, 80);
    const full = callee < 0 ? undefined : imports.qualified(callee);
    const names = full === undefined || full === written ? [written] : [written, full];
    const index = this.calls.length;
    this.calls.push({ start: tree.start[node], end: tree.end[node], names });
    this.nodes.push(node);
    this.known.set(node, index);
    return index;
  }
}

/** Walks one function and notes its steps: calls in the order in which they run, on all ways. */
export class GraphBuilder {
  private readonly ways = new Ways();
  private pendingLabel: string | undefined;
  /** Calls that run where the function returns: `defer`. */
  private readonly deferred: Node[] = [];
  /** Where `return` leads, and how many frames it leaves as they are: of a function that stands in a call. */
  private exit: { step: number; depth: number } | undefined;

  constructor(
    private readonly facts: DocumentFacts,
    private readonly calls: CallList,
  ) {}

  /** The steps of a function. */
  build(node: Node): { steps: Step[]; isPartial: boolean } {
    const { tree, ways } = this;
    const body = tree.child(node, Role.Body);
    if (body >= 0) this.visit(body);
    this.returns();
    return { steps: ways.steps, isPartial: ways.isPartial };
  }

  /** The steps of what stands outside of all functions. */
  program(): { steps: Step[]; isPartial: boolean } {
    this.visitAll(this.tree.children(0));
    this.returns();
    return { steps: this.ways.steps, isPartial: this.ways.isPartial };
  }

  private returns(): void {
    const { ways, exit } = this;
    if (exit) {
      ways.return(exit.step, exit.depth);
      return;
    }
    for (const call of [...this.deferred].reverse()) this.visit(call);
    ways.return();
  }

  private visitAll(nodes: readonly Node[]): void {
    for (const node of nodes) this.visit(node);
  }

  private visit(node: Node): void {
    const { tree, ways } = this;
    if (node < 0 || ways.isPartial) return;
    const isLabel = tree.kind[node] === Kind.Other && tree.nameOf(node) === 'label';
    if (ways.at < 0 && !isLabel && tree.kind[node] !== Kind.Block) return;
    switch (tree.kind[node]) {
      case Kind.Function:
      case Kind.Class:
      case Kind.Import:
      case Kind.Type:
        return;
      case Kind.If:
      case Kind.Conditional:
        this.branch(node);
        return;
      case Kind.Loop:
      case Kind.ForEach:
        this.loop(node);
        return;
      case Kind.Try:
        this.attempt(node);
        return;
      case Kind.Switch:
        this.select(node);
        return;
      case Kind.Return:
        this.visitAll(tree.children(node));
        this.returns();
        return;
      case Kind.Throw:
        this.visitAll(tree.children(node));
        ways.throw();
        return;
      case Kind.Break:
        ways.break(this.labelIn(node));
        return;
      case Kind.Continue:
        ways.continue(this.labelIn(node));
        return;
      case Kind.Binary:
        this.binary(node);
        return;
      case Kind.Call:
      case Kind.New:
        this.call(node);
        return;
      case Kind.Other:
        this.other(node);
        return;
      case Kind.Name:
      case Kind.Member:
        this.visitAll(tree.children(node));
        this.bareCall(node);
        return;
      case Kind.Assign: {
        // The value is there before its target.
        const value = tree.child(node, Role.Value);
        this.visit(value);
        this.visitAll(tree.children(node).filter((child) => child !== value));
        return;
      }
      default:
        this.visitAll(tree.children(node));
    }
  }

  private labelIn(node: Node): string | undefined {
    const label = this.tree.firstChild(node);
    return label >= 0 && this.tree.kind[label] === Kind.Name ? this.tree.nameOf(label) : undefined;
  }

  private get tree() {
    return this.facts.tree;
  }

  private condition(node: Node, how: Condition['how']): Condition {
    return { start: this.tree.start[node], end: this.tree.end[node], how };
  }

  private other(node: Node): void {
    const { tree, ways } = this;
    const name = tree.nameOf(node);
    const key = tree.child(node, Role.Key);
    if (name === 'defer') {
      this.deferred.push(...tree.children(node));
      return;
    }
    // What a goroutine does is done some time.
    if (name === 'go') {
      const behind = ways.open();
      ways.link(ways.at, behind);
      this.visitAll(tree.children(node));
      ways.goTo(behind);
      return;
    }
    if (name === 'goto' && key >= 0) {
      ways.link(ways.at, ways.label(tree.nameOf(key)));
      ways.at = -1;
      return;
    }
    if (name === 'label' && key >= 0) {
      this.pendingLabel = tree.nameOf(key);
      ways.goTo(ways.label(this.pendingLabel));
    }
    this.visitAll(tree.children(node));
  }

  private bareCall(node: Node): void {
    const { facts, tree } = this;
    if (!facts.traits.bareCalls || tree.role[node] === Role.Callee) return;
    if (isBareCall(tree, node, facts.locals())) this.called(node, node);
  }

  private called(node: Node, callee: Node): number {
    const { facts, tree, ways } = this;
    const call = this.calls.at(node, callee);
    ways.call(call, { start: tree.start[node], end: tree.end[node] });
    if (callee >= 0 && neverReturns(facts, callee)) ways.at = -1;
    return call;
  }

  private call(node: Node): void {
    const { tree, ways } = this;
    const callee = tree.child(node, Role.Callee);
    const handed = [...tree.childrenWith(node, Role.Argument), ...tree.childrenWith(node, Role.Body)];
    const isOwn = callee >= 0 && tree.kind[callee] === Kind.Function;
    if (callee >= 0 && !isOwn) this.visitAll(tree.kind[callee] === Kind.Name ? [] : tree.children(callee));
    const functions: Node[] = isOwn ? [callee] : [];
    for (const argument of handed) {
      const at = tree.kind[argument] === Kind.Keyword ? tree.child(argument, Role.Value) : argument;
      if (at >= 0 && tree.kind[at] === Kind.Function) functions.push(at);
      else if (tree.role[argument] !== Role.Body || tree.kind[node] !== Kind.New) this.visit(argument);
    }
    if (ways.at < 0) return;
    const call = isOwn ? -1 : this.called(node, callee);
    for (const each of functions) this.handedOver(each, call);
  }

  /** A function that stands in a call: the call may run it. */
  private handedOver(node: Node, call: number): void {
    const { ways } = this;
    if (ways.at < 0) return;
    const behind = ways.open();
    if (call >= 0) ways.link(ways.at, behind, undefined, call);
    const { exit } = this;
    this.exit = { step: behind, depth: ways.depth };
    ways.goTo(ways.open());
    this.visit(this.tree.child(node, Role.Body));
    this.returns();
    this.exit = exit;
    ways.at = behind;
  }

  private binary(node: Node): void {
    const { tree, ways } = this;
    const how = shortCircuits[tree.nameOf(node)];
    const left = tree.child(node, Role.Left);
    if (how === undefined || left < 0) {
      this.visitAll(tree.children(node));
      return;
    }
    const behind = ways.open();
    this.visit(left);
    ways.link(ways.at, behind, this.condition(left, how === 'holds' ? 'fails' : 'holds'));
    if (ways.at >= 0) ways.goTo(ways.open(), this.condition(left, how));
    this.visit(tree.child(node, Role.Right));
    ways.link(ways.at, behind);
    ways.at = behind;
  }

  /** Evaluates a condition and leads to one step or the other. */
  private test(node: Node, whenTrue: number, whenFalse: number): void {
    const { tree, ways } = this;
    if (ways.at < 0) return;
    const kind = tree.kind[node];
    const name =
      kind === Kind.Binary || kind === Kind.Unary || kind === Kind.Constant ? tree.nameOf(node) : '';
    if (kind === Kind.Unary && /^(!|not)$/.test(name)) {
      this.test(tree.firstChild(node), whenFalse, whenTrue);
      return;
    }
    const how = kind === Kind.Binary && name !== '??' && name !== '?:' ? shortCircuits[name] : undefined;
    if (how) {
      const between = ways.open();
      const left = tree.child(node, Role.Left);
      this.test(left, how === 'holds' ? between : whenTrue, how === 'holds' ? whenFalse : between);
      ways.at = between;
      this.test(tree.child(node, Role.Right), whenTrue, whenFalse);
      return;
    }
    this.visit(node);
    const isConstant = kind === Kind.Constant && /^true$/i.test(name);
    ways.link(ways.at, whenTrue, isConstant ? undefined : this.condition(node, 'holds'));
    if (!isConstant) ways.link(ways.at, whenFalse, this.condition(node, 'fails'));
    ways.at = -1;
  }

  private branch(node: Node): void {
    const { tree, ways } = this;
    const init = tree.child(node, Role.Init);
    this.visit(init);
    const [yes, no, behind] = [ways.open(), ways.open(), ways.open()];
    const test = tree.child(node, Role.Test);
    if (test >= 0) this.test(test, yes, no);
    for (const [step, role] of [
      [yes, Role.Then],
      [no, Role.Else],
    ]) {
      ways.at = step;
      this.visit(tree.child(node, role));
      ways.link(ways.at, behind);
    }
    ways.at = behind;
  }

  private takeLabel(): string | undefined {
    const label = this.pendingLabel;
    this.pendingLabel = undefined;
    return label;
  }

  private loop(node: Node): void {
    const { tree, ways } = this;
    const label = this.takeLabel();
    const test = tree.child(node, Role.Test);
    const iterable = tree.child(node, Role.Iterable);
    this.visit(tree.child(node, Role.Init));
    this.visit(iterable);
    const [round, body, over, next, behind] = [0, 1, 2, 3, 4].map(() => ways.open());
    // The first round of `do` asks nothing.
    ways.goTo(tree.nameOf(node) === 'do' && tree.kind[node] === Kind.Loop ? body : round);
    ways.at = round;
    if (test >= 0) this.test(test, body, over);
    else {
      ways.link(round, body);
      const head = iterable < 0 ? node : iterable;
      if (tree.kind[node] === Kind.ForEach) ways.link(round, over, this.condition(head, 'none'));
    }
    ways.at = body;
    ways.within({ label, breaks: behind, continues: next, handlers: [] }, () =>
      this.visit(tree.child(node, Role.Body)),
    );
    ways.link(ways.at, next);
    ways.at = next;
    this.visit(tree.child(node, Role.Update));
    ways.link(ways.at, round);
    ways.at = over;
    // `else` of a loop is for those that were not left by `break`.
    this.visit(tree.child(node, Role.Else));
    ways.link(ways.at, behind);
    ways.at = behind;
  }

  private attempt(node: Node): void {
    const { tree, ways } = this;
    this.visitAll(tree.childrenWith(node, Role.Item));
    const caught = tree.childrenWith(node, Role.Handler);
    const handlers = caught.map(() => ways.open());
    const finalizer = tree.child(node, Role.Finalizer);
    const finish = finalizer < 0 ? undefined : () => this.visit(finalizer);
    const unwinding = finish ? ways.open() : -1;
    const behind = ways.open();
    const last = () => {
      if (ways.at >= 0) finish?.();
      ways.link(ways.at, behind);
      ways.at = -1;
    };
    const outer = finish ? [unwinding] : [];
    ways.within({ handlers: outer, ...(finish && { finish }) }, () => {
      ways.within({ handlers: handlers.length > 0 ? handlers : outer }, () =>
        this.visit(tree.child(node, Role.Body)),
      );
      this.visit(tree.child(node, Role.Else));
    });
    last();
    caught.forEach((handler, i) => {
      ways.at = handlers[i];
      ways.within({ handlers: outer, ...(finish && { finish }) }, () => {
        const body = tree.child(handler, Role.Body);
        if (body >= 0) this.visit(body);
        else this.visitAll(tree.children(handler));
      });
      last();
    });
    if (finish) {
      // What is thrown goes on behind the finalizer.
      ways.at = unwinding;
      finish();
      ways.throw();
    }
    ways.at = behind;
  }

  private select(node: Node): void {
    const { tree, ways } = this;
    const label = this.takeLabel();
    const { casesFallThrough, casesBindNames } = this.facts.traits;
    this.visit(tree.child(node, Role.Subject));
    const options = casesOf(tree, node);
    const behind = ways.open();
    const start = ways.at;
    let hasDefault = false;
    let through = -1;
    const frame = { label, handlers: [], ...(!casesBindNames && { breaks: behind }) };
    ways.within(frame, () => {
      for (const option of options) {
        const test = tree.child(option, Role.Test);
        const guard = guardOf(tree, option);
        const isWild = test >= 0 && tree.kind[test] === Kind.Name && tree.nameOf(test) === '_' && guard < 0;
        if (test < 0 || isWild) hasDefault = true;
        const inside = ways.open();
        ways.link(start, inside, test < 0 || isWild ? undefined : this.condition(test, 'case'));
        ways.link(through, inside);
        ways.at = inside;
        const body = tree.child(option, Role.Value);
        if (body >= 0) this.visit(body);
        else this.visitAll(tree.children(option).filter((child) => tree.role[child] !== Role.Test));
        const goesOn = (casesFallThrough && body < 0) || fallsThrough(tree, option);
        through = goesOn ? ways.at : -1;
        if (!goesOn) ways.link(ways.at, behind);
      }
    });
    ways.link(through, behind);
    if (!hasDefault) ways.link(start, behind, this.condition(node, 'other'));
    ways.at = behind;
  }
}
