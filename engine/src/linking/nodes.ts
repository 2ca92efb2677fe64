import type {
  ClassSummary,
  Edge,
  FunctionSummary,
  ImportSummary,
  Input,
  TextSummary,
} from '../summaries/summary';

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

/** A function of the program. */
export class FunctionNode {
  /** The class that it is a method of. */
  owner?: ClassNode;
  private edges?: Map<Port, Edge[]>;
  private higherOrder?: boolean;

  constructor(
    readonly file: FileNode,
    readonly index: number,
    readonly summary: FunctionSummary,
  ) {}

  /** Unlike that of any other function of the program. */
  get id(): string {
    return `${this.file.path}#${this.index}`;
  }

  get name(): string {
    return this.summary.name;
  }

  /** True where it calls what it is handed. */
  get isHigherOrder(): boolean {
    this.higherOrder ??= this.summary.edges.some(
      ({ from, to, isSame }) =>
        isSame && from.kind === 'parameter' && from.index >= 0 && to.kind === 'callee',
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

/** A file of the program. */
export class FileNode {
  readonly functions: readonly FunctionNode[];
  /** By the index of the text's `classes`. */
  readonly classes: ClassNode[] = [];
  /** Functions that are no methods, by the function that they stand in (0: the program) and their name. */
  private readonly scopes = new Map<string, FunctionNode[]>();
  private readonly classScopes = new Map<string, number>();
  readonly imports = new Map<string, ImportSummary[]>();
  /** The imports that name nothing here. */
  readonly opened: ImportSummary[] = [];

  constructor(readonly summary: TextSummary) {
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
      if (each.local === '') this.opened.push(each);
      else add(this.imports, each.local, each);
    }
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

/** Adds to the list of a key. */
export function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
