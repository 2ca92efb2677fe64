/** Finds where data of others comes into a program, by the patterns of the models. */
import type { ParsedDocument } from '../document';
import { RuleRun } from '../rule-run';
import type { CompiledEntryPoint, CompiledRules } from '../rules/compile';
import { appOf, type Found, Surroundings } from './around';
import type { EntryPoint } from './entry-point';
import { Functions } from './functions';
import { PointReader } from './read-point';

/** The entry points of a document, by position. Never throws: what cannot be analyzed has none. */
export function entryPointsOf(document: ParsedDocument, rules: CompiledRules): EntryPoint[] {
  const patterns = rules.entryPatternsOf(document.definition);
  const facts = patterns && document.facts();
  if (!facts) return [];
  // No pattern of an entry point asks for the day; what is too costly to match is left out.
  const evaluator = new RuleRun(document, facts, '', []).evaluator();
  const candidates = patterns.formulas.candidates(facts);
  const matches = (wanted: (kind: CompiledEntryPoint['spec']['kind']) => boolean): Found[] =>
    candidates.flatMap(({ formula, owners }) => {
      const entries = owners
        .map((owner) => patterns.entries[owner])
        .filter(({ spec, files }) => wanted(spec.kind) && (!files || files.test(document.path) === true));
      return entries.length === 0
        ? []
        : evaluator.evaluate(formula).flatMap((match) => entries.map((entry) => ({ entry, match })));
    });
  const all = matches((kind) => !isAround(kind) && kind !== 'router');
  if (all.length === 0) return [];
  const routers = new Set(
    matches((kind) => kind === 'router').map(({ match }) => appOf(facts, match, 'APP')),
  );
  const found = all.filter(({ entry, match }) => {
    if (!entry.routers) return true;
    const app = appOf(facts, match, 'APP');
    return app !== undefined && (routers.has(app) || entry.routers.test(app) === true);
  });
  if (found.length === 0) return [];
  const surroundings = new Surroundings(facts, matches(isAround), routers);
  const functions = new Functions(facts);
  const points = new Map<string, EntryPoint>();
  for (const each of found) {
    for (const point of new PointReader(document, facts, functions, surroundings, each).points()) {
      const { start } = point.range;
      // A file that is the handler is told once.
      const key = each.entry.spec.isFile
        ? each.entry.spec.id
        : `${start.line}:${start.character} ${point.method ?? ''} ${point.route ?? ''}`;
      if (!points.has(key)) points.set(key, point);
    }
  }
  return [...points.values()].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

const isAround = (kind: CompiledEntryPoint['spec']['kind']) => kind === 'guard' || kind === 'group';
