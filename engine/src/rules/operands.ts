import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { MatchOptions } from './match-options';

/** Operators whose operands may be grouped at will: `a && (b && c)` is `(a && b) && c`; `.` joins texts in PHP. */
const associative = new Set(['&&', '||', 'and', 'or', '.']);
/** Operators whose operands may be ordered at will too. */
const commutative = new Set(['&', '|', '^']);
const equalities = new Set(['==', '!=', '===', '!==']);

/** How the operands of an operator may be arranged without changing what it says. */
export type Arrangement = 'fixed' | 'associative' | 'commutative';

/** `hasEllipsis`: the pattern says `a + ...`, which means any further operands. */
export function arrangementOf(operator: string, hasEllipsis: boolean, options: MatchOptions): Arrangement {
  if (options.symmetricEquality && equalities.has(operator)) return 'commutative';
  if (options.commutativeBooleans && associative.has(operator)) return 'commutative';
  if (hasEllipsis && operator === '+') return 'associative';
  if (!options.arrangeOperands) return 'fixed';
  if (commutative.has(operator)) return 'commutative';
  return associative.has(operator) ? 'associative' : 'fixed';
}

/** The operands of a tree of one operator, from left to right. */
export function operandsOf(tree: UniformTree, node: Node): Node[] {
  const result: Node[] = [];
  const operator = tree.name[node];
  const visit = (at: Node) => {
    if (at < 0) return;
    if (tree.kind[at] !== Kind.Binary || tree.name[at] !== operator) {
      result.push(at);
      return;
    }
    visit(tree.child(at, Role.Left));
    for (const right of tree.childrenWith(at, Role.Right)) visit(right);
  };
  visit(node);
  return result;
}
