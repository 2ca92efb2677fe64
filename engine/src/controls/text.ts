import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { type ThreatNotes, withinNotes } from '../threats/notes';
import { scopesOf } from '../threats/scope';
import { CallList, GraphBuilder } from './build';
import type { ControlCheck, FunctionGraph, Handled, TextControls } from './graph';
import type { KnownText } from './practices';

/** The controls of notes that ask for calls or practices; those of `path` (workspace-relative) alone where it is given. */
export function callChecks(notes: ThreatNotes | undefined, path?: string): ControlCheck[] {
  if (!notes) return [];
  const scopes = scopesOf(notes);
  return notes.controls.flatMap(({ id, check, scope }): ControlCheck[] => {
    if (!check?.mustCall && !check?.mustUse) return [];
    if (path !== undefined && !scopes.matches(scope, withinNotes(notes, path))) return [];
    const { inEvery: place, matching, mustCall, mustUse = [], before, after } = check;
    const about = { control: id, place, ...(matching && { matching: listed(matching) }) };
    const called: ControlCheck[] = mustCall
      ? [{ ...about, mustCall: listed(mustCall), ...(before && { before }), ...(after && { after }) }]
      : [];
    const used = mustUse.map((practice) => ({
      ...about,
      mustCall: [],
      practice,
      base: notes.base,
      ...(practice === 'encryption' && { assets: assetsOf(notes, id) }),
    }));
    return [...called, ...used];
  });
}

/** Classes of data that is worth encrypting. */
const sensitive = ['phi', 'pii', 'pci', 'credential'];

/** The assets that a control is for: those of the threats that it answers, or else the sensitive ones, or else all. */
function assetsOf({ threats, assets }: ThreatNotes, control: string): readonly string[] {
  const answered = threats.filter(({ mitigations }) => mitigations?.includes(control));
  const named = answered.flatMap((threat) => threat.assets ?? []);
  if (named.length > 0) return [...new Set(named)];
  const grave = assets.filter((asset) => asset.class !== undefined && sensitive.includes(asset.class));
  return (grave.length > 0 ? grave : assets).map(({ id }) => id);
}

/** The names of a list that may be one name. */
export function listed(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

/**
 * What controls need to know of a text; undefined where its notes ask for no calls. The functions of texts outside of all
 * scopes count too: they may be what calls a control for others.
 * @param handled where data of others comes in
 * @param mounts where routers are put below others
 * @param practicesIn what the text has of the practices that the notes ask for
 */
export function textControls(
  facts: DocumentFacts,
  notes: ThreatNotes | undefined,
  path: string,
  handled: (functionAt: (start: number) => number | undefined) => readonly Handled[],
  mounts: () => TextControls['mounts'],
  practicesIn: (known: KnownText) => TextControls['practices'],
): TextControls | undefined {
  if (callChecks(notes).length === 0) return undefined;
  const { tree } = facts;
  const list = new CallList(facts);
  const numbers = new Map<Node, number>([[0, 0]]);
  const functions: FunctionGraph[] = [graphOf(facts, list, 0, -1)];
  for (let node = 1; node < tree.count; node++) {
    if (tree.kind[node] !== Kind.Function) continue;
    numbers.set(node, functions.length);
    const outer = tree.enclosing(node, Kind.Function);
    functions.push(graphOf(facts, list, node, numbers.get(outer) ?? 0));
  }
  const byStart = new Map([...numbers].slice(1).map(([node, number]) => [tree.start[node], number]));
  const points = handled((start) => byStart.get(start));
  const functionOf = (node: Node) => numbers.get(tree.enclosing(node, Kind.Function)) ?? 0;
  return {
    checks: callChecks(notes, path),
    calls: list.calls,
    functions,
    handled: points,
    mounts: mounts(),
    practices: practicesIn({ calls: list, functions, handled: points, functionOf }),
  };
}

function graphOf(facts: DocumentFacts, list: CallList, node: Node, outer: number): FunctionGraph {
  const { tree } = facts;
  const builder = new GraphBuilder(facts, list);
  const { steps, isPartial } = node === 0 ? builder.program() : builder.build(node);
  const name = node === 0 ? -1 : nameNode(tree, node);
  return {
    name: name < 0 ? '' : tree.nameOf(name),
    start: tree.start[node],
    end: tree.end[node],
    at: name < 0 ? head(tree, node) : { start: tree.start[name], end: tree.end[name] },
    outer,
    parameters: node === 0 ? [] : parametersOf(tree, node),
    guards: node === 0 ? [] : [...guardsOf(tree, tree.enclosing(node, Kind.Class)), ...guardsOf(tree, node)],
    steps,
    ...(isPartial && { isPartial }),
  };
}

/** What a function is called: by its own name, or that of what it is assigned to. */
function nameNode(tree: UniformTree, node: Node): Node {
  const own = tree.child(node, Role.FunctionName);
  if (own >= 0) return own;
  const parent = tree.parent[node];
  if (parent < 0 || tree.role[node] !== Role.Value) return -1;
  const target = tree.child(parent, tree.kind[parent] === Kind.Pair ? Role.Key : Role.Target);
  if (target < 0) return -1;
  return tree.kind[target] === Kind.Member ? tree.child(target, Role.Property) : target;
}

/** The beginning of a function without a name: its first line, up to its body. */
function head(tree: UniformTree, node: Node): { start: number; end: number } {
  const start = tree.start[node];
  const body = tree.child(node, Role.Body);
  const to = body > 0 && tree.start[body] > start ? tree.start[body] : tree.end[node];
  const line = tree.text.indexOf('\n', start);
  const end = line < 0 ? to : Math.min(to, line);
  return { start, end: start + tree.text.slice(start, end).trimEnd().length };
}

function parametersOf(tree: UniformTree, node: Node): string[] {
  return tree.childrenWith(node, Role.Parameter).flatMap((parameter) => {
    if (tree.kind[parameter] === Kind.Name) return [tree.nameOf(parameter)];
    const target = tree.child(parameter, Role.Target);
    return target >= 0 && tree.kind[target] === Kind.Name ? [tree.nameOf(target)] : [];
  });
}

function guardsOf(tree: UniformTree, node: Node): FunctionGraph['guards'] {
  if (node < 0) return [];
  return tree.childrenWith(node, Role.Decorator).map((decorator) => ({
    name: tree
      .textOf(decorator)
      .replace(/^@/, '')
      .replace(/\s*\([\s\S]*$/, ''),
    start: tree.start[decorator],
    end: tree.end[decorator],
  }));
}
