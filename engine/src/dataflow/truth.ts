import type { DocumentFacts } from '../rules/document-facts';
import { Kind } from '../syntax/kinds';
import type { Node } from '../syntax/tree';

/** How a condition always turns out: a literal, a name that stands for one, or the opposite; undefined when it depends. */
export function truthOf(facts: DocumentFacts, condition: Node): boolean | undefined {
  const { tree, constants } = facts;
  if (tree.kind[condition] === Kind.Unary && /^(!|not)$/.test(tree.nameOf(condition))) {
    const operand = tree.firstChild(condition);
    const truth = operand < 0 ? undefined : truthOf(facts, operand);
    return truth === undefined ? undefined : !truth;
  }
  const literal = constants.literal(condition);
  if (literal < 0 || tree.kind[literal] !== Kind.Constant) return undefined;
  const word = tree.nameOf(literal).toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
