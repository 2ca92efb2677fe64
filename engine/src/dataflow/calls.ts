import { Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** Methods that keep their arguments in the receiver. */
const mutators = new Set([
  'push',
  'unshift',
  'append',
  'add',
  'insert',
  'extend',
  'set',
  'update',
  'setdefault',
  'write',
  'appendleft',
  // Ruby
  '<<',
  'concat',
  'prepend',
  'store',
]);
/** Methods that hand the receiver's elements, or its outcome, to a callback. */
const elementMethods = new Set([
  'map',
  'forEach',
  'filter',
  'find',
  'findIndex',
  'some',
  'every',
  'flatMap',
  'then',
  'sort',
  // Ruby
  'each',
  'each_with_index',
  'each_with_object',
  'collect',
  'flat_map',
  'select',
  'reject',
  'detect',
  'tap',
]);

export function isMutator(tree: UniformTree, callee: Node): boolean {
  return mutators.has(methodName(tree, callee));
}

/** True for a method that adds to a text where texts can be changed. */
export function isTextMutator(tree: UniformTree, callee: Node): boolean {
  return methodName(tree, callee) === 'concat';
}

export function passesElements(tree: UniformTree, callee: Node): boolean {
  return elementMethods.has(methodName(tree, callee));
}

function methodName(tree: UniformTree, member: Node): string {
  const property = tree.child(member, Role.Property);
  return property < 0 ? '' : tree.nameOf(property);
}
