import type { Output, Path } from '../summaries/summary';
import type { Target } from './calls';
import type { CallNode, FunctionNode, Port } from './nodes';

/** Data at a path of an input of a function. */
export interface Fact {
  port: Port;
  path: Path;
  /** The rules for which it is there, and those that nothing was made of yet. */
  rules: number;
  fresh: number;
}

/** What an entry lets out of the function. */
export interface Outcome {
  key: string;
  to: Output;
  path: Path;
  rules: number;
}

/** Who handed the data over that an entry follows: what leaves the function goes back there. */
export interface Incoming {
  from: Entry;
  call: number;
  target: Target;
  rules: number;
}

/** How data gets from one entry into another. */
export interface Link {
  from: Entry;
  to: Entry;
  /** The outcome of `from` that brings it there. */
  outcome: string;
  /** For what is handed to a call: which one. */
  call: number;
  /** For what is handed to a call: the function that it runs. */
  target?: Target;
  kind: 'call' | 'return' | 'cell' | 'receiver';
  rules: number;
  /** How unsure it is that it goes this way; 0: sure. */
  doubt: number;
}

/**
 * One way for data to come into a function, and what becomes of it there: the rows of the table. Where the data was
 * handed over by a call, what leaves the function goes back to that call only; where it is known to be there whoever
 * calls (it is read from a request, or from a shared variable), to every call of the function.
 */
export class Entry {
  rules = 0;
  readonly facts = new Map<string, Fact>();
  readonly outcomes = new Map<string, Outcome>();
  // Most entries have none of these.
  private ownIncoming?: Map<string, Incoming>;
  private ownLinks?: Map<string, Link>;
  private ownSources?: Link[];

  constructor(
    readonly id: number,
    readonly node: FunctionNode,
    /** The call that the function runs for, where it calls what it is handed; else empty. */
    readonly context: string,
    readonly port: Port,
    readonly path: Path,
    readonly isForAll: boolean,
  ) {}

  /** Who handed the data over, by entry and call. */
  get incoming(): ReadonlyMap<string, Incoming> {
    return this.ownIncoming ?? noneIncoming;
  }

  /** How data goes on from here into other entries. */
  get links(): ReadonlyMap<string, Link> {
    return this.ownLinks ?? noneLinks;
  }

  /** How data gets here from other entries. */
  get sources(): readonly Link[] {
    return this.ownSources ?? noneSources;
  }

  addIncoming(key: string, incoming: Incoming): void {
    this.ownIncoming ??= new Map();
    this.ownIncoming.set(key, incoming);
  }

  /** Joins this entry to the one that the link leads to. */
  addLink(key: string, link: Link): void {
    this.ownLinks ??= new Map();
    this.ownLinks.set(key, link);
    link.to.ownSources ??= [];
    link.to.ownSources.push(link);
  }

  /** Unlike that of any other entry, and the same in each run. */
  get key(): string {
    return `${this.node.id} ${this.context} ${this.isForAll ? '*' : ''}${this.port} ${this.path}`;
  }
}

const noneIncoming: ReadonlyMap<string, Incoming> = new Map();
const noneLinks: ReadonlyMap<string, Link> = new Map();
const noneSources: readonly Link[] = [];

/** The name of an outcome within its entry. */
export function outcomeKey(to: Output, path: Path): string {
  switch (to.kind) {
    case 'sink':
      return `sink ${to.sink}`;
    case 'return':
      return `return ${path}`;
    case 'parameter':
      return `parameter ${to.index} ${path}`;
    case 'cell':
      return `cell ${to.cell} ${path}`;
    case 'argument':
      return `argument ${to.call} ${to.index} ${to.name ?? ''} ${path}`;
    case 'callee':
      return `callee ${to.call} ${path}`;
  }
}

export function contextOf({ caller, call }: CallNode): string {
  return `${caller.id}:${call}`;
}
