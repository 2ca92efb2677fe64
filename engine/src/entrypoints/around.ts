/** What stands around entry points: prefixes of routers and classes, and what runs before. */
import { bindingNamed, type Match } from '../rules/bindings';
import type { CompiledEntryPoint } from '../rules/compile-entries';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind } from '../syntax/kinds';
import type { Node, TextRange } from '../syntax/tree';
import { namesOf, nodesOf, referenceText, routeText } from './code';

/** A match with the entry of the models that found it. */
export interface Found {
  entry: CompiledEntryPoint;
  match: Match;
}

/** What is known of an entry point when its surroundings are asked for. */
export interface Inner {
  /** Where it is named: an offset. */
  at: number;
  /** What is matched, where it may be a group as well: it stands before what is in it, not before itself. */
  node?: Node;
  /** The router that it is registered with, as the code names it. */
  app?: string;
  /** Its path as it is registered there, where that is known. */
  path: string | undefined;
  /** The last name of its handler. */
  handler?: string;
}

/** What surrounds an entry point. */
export interface Around {
  prefixes: string[];
  guards: string[];
}

/** A guard or a group that was found. */
interface Surrounding {
  match: Match;
  /** Its place in the order of the text, outermost first. */
  rank: number;
  /** True for what only concerns what is registered later. */
  isOrdered: boolean;
  app?: string;
  parent?: string;
  prefix?: string;
  /** The function whose variable the router is: it concerns nothing outside of it. */
  within?: TextRange;
  /** Only what is registered below this path. */
  under?: string;
  guards: string[];
  /** Guards that do not run, although something around says so. */
  skips: string[];
  only?: string[];
  except?: string[];
  /** What stands around it, where neither has a router: its place in the list of those. */
  outer: number;
}

/** The surroundings of the entry points of one text. */
export class Surroundings {
  /** Those of a router, by its name. */
  private readonly byApp = new Map<string, Surrounding[]>();
  /** Those of what stands in them. */
  private readonly placed: Surrounding[] = [];

  /** `routers`: names that the text makes routers of; a router guards nothing. */
  constructor(
    private readonly facts: DocumentFacts,
    found: readonly Found[],
    private readonly routers: ReadonlySet<string | undefined>,
  ) {
    const ordered = found
      .map(({ entry, match }) => ({ entry, match: entry.spec.isClass ? this.inClass(match) : match }))
      .sort(({ match: a }, { match: b }) => a.start - b.start || b.end - a.end);
    const open: number[] = [];
    ordered.forEach((each, rank) => {
      const surrounding = this.read(each, rank);
      if (surrounding.app !== undefined) {
        const known = this.byApp.get(surrounding.app);
        if (known) known.push(surrounding);
        else this.byApp.set(surrounding.app, [surrounding]);
        return;
      }
      // Those that ended before are around nothing that comes.
      while (open.length > 0 && this.placed[open[open.length - 1]].match.end <= each.match.start) open.pop();
      surrounding.outer = open.at(-1) ?? -1;
      open.push(this.placed.length);
      this.placed.push(surrounding);
    });
  }

  /** Prefixes and guards, outermost first, each once. */
  of(inner: Inner): Around {
    const around: Around = { prefixes: [], guards: [] };
    this.collect(inner, around, new Set());
    return { prefixes: around.prefixes, guards: [...new Set(around.guards)] };
  }

  private collect(inner: Inner, around: Around, seen: Set<Surrounding>): void {
    const own = inner.app === undefined ? [] : (this.byApp.get(inner.app) ?? []);
    // What a router is mounted below stands around all that it has itself, wherever that is written.
    const isMount = ({ parent }: Surrounding) => parent !== undefined && parent !== inner.app;
    const all = [...own, ...this.aroundPlace(inner.at)].sort(
      (a, b) => Number(isMount(b)) - Number(isMount(a)) || a.rank - b.rank,
    );
    for (const each of all) {
      if (seen.has(each) || !concerns(each, inner)) continue;
      seen.add(each);
      // What a router is mounted on, or made of, stands around it.
      if (each.parent !== undefined && each.parent !== inner.app) {
        const path = joinedRoute(each.prefix === undefined ? [] : [each.prefix], inner.path);
        this.collect({ at: each.match.start, app: each.parent, path }, around, seen);
      }
      const isItself = each.match.node >= 0 && each.match.node === inner.node;
      if (each.prefix !== undefined && each.prefix !== '' && !isItself) around.prefixes.push(each.prefix);
      around.guards = around.guards.filter((guard) => !each.skips.includes(guard));
      around.guards.push(...each.guards);
    }
  }

  /** Those that a place stands in. */
  private aroundPlace(at: number): Surrounding[] {
    let low = 0;
    let high = this.placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.placed[middle].match.start <= at) low = middle + 1;
      else high = middle;
    }
    const result: Surrounding[] = [];
    for (let i = low - 1; i >= 0; i = this.placed[i].outer)
      if (at < this.placed[i].match.end) result.push(this.placed[i]);
    return result;
  }

  /** The function whose variable or parameter the router of a registration is; undefined for one of the whole file. */
  private scopeOf(match: Match): TextRange | undefined {
    const { tree, constants } = this.facts;
    const [router] = nodesOf(match.bindings.get('APP'));
    if (router === undefined || tree.kind[router] !== Kind.Name) return undefined;
    const scope = constants.scopeOfVariable(router);
    return scope > 0 ? { start: tree.start[scope], end: tree.end[scope] } : undefined;
  }

  /** The match with the class around it as its range. */
  private inClass(match: Match): Match {
    const { tree } = this.facts;
    const owner = match.node < 0 ? -1 : tree.enclosing(match.node, Kind.Class);
    return owner < 0 ? match : { ...match, start: tree.start[owner], end: tree.end[owner] };
  }

  private read({ entry, match }: Found, rank: number): Surrounding {
    const { facts } = this;
    const { spec } = entry;
    const { bindings } = match;
    const names = (name: string) =>
      nodesOf(bindingNamed(bindings, name)).flatMap((node) => namesOf(facts, node));
    const list = (name: string) => (bindings.has(name) ? names(name) : undefined);
    const route = (name: string) => {
      const [node] = nodesOf(bindings.get(name));
      return node === undefined ? undefined : routeText(facts, node);
    };
    const known = {
      prefix: route('PREFIX'),
      under: route('UNDER'),
      only: list('ONLY'),
      except: list('EXCEPT'),
      app: appOf(facts, match, 'APP'),
      parent: appOf(facts, match, 'PARENT'),
      within: this.scopeOf(match),
    };
    const guards = [...names('GUARDS'), ...names('GUARD')].filter(
      (name) => !spec.wrappers.includes(name) && !this.routers.has(name),
    );
    const told = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    return {
      ...told,
      match,
      rank,
      isOrdered: spec.kind === 'guard',
      guards,
      skips: names('SKIP'),
      outer: -1,
    };
  }
}

/** The router that a metavariable stands for, as the code names it. */
export function appOf(facts: DocumentFacts, { bindings }: Match, name: string): string | undefined {
  const [node] = nodesOf(bindings.get(name));
  if (node === undefined) return undefined;
  return referenceText(facts.tree, node) ?? facts.tree.textOf(node);
}

/** A route behind its prefixes, with one slash between any two; undefined where nothing is known of it. */
export function joinedRoute(prefixes: readonly string[], route: string | undefined): string | undefined {
  if (route === undefined && prefixes.length === 0) return undefined;
  // An expression, or a whole address, is no path below others.
  if (route !== undefined && prefixes.length === 0 && /^[~^*(]|:\/\//.test(route)) return route;
  const parts = [...prefixes, route ?? ''].map((part) => part.replace(/^\/+/, ''));
  return `/${parts
    .filter((part) => part !== '')
    .map((part, i, all) => (i < all.length - 1 ? part.replace(/\/+$/, '') : part))
    .join('/')}`;
}

function concerns(each: Surrounding, { at, app, path, handler }: Inner): boolean {
  const { match, only, except, under, within } = each;
  if (only && (handler === undefined || !only.includes(handler))) return false;
  if (except && handler !== undefined && except.includes(handler)) return false;
  if (within && (at < within.start || at >= within.end)) return false;
  if (under !== undefined && !isUnder(under, path)) return false;
  return each.app === undefined || (each.app === app && (!each.isOrdered || match.start < at));
}

/** True for a path that is another one, or goes on behind it; behind `/*` it goes on in any case. */
function isUnder(under: string, path: string | undefined): boolean {
  const above = under.replace(/\/\*+$/, '');
  const [outer, inner] = [above, path ?? ''].map((each) => `/${each}/`.replace(/\/+/g, '/'));
  return inner.startsWith(outer) && (above === under || inner !== outer || outer === '/');
}
