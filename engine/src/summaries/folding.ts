import type { ConstantValue } from '../dataflow/constant-value';
import { numberOf } from '../dataflow/numbers';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** What an expression is known to be. */
export type Folded = string | number | boolean;

/** Expressions nest, and names stand for others, at most this deep before their value counts as unknown. */
const depthAtMost = 20;
const longestText = 10_000;
const mayBeOverridden = /^(virtual|override|abstract|open)$/;
const cannotBeOverridden = /^(private|static|final|sealed)$/;

/**
 * Computes what the program computes of constants: arithmetic, comparisons, logic, and what methods of texts yield in any
 * of the languages. It says more than the constants that patterns match: those are as Semgrep has them.
 */
export class Folding {
  private readonly known = new Map<Node, Folded | undefined>();
  private returned: ReadonlyMap<string, Node> | undefined;

  constructor(private readonly facts: DocumentFacts) {}

  /** The value of an expression; undefined where it is not certain. */
  value(node: Node, depth = 0): Folded | undefined {
    if (node < 0 || depth > depthAtMost) return undefined;
    if (this.known.has(node)) return this.known.get(node);
    // What refers to itself, through a loop, is not certain.
    this.known.set(node, undefined);
    const value = this.compute(node, depth + 1);
    this.known.set(node, value);
    return value;
  }

  private compute(node: Node, depth: number): Folded | undefined {
    const { tree, constants } = this.facts;
    switch (tree.kind[node]) {
      case Kind.String:
      case Kind.Number:
      case Kind.Constant:
        return plain(constants.value(node)) ?? character(tree.nameOf(node));
      case Kind.Name: {
        const value = plain(constants.value(node));
        return value ?? this.defined(constants.lastChange(node), depth);
      }
      case Kind.Member:
        return plain(constants.value(node)) ?? this.size(node, depth);
      case Kind.Conditional: {
        const test = this.value(tree.child(node, Role.Test), depth);
        if (test === undefined) return undefined;
        return this.value(tree.child(node, isTrue(test) ? Role.Then : Role.Else), depth);
      }
      case Kind.Unary:
        return this.unary(node, depth);
      case Kind.Binary:
        return this.binary(node, depth);
      case Kind.Cast:
        return this.value(tree.child(node, Role.Operand), depth);
      case Kind.Index: {
        const text = this.value(tree.child(node, Role.Object), depth);
        const index = this.value(tree.child(node, Role.Index), depth);
        return typeof text === 'string' && typeof index === 'number'
          ? text[index < 0 ? text.length + index : index]
          : undefined;
      }
      case Kind.Call:
        return this.call(node, depth);
      default:
        return undefined;
    }
  }

  /** What a variable holds that was last assigned, or changed, by a node. */
  private defined(by: Node, depth: number): Folded | undefined {
    const { tree } = this.facts;
    if (by < 0) return undefined;
    const operator = tree.nameOf(by);
    const isStep = tree.kind[by] === Kind.Unary && /^(\+\+|--)$/.test(operator);
    if (!isStep && tree.kind[by] !== Kind.Assign) return this.value(by, depth);
    const before = this.value(tree.child(by, isStep ? Role.Operand : Role.Target), depth);
    const other = isStep ? 1 : this.value(tree.child(by, Role.Value), depth);
    if (before === undefined || other === undefined) return undefined;
    return this.calculated(operator[0], before, other);
  }

  /** `text.length`. */
  private size(member: Node, depth: number): Folded | undefined {
    const { tree } = this.facts;
    const property = tree.child(member, Role.Property);
    if (property < 0 || !/^(length|Length|size)$/.test(tree.nameOf(property))) return undefined;
    const text = this.value(tree.child(member, Role.Object), depth);
    return typeof text === 'string' ? text.length : undefined;
  }

  private unary(node: Node, depth: number): Folded | undefined {
    const { tree } = this.facts;
    const value = this.value(tree.firstChild(node), depth);
    if (value === undefined) return undefined;
    switch (tree.nameOf(node)) {
      case '!':
      case 'not':
        return !isTrue(value);
      case '-':
        return typeof value === 'number' ? -value : undefined;
      case '+':
        return typeof value === 'number' ? value : undefined;
      default:
        return undefined;
    }
  }

  private binary(node: Node, depth: number): Folded | undefined {
    const { tree } = this.facts;
    const operator = tree.nameOf(node);
    const left = this.value(tree.child(node, Role.Left), depth);
    if (/^(&&|and|\|\||or)$/.test(operator)) {
      const isOr = operator === '||' || operator === 'or';
      if (left !== undefined && isTrue(left) === isOr) return left;
      const right = this.value(tree.child(node, Role.Right), depth);
      // `unknown and false` is false whatever the unknown is.
      if (left === undefined)
        return right !== undefined && isTrue(right) === isOr && typeof right === 'boolean'
          ? right
          : undefined;
      return right;
    }
    const right = this.value(tree.child(node, Role.Right), depth);
    if (left === undefined || right === undefined) return undefined;
    return compared(operator, left, right) ?? this.calculated(operator, left, right);
  }

  private calculated(operator: string, left: Folded, right: Folded): Folded | undefined {
    if (typeof left === 'number' && typeof right === 'number')
      return arithmetic(operator, left, right, this.facts.traits.oneNumberType);
    const joins = operator === '+' || operator === '.';
    const text =
      joins && (typeof left === 'string' || typeof right === 'string') ? `${left}${right}` : undefined;
    return text !== undefined && text.length <= longestText ? text : undefined;
  }

  /** What the only function of a name in the text returns, where that is all it does and nobody can override it. */
  private ofOwnFunction(callee: Node, depth: number): Folded | undefined {
    const { tree } = this.facts;
    let name = callee;
    if (tree.kind[callee] === Kind.Member) {
      const object = tree.child(callee, Role.Object);
      if (object < 0 || !/^(this|self|\$this)$/.test(tree.textOf(object))) return undefined;
      name = tree.child(callee, Role.Property);
    }
    if (name < 0 || tree.kind[name] !== Kind.Name) return undefined;
    const returned = this.returnedByName().get(tree.nameOf(name));
    return returned === undefined ? undefined : this.value(returned, depth);
  }

  /** The value that each function of the text returns that does nothing else; -1 where that is not certain. */
  private returnedByName(): ReadonlyMap<string, Node> {
    if (this.returned) return this.returned;
    const { tree, traits } = this.facts;
    const returned = new Map<string, Node>();
    for (let node = 1; node < tree.count; node++) {
      const name = tree.kind[node] === Kind.Function ? tree.child(node, Role.FunctionName) : -1;
      if (name < 0) continue;
      const text = tree.nameOf(name);
      const modifiers = tree.childrenWith(node, Role.Modifier).map((each) => tree.nameOf(each));
      const isFixed =
        !modifiers.some((each) => mayBeOverridden.test(each)) &&
        (traits.fixedBy === undefined || modifiers.some((each) => cannotBeOverridden.test(each)));
      returned.set(text, returned.has(text) || !isFixed ? -1 : onlyReturned(tree, node));
    }
    this.returned = returned;
    return returned;
  }

  private call(node: Node, depth: number): Folded | undefined {
    const { tree } = this.facts;
    const callee = tree.child(node, Role.Callee);
    if (callee < 0) return undefined;
    const own = this.ofOwnFunction(callee, depth);
    if (own !== undefined) return own;
    const args = tree.childrenWith(node, Role.Argument).map((each) => this.value(each, depth));
    if (args.includes(undefined)) return undefined;
    if (tree.kind[callee] === Kind.Name) return ofFunction(tree.nameOf(callee), args as Folded[]);
    if (tree.kind[callee] !== Kind.Member) return undefined;
    const property = tree.child(callee, Role.Property);
    const object = this.value(tree.child(callee, Role.Object), depth);
    if (property < 0 || object === undefined) return undefined;
    return ofMethod(tree.nameOf(property), object, args as Folded[]);
  }
}

/** The value of the only statement of a function, a return; -1 for any other function. */
function onlyReturned(tree: UniformTree, definition: Node): Node {
  const body = tree.child(definition, Role.Body);
  const statements = body < 0 ? [] : tree.children(body);
  const isReturn = statements.length === 1 && tree.kind[statements[0]] === Kind.Return;
  return isReturn ? tree.firstChild(statements[0]) : -1;
}

/** The text of a character: `'a'` of languages where that is no string. */
function character(written: string): string | undefined {
  const [, text, escaped] = /^'(?:([^'\\])|\\(.))'$/u.exec(written) ?? [];
  return text ?? (escaped === undefined ? undefined : (escapes[escaped] ?? escaped));
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

function plain(value: ConstantValue | undefined): Folded | undefined {
  if (value?.text === undefined) return undefined;
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return numberOf(value.text);
    case 'boolean':
      return value.text.toLowerCase() === 'true';
    default:
      return undefined;
  }
}

/** How a value decides a condition. */
export function isTrue(value: Folded): boolean {
  return value !== false && value !== 0 && value !== '';
}

function compared(operator: string, left: Folded, right: Folded): boolean | undefined {
  switch (operator) {
    case '==':
    case '===':
    case 'is':
    case 'eq':
      return typeof left === typeof right ? left === right : undefined;
    case '!=':
    case '!==':
    case '<>':
    case 'is not':
    case 'ne':
      return typeof left === typeof right ? left !== right : undefined;
    case 'in':
      return typeof left === 'string' && typeof right === 'string' ? right.includes(left) : undefined;
    case 'not in':
      return typeof left === 'string' && typeof right === 'string' ? !right.includes(left) : undefined;
  }
  if (typeof left !== typeof right || typeof left === 'boolean') return undefined;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

/** @param hasFractions true where dividing whole numbers may yield a fraction, as in JavaScript */
function arithmetic(operator: string, a: number, b: number, hasFractions = false): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/': {
      if (b === 0) return undefined;
      const whole = Number.isInteger(a) && Number.isInteger(b) && !hasFractions;
      // Whether the rest is dropped differs between the languages: only where there is none it is certain.
      return whole && a % b !== 0 ? Math.trunc(a / b) : a / b;
    }
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      return b === 0 || a < 0 || b < 0 ? undefined : a % b;
    case '**':
      return a ** b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b < 31 ? a << b : undefined;
    case '>>':
      return a >> b;
    default:
      return undefined;
  }
}

function ofFunction(name: string, args: readonly Folded[]): Folded | undefined {
  const [first] = args;
  if (args.length !== 1) return undefined;
  switch (name) {
    case 'len':
    case 'strlen':
      return typeof first === 'string' ? first.length : undefined;
    case 'str':
    case 'String':
      return typeof first === 'boolean' ? undefined : String(first);
    case 'int':
    case 'Number':
    case 'parseInt':
    case 'intval':
      return typeof first === 'string' ? numberOf(first) : first;
    case 'abs':
      return typeof first === 'number' ? Math.abs(first) : undefined;
    default:
      return undefined;
  }
}

function ofMethod(name: string, object: Folded, args: readonly Folded[]): Folded | undefined {
  if (typeof object !== 'string')
    return name === 'equals' && args.length === 1 ? object === args[0] : undefined;
  const [first, second] = args;
  switch (name) {
    case 'charAt':
    case 'at':
      return typeof first === 'number' ? object[first] : undefined;
    case 'length':
    case 'size':
    case 'count':
      return args.length === 0 ? object.length : undefined;
    case 'substring':
    case 'slice':
      return typeof first === 'number' &&
        first >= 0 &&
        (second === undefined || (typeof second === 'number' && second >= first))
        ? object.slice(first, second)
        : undefined;
    case 'equals':
    case 'Equals':
    case '__eq__':
      return object === first;
    case 'equalsIgnoreCase':
      return typeof first === 'string' ? object.toLowerCase() === first.toLowerCase() : undefined;
    case 'toLowerCase':
    case 'ToLower':
    case 'lower':
    case 'downcase':
    case 'lowercase':
      return object.toLowerCase();
    case 'toUpperCase':
    case 'ToUpper':
    case 'upper':
    case 'upcase':
    case 'uppercase':
      return object.toUpperCase();
    case 'trim':
    case 'Trim':
    case 'strip':
      return args.length === 0 ? object.trim() : undefined;
    case 'startsWith':
    case 'StartsWith':
    case 'startswith':
    case 'start_with?':
      return typeof first === 'string' ? object.startsWith(first) : undefined;
    case 'endsWith':
    case 'EndsWith':
    case 'endswith':
    case 'end_with?':
      return typeof first === 'string' ? object.endsWith(first) : undefined;
    case 'contains':
    case 'Contains':
    case 'includes':
    case 'include?':
      return typeof first === 'string' ? object.includes(first) : undefined;
    case 'indexOf':
    case 'IndexOf':
    case 'find':
    case 'index':
      return typeof first === 'string' ? object.indexOf(first) : undefined;
    case 'isEmpty':
    case 'empty?':
      return object === '';
    case 'toString':
    case 'to_s':
      return object;
    default:
      return undefined;
  }
}
