import { elementsOf } from '../dataflow/literals';
import { propagatesOperator } from '../dataflow/operators';
import { isEntry } from '../dataflow/paths';
import { staticKind } from '../dataflow/static-kind';
import { Kind, Role, YIELD_FROM } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { isTrue } from './folding';
import { derived, type Marks, noMarks, step, union } from './marks';
import { State } from './state';
import { Targets } from './targets';
import { simpleType } from './type-names';
import { clean, either, eitherState, noParts, type ObjectState, plainValue, type Value } from './values';

/** Kinds whose value may be a number or truth value by their form alone. */
const computed = new Set([Kind.Call, Kind.Binary, Kind.Unary, Kind.Cast, Kind.Member, Kind.Name]);

/** Evaluates expressions. */
export abstract class Expressions extends Targets {
  /** Runs a statement: its value, where it is an expression or ends in one. */
  protected abstract statement(node: Node): Value;

  /** What a call, or `new`, returns. */
  protected abstract call(node: Node): Value;

  /** What an element of markup stands for. */
  protected abstract element(node: Node): Value;

  protected value(node: Node): Value {
    const value = this.atPoint(node, this.withoutNumbers(node, this.compute(node)));
    this.report(node, value);
    return value;
  }

  /** Nobody writes code into a number or a truth value. */
  private withoutNumbers(node: Node, value: Value): Value {
    if (value.marks.length === 0 || !computed.has(this.tree.kind[node])) return value;
    // What else a variable is assigned somewhere says nothing of what it holds here.
    if (this.tree.kind[node] === Kind.Name && (this.facts.types.of(node)?.start ?? -1) < 0) return value;
    const kind = staticKind(this.facts, node);
    return kind === 'number' || kind === 'boolean' ? clean : value;
  }

  private compute(node: Node): Value {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Name:
        return this.name(node);
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
        if (target >= 0) this.bind(target, this.undefinedOf(node), -1);
        return clean;
      }
      case Kind.Binary:
        return this.binary(node);
      case Kind.Template:
        return this.made(this.parts(node), node, 'put into this text');
      case Kind.Conditional:
        return this.conditional(node);
      case Kind.Unary:
        return this.unary(node);
      case Kind.Function:
        return this.function(node);
      case Kind.Class:
        return this.class(node);
      case Kind.Sequence:
        return tree.children(node).reduce((_last, child) => this.value(child), clean);
      case Kind.Comprehension:
        return this.comprehension(node);
      case Kind.Object:
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        return this.literal(node);
      case Kind.Pair:
      case Kind.Keyword:
      case Kind.Attribute: {
        const value = tree.child(node, Role.Value);
        return value >= 0 ? this.value(value) : clean;
      }
      case Kind.Yield:
        return this.facts.traits.yieldsElements ? this.yielded(node) : this.calledBlock(node);
      case Kind.Await:
      case Kind.Cast:
      case Kind.Spread: {
        const operand =
          tree.kind[node] === Kind.Cast ? tree.child(node, Role.Operand) : tree.firstChild(node);
        return operand < 0 ? clean : this.value(operand);
      }
      case Kind.Element:
        return this.element(node);
      case Kind.String:
        return this.facts.traits.mutableStrings ? this.text(node) : clean;
      case Kind.Symbol:
      case Kind.Type:
      case Kind.Number:
      case Kind.Constant:
      case Kind.Regex:
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
        return this.any(node);
    }
  }

  /** Calls the block that the function was called with. */
  private calledBlock(node: Node): Value {
    const { tree, record } = this;
    const given = tree.children(node).filter((child) => tree.kind[child] !== Kind.Yield);
    const args = given.map((child) => this.value(child));
    const number = record.call(String(node), () => ({
      start: tree.start[node],
      end: tree.end[node],
      callee: { chain: [], types: [], onSelf: false, onSuper: false, isNew: false },
      count: args.length,
      otherwise: [],
      mayGuess: false,
    }));
    args.forEach((value, index) => {
      this.flow(value, (path) => ({ kind: 'argument', call: number, index, path }));
    });
    const block = this.reference({ kind: 'parameter', index: this.blockParameter(), path: '' });
    record.flow(block.marks, { kind: 'callee', call: number });
    return this.valueOfInput({ kind: 'result', call: number, path: '' });
  }

  /** The place of the parameter that gets the block of a call. */
  protected abstract blockParameter(): number;

  /** A text that can be changed in place is an object. */
  private text(node: Node): Value {
    const object = this.objectAt(`literal ${node}`);
    this.state.setObject(object, { slots: new Map(), rest: clean, added: noMarks });
    return { marks: noMarks, objects: [object] };
  }

  /** Any of the children, as a construct that nothing is known of may yield one. */
  protected any(node: Node): Value {
    return this.tree.children(node).reduce<Value>((all, child) => either(all, this.value(child)), clean);
  }

  /** What a generator yields is any element of what it returns. */
  private yielded(node: Node): Value {
    const value = this.any(node);
    const isFrom = this.tree.nameOf(node) === YIELD_FROM;
    const element = isFrom ? this.state.read(value, undefined) : value;
    this.flow(element, (path) => ({ kind: 'return', path: path === '' ? '*' : `*.${path}` }));
    return clean;
  }

  /** The marks of all that stands in an expression. */
  private parts(node: Node): Marks {
    let marks: Marks = noMarks;
    for (const child of this.tree.children(node)) marks = union(marks, this.state.deep(this.value(child)));
    return marks;
  }

  /** A new text that holds others. */
  protected made(marks: Marks, node: Node, note: string): Value {
    return plainValue(step(derived(marks), this.tree.start[node], this.tree.end[node], note));
  }

  private name(node: Node): Value {
    const { tree, context } = this;
    const name = tree.nameOf(node);
    if (context.isSelf(name)) return this.selfObject;
    const field = this.fieldNamed(name);
    if (field) return this.computed(node, field.base, field.key) ?? this.readPart(field.base, field.key);
    if (this.facts.traits.bareCalls && tree.role[node] !== Role.Target && this.isBareCall(node))
      return this.call(node);
    return this.variable(name);
  }

  /** True for a name or a member that calls a method, where calls need no brackets. */
  protected abstract isBareCall(node: Node): boolean;

  protected fieldNamed(name: string): { base: Value; key: string } | undefined {
    if (name.startsWith('@') && !name.startsWith('@@')) return { base: this.selfObject, key: name.slice(1) };
    if (!this.facts.traits.fieldsNeedNoThis) return undefined;
    const { scopes, imported } = this.context;
    const { around } = this;
    if (around < 0 || this.state.variable(name) !== undefined) return undefined;
    if (scopes.ownerOf(name, this.scope.id) >= 0 || imported.has(name)) return undefined;
    const { fields, methods } = scopes.classes[around];
    // What nobody declares is a field of a class that this one extends.
    const isDeclared = fields.has(name) || methods.has(name) || scopes.inheritsField(around, name);
    const isField = isDeclared || /^[a-z_]/.test(name);
    return isField && this.kept(name) === name ? { base: this.selfObject, key: name } : undefined;
  }

  /** An array of C is memory of its own, whatever it begins with: pointers to it see what is written there. */
  private inMemory(declaration: Node, value: Value): Value {
    const { tree } = this;
    if (!this.facts.traits.pointerArithmetic || value.objects.length > 0) return value;
    const type = tree.child(declaration, Role.Type);
    if (type < 0 || tree.kind[type] !== Kind.Type || tree.nameOf(type) !== '[]') return value;
    const object = this.objectAt(`array ${declaration}`);
    this.state.setObject(object, noParts);
    return { ...value, objects: [object] };
  }

  /** What a variable holds that is declared without a value: a list without a size is empty. */
  private undefinedOf(declaration: Node): Value {
    const { tree } = this;
    const type = tree.child(declaration, Role.Type);
    if (type < 0 || tree.kind[type] !== Kind.Type || tree.nameOf(type) !== '[]') return clean;
    if (tree.child(type, Role.Index) >= 0) return this.inMemory(declaration, clean);
    const object = this.objectAt(`literal ${declaration}`);
    this.state.setObject(object, { slots: new Map(), rest: clean, added: noMarks, length: 0 });
    return { marks: noMarks, objects: [object] };
  }

  /** The method of a class of the text that `this::m` or `C::m` means; -1 for anything else. */
  private methodMeant(member: Node, object: Node): number {
    const { tree, context, scope } = this;
    if (tree.nameOf(member) !== '::' || tree.kind[object] !== Kind.Name) return -1;
    const name = tree.nameOf(object);
    const key = this.propertyOf(member);
    const { scopes } = context;
    const type = context.isSelf(name) ? scopes.classAround(scope.id) : scopes.classNamed(name, scope.id);
    return type < 0 || key === undefined ? -1 : scopes.methodNamed(key, type);
  }

  private access(node: Node): Value {
    const { tree } = this;
    const object = tree.child(node, Role.Object);
    if (object < 0) return this.any(node);
    const cell = this.staticCell(node);
    if (this.facts.traits.bareCalls && this.isBareCall(node)) {
      const called = this.call(node);
      return cell !== undefined && this.isClassVariable(object, node)
        ? either(called, this.variable(cell))
        : called;
    }
    if (cell !== undefined) return this.variable(cell);
    const method = this.methodMeant(node, object);
    if (method >= 0) return this.reference({ kind: 'function', function: method });
    const base = this.value(object);
    let key: string | undefined;
    if (tree.kind[node] === Kind.Member) key = this.propertyOf(node);
    else {
      const index = tree.child(node, Role.Index);
      if (index >= 0) this.value(index);
      key = index >= 0 ? this.keyAt(index) : undefined;
    }
    const known =
      tree.kind[node] === Kind.Member && key !== undefined
        ? (this.computed(node, base, key) ?? this.property(node, base, key))
        : undefined;
    return known ?? this.grown(this.readPart(base, key), object, node);
  }

  /** What a property gives that a class of the text computes; undefined where none does. */
  private computed(node: Node, base: Value, key: string): Value | undefined {
    const name = `get ${key}`;
    return this.context.scopes.hasAccessor(name) ? this.callAccessor(node, name, base) : undefined;
  }

  /** What a property of a library gives; undefined for any other member. */
  protected abstract property(node: Node, base: Value, key: string): Value | undefined;

  /** True for `A.b` of Ruby where the class has a variable `@@b`, which a method of that name gives. */
  private isClassVariable(object: Node, member: Node): boolean {
    const { scopes } = this.context;
    const owner = scopes.classNamed(this.tree.nameOf(object), this.scope.id);
    return owner >= 0 && scopes.classes[owner].fields.has(`@@${this.propertyOf(member)}`);
  }

  private assign(node: Node): Value {
    const { tree } = this;
    const target = tree.child(node, Role.Target);
    const source = tree.child(node, Role.Value);
    let value = source >= 0 ? this.copied(source, this.value(source)) : clean;
    if (isEntry(tree, node) || target < 0) return value;
    const isAlias = tree.childrenWith(node, Role.Modifier).some((each) => tree.nameOf(each) === '&');
    if (isAlias && tree.kind[target] === Kind.Name && tree.kind[source] === Kind.Name) {
      this.alias(tree.nameOf(target), tree.nameOf(source));
      return value;
    }
    const operator = tree.nameOf(node);
    if (operator === '<-') {
      this.state.write(this.objectOf(target), undefined, this.stepped(value, node, 'sent here'));
      return clean;
    }
    // `x is T y` of C# gives `y` the value of `x`.
    if (operator.length > 1 && operator.endsWith('=')) {
      const before = this.value(target);
      // A handler of an event stays what it is.
      const isMethod =
        this.around >= 0 &&
        source >= 0 &&
        tree.kind[source] === Kind.Name &&
        this.context.scopes.methodNamed(tree.nameOf(source), this.around) >= 0;
      const isHandler = isMethod || value.marks.some(({ from }) => from.input.kind === 'function');
      const joins =
        isHandler || /^(\|\||&&|\?\?)?=$/.test(operator)
          ? either(before, value)
          : this.made(union(this.state.deep(before), this.state.deep(value)), node, 'joined into this text');
      const isText =
        propagatesOperator(operator.slice(0, -1), this.facts.traits) ||
        /^(\|\||&&|\?\?|<<|)=$/.test(operator);
      value = isText ? joins : clean;
    } else value = this.inMemory(node, this.asDeclared(node, value));
    this.report(node, value);
    this.bind(target, value, operator === '=' ? source : -1);
    const body = tree.child(node, Role.Body);
    if (body >= 0) this.any(body);
    return value;
  }

  /** A variable of a type for numbers holds none of the text. */
  private asDeclared(node: Node, value: Value): Value {
    if (value.marks.length === 0 || this.tree.child(node, Role.Type) < 0) return value;
    const kind = staticKind(this.facts, this.tree.child(node, Role.Target));
    return kind === 'number' || kind === 'boolean' ? clean : value;
  }

  private unary(node: Node): Value {
    const { tree } = this;
    const operator = tree.nameOf(node);
    const operand = tree.firstChild(node);
    if (operand < 0) return clean;
    if (operator === '&') return this.objectOf(operand);
    if (operator === '$') {
      // `$$name`: the variable that a text names.
      const name = this.context.folding.value(operand);
      if (name !== undefined) return this.variable(`$${name}`);
    }
    if (operator === '*' && this.isMoved(operand)) {
      const base = this.value(tree.child(operand, Role.Left));
      return either(plainValue(base.marks), this.state.read(base, undefined));
    }
    const value = this.value(operand);
    // `+text` of Ruby is a text that can be changed.
    if (operator === '+' && this.facts.traits.mutableStrings) return value;
    if (operator === '*') {
      const pointed = value.objects.reduce<Value>(
        (all, each) => either(all, this.state.object(each).rest),
        clean,
      );
      return either(value, pointed);
    }
    // Sending through a channel, Go's `<-c`, and what passes a value on as it is.
    return operator === '<-' || operator === '@' ? either(value, this.state.read(value, undefined)) : clean;
  }

  private binary(node: Node): Value {
    const { tree } = this;
    const operator = tree.nameOf(node);
    const left = tree.child(node, Role.Left);
    const right = tree.child(node, Role.Right);
    if (/^(&&|and|\|\||or)$/.test(operator)) {
      // The right side runs only when the left did not decide.
      const isOr = operator === '||' || operator === 'or';
      const ofLeft = left >= 0 ? this.value(left) : clean;
      const known = left >= 0 ? this.context.folding.value(left) : undefined;
      if (known !== undefined) {
        const isDecided = isTrue(known) === isOr;
        return isDecided || right < 0 ? ofLeft : this.value(right);
      }
      const before = this.state;
      const skipped = before.fork();
      this.assume(skipped, left, isOr);
      this.state = before.fork();
      this.assume(this.state, left, !isOr);
      const ofRight = right >= 0 ? this.value(right) : clean;
      this.state = this.joined(before, [this.state, skipped]);
      return either(ofLeft, ofRight);
    }
    if (operator === '??' || operator === '?:' || operator === 'rescue')
      return either(left >= 0 ? this.value(left) : clean, right >= 0 ? this.value(right) : clean);
    if (operator === '<<' && left >= 0 && right >= 0) return this.shovel(left, right, node);
    if (operator === 'with' && left >= 0 && right >= 0) return this.changedCopy(left, right);
    const marks = this.parts(node);
    if (marks.length === 0 || !propagatesOperator(operator, this.facts.traits)) return clean;
    return this.made(marks, node, 'joined into this text');
  }

  /** `r with { A = b }`: another object with the parts of `r`, but for those that are written. */
  private changedCopy(left: Node, right: Node): Value {
    const { tree } = this;
    const of = this.value(left);
    const copy = this.objectAt(`copy ${right}`);
    const states = of.objects.map((object) => this.state.object(object));
    this.state.setObject(copy, states.reduce(eitherState, states[0] ?? noParts));
    const result = { marks: of.marks, objects: [copy] };
    for (const [key, value] of elementsOf(tree, right)) this.state.write(result, key, this.value(value));
    return result;
  }

  /** `list << element` and `text << more` keep what is on the right; elsewhere it is a number. */
  private shovel(left: Node, right: Node, node: Node): Value {
    const value = this.value(right);
    if (!this.facts.traits.mutableStrings) {
      this.value(left);
      return clean;
    }
    const base = this.objectOf(left);
    this.state.write(base, undefined, this.stepped(value, node, 'added here'));
    return base;
  }

  private conditional(node: Node): Value {
    const { tree } = this;
    const [then, otherwise] = [tree.child(node, Role.Then), tree.child(node, Role.Else)];
    const test = tree.child(node, Role.Test);
    let first = clean;
    let second = clean;
    this.bothWays(
      test,
      () => {
        first = then >= 0 ? this.value(then) : test >= 0 ? this.value(test) : clean;
      },
      () => {
        second = otherwise >= 0 ? this.value(otherwise) : clean;
      },
    );
    return either(first, second);
  }

  /** Runs both ways of a condition, each with what the condition proves there; a way that it rules out is not run. */
  protected bothWays(test: Node, then: () => void, otherwise: () => void): void {
    if (test >= 0) this.value(test);
    const decided = test >= 0 ? this.context.folding.value(test) : undefined;
    if (decided !== undefined) {
      (isTrue(decided) ? then : otherwise)();
      return;
    }
    const before = this.state;
    this.state = before.fork();
    this.assume(this.state, test, true);
    then();
    const afterThen = this.state;
    this.state = before.fork();
    this.assume(this.state, test, false);
    otherwise();
    this.state = this.joined(before, [afterThen, this.state]);
  }

  protected joined(base: State, ways: readonly State[]): State {
    return State.join(base, ways);
  }

  /** Takes a condition as proven: what it vouches for is clean. */
  protected abstract assume(state: State, test: Node, truth: boolean): void;

  private function(node: Node): Value {
    const { tree, context } = this;
    for (const child of tree.children(node)) if (tree.role[child] === Role.Decorator) this.value(child);
    for (const parameter of tree.childrenWith(node, Role.Parameter)) {
      const fallback = tree.child(parameter, Role.Default);
      if (fallback >= 0) this.value(fallback);
    }
    this.showCaptured();
    return this.reference({ kind: 'function', function: context.scopes.functionOf(node) });
  }

  private class(node: Node): Value {
    const { tree, context } = this;
    for (const child of tree.children(node))
      if (tree.role[child] === Role.Base || tree.role[child] === Role.Decorator) this.value(child);
    this.classFields(node);
    const type = context.scopes.classOf(node);
    return type < 0 ? clean : this.reference({ kind: 'class', class: type });
  }

  /** Evaluates what the fields of a class begin with. */
  private classFields(node: Node): void {
    const { tree, context } = this;
    const body = tree.child(node, Role.Body);
    const outer = this.around;
    this.around = context.scopes.classOf(node);
    const { name } = context.scopes.classes[this.around];
    for (const member of body < 0 ? [] : tree.children(body)) {
      const kind = tree.kind[member];
      if (kind === Kind.Function) {
        for (const child of tree.childrenWith(member, Role.Decorator)) this.value(child);
        continue;
      }
      if (kind === Kind.Class) {
        this.value(member);
        continue;
      }
      const value = tree.child(member, Role.Value);
      const target = tree.child(member, Role.Target);
      if (kind !== Kind.Assign || target < 0 || value < 0) {
        if (kind !== Kind.Declare) this.statement(member);
        continue;
      }
      const cell = `field:${name}.${tree.nameOf(target).replace(/^[@#$]+/, '')}`;
      const held = this.stepped(this.value(value), target, `kept in ${tree.nameOf(target)}`);
      // Methods may have written it by the time that it is read.
      this.flow(held, (path) => ({ kind: 'cell', cell, path }));
      this.report(member, held);
    }
    this.around = outer;
  }

  private literal(node: Node): Value {
    const { tree } = this;
    const object = this.objectAt(`literal ${node}`);
    const slots = new Map<string, ObjectState['slots'] extends ReadonlyMap<string, infer S> ? S : never>();
    let rest = clean;
    let isList = tree.kind[node] !== Kind.Object;
    const fields = this.fieldsIn(node);
    for (const [key, element] of elementsOf(tree, node)) {
      const keyNode =
        tree.kind[tree.parent[element]] === Kind.Pair ? tree.child(tree.parent[element], Role.Key) : -1;
      if (keyNode >= 0 && tree.kind[keyNode] !== Kind.Name) this.value(keyNode);
      if (key === undefined) {
        isList = false;
        rest = either(rest, this.spreadInto(slots, element));
        continue;
      }
      const value = this.value(element);
      const known = keyNode >= 0 && key === '*' ? this.keyAt(keyNode) : (fields[Number(key)] ?? key);
      if (known === undefined || known === '*') rest = either(rest, value);
      else slots.set(known, { value, isMaybe: false, isInitial: false });
    }
    this.state.setObject(object, { slots, rest, added: noMarks, ...(isList && { length: slots.size }) });
    return { marks: noMarks, objects: [object] };
  }

  /** The fields of the struct that a literal without names is: Go's `user{"a", "b"}`, C's `struct user u = {"a", "b"}`. */
  private fieldsIn(literal: Node): readonly string[] {
    const { tree } = this;
    const parent = tree.parent[literal];
    if (tree.kind[literal] !== Kind.Object || tree.kind[tree.firstChild(literal)] === Kind.Pair) return [];
    const isMade = tree.kind[parent] === Kind.New;
    if (!isMade && tree.kind[parent] !== Kind.Assign) return [];
    const type = tree.child(parent, isMade ? Role.Callee : Role.Type);
    const name = type < 0 ? '' : simpleType(tree.textOf(type));
    const struct = name === '' ? undefined : this.context.scopes.classes.find((each) => each.name === name);
    return struct ? [...struct.fields] : [];
  }

  /** `...other`: its known parts become parts of the literal; what is not known of it, any. */
  private spreadInto(
    slots: Map<string, { value: Value; isMaybe: boolean; isInitial: boolean }>,
    spread: Node,
  ): Value {
    const inner = this.tree.firstChild(spread);
    const value = inner < 0 ? clean : this.value(inner);
    const [object] = value.objects;
    if (object === undefined || this.tree.kind[spread] !== Kind.SpreadPairs)
      return either(value, this.state.read(value, undefined));
    const state = this.state.object(object);
    for (const [key, slot] of state.slots) slots.set(key, { ...slot, isInitial: false });
    return either(either(state.rest, plainValue(state.added)), plainValue(value.marks));
  }

  private comprehension(node: Node): Value {
    const { tree } = this;
    for (const clause of tree.childrenWith(node, Role.Clause)) {
      if (tree.kind[clause] === Kind.ForEach) this.bindElement(clause);
      else {
        const test = tree.firstChild(clause);
        if (test >= 0) {
          this.value(test);
          this.assume(this.state, test, true);
        }
      }
    }
    const value = tree.child(node, Role.Value);
    const element = value >= 0 ? this.value(value) : clean;
    const object = this.objectAt(`literal ${node}`);
    this.state.setObject(object, { slots: new Map(), rest: element, added: noMarks });
    return { marks: noMarks, objects: [object] };
  }

  /** Gives the target of a loop any element of what is looped over. */
  protected bindElement(node: Node): void {
    const { tree } = this;
    const iterable = tree.child(node, Role.Iterable);
    const target = tree.child(node, Role.Target);
    const value = iterable >= 0 ? this.value(iterable) : clean;
    if (target < 0) return;
    const element = this.stepped(this.state.read(value, undefined), target, 'taken one by one');
    const isDeclared = tree.kind[target] === Kind.Assign || tree.kind[target] === Kind.Declare;
    const names = isDeclared ? tree.child(target, Role.Target) : target;
    const isPair = names >= 0 && (tree.kind[names] === Kind.Tuple || tree.kind[names] === Kind.List);
    const keys = isPair ? this.facts.traits.loopKeys : undefined;
    if (keys) {
      const [key, of] = tree.children(names);
      if (key !== undefined) this.bind(key, keys === 'texts' ? this.state.keysOf(value) : clean, -1);
      if (of !== undefined) this.bind(of, element, -1);
      // Key and value of an entry: which of them is tainted is not known.
    } else if (isPair)
      for (const each of tree.children(names))
        this.bind(each, either(element, this.state.read(element, undefined)), -1);
    else this.bind(names, element, -1);
  }
}
