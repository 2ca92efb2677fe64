import { findFlows } from './dataflow/taint';
import type { Raw } from './detection';
import type { ParsedDocument } from './document';
import type { AnalysisProblem } from './findings/finding';
import { compareFacts, moved, movedFlow, sameSequences } from './incremental';
import { isFollowed } from './program/linked-rules';
import { RuleRun } from './rule-run';
import type { Match } from './rules/bindings';
import type { CompiledRule, CompiledRules, CompiledTaint } from './rules/compile';
import type { DocumentFacts } from './rules/document-facts';
import type { Evaluator } from './rules/evaluate';
import type { RuleSpec } from './rules/rule';
import type { Node } from './syntax/tree';
import { emptyQuery, QueryMaker } from './taint-query';
import { assetMatches } from './threats/asset-matches';

/** Rules, where they look, and where they say what they could not do. */
interface Job {
  document: ParsedDocument;
  facts: DocumentFacts;
  rules: CompiledRules;
  /** `YYYY-MM-DD`. */
  today: string;
  problems: AnalysisProblem[];
  run: RuleRun;
}

/**
 * Runs the rules on a document. After an edit only the changed statements of the program are looked at, where nothing
 * else can have changed with them; the result is the same as from scratch.
 */
export function detect(
  document: ParsedDocument,
  facts: DocumentFacts,
  rules: CompiledRules,
  today: string,
): { raws: Raw[]; problems: AnalysisProblem[] } {
  const problems: AnalysisProblem[] = [];
  const run = new RuleRun(document, facts, today, problems);
  const job: Job = { document, facts, rules, today, problems, run };
  const raws = detectChange(job) ?? detectAll(job);
  return { raws, problems };
}

function detectAll(job: Job): Raw[] {
  const { document, facts, rules, problems } = job;
  const evaluator = job.run.evaluator();
  const applying = applyingRules(job);
  const { raws, independent, withSinks } = run(job, applying, evaluator, facts.tree.children(0), nothing);
  const isLocal = new Set(applying.filter((rule) => rule.isLocal).map((rule) => rule.spec));
  // What could not be finished must be told again next time; data that passes between statements ties them together.
  document.memo =
    independent && problems.length === 0
      ? {
          facts,
          rules,
          today: job.today,
          local: raws.filter((raw) => isLocal.has(raw.rule)),
          sequences: evaluator.sequences(),
          followed: withSinks,
          applying: new Set(applying),
        }
      : undefined;
  return raws;
}

/** Looks at the changed part only; undefined where that would not be enough. */
function detectChange(job: Job): Raw[] | undefined {
  const { document, facts, rules } = job;
  const { memo } = document;
  if (!memo || memo.rules !== rules || memo.today !== job.today) return undefined;
  const change = compareFacts(memo.facts, facts);
  if (!change) return undefined;
  const applying = applyingRules(job);
  // The data of a rule that could not match before was not followed.
  if (applying.some((rule) => rule.body.mode === 'taint' && !memo.applying.has(rule))) return undefined;
  const ownProblems: AnalysisProblem[] = [];
  const own: Job = {
    ...job,
    problems: ownProblems,
    run: new RuleRun(document, facts, job.today, ownProblems),
  };
  const whole = own.run.evaluator();
  if (!sameSequences(memo.sequences, (formula) => whole.evaluate(formula), change)) return undefined;

  const kept: Raw[] = [];
  for (const raw of memo.local) {
    const match = moved(raw.match, change);
    if (match === 'unknown') return undefined;
    if (match !== 'gone') kept.push({ ...raw, match, flow: raw.flow && movedFlow(raw.flow, match, change) });
  }
  const { region } = change;
  const statements = facts.tree.children(0);
  const changed = statements.filter((node) => node >= region.from && node < region.to);
  const part = own.run.evaluator({ index: facts.index.within(region), whole });
  const local = run(
    own,
    applying.filter((rule) => rule.isLocal),
    part,
    changed,
    memo.followed,
  );
  const others = run(
    own,
    applying.filter((rule) => !rule.isLocal),
    whole,
    statements,
    nothing,
  );
  if (!local.independent || ownProblems.length > 0) return undefined;
  // A first sink of a rule: its data may come from statements in which it was not followed.
  for (const rule of local.withSinks) if (!memo.followed.has(rule)) return undefined;
  const raws = [...kept, ...local.raws];
  const { followed } = memo;
  document.memo = {
    facts,
    rules,
    today: job.today,
    local: raws,
    sequences: whole.sequences(),
    followed,
    applying: new Set(applying),
  };
  return [...raws, ...others.raws];
}

/** The rules that look at this path and can match this text, but for those whose data is followed through the program. */
function applyingRules({ document, facts, rules }: Job): CompiledRule[] {
  const { definition, path } = document;
  return rules
    .candidates(definition, facts)
    .filter((rule) => rule.appliesTo(path) && !isFollowed(rule, definition));
}

function run(
  job: Job,
  rules: readonly CompiledRule[],
  evaluator: Evaluator,
  statements: readonly Node[],
  followed: ReadonlySet<RuleSpec>,
): { raws: Raw[]; independent: boolean; withSinks: Set<RuleSpec> } {
  const raws: Raw[] = [];
  const taint: { rule: RuleSpec; body: CompiledTaint }[] = [];
  for (const { spec, body } of rules) {
    if (body.mode === 'taint') taint.push({ rule: spec, body });
    else {
      const matches = job.run.guarded(spec, () => evaluator.evaluate(body.formula), []);
      raws.push(...matches.filter(isShortest).map((match) => ({ rule: spec, match })));
    }
  }
  const { document, facts } = job;
  const { path } = document;
  // Most texts have no data to follow here.
  const assets = taint.some(({ body }) => body.fromAssets)
    ? assetMatches(facts.tree, job.rules.assetsAt(path))
    : [];
  const queries = new QueryMaker(evaluator, path, assets);
  const made = taint.map(({ rule, body }) =>
    job.run.guarded(rule, () => queries.within(body, followed.has(rule)), emptyQuery(body.options)),
  );
  const withSinks = new Set(
    taint.filter((_, i) => made[i].sinks.some(({ matches }) => matches.length > 0)).map(({ rule }) => rule),
  );
  try {
    const { flows, independent } = findFlows(facts, made, statements);
    flows.forEach((found, i) => {
      for (const flow of found) raws.push({ rule: taint[i].rule, match: flow.sink, flow });
    });
    return { raws, independent, withSinks };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'The code is nested too deeply to follow its data; other rules were run.';
    job.problems.push({ path: job.document.path, severity: 'warning', message });
    return { raws, independent: false, withSinks };
  }
}

const nothing: ReadonlySet<RuleSpec> = new Set();

/** False for a statement sequence of which a shorter one starts at the same place; matches are ordered. */
function isShortest({ node, start }: Match, i: number, all: readonly Match[]): boolean {
  return node !== -1 || i === 0 || all[i - 1].node !== -1 || all[i - 1].start !== start;
}
