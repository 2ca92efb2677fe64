import { type Flow, findFlows } from './dataflow/taint';
import type { ParsedDocument } from './document';
import type { AnalysisProblem, Finding } from './findings/finding';
import { fingerprints } from './findings/fingerprint';
import { flowSteps } from './findings/flow-steps';
import { type Extras, fillMessage } from './findings/message';
import { applySuppressions } from './findings/suppress';
import type { Match } from './rules/bindings';
import type { CompiledRule, CompiledRules } from './rules/compile';
import type { DocumentFacts } from './rules/document-facts';
import { type CompiledFormula, Evaluator } from './rules/evaluate';
import type { RuleSpec } from './rules/rule';
import { assetMatches } from './threats/asset-matches';
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

interface Raw {
  rule: RuleSpec;
  match: Match;
  flow?: Flow;
}

/** Runs rules on a document. Findings are ordered by position; suppressed ones are included. */
export function analyzeDocument(
  document: ParsedDocument,
  rules: CompiledRules,
  notes: ThreatNotes | undefined,
  today: string,
): Analysis {
  const facts = document.facts();
  const problems: AnalysisProblem[] = [];
  if (!facts) {
    problems.push({ path: document.path, severity: 'warning', message: document.whyNot });
    return { detections: [], problems };
  }
  let current: RuleSpec | undefined;
  const evaluator = new Evaluator(facts, (message) => {
    problems.push({
      path: document.path,
      ruleId: current?.id,
      severity: 'warning',
      message: `${current?.id}: ${message}`,
    });
  });
  const raws = detect(document, rules, notes, evaluator, problems, (rule) => {
    current = rule;
  });
  const detections = describe(document, facts, raws);
  const suppressed = applySuppressions(
    document,
    detections.map(({ finding }) => finding),
  );
  const findings = notes ? overlay(suppressed.findings, notes, document.path, today) : suppressed.findings;
  return {
    detections: detections.map((detection, i) => ({ ...detection, finding: findings[i] })),
    problems: [...problems, ...suppressed.problems],
  };
}

function detect(
  document: ParsedDocument,
  rules: CompiledRules,
  notes: ThreatNotes | undefined,
  evaluator: Evaluator,
  problems: AnalysisProblem[],
  entering: (rule: RuleSpec) => void,
): Raw[] {
  const raws: Raw[] = [];
  const taint: CompiledRule[] = [];
  const assets = notes ? assetMatches(evaluator.facts.tree, notes) : [];
  const guarded = <T>(rule: RuleSpec, work: () => T, otherwise: T): T => {
    entering(rule);
    try {
      return work();
    } catch (error) {
      // A rule that fails is told of, and the others go on.
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({
        path: document.path,
        ruleId: rule.id,
        severity: 'error',
        message: `${rule.id} failed here: ${reason}`,
      });
      return otherwise;
    }
  };
  for (const rule of rules.forLanguage(document.definition)) {
    if (!rule.appliesTo(document.path)) continue;
    const { body, spec } = rule;
    if (body.mode === 'taint') taint.push(rule);
    else {
      for (const match of guarded(spec, () => evaluator.evaluate(body.formula), [])) {
        raws.push({ rule: spec, match });
      }
    }
  }
  const all = (formulas: CompiledFormula[]) => formulas.flatMap((formula) => evaluator.evaluate(formula));
  const queries = taint.map(({ spec, body }) => {
    const nothing = { sources: [], sinks: [], sanitizers: [], safeFunctions: false };
    if (body.mode !== 'taint') return nothing;
    const { safeFunctions } = body;
    return guarded(
      spec,
      () => {
        const sinks = all(body.sinks);
        // Most files have no sink of a rule: nothing else is asked then.
        if (sinks.length === 0) return nothing;
        const sources = [...all(body.sources), ...(body.fromAssets ? assets : [])];
        return { safeFunctions, sinks, sources, sanitizers: sources.length > 0 ? all(body.sanitizers) : [] };
      },
      nothing,
    );
  });
  try {
    findFlows(evaluator.facts, queries).forEach((flows, i) => {
      for (const flow of flows) raws.push({ rule: taint[i].spec, match: flow.sink, flow });
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'The code is nested too deeply to follow its data; other rules were run.';
    problems.push({ path: document.path, severity: 'warning', message });
  }
  return raws;
}

function describe(document: ParsedDocument, facts: DocumentFacts, raws: Raw[]): Detection[] {
  const unique = new Map<string, Raw>();
  for (const raw of raws) {
    const key = `${raw.rule.id} ${raw.match.start} ${raw.match.end}`;
    if (!unique.has(key)) unique.set(key, raw);
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
          SOURCE: tree.textOf(mark.source),
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
      threats: [],
      fingerprint: prints[i],
      fixable: rule.fixes.length > 0,
    };
    return { finding, rule, match, extras };
  });
}
