import { detect } from './detect';
import type { Raw } from './detection';
import type { ParsedDocument } from './document';
import type { AnalysisProblem, Finding } from './findings/finding';
import { fingerprints } from './findings/fingerprint';
import { flowSteps } from './findings/flow-steps';
import { type Extras, fillMessage } from './findings/message';
import { applySuppressions } from './findings/suppress';
import { mayHoldSuppression } from './languages/lowering';
import type { Match } from './rules/bindings';
import type { CompiledRules } from './rules/compile';
import type { DocumentFacts } from './rules/document-facts';
import type { RuleSpec } from './rules/rule';
import type { ThreatNotes } from './threats/notes';
import { overlay } from './threats/overlay';

/** A finding with what a fix needs to know of it. */
export interface Detection {
  finding: Finding;
  rule: RuleSpec;
  match: Match;
  extras: Extras;
}

export interface Analysis {
  detections: Detection[];
  problems: AnalysisProblem[];
}

/** Runs rules on a document. Findings are ordered by position; suppressed ones are included. */
export function analyzeDocument(
  document: ParsedDocument,
  rules: CompiledRules,
  notes: ThreatNotes | undefined,
  today: string,
): Analysis {
  // Most files of many languages have no rule: they are not even parsed.
  const isLookedAt = rules.lookAt(document.definition, document.path);
  if (!isLookedAt && !mayHoldSuppression.test(document.text)) return { detections: [], problems: [] };
  const facts = document.facts();
  if (!facts) {
    const problem: AnalysisProblem = { path: document.path, severity: 'warning', message: document.whyNot };
    return { detections: [], problems: [problem] };
  }
  const detected = detect(document, facts, rules, notes, today);
  const detections = describe(document, facts, detected.raws);
  const suppressed = applySuppressions(
    document,
    detections.map(({ finding }) => finding),
  );
  const findings = notes ? overlay(suppressed.findings, notes, document.path, today) : suppressed.findings;
  return {
    detections: detections.map((detection, i) => ({ ...detection, finding: findings[i] })),
    problems: [...detected.problems, ...suppressed.problems],
  };
}

function describe(document: ParsedDocument, facts: DocumentFacts, raws: Raw[]): Detection[] {
  const unique = new Map<string, Raw>();
  for (const raw of raws) {
    // Statement sequences from one place on are one finding, the shortest.
    const { start, end, node, origin, whole } = raw.match;
    const isSequence = node < 0 && origin !== 'regex' && whole === undefined && raw.flow === undefined;
    const key = `${raw.rule.id} ${start} ${isSequence ? 'sequence' : end}`;
    const known = unique.get(key);
    if (!known || end < known.match.end) unique.set(key, raw);
  }
  const ordered = [...unique.values()].sort(
    (a, b) => a.match.start - b.match.start || a.match.end - b.match.end || (a.rule.id < b.rule.id ? -1 : 1),
  );
  const { tree } = facts;
  const prints = fingerprints(
    ordered.map(({ rule, match }) => ({
      ruleId: rule.id,
      path: document.path,
      tree,
      start: match.start,
      end: match.end,
    })),
  );
  return ordered.map(({ rule, match, flow }, i) => {
    const mark = flow?.marks[0];
    const extras: Extras = mark
      ? {
          SOURCE: tree.textOf(mark.source) + (mark.key === undefined ? '' : `.${mark.key}`),
          SOURCE_LINE: String(document.lines.position(tree.start[mark.source]).line + 1),
        }
      : {};
    const finding: Finding = {
      ruleId: rule.id,
      path: document.path,
      range: document.lines.range(match.start, match.end),
      start: match.start,
      end: match.end,
      message: fillMessage(rule.message, tree.text, match.bindings, extras),
      severity: rule.severity,
      confidence: rule.confidence,
      cwe: rule.cwe,
      owasp: rule.owasp,
      flow: mark ? flowSteps(document, tree, mark, match) : [],
      otherFlows: flow ? flow.marks.slice(1).map((other) => flowSteps(document, tree, other, match)) : [],
      threats: [],
      fingerprint: prints[i],
      fixable: rule.fixes.length > 0,
    };
    return { finding, rule, match, extras };
  });
}
