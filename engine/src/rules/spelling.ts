import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { DocumentFacts } from './document-facts';
import type { Pattern } from './pattern';

/** How far before a declared name its comma or keyword is looked for. */
const longestDeclaration = 100;

/** True where the options of a rule tell apart two ways of writing what otherwise says the same. */
export function differsByOption(
  pattern: Pattern,
  p: Node,
  { tree: code, traits }: DocumentFacts,
  c: Node,
): boolean {
  const { tree, options } = pattern;
  const kind = code.kind[c];
  if (kind === Kind.Function) return !options.arrows && isArrow(code, c) !== isArrow(tree, p);
  if (kind !== Kind.Assign && kind !== Kind.Declare) return false;
  if (!options.declarations && declares(code, c) && !declares(tree, p)) return true;
  // `var $X = ...` makes a variable, and `x.y = 1` does not.
  const makesVariable = traits.declaresByKeyword && keywordOf(tree, p) !== undefined;
  if (makesVariable && !declares(code, c) && !followsDeclaration(code, c)) return true;
  if (options.anyKeyword) return false;
  const [wanted, given] = [keywordOf(tree, p), keywordOf(code, c)];
  return wanted !== undefined && given !== undefined && wanted !== given;
}

/** True for an assignment that makes a variable: `let x = 1`, `int x = 1`. */
function declares(tree: UniformTree, node: Node): boolean {
  return tree.child(node, Role.Type) >= 0 || tree.start[tree.firstChild(node)] > tree.start[node];
}

/** True for `b = 2` of `let a = 1, b = 2`. */
function followsDeclaration(tree: UniformTree, node: Node): boolean {
  const before = tree.text.slice(Math.max(0, tree.start[node] - longestDeclaration), tree.start[node]);
  return /(?:,|\b(?:var|let|const))\s*$/.test(before);
}

/** `var`, `let` or `const` of a declaration. */
function keywordOf(tree: UniformTree, node: Node): string | undefined {
  const start = tree.start[node];
  return /^(?:var|let|const)\b/.exec(tree.text.slice(start, start + 6))?.[0];
}

function isArrow(tree: UniformTree, node: Node): boolean {
  const body = tree.child(node, Role.Body);
  return tree.text.slice(tree.start[node], body < 0 ? tree.end[node] : tree.start[body]).includes('=>');
}
