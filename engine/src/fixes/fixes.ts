import type { Detection } from '../analysis';
import type { ParsedDocument } from '../document';
import type { Finding, Fix } from '../findings/finding';
import { fillMessage, unboundIn } from '../findings/message';
import { speaks } from '../languages/index';
import type { FixSpec } from '../rules/rule';
import { applyEdits, type TextEdit } from '../syntax/position';
import { builders } from './builders/index';
import { importEdits } from './imports';
import { parenthesized } from './parentheses';
import { replacedByRegex } from './regex-replacement';
import type { Rewrite } from './rewrite';
import { type Filled, fillTemplate, indentedAt } from './template';

/** What an analysis says of a text, before a fix or after it. */
export interface TextState {
  /** How many places do not parse. */
  errors: number;
  findings: readonly Finding[];
}

/** The fixes of a detection in the rule's order, each verified by analyzing the text after it. */
export function fixesOf(
  document: ParsedDocument,
  detection: Detection,
  before: TextState,
  analyze: (text: string) => TextState,
): Fix[] {
  const facts = document.facts();
  if (!facts) return [];
  const { rule, finding, match, extras } = detection;
  const now = countOf(before, rule.id);
  const result: Fix[] = [];
  for (const spec of rule.fixes) {
    if (spec.languages && !speaks(document.definition, spec.languages)) continue;
    const rewrite = rewriteOf(document, detection, spec);
    if (!rewrite?.isComplete) continue;
    const named = { ...extras, FIXED: rewrite.fixed };
    // A title that names what is not bound is about another shape of the code.
    if (!spec.regex && unboundIn(spec.title, match.bindings, named).length > 0) continue;
    const edits = [...rewrite.edits, ...importEdits(document, spec.imports)];
    const after = countOf(analyze(applyEdits(document.text, edits)), rule.id);
    // It must parse, remove its finding, and bring no other.
    if (after.errors > now.errors || after.ofRule >= now.ofRule || after.all >= now.all) continue;
    // A regular expression's title shows its replacement, whose groups are no metavariables.
    const title = spec.regex ? spec.title : fillMessage(spec.title, document.text, match.bindings, named);
    result.push({ ruleId: rule.id, fingerprint: finding.fingerprint, title, grade: spec.grade, edits });
  }
  return result;
}

/**
 * The edits of the rule's own `fix` or `fix-regex` for a detection as Semgrep applies them: not tried, and what the match
 * did not bind stays as it is written. Empty when the rule has neither, or when they change nothing.
 */
export function plainEditsOf(document: ParsedDocument, detection: Detection): TextEdit[] {
  const spec = detection.rule.fixes.find(({ isPlain }) => isPlain);
  return (spec && rewriteOf(document, detection, spec)?.edits) ?? [];
}

function rewriteOf(
  document: ParsedDocument,
  detection: Detection,
  spec: FixSpec,
): (Rewrite & { isComplete: boolean }) | undefined {
  const { match } = detection;
  if (spec.builder) {
    const rewrite = builders[spec.builder.name]?.(document, match, spec.builder.options);
    return rewrite && { ...rewrite, isComplete: true };
  }
  const { start, end } = spec.replace === 'whole' && match.whole ? match.whole : match;
  const replacement = spec.regex
    ? replacedByRegex(document.text.slice(start, end), spec.regex)
    : fromTemplate(document, detection, spec, start);
  if (replacement === undefined) return undefined;
  const { text, isComplete } = replacement;
  return { edits: [{ start, end, text }], fixed: text, isComplete };
}

function fromTemplate(
  document: ParsedDocument,
  { match }: Detection,
  spec: FixSpec,
  start: number,
): Filled | undefined {
  const { template } = spec;
  if (template === undefined) return undefined;
  const { text, isComplete } = fillTemplate(template, document.text, match.bindings);
  const whole = indentedAt(text, document.text, start);
  const isMatch = spec.replace === 'match' || !match.whole;
  return { text: isMatch ? parenthesized(document, match, whole) : whole, isComplete };
}

function countOf(state: TextState, ruleId: string): { errors: number; ofRule: number; all: number } {
  const counted = state.findings.filter((finding) => !finding.suppression);
  return {
    errors: state.errors,
    ofRule: counted.filter((finding) => finding.ruleId === ruleId).length,
    all: counted.length,
  };
}
