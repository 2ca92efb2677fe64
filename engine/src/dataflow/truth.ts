import type { DocumentFacts } from '../rules/document-facts';
import { Kind } from '../syntax/kinds';
import type { Node } from '../syntax/tree';

/** How a condition always turns out, where it has one value, or is the opposite of such; undefined when it depends. */
export function truthOf(facts: DocumentFacts, condition: Node): boolean | undefined {
  const { tree, constants } = facts;
  if (tree.kind[condition] === Kind.Unary && /^(!|not)$/.test(tree.nameOf(condition))) {
    const operand = tree.firstChild(condition);
    const truth = operand < 0 ? undefined : truthOf(facts, operand);
    return truth === undefined ? undefined : !truth;
  }
  const value = constants.value(condition);
  if (value?.kind !== 'boolean' || value.text === undefined) return undefined;
  return value.text.toLowerCase() === 'true';
}
