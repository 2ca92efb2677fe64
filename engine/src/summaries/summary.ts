/**
 * What data flow knows of one text without looking at any other: for each function a small graph from what comes in to
 * what goes out. Plain data: it crosses threads, and is remembered for as long as the text stays the same. The linker
 * joins the graphs of a program.
 */

/** The part of a value: keys and field names joined by dots, `*` for an element that is not known; empty: all of it. */
export type Path = string;

/** The step of a path that stands for the keys of a map, which are data only where the whole map is. */
export const KEYS = '#';

/** The place of a receiver among the arguments of a call, and of `this` among the parameters of a function. */
export const RECEIVER = -1;

/** The name of a block that stands behind the arguments of a call, and of the parameter that gets it. */
export const BLOCK = '&';

/** What comes into a function. */
export type Input =
  /** Data that a rule names as a source: an index of the text's `sources`. */
  | { kind: 'source'; source: number }
  /** What a caller hands over; `RECEIVER` for the object that a method is called on. */
  | { kind: 'parameter'; index: number; path: Path }
  /** What a variable holds that lives longer than the function; see `Cell`. */
  | { kind: 'cell'; cell: Cell; path: Path }
  /** What a call of the function yields: an index of its `calls`. For `new`, the object. */
  | { kind: 'result'; call: number; path: Path }
  /** What a call leaves in the object that it got as an argument; `RECEIVER` for what it is called on. */
  | { kind: 'argument'; call: number; index: number; path: Path }
  /** A function of the text as a value: an index of its `functions`. */
  | { kind: 'function'; function: number }
  /** A class of the text as a value: an index of its `classes`. */
  | { kind: 'class'; class: number };

/** What goes out of a function. */
export type Output =
  /** A place that a rule names as a sink: an index of the text's `sinks`. */
  | { kind: 'sink'; sink: number }
  | { kind: 'return'; path: Path }
  /** What stays behind in the object that a caller handed over; `RECEIVER` for what it was called on. */
  | { kind: 'parameter'; index: number; path: Path }
  | { kind: 'cell'; cell: Cell; path: Path }
  /** What is handed to a call: by place, or by name; `RECEIVER` for what it is called on. */
  | { kind: 'argument'; call: number; index: number; name?: string; path: Path }
  /** The value that is called. */
  | { kind: 'callee'; call: number };

/**
 * A variable that lives longer than a function:
 * - `local:<function>:<name>`: a variable of a function of this text that inner functions use (0: of the program);
 * - `field:<class>.<name>`: a field of a class of this text, or of one that the text names, whichever object has it;
 * - `import:<local>`: what another file gives under that name here: reading it reads that file's export;
 * - `export`: the one value that a file gives as a whole, its parts under its path: `module.exports` of CommonJS;
 * - `global:<name>`: a name that the text does not declare.
 */
export type Cell = string;

/** The cell of the value that a file gives as a whole; `default` is the part that `export default` gives. */
export const WHOLE: Cell = 'export';

/** One stop of the data on its way; `previous` leads back to where it came in. Offsets are UTF-16, end exclusive. */
export interface Trace {
  start: number;
  end: number;
  /** Why the data is here: "assigned to id". */
  note: string;
  previous?: Trace;
  length: number;
}

/** Data that comes in here goes out there. */
export interface Edge {
  from: Input;
  to: Output;
  /** The rules for which it still counts, a bit each. */
  rules: number;
  /** True where the very value arrives, not a text or number that was made of it: functions and objects go along. */
  isSame: boolean;
  /** The stops in between; undefined: none. */
  trace?: Trace;
  /** Calls that have vouched for the data: it does not pass where what they call proves one of these. */
  unless?: readonly Vouch[];
}

/** That a call turned out so that what it got as an argument may be proven harmless. */
export interface Vouch {
  call: number;
  /** The place of the argument. */
  index: number;
  when: Outcome;
}

/** How a call turned out: it returned true, or false, or at all. */
export type Outcome = 'true' | 'false' | 'always';

/** That a function turns out so only where what it got as a parameter is harmless. */
export interface Proof {
  index: number;
  when: Outcome;
}

/** How a call names what it calls. */
export interface Callee {
  /**
   * `f` of `f(x)`, `a`, `b`, `f` of `a.b.f(x)`, as far as the code writes names; empty where what is called is computed.
   * For `new C(x)`, and for `super(x)`, the name of the class.
   */
  chain: readonly string[];
  /** The name of a method, the last of the chain, where something stands before it. */
  method?: string;
  /** The types that the object is declared or known to have, as the text writes them, without type arguments. */
  types: readonly string[];
  /** True where the object is the one that the function was called on. */
  onSelf: boolean;
  /** True for `super.m()` and `super()`: the bases of the class are meant. */
  onSuper: boolean;
  /** True where the call makes an object of a class. */
  isNew: boolean;
}

/** A call that other functions of the program may answer. */
export interface CallSite {
  start: number;
  end: number;
  callee: Callee;
  /** How many arguments it has; -1 where a spread hides the number. */
  count: number;
  /**
   * What becomes of the data when no function of the program is called: from places among the arguments (`RECEIVER`, 0, 1
   * ...) to the result (`return`) or to the object that another place holds.
   */
  otherwise: readonly { from: number; to: number | 'return'; rules: number }[];
  /** False where a function of that name is rather a library's: only what is known to be called counts. */
  mayGuess: boolean;
}

export interface ParameterSummary {
  /** Empty for a pattern. */
  name: string;
  /** Written types, without type arguments. */
  types: readonly string[];
  /** True for a parameter that takes all arguments that are left. */
  isRest: boolean;
  isOptional: boolean;
}

export interface FunctionSummary {
  /** Empty for a function without a name; the program itself is the function 0 of a text. */
  name: string;
  start: number;
  end: number;
  /** The class that it is a method of: an index of the text's `classes`; -1 for none. */
  class: number;
  /** The function that it stands in, an index of the text's `functions`; -1 for the program. */
  outer: number;
  /** The type of the object of a method that stands outside of its class. */
  receiver?: string;
  isStatic: boolean;
  isConstructor: boolean;
  /** Without the one that stands for the object that a method is called on. */
  parameters: readonly ParameterSummary[];
  /** Types of what it returns, without type arguments. */
  returns: readonly string[];
  /** What it proves of its parameters; absent: nothing. */
  proves?: readonly Proof[];
  edges: readonly Edge[];
  calls: readonly CallSite[];
  /** Set where the function is too long or too deep: what it does with data is known in part only. */
  isPartial?: boolean;
}

export interface ClassSummary {
  name: string;
  start: number;
  end: number;
  /** What it extends and implements, as the text writes it, without type arguments. */
  bases: readonly string[];
  /** The function that it stands in; 0 for the program. */
  outer: number;
  /** Written types of its fields, by name. */
  fields: Readonly<Record<string, readonly string[]>>;
}

/** A name that another file gives. */
export interface ImportSummary {
  /** The name here; empty where nothing is named: `import './a'`, `from a import *`, `require 'b'`, `include 'c.php'`. */
  local: string;
  /** The module as written: `./a`, `..pkg.mod`, `com.example.Thing`, `github.com/x/y`. */
  module: string;
  /** The name there; `default`; `*` or empty for all of it. */
  name: string;
}

/** A name that this file gives to others under another one, or that it gives on from another one. */
export interface ExportSummary {
  /** The name for others; `default`; `*` where all of a module is given on. */
  name: string;
  /** The name here, or in `module`. */
  local: string;
  module?: string;
}

/** Data that a rule names as a source. */
export interface SourcePoint {
  start: number;
  end: number;
  /** The code as people read it, on one line. */
  text: string;
  /** The rules that name it, a bit each. */
  rules: number;
}

/** A place that a rule names as a sink. */
export interface SinkPoint {
  start: number;
  end: number;
  text: string;
  /** The bit of its rule. */
  rules: number;
  /** The number of its rule in the run. */
  query: number;
}

/** The graphs of one text for one run of rules. */
export interface TextSummary {
  /** Workspace-relative path with forward slashes. */
  path: string;
  /** VS Code's language id. */
  languageId: string;
  /** The package or namespaces that the text declares itself to be of; empty for none. */
  packages: readonly string[];
  functions: readonly FunctionSummary[];
  classes: readonly ClassSummary[];
  imports: readonly ImportSummary[];
  exports: readonly ExportSummary[];
  sources: readonly SourcePoint[];
  sinks: readonly SinkPoint[];
  /** Offsets at which the lines begin. */
  lines: Uint32Array;
}
