import { type Cell, type Edge, type Path, RECEIVER } from '../summaries/summary';
import { joinPaths, meet } from './access-path';
import { argumentsFor } from './arguments';
import type { Target } from './calls';
import type { Outcome } from './entry';
import {
  argumentPort,
  type CallNode,
  cellPort,
  type FileNode,
  type FunctionNode,
  type Port,
  resultPort,
} from './nodes';

/** What becomes of data along one edge. */
interface Step {
  /** The path at which it arrives. */
  path: Path;
  rules: number;
}

/** Where data at a path of an input goes along one of its edges; undefined when it does not. */
export function alongEdge(
  edge: Edge,
  path: Path,
  domain: { rulesOf(edge: Edge, isPart: boolean): number },
): Step | undefined {
  const meeting = meet(path, 'path' in edge.from ? edge.from.path : '');
  if (!meeting) return undefined;
  const rules = domain.rulesOf(edge, meeting.isPart);
  if (rules === 0) return undefined;
  const to = 'path' in edge.to ? edge.to.path : '';
  // A text that was made of a part is no thing with parts.
  return { path: edge.isSame ? joinPaths(to, meeting.rest) : to, rules };
}

/** True for a variable of a function that another function of its file uses, which stands in it. */
export function isVariableOf(node: FunctionNode, file: FileNode, cell: Cell): boolean {
  return node.file === file && cell.startsWith(`local:${node.index}:`);
}

/** The inputs of a function that calls another at which arrives what leaves the other one. */
export function returnPorts({ to, path }: Outcome, target: Target, at: CallNode): readonly [Port, Path][] {
  if (to.kind === 'cell') {
    return isVariableOf(at.caller, target.node.file, to.cell) ? [[cellPort(to.cell), path]] : [];
  }
  if (to.kind === 'return') return target.makes ? [] : [[resultPort(at.call), path]];
  if (to.kind !== 'parameter') return [];
  if (to.index === RECEIVER && target.makes) return [[resultPort(at.call), path]];
  return argumentsFor({ index: to.index, path }, target, at).map((place) => [
    argumentPort(at.call, place.index),
    place.path,
  ]);
}

/** Where what is handed to an unknown function may be afterwards, and for which rules. */
export function passedOn(
  { caller, call }: CallNode,
  index: number,
  path: Path,
): readonly [Port, Path, rules: number][] {
  return caller.summary.calls[call].otherwise
    .filter(({ from }) => from === index)
    .map(({ to, rules }) => [to === 'return' ? resultPort(call) : argumentPort(call, to), path, rules]);
}

/** True where a function reads what lies at a path of an input. */
export function reads(node: FunctionNode, port: Port, path: Path): boolean {
  return (node.inputs.get(port) ?? []).some(
    ({ from }) => 'path' in from && meet(path, from.path) !== undefined,
  );
}
