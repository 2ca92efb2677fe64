import type { Edge } from '../summaries/summary';
import { isSpreadAt, parametersFor } from './arguments';
import type { Entry } from './entry';
import type { Domain } from './tabulation';

/** True where a call that vouches for the data of an edge runs nothing but functions that prove it harmless. */
export function isVouchedFor({ node, context }: Entry, { unless = [] }: Edge, domain: Domain): boolean {
  if (unless.length === 0 || !domain.knowsCalls) return false;
  return unless.some(({ call, index, when }) => {
    const at = { caller: node, call };
    const targets = domain.targets(at, context);
    return (
      targets.length > 0 &&
      targets.every((target) => {
        const proofs = target.node.summary.proves?.filter((proof) => proof.when === when) ?? [];
        const [place] = parametersFor({ index, path: '' }, target, isSpreadAt(at, index));
        return place !== undefined && proofs.some((proof) => proof.index === place.index);
      })
    );
  });
}
