import type { TextOptions } from './options';

/** The words and other characters of a text, in flat arrays, in order. */
export interface Tokens {
  text: string;
  count: number;
  /** The number of a token's text: equal tokens have equal numbers. */
  id: Uint32Array;
  /** 1 for a word, which a metavariable can stand for. */
  isWord: Uint8Array;
  start: Uint32Array;
  end: Uint32Array;
  /** Zero-based. */
  line: Uint32Array;
  /** Of the first token of each line that has any: how far it is indented, a tab reaching to the next multiple of 8. */
  lines: { first: number; column: number }[];
  /** Token text → number. Texts are in lower case where case does not matter. */
  ids: ReadonlyMap<string, number>;
}

const comments: Record<TextOptions['comments'], RegExp | undefined> = {
  none: undefined,
  c: /\/\*[\s\S]*?\*\//g,
  cpp: /\/\*[\s\S]*?\*\/|\/\/.*/g,
  shell: /#.*/g,
};

/** The expression of words; every other character is a token of its own, white space is none. */
export function wordExpression(options: TextOptions): string {
  return `[A-Za-z0-9_${options.wordCharacters.replace(/[\\\]^-]/g, '\\$&')}]+`;
}

/** Splits a text into tokens. */
export function tokenize(text: string, options: TextOptions): Tokens {
  const comment = comments[options.comments];
  const code = comment ? text.replace(comment, (found) => found.replace(/[^\r\n]/g, ' ')) : text;
  const word = new RegExp(`^${wordExpression(options)}$`);
  const token = new RegExp(`\\r\\n|\\n|\\r|${wordExpression(options)}|\\S`, 'gu');
  const ids = new Map<string, number>();
  const words: boolean[] = [];
  const id: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const line: number[] = [];
  const lines: Tokens['lines'] = [];
  let lineStart = 0;
  let lineNumber = 0;
  let isFirst = true;
  for (let found = token.exec(code); found; found = token.exec(code)) {
    const [source] = found;
    if (source[0] === '\n' || source[0] === '\r') {
      lineNumber++;
      lineStart = token.lastIndex;
      isFirst = true;
      continue;
    }
    const known = options.caseless ? source.toLowerCase() : source;
    let number = ids.get(known);
    if (number === undefined) {
      number = ids.size;
      ids.set(known, number);
      words.push(word.test(source));
    }
    if (isFirst) lines.push({ first: id.length, column: columnOf(code.slice(lineStart, found.index)) });
    isFirst = false;
    id.push(number);
    start.push(found.index);
    end.push(token.lastIndex);
    line.push(lineNumber);
  }
  return {
    text,
    count: id.length,
    id: Uint32Array.from(id),
    isWord: Uint8Array.from(id, (each) => Number(words[each])),
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    line: Uint32Array.from(line),
    lines,
    ids,
  };
}

function columnOf(indentation: string): number {
  let column = 0;
  for (const char of indentation) column = char === '\t' ? column - (column % 8) + 8 : column + 1;
  return column;
}
