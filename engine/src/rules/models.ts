/** Models: named lists of patterns that several rules share, such as the sources of a web framework. */
import type { AnalysisProblem } from '../findings/finding';
import { buildPositive } from './formula';
import { buildLanguages, eachEntry } from './load-entries';
import { listed, type Report } from './load-report';
import type { ModelPattern, ModelSpec, RuleFile, RuleSpec } from './rule';
import { modelSchema } from './schema';
import { didYouMean } from './schema-keys';

/** Reads model files. A bad model is left out and reported; the others go on. Never throws. */
export function loadModels(files: readonly RuleFile[], problems: AnalysisProblem[]): ModelSpec[] {
  const models: { model: ModelSpec; path: string }[] = [];
  eachEntry(files, 'models', 'Model', problems, (file, raw, report) => {
    const parsed = modelSchema.safeParse(raw, { reportInput: true });
    if (!parsed.success) {
      report.issues(parsed.error.issues, modelSchema);
      return;
    }
    const { id, kind } = parsed.data;
    const languages = buildLanguages(parsed.data.languages, report);
    // Languages may each have a model of one name: a rule gets the one of its language. A model may go on in other
    // files, so that each framework can have a file of its own.
    const earlier = models.find(
      ({ model, path }) =>
        model.id === id && share(model.languages, languages) && (path === file.path || model.kind !== kind),
    );
    if (earlier) report.error(['id'], `the id is taken by a model of ${earlier.path}`);
    const patterns = parsed.data.patterns.flatMap((each, i): ModelPattern[] => {
      const formula = buildPositive(each, ['patterns', i], report);
      return formula ? [{ formula, bySideEffect: each['by-side-effect'] ?? false }] : [];
    });
    if (!report.refused) models.push({ model: { id, languages, kind, patterns }, path: file.path });
  });
  return models.map((each) => each.model);
}

/** Says which models of `uses` do not exist, are of another kind, or share no language with the rule. */
export function checkUses(
  uses: { sources: string[]; sinks: string[]; sanitizers: string[] },
  languages: RuleSpec['languages'],
  models: readonly ModelSpec[],
  report: Report,
): void {
  const kinds = { sources: 'source', sinks: 'sink', sanitizers: 'sanitizer' } as const;
  for (const list of ['sources', 'sinks', 'sanitizers'] as const) {
    for (const [i, id] of uses[list].entries()) {
      const path = ['metadata', 'uses', list, i];
      const named = models.filter((each) => each.id === id);
      const model = named.find((each) => share(each.languages, languages)) ?? named[0];
      if (!model) {
        const candidates = models.filter((each) => each.kind === kinds[list]).map((each) => each.id);
        report.error(path, `there is no model \`${id}\`${didYouMean(id, candidates)}`);
      } else if (model.kind !== kinds[list]) {
        report.error(path, `the model \`${id}\` holds ${model.kind}s, not ${list}`);
      } else if (!share(model.languages, languages)) {
        report.error(
          path,
          `the model \`${id}\` is for ${listed(model.languages)}, not for ${listed(languages)}`,
        );
      }
    }
  }
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((language) => b.includes(language));
}
