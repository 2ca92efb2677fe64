import { type Edge, type Path, RECEIVER } from '../summaries/summary';
import { joinPaths, meet } from './access-path';
import { argumentsFor } from './arguments';
import type { Target } from './calls';
import type { Outcome } from './entry';
import { argumentPort, type CallNode, type FunctionNode, type Port, resultPort } from './nodes';

/** What becomes of data along one edge. */
interface Step {
  edge: Edge;
  /** The path at which it arrives. */
  path: Path;
  rules: number;
}

/** Where data at a path of an input goes within the function. */
export function* stepsFrom(
  node: FunctionNode,
  port: Port,
  path: Path,
  domain: { rulesOf(edge: Edge, isPart: boolean): number },
): Iterable<Step> {
  for (const edge of node.inputs.get(port) ?? []) {
    const meeting = meet(path, 'path' in edge.from ? edge.from.path : '');
    if (!meeting) continue;
    const rules = domain.rulesOf(edge, meeting.isPart);
    if (rules === 0) continue;
    const to = 'path' in edge.to ? edge.to.path : '';
    // A text that was made of a part is no thing with parts.
    yield { edge, path: edge.isSame ? joinPaths(to, meeting.rest) : to, rules };
  }
}

/** The inputs of a function that calls another at which arrives what leaves the other one. */
export function returnPorts({ to, path }: Outcome, target: Target, at: CallNode): readonly [Port, Path][] {
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
