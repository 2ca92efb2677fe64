import type { Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import type { Node } from '../syntax/tree';
import { Interpreter } from './interpreter';
import type { Mark, Marks } from './marks';
import { Points, type SinkAt } from './points';
import { labelsIn, type TaintQuery } from './query';

/** Data that came from a source to a sink of a rule. */
export interface Flow {
  /** The sink, with the metavariables of the source as far as it has none of that name. */
  sink: Match;
  /** Ways to the sink, shortest first, from different sources. */
  marks: Mark[];
}

/** Labels of rules that one run follows: as many as an integer has bits to spare. */
const labelsAtOnce = 30;
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
  for (const group of groupsOf(queries)) {
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

/** The queries that have anything to follow, by runs: each of those that run alike, with labels enough for one run. */
function groupsOf(queries: readonly TaintQuery[]): number[][] {
  const groups: number[][] = [];
  for (const inlines of [false, true]) {
    let labels = labelsAtOnce;
    queries.forEach((query, i) => {
      const hasSources = query.sources.some(({ matches }) => matches.length > 0);
      const hasSinks = query.follow || query.sinks.some(({ matches }) => matches.length > 0);
      if (!hasSources || !hasSinks || query.options.followsCalls !== inlines) return;
      const own = Math.min(labelsIn(query).length, labelsAtOnce);
      labels += own;
      if (labels > labelsAtOnce) {
        groups.push([]);
        labels = own;
      }
      groups[groups.length - 1].push(i);
    });
  }
  // With nothing to follow it still matters whether a statement ends the program.
  return groups.length > 0 ? groups : [[]];
}

function run(
  facts: DocumentFacts,
  queries: readonly TaintQuery[],
  statements: readonly Node[],
): { flows: Flow[][]; independent: boolean } {
  const points = new Points(facts, queries);
  const found = queries.map(() => new Map<string, Flow>());
  const reached = (sink: SinkAt, marks: Marks) => collect(found[sink.query], points, sink, marks);
  const independent = new Interpreter(facts, points, reached).run(statements);
  const flows = found.map((ofQuery) =>
    [...ofQuery.values()]
      .map(({ sink, marks }) => ({ sink, marks: marks.sort((a, b) => a.trace.length - b.trace.length) }))
      .sort((a, b) => a.sink.start - b.sink.start || a.sink.end - b.sink.end),
  );
  return { flows, independent };
}

function collect(flows: Map<string, Flow>, points: Points, sink: SinkAt, marks: Marks): void {
  for (const mark of marks) {
    const match = points.finding(sink, mark.origin, mark.rules);
    if (!match) continue;
    const key = `${match.start} ${match.end}`;
    const known = flows.get(key);
    if (!known) flows.set(key, { sink: match, marks: [mark] });
    else if (known.marks.length < pathsAtMost && !known.marks.some(({ source }) => source === mark.source))
      known.marks.push(mark);
  }
}
