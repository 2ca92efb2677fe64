import { Constants } from '../dataflow/constants';
import { Imports } from '../dataflow/imports';
import { Locals } from '../dataflow/locals';
import { Types } from '../dataflow/types';
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
  /** The names that are variables, where any other name is a call. */
  locals(): Locals;
  /** Written types of variables. */
  types: Types;
  /** The nodes of an index that are no literals and have the value of one: names, and what is computed of literals. */
  constantNodes(index: TreeIndex): readonly Node[];
  /** The strings that are computed of others: they are the value of an expression, and stand in no literal. */
  computedTexts(): ReadonlySet<string>;
  /** The statements of a block, with and without those of inner blocks. */
  statementsOf(block: Node): BlockStatements;
}

export interface BlockStatements {
  own: readonly Node[];
  all: readonly Node[];
  /** Where each own statement stands in `all`. */
  places: readonly number[];
}

/** `isPiece`: the text is a piece of a file, such as the content of a string. */
export function documentFacts(tree: UniformTree, traits: LanguageTraits, isPiece = false): DocumentFacts {
  const imports = new Imports(tree, traits.packageName);
  const imported = [...imports.segments].map((segment) => tree.names.id(segment));
  const index = TreeIndex.of(tree, imported, tree.names.count);
  const constants = new Constants(tree, traits);
  const constantsOf = new Map<TreeIndex, readonly Node[]>();
  const constantNodes = (part: TreeIndex) => {
    let known = constantsOf.get(part);
    if (!known) {
      const kinds = [Kind.Name, Kind.Template, Kind.Binary, Kind.Conditional];
      if (tree.referents.size > 0) kinds.push(Kind.Member);
      known = kinds.flatMap((kind) => [...part.ofKind(kind).filter((node) => constants.value(node))]);
      constantsOf.set(part, known);
    }
    return known;
  };
  let computed: ReadonlySet<string> | undefined;
  const computedTexts = () => {
    if (!computed) {
      const extended = extendedNames(tree, index);
      const nodes = [Kind.Template, Kind.Binary].flatMap((kind) => [...index.ofKind(kind)]);
      if (extended.size > 0)
        for (const node of index.ofKind(Kind.Name)) if (extended.has(tree.name[node])) nodes.push(node);
      computed = new Set(nodes.flatMap((node) => constants.value(node)?.text ?? []));
    }
    return computed;
  };
  let locals: Locals | undefined;
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
  return {
    tree,
    imports,
    index,
    constants,
    locals: () => {
      locals ??= new Locals(tree, index);
      return locals;
    },
    types: new Types(tree, traits),
    traits,
    structures: new TextStructures(tree.text, isPiece),
    constantNodes,
    computedTexts,
    statementsOf,
  };
}

/** Names that get more than they hold: `text += "more"`. */
function extendedNames(tree: UniformTree, index: TreeIndex): Set<number> {
  const names = new Set<number>();
  for (const node of index.ofKind(Kind.Assign)) {
    const target = tree.firstChild(node);
    if (target >= 0 && /^[^:=]=$/.test(tree.nameOf(node))) names.add(tree.name[target]);
  }
  return names;
}
