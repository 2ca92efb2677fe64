import { numberOf } from '../dataflow/numbers';
import { Kind } from '../syntax/kinds';
import { type Analyzer, analyzers } from './analyzers';
import { type Binding, type Bindings, bare, boundText } from './bindings';
import type { Expression } from './comparison';
import { holdsComparison, inBase, type Value } from './comparison-value';
import type { DocumentFacts } from './document-facts';
import { boundValue } from './literal-value';
import { compileRegex, type SafeRegex } from './regex';
import { contentOf } from './string-content';
import { matchTypes } from './type-match';

/** `metavariable-regex`: what a metavariable stands for must match from its beginning. */
export interface RegexCondition {
  kind: 'regex';
  metavariable: string;
  regex: SafeRegex;
  /** True: a name that stands for a literal is read as that, too. */
  constants: boolean;
  /** True when the expression has groups, which become metavariables. */
  binds: boolean;
}

/** `metavariable-comparison`. */
export interface ComparisonCondition {
  kind: 'comparison';
  expression: Expression;
  base?: number;
  strip: boolean;
}

/** `metavariable-analysis`. */
export interface AnalysisCondition {
  kind: 'analysis';
  metavariable: string;
  analyzer: Analyzer;
}

/** `metavariable-type`: what the file says of the type of a metavariable's code. */
export interface TypeCondition {
  kind: 'type';
  metavariable: string;
  /** Any of these; metavariables and ellipses may stand in them, and bind nothing. */
  types: readonly string[];
}

/** Pieces of code up to this length, in UTF-16 units, meet each expression once. */
const longestKnown = 80;

/** Tests conditions on one text. */
export class ConditionTester {
  private readonly known = new Map<SafeRegex, Map<string, boolean>>();
  private readonly compiled = new Map<string, SafeRegex | undefined>();

  /** `report` is told what could not be finished. `today`: `YYYY-MM-DD`. */
  constructor(
    private readonly facts: DocumentFacts,
    private readonly report: (message: string) => void,
    private readonly today: string,
  ) {}

  /** True when the code, or the literal that it stands for, satisfies the condition. */
  holds({ metavariable, regex, constants }: RegexCondition, binding: Binding): boolean {
    if (this.test(metavariable, regex, boundText(this.facts.tree.text, binding))) return true;
    if (!constants) return false;
    // Rules are written both ways: with the quotes of the literal and without.
    const { tree } = this.facts;
    const literal = binding.node >= 0 ? this.facts.constants.literal(binding.node) : -1;
    if (literal >= 0 && this.test(metavariable, regex, tree.textOf(literal))) return true;
    return this.test(metavariable, regex, contentOf(this.facts, binding).text);
  }

  /** True when the code has one of the types, or is the name of one. */
  hasType({ types }: TypeCondition, binding: Binding): boolean {
    const { imports, tree } = this.facts;
    const stands = (name: string, path: string) => imports.stands(name, path);
    const isType = binding.node >= 0 && tree.kind[binding.node] === Kind.Type;
    const known = binding.node < 0 ? undefined : this.facts.types.of(binding.node);
    const names = isType ? [tree.textOf(binding.node)] : (known?.names ?? []);
    return names.some((name) => types.some((type) => matchTypes(type, name, stands) !== undefined));
  }

  /** The groups of a condition that holds, as bindings by name and number. */
  groups({ regex, constants }: RegexCondition, binding: Binding): Map<string, Binding> {
    const groups = new Map<string, Binding>();
    const text = boundText(this.facts.tree.text, binding);
    const read = [{ text, start: binding.start }, ...(constants ? [contentOf(this.facts, binding)] : [])];
    for (const { text: content, start: offset } of read) {
      const match = regex.matchPrefix(content);
      if (match === false || match === 'budget') continue;
      for (const [name, { start, end }] of Object.entries(match.groups)) {
        const place = { start: offset + start, end: offset + end, node: -1 };
        groups.set(name, binding.text === undefined ? place : { ...place, text: content.slice(start, end) });
      }
      break;
    }
    return groups;
  }

  compares({ expression, base, strip }: ComparisonCondition, bindings: Bindings): boolean {
    return holdsComparison(expression, {
      today: this.today,
      lookUp: (name) => {
        const binding = bindings.get(bare(name));
        if (!binding) return undefined;
        const value = boundValue(this.facts, binding);
        if (base !== undefined) return inBaseOf(boundText(this.facts.tree.text, binding), base) ?? value;
        return strip ? stripped(value) : value;
      },
      regex: (source) => {
        if (!this.compiled.has(source)) this.compiled.set(source, compileRegex(source).regex);
        return this.compiled.get(source);
      },
    });
  }

  points({ analyzer }: AnalysisCondition, binding: Binding): boolean {
    const value = boundValue(this.facts, binding);
    const text = typeof value === 'string' ? value : boundText(this.facts.tree.text, binding);
    return analyzers[analyzer](text);
  }

  private test(metavariable: string, regex: SafeRegex, text: string): boolean {
    // Long pieces of code are seldom met twice, and finding them again costs more than the test.
    if (text.length > longestKnown) return this.passes(metavariable, regex, text);
    let answers = this.known.get(regex);
    if (!answers) {
      answers = new Map();
      this.known.set(regex, answers);
    }
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = this.passes(metavariable, regex, text);
      answers.set(text, answer);
    }
    return answer;
  }

  private passes(metavariable: string, regex: SafeRegex, text: string): boolean {
    const result = regex.testPrefix(text);
    if (result === 'budget') {
      this.report(`The regular expression for $${metavariable} takes too many steps on this file.`);
    }
    return result === true;
  }
}

/** `"8080"` → 8080. */
function stripped(value: Value): Value {
  const text = typeof value === 'string' ? value : undefined;
  return (text && numberOf(unquoted(text))) ?? value;
}

/** A text without the quotes around it; a run of quotes inside costs no second look. */
function unquoted(text: string): string {
  return text.replace(/^["'`]+/, '').replace(/(?<!["'`])["'`]+$/, '');
}

function inBaseOf(text: string, base: number): number | undefined {
  return inBase(unquoted(text), base);
}
