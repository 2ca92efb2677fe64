import { Kind, Role } from '../../syntax/kinds';
import type { TextRange, TreeBuilder } from '../../syntax/tree';
import { DEEP, isListPlaceholder, metavariableOf } from '../placeholders';

/** Comments, brackets, separators, strings in either quotes, and runs of anything else: numbers and words. */
const lexeme =
  /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|[{}[\],:]|(["'])(?:\\[\s\S]|(?!\1)[^\\\n\r])*\1?|[^\s{}[\],:"']+/g;
const number = /^[-+]?(?:\d|\.\d|Infinity$|NaN$)/;
const constant = /^(?:true|false|null)$/;

interface Token extends TextRange {
  text: string;
}

/**
 * Reads JSON as editors allow it: with comments, trailing commas, single quotes and words without quotes (JSON with
 * comments, JSON5). What is missing or too much is an error of its own place; the rest is read as it stands.
 */
export class JsonParser {
  private readonly tokens: Token[] = [];
  private readonly comments: TextRange[] = [];
  private at = 0;

  constructor(
    text: string,
    private readonly builder: TreeBuilder,
  ) {
    for (const match of text.matchAll(lexeme)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (/^\/[/*]/.test(match[0])) this.comments.push(range);
      else this.tokens.push({ ...range, text: match[0] });
    }
  }

  /** Adds the text's values as statements, of which JSON has one. Returns the comments. */
  parse(): readonly TextRange[] {
    for (let values = 0; this.next !== undefined; values++) {
      if (values > 0 || !this.startsValue()) this.error();
      if (this.startsValue()) this.value(Role.Statement);
      else this.at++;
    }
    return this.comments;
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  private startsValue(): boolean {
    return this.next !== undefined && !/^[}\],:]$/.test(this.next.text);
  }

  private value(role: Role): void {
    const { text } = this.next as Token;
    if (text === '{') this.members(Kind.Object, role, '}', () => this.pair());
    else if (text === '[') this.array(role);
    else this.scalar(role);
  }

  private array(role: Role): void {
    if (this.tokens[this.at + 1]?.text !== DEEP) {
      this.members(Kind.List, role, ']', () => this.value(Role.Entry));
      return;
    }
    let part = Role.Callee;
    this.members(Kind.Call, role, ']', () => {
      this.value(part);
      part = Role.Argument;
    });
  }

  private scalar(role: Role): void {
    const { text, start, end } = this.next as Token;
    this.at++;
    const { builder } = this;
    const leaf = (kind: Kind, name = text) => builder.leaf(kind, role, start, end, builder.contentName(name));
    const quote = text[0];
    if (quote === '"' || quote === "'") {
      const isClosed = text.length > 1 && text.endsWith(quote);
      if (!isClosed) builder.error(start, end);
      leaf(Kind.String, text.slice(1, isClosed ? -1 : undefined));
    } else if (metavariableOf(text) !== undefined || isListPlaceholder(text) || text === DEEP)
      leaf(Kind.Name);
    // A key without quotes is a key all the same.
    else if (role === Role.Key) leaf(Kind.String);
    else if (number.test(text)) leaf(Kind.Number);
    else leaf(constant.test(text) ? Kind.Constant : Kind.Name);
  }

  /** An object or an array, up to its bracket; `member` reads one of the members. */
  private members(kind: Kind, role: Role, close: string, member: () => void): void {
    const { builder } = this;
    const { start } = this.next as Token;
    this.at++;
    const opened = builder.open(kind, role, start, start);
    while (this.next !== undefined && this.next.text !== close) {
      if (this.takes(',')) continue;
      if (this.startsValue()) {
        member();
        if (this.next !== undefined && this.next.text !== ',' && this.next.text !== close) this.error();
      } else if (this.next.text === ':') {
        this.error();
        this.at++;
      } else break;
    }
    if (!this.takes(close)) this.error();
    builder.setEnd(opened, this.tokens[this.at - 1].end);
    builder.close();
  }

  private pair(): void {
    const { builder } = this;
    const { text, start, end } = this.next as Token;
    if (/^[{[]$/.test(text)) {
      this.error();
      this.value(Role.Entry);
      return;
    }
    if (isListPlaceholder(text) && this.tokens[this.at + 1]?.text !== ':') {
      this.scalar(Role.Entry);
      return;
    }
    const opened = builder.open(Kind.Pair, Role.Entry, start, end);
    this.scalar(Role.Key);
    if (this.takes(':') && this.startsValue()) this.value(Role.Value);
    else this.error();
    builder.setEnd(opened, this.tokens[this.at - 1].end);
    builder.close();
  }

  private takes(text: string): boolean {
    if (this.next?.text !== text) return false;
    this.at++;
    return true;
  }

  /** Notes an error at the next token, or at the end of the last. */
  private error(): void {
    const last = this.tokens[this.at - 1]?.end ?? 0;
    this.builder.error(this.next?.start ?? last, this.next?.end ?? last);
  }
}
