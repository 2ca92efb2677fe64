import type { Match } from '../rules/bindings';
import { common, InputRef, type Mark, type Marks } from './marks';
import type { CallSite, Cell, Edge, Input, Output, SinkPoint, SourcePoint } from './summary';

/** A function that a library hands to a callback: what it is called with in one place is kept in a variable. */
export interface Settler {
  cell: Cell;
  place: number;
}

/** What a text's functions say of sources and sinks. */
export class TextRecord {
  readonly sources: SourcePoint[] = [];
  readonly sinks: SinkPoint[] = [];
  /** What the rule's pattern matched at each sink. */
  readonly matches: Match[] = [];
  readonly settlers: Settler[] = [];
  private readonly sourceAt = new Map<string, InputRef>();
  private readonly sinkAt = new Map<string, number>();

  /** The input of a source; the same place is one source. */
  source(point: SourcePoint): InputRef {
    const key = `${point.start} ${point.end} ${point.text}`;
    const known = this.sourceAt.get(key);
    if (known) {
      const { source } = known.input as Extract<Input, { kind: 'source' }>;
      this.sources[source] = { ...this.sources[source], rules: this.sources[source].rules | point.rules };
      return known;
    }
    const ref = new InputRef({ kind: 'source', source: this.sources.length });
    this.sourceAt.set(key, ref);
    this.sources.push(point);
    return ref;
  }

  /** The number of a settler; the same for the same variable. */
  settler(settler: Settler): number {
    const known = this.settlers.findIndex(({ cell }) => cell === settler.cell);
    return known >= 0 ? known : this.settlers.push(settler) - 1;
  }

  /** The number of a sink; a match of a rule is one sink, whatever nodes it consists of. */
  sink(point: SinkPoint, match: Match): number {
    const key = `${point.query} ${point.start} ${point.end}`;
    let sink = this.sinkAt.get(key);
    if (sink === undefined) {
      sink = this.sinks.length;
      this.sinkAt.set(key, sink);
      this.sinks.push(point);
      this.matches.push(match);
    }
    return sink;
  }
}

/** Edges that one function keeps: more than a person ever wrote. */
const edgesAtMost = 20_000;

/** The graph of one function while it is made. */
export class FunctionRecord {
  readonly calls: CallSite[] = [];
  /** True where edges had to be left out. */
  isPartial = false;
  /** By what comes in, then by what goes out. */
  private readonly edges = new Map<InputRef, Map<string, Edge>>();
  private count = 0;
  private readonly inputs = new Map<string, InputRef>();
  private readonly callAt = new Map<string, number>();

  /** The same object for the same input. */
  input(input: Input): InputRef {
    const key = inputKey(input);
    let ref = this.inputs.get(key);
    if (!ref) {
      ref = new InputRef(input);
      this.inputs.set(key, ref);
    }
    return ref;
  }

  /** The number of the call at a place; undefined where none was noted. */
  callAtPlace(place: string): number | undefined {
    return this.callAt.get(place);
  }

  /** The number of the call at a place; it is described when it is met first. */
  call(place: string, describe: () => CallSite): number {
    let call = this.callAt.get(place);
    if (call === undefined) {
      call = this.calls.length;
      this.callAt.set(place, call);
      this.calls.push(describe());
    }
    return call;
  }

  /** Data of each mark goes out there. */
  flow(marks: Marks, to: Output): void {
    if (marks.length === 0) return;
    const key = outputKey(to);
    for (const mark of marks) this.add(mark, to, key);
  }

  finished(): Edge[] {
    return [...this.edges.values()].flatMap((edges) => [...edges.values()]);
  }

  private add({ from, rules, isSame, trace, unless }: Mark, to: Output, toKey: string): void {
    const { input } = from;
    // What only stays where it was is no news.
    if (input.kind === to.kind && inputKey(input) === toKey) return;
    let edges = this.edges.get(from);
    if (!edges) {
      edges = new Map();
      this.edges.set(from, edges);
    }
    const known = edges.get(toKey);
    if (!known) {
      if (this.count >= edgesAtMost) {
        this.isPartial = true;
        return;
      }
      this.count++;
      edges.set(toKey, {
        from: input,
        to,
        rules,
        isSame,
        ...(trace && { trace }),
        ...(unless && { unless }),
      });
    } else {
      const both = common(known.unless, unless);
      const isKnown = (known.rules | rules) === known.rules && (known.isSame || !isSame);
      if (isKnown && both === known.unless) return;
      const { unless: _, ...rest } = known;
      edges.set(toKey, {
        ...rest,
        rules: known.rules | rules,
        isSame: known.isSame || isSame,
        ...(both && { unless: both }),
      });
    }
  }
}

/** Inputs and outputs of one key are one and the same part of one and the same thing. */
function inputKey(input: Input): string {
  switch (input.kind) {
    case 'source':
      return `source ${input.source}`;
    case 'parameter':
      return `parameter ${input.index} ${input.path}`;
    case 'cell':
      return `cell ${input.cell} ${input.path}`;
    case 'result':
      return `result ${input.call} ${input.path}`;
    case 'argument':
      return `left ${input.call} ${input.index} ${input.path}`;
    case 'function':
      return `function ${input.function}`;
    case 'class':
      return `class ${input.class}`;
  }
}

function outputKey(output: Output): string {
  switch (output.kind) {
    case 'sink':
      return `sink ${output.sink}`;
    case 'return':
      return `return ${output.path}`;
    case 'parameter':
      return `parameter ${output.index} ${output.path}`;
    case 'cell':
      return `cell ${output.cell} ${output.path}`;
    case 'argument':
      return `argument ${output.call} ${output.index} ${output.name ?? ''} ${output.path}`;
    case 'callee':
      return `callee ${output.call}`;
  }
}
