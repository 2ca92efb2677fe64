import type { Detection } from '../analysis';
import type { ParsedDocument } from '../document';
import type { Finding, Fix } from '../findings/finding';
import { fillMessage, unboundIn } from '../findings/message';
import type { FixSpec } from '../rules/rule';
import { applyEdits } from '../syntax/position';
import { builders } from './builders/index';
import { importEdits } from './imports';
import type { Rewrite } from './rewrite';
import { fillTemplate } from './template';

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
    const rewrite = rewriteOf(document, detection, spec);
    if (!rewrite) continue;
    const named = { ...extras, FIXED: rewrite.fixed };
    // A title that names what is not bound is about another shape of the code.
    if (unboundIn(spec.title, match.bindings, named).length > 0) continue;
    const edits = [...rewrite.edits, ...importEdits(document, spec.imports)];
    const after = countOf(analyze(applyEdits(document.text, edits)), rule.id);
    // It must parse, remove its finding, and bring no other.
    if (after.errors > now.errors || after.ofRule >= now.ofRule || after.all >= now.all) continue;
    const title = fillMessage(spec.title, document.text, match.bindings, named);
    result.push({ ruleId: rule.id, fingerprint: finding.fingerprint, title, grade: spec.grade, edits });
  }
  return result;
}

function rewriteOf(document: ParsedDocument, detection: Detection, spec: FixSpec): Rewrite | undefined {
  const { match } = detection;
  if (spec.builder) return builders[spec.builder.name]?.(document, match, spec.builder.options);
  if (spec.template === undefined) return undefined;
  const text = fillTemplate(spec.template, document.text, match.bindings);
  if (text === undefined) return undefined;
  const range = spec.replace === 'whole' && match.whole ? match.whole : match;
  return { edits: [{ start: range.start, end: range.end, text }], fixed: text };
}

function countOf(state: TextState, ruleId: string): { errors: number; ofRule: number; all: number } {
  const counted = state.findings.filter((finding) => !finding.suppression);
  return {
    errors: state.errors,
    ofRule: counted.filter((finding) => finding.ruleId === ruleId).length,
    all: counted.length,
  };
}
