import { neverReturns } from '../dataflow/endings';
import { isBareCall } from '../dataflow/locals';
import { calleeText } from '../dataflow/paths';
import { staticKind } from '../dataflow/static-kind';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { LibraryMatch } from './library-calls';
import { type Evaluated, LibraryEffects } from './library-effects';
import { type Mark, noMarks, union } from './marks';
import { fieldSetBy } from './members';
import { BLOCK, type CallSite, RECEIVER } from './summary';
import { lastPart, typesOf } from './type-names';
import { clean, either, plainValue, type Value } from './values';

/** Names of what a method's class extends. */
const supers = /^(super|parent|base)$/;

/** How methods are called that keep their arguments in their object. */
const keepers =
  /^(set|add|put|append|push|insert|enqueue|offer|prepend|unshift|store|write|register|extend|update|merge|assign|with)([A-Z_]|$)/;

/** Evaluates calls: of a library's functions at once, of others as places that the linker fills. */
export abstract class Calls extends LibraryEffects {
  /** What is thrown in the bodies of the `try` statements around. */
  protected readonly thrown: Value[][] = [];

  protected isBareCall(node: Node): boolean {
    return isBareCall(this.tree, node, this.facts.locals());
  }

  protected call(node: Node): Value {
    const call = this.evaluate(node);
    const { callee } = call;
    const { tree } = this;
    this.report(node, this.withoutCleaned(node, this.allInto(call)), 'callSinks');
    if (callee < 0) return either(call.ofReceiver, call.values.reduce(either, clean));
    if (neverReturns(this.facts, callee)) this.state.alive = false;
    const types = this.typesOfReceiver(call);
    const library = this.isProjects(call, types) ? undefined : this.librarys(call, types);
    if (!library && this.makesLibraries(call)) return this.madeOf(call, this.contentOf(call));
    if (!library) return this.isLibraries(call) ? this.passedThrough(call) : this.unknown(call, types);
    // `logger.error()` goes on, though `error` of a parser of arguments does not.
    if (library.call.ends && library.isCertain) {
      this.thrown.at(-1)?.push(this.allInto(call));
      this.state.alive = false;
    }
    // A method that only looks like a library's may be one of the program all the same, where its object is known.
    const result = library.isCertain ? clean : this.known(call, types);
    const given = this.applyFlows(call, library.call.flows);
    if (tree.kind[node] === Kind.New && given.objects.length === 0) return this.madeOf(call, given);
    return either(given, result);
  }

  /** What is known of the function that is called; a function of a package is no method of a collection or a text. */
  private librarys(
    { callee, receiver, args }: Evaluated,
    types: readonly string[],
  ): LibraryMatch | undefined {
    const { context, tree } = this;
    const found = context.library.of(this.facts, callee, args.length, types);
    const isOfPackage =
      receiver >= 0 && tree.kind[receiver] === Kind.Name && context.packages.has(tree.nameOf(receiver));
    return isOfPackage && found?.isCertain === false ? undefined : found;
  }

  protected override property(node: Node, base: Value, key: string): Value | undefined {
    const { tree, context } = this;
    const receiver = tree.child(node, Role.Object);
    const written = typesOf(this.facts, receiver).map(lastPart);
    const types = written.length > 0 ? written : this.instancesIn(base);
    const found = context.library.property(this.facts, key, types);
    if (!found || types.some((type) => context.scopes.classes.some(({ name }) => name === type)))
      return undefined;
    const call: Evaluated = { node, callee: node, receiver, ofReceiver: base, args: [], values: [] };
    const given = this.applyFlows(call, found.call.flows);
    return found.isCertain ? given : either(given, this.readPart(base, key));
  }

  private withoutCleaned(node: Node, value: Value): Value {
    const cleaned = this.context.points.at(node)?.cleaned ?? 0;
    if (cleaned === 0) return value;
    return plainValue(value.marks.filter((mark) => (mark.rules & ~cleaned) !== 0));
  }

  protected receiverOf(callee: Node): Node {
    return this.tree.kind[callee] === Kind.Member ? this.tree.child(callee, Role.Object) : -1;
  }

  private evaluate(node: Node): Evaluated {
    const { tree } = this;
    const isBare = tree.kind[node] !== Kind.Call && tree.kind[node] !== Kind.New;
    const callee = isBare ? node : tree.child(node, Role.Callee);
    const receiver = callee < 0 ? -1 : this.receiverOf(callee);
    let ofReceiver = clean;
    if (receiver >= 0) ofReceiver = this.value(receiver);
    else if (callee >= 0 && tree.kind[callee] !== Kind.Name && tree.kind[callee] !== Kind.Type && !isBare)
      ofReceiver = this.value(callee);
    if (receiver < 0 && callee >= 0 && !isBare) this.atCallee(callee);
    const args = isBare ? [] : tree.childrenWith(node, Role.Argument);
    // What follows the arguments is a function too; behind `new` it is the body of a class.
    if (!isBare && tree.kind[node] !== Kind.New) args.push(...tree.childrenWith(node, Role.Body));
    const values = args.map((argument) => this.value(argument));
    // What is called may be a source, or the end of a propagator: that is looked at last.
    if (receiver >= 0 && !isBare && this.context.points.at(callee)) {
      const own = this.atPoint(callee, plainValue(noMarks));
      ofReceiver = { marks: union(ofReceiver.marks, own.marks), objects: ofReceiver.objects };
    }
    return { node, callee, receiver, ofReceiver, args, values };
  }

  /** What rules say of a variable that names what is called: `$f()`, `new $class()`. */
  private atCallee(callee: Node): void {
    if (this.tree.kind[callee] !== Kind.Name || !this.context.points.at(callee)) return;
    this.report(callee, this.atPoint(callee, this.variable(this.tree.nameOf(callee))));
  }

  /** True for `new` of a library's type that is no class of the text. */
  private makesLibraries({ node, callee }: Evaluated): boolean {
    const { tree, context, scope } = this;
    if (tree.kind[node] !== Kind.New) return false;
    const name = this.chainOf(callee).at(-1) ?? '';
    return context.library.hasType(this.facts, name) && context.scopes.classNamed(name, scope.id) < 0;
  }

  /** What the object of a library's type holds when it is made: all that it is made of, and its elements. */
  private contentOf({ values }: Evaluated): Value {
    return values.reduce<Value>(
      (all, each) => either(either(all, each), this.state.read(each, undefined)),
      clean,
    );
  }

  /** The types of the objects that were made in this function. */
  private readonly madeTypes = new Map<number, string>();

  /** A new object with some content; one that is made of a literal holds its entries. */
  private madeOf({ node, callee, args, values }: Evaluated, content: Value): Value {
    const last = args.at(-1);
    const kind = last === undefined ? undefined : this.tree.kind[last];
    if (kind === Kind.Object || kind === Kind.List) return values[args.length - 1];
    const made = this.objectAt(`made ${node}`);
    this.madeTypes.set(made, this.chainOf(callee).at(-1) ?? '');
    const length = args.length === 0 ? { length: 0 } : {};
    this.state.setObject(made, { slots: new Map(), rest: content, added: noMarks, ...length });
    return { marks: noMarks, objects: [made] };
  }

  private typesOfReceiver({ receiver, ofReceiver }: Evaluated): string[] {
    if (receiver < 0) return [];
    const types = typesOf(this.facts, receiver).map(lastPart);
    if (types.length > 0) return types;
    return this.instancesIn(ofReceiver);
  }

  /** The classes of the objects that a value was made as in this function. */
  private instancesIn(value: Value): string[] {
    const made = value.objects.flatMap((object) => this.madeTypes.get(object) ?? []);
    const called = value.marks.flatMap(({ from, isSame }) => {
      const { input } = from;
      if (!isSame || input.kind !== 'result' || input.path !== '') return [];
      const { callee } = this.record.calls[input.call];
      return callee.isNew ? [callee.chain[callee.chain.length - 1] ?? ''] : [];
    });
    return [...new Set([...made, ...called])];
  }

  /** True where the function is one of the text: its own object's, or of a class of the text. */
  private isProjects(call: Evaluated, types: readonly string[]): boolean {
    const { callee, receiver } = call;
    const { tree, scope, context } = this;
    const { scopes } = context;
    if (receiver < 0) {
      const name = tree.kind[callee] === Kind.Name ? tree.nameOf(callee) : '';
      return (
        name !== '' && (scopes.functionNamed(name, scope.id) >= 0 || scopes.classNamed(name, scope.id) >= 0)
      );
    }
    if (tree.kind[receiver] === Kind.Name) {
      const name = tree.nameOf(receiver);
      if (context.isSelf(name) || supers.test(name) || scopes.classNamed(name, scope.id) >= 0) return true;
    }
    return types.some((type) => scopes.classes.some(({ name }) => name === type)) || this.holdsFunction(call);
  }

  /** True where the method's name stands for a function on its object. */
  private holdsFunction({ callee, ofReceiver }: Evaluated): boolean {
    const key = this.propertyOf(callee);
    const held =
      key === undefined || ofReceiver.objects.length === 0 ? clean : this.state.read(ofReceiver, key);
    return held.marks.some(({ from }) => from.input.kind === 'function');
  }

  /** True for a method of what a rule names as a source: it was handed over by a framework. */
  private isLibraries({ receiver, ofReceiver: { marks } }: Evaluated): boolean {
    return receiver >= 0 && marks.length > 0 && marks.every(({ from }) => from.input.kind === 'source');
  }

  /** What goes in comes out. */
  private passedThrough(call: Evaluated): Value {
    const { node, callee, receiver } = call;
    const whole = this.grown(this.grown(this.allInto(call), receiver, node), callee, node);
    return this.stepped(whole, node, `passed through ${this.shortName(callee)}()`);
  }

  /** A call of a function that no library is known to have. */
  private unknown(call: Evaluated, types: readonly string[]): Value {
    const { tree } = this;
    const isMethod = call.receiver >= 0;
    const property = isMethod ? this.propertyOf(call.callee) : undefined;
    const mayGuess = property !== undefined && !this.context.library.hasMethod(property);
    const isAccess = tree.kind[call.node] === Kind.Member;
    // What no method answers is a field that can be read from outside.
    const field = isAccess && property !== undefined ? this.readPart(call.ofReceiver, property) : clean;
    return either(this.site(call, types, mayGuess || !isMethod, !isAccess), field);
  }

  /** A call of a method that a library has too: only what its object is known to be counts. */
  private known(call: Evaluated, types: readonly string[]): Value {
    const mayBeObject = call.ofReceiver.marks.some(
      ({ isSame, from }) => isSame && from.input.kind !== 'source',
    );
    return mayBeObject ? this.site(call, types, false, false) : clean;
  }

  protected override callAccessor(node: Node, name: string, base: Value, given?: Value): Value {
    const { tree } = this;
    const object = tree.kind[node] === Kind.Member ? tree.child(node, Role.Object) : -1;
    const types = object < 0 ? [] : typesOf(this.facts, object).map(lastPart);
    const isOwn = object < 0 || (tree.kind[object] === Kind.Name && this.context.isSelf(tree.nameOf(object)));
    const number = this.record.call(`${name} ${node}`, () => ({
      start: tree.start[node],
      end: tree.end[node],
      callee: {
        chain: [isOwn ? 'this' : 'object', name],
        method: name,
        types: types.length > 0 ? types : this.instancesIn(base),
        onSelf: isOwn,
        onSuper: false,
        isNew: false,
      },
      count: given ? 1 : 0,
      otherwise: [],
      mayGuess: true,
    }));
    this.flow(base, (path) => ({ kind: 'argument', call: number, index: RECEIVER, path }));
    if (!given) return this.valueOfInput({ kind: 'result', call: number, path: '' });
    this.flow(given, (path) => ({ kind: 'argument', call: number, index: 0, path }));
    const from = this.record.input({ kind: 'argument', call: number, index: RECEIVER, path: '' });
    for (const each of base.objects)
      this.state.addTo(each, [{ from, rules: this.context.rules, isSame: true }]);
    return clean;
  }

  /** Notes a call for the linker; `passesOn`: what goes in comes out where no function of the program is called. */
  protected site(call: Evaluated, types: readonly string[], mayGuess: boolean, passesOn: boolean): Value {
    const { node, args, values, ofReceiver, receiver } = call;
    const number = this.record.call(String(node), () => this.describe(call, types, mayGuess, passesOn));
    this.handArguments(number, call);
    const object = this.isOnOwnObject(call) ? this.selfObject : ofReceiver;
    const hasObject = receiver >= 0 || object !== ofReceiver;
    if (hasObject) this.flow(object, (path) => ({ kind: 'argument', call: number, index: RECEIVER, path }));
    const called = receiver >= 0 ? this.calledValue(call) : this.valueCalled(call);
    this.record.flow(called.marks.filter(mayBeCalled), { kind: 'callee', call: number });
    if ([called, ...values].some((value) => this.mayRun(value))) this.showCaptured();
    for (const [i, argument] of args.entries()) this.mayChange(argument, values[i], number, i);
    if (hasObject) this.mayChange(receiver < 0 ? call.callee : receiver, object, number, RECEIVER);
    this.keepSet(call, types);
    return this.withOwnMethods(node, this.valueOfInput({ kind: 'result', call: number, path: '' }));
  }

  /** A method of the text that only assigns its parameter keeps the very object: what is done to it later shows. */
  private keepSet({ callee, receiver, args, values }: Evaluated, types: readonly string[]): void {
    const { tree, context } = this;
    const { scopes } = context;
    const type = types.length === 1 ? scopes.classes.find(({ name }) => name === types[0]) : undefined;
    const name = this.propertyOf(callee);
    if (!type || name === undefined || args.length !== 1) return;
    if (tree.kind[receiver] !== Kind.Name) return;
    const method = scopes.methodNamed(name, type.id);
    const field = method < 0 ? undefined : fieldSetBy(context, scopes.functions[method].node);
    if (field === undefined) return;
    const given = tree.kind[args[0]] === Kind.Name ? this.withObject(tree.nameOf(args[0])) : values[0];
    this.state.write(this.withObject(tree.nameOf(receiver)), field, given);
  }

  /** The object of `new C() { void m() {...} }` has functions of its own. */
  private withOwnMethods(node: Node, object: Value): Value {
    const { tree, context } = this;
    const body = tree.kind[node] === Kind.New ? tree.child(node, Role.Body) : -1;
    for (const member of body < 0 ? [] : tree.children(body)) {
      const name = tree.kind[member] === Kind.Function ? tree.child(member, Role.FunctionName) : -1;
      const number = context.scopes.functionOf(member);
      if (name >= 0)
        this.state.write(object, tree.nameOf(name), this.reference({ kind: 'function', function: number }));
    }
    return object;
  }

  /** True where the object of a method is the one of the function that calls: of `super.m()`, and of Java's `m()`. */
  private isOnOwnObject({ callee, receiver }: Evaluated): boolean {
    const { tree, scope, context } = this;
    if (receiver >= 0) return this.isOnSuper(receiver) && context.scopes.classAround(scope.id) >= 0;
    if (tree.kind[callee] !== Kind.Name) return false;
    const name = tree.nameOf(callee);
    if (supers.test(name)) return true;
    const around = this.facts.traits.linking?.callsOwnMethods ? context.scopes.classAround(scope.id) : -1;
    if (around < 0 || !context.scopes.mayHaveMethod(around, name)) return false;
    return context.scopes.functionNamed(name, scope.id) < 0 && context.scopes.classNamed(name, scope.id) < 0;
  }

  private isOnSuper(receiver: Node): boolean {
    const { tree } = this;
    if (tree.kind[receiver] === Kind.Name)
      return supers.test(tree.nameOf(receiver)) && !this.scope.own.has(tree.nameOf(receiver));
    if (tree.kind[receiver] !== Kind.Call) return false;
    const [first, ...others] = this.chainOf(tree.child(receiver, Role.Callee));
    return others.length === 0 && first !== undefined && supers.test(first);
  }

  private handArguments(number: number, { args, values }: Evaluated): void {
    const { tree } = this;
    const { variablePrefix = '' } = this.facts.traits;
    args.forEach((argument, index) => {
      const key = tree.kind[argument] === Kind.Keyword ? tree.child(argument, Role.Key) : -1;
      const isBlock = this.isBlock(argument);
      const name = isBlock
        ? { name: BLOCK }
        : key >= 0
          ? { name: variablePrefix + tree.nameOf(key) }
          : undefined;
      const isSpread =
        !isBlock && (tree.kind[argument] === Kind.Spread || tree.kind[argument] === Kind.SpreadPairs);
      const value = isSpread
        ? either(values[index], this.state.read(values[index], undefined))
        : values[index];
      this.flow(value, (path) => ({ kind: 'argument', call: number, index, ...name, path }));
    });
  }

  /** True for a block behind the arguments, and for `&block` among them. */
  private isBlock(argument: Node): boolean {
    const { tree } = this;
    const isHandedOn = tree.kind[argument] === Kind.Spread && tree.nameOf(argument) === BLOCK;
    return isHandedOn || tree.role[argument] === Role.Body;
  }

  /** A call of a function that is a value, or has only a name. */
  private ofFunction(node: Node, chain: readonly string[], count: number): CallSite {
    const { tree } = this;
    return {
      start: tree.start[node],
      end: tree.end[node],
      callee: { chain, types: [], onSelf: false, onSuper: false, isNew: false },
      count,
      otherwise: [],
      mayGuess: false,
    };
  }

  /** What a method's name stands for on its object: a function that a field holds. */
  private calledValue({ callee, ofReceiver }: Evaluated): Value {
    const key = this.propertyOf(callee);
    // `f.call(x)`, `f.apply(x)`, `f.invoke(x)`, `f.()` run the object itself.
    const isInvoke =
      key === undefined ||
      /^(call|apply|invoke|Invoke|accept|run|test|get|execute|bind|__invoke|__call__)$/.test(key);
    const held = key === undefined ? clean : this.state.read(ofReceiver, key);
    return isInvoke ? either(held, ofReceiver) : held;
  }

  private valueCalled({ callee, ofReceiver }: Evaluated): Value {
    if (this.tree.kind[callee] !== Kind.Name) return ofReceiver;
    const name = this.tree.nameOf(callee);
    // The linker knows which method of the name is called.
    if (this.methodNamed(name) >= 0) return clean;
    const field = this.fieldNamed(name);
    return field ? this.state.read(field.base, field.key) : this.variable(name);
  }

  private mayRun({ marks, objects }: Value): boolean {
    return marks.some(({ from }) => from.input.kind === 'function') || objects.length > 0;
  }

  /** What a call may have left in an object that it got. */
  private mayChange(node: Node, value: Value, call: number, index: number): void {
    const { tree, facts } = this;
    const kind = tree.kind[node];
    if (kind === Kind.String || kind === Kind.Template || kind === Kind.Function || kind === Kind.Binary)
      return;
    const { references, mutableStrings } = facts.traits;
    const isReference = references && kind === Kind.Name && index !== RECEIVER;
    const holder = isReference ? this.withObject(tree.nameOf(node)) : value;
    // `f(ref x)`: what `x` holds from here on is what the function leaves in it.
    if (kind === Kind.Name && tree.child(node, Role.Modifier) >= 0) {
      this.setVariable(tree.nameOf(node), this.valueOfInput({ kind: 'argument', call, index, path: '' }));
      return;
    }
    if (holder.objects.length === 0) return;
    if (!mutableStrings && !references && staticKind(facts, node) !== undefined) return;
    const from = this.record.input({ kind: 'argument', call, index, path: '' });
    for (const object of holder.objects)
      this.state.addTo(object, [{ from, rules: this.context.rules, isSame: true }]);
  }

  private describe(
    call: Evaluated,
    types: readonly string[],
    mayGuess: boolean,
    passesOn: boolean,
  ): CallSite {
    const { tree } = this;
    const { node, callee, receiver, args } = call;
    const chain = this.chainOf(callee);
    const blocks = args.filter((each) => this.isBlock(each));
    const isSpread = args.some((each) => tree.kind[each] === Kind.Spread && !blocks.includes(each));
    const name = receiver >= 0 && tree.kind[receiver] === Kind.Name ? tree.nameOf(receiver) : '';
    const first = tree.kind[callee] === Kind.Name ? tree.nameOf(callee) : '';
    return {
      start: tree.start[node],
      end: tree.end[node],
      callee: {
        chain,
        ...(receiver >= 0 && { method: this.propertyOf(callee) }),
        types: [...types],
        onSelf: this.context.isSelf(receiver < 0 ? first : name),
        onSuper: supers.test(first) || (receiver >= 0 && this.isOnSuper(receiver)),
        isNew: tree.kind[node] === Kind.New,
      },
      count: isSpread ? -1 : args.length - blocks.length,
      otherwise: passesOn ? this.otherwise(call, args.length) : [],
      mayGuess,
    };
  }

  /**
   * What an unknown function does with what goes in: it is in the result, and in an object that keeps things. What a
   * function makes of its arguments is another value for rules that take functions to be safe; an object, or a
   * conversion to a type, is not.
   */
  private otherwise({ node, callee, receiver }: Evaluated, count: number): CallSite['otherwise'] {
    const { rules, points } = this.context;
    const { kind } = this.tree;
    const isMade = kind[node] === Kind.New || kind[callee] === Kind.Type;
    const places = Array.from({ length: count }, (_, i) => i);
    const returned = isMade ? rules : rules & ~points.safeFunctions;
    const given =
      returned === 0 ? [] : places.map((from) => ({ from, to: 'return' as const, rules: returned }));
    if (receiver < 0) return given;
    const method = this.propertyOf(callee);
    const keeps = method !== undefined && keepers.test(method);
    const kept = keeps ? places.map((from) => ({ from, to: RECEIVER, rules })) : [];
    return [...given, { from: RECEIVER, to: 'return', rules }, ...kept];
  }

  /** The names that an expression is written with; empty where it is computed. */
  private chainOf(node: Node): string[] {
    const { tree } = this;
    if (node < 0) return [];
    switch (tree.kind[node]) {
      case Kind.Name:
        return tree.nameOf(node).split(/[.\\]|::/);
      case Kind.Type:
        return tree
          .textOf(node)
          .replace(/[<({[].*$/s, '')
          .trim()
          .split(/[.\\]|::/);
      case Kind.Member: {
        const object = tree.child(node, Role.Object);
        const chain = object < 0 ? [] : this.chainOf(object);
        const key = this.propertyOf(node);
        return chain.length === 0 || key === undefined ? [] : [...chain, key];
      }
      default:
        return [];
    }
  }

  /** True for a reference to a library's function whose result carries nothing: `String::length`. */
  private isEmptyHanded(reference: Node): boolean {
    const { tree } = this;
    const object = tree.child(reference, Role.Object);
    const types = object < 0 ? [] : [lastPart(tree.textOf(object))];
    const library = this.context.library.of(this.facts, reference, 0, types);
    return library !== undefined && !library.call.flows.some(({ to }) => to.of === 'return');
  }

  protected callArgument(call: Evaluated, argument: number, handed: ReadonlyMap<number, Value>): Value {
    const { tree } = this;
    const node = call.args[argument] ?? call.args.find((each) => tree.role[each] === Role.Body);
    const value = node === undefined ? undefined : call.values[call.args.indexOf(node)];
    if (node === undefined || !value) return clean;
    const isReference = tree.kind[node] === Kind.Member && tree.nameOf(node) === '::';
    if (isReference && this.isEmptyHanded(node)) return clean;
    const count = Math.max(-1, ...handed.keys()) + 1;
    const named = this.namedBy(node);
    if (named) return this.callNamed(node, named, handed, count);
    const number = this.record.call(`${call.node} ${argument}`, () => ({
      ...this.ofFunction(call.node, this.chainOf(node), count),
      // Of a method that is only named, such as `String::trim`, it is not known more.
      otherwise: isReference
        ? [...handed.keys()].map((from) => ({ from, to: 'return', rules: this.context.rules }))
        : [],
    }));
    for (const [index, each] of handed) {
      const stepped = this.stepped(each, node, 'passed to this function');
      this.flow(stepped, (path) => ({ kind: 'argument', call: number, index, path }));
    }
    this.record.flow(value.marks.filter(mayBeCalled), { kind: 'callee', call: number });
    this.showCaptured();
    return this.valueOfInput({ kind: 'result', call: number, path: '' });
  }

  /** The function or method that a text, a symbol, or a pair of object and name stands for. */
  private namedBy(node: Node): NamedFunction | undefined {
    const { tree, facts, context } = this;
    if (this.isBlock(node)) {
      const symbol = tree.firstChild(node);
      if (symbol < 0 || tree.kind[symbol] !== Kind.Symbol) return undefined;
      return { chain: [], method: tree.nameOf(tree.firstChild(symbol)), object: undefined };
    }
    if (!facts.traits.callableTexts) return undefined;
    const text = context.folding.value(node);
    if (typeof text === 'string') return { chain: text.replace(/^\\/, '').split('::') };
    const [object, name, ...others] = tree.kind[node] === Kind.List ? tree.children(node) : [];
    const method = name === undefined ? undefined : context.folding.value(name);
    if (typeof method !== 'string' || others.length > 0) return undefined;
    return { chain: [...this.chainOf(object), method], method, object };
  }

  /** Calls a function that is handed over by its name. */
  private callNamed(
    node: Node,
    { chain, method, object }: NamedFunction,
    handed: ReadonlyMap<number, Value>,
    count: number,
  ): Value {
    const { tree, context } = this;
    const values = Array.from({ length: count }, (_, i) => handed.get(i) ?? clean);
    // \`&:name\` calls the method of the first value that is handed over.
    const isOfFirst = method !== undefined && object === undefined;
    const ofReceiver = object !== undefined ? this.value(object) : isOfFirst ? values[0] : clean;
    const args = isOfFirst ? [] : values;
    const name = chain.at(-1) ?? method ?? '';
    const isProjects = context.scopes.functionNamed(name, this.scope.id) >= 0;
    const library = isProjects || object !== undefined ? undefined : context.library.named(name, isOfFirst);
    if (library)
      return this.applyFlows(
        { node, callee: node, receiver: -1, ofReceiver, args: [], values: args },
        library.flows,
      );
    const number = this.record.call(`named ${node}`, () => {
      const site = this.ofFunction(node, chain, args.length);
      const onSelf = object !== undefined && context.isSelf(tree.nameOf(object));
      const types = object === undefined ? [] : typesOf(this.facts, object).map(lastPart);
      const places = args.map((_, i) => i).concat(method === undefined ? [] : [RECEIVER]);
      const otherwise = places.map((from) => ({ from, to: 'return' as const, rules: context.rules }));
      const callee = { ...site.callee, ...(method !== undefined && { method }), types, onSelf };
      return { ...site, callee, otherwise, mayGuess: method !== undefined };
    });
    for (const [index, each] of args.entries()) {
      const stepped = this.stepped(each, node, 'passed to this function');
      this.flow(stepped, (path) => ({ kind: 'argument', call: number, index, path }));
    }
    if (method !== undefined)
      this.flow(ofReceiver, (path) => ({ kind: 'argument', call: number, index: RECEIVER, path }));
    return this.valueOfInput({ kind: 'result', call: number, path: '' });
  }

  protected shortName(callee: Node): string {
    return calleeText(this.tree, callee).split('.').pop() || 'this call';
  }
}

/** A function that something else than its name in the code stands for. */
interface NamedFunction {
  chain: readonly string[];
  method?: string;
  /** What the method is called on; undefined for the first value that it is handed. */
  object?: Node;
}

/**
 * What is written `m.f` with an imported `m` is found by its name, but for a name that is computed; what a rule names is no
 * function.
 */
function mayBeCalled({ from: { input }, isSame }: Mark): boolean {
  if (!isSame || input.kind === 'source') return false;
  if (input.kind !== 'cell' || !input.cell.startsWith('import:')) return true;
  return input.path.split('.').includes('*');
}
