/** Finds where a text puts routers of other files below its own, and what runs before those. */
import type { ParsedDocument } from '../document';
import { bindingNamed } from '../rules/bindings';
import type { CompiledRules } from '../rules/compile';
import { appOf } from './around';
import { namesOf, nodesOf, routeText } from './code';
import { entriesIn, surroundingsIn } from './find';

/** Routes that are put below a router. Plain data. */
export interface Mount {
  /** What the text calls them, or what makes them: `authRoutes`. */
  name: string;
  /** What runs before, by name, outermost first. */
  guards: string[];
  /** Where they are put there: UTF-16 offsets. */
  start: number;
  end: number;
}

/** The mounts of a document, in order. Never throws: what cannot be analyzed has none. */
export function mountsOf(document: ParsedDocument, rules: CompiledRules): Mount[] {
  const entries = entriesIn(document, rules);
  const found = entries?.matches((kind) => kind === 'mount') ?? [];
  if (!entries || found.length === 0) return [];
  const { facts } = entries;
  const around = surroundingsIn(entries).surroundings();
  const mounts = new Map<number, Mount>();
  for (const { match } of found) {
    const [routes] = nodesOf(match.bindings.get('ROUTES'));
    const [name] = routes === undefined ? [] : namesOf(facts, routes);
    if (name === undefined) continue;
    const app = appOf(facts, match, 'APP');
    const own = nodesOf(bindingNamed(match.bindings, 'GUARDS')).flatMap((node) => namesOf(facts, node));
    const [prefix] = nodesOf(match.bindings.get('PREFIX'));
    const path = prefix === undefined ? undefined : routeText(facts, prefix);
    const { guards } = around.of({ at: match.start, path, ...(app !== undefined && { app }) });
    const { start, end } = match;
    const known = mounts.get(start);
    mounts.set(start, {
      name: name.replace(/\.routes$|\.middleware$/, ''),
      guards: [...new Set([...(known?.guards ?? []), ...guards, ...own])],
      start,
      end,
    });
  }
  return [...mounts.values()].sort((a, b) => a.start - b.start);
}
