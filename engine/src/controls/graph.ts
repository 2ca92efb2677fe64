/** What controls need to know of one text: plain data that crosses threads. Offsets are UTF-16, end exclusive. */

import type { EntryPointKind } from '../entrypoints/entry-point';
import type { Mount } from '../entrypoints/mounts';
import type { Practice } from '../rules/practices';
import type { TextRange } from '../syntax/tree';

/** A control of the threat notes as it is checked in the texts of its scope. */
export interface ControlCheck {
  /** The id of the control. */
  control: string;
  place: 'handler' | 'function' | 'file';
  /** Names of the functions that it is about; undefined: all. */
  matching?: readonly string[];
  mustCall: readonly string[];
  before?: readonly string[];
  after?: readonly string[];
  /** What has to be used, instead of a call of `mustCall`. */
  practice?: Practice;
  /** Of a practice: the files for which the same notes count begin so. */
  base?: string;
  /** Of encryption: the ids of the assets that it is for. */
  assets?: readonly string[];
}

/** A call of a text. */
export interface ControlCall {
  start: number;
  end: number;
  /** What is called, as the code writes it, and by its full name where an import gives one. */
  names: readonly string[];
}

/** Why a way is taken. */
export interface Condition {
  start: number;
  end: number;
  /**
   * `holds` or `fails`: a condition; `none`: a loop has nothing to run for; `case`: a clause of a switch; `other`: no
   * clause of a switch; `throws`: a call throws and the error is caught.
   */
  how: 'holds' | 'fails' | 'none' | 'case' | 'other' | 'throws';
}

/** A way from one step to another. */
export interface Way {
  to: number;
  when?: Condition;
  /** Set where it leads around what a call may run: the number of the call. */
  around?: number;
}

/** A step of a function: a call, or a place where ways meet. */
export interface Step {
  /** An index of the text's calls; -1: none. */
  call: number;
  ways: Way[];
}

/** The step that a function begins at, and the one that is reached where it returns. */
export const ENTRY = 0;
export const EXIT = 1;

/** The control flow of a function, with that of what stands in its calls. */
export interface FunctionGraph {
  /** Empty for a function without a name. */
  name: string;
  /** The function. */
  start: number;
  end: number;
  /** The smallest place that names it: its name, or its first line. */
  at: { start: number; end: number };
  /** The function around it; -1 for none. */
  outer: number;
  /** Parameters by name, its own. */
  parameters: readonly string[];
  /** What runs before it: decorators and annotations of it and of its class, by name. */
  guards: readonly { name: string; start: number; end: number }[];
  steps: readonly Step[];
  /** Set where it is too long to look at: nothing is said of it. */
  isPartial?: true;
}

/** A place where data of others comes in, as controls see it. */
export interface Handled {
  kind: EntryPointKind;
  /** The function, where it stands in this text: an index of `functions`. */
  function?: number;
  /** What the text calls the function, where it stands elsewhere: `controller.show`. */
  name?: string;
  /** As people say it: `GET /patients/:id` where the function has no name. */
  label: string;
  /** What runs before it, by name. */
  guards: readonly string[];
  /** Where it is registered. */
  start: number;
  end: number;
}

/** A call that needs a practice: it makes a token, or stores data. */
export interface PracticeNeed {
  /** The smallest place that says it: what is called, or the data that is stored. */
  start: number;
  end: number;
  /** What is called. */
  name: string;
  /** The function that it stands in. */
  within: number;
  /** Where the call is given what it needs. */
  given?: TextRange;
  /** False where what it is handed is not known. */
  isSure: boolean;
  /** Of stored data: the calls that it passes, and each asset in it with those that this one passes. */
  data?: { calls: readonly number[]; assets: readonly { asset: string; calls: readonly number[] }[] };
}

/** What a text has of a practice that controls ask for. */
export interface TextPractice {
  /** The calls that do it, by number. */
  calls: readonly number[];
  /** What stands for it before handlers: names of functions, and of variables that hold what a call made. */
  names: readonly string[];
  /** What stands before handlers and says that it is not done there. */
  lifts: readonly string[];
  /** Where it is done for the whole program. */
  everywhere?: TextRange;
  needs: readonly PracticeNeed[];
}

/** What controls need to know of a text. */
export interface TextControls {
  /** The checks whose scope the text is in. */
  checks: readonly ControlCheck[];
  calls: readonly ControlCall[];
  /** By the number under which data flow knows them: in the order of the text, the program itself is 0. */
  functions: readonly FunctionGraph[];
  handled: readonly Handled[];
  /** Where routers of other files are put below those of the text. */
  mounts: readonly Mount[];
  /** The practices that its notes ask for. */
  practices: Readonly<Partial<Record<Practice, TextPractice>>>;
}
