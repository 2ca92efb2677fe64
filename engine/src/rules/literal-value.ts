/** The value of code that is known: constants, and the arithmetic on them that constant propagation leaves alone. */
import type { ConstantValue } from '../dataflow/constant-value';
import { numberOf } from '../dataflow/numbers';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { type Binding, boundText } from './bindings';
import type { Value } from './comparison-value';
import type { DocumentFacts } from './document-facts';

const depthAtMost = 50;

/** What a metavariable stands for: its value where the code says it, else the code. */
export function boundValue(facts: DocumentFacts, binding: Binding): Value {
  if (binding.text !== undefined || binding.node < 0) return boundText(facts.tree.text, binding);
  return valueOfNode(facts, binding.node, 0) ?? { code: boundText(facts.tree.text, binding) };
}

function valueOfNode(facts: DocumentFacts, node: Node, depth: number): Value | undefined {
  const { tree, constants } = facts;
  if (depth > depthAtMost) return undefined;
  const known = constants.value(node);
  if (known?.text !== undefined) return valueOfConstant(known.kind, known.text);
  switch (tree.kind[node]) {
    // Text between tags.
    case Kind.Text:
      return tree.nameOf(node);
    case Kind.Unary: {
      const operand = valueOfNode(facts, tree.firstChild(node), depth + 1);
      return typeof operand === 'number' ? signed(tree.nameOf(node), operand) : undefined;
    }
    case Kind.Binary: {
      const left = valueOfNode(facts, tree.child(node, Role.Left), depth + 1);
      const right = valueOfNode(facts, tree.child(node, Role.Right), depth + 1);
      return typeof left === 'number' && typeof right === 'number'
        ? calculated(tree.nameOf(node), left, right)
        : undefined;
    }
  }
  return undefined;
}

function valueOfConstant(kind: ConstantValue['kind'], text: string): Value | undefined {
  switch (kind) {
    case 'string':
    case 'regex':
      return text;
    case 'number':
      return numberOf(text);
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'null':
      return null;
  }
}

function signed(operator: string, operand: number): number | undefined {
  if (operator === '-') return -operand;
  if (operator === '+') return operand;
  return operator === '~' && Number.isInteger(operand) ? Number(~BigInt(operand)) : undefined;
}

function calculated(operator: string, left: number, right: number): number | undefined {
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
