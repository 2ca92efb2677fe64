import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { functionName, lowerPropertyName } from './names';

/** `a->b` and `a?->b`. */
export function lowerMember(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Member, role, at);
  cst.lowerField(at, 'object', Role.Object);
  cst.lowerField(at, 'name', Role.Property);
  cst.close();
}

/** `A::$b` and `A::B`; the name tells it from a member of an object. */
export function lowerStaticMember(cst: Lowering, at: number, role: Role): void {
  const [scope, name] = cst.namedChildren(at);
  cst.open(Kind.Member, role, at, '::');
  if (scope !== undefined) cst.lower(scope, Role.Object);
  if (name !== undefined) lowerPropertyName(cst, name, Role.Property);
  cst.close();
}

/** `a[b]`; `a[]` stands for an element that is new. */
export function lowerSubscript(cst: Lowering, at: number, role: Role): void {
  const [object, index] = cst.namedChildren(at);
  cst.open(Kind.Index, role, at);
  if (object !== undefined) cst.lower(object, Role.Object);
  if (index !== undefined) cst.lower(index, Role.Index);
  else cst.builder.leaf(Kind.Other, Role.Index, cst.end(at), cst.end(at), cst.names.id('[]'));
  cst.close();
}

/** Calls of functions, of methods and of static methods. */
export function lowerCall(cst: Lowering, at: number, role: Role): void {
  const list = cst.field(at, 'arguments');
  if (list >= 0 && cst.namedChildren(list).some((child) => cst.type(child) === 'variadic_placeholder')) {
    // `f(...)` is `Closure::fromCallable(f)`: it calls nothing.
    cst.open(Kind.Call, role, at);
    cst.open(Kind.Member, Role.Callee, list, '::');
    cst.leaf(Kind.Name, Role.Object, list, 'Closure');
    cst.leaf(Kind.Name, Role.Property, list, 'fromCallable');
    cst.close();
    lowerCallee(cst, at, Role.Argument);
    cst.close();
    return;
  }
  cst.open(Kind.Call, role, at);
  lowerCallee(cst, at, Role.Callee);
  if (list >= 0) cst.lower(list, Role.Argument);
  cst.close();
}

function lowerCallee(cst: Lowering, at: number, role: Role): void {
  const callee = cst.field(at, 'function');
  const name = cst.field(at, 'name');
  if (callee >= 0) lowerCalledName(cst, callee, role);
  if (callee >= 0 || name < 0) return;
  const isStatic = cst.field(at, 'scope') >= 0;
  const id = isStatic ? cst.names.id('::') : undefined;
  cst.builder.open(Kind.Member, role, cst.start(at), cst.end(name), id);
  cst.lowerField(at, isStatic ? 'scope' : 'object', Role.Object);
  lowerCalledName(cst, name, Role.Property);
  cst.close();
}

function lowerCalledName(cst: Lowering, at: number, role: Role): void {
  if (cst.type(at) === 'name') cst.leaf(Kind.Name, role, at, functionName(cst.source(at)));
  else cst.lower(at, role);
}

/** An argument, named or not. */
export function lowerArgument(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const value = cst
    .namedChildren(at)
    .find((child) => child !== name && cst.type(child) !== 'reference_modifier');
  if (value === undefined) return;
  if (name < 0) {
    cst.lower(value, role);
    return;
  }
  cst.open(Kind.Keyword, role, at);
  cst.lower(name, Role.Key);
  cst.lower(value, Role.Value);
  cst.close();
}

/** What the language writes with a word and calls no function: `echo a, b`, `include e`, `exit`. */
export function lowerWordCall(cst: Lowering, at: number, role: Role, word: string): void {
  const [keyword] = cst.children(at);
  cst.open(Kind.Call, role, at);
  if (keyword !== undefined) cst.leaf(Kind.Name, Role.Callee, keyword, word);
  lowerListed(cst, at);
  cst.close();
}

/** `<?= a, b ?>` is `echo a, b`. */
export function lowerPrinted(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Call, role, at);
  cst.builder.leaf(Kind.Name, Role.Callee, cst.start(at), cst.start(at), cst.names.id('echo'));
  lowerListed(cst, at);
  cst.close();
}

function lowerListed(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'sequence_expression') lowerListed(cst, child);
    else cst.lower(child, Role.Argument);
  }
}

/** `new A(b)`; `new class(b) { … }` creates the class that it is given. */
export function lowerNew(cst: Lowering, at: number, role: Role): void {
  const [created, list] = cst.namedChildren(at).filter((child) => cst.type(child) !== 'attribute_list');
  cst.open(Kind.New, role, at);
  if (created !== undefined && cst.type(created) === 'anonymous_class') {
    const [word] = cst.children(created);
    cst.leaf(Kind.Name, Role.Callee, word, 'class');
    for (const child of cst.namedChildren(created)) {
      if (cst.type(child) === 'arguments') cst.lower(child, Role.Argument);
    }
    cst.lower(created, Role.Argument);
  } else if (created !== undefined) {
    cst.lower(created, Role.Callee);
    if (list !== undefined) cst.lower(list, Role.Argument);
  }
  cst.close();
}

/** `(int) e`. */
export function lowerCast(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Cast, role, at);
  cst.lowerField(at, 'type', Role.Type);
  cst.lowerField(at, 'value', Role.Operand);
  cst.close();
}

/** `a ? b : c`; `a ?: b` is one of the two, as with an operator. */
export function lowerConditional(cst: Lowering, at: number, role: Role): void {
  const isShort = cst.field(at, 'body') < 0;
  cst.open(isShort ? Kind.Binary : Kind.Conditional, role, at, isShort ? '?:' : undefined);
  cst.lowerField(at, 'condition', isShort ? Role.Left : Role.Test);
  cst.lowerField(at, 'body', Role.Then);
  cst.lowerField(at, 'alternative', isShort ? Role.Right : Role.Else);
  cst.close();
}

/** `match (e) { a, b => c, default => d }`: cases with a value in place of statements. */
export function lowerMatch(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Switch, role, at);
  cst.lowerField(at, 'condition', Role.Subject);
  const body = cst.field(at, 'body');
  for (const arm of body < 0 ? [] : cst.namedChildren(body)) {
    const tests = cst.field(arm, 'conditional_expressions');
    const [test] = tests < 0 ? [] : cst.namedChildren(tests);
    if (test !== undefined && isListPlaceholder(cst.source(test).slice(1))) {
      cst.lower(test, Role.Case);
      continue;
    }
    cst.open(Kind.Case, Role.Case, arm, tests < 0 ? 'default' : undefined);
    if (tests >= 0) cst.lowerChildren(tests, Role.Test);
    cst.lowerField(arm, 'return_expression', Role.Value);
    cst.close();
  }
  cst.close();
}

/** `[…]` and `array(…)`: with keys an object, else a list; the name says that both are arrays. */
export function lowerArray(cst: Lowering, at: number, role: Role): void {
  const entries = cst.namedChildren(at);
  const hasKeys = entries.some((entry) => cst.namedChildren(entry).length === 2);
  cst.open(hasKeys ? Kind.Object : Kind.List, role, at, 'array');
  for (const entry of entries) cst.lower(entry, Role.Entry);
  cst.close();
}

/** `list($a, , $b)` and `['k' => $a]` as targets of an assignment. */
export function lowerList(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const hasKeys = children.some((child) => cst.type(child) === '=>');
  cst.open(hasKeys ? Kind.Object : Kind.List, role, at, 'array');
  let wanted = true;
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (cst.isNamed(child)) {
      wanted = false;
      const value =
        children[i + 1] !== undefined && cst.type(children[i + 1]) === '=>' ? children[i + 2] : undefined;
      if (value === undefined) {
        cst.lower(child, Role.Entry);
        continue;
      }
      cst.builder.open(Kind.Pair, Role.Entry, cst.start(child), cst.end(value));
      cst.lower(child, Role.Key);
      cst.lower(value, Role.Value);
      cst.close();
      i += 2;
    } else if (cst.type(child) === ',') {
      // A place that is left out counts.
      if (wanted && !hasKeys) cst.leaf(Kind.Other, Role.Entry, child, '');
      wanted = true;
    }
  }
  cst.close();
}
