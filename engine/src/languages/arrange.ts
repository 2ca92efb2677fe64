/** A string of Java or Kotlin, or a character, at the start of a text; in Kotlin `${…}` may hold strings. */
const stringPattern =
  /^(?:"""[\s\S]*?"""|"(?:\\.|\$\{(?:[^{}"]|"(?:\\.|[^"\\\n])*")*\}|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/;
const tokenPattern = new RegExp(
  `\\s+|//[^\\n]*|/\\*[\\s\\S]*?\\*/|${stringPattern.source.slice(1)}|[\\w$]+|->|::|[\\s\\S]`,
  'g',
);
const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The tokens of a pattern's code: words, strings and signs without white space and comments, and their brackets. */
export class Tokens {
  readonly texts: string[] = [];
  /** The closing bracket of an opening one and back, by index; an open bracket without end has the number of tokens. */
  private readonly partners = new Map<number, number>();
  /** The innermost bracket around each token, or -1. */
  private readonly around: number[] = [];
  /** True for tokens that are the first of their line. */
  private readonly first: boolean[] = [];

  constructor(private readonly pieces: readonly string[]) {
    const open: number[] = [];
    let atStart = true;
    for (const text of pieces) {
      if (isSpace(text)) {
        atStart ||= text.includes('\n');
        continue;
      }
      const i = this.texts.length;
      if (isClosing(text)) {
        const start = open.pop();
        if (start !== undefined) {
          this.partners.set(start, i);
          this.partners.set(i, start);
        }
      }
      this.texts.push(text);
      this.around.push(open.at(-1) ?? -1);
      this.first.push(atStart);
      if (text in closing) open.push(i);
      atStart = false;
    }
    for (const start of open) this.partners.set(start, this.texts.length);
  }

  /** The bracket that belongs to the bracket at an index. */
  partner(i: number): number {
    return this.partners.get(i) ?? (isClosing(this.texts[i] ?? '') ? 0 : this.texts.length);
  }

  /** Index of the innermost bracket around a token; -1 at the top. */
  bracketOf(i: number): number {
    return this.around[i] ?? -1;
  }

  startsLine(i: number): boolean {
    return this.first[i] ?? false;
  }

  /** The tokens before an index back to the statement's start: the last `;`, `{` or `}`. */
  head(i: number): string[] {
    let from = i;
    while (from > 0 && !/^[;{}]$/.test(this.texts[from - 1])) from--;
    return this.texts.slice(from, i);
  }

  /** The code with each token replaced. */
  rewrite(replacement: (i: number) => string): string {
    let i = 0;
    return this.pieces.map((text) => (isSpace(text) ? text : replacement(i++))).join('');
  }
}

/** Length of the string that starts at an offset; 0 when none does. */
export function stringLength(text: string, at: number): number {
  return stringPattern.exec(text.slice(at))?.[0].length ?? 0;
}

/** Reads a pattern's code; strings and comments are those of Java and Kotlin. */
export function tokenize(code: string): Tokens {
  return new Tokens(code.match(tokenPattern) ?? []);
}

export function isWord(text: string | undefined): boolean {
  return text !== undefined && /^[\w$]+$/.test(text);
}

function isSpace(text: string): boolean {
  return /^(\s|\/\/|\/\*)/.test(text);
}

function isClosing(text: string): boolean {
  return /^[)\]}]$/.test(text);
}
