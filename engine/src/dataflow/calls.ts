import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { calleeText } from './paths';

/**
 * What the built-in functions of JavaScript and Python do with data, as far as it differs from the default (the result
 * carries what the receiver and the arguments carry).
 */

/** Functions whose result is a number, a truth value or a size: nothing of the text survives. */
const harmlessFunctions = new Set([
  'parseInt',
  'parseFloat',
  'Number',
  'Boolean',
  'BigInt',
  'isNaN',
  'isFinite',
  'int',
  'float',
  'bool',
  'complex',
  'len',
  'isinstance',
  'issubclass',
  'hasattr',
  'callable',
  'hash',
  'id',
  'ord',
  'type',
]);
const harmlessMethods = new Set([
  'indexOf',
  'lastIndexOf',
  'includes',
  'startsWith',
  'endsWith',
  'startswith',
  'endswith',
  'test',
  'has',
  'count',
  'charCodeAt',
  'codePointAt',
  'localeCompare',
  'isdigit',
  'isnumeric',
  'isalnum',
  'isalpha',
  'isdecimal',
  'hasOwnProperty',
  'getTime',
  // Of a hash: nobody chooses what it looks like.
  'digest',
  'hexdigest',
]);
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
/** Functions whose result is their argument, or the receiver, in other words. */
const textKeepers = new Set([
  ...['String', 'str', 'repr', 'format', 'toString', 'stringify', 'dumps', 'dict', 'list', 'tuple', 'sorted'],
  ...[
    'join',
    'concat',
    'trim',
    'trimStart',
    'trimEnd',
    'strip',
    'lstrip',
    'rstrip',
    'slice',
    'substring',
    'substr',
  ],
  ...[
    'replace',
    'replaceAll',
    'split',
    'toLowerCase',
    'toUpperCase',
    'lower',
    'upper',
    'title',
    'padStart',
    'padEnd',
  ],
  ...[
    'encode',
    'decode',
    'get',
    'pop',
    'at',
    'values',
    'entries',
    'items',
    'assign',
    'from',
    'inspect',
    'getenv',
  ],
  ...[
    'map',
    'filter',
    'then',
    'copy',
    'normalize',
    'encodeURIComponent',
    'decodeURIComponent',
    'getpass',
    'input',
  ],
]);
/** Methods whose arguments are positions: they choose, and do not become, what is returned. */
const positional = new Set(['slice', 'substring', 'substr', 'charAt', 'at']);
/** Properties that are sizes. */
const harmlessMembers = new Set(['length', 'size', 'byteLength']);

export function isHarmlessCall(tree: UniformTree, callee: Node): boolean {
  if (callee < 0) return false;
  const text = calleeText(tree, callee);
  if (harmlessFunctions.has(text) || text.startsWith('Math.') || text.startsWith('Number.')) return true;
  return tree.kind[callee] === Kind.Member && harmlessMethods.has(methodName(tree, callee));
}

/** True when what the function returns still says what went in. */
export function keepsText(tree: UniformTree, callee: Node): boolean {
  if (callee < 0) return false;
  const text = calleeText(tree, callee);
  return textKeepers.has(text.slice(text.lastIndexOf('.') + 1));
}

/** True when the arguments of a method do not become part of what it returns. */
export function takesPositions(tree: UniformTree, callee: Node): boolean {
  return callee >= 0 && tree.kind[callee] === Kind.Member && positional.has(methodName(tree, callee));
}

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

/**
 * True when the result of a look-up is what stands in the mapping, whatever was looked up: `TABLE.get(x, 'a')` and
 * `TABLE.get(x)` of a mapping that the file writes out. The second argument is the answer when there is none.
 */
export function isLookup(facts: DocumentFacts, callee: Node): boolean {
  const { tree, constants } = facts;
  return methodName(tree, callee) === 'get' && constants.isMapping(tree.child(callee, Role.Object));
}

export function isHarmlessMember(tree: UniformTree, member: Node): boolean {
  return tree.kind[member] === Kind.Member && harmlessMembers.has(methodName(tree, member));
}

function methodName(tree: UniformTree, member: Node): string {
  const property = tree.child(member, Role.Property);
  return property < 0 ? '' : tree.nameOf(property);
}
