import type { TextControls } from '../controls/graph';
import { handledIn } from '../controls/handled';
import { textPractices } from '../controls/practices';
import { callChecks, textControls } from '../controls/text';
import type { ParsedDocument } from '../document';
import { mountsOf } from '../entrypoints/mounts';
import type { AnalysisProblem } from '../findings/finding';
import type { ProgramOptions } from '../linking/program';
import { RuleRun } from '../rule-run';
import type { Match } from '../rules/bindings';
import type { CompiledRules } from '../rules/compile';
import type { DocumentFacts } from '../rules/document-facts';
import { type HeldNames, heldNames } from '../rules/held-names';
import type { RuleSpec } from '../rules/rule';
import { summarize } from '../summaries/summarize';
import type { TextSummary } from '../summaries/summary';
import { assetMatches } from '../threats/asset-matches';
import type { ThreatNotes } from '../threats/notes';
import { linkedQueries } from './linked-queries';
import { runsOf } from './linked-rules';

/** What data flow knows of one text; plain data that crosses threads. */
export interface DocumentSummary {
  /** Workspace-relative path with forward slashes. */
  path: string;
  /** The languages whose functions it may call. */
  family: string;
  modules: ProgramOptions['modules'];
  /** True where `f()` may be a method of the object at hand. */
  callsOwnMethods?: boolean;
  /** The names that the text holds: what changes of the notes are about lies elsewhere where none is among them. */
  held: HeldNames;
  /** One for each run of rules; undefined where the text holds nothing that matters to any. */
  runs: readonly (TextSummary | undefined)[];
  /** What the controls of the threat notes need to know; absent where they ask for no calls. */
  controls?: TextControls;
  /** The names and calls of the text where no run has them. */
  names?: TextSummary;
}

/** A summary with what is needed to make findings of the flows into its text. */
export interface SummarizedDocument {
  summary: DocumentSummary;
  /** The rules of each run, by the number by which its sinks name them. */
  rules: readonly (readonly RuleSpec[])[];
  /** What the rules matched at each sink of each run. */
  matches: readonly (readonly Match[])[];
  problems: readonly AnalysisProblem[];
}

/** What a summary is made of, besides the text. */
interface Inputs {
  facts: DocumentFacts;
  rules: CompiledRules;
  /** Their controls alone matter here: the rest of them is among the rules. */
  notes: ThreatNotes | undefined;
  today: string;
}

/** The last summary of a document, for as long as nothing that it is made of changes. */
export interface SummaryMemo extends Inputs {
  summarized: SummarizedDocument | undefined;
}

/** Summarizes a document; undefined where its data flow stays within it, or no rule follows any. */
export function summarizeDocument(document: ParsedDocument, inputs: Inputs): SummarizedDocument | undefined {
  const memo = document.summaryMemo;
  const { facts, rules, notes, today } = inputs;
  const isKnown = memo?.facts === facts && memo.rules === rules && memo.today === today;
  if (isKnown && (memo.notes === notes || !(asksForCalls(memo.notes) || asksForCalls(notes))))
    return memo.summarized;
  const summarized = compute(document, inputs);
  document.summaryMemo = { ...inputs, summarized };
  return summarized;
}

function asksForCalls(notes: ThreatNotes | undefined): boolean {
  return callChecks(notes).length > 0;
}

function compute(document: ParsedDocument, inputs: Inputs): SummarizedDocument | undefined {
  const { facts, rules, notes, today } = inputs;
  const { definition, path, languageId } = document;
  if (!definition.linking) return undefined;
  const { family, modules, callsOwnMethods } = definition.linking;
  const runs = runsOf(rules, family);
  const controls = textControls(
    facts,
    notes,
    path,
    (functionAt) => handledIn(document, rules, functionAt),
    () => mountsOf(document, rules),
    (known) => (notes ? textPractices(document, facts, rules, notes, known) : {}),
  );
  if (runs.length === 0 && !controls) return undefined;
  const held = heldNames(facts);
  if (isMinified(document)) {
    const message = `The lines of this file have more than ${longestMean} characters on average, as those of a bundle: its data is not followed.`;
    return {
      summary: { path, family, modules, callsOwnMethods, held, runs: runs.map(() => undefined) },
      rules: runs,
      matches: runs.map(() => []),
      problems: [{ path, severity: 'warning', message }],
    };
  }
  const problems: AnalysisProblem[] = [];
  const run = new RuleRun(document, facts, today, problems);
  const assets = assetMatches(facts.tree, rules.assetsAt(path));
  const library = rules.libraryOf(definition, path);
  const matches: (readonly Match[])[] = [];
  const texts = runs.map((specs) => {
    const queries = linkedQueries(specs, rules, definition, facts, path, run, assets);
    const result = summarize(facts, queries, library, { path, languageId });
    matches.push(result.matches);
    return matters(result.summary) ? result.summary : undefined;
  });
  const partial = texts.flatMap((text) => text?.functions.filter(({ isPartial }) => isPartial) ?? []);
  const names = new Set(partial.map(({ name }) => name || 'the program'));
  for (const name of names) {
    const message = `${name}: too long or nested too deeply to follow all of its data.`;
    problems.push({ path, severity: 'warning', message });
  }
  const isUnnamed = controls !== undefined && texts.every((text) => text === undefined);
  const summary: DocumentSummary = {
    path,
    family,
    modules,
    callsOwnMethods,
    held,
    runs: texts,
    ...(controls && { controls }),
    ...(isUnnamed && { names: summarize(facts, [], library, { path, languageId }).summary }),
  };
  return { summary, rules: runs, matches, problems };
}

/** Lines of people are shorter on average, in UTF-16 units. */
const longestMean = 500;
/** Shorter texts cost little, however they are written. */
const leastText = 10_000;

/** True for a text that a program wrote, such as a minified bundle: to follow its data costs much and explains nothing. */
function isMinified({ text, lines }: ParsedDocument): boolean {
  return text.length >= leastText && text.length > longestMean * lines.lineCount;
}

/** False for a text that no data of the run can pass. */
function matters({ functions, classes, imports, exports, sources, sinks }: TextSummary): boolean {
  return (
    functions.length > 1 ||
    classes.length > 0 ||
    imports.length > 0 ||
    exports.length > 0 ||
    sources.length > 0 ||
    sinks.length > 0 ||
    functions.some(({ edges, calls }) => edges.length > 0 || calls.length > 0)
  );
}
