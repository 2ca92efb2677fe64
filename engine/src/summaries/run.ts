import { declaresField, targetsOf } from '../dataflow/paths';
import { staticKind } from '../dataflow/static-kind';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { isTrue } from './folding';
import { isCopied } from './members';
import { nameOfFunction } from './scopes';
import { Statements } from './statements';
import {
  BLOCK,
  type FunctionSummary,
  type Outcome,
  type ParameterSummary,
  type Proof,
  RECEIVER,
} from './summary';
import { writtenTypes } from './type-names';
import { clean, either, type Value } from './values';

/** A parameter that is not the method's object. */
interface Parameter {
  /** -1: the block of a call, which no parameter names. */
  node: Node;
  summary: ParameterSummary;
  /** The object that a caller may hand over; undefined where it hands over a number. */
  object: number | undefined;
  isReference: boolean;
}

/** How a parameter says that it takes all arguments that are left: `String... x`, `params string[] x`, `vararg x`. */
const restWords = /^(?:params|vararg)\s|^[^=({]*\w(?:<.*>)?(?:\[\])*\s*\.\.\.\s*\w/;

/** Runs one function of a text by itself. */
export class FunctionRun extends Statements {
  private parameters: Parameter[] = [];
  /** The parameters that each way of ending proves harmless. */
  private readonly proofs = new Map<Outcome, ReadonlySet<number>>();

  /** Runs the function; undefined where it was too deep to be run. */
  summarize(): FunctionSummary {
    const { tree, scope } = this;
    const { node } = scope;
    let isPartial = false;
    try {
      this.enter();
      const body = node === 0 ? 0 : tree.child(node, Role.Body);
      if (node === 0) this.statements(tree.children(0));
      else if (body >= 0) {
        const last = this.statement(body);
        if (this.returnsLast() && this.state.alive) this.returned(last, -1);
      }
      if (this.state.alive) {
        this.noteProofs(-1);
        this.leaveAll();
      }
    } catch (error) {
      // The stack ends where code is nested some thousand deep.
      if (!(error instanceof RangeError)) throw error;
      isPartial = true;
    }
    return this.described(isPartial || this.record.isPartial);
  }

  private returnsLast(): boolean {
    const { returnsLastValue, lambdasReturnLast } = this.facts.traits;
    const isNamed = this.tree.child(this.scope.node, Role.FunctionName) >= 0;
    return returnsLastValue === true || (lambdasReturnLast === true && !isNamed);
  }

  protected override returned(value: Value, source: Node): void {
    this.noteProofs(source);
    this.flow(value, (path) => ({ kind: 'return', path }));
    this.leaveAll();
  }

  /** Notes which parameters are proven harmless where the function is left with a result. */
  private noteProofs(result: Node): void {
    if (this.parameters.length === 0) return;
    const known = result < 0 ? undefined : this.context.folding.value(result);
    for (const when of ['true', 'false', 'always'] as const) {
      if (known !== undefined && when !== 'always' && isTrue(known) !== (when === 'true')) continue;
      const proven = new Set<number>();
      const state = this.state;
      this.state = state.fork();
      if (result >= 0 && known === undefined && when !== 'always')
        this.assume(this.state, result, when === 'true');
      this.parameters.forEach(({ summary }, index) => {
        if (summary.name !== '' && this.isProven(summary.name)) proven.add(index);
      });
      this.state = state.fork();
      const before = this.proofs.get(when);
      this.proofs.set(when, before ? new Set([...before].filter((each) => proven.has(each))) : proven);
    }
  }

  private described(isPartial: boolean): FunctionSummary {
    const { tree, facts, context, scope } = this;
    const { node, outer } = scope;
    const name = node === 0 ? '' : this.functionName();
    const type = scope.class;
    const place = node === 0 ? -1 : tree.child(node, Role.FunctionName);
    const object = node === 0 || type >= 0 ? -1 : tree.child(node, Role.Receiver);
    const [receiver] = object < 0 ? [] : writtenTypes(facts, object);
    const proves = [...this.proofs].flatMap(([when, indexes]) =>
      [...indexes].map((index): Proof => ({ index, when })),
    );
    const ofClass = type < 0 ? '' : context.scopes.classes[type].name;
    return {
      name,
      start: place < 0 ? tree.start[node] : tree.start[place],
      end: place < 0 ? tree.end[node] : tree.end[place],
      class: type,
      outer,
      ...(receiver !== undefined && { receiver }),
      isStatic: tree.childrenWith(node, Role.Modifier).some((each) => tree.nameOf(each) === 'static'),
      isConstructor: type >= 0 && (name === facts.traits.constructorName || name === ofClass),
      parameters: this.parameters.map(({ summary }) => summary),
      returns: node === 0 ? [] : writtenTypes(facts, node),
      ...(proves.length > 0 && { proves }),
      edges: this.record.finished(),
      calls: this.record.calls,
      ...(isPartial && { isPartial }),
    };
  }

  /** The name of a function: its own, that of the variable, or the key that it is given to. */
  private functionName(): string {
    const { tree } = this;
    const { node } = this.scope;
    if (tree.child(node, Role.FunctionName) >= 0) return nameOfFunction(tree, node);
    const parent = tree.parent[node];
    if (tree.role[node] !== Role.Value) return '';
    let name = -1;
    if (tree.kind[parent] === Kind.Assign) name = tree.child(parent, Role.Target);
    else if (tree.kind[parent] === Kind.Pair) name = tree.child(parent, Role.Key);
    if (name >= 0 && tree.kind[name] === Kind.Member) name = tree.child(name, Role.Property);
    return name >= 0 && tree.kind[name] === Kind.Name ? tree.nameOf(name) : '';
  }

  private enter(): void {
    const { tree, scope } = this;
    const { node } = scope;
    if (node === 0) return;
    // A method's object may have been given by what stands before its name, or as its first parameter.
    const receiver = tree.child(node, Role.Receiver);
    if (receiver >= 0) {
      const target = tree.child(receiver, Role.Target);
      if (target >= 0) this.bind(target, this.selfParameter(), -1, 'parameter');
    }
    let index = 0;
    for (const parameter of tree.childrenWith(node, Role.Parameter)) {
      const target = tree.child(parameter, Role.Target);
      const isFirst = index === 0 && this.parameters.length === 0;
      if (isFirst && scope.class >= 0 && target >= 0 && this.context.isSelf(tree.nameOf(target))) continue;
      this.enterParameter(parameter, target, index++);
    }
  }

  private selfParameter(): Value {
    const value = this.valueOfInput({ kind: 'parameter', index: RECEIVER, path: '' });
    this.state.setVariable(' self', value);
    return value;
  }

  private enterParameter(node: Node, target: Node, index: number): void {
    const { tree, facts } = this;
    const fallback = tree.child(node, Role.Default);
    const ofFallback = fallback >= 0 ? this.value(fallback) : clean;
    const isSpread =
      target >= 0 && (tree.kind[target] === Kind.Spread || tree.kind[target] === Kind.SpreadPairs);
    const isRest = isSpread || restWords.test(tree.textOf(node));
    const names = target < 0 ? [] : [...targetsOf(tree, target)];
    const name = names.length === 1 && tree.kind[names[0]] === Kind.Name ? tree.nameOf(names[0]) : '';
    const types = writtenTypes(facts, node);
    const kind = target >= 0 && tree.kind[target] === Kind.Name ? staticKind(facts, target) : undefined;
    const isNumber = kind === 'number' || kind === 'boolean';
    const isReference = facts.traits.references?.test(tree.textOf(node)) === true;
    const value =
      isNumber && !isReference ? clean : this.valueOfInput({ kind: 'parameter', index, path: '' });
    const isOptional = fallback >= 0 || isRest || /\?\s*(:|$)|=/.test(tree.textOf(node));
    const isBlock = !this.facts.traits.yieldsElements && tree.textOf(node).startsWith(BLOCK);
    this.parameters.push({
      node,
      summary: {
        name: isBlock ? BLOCK : name,
        types,
        isRest: isRest && !isBlock,
        isOptional,
      },
      object: value.objects[0],
      isReference,
    });
    if (target >= 0) this.bind(target, either(value, ofFallback), -1, 'parameter');
    this.keepAsField(node, name, value);
  }

  /** A parameter that declares a field, as in `constructor(private readonly name: string)`. */
  private keepAsField(parameter: Node, name: string, value: Value): void {
    if (name === '' || this.scope.class < 0 || !declaresField(this.tree, parameter)) return;
    this.state.write(
      this.selfObject,
      name.replace(/^\$/, ''),
      this.stepped(value, parameter, `kept in ${name}`),
    );
  }

  protected override blockParameter(): number {
    const known = this.parameters.findIndex(({ summary }) => summary.name === BLOCK);
    if (known >= 0) return known;
    const summary = { name: BLOCK, types: [], isRest: false, isOptional: true };
    return this.parameters.push({ node: -1, summary, object: undefined, isReference: false }) - 1;
  }

  /** What stays behind where the function is left. */
  private leaveAll(): void {
    this.leave();
    const receiver = this.scope.node > 0 ? this.tree.child(this.scope.node, Role.Receiver) : -1;
    if (receiver >= 0 && !this.isCopy(receiver)) {
      const [object] = this.state.variable(' self')?.objects ?? [];
      if (object !== undefined)
        this.flowParts(object, (path) => ({ kind: 'parameter', index: RECEIVER, path }));
    }
    this.parameters.forEach(({ node, summary, object, isReference }, index) => {
      if (object !== undefined && !this.isCopy(node))
        this.flowParts(object, (path) => ({ kind: 'parameter', index, path }));
      const value = isReference && summary.name !== '' ? this.state.variable(summary.name) : undefined;
      if (value) this.flow(value, (path) => ({ kind: 'parameter', index, path }));
    });
  }

  /** True for a parameter that has a copy of what a caller handed over. */
  private isCopy(parameter: Node): boolean {
    const type = this.tree.child(parameter, Role.Type);
    return type >= 0 && isCopied(this.context, this.tree.textOf(type));
  }
}
