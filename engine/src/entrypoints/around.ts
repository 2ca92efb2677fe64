/** What stands around entry points: prefixes of routers and classes, and what runs before. */
import { type Bindings, bindingNamed, type Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { namesOf, nodesOf, referenceText, routeText } from './code';

/** What is known of an entry point when its surroundings are asked for. */
export interface Inner {
  /** Where it is named: an offset. */
  at: number;
  /** The router that it is registered with, as the code names it. */
  app?: string;
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
  /** True for what only concerns what is registered later. */
  isOrdered: boolean;
  app?: string;
  parent?: string;
  prefix?: string;
  guards: string[];
  only?: string[];
  except?: string[];
}

/** The surroundings of the entry points of one text. */
export class Surroundings {
  private readonly all: Surrounding[];

  constructor(facts: DocumentFacts, found: readonly { match: Match; isOrdered: boolean }[]) {
    const all = found.map(({ match, isOrdered }) => surroundingOf(facts, match, isOrdered));
    this.all = all.sort((a, b) => a.match.start - b.match.start || b.match.end - a.match.end);
  }

  /** Prefixes and guards, outermost first, each once. */
  of(inner: Inner): Around {
    const around: Around = { prefixes: [], guards: [] };
    this.collect(inner, around, new Set());
    return { prefixes: around.prefixes, guards: [...new Set(around.guards)] };
  }

  private collect(inner: Inner, around: Around, seen: Set<Surrounding>): void {
    for (const each of this.all) {
      if (seen.has(each) || !concerns(each, inner)) continue;
      seen.add(each);
      // What a router is mounted on, or made of, stands around it.
      if (each.parent !== undefined && each.parent !== inner.app)
        this.collect({ at: each.match.start, app: each.parent }, around, seen);
      // A prefix that two patterns find is one prefix.
      if (each.prefix !== undefined && each.prefix !== '') around.prefixes.push(each.prefix);
      around.guards.push(...each.guards);
    }
  }
}

function surroundingOf(facts: DocumentFacts, match: Match, isOrdered: boolean): Surrounding {
  const { bindings } = match;
  const names = (name: string) =>
    nodesOf(bindingNamed(bindings, name)).flatMap((node) => namesOf(facts, node));
  const list = (name: string) => (bindings.has(name) ? names(name) : undefined);
  const prefix = nodesOf(bindings.get('PREFIX'))[0];
  const route = prefix === undefined ? undefined : routeText(facts, prefix);
  const [only, except] = [list('ONLY'), list('EXCEPT')];
  const [app, parent] = [appOf(facts, bindings, 'APP'), appOf(facts, bindings, 'PARENT')];
  return {
    match,
    isOrdered,
    guards: [...names('GUARDS'), ...names('GUARD')],
    ...(app !== undefined && { app }),
    ...(parent !== undefined && { parent }),
    ...(route !== undefined && { prefix: route }),
    ...(only && { only }),
    ...(except && { except }),
  };
}

/** The router that a metavariable stands for, as the code names it. */
export function appOf(facts: DocumentFacts, bindings: Bindings, name: string): string | undefined {
  const [node] = nodesOf(bindings.get(name));
  if (node === undefined) return undefined;
  return referenceText(facts.tree, node) ?? facts.tree.textOf(node);
}

function concerns(each: Surrounding, { at, app, handler }: Inner): boolean {
  const { match, only, except } = each;
  if (only && (handler === undefined || !only.includes(handler))) return false;
  if (except && handler !== undefined && except.includes(handler)) return false;
  if (each.app === undefined) return match.start <= at && at < match.end;
  return each.app === app && (!each.isOrdered || match.start < at);
}
