import type { ParsedDocument } from './document';
import type { AnalysisProblem } from './findings/finding';
import type { DocumentFacts } from './rules/document-facts';
import { Evaluator, type EvaluatorPart, type Surroundings } from './rules/evaluate';
import type { RuleSpec } from './rules/rule';

/** Runs rules on one text, and says what they could not do. */
export class RuleRun {
  constructor(
    private readonly document: ParsedDocument,
    private readonly facts: DocumentFacts,
    /** `YYYY-MM-DD`. */
    private readonly today: string,
    readonly problems: AnalysisProblem[],
  ) {}

  /** What patterns match in the text, or in a part of it. */
  evaluator(part?: EvaluatorPart): Evaluator {
    const { document, today, problems } = this;
    const surroundings: Surroundings = {
      today,
      report: (message) => problems.push({ path: document.path, severity: 'warning', message }),
      read: (language, text) => document.read(language, text),
    };
    return new Evaluator(this.facts, surroundings, part);
  }

  /** A rule that fails is told of, and the others go on. */
  guarded<T>(rule: RuleSpec, work: () => T, otherwise: T): T {
    const { document, problems } = this;
    const first = problems.length;
    let result = otherwise;
    try {
      result = work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ path: document.path, severity: 'error', message: `It failed here: ${reason}` });
    }
    for (const problem of problems.slice(first)) {
      problem.ruleId = rule.id;
      problem.message = `${rule.id}: ${problem.message}`;
    }
    return result;
  }
}
