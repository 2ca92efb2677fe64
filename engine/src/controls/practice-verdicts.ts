/** Judges what controls ask for by name: calls that need it, and handlers that stand behind it. */
import type { FileNode } from '../linking/nodes';
import { rangeIn } from '../syntax/line-starts';
import type { CheckRun } from './check-run';
import type { FunctionGraph, PracticeNeed } from './graph';
import type { LinkedControls, LinkedHandler } from './linked-controls';
import { isNamed } from './names';
import type { ControlVerdict } from './verdict';

/** True for a check that is about calls, not about functions: each call that needs it is judged by itself. */
export function isOfCalls({ check: { practice } }: CheckRun): boolean {
  return practice === 'expiry' || practice === 'encryption';
}

/** Ways in that anybody may use as often as they like. */
const repeatable: readonly LinkedHandler['kind'][] = ['http', 'graphql', 'rpc', 'websocket'];

/** True for a handler that a check is about: jobs, commands and queues need no rate limit. */
export function isHandlerFor({ check: { practice } }: CheckRun, { kind }: LinkedHandler): boolean {
  return practice !== 'rate-limit' || repeatable.includes(kind);
}

/** What is to be said of the calls of a file that need the practice. */
export function callVerdicts(linked: LinkedControls, file: FileNode, run: CheckRun): ControlVerdict[] {
  const text = linked.textOf(file);
  const { check } = run;
  return (run.practiceIn(file)?.needs ?? [])
    .filter(({ within }) => isAbout(text?.functions ?? [], within, check.matching))
    .flatMap((need) => {
      const met = meets(need, file, run);
      if (!met && !isConcerned(need, check.assets)) return [];
      const verdict: ControlVerdict = {
        control: check.control,
        name: need.name,
        at: { start: need.start, end: need.end },
        place: 'call',
        practice: check.practice,
        isSure: need.isSure,
        ...(met
          ? { by: { path: file.path, range: rangeIn(file.summary.lines, met.start, met.end) } }
          : { gap: {} }),
      };
      return [verdict];
    });
}

/** True where a function, or one around it, has one of the names; of no names: everywhere. */
function isAbout(
  functions: readonly FunctionGraph[],
  within: number,
  names: readonly string[] | undefined,
): boolean {
  if (!names) return true;
  for (let at = within; at > 0; at = functions[at].outer)
    if (names.some((each) => isNamed(functions[at].name, each))) return true;
  return false;
}

/** Where a call has what it needs: an argument, or the calls that all of the data passes. */
function meets({ given, data }: PracticeNeed, file: FileNode, run: CheckRun) {
  if (given || !data) return given;
  const controls = (calls: readonly number[]) => calls.find((call) => run.isControl(file, call));
  const isBare = wanted(data, run.check.assets).some(({ calls }) => controls(calls) === undefined);
  const call = isBare ? undefined : controls(data.calls);
  return call === undefined ? undefined : run.callAt(file, call);
}

/** True for a call that stores data of the assets, or that stores none and needs something all the same. */
function isConcerned({ data }: PracticeNeed, assets: readonly string[] | undefined): boolean {
  return !data || wanted(data, assets).length > 0;
}

function wanted({ assets }: NonNullable<PracticeNeed['data']>, of: readonly string[] | undefined) {
  return assets.filter(({ asset }) => !of || of.includes(asset));
}

/** What runs before a handler and says that the practice is not used there. */
export function isLifted(
  graph: FunctionGraph,
  run: CheckRun,
  file: FileNode,
  handled: readonly LinkedHandler[],
): boolean {
  const lifts = (at: FileNode, name: string) => run.practiceIn(at)?.lifts.includes(name) ?? false;
  return (
    graph.guards.some(({ name }) => lifts(file, name)) ||
    handled.some((each) => each.guards.some((name) => lifts(each.file, name)))
  );
}

/** Where the practice is used for the whole program that a file is part of. */
export function everywhere(linked: LinkedControls, run: CheckRun): ControlVerdict['by'] {
  const { base = '' } = run.check;
  for (const file of linked.linkage.names.files.values()) {
    const at = file.path.startsWith(base) ? run.practiceIn(file)?.everywhere : undefined;
    if (at) return { path: file.path, range: rangeIn(file.summary.lines, at.start, at.end) };
  }
  return undefined;
}
