import { Constants } from '../dataflow/constants';
import { Imports } from '../dataflow/imports';
import type { UniformTree } from '../syntax/tree';
import { TreeIndex } from '../syntax/tree-index';

/** What matching and data flow know of one text, computed once for all rules. */
export interface DocumentFacts {
  tree: UniformTree;
  index: TreeIndex;
  imports: Imports;
  constants: Constants;
}

export function documentFacts(tree: UniformTree): DocumentFacts {
  const imports = new Imports(tree);
  const imported = [...imports.segments].map((segment) => tree.names.id(segment));
  const index = new TreeIndex(tree, imported, tree.names.count);
  return { tree, imports, index, constants: new Constants(tree) };
}
