import type { AssetNames } from './rule';

type Taken = (asset: Pick<AssetNames, 'class'>) => boolean;

const restricted = /^(phi|pci|credential)s?$/i;

/** The models of sources that the project's own sensitive names join, each with the assets whose names are meant. */
export const assetModels: ReadonlyMap<string, Taken> = new Map<string, Taken>([
  // What must not be read by everybody who reads logs.
  ['sensitive-data', () => true],
  // What must not be handed out, nor lie about in the clear. Of personal data a page shows and a table holds most.
  ['restricted-data', ({ class: of }) => restricted.test(of ?? '')],
  // What others must not learn of people and of the company. Keys are made to be sent: they open the others' doors.
  ['private-data', ({ class: of }) => !/^credentials?$/i.test(of ?? '')],
]);
