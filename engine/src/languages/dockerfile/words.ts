import { Kind, Role } from '../../syntax/kinds';
import type { TextRange, TreeBuilder } from '../../syntax/tree';
import { isPlaceholder, splitAtPlaceholders } from '../placeholders';

/** A part of a word: text without quotes, a hole of a pattern, or a variable. */
interface Piece extends TextRange {
  kind: 'text' | 'hole' | 'variable';
  text: string;
}

/** Words of instructions: how they are quoted does not matter. */
export class Words {
  constructor(
    readonly text: string,
    private readonly escapeMark: string,
    readonly builder: TreeBuilder,
  ) {}

  source({ start, end }: TextRange): string {
    return this.text.slice(start, end);
  }

  /** A range without the white space around it. */
  trimmed(range: TextRange): TextRange {
    const text = this.source(range);
    const start = range.start + (text.length - text.trimStart().length);
    return { start, end: range.start + text.trimEnd().length };
  }

  /** The words of a range, apart at white space that is neither quoted nor escaped. */
  split({ start, end }: TextRange): TextRange[] {
    const words: TextRange[] = [];
    let first = -1;
    for (let at = start; at < end; ) {
      if (/\s/.test(this.text[at])) {
        if (first >= 0) words.push({ start: first, end: at });
        first = -1;
        at++;
      } else {
        if (first < 0) first = at;
        at += this.lengthAt(at, end);
      }
    }
    if (first >= 0) words.push({ start: first, end });
    return words;
  }

  /** The first place of one of some characters outside of quotes and braces; -1 when there is none. */
  find(characters: string, { start, end }: TextRange): number {
    for (let at = start; at < end; at += this.lengthAt(at, end))
      if (characters.includes(this.text[at])) return at;
    return -1;
  }

  /** Adds a word: a string, or a template of its text and its variables, as in the words of Bash. */
  add(range: TextRange, role: Role): void {
    const { builder } = this;
    const pieces = this.pieces(range);
    const [first] = pieces;
    if (first === undefined) builder.leaf(Kind.String, role, range.start, range.end);
    else if (pieces.length === 1) this.addPiece({ ...first, ...range }, role);
    else {
      builder.open(Kind.Template, role, range.start, range.end);
      for (const piece of pieces) this.addPiece(piece, Role.Part);
      builder.close();
    }
  }

  /** Adds the name of something: a key, a variable. */
  addName(range: TextRange, role: Role): void {
    const pieces = this.pieces(range);
    if (pieces.length === 1 && pieces[0].kind !== 'variable') {
      const { builder } = this;
      builder.leaf(Kind.Name, role, range.start, range.end, builder.contentName(pieces[0].text));
    } else this.add(range, role);
  }

  private addPiece({ kind, text, start, end }: Piece, role: Role): void {
    const { builder } = this;
    if (kind === 'variable') {
      builder.open(Kind.Template, role, start, end, builder.names.id('$'));
      builder.leaf(Kind.Name, Role.Part, start, end, builder.contentName(text));
      builder.close();
    } else
      builder.leaf(kind === 'text' ? Kind.String : Kind.Name, role, start, end, builder.contentName(text));
  }

  private pieces({ start, end }: TextRange): Piece[] {
    const pieces: Piece[] = [];
    const add = (piece: Piece) => {
      const last = pieces.at(-1);
      if (piece.kind === 'text' && last?.kind === 'text') {
        last.text += piece.text;
        last.end = piece.end;
      } else pieces.push(piece);
    };
    let quote = '';
    for (let at = start; at < end; ) {
      const char = this.text[at];
      const variable = char === '$' && quote !== "'" ? this.variableAt(at, end) : null;
      let length = 1;
      if (char === this.escapeMark && quote !== "'" && at + 1 < end) {
        length = 2;
        add({ kind: 'text', start: at, end: at + 2, text: this.text[at + 1] });
      } else if (variable) {
        length = variable[0].length;
        add({ kind: 'variable', start: at, end: at + length, text: variable[1] ?? variable[2] });
      } else if (quote === '' ? char === '"' || char === "'" : char === quote)
        quote = quote === '' ? char : '';
      else {
        const text = this.plainAt(at, end, quote);
        length = text.length;
        let from = at;
        for (const part of splitAtPlaceholders(text)) {
          add({
            kind: isPlaceholder(part) ? 'hole' : 'text',
            start: from,
            end: from + part.length,
            text: part,
          });
          from += part.length;
        }
      }
      at += length;
    }
    return pieces;
  }

  private variableAt(at: number, end: number): RegExpExecArray | null {
    return /^\$(?:(\w+)|\{(\w*)[^}]*\}?)/.exec(this.text.slice(at, end));
  }

  /** Text that is nothing else, at least one character. */
  private plainAt(at: number, end: number, quote: string): string {
    let to = at + 1;
    while (to < end && this.text[to] !== this.escapeMark && !(quote || `"'`).includes(this.text[to])) {
      if (this.text[to] === '$' && quote !== "'") break;
      to++;
    }
    return this.text.slice(at, to);
  }

  /** How long the character, the quoted text or the `${...}` at a place is. */
  private lengthAt(at: number, end: number): number {
    const char = this.text[at];
    if (char === this.escapeMark) return 2;
    const close = char === '"' || char === "'" ? char : this.text.startsWith('${', at) ? '}' : '';
    if (close === '') return 1;
    for (let to = at + 1; to < end; to++) {
      if (this.text[to] === this.escapeMark && char === '"') to++;
      else if (this.text[to] === close) return to + 1 - at;
    }
    return end - at;
  }
}
