import type { Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { expressionKinds } from '../rules/shapes';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { Interpreter } from './interpreter';
import type { Mark } from './marks';

/** What one taint rule matched in a text. */
export interface TaintQuery {
  sources: readonly Match[];
  sinks: readonly Match[];
  sanitizers: readonly Match[];
  /** What a call returns carries its arguments only if the function keeps text. */
  safeFunctions: boolean;
  /** True where data must be followed though no sink is among the statements: one may stand elsewhere. */
  follow: boolean;
}

/** Data that came from a source to a sink of a rule. */
export interface Flow {
  sink: Match;
  /** Ways to the sink, shortest first, from different sources. */
  marks: Mark[];
}

/** Rules that one run follows: as many as an integer has bits to spare. */
const rulesAtOnce = 30;
const pathsAtMost = 4;

/**
 * The flows of each query in some statements of the program, in the order of the queries; empty where source or sink is
 * missing. `independent`: no data passed from one of the statements to another.
 */
export function findFlows(
  facts: DocumentFacts,
  queries: readonly TaintQuery[],
  statements: readonly Node[],
): { flows: Flow[][]; independent: boolean } {
  const result: Flow[][] = queries.map(() => []);
  let independent = true;
  const active: number[] = [];
  queries.forEach((query, i) => {
    if (query.sources.length > 0 && (query.sinks.length > 0 || query.follow)) active.push(i);
  });
  // With nothing to follow it still matters whether a statement ends the program.
  for (let from = 0; from === 0 || from < active.length; from += rulesAtOnce) {
    const group = active.slice(from, from + rulesAtOnce);
    const found = run(
      facts,
      group.map((i) => queries[i]),
      statements,
    );
    found.flows.forEach((flows, k) => {
      result[group[k]] = flows;
    });
    independent &&= found.independent;
  }
  return { flows: result, independent };
}

function run(
  facts: DocumentFacts,
  queries: readonly TaintQuery[],
  statements: readonly Node[],
): { flows: Flow[][]; independent: boolean } {
  const { tree } = facts;
  const sources = new Map<Node, number>();
  const sanitizers = new Map<Node, number>();
  const sinks = new Map<Node, number>();
  const callSinks = new Map<Node, number>();
  let safeFunctions = 0;
  const sinkMatches = queries.map(() => new Map<Node, Match>());
  queries.forEach((query, i) => {
    const bit = 1 << i;
    if (query.safeFunctions) safeFunctions |= bit;
    const mark = (points: Map<Node, number>, node: Node) => points.set(node, (points.get(node) ?? 0) | bit);
    for (const match of query.sources) for (const node of nodesOf(tree, match)) mark(sources, node);
    for (const match of query.sanitizers) for (const node of nodesOf(tree, match)) mark(sanitizers, node);
    for (const match of query.sinks) {
      for (const node of nodesOf(tree, match)) {
        // A call that a pattern matches as a whole is about what goes into it; a focus, about what is there.
        const isWholeCall = !match.whole && (tree.kind[node] === Kind.Call || tree.kind[node] === Kind.New);
        mark(isWholeCall ? callSinks : sinks, node);
        if (!sinkMatches[i].has(node)) sinkMatches[i].set(node, match);
      }
    }
  });
  const nodes = Uint32Array.from(new Set([...sources.keys(), ...sinks.keys(), ...callSinks.keys()])).sort();

  const collected = queries.map(() => new Map<Match, Mark[]>());
  const independent = new Interpreter(
    facts,
    { sources, sanitizers, sinks, callSinks, safeFunctions, nodes },
    (sink, rules, mark) => {
      for (let i = 0; i < queries.length; i++) {
        const match = rules & (1 << i) ? sinkMatches[i].get(sink) : undefined;
        if (match) collect(collected[i], match, mark);
      }
    },
  ).run(statements);
  const flows = collected.map((found) =>
    [...found]
      .map(([sink, marks]) => ({ sink, marks: marks.sort((a, b) => a.trace.length - b.trace.length) }))
      .sort((a, b) => a.sink.start - b.sink.start || a.sink.end - b.sink.end),
  );
  return { flows, independent };
}

function collect(flows: Map<Match, Mark[]>, sink: Match, mark: Mark): void {
  const known = flows.get(sink);
  if (!known) flows.set(sink, [mark]);
  else if (known.length < pathsAtMost && !known.some((other) => other.source === mark.source))
    known.push(mark);
}

/** The node of a match; for text and runs of statements the outermost expressions inside it. */
function nodesOf(tree: UniformTree, match: Match): Node[] {
  if (match.node >= 0) return [match.node];
  const result: Node[] = [];
  let node = 0;
  while (node < tree.count) {
    if (tree.end[node] <= match.start || tree.start[node] >= match.end) node = tree.next[node];
    else if (
      tree.start[node] >= match.start &&
      tree.end[node] <= match.end &&
      expressionKinds.has(tree.kind[node]) &&
      tree.role[node] !== Role.Property
    ) {
      result.push(node);
      node = tree.next[node];
    } else node++;
  }
  return result;
}
