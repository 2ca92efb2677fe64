import type { TextOptions } from './options';
import { structureOf, type TextStructure } from './structure';

/** A text longer than this (UTF-16 units) whose lines are long on average was made by a machine and has no layout. */
const longestUnlaidText = 500;
const longestMeanLine = 500;

/** The structure of one text by each way of reading it, made when it is asked for. */
export class TextStructures {
  private readonly known = new Map<string, TextStructure>();

  /** `isPiece`: the text is a piece of a file; a rule that looks at one wants it whatever its layout. */
  constructor(
    private readonly text: string,
    private readonly isPiece: boolean,
  ) {}

  /** The text's structure; that of an empty text where layout means nothing, as in minified code. */
  by(options: TextOptions): TextStructure {
    const { maximumSpan: _, ...reading } = options;
    const key = JSON.stringify(reading);
    let structure = this.known.get(key);
    if (!structure) {
      structure = structureOf(this.isPiece || hasLayout(this.text) ? this.text : '', options);
      this.known.set(key, structure);
    }
    return structure;
  }
}

function hasLayout(text: string): boolean {
  if (text.length <= longestUnlaidText) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines <= longestMeanLine;
}
