import { Program, type ProgramOptions } from '../../engine/src/linking/program';
import {
  type CallSite,
  type ClassSummary,
  type Edge,
  type ExportSummary,
  type FunctionSummary,
  type ImportSummary,
  type Input,
  type Output,
  RECEIVER,
  type TextSummary,
} from '../../engine/src/summaries/summary';

/**
 * Summaries written by hand. An edge is `from -> to`, with `~` at its end where something else is made of the value, and
 * `&` with a number for the rules. Places: `s0` source, `p0` parameter, `this`, `{local:0:x}` cell, `r0` result,
 * `a0.1` argument 1 of call 0 (`a0.this` its receiver, `a0.1=name` by name), `f1` function, `k0` class, `sink0`, `ret`,
 * `callee0`; each with `:path` behind it.
 */
export interface FunctionPlan extends Partial<Omit<FunctionSummary, 'edges' | 'calls' | 'parameters'>> {
  parameters?: readonly (string | FunctionSummary['parameters'][number])[];
  edges?: readonly string[];
  calls?: readonly CallSite[];
}

export interface FilePlan extends Partial<Omit<TextSummary, 'functions' | 'classes' | 'sources' | 'sinks'>> {
  path: string;
  functions: readonly FunctionPlan[];
  classes?: readonly (Partial<ClassSummary> & { name: string })[];
  /** The rules of each source, and of each sink. */
  sources?: readonly number[];
  sinks?: readonly number[];
}

let place = 0;

/** A call of `f`, of `a.b.f`, or of `new C`; `overrides` say more of it. */
export function call(
  written: string,
  count: number,
  overrides: Partial<CallSite & CallSite['callee']> = {},
): CallSite {
  const isNew = written.startsWith('new ');
  const chain = written === '' ? [] : written.replace(/^new /, '').split('.');
  const { start, end, otherwise, mayGuess, ...callee } = overrides;
  place += 10;
  return {
    start: start ?? place,
    end: end ?? place + 5,
    callee: {
      chain,
      method: chain.length > 1 && !isNew ? chain.at(-1) : undefined,
      types: [],
      onSelf: chain[0] === 'this' && chain.length === 2,
      onSuper: false,
      isNew,
      ...callee,
    },
    count,
    otherwise: otherwise ?? [],
    mayGuess: mayGuess ?? true,
  };
}

/** A whole summary of a plan. The functions of a file come after the program, which is the first. */
export function summaryOf(plan: FilePlan): TextSummary {
  return {
    languageId: 'any',
    packages: [],
    imports: [] as ImportSummary[],
    exports: [] as ExportSummary[],
    lines: new Uint32Array([0]),
    ...plan,
    functions: plan.functions.map(functionOf),
    classes: (plan.classes ?? []).map((each, i) => ({
      start: i,
      end: i + 1,
      bases: [],
      outer: 0,
      fields: {},
      ...each,
    })),
    sources: (plan.sources ?? [1]).map((rules, i) => ({ start: i, end: i + 1, text: `source${i}`, rules })),
    sinks: (plan.sinks ?? [1]).map((rules, i) => ({
      start: 1000 + i,
      end: 1001 + i,
      text: `sink${i}`,
      rules,
      query: 0,
      match: 0,
    })),
  };
}

function functionOf(plan: FunctionPlan): FunctionSummary {
  return {
    name: '',
    start: 0,
    end: 0,
    class: -1,
    outer: 0,
    isStatic: false,
    isConstructor: false,
    returns: [],
    calls: [],
    ...plan,
    parameters: (plan.parameters ?? []).map((each) =>
      typeof each === 'string' ? { name: each, types: [], isRest: false, isOptional: false } : each,
    ),
    edges: (plan.edges ?? []).map(edgeOf),
  };
}

function edgeOf(written: string): Edge {
  const [, from, to, differs, rules] = /^(\S+) -> (\S+?)(~)?(?:&(\d+))?$/.exec(written) ?? [];
  if (from === undefined) throw new Error(`not an edge: ${written}`);
  return {
    from: inputOf(from),
    to: outputOf(to),
    rules: rules === undefined ? 0x3fffffff : Number(rules),
    isSame: differs === undefined,
  };
}

const indexOf = (written: string) => (written === 'this' ? RECEIVER : Number(written));

function inputOf(written: string): Input {
  const [, head, path = ''] = /^(\{.*\}|[^:]+)(?::(.*))?$/.exec(written) ?? [];
  if (head === 'this') return { kind: 'parameter', index: RECEIVER, path };
  if (head.startsWith('{')) return { kind: 'cell', cell: head.slice(1, -1), path };
  const [first, second] = head.slice(1).split('.');
  switch (head[0]) {
    case 's':
      return { kind: 'source', source: Number(first) };
    case 'p':
      return { kind: 'parameter', index: Number(first), path };
    case 'r':
      return { kind: 'result', call: Number(first), path };
    case 'a':
      return { kind: 'argument', call: Number(first), index: indexOf(second), path };
    case 'f':
      return { kind: 'function', function: Number(first) };
    case 'k':
      return { kind: 'class', class: Number(first) };
    default:
      throw new Error(`not an input: ${written}`);
  }
}

function outputOf(written: string): Output {
  const [, head, path = ''] = /^(\{.*\}|[^:]+)(?::(.*))?$/.exec(written) ?? [];
  if (head === 'ret') return { kind: 'return', path };
  if (head.startsWith('sink')) return { kind: 'sink', sink: Number(head.slice(4)) };
  if (head.startsWith('callee')) return { kind: 'callee', call: Number(head.slice(6)) };
  if (head === 'this') return { kind: 'parameter', index: RECEIVER, path };
  if (head.startsWith('{')) return { kind: 'cell', cell: head.slice(1, -1), path };
  const [first, second] = head.slice(1).split('.');
  if (head[0] === 'p') return { kind: 'parameter', index: Number(first), path };
  const [index, name] = second.split('=');
  return { kind: 'argument', call: Number(first), index: indexOf(index), name, path };
}

/** The flows of a program of files as texts: `a.js source0 -> b.js sink0 high`. */
export function flowsOf(modules: ProgramOptions['modules'], ...files: FilePlan[]): string[] {
  const program = new Program({ modules });
  for (const file of files) program.set(summaryOf(file));
  return tellFlows(program);
}

export function tellFlows(program: Program): string[] {
  const told: string[] = [];
  for (const flows of program.flows().values()) {
    for (const { sinkPath, sink, paths } of flows) {
      for (const { source, confidence, isCut } of paths) {
        told.push(
          `${source.path} ${source.index} -> ${sinkPath} ${sink} ${confidence}${isCut ? ' cut' : ''}`,
        );
      }
    }
  }
  return told.sort();
}
