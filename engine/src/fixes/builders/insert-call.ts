import type { ParsedDocument } from '../../document';
import type { Match } from '../../rules/bindings';
import { Kind, Role } from '../../syntax/kinds';
import type { Node, UniformTree } from '../../syntax/tree';
import type { Rewrite } from '../rewrite';
import { styleOf } from '../style';

/**
 * Inserts a statement. Options: `text`, the statement; `where`: `first` in the function around an offset, or `before` or
 * `after` the statement around it; `at`: the offset (UTF-16). Undefined where no block of statements is there.
 */
export function insertCall(
  document: ParsedDocument,
  _match: Match,
  { text, where, at }: Readonly<Record<string, string>>,
): Rewrite | undefined {
  const tree = document.facts()?.tree;
  if (!tree) return undefined;
  const inner = innermost(tree, Number(at));
  const statement = where === 'first' ? firstOf(tree, inner) : statementAround(tree, inner);
  if (statement < 0) return undefined;
  const { lineEnd, semicolon } = styleOf(document.text);
  const end = document.definition.lineComment === '#' ? '' : semicolon;
  const written = text.trim().replace(/;+$/, '') + end;
  const start = tree.start[statement];
  const line = document.text.lastIndexOf('\n', start - 1) + 1;
  const before = document.text.slice(line, start);
  // A statement that shares its line with others keeps it.
  const between = /^[ \t]*$/.test(before) ? lineEnd + before : ' ';
  if (where !== 'after') return { edits: [{ start, end: start, text: written + between }], fixed: written };
  const rest = /^[ \t]*;/.exec(document.text.slice(tree.end[statement]))?.[0].length ?? 0;
  const behind = tree.end[statement] + rest;
  return { edits: [{ start: behind, end: behind, text: between + written }], fixed: written };
}

function innermost(tree: UniformTree, at: number): Node {
  let found = 0;
  for (let node = 1; node < tree.count; node++)
    if (tree.start[node] <= at && at < tree.end[node]) found = node;
  return found;
}

/** The first statement of the function around a node, or that a node names. */
function firstOf(tree: UniformTree, node: Node): Node {
  let at = node;
  while (at > 0 && tree.kind[at] !== Kind.Function) {
    // The name of a function may be that of what it is assigned to.
    const value = tree.child(at, Role.Value);
    if (value >= 0 && tree.kind[value] === Kind.Function) at = value;
    else at = tree.parent[at];
  }
  const body = at > 0 ? tree.child(at, Role.Body) : -1;
  if (body < 0 || tree.kind[body] !== Kind.Block) return -1;
  const statements = tree.children(body);
  const isText = (each: Node) => tree.kind[each] === Kind.String;
  // What documents the function stays first.
  return statements.find((each, i) => !(i === 0 && isText(each) && statements.length > 1)) ?? -1;
}

function statementAround(tree: UniformTree, node: Node): Node {
  let at = node;
  while (at > 0) {
    const parent = tree.parent[at];
    const holder = parent < 0 ? Kind.Program : tree.kind[parent];
    if (holder === Kind.Block || holder === Kind.Case || holder === Kind.Program) return at;
    at = parent;
  }
  return -1;
}
