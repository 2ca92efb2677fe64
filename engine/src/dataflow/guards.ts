import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { accessPath } from './paths';

/** Collections asked whether they hold a value: an allow-list. */
const membership =
  /^(includes|has|[cC]ontains|ContainsKey|ContainsValue|indexOf|__contains__|hasOwn|hasOwnProperty)$/;
/** Tests that only harmless text passes. */
const shape =
  /^(isInteger|isSafeInteger|isFinite|isdigit|isdecimal|isnumeric|isalnum|isidentifier|isUUID|isUuid|isInt|isNumeric|isAlphanumeric)$/;
const fullMatch = /^(test|match|fullmatch)$/;

/**
 * The access paths that are harmless when a condition turned out as `truth`: `allowed.has(x)`, `x in ALLOWED`,
 * `x === 'a'`, `typeof x === 'number'`, `/^\w+$/.test(x)`, and these under `not`, `and`, `or`.
 */
export function provenBy(tree: UniformTree, condition: Node, truth: boolean): string[] {
  const kind = tree.kind[condition];
  const name = tree.nameOf(condition);
  if (kind === Kind.Unary && (name === '!' || name === 'not')) {
    const operand = tree.firstChild(condition);
    return operand < 0 ? [] : provenBy(tree, operand, !truth);
  }
  if (kind === Kind.Binary) {
    const left = tree.child(condition, Role.Left);
    const right = tree.child(condition, Role.Right);
    if (left < 0 || right < 0) return [];
    const isAnd = name === '&&' || name === 'and';
    if (isAnd || name === '||' || name === 'or') {
      const ofLeft = provenBy(tree, left, truth);
      const ofRight = provenBy(tree, right, truth);
      // Both sides turned out as `truth`, or one of them did, nobody knows which.
      return isAnd === truth ? [...ofLeft, ...ofRight] : ofLeft.filter((path) => ofRight.includes(path));
    }
    return provenByComparison(tree, name, left, right, truth);
  }
  return kind === Kind.Call && truth ? provenByCall(tree, condition) : [];
}

function provenByComparison(
  tree: UniformTree,
  operator: string,
  left: Node,
  right: Node,
  truth: boolean,
): string[] {
  if (operator === 'in' && truth) return isCollection(tree, right) ? pathOf(tree, left) : [];
  if (operator === 'not in' && !truth) return isCollection(tree, right) ? pathOf(tree, left) : [];
  const equal = /^(===?|is)$/.test(operator);
  const unequal = /^(!==?|is not)$/.test(operator);
  if (isIndexOf(tree, left)) {
    // x.indexOf(y) !== -1, >= 0, > -1
    const found = (unequal || /^>=?$/.test(operator)) === truth;
    return found ? provenByCall(tree, left) : [];
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

function provenByCall(tree: UniformTree, call: Node): string[] {
  const callee = tree.child(call, Role.Callee);
  const args = tree.childrenWith(call, Role.Argument);
  if (callee < 0 || tree.kind[callee] !== Kind.Member) {
    const isNumeric = callee >= 0 && /^(isFinite|isInteger)$/.test(tree.textOf(callee));
    return isNumeric && args.length > 0 ? pathOf(tree, args[0]) : [];
  }
  const method = tree.nameOf(tree.child(callee, Role.Property));
  const object = tree.child(callee, Role.Object);
  if (membership.test(method)) {
    const subject = method.startsWith('hasOwn') && args.length > 1 ? args[1] : args[0];
    return subject !== undefined && isCollection(tree, object) ? pathOf(tree, subject) : [];
  }
  if (shape.test(method)) return pathOf(tree, args.length > 0 ? args[0] : object);
  if (fullMatch.test(method)) return provenByRegex(tree, method, object, args);
  return [];
}

/** A regular expression counts when it speaks about the whole text and not about any text. */
function provenByRegex(tree: UniformTree, method: string, object: Node, args: readonly Node[]): string[] {
  const whole = (source: string) => /^\^.*\$$/.test(source) && !/^\^\.[*+]\$$/.test(source);
  if (tree.kind[object] === Kind.Regex && method === 'test' && args.length === 1) {
    return whole(tree.textOf(object).replace(/^\/|\/[a-z]*$/g, '')) ? pathOf(tree, args[0]) : [];
  }
  if (tree.kind[object] === Kind.Name && args.length >= 2 && tree.kind[args[0]] === Kind.String) {
    const source = tree.nameOf(args[0]);
    const anchored = method === 'fullmatch' ? !/^\.[*+]$/.test(source) : whole(source);
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
