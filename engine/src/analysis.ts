import type { ControlEvidence } from './controls/evidence';
import { controlRaws } from './controls/raws';
import { detect } from './detect';
import type { Raw } from './detection';
import type { ParsedDocument } from './document';
import { type AnalysisProblem, type Confidence, confidences, type Finding } from './findings/finding';
import { fingerprints } from './findings/fingerprint';
import { noWay, programWay, textWay } from './findings/flow-steps';
import { type Extras, fillMessage } from './findings/message';
import { applySuppressions } from './findings/suppress';
import { mayHoldSuppression, mayHoldThreatComment } from './languages/lowering';
import { type DocumentSummary, summarizeDocument } from './program/document-summary';
import { type KeptLook, kept, keptLook } from './program/kept-look';
import { alone, linkedRaws, type SinkMatch, sinksOf } from './program/linked-raws';
import type { Linker, ProgramFlows } from './program/program-flow';
import { assetModels } from './rules/asset-models';
import type { Match } from './rules/bindings';
import type { CompiledRules } from './rules/compile';
import type { DocumentFacts } from './rules/document-facts';
import type { AssetNames, RuleSpec } from './rules/rule';
import { assetOfText } from './threats/asset-matches';
import { commentProblems } from './threats/comment-links';
import { commentRanges, type ThreatComment, threatComments } from './threats/comments';
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
  /** Where controls of the threat notes hold and where not; empty where none has a check. */
  controls: ControlEvidence[];
}

/** What data flow knows of a document; undefined where it stays within it. */
export function summaryOf(
  document: ParsedDocument,
  rules: CompiledRules,
  notes: ThreatNotes | undefined,
  today: string,
): DocumentSummary | undefined {
  if (!document.definition.linking) return undefined;
  const facts = document.facts();
  return facts && summarizeDocument(document, { facts, rules, notes, today })?.summary;
}

/** What analyzing needs besides the document. */
interface Inputs {
  rules: CompiledRules;
  notes: ThreatNotes | undefined;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** What rules matched in a document, before the flows into it are known. */
export interface Seen {
  raws: Raw[];
  /** By run of rules, then by the number of the sink. */
  sinks: readonly (readonly SinkMatch[])[];
  problems: readonly AnalysisProblem[];
}

/**
 * Runs rules on a document. Without a linker its data is followed as if there were no other texts. Findings are ordered
 * by position; suppressed ones are included.
 */
export function analyzeDocument(
  document: ParsedDocument,
  inputs: Inputs,
  linker: Linker | undefined,
): Analysis {
  const facts = factsFor(document, inputs);
  if ('problems' in facts) return { detections: [], problems: facts.problems, controls: [] };
  const { seen, summary } = look(document, facts, inputs);
  return told(document, facts, inputs, seen, (summary && (linker ?? alone).flowsInto(summary)) ?? noFlows);
}

/** The first look at a file of a scan, of which the flows into it are not known yet. */
export interface FirstLook {
  /** Without what data flow finds. */
  analysis: Analysis;
  /** What data flow knows of the document; undefined where it stays within it. */
  summary?: DocumentSummary;
  /** For `analyzeAgain`; undefined where no flow can end in the document. */
  kept?: KeptLook;
}

/** Runs rules on a document, and keeps what is needed to tell the flows into it without doing it again. */
export function firstLook(document: ParsedDocument, inputs: Inputs): FirstLook {
  const facts = factsFor(document, inputs);
  if ('problems' in facts) return { analysis: { detections: [], problems: facts.problems, controls: [] } };
  const { seen, summary } = look(document, facts, inputs);
  const analysis = told(document, facts, inputs, seen, noFlows);
  return { analysis, ...(summary && { summary, kept: keptLook(seen, inputs.rules) }) };
}

/** The analysis of a document that was looked at before, once the flows into it are known. */
export function analyzeAgain(
  document: ParsedDocument,
  inputs: Inputs,
  before: KeptLook,
  flows: ProgramFlows,
): Analysis {
  const facts = factsFor(document, inputs);
  if ('problems' in facts) return { detections: [], problems: facts.problems, controls: [] };
  return told(document, facts, inputs, kept(before, inputs.rules), flows);
}

const noFlows: ProgramFlows = { flows: [], textOf: () => undefined };

/** What is known of a document that rules look at; else why there is nothing. */
function factsFor(
  document: ParsedDocument,
  { rules, notes }: Inputs,
): DocumentFacts | { problems: AnalysisProblem[] } {
  // Most files of many languages have no rule: they are not even parsed.
  const isLookedAt =
    rules.lookAt(document.definition, document.path) ||
    (document.definition.linking && asksForControls(notes));
  const mayTell = () =>
    mayHoldSuppression.test(document.text) || (notes && mayHoldThreatComment.test(document.text));
  if (!isLookedAt && !mayTell()) return { problems: [] };
  const problem: AnalysisProblem = { path: document.path, severity: 'warning', message: document.whyNot };
  return document.facts() ?? { problems: [problem] };
}

/** True where controls look into every program: what no rule looks at may be what they are about. */
function asksForControls(notes: ThreatNotes | undefined): boolean {
  return notes?.controls.some(({ check }) => check) ?? false;
}

function look(
  document: ParsedDocument,
  facts: DocumentFacts,
  { rules, notes, today }: Inputs,
): { seen: Seen; summary?: DocumentSummary } {
  const { raws, problems } = detect(document, facts, rules, today);
  const summarized = summarizeDocument(document, { facts, rules, notes, today });
  if (!summarized) return { seen: { raws, sinks: [], problems } };
  const seen = { raws, sinks: sinksOf(summarized), problems: [...problems, ...summarized.problems] };
  return { seen, summary: summarized.summary };
}

function told(
  document: ParsedDocument,
  facts: DocumentFacts,
  { rules, notes, today }: Inputs,
  seen: Seen,
  { flows, textOf }: ProgramFlows,
): Analysis {
  const linked = linkedRaws(seen.sinks, flows);
  const controls = controlRaws(document, facts, notes, flows);
  const raws = [...seen.raws, ...linked.raws, ...controls.raws];
  const detections = describe(document, facts, raws, textOf, rules);
  const suppressed = applySuppressions(
    document,
    detections.map(({ finding }) => finding),
  );
  const findings = overlay(suppressed.findings, notes, document.path, today);
  return {
    detections: detections.map((detection, i) => ({ ...detection, finding: findings[i] })),
    problems: [
      ...seen.problems,
      ...linked.problems,
      ...suppressed.problems,
      ...(notes ? commentProblems(document.path, threatCommentsOf(document), notes) : []),
    ],
    controls: controls.evidence,
  };
}

/** The comments of a document that speak of threats, in order; none where it cannot be read. */
export function threatCommentsOf(document: ParsedDocument): ThreatComment[] {
  if (!mayHoldThreatComment.test(document.text)) return [];
  const tree = document.facts()?.tree;
  return tree ? threatComments(document.text, commentRanges(tree), document.lines) : [];
}

function describe(
  document: ParsedDocument,
  facts: DocumentFacts,
  raws: Raw[],
  textOf: ProgramFlows['textOf'],
  rules: CompiledRules,
): Detection[] {
  const unique = new Map<string, Raw>();
  for (const raw of raws) {
    // Statement sequences from one place on are one finding, the shortest.
    const { start, end, node, origin, whole } = raw.match;
    const isSequence =
      node < 0 &&
      origin !== 'regex' &&
      whole === undefined &&
      raw.flow === undefined &&
      raw.linked === undefined;
    const key = `${raw.rule.id} ${start} ${isSequence ? 'sequence' : end}`;
    const known = unique.get(key);
    if (!known || end < known.match.end) unique.set(key, raw);
  }
  const ordered = [...unique.values()].sort(
    (a, b) => a.match.start - b.match.start || a.match.end - b.match.end || (a.rule.id < b.rule.id ? -1 : 1),
  );
  const { tree } = facts;
  const isTest = ordered.length > 0 && isTestCode(document);
  const prints = fingerprints(
    ordered.map(({ rule, match }) => ({
      ruleId: rule.id,
      path: document.path,
      tree,
      start: match.start,
      end: match.end,
    })),
  );
  return ordered.map((raw, i) => {
    const { rule, match } = raw;
    const way = raw.linked
      ? programWay(document, raw.linked, match, textOf)
      : raw.flow
        ? textWay(document, tree, raw.flow, match)
        : noWay;
    const { extras } = way;
    const assets = assetsOf(rule, way.sources, rules, document.path);
    const [asset] = assets;
    const finding: Finding = {
      ruleId: rule.id,
      path: document.path,
      range: document.lines.range(match.start, match.end),
      start: match.start,
      end: match.end,
      message: messageOf(rule, tree.text, match, extras, asset),
      severity: rule.severity,
      confidence: isTest ? 'low' : leastSure(knowing(rule.confidence, asset), way.confidence),
      cwe: rule.cwe,
      owasp: rule.owasp,
      flow: raw.control?.steps ?? way.paths[0] ?? [],
      otherFlows: way.paths.slice(1),
      ...(way.isPartial && { isPartial: true }),
      threats: raw.control?.threats ?? [],
      ...(raw.control && { control: raw.control.ref }),
      ...(assets.length > 0 && { assets: assets.map(({ id, title }) => ({ id, title })) }),
      fingerprint: prints[i],
      fixable: rule.fixes.length > 0,
    };
    return { finding, rule, match, extras };
  });
}

/** The assets of the project whose data a finding is about, by what its sources are called; that of the first way first. */
function assetsOf(
  { body }: RuleSpec,
  sources: readonly string[],
  rules: CompiledRules,
  path: string,
): AssetNames[] {
  if (body.mode !== 'taint' || sources.length === 0) return [];
  const { assets, uses } = body;
  const isAbout = assets !== undefined || uses.sources.some((name) => assetModels.has(name));
  if (!isAbout) return [];
  const known = rules.assetsAt(path);
  return [...new Set(sources.flatMap((source) => assetOfText(source, known) ?? []))];
}

/** The message with this code's own names; data of an asset is called by the project's words too. */
function messageOf(
  { message }: RuleSpec,
  text: string,
  { bindings }: Match,
  extras: Extras,
  asset: AssetNames | undefined,
): string {
  if (!asset) return fillMessage(message, text, bindings, extras);
  const ASSET = [asset.title, asset.class].filter(Boolean).join(', ');
  const named = message.replace(/\$SOURCE(?!_)/, '$SOURCE ($ASSET)');
  return fillMessage(named, text, bindings, { ...extras, ASSET });
}

/** True for code that only tests run: what it does on purpose is no weakness of the program. */
function isTestCode({ definition, path, text }: ParsedDocument): boolean {
  const { tests } = definition;
  return (tests?.path.test(path) && tests.text.test(text)) ?? false;
}

/** How sure a rule is: one that goes by names only guesses, but not where the name is one of the project's own. */
function knowing(confidence: Confidence, asset: AssetNames | undefined): Confidence {
  return asset && confidence === 'low' ? 'medium' : confidence;
}

function leastSure(a: Confidence, b: Confidence): Confidence {
  return confidences.indexOf(a) > confidences.indexOf(b) ? a : b;
}
