import { accessPath } from '../dataflow/paths';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { TextContext } from './context';

/** Methods and functions that ask whether a text holds another. */
const containing =
  /^(contains|Contains|includes|include\?|has|__contains__|str_contains|mb_strpos|strpos|stripos|strstr|strchr|contains_any|ContainsAny)$/;
/** Those that say where it does: -1, or false, where it does not. */
const finding = /^(indexOf|IndexOf|find|index|Index|IndexAny|search|strpos|stripos|mb_strpos|lastIndexOf)$/;

/**
 * The access paths of texts that a condition proves to lack something, with the rules to which they are harmless then:
 * a text without quotes does not leave the quotes around it.
 */
export function lackedBy(
  context: TextContext,
  tree: UniformTree,
  test: Node,
  truth: boolean,
): [path: string, rules: number][] {
  const kind = tree.kind[test];
  const name = tree.nameOf(test);
  if (kind === Kind.Unary && (name === '!' || name === 'not')) {
    const operand = tree.firstChild(test);
    return operand < 0 ? [] : lackedBy(context, tree, operand, !truth);
  }
  if (kind === Kind.Call) return truth ? [] : byCall(context, tree, test, containing);
  if (kind !== Kind.Binary) return [];
  const [left, right] = [tree.child(test, Role.Left), tree.child(test, Role.Right)];
  if (left < 0 || right < 0) return [];
  if ((truth ? /^(&&|and)$/ : /^(\|\||or)$/).test(name))
    return [...lackedBy(context, tree, left, truth), ...lackedBy(context, tree, right, truth)];
  if ((name === 'in' && !truth) || (name === 'not in' && truth))
    return told(context, tree, right, context.folding.value(left));
  // `c == '<'` that is false, `c != '<'` that is true.
  if ((truth ? /^!==?$/ : /^===?$/).test(name))
    return otherCharacter(context, tree, left, right) ?? otherCharacter(context, tree, right, left) ?? [];
  return byPosition(context, tree, left, right, name, truth);
}

/**
 * What is compared with a character is one, and holds nothing else: where it differs it lacks this. Undefined where the
 * other side is no character, as in languages that have texts only.
 */
export function otherCharacter(
  context: TextContext,
  tree: UniformTree,
  subject: Node,
  excluded: Node,
): [path: string, rules: number][] | undefined {
  const isCharacter = tree.kind[excluded] === Kind.Constant || tree.kind[excluded] === Kind.Number;
  return isCharacter ? told(context, tree, subject, context.folding.value(excluded)) : undefined;
}

function byPosition(
  context: TextContext,
  tree: UniformTree,
  left: Node,
  right: Node,
  name: string,
  truth: boolean,
): [string, number][] {
  if (tree.kind[left] !== Kind.Call) return [];
  // `x.indexOf(c) < 0`, `=== -1`, `strpos(x, c) === false`; and the opposite where that is not so.
  const bound = context.folding.value(right);
  const isAbsent =
    (bound === -1 && /^(===?|<=)$/.test(name)) ||
    (bound === 0 && name === '<') ||
    (bound === false && /^===?$/.test(name));
  const isPresent =
    (bound === -1 && /^(!==?|>)$/.test(name)) ||
    (bound === 0 && name === '>=') ||
    (bound === false && /^!==?$/.test(name));
  return (truth ? isAbsent : isPresent) ? byCall(context, tree, left, finding) : [];
}

function byCall(context: TextContext, tree: UniformTree, call: Node, names: RegExp): [string, number][] {
  const callee = tree.child(call, Role.Callee);
  const args = tree.childrenWith(call, Role.Argument);
  if (callee < 0 || args.length === 0) return [];
  const property = tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : callee;
  if (property < 0 || !names.test(tree.nameOf(property))) return [];
  // A function of a package gets the text first, a method is called on it.
  if (args.length > 1) return told(context, tree, args[0], context.folding.value(args[1]));
  const object = tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Object) : -1;
  return object < 0 ? [] : told(context, tree, object, context.folding.value(args[0]));
}

function told(context: TextContext, tree: UniformTree, subject: Node, lacked: unknown): [string, number][] {
  const path = accessPath(tree, subject);
  const rules = typeof lacked === 'string' && path !== undefined ? context.points.harmlessWithout(lacked) : 0;
  return path === undefined || rules === 0 ? [] : [[path, rules]];
}
