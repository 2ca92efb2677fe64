/**
 * The expressions of `metavariable-comparison`: a small part of Python, read here and evaluated in comparison-value.ts.
 * What Semgrep documents is there: arithmetic, bits, comparisons, `and`, `or`, `not`, `in`, and a few functions.
 */

/** An expression. `at` is its zero-based offset in the text. */
export type Expression =
  | { kind: 'value'; value: string | number | boolean | null; at: number }
  | { kind: 'metavariable'; name: string; at: number }
  | { kind: 'list'; items: Expression[]; at: number }
  | { kind: 'unary'; operator: string; operand: Expression; at: number }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression; at: number }
  | { kind: 'logic'; operator: 'and' | 'or'; parts: Expression[]; at: number }
  | { kind: 'compare'; operators: string[]; operands: Expression[]; at: number }
  | { kind: 'call'; name: FunctionName; arguments: Expression[]; at: number };

/** The functions, with the fewest and the most arguments that they take. */
const functions = {
  int: [1, 2],
  float: [1, 1],
  str: [1, 1],
  today: [0, 0],
  strptime: [1, 2],
  're.match': [2, 2],
} as const;
export type FunctionName = keyof typeof functions;

const depthAtMost = 60;

/** Binary operators by precedence, weakest first. */
const levels: readonly RegExp[] = [/\|/y, /\^/y, /&/y, /<<|>>/y, /[+-]/y, /\/\/|[*/%](?!\*)/y];
const comparisons = /(?:==|!=|<=|>=|<(?!<)|>(?!>)|(?:not\s+in|in|is\s+not|is)\b)/y;

class Unreadable extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/**
 * Reads an expression.
 * @returns the expression, or what is wrong with it and at which offset
 */
export function parseComparison(text: string): Expression | { error: string; at: number } {
  const parser = new Parser(text);
  try {
    return parser.whole();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { error: error.message, at: error.at };
  }
}

/** The metavariables of an expression, with their offsets. */
export function metavariablesOf(expression: Expression): { name: string; at: number }[] {
  switch (expression.kind) {
    case 'value':
      return [];
    case 'metavariable':
      return [{ name: expression.name, at: expression.at }];
    case 'list':
      return expression.items.flatMap(metavariablesOf);
    case 'unary':
      return metavariablesOf(expression.operand);
    case 'binary':
      return [...metavariablesOf(expression.left), ...metavariablesOf(expression.right)];
    case 'logic':
      return expression.parts.flatMap(metavariablesOf);
    case 'compare':
      return expression.operands.flatMap(metavariablesOf);
    case 'call':
      return expression.arguments.flatMap(metavariablesOf);
  }
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  whole(): Expression {
    const expression = this.disjunction();
    this.skip();
    if (this.at < this.text.length) {
      const rest = this.take(/\w+|\S/y) ?? '';
      throw new Unreadable(`an operator is expected, not \`${rest}\``, this.at - rest.length);
    }
    return expression;
  }

  private disjunction(): Expression {
    return this.logic('or', () => this.logic('and', () => this.negation()));
  }

  private logic(operator: 'and' | 'or', next: () => Expression): Expression {
    const parts = [next()];
    while (this.take(operator === 'and' ? /and\b/y : /or\b/y)) parts.push(next());
    return parts.length === 1 ? parts[0] : { kind: 'logic', operator, parts, at: parts[0].at };
  }

  private negation(): Expression {
    const at = this.skip();
    if (!this.take(/not\b/y)) return this.comparison();
    return { kind: 'unary', operator: 'not', operand: this.nested(() => this.negation()), at };
  }

  private comparison(): Expression {
    const operands = [this.level(0)];
    const operators: string[] = [];
    for (let found = this.take(comparisons); found; found = this.take(comparisons)) {
      operators.push(found.replace(/\s+/g, ' '));
      operands.push(this.level(0));
    }
    return operators.length === 0
      ? operands[0]
      : { kind: 'compare', operators, operands, at: operands[0].at };
  }

  private level(index: number): Expression {
    if (index === levels.length) return this.sign();
    let left = this.level(index + 1);
    for (let found = this.take(levels[index]); found; found = this.take(levels[index])) {
      left = { kind: 'binary', operator: found, left, right: this.level(index + 1), at: left.at };
    }
    return left;
  }

  private sign(): Expression {
    const at = this.skip();
    const operator = this.take(/[-+~]/y);
    if (operator) return { kind: 'unary', operator, operand: this.nested(() => this.sign()), at };
    const left = this.atom();
    if (!this.take(/\*\*/y)) return left;
    return { kind: 'binary', operator: '**', left, right: this.nested(() => this.sign()), at };
  }

  private atom(): Expression {
    const at = this.skip();
    const metavariable = this.take(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\$[1-9]\d*/y);
    if (metavariable) return { kind: 'metavariable', name: metavariable, at };
    const number = this.take(
      /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][-+]?\d+)?/y,
    );
    if (number) return { kind: 'value', value: Number(number.replace(/_/g, '')), at };
    const quoted = this.take(/[rRbBuU]{0,2}(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y);
    if (quoted) return { kind: 'value', value: textOf(quoted), at };
    if (this.take(/\(/y)) {
      const inner = this.nested(() => this.items(/\)/y, ')'));
      return inner.items.length === 1 && !inner.comma
        ? inner.items[0]
        : { kind: 'list', items: inner.items, at };
    }
    if (this.take(/\[/y)) return { kind: 'list', items: this.nested(() => this.items(/\]/y, ']')).items, at };
    const word = this.take(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y);
    if (word === undefined) {
      const found = this.take(/\w+|\S/y);
      throw new Unreadable(`a value is expected${found ? `, not \`${found}\`` : ''}`, at);
    }
    return this.named(word, at);
  }

  private named(word: string, at: number): Expression {
    if (word === 'True' || word === 'False') return { kind: 'value', value: word === 'True', at };
    if (word === 'None') return { kind: 'value', value: null, at };
    if (/^(?:and|or|not|in|is)$/.test(word)) {
      throw new Unreadable(`a value is expected, not \`${word}\``, at);
    }
    if (!Object.hasOwn(functions, word) || !this.take(/\(/y)) {
      throw new Unreadable(
        `\`${word}\` is not known here: there are metavariables, numbers, texts and ${Object.keys(functions)
          .map((name) => `${name}()`)
          .join(', ')}`,
        at,
      );
    }
    const name = word as FunctionName;
    const { items } = this.nested(() => this.items(/\)/y, ')'));
    const [fewest, most] = functions[name];
    if (items.length < fewest || items.length > most) {
      const wanted = fewest === most ? `${fewest}` : `${fewest} or ${most}`;
      throw new Unreadable(`\`${name}\` takes ${wanted} argument${wanted === '1' ? '' : 's'}`, at);
    }
    return { kind: 'call', name, arguments: items, at };
  }

  /** Expressions between commas, up to what closes them. */
  private items(end: RegExp, closing: string): { items: Expression[]; comma: boolean } {
    const items: Expression[] = [];
    let comma = false;
    while (!this.take(end)) {
      if (items.length > 0 && !comma)
        throw new Unreadable(`\`${closing}\` or a comma is missing`, this.skip());
      items.push(this.disjunction());
      comma = this.take(/,/y) !== undefined;
    }
    return { items, comma };
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > depthAtMost) throw new Unreadable('it is nested too deeply', this.at);
    const result = read();
    this.depth--;
    return result;
  }

  /** Skips spaces; the offset where the next word begins. */
  private skip(): number {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    return this.at;
  }

  /** The text that a sticky expression matches here, spaces before it skipped. */
  private take(expression: RegExp): string | undefined {
    this.skip();
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** What a quoted text of Python holds. */
function textOf(quoted: string): string {
  const start = quoted.search(/["']/);
  const content = quoted.slice(start + 1, -1);
  if (/r/i.test(quoted.slice(0, start))) return content;
  return content.replace(/\\([\s\S])/g, (whole, c: string) => escapes[c] ?? (/["'\\]/.test(c) ? c : whole));
}
