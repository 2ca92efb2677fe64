import { expressionKinds } from '../rules/shapes';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** Kinds that have no value themselves: what a rule says of one is said of the expressions in it. */
const composite = new Set([
  ...[Kind.Program, Kind.Block, Kind.Error, Kind.If, Kind.Loop, Kind.ForEach, Kind.Try, Kind.Catch],
  ...[Kind.Finally, Kind.Switch, Kind.Case, Kind.With, Kind.WithItem, Kind.Class],
]);

/** A piece of code: its range, and its node or -1 for text and runs of statements. */
interface Piece {
  start: number;
  end: number;
  node: Node;
}

/** The nodes where a match as a whole is evaluated: itself, or the outermost expressions in it. */
export function nodesOf(tree: UniformTree, match: Piece): Node[] {
  const { node } = match;
  if (node < 0) return expressionsIn(tree, match, false);
  switch (tree.kind[node]) {
    case Kind.Parameter: {
      const target = tree.child(node, Role.Target);
      return target < 0 ? [] : [target];
    }
    case Kind.Name:
    case Kind.Pair:
      return [shorthandValue(tree, node)];
    case Kind.Function:
      return tree.role[node] === Role.Statement ? expressionsIn(tree, match, false) : [node];
    default:
      return composite.has(tree.kind[node]) ? expressionsIn(tree, match, false) : [node];
  }
}

/** In `{ x }` the name is key and value: what is said of it is said of the value. */
function shorthandValue(tree: UniformTree, node: Node): Node {
  const pair = tree.role[node] === Role.Key ? tree.parent[node] : node;
  if (tree.kind[pair] !== Kind.Pair) return node;
  const value = tree.child(pair, Role.Value);
  return value >= 0 && tree.start[value] === tree.start[node] && tree.end[value] === tree.end[node]
    ? value
    : node;
}

/** The nodes of a match and of every expression in it. */
export function nodesWithin(tree: UniformTree, match: Piece): Node[] {
  const inner = expressionsIn(tree, match, true);
  return [...new Set([...nodesOf(tree, match), ...inner])];
}

/** Expressions in a range of text: the outermost ones, or all. */
function expressionsIn(tree: UniformTree, { start, end, node: whole }: Piece, all: boolean): Node[] {
  const result: Node[] = [];
  const last = whole < 0 ? tree.count : tree.next[whole];
  let node = whole < 0 ? 0 : whole + 1;
  while (node < last) {
    if (tree.end[node] <= start || tree.start[node] >= end) node = tree.next[node];
    else if (tree.start[node] >= start && tree.end[node] <= end && isEvaluated(tree, node)) {
      result.push(node);
      node = all ? node + 1 : tree.next[node];
    } else node++;
  }
  return result;
}

/** Names of properties, functions and keys have no value of their own. */
function isEvaluated(tree: UniformTree, node: Node): boolean {
  if (tree.kind[node] === Kind.Return || tree.kind[node] === Kind.Throw) return true;
  if (!expressionKinds.has(tree.kind[node])) return false;
  switch (tree.role[node]) {
    case Role.Property:
    case Role.FunctionName:
    case Role.ClassName:
      return false;
    case Role.Key:
      return tree.kind[node] !== Kind.Name;
    default:
      return tree.kind[node] !== Kind.Function || tree.role[node] !== Role.Statement;
  }
}

/**
 * The statements behind which a function is left: `return`, and whichever statement may be its last one.
 */
export function exitsOf(tree: UniformTree, definition: Node): Node[] {
  const exits: Node[] = [];
  const body = tree.child(definition, Role.Body);
  if (body < 0) return exits;
  for (let node = body; node < tree.next[body]; ) {
    if (tree.kind[node] === Kind.Function) {
      node = tree.next[node];
      continue;
    }
    if (tree.kind[node] === Kind.Return) exits.push(node);
    node++;
  }
  const addLast = (node: Node) => {
    const parts = tree.children(node);
    switch (tree.kind[node]) {
      case Kind.Block:
        if (parts.length > 0) addLast(parts[parts.length - 1]);
        else exits.push(node);
        break;
      case Kind.If: {
        const ways = [tree.child(node, Role.Then), tree.child(node, Role.Else)];
        if (ways[1] < 0) exits.push(node);
        for (const way of ways) if (way >= 0) addLast(way);
        break;
      }
      case Kind.With:
      case Kind.Try: {
        const last = tree.child(node, Role.Finalizer);
        const bodies = last >= 0 ? [last] : parts.filter((part) => tree.kind[part] === Kind.Block);
        for (const part of [...bodies, ...tree.childrenWith(node, Role.Handler)]) addLast(part);
        break;
      }
      case Kind.Catch:
      case Kind.Finally:
        for (const part of parts) if (tree.kind[part] === Kind.Block) addLast(part);
        break;
      case Kind.Return:
        break;
      default:
        exits.push(node);
    }
  };
  addLast(body);
  return exits;
}
