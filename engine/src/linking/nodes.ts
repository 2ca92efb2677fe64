import type {
  ClassSummary,
  Edge,
  FunctionSummary,
  ImportSummary,
  Input,
  Path,
  TextSummary,
} from '../summaries/summary';
import type { Definition } from './definitions';

/** The name of an input within its function, without the path. */
export type Port = string;

/** The name of an input within its function, without the path. */
export function portOf(input: Input): Port {
  switch (input.kind) {
    case 'source':
      return `s${input.source}`;
    case 'parameter':
      return parameterPort(input.index);
    case 'cell':
      return cellPort(input.cell);
    case 'result':
      return resultPort(input.call);
    case 'argument':
      return argumentPort(input.call, input.index);
    case 'function':
      return `f${input.function}`;
    case 'class':
      return `k${input.class}`;
  }
}

export const parameterPort = (index: number): Port => `p${index}`;
export const cellPort = (cell: string): Port => `c${cell}`;
export const resultPort = (call: number): Port => `r${call}`;
export const argumentPort = (call: number, index: number): Port => `a${call}:${index}`;

/** Methods by which functions that are objects are called. */
const runs = /^(call|apply|accept|invoke|Invoke)$/;

/** A function of the program. */
export class FunctionNode {
  /** The class that it is a method of. */
  owner?: ClassNode;
  private edges?: Map<Port, Edge[]>;
  private higherOrder?: boolean;

  constructor(
    readonly file: FileNode,
    readonly index: number,
    public summary: FunctionSummary,
  ) {}

  /** Takes a summary with the same graph, whose code stands elsewhere. */
  move(summary: FunctionSummary): void {
    this.summary = summary;
    this.edges = undefined;
  }

  /** Unlike that of any other function of the program. */
  get id(): string {
    return `${this.file.path}#${this.index}`;
  }

  get name(): string {
    return this.summary.name;
  }

  /** The class whose object it knows: its own, or that of the method that it stands in. */
  get ownerAround(): ClassNode | undefined {
    let at: FunctionNode | undefined = this;
    while (at && !at.owner) at = this.file.functions[at.summary.outer];
    return at?.owner;
  }

  /** True where it calls what it is handed. */
  get isHigherOrder(): boolean {
    // What else is called on a parameter, or lies in it, depends on its type: no reason to tell all calls apart.
    this.higherOrder ??= this.summary.edges.some(
      ({ from, to, isSame }) =>
        isSame &&
        from.kind === 'parameter' &&
        from.index >= 0 &&
        from.path === '' &&
        to.kind === 'callee' &&
        runs.test(this.summary.calls[to.call].callee.method ?? 'call'),
    );
    return this.higherOrder;
  }

  /** The edges of each input. */
  get inputs(): ReadonlyMap<Port, readonly Edge[]> {
    if (this.edges) return this.edges;
    this.edges = new Map();
    for (const edge of this.summary.edges) {
      const port = portOf(edge.from);
      const known = this.edges.get(port);
      if (known) known.push(edge);
      else this.edges.set(port, [edge]);
    }
    return this.edges;
  }
}

/** A call in a function of the program. */
export interface CallNode {
  caller: FunctionNode;
  call: number;
}

/** A class of the program, put together from all files that declare a part of it. */
export class ClassNode {
  readonly parts: { file: FileNode; summary: ClassSummary }[] = [];
  readonly methods = new Map<string, FunctionNode[]>();
  readonly constructors: FunctionNode[] = [];
  readonly inner = new Map<string, ClassNode>();
  /** The class that it is declared in. */
  outer?: ClassNode;
  readonly subclasses = new Set<ClassNode>();
  bases: readonly ClassNode[] = [];

  constructor(
    /** Unlike that of any other class of the program. */
    readonly id: string,
    readonly name: string,
  ) {}
}

/** By cell and path; undefined where it is not one function or class. */
type HeldValues = ReadonlyMap<string, ReadonlyMap<Path, readonly Definition[] | undefined>>;

/** A file of the program. */
export class FileNode {
  readonly functions: readonly FunctionNode[];
  /** By the index of the text's `classes`. */
  readonly classes: ClassNode[] = [];
  /** Functions that are no methods, by the function that they stand in (0: the program) and their name. */
  private readonly scopes = new Map<string, FunctionNode[]>();
  private readonly classScopes = new Map<string, number>();
  private heldByCell?: HeldValues;
  /** What names were found to mean in the file, and what it was found to give to others under a name. */
  readonly meanings = new Map<string, readonly Definition[]>();
  readonly given = new Map<string, readonly Definition[]>();
  readonly imports = new Map<string, ImportSummary[]>();
  /** The imports that name nothing here. */
  readonly opened: ImportSummary[] = [];

  constructor(public summary: TextSummary) {
    this.functions = summary.functions.map((each, index) => new FunctionNode(this, index, each));
    for (const each of this.functions) {
      if (each.index === 0 || each.summary.class >= 0 || each.name === '') continue;
      add(this.scopes, `${Math.max(each.summary.outer, 0)} ${each.name}`, each);
    }
    for (const [index, each] of summary.classes.entries()) {
      const key = `${Math.max(each.outer, 0)} ${each.name}`;
      if (!this.classScopes.has(key)) this.classScopes.set(key, index);
    }
    for (const each of summary.imports) {
      const dot = each.local.indexOf('.');
      if (each.local === '') this.opened.push(each);
      else if (dot < 0) add(this.imports, each.local, each);
      else {
        // `import a.b` names `a`.
        const local = each.local.slice(0, dot);
        if (!this.imports.has(local)) this.imports.set(local, [{ local, module: local, name: '' }]);
      }
    }
  }

  /** Takes a summary with the same graphs, whose code stands elsewhere. */
  move(summary: TextSummary): void {
    this.summary = summary;
    for (const each of this.functions) each.move(summary.functions[each.index]);
  }

  /** True where the file gives one value as a whole, as CommonJS does. */
  get givesWhole(): boolean {
    return this.held.has('export') && !this.summary.exports.some(({ name }) => name === 'default');
  }

  /** The function or class that is all that is ever put into a variable, or into a part of it; undefined: others are. */
  heldIn(cell: string, path: Path): readonly Definition[] | undefined {
    return this.held.get(cell)?.get(path);
  }

  private get held(): HeldValues {
    this.heldByCell ??= collectHeld(this);
    return this.heldByCell;
  }

  get path(): string {
    return this.summary.path;
  }

  get folder(): string {
    return this.path.slice(0, Math.max(this.path.lastIndexOf('/'), 0));
  }

  /** The functions of a name that stand directly in a function; 0 for the program. */
  functionsIn(outer: number, name: string): readonly FunctionNode[] {
    return this.scopes.get(`${outer} ${name}`) ?? [];
  }

  /** The class of a name that stands directly in a function; 0 for the program. */
  classIn(outer: number, name: string): ClassNode | undefined {
    const index = this.classScopes.get(`${outer} ${name}`);
    return index === undefined ? undefined : this.classes[index];
  }
}

/** What variables of a file hold that are given one function or class and nothing else. */
function collectHeld(file: FileNode): HeldValues {
  const held = new Map<string, Map<Path, readonly Definition[] | undefined>>();
  for (const { summary } of file.functions) {
    for (const { from, to, isSame } of summary.edges) {
      if (to.kind !== 'cell') continue;
      const paths = held.get(to.cell) ?? new Map<Path, readonly Definition[] | undefined>();
      held.set(to.cell, paths);
      const isFirst = !paths.has(to.path);
      let one: Definition | undefined;
      if (isSame && from.kind === 'function') one = { kind: 'function', node: file.functions[from.function] };
      else if (isSame && from.kind === 'class') one = { kind: 'class', node: file.classes[from.class] };
      paths.set(to.path, isFirst && one ? [one] : undefined);
    }
  }
  return held;
}

/** Adds to the list of a key. */
export function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
