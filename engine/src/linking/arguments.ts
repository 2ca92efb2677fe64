import { BLOCK, type Path, RECEIVER } from '../summaries/summary';
import { joinPaths, splitPath } from './access-path';
import type { Target } from './calls';
import type { CallNode } from './nodes';

/** A place among the parameters of a function, or among the arguments of a call. */
export interface Place {
  index: number;
  path: Path;
}

/** An argument of a call: by place, or by name. */
interface Argument extends Place {
  name?: string;
}

/**
 * Where in the function that is called an argument arrives.
 * @param isSpread true for a list whose elements are the arguments
 */
export function parametersFor(argument: Argument, target: Target, isSpread: boolean): readonly Place[] {
  const { parameters } = target.node.summary;
  const { name, path } = argument;
  if (argument.index === RECEIVER) return target.makes ? [] : [argument];
  if (name !== undefined) {
    const named = parameters.findIndex((each) => each.name === name && !each.isRest);
    if (named >= 0) return [{ index: named, path }];
    // A block is the last argument where no parameter is made for it.
    const last = parameters.length - 1;
    if (name === BLOCK) return last >= 0 && !parameters[last].isRest ? [{ index: last, path }] : [];
    const rest = parameters.findLastIndex((each) => each.isRest);
    return rest < 0 ? [] : [{ index: rest, path: joinPaths(name, path) }];
  }
  const index = argument.index - (target.firstIsReceiver ? 1 : 0);
  if (index < 0) return [{ index: RECEIVER, path }];
  const place = placed(parameters, index, path);
  if (!isSpread) return place;
  // The elements of a list are handed over one by one: each parameter from here on may get one.
  const [key, rest] = splitPath(path);
  if (/^\d+$/.test(key)) return placed(parameters, index + Number(key), rest);
  return [...place, ...parameters.flatMap((_, at) => (at > index ? placed(parameters, at, path) : []))];
}

function placed(parameters: Target['node']['summary']['parameters'], index: number, path: Path): Place[] {
  const rest = parameters.findIndex((each) => each.isRest);
  if (rest >= 0 && index >= rest) return [{ index: rest, path: joinPaths(String(index - rest), path) }];
  return index < parameters.length ? [{ index, path }] : [];
}

/** The arguments that a place among the parameters of the function that is called belongs to. */
export function argumentsFor(place: Place, target: Target, at: CallNode): readonly Place[] {
  const { index, path } = place;
  const shift = target.firstIsReceiver ? 1 : 0;
  if (index === RECEIVER) return [{ index: target.firstIsReceiver ? 0 : RECEIVER, path }];
  const parameter = target.node.summary.parameters[index];
  if (!parameter) return [];
  const named = namedArgument(at, parameter.name);
  if (named !== undefined) return [{ index: named, path }];
  if (!parameter.isRest) return [{ index: index + shift, path }];
  const [key, rest] = splitPath(path);
  return /^\d+$/.test(key) ? [{ index: index + shift + Number(key), path: rest }] : [];
}

/** The argument that a call hands over under a name. */
function namedArgument({ caller, call }: CallNode, name: string): number | undefined {
  if (name === '') return undefined;
  for (const { to } of caller.summary.edges) {
    if (to.kind === 'argument' && to.call === call && to.name === name) return to.index;
  }
  return undefined;
}

/** True where an argument is a list whose elements a call hands over: the last one, where their number is not known. */
export function isSpreadAt({ caller, call }: CallNode, index: number): boolean {
  const { summary } = caller;
  if (index === RECEIVER || summary.calls[call].count >= 0) return false;
  return !summary.edges.some(({ to }) => to.kind === 'argument' && to.call === call && to.index > index);
}
