import type { ParsedDocument } from '../../engine/src/document';
import { languageOfEditorId, languageOfPath, speaks } from '../../engine/src/languages/index';
import { type PathAlias, Program } from '../../engine/src/linking/program';
import type { CompiledRules } from '../../engine/src/rules/compile';
import { Evaluator } from '../../engine/src/rules/evaluate';
import type { LibrarySpec } from '../../engine/src/rules/library';
import { loadRules } from '../../engine/src/rules/load';
import { LibraryCalls } from '../../engine/src/summaries/library-calls';
import { summarize } from '../../engine/src/summaries/summarize';
import type { TextSummary } from '../../engine/src/summaries/summary';
import { readRulesFromRepository } from '../../host/src/index';
import { root, testEngine } from './support';

const rule = `rules:
  - id: flow
    languages: [javascript, typescript, python, java, kotlin, go, csharp, php, ruby, c]
    severity: ERROR
    message: Found.
    mode: taint
    pattern-sources: [{pattern: source(...)}]
    pattern-sinks: [{patterns: [{pattern: sink($X)}, {focus-metavariable: $X}]}]
    pattern-sanitizers: [{pattern: clean(...)}]
    metadata: {precise: true, title: Flow, why: It flows., cwe: [CWE-79]}
`;

let libraries: readonly LibrarySpec[] | undefined;

/** What comes with Wardscribe of all languages. */
function builtInLibraries(): readonly LibrarySpec[] {
  libraries ??= readRulesFromRepository(root).loaded.libraries;
  return libraries;
}

/** The summary of a text for one rule: from \`source()\` to \`sink(x)\`. */
export async function summaryOfText(path: string, text: string): Promise<TextSummary> {
  const engine = await testEngine();
  const rules = engine.compile(loadRules([{ path: 'rules.yaml', text: rule }], [])) as CompiledRules;
  const languageId = languageOfPath(path) ?? '';
  const document = engine.open(path, languageId, text) as ParsedDocument;
  const facts = document.facts();
  if (!facts) throw new Error(`no facts of ${path}`);
  const evaluator = new Evaluator(facts, { today: '', report: () => undefined, read: () => undefined });
  const queries = rules.forLanguage(document.definition).flatMap(({ body }) => {
    if (body.mode !== 'taint') return [];
    const matched = <T extends { formula: (typeof body.sinks)[number]['formula'] }>(items: readonly T[]) =>
      items.map((item) => ({ ...item, matches: evaluator.evaluate(item.formula) }));
    const points = {
      sources: matched(body.sources),
      sinks: matched(body.sinks),
      sanitizers: matched(body.sanitizers),
    };
    return [{ ...points, propagators: [], options: body.options, follow: true }];
  });
  const known = builtInLibraries().filter(({ languages }) => speaks(document.definition, languages));
  const { summary } = summarize(facts, queries, new LibraryCalls(known), { path, languageId });
  document.close();
  return summary;
}

/** A program of texts by their paths. */
export async function programOfTexts(
  texts: Readonly<Record<string, string>>,
  aliases?: readonly PathAlias[],
): Promise<Program> {
  const [first] = Object.keys(texts);
  const linking = languageOfEditorId(languageOfPath(first) ?? '')?.linking;
  if (!linking) throw new Error(`no program of ${first}`);
  const program = new Program({ ...linking, aliases });
  for (const [path, text] of Object.entries(texts)) program.set(await summaryOfText(path, text));
  return program;
}

/** The sinks that a source reaches, as lines of files, one-based: `a.js:3`; with the lines of the way there. */
export async function reachedSinks(
  texts: Readonly<Record<string, string>>,
  aliases?: readonly PathAlias[],
): Promise<string[]> {
  const program = await programOfTexts(texts, aliases);
  return [...program.flows().values()]
    .flat()
    .map(({ sinkPath, paths }) => {
      const { steps } = paths[0];
      const { start } = steps[steps.length - 1];
      return `${sinkPath}:${texts[sinkPath].slice(0, start).split('\n').length}`;
    })
    .sort();
}

/** The lines with a comment `BAD`, in the same form. */
export function badLines(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts)
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, i) => (/\bBAD\b/.test(line) ? [`${path}:${i + 1}`] : [])),
    )
    .sort();
}
