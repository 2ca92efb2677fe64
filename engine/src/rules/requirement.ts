/** `requires` of taint rules: which labels data must carry, as Semgrep writes it, in Python's words. */

/** Labels put together. A label holds when the data carries it. */
export type Requirement =
  | { kind: 'label'; name: string }
  | { kind: 'constant'; value: boolean }
  | { kind: 'not'; part: Requirement }
  | { kind: 'and' | 'or'; parts: Requirement[] };

const depthAtMost = 100;

/**
 * Reads `A and not (B or C)`.
 * @returns the requirement, or what is wrong with the text at a zero-based offset of it
 */
export function parseRequirement(text: string): Requirement | { error: string; at: number } {
  const parser = new Parser(text);
  try {
    const requirement = parser.either(0);
    parser.end();
    return requirement;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { error: error.message, at: error.at };
  }
}

/** The labels that a requirement asks about. */
export function labelsOf(requirement: Requirement): string[] {
  switch (requirement.kind) {
    case 'label':
      return [requirement.name];
    case 'constant':
      return [];
    case 'not':
      return labelsOf(requirement.part);
    default:
      return requirement.parts.flatMap(labelsOf);
  }
}

class Unreadable extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  either(depth: number): Requirement {
    return this.chain('or', () => this.chain('and', () => this.negated(depth)));
  }

  end(): void {
    const rest = this.take(/\S+/y);
    if (rest !== undefined) this.fail(`\`and\`, \`or\` or the end is expected, not \`${rest}\``, rest);
  }

  private chain(word: 'and' | 'or', next: () => Requirement): Requirement {
    const parts = [next()];
    while (this.take(word === 'and' ? /and\b/y : /or\b/y) !== undefined) parts.push(next());
    return parts.length === 1 ? parts[0] : { kind: word, parts };
  }

  private negated(depth: number): Requirement {
    if (depth > depthAtMost) this.fail('it is nested too deeply', '');
    if (this.take(/not\b/y) !== undefined) return { kind: 'not', part: this.negated(depth + 1) };
    if (this.take(/\(/y) !== undefined) {
      const inner = this.either(depth + 1);
      if (this.take(/\)/y) === undefined) this.fail('a closing parenthesis is missing', '');
      return inner;
    }
    const word = this.take(/[A-Za-z_]\w*/y);
    if (word === undefined || word === 'and' || word === 'or') {
      this.fail(`a label is expected${word === undefined ? '' : `, not \`${word}\``}`, word ?? '');
    }
    if (word === 'True' || word === 'False') return { kind: 'constant', value: word === 'True' };
    return { kind: 'label', name: word };
  }

  /** The next word that a sticky expression matches, spaces before it skipped. */
  private take(expression: RegExp): string | undefined {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  /** `read`: what was already taken of the wrong words. */
  private fail(message: string, read: string): never {
    throw new Unreadable(message, this.at - read.length);
  }
}
