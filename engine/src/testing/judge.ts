import {
  type AnalysisSettings,
  applyEdits,
  type Engine,
  type Finding,
  type LoadedRules,
  languageOfPath,
  type Range,
  type RuleSet,
  type SourceDocument,
  type TextEdit,
} from '../index';
import { languageOfEditorId, languages, patternLanguage, speaks, textLanguages } from '../languages/index';

/** What the rules of one file say about one target. */
export interface Verdict {
  /** Rule id → the one-based lines where its findings start, sorted, none twice. Suppressed findings do not count. */
  reported: Map<string, number[]>;
  /** The target after the first fix of each finding, from the top; a fix that touches an earlier one is left out. */
  fixedText: string;
  /** Rule id → what kept it from running here. */
  errors: Map<string, NotRun>;
}

/** Why a rule did not run, and where its file says so. */
export interface NotRun {
  message: string;
  range?: Range;
}

/**
 * Runs rules on a target. A target whose extension none of a rule's languages has is read as the first of them that
 * the engine knows, because the rule's author put it there for this rule.
 */
export function judge(
  engine: Engine,
  loaded: LoadedRules,
  rules: RuleSet,
  path: string,
  text: string,
  settings: Omit<AnalysisSettings, 'rules'>,
): Verdict {
  const verdict: Verdict = { reported: new Map(), fixedText: text, errors: new Map() };
  const byLanguage = new Map<string, Set<string>>();
  for (const rule of loaded.rules) {
    const languageId = languageFor(path, rule.languages);
    if (!languageId)
      verdict.errors.set(rule.id, {
        message: `no language of Wardscribe among ${rule.languages.join(', ')}`,
      });
    else byLanguage.set(languageId, (byLanguage.get(languageId) ?? new Set()).add(rule.id));
  }
  const edits: TextEdit[] = [];
  for (const [languageId, ids] of byLanguage) {
    let document: SourceDocument | undefined;
    try {
      document = engine.open(path, languageId, text);
      const { findings, problems } = engine.analyze(document, { ...settings, rules });
      for (const { ruleId, severity, message, range } of [...rules.problems, ...problems]) {
        if (ruleId && ids.has(ruleId) && severity === 'error') verdict.errors.set(ruleId, { message, range });
      }
      const mine = findings.filter((finding) => ids.has(finding.ruleId) && !finding.suppression);
      for (const id of ids) verdict.reported.set(id, startLines(mine, id));
      edits.push(...firstFixes(engine, document, mine, { ...settings, rules }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      for (const id of ids) verdict.errors.set(id, { message });
    } finally {
      document?.close();
    }
  }
  verdict.fixedText = applyEdits(text, edits);
  return verdict;
}

function languageFor(path: string, ruleLanguages: readonly string[]): string | undefined {
  const editorId = languageOfPath(path);
  const language = editorId === undefined ? undefined : languageOfEditorId(editorId);
  if (language && patternLanguage(language, ruleLanguages)) return editorId;
  return ruleLanguages
    .map((name) => [...languages, ...textLanguages].find((each) => speaks(each, [name]))?.editorIds[0])
    .find(Boolean);
}

function startLines(findings: readonly Finding[], ruleId: string): number[] {
  const lines = findings.filter((each) => each.ruleId === ruleId).map((each) => each.range.start.line + 1);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** The edits of the first fix of each finding, in the order of the findings; fixes that overlap earlier ones stay out. */
function firstFixes(
  engine: Engine,
  document: SourceDocument,
  findings: readonly Finding[],
  settings: AnalysisSettings,
): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const edits = finding.fixable ? editsOf(engine, document, finding, settings) : undefined;
    // Two fixes that need the same import bring the same insertion: it is wanted once.
    const fresh = edits?.filter((edit) => !taken.some((other) => same(edit, other))) ?? [];
    if (!fresh.some((edit) => taken.some((other) => overlap(edit, other)))) taken.push(...fresh);
  }
  return taken;
}

/** A fix of Semgrep's own is applied as it stands, as Semgrep's tests do; ours only where they hold. */
function editsOf(
  engine: Engine,
  document: SourceDocument,
  finding: Finding,
  settings: AnalysisSettings,
): readonly TextEdit[] | undefined {
  const plain = engine.plainEdits(document, finding, settings);
  return plain.length > 0 ? plain : engine.fixes(document, finding, settings)[0]?.edits;
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}
