import { Constants } from '../dataflow/constants';
import { Imports } from '../dataflow/imports';
import { TextStructures } from '../generic/structures';
import type { LanguageTraits } from '../languages/language';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { TreeIndex } from '../syntax/tree-index';
import { flattenStatements } from './shapes';

/** What matching and data flow know of one text, computed once for all rules. */
export interface DocumentFacts {
  tree: UniformTree;
  index: TreeIndex;
  imports: Imports;
  constants: Constants;
  traits: LanguageTraits;
  /** The text as rules for any text see it. */
  structures: TextStructures;
  /** The names of an index that stand for a literal. */
  literalNames(index: TreeIndex): readonly Node[];
  /** The statements of a block, with and without those of inner blocks. */
  statementsOf(block: Node): BlockStatements;
}

export interface BlockStatements {
  own: readonly Node[];
  all: readonly Node[];
  /** Where each own statement stands in `all`. */
  places: readonly number[];
}

export function documentFacts(tree: UniformTree, traits: LanguageTraits): DocumentFacts {
  const imports = new Imports(tree, traits.packageName);
  const imported = [...imports.segments].map((segment) => tree.names.id(segment));
  const index = TreeIndex.of(tree, imported, tree.names.count);
  const constants = new Constants(tree, traits.hasBuiltInExits);
  const literals = new Map<TreeIndex, readonly Node[]>();
  const literalNames = (part: TreeIndex) => {
    let known = literals.get(part);
    if (!known) {
      known = [...part.ofKind(Kind.Name).filter((name) => constants.literal(name) >= 0)];
      literals.set(part, known);
    }
    return known;
  };
  const blocks = new Map<Node, BlockStatements>();
  const statementsOf = (block: Node) => {
    let known = blocks.get(block);
    if (!known) {
      const own = tree.childrenWith(block, Role.Statement);
      const all = flattenStatements(tree, own);
      const place = new Map(all.map((statement, i) => [statement, i]));
      known = { own, all, places: own.map((statement) => place.get(statement) as number) };
      blocks.set(block, known);
    }
    return known;
  };
  const structures = new TextStructures(tree.text);
  return { tree, imports, index, constants, traits, structures, literalNames, statementsOf };
}
