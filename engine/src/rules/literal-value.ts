/** The value of code that is written out: literals, names that stand for them, and arithmetic on both. */
import { numberOf } from '../dataflow/numbers';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { type Binding, boundText } from './bindings';
import type { Value } from './comparison-value';
import type { DocumentFacts } from './document-facts';

const words: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  null: null,
  nil: null,
  none: null,
  undefined: null,
};
const depthAtMost = 50;

/** What a metavariable stands for: its value where the code says it, else the code. */
export function boundValue(facts: DocumentFacts, binding: Binding): Value {
  if (binding.text !== undefined || binding.node < 0) return boundText(facts.tree.text, binding);
  return valueOfNode(facts, binding.node, 0) ?? { code: boundText(facts.tree.text, binding) };
}

function valueOfNode(facts: DocumentFacts, node: Node, depth: number): Value | undefined {
  const { tree, constants } = facts;
  if (depth > depthAtMost) return undefined;
  const computed = constants.value(node);
  if (computed?.node === -1 && computed.text !== undefined) {
    if (computed.kind === 'string') return computed.text;
    if (computed.kind === 'number') return numberOf(computed.text);
  }
  const known = constants.literal(node);
  const literal = known >= 0 ? known : node;
  switch (tree.kind[literal]) {
    case Kind.String:
    case Kind.Text:
      return tree.nameOf(literal);
    case Kind.Number:
      return numberOf(tree.textOf(literal));
    case Kind.Constant: {
      const word = tree.textOf(literal).toLowerCase();
      return Object.hasOwn(words, word) ? words[word] : undefined;
    }
    case Kind.Unary: {
      const operand = valueOfNode(facts, tree.firstChild(literal), depth + 1);
      return typeof operand === 'number' ? signed(tree.nameOf(literal), operand) : undefined;
    }
    case Kind.Binary: {
      const left = valueOfNode(facts, tree.child(literal, Role.Left), depth + 1);
      const right = valueOfNode(facts, tree.child(literal, Role.Right), depth + 1);
      return calculated(tree.nameOf(literal), left, right);
    }
  }
  return undefined;
}

function signed(operator: string, operand: number): number | undefined {
  if (operator === '-') return -operand;
  if (operator === '+') return operand;
  return operator === '~' && Number.isInteger(operand) ? Number(~BigInt(operand)) : undefined;
}

function calculated(operator: string, left: Value | undefined, right: Value | undefined): Value | undefined {
  if (typeof left === 'string' && typeof right === 'string')
    return operator === '+' ? left + right : undefined;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      return left ** right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '%':
      return right === 0 ? undefined : left % right;
    case '|':
      return left | right;
    case '&':
      return left & right;
    case '^':
      return left ^ right;
    case '<<':
      return left * 2 ** right;
    case '>>':
      return Math.floor(left / 2 ** right);
  }
  return undefined;
}
