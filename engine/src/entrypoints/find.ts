/** Finds where data of others comes into a program, by the patterns of the models. */
import type { ParsedDocument } from '../document';
import { RuleRun } from '../rule-run';
import type { CompiledRules } from '../rules/compile';
import type { CompiledEntryPoint } from '../rules/compile-entries';
import type { DocumentFacts } from '../rules/document-facts';
import { appOf, type Found, Surroundings } from './around';
import type { EntryPoint } from './entry-point';
import { Functions } from './functions';
import { PointReader } from './read-point';

/** What the patterns of the models find in a document. */
export interface FoundEntries {
  facts: DocumentFacts;
  /** The matches of the entries of some kinds. */
  matches(wanted: (kind: Kind) => boolean): Found[];
}

type Kind = CompiledEntryPoint['spec']['kind'];

/** What entries of the models match in a document; undefined where nothing is known of its language. */
export function entriesIn(document: ParsedDocument, rules: CompiledRules): FoundEntries | undefined {
  const patterns = rules.entries.entryPointsOf(document.definition);
  const facts = patterns && document.facts();
  if (!facts) return undefined;
  // No pattern of an entry point asks for the day; what is too costly to match is left out.
  const evaluator = new RuleRun(document, facts, '', []).evaluator();
  const candidates = patterns.formulas.candidates(facts);
  const matches = (wanted: (kind: Kind) => boolean): Found[] =>
    candidates.flatMap(({ formula, owners }) => {
      const entries = owners
        .map((owner) => patterns.entries[owner])
        .filter(({ spec, files }) => wanted(spec.kind) && (!files || files.test(document.path) === true));
      return entries.length === 0
        ? []
        : evaluator.evaluate(formula).flatMap((match) => entries.map((entry) => ({ entry, match })));
    });
  return { facts, matches };
}

/** What stands around the entry points of a text, and the names of its routers. */
export function surroundingsIn({ facts, matches }: FoundEntries) {
  const routers = new Set(
    matches((kind) => kind === 'router').map(({ match }) => appOf(facts, match, 'APP')),
  );
  return { routers, surroundings: () => new Surroundings(facts, matches(isAround), routers) };
}

/** The entry points of a document, by position. Never throws: what cannot be analyzed has none. */
export function entryPointsOf(document: ParsedDocument, rules: CompiledRules): EntryPoint[] {
  const entries = entriesIn(document, rules);
  if (!entries) return [];
  const { facts, matches } = entries;
  const all = matches((kind) => !isAround(kind) && kind !== 'router' && kind !== 'mount');
  if (all.length === 0) return [];
  const { routers, surroundings } = surroundingsIn(entries);
  const found = all.filter(({ entry, match }) => {
    if (!entry.routers) return true;
    const app = appOf(facts, match, 'APP');
    return app !== undefined && (routers.has(app) || entry.routers.test(app) === true);
  });
  if (found.length === 0) return [];
  const around = surroundings();
  const functions = new Functions(facts);
  const points = new Map<string, EntryPoint>();
  for (const each of found) {
    for (const point of new PointReader(document, facts, functions, around, each).points()) {
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

const isAround = (kind: Kind) => kind === 'guard' || kind === 'group';
