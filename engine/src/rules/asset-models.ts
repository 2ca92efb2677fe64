import type { AssetNames } from './rule';

const personal = ['phi', 'pii', 'pci'];
const regulated = ['phi', 'pci'];

/**
 * The models of sources that the project's own sensitive names join, each with the assets whose names are meant.
 * `sensitive-data` has names of its own too; the others hold nothing else.
 */
export const assetModels: ReadonlyMap<string, (asset: Pick<AssetNames, 'class'>) => boolean> = new Map([
  ['sensitive-data', () => true],
  ['project-data', () => true],
  ['personal-data', ({ class: of }: Pick<AssetNames, 'class'>) => personal.includes(of ?? '')],
  ['regulated-data', ({ class: of }: Pick<AssetNames, 'class'>) => regulated.includes(of ?? '')],
]);
