import type { Practice } from '../rules/practices';
import type { Range } from '../syntax/position';
import type { Condition } from './graph';

/** A call as a verdict names it. */
export interface NamedCall {
  name: string;
  start: number;
  end: number;
}

/** What misses in a function. Offsets are of the text that the verdict is about. */
export interface ControlGap {
  /** Where the way ends, or, of what must follow a call, begins: the call; absent: where the function returns. */
  call?: NamedCall;
  /** The call within what the function calls, where it is not the function's own: `db.query`. */
  inner?: string;
  /** What leads past the control; absent where the function does not have it at all. */
  when?: Condition;
}

/** Whether a control holds in a place of a text. Plain data: it crosses threads. */
export interface ControlVerdict {
  /** The id of the control. */
  control: string;
  /** The function, or the route of one without a name; empty for the whole file and where there is neither. */
  name: string;
  /** The smallest place that names it. */
  at: { start: number; end: number };
  /** `call`: a call that needs a practice. */
  place: 'handler' | 'function' | 'file' | 'call';
  /** What has to be used; absent where something has to be called. */
  practice?: Practice;
  /** Absent where the control is met. */
  gap?: ControlGap;
  /** What meets it: a call in the function, or what runs before it. */
  by?: { path: string; range: Range };
  /** False where names alone say what is called. */
  isSure: boolean;
}
