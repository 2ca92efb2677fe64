import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { accessPath } from './paths';

/** Collections asked whether they hold a value: an allow-list. */
const membership =
  /^(includes|has|[cC]ontains|ContainsKey|ContainsValue|indexOf|__contains__|hasOwn|hasOwnProperty|include\?|member\?|key\?|has_key\?)$/;
/** Tests that only harmless text passes. */
const shape =
  /^(isInteger|isSafeInteger|isFinite|isdigit|isdecimal|isnumeric|isalnum|isidentifier|isUUID|isUuid|isInt|isNumeric|isAlphanumeric)$/;
const fullMatch = /^(test|match\??|fullmatch)$/;

/** What guards need to know besides the tree. */
export interface GuardFacts {
  /** True where `^` and `$` of a regular expression stand for the ends of any line, as in Ruby. */
  anchorsMatchLines?: boolean;
}

/**
 * The access paths that are harmless when a condition turned out as `truth`: `allowed.has(x)`, `x in ALLOWED`,
 * `x === 'a'`, `typeof x === 'number'`, `/^\w+$/.test(x)`, and these under `not`, `and`, `or`.
 */
export function provenBy(
  tree: UniformTree,
  condition: Node,
  truth: boolean,
  facts: GuardFacts = {},
): string[] {
  const kind = tree.kind[condition];
  const name = tree.nameOf(condition);
  const proven = (node: Node, holds: boolean) => provenBy(tree, node, holds, facts);
  if (kind === Kind.Unary && (name === '!' || name === 'not')) {
    const operand = tree.firstChild(condition);
    return operand < 0 ? [] : proven(operand, !truth);
  }
  if (kind === Kind.Binary) {
    const left = tree.child(condition, Role.Left);
    const right = tree.child(condition, Role.Right);
    if (left < 0 || right < 0) return [];
    const isAnd = name === '&&' || name === 'and';
    if (isAnd || name === '||' || name === 'or') {
      const ofLeft = proven(left, truth);
      const ofRight = proven(right, truth);
      // Both sides turned out as `truth`, or one of them did, nobody knows which.
      return isAnd === truth ? [...ofLeft, ...ofRight] : ofLeft.filter((path) => ofRight.includes(path));
    }
    const outcome = tree.kind[left] === Kind.Call ? outcomeOf(tree, name, right) : undefined;
    const byOutcome = outcome === undefined ? [] : proven(left, outcome === truth);
    return byOutcome.length > 0 ? byOutcome : provenByComparison(tree, name, left, right, truth, facts);
  }
  if (kind !== Kind.Call || !truth) return [];
  return provenByCall(tree, condition, facts);
}

/** What `f(x) === 1`, `f(x) > 0`, `f(x) == false` says of the outcome of `f(x)`; undefined: something else. */
function outcomeOf(tree: UniformTree, operator: string, right: Node): boolean | undefined {
  const isValue = tree.kind[right] === Kind.Number || tree.kind[right] === Kind.Constant;
  const text = isValue ? tree.nameOf(right) : '';
  const isFalse = /^(0|false|null|nil|None)$/i.test(text);
  const isTrue = /^(1|true)$/i.test(text);
  if (operator === '>') return isFalse ? true : undefined;
  const equals = /^===?$/.test(operator);
  if (!equals && !/^!==?$/.test(operator)) return undefined;
  return isTrue ? equals : isFalse ? !equals : undefined;
}

function provenByComparison(
  tree: UniformTree,
  operator: string,
  left: Node,
  right: Node,
  truth: boolean,
  facts: GuardFacts,
): string[] {
  if ((operator === '=~' && truth) || (operator === '!~' && !truth)) {
    const [pattern, subject] = tree.kind[left] === Kind.Regex ? [left, right] : [right, left];
    return tree.kind[pattern] === Kind.Regex && isWhole(sourceOf(tree, pattern), facts)
      ? pathOf(tree, subject)
      : [];
  }
  if (operator === 'in' && truth) return isCollection(tree, right) ? pathOf(tree, left) : [];
  if (operator === 'not in' && !truth) return isCollection(tree, right) ? pathOf(tree, left) : [];
  const equal = /^(===?|is)$/.test(operator);
  const unequal = /^(!==?|is not)$/.test(operator);
  if (isIndexOf(tree, left)) {
    // x.indexOf(y) !== -1, >= 0, > -1
    const found = (unequal || /^>=?$/.test(operator)) === truth;
    return found ? provenByCall(tree, left, facts) : [];
  }
  if (!(equal && truth) && !(unequal && !truth)) return [];
  if (tree.kind[left] === Kind.Unary && tree.nameOf(left) === 'typeof') {
    const type = tree.nameOf(right);
    return type === 'number' || type === 'boolean' ? pathOf(tree, tree.firstChild(left)) : [];
  }
  const isLiteral = (node: Node) => tree.kind[node] === Kind.String || tree.kind[node] === Kind.Number;
  if (isLiteral(right)) return pathOf(tree, left);
  return isLiteral(left) ? pathOf(tree, right) : [];
}

function provenByCall(tree: UniformTree, call: Node, facts: GuardFacts): string[] {
  const callee = tree.child(call, Role.Callee);
  const args = tree.childrenWith(call, Role.Argument);
  if (callee < 0 || tree.kind[callee] !== Kind.Member) {
    return callee < 0 || args.length === 0 ? [] : provenByFunction(tree, tree.textOf(callee), args);
  }
  const method = tree.nameOf(tree.child(callee, Role.Property));
  const object = tree.child(callee, Role.Object);
  if (membership.test(method)) {
    const subject = method.startsWith('hasOwn') && args.length > 1 ? args[1] : args[0];
    return subject !== undefined && isCollection(tree, object) ? pathOf(tree, subject) : [];
  }
  if (shape.test(method)) return pathOf(tree, args.length > 0 ? args[0] : object);
  if (fullMatch.test(method)) return provenByRegex(tree, method, object, args, facts);
  return [];
}

function provenByFunction(tree: UniformTree, name: string, args: readonly Node[]): string[] {
  if (/^(isFinite|isInteger)$/.test(name)) return pathOf(tree, args[0]);
  if (name === 'isset') {
    // `isset($allowed[$x])`: what is looked up is one of the keys.
    const index = tree.kind[args[0]] === Kind.Index ? tree.child(args[0], Role.Index) : -1;
    return index >= 0 && tree.kind[index] !== Kind.String ? pathOf(tree, index) : [];
  }
  if (!/^\\?preg_match$/i.test(name) || args.length < 2 || tree.kind[args[0]] !== Kind.String) return [];
  const [, , source, flags] = /^\s*([/#~!@%|])(.*)\1([a-zA-Z]*)$/s.exec(tree.nameOf(args[0])) ?? [];
  return source !== undefined && isWhole(source, { anchorsMatchLines: flags.includes('m') })
    ? pathOf(tree, args[1])
    : [];
}

/** A regular expression counts when it speaks about the whole text and not about any text. */
function isWhole(source: string, { anchorsMatchLines = false }: GuardFacts): boolean {
  const bounded = anchorsMatchLines ? /^\\A.*\\[zZ]$/s : /^(\^|\\A).*(\$|\\[zZ])$/s;
  return bounded.test(source) && !/^(\^|\\A)\(?\.[*+]\)?(\$|\\[zZ])$/.test(source);
}

/** The text between the delimiters of a regular expression. */
function sourceOf(tree: UniformTree, regex: Node): string {
  return tree.textOf(regex).replace(/^(\/|%r.)|[/})\]!|][a-z]*$/g, '');
}

function provenByRegex(
  tree: UniformTree,
  method: string,
  object: Node,
  args: readonly Node[],
  facts: GuardFacts,
): string[] {
  const isRegex = (node: Node) =>
    tree.kind[node] === Kind.Regex && args.length === 1 && isWhole(sourceOf(tree, node), facts);
  if (tree.kind[object] === Kind.Regex) return isRegex(object) ? pathOf(tree, args[0]) : [];
  if (args.length === 1 && tree.kind[args[0]] === Kind.Regex)
    return isRegex(args[0]) ? pathOf(tree, object) : [];
  if (tree.kind[object] === Kind.Name && args.length >= 2 && tree.kind[args[0]] === Kind.String) {
    const source = tree.nameOf(args[0]);
    const anchored = method === 'fullmatch' ? !/^\.[*+]$/.test(source) : isWhole(source, facts);
    return anchored ? pathOf(tree, args[1]) : [];
  }
  return [];
}

function isIndexOf(tree: UniformTree, node: Node): boolean {
  if (tree.kind[node] !== Kind.Call) return false;
  const callee = tree.child(node, Role.Callee);
  return (
    callee >= 0 &&
    tree.kind[callee] === Kind.Member &&
    tree.nameOf(tree.child(callee, Role.Property)) === 'indexOf'
  );
}

/** A collection of known values: a name, a member of one, or a literal list — not a text. */
function isCollection(tree: UniformTree, node: Node): boolean {
  const kind = tree.kind[node];
  return (
    kind === Kind.Name ||
    kind === Kind.Member ||
    kind === Kind.List ||
    kind === Kind.Tuple ||
    kind === Kind.Set ||
    kind === Kind.Object ||
    kind === Kind.New
  );
}

function pathOf(tree: UniformTree, node: Node): string[] {
  const path = node < 0 ? undefined : accessPath(tree, node);
  return path === undefined ? [] : [path];
}
