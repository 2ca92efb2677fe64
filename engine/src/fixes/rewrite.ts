import type { TextEdit } from '../syntax/position';

/** A rewrite before it is verified: the edits and the text that the person will see. */
export interface Rewrite {
  edits: TextEdit[];
  /** What replaces the finding's code, for the title. */
  fixed: string;
}
