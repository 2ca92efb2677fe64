import type { Binding } from './bindings';
import type { DocumentFacts } from './document-facts';
import type { SafeRegex } from './regex';

/** `metavariable-regex`: what a metavariable stands for must match from its beginning. */
export interface RegexCondition {
  metavariable: string;
  regex: SafeRegex;
}

/** Tests conditions on one text; each expression meets each piece of code once. */
export class ConditionTester {
  private readonly known = new Map<SafeRegex, Map<string, boolean>>();

  /** `report` is told what could not be finished. */
  constructor(
    private readonly facts: DocumentFacts,
    private readonly report: (message: string) => void,
  ) {}

  /** True when the code, or the literal that it stands for, satisfies the condition. */
  holds({ metavariable, regex }: RegexCondition, binding: Binding): boolean {
    const { tree, constants } = this.facts;
    if (this.test(metavariable, regex, tree.text.slice(binding.start, binding.end))) return true;
    const literal = binding.node >= 0 ? constants.literal(binding.node) : -1;
    return literal >= 0 && literal !== binding.node && this.test(metavariable, regex, tree.textOf(literal));
  }

  private test(metavariable: string, regex: SafeRegex, text: string): boolean {
    let answers = this.known.get(regex);
    if (!answers) {
      answers = new Map();
      this.known.set(regex, answers);
    }
    let answer = answers.get(text);
    if (answer === undefined) {
      const result = regex.testPrefix(text);
      if (result === 'budget') {
        this.report(`The regular expression for $${metavariable} takes too many steps on this file.`);
      }
      answer = result === true;
      answers.set(text, answer);
    }
    return answer;
  }
}
