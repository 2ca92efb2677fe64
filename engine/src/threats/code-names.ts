/** Names of functions in texts, for people to choose from while they write notes; nothing is read as code for it. */

/** How often a text calls and declares functions, by name: `db.query`, `assertOwner`. */
export interface CodeNames {
  called: ReadonlyMap<string, number>;
  /** What the text itself declares. */
  declared: ReadonlySet<string>;
}

/** A function that notes may name. */
export interface FunctionName {
  name: string;
  /** What is known of it: where it is declared, how often it is called. */
  detail: string;
}

/** Words before a bracket that call nothing, in one language or another. */
const noCalls = new Set(
  (
    'and as assert await case catch class constructor def defer del do echo elif else elseif except finally fn for foreach from func function ' +
    'fun if import in instanceof is lambda match new not or package print raise require return self sizeof static super switch ' +
    'synchronized this throw throws try typeof unless until using void when while with yield'
  ).split(' '),
);
/** A declaration by a word, as most languages have one; methods without one look like calls, which is as good here. */
const declaration =
  /\b(?:function\*?|def|func|fun|fn|sub)\s+([A-Za-z_$][\w$]*)|\b(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)/g;
/** Only from the beginning of a name: a hostile one costs no more than its length. */
const call = /(?<![\w$])[A-Za-z_$][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_$][\w$]*){0,5}(?=\s?\()/g;
/** Longer names are no names that people write down. */
const longest = 60;

/** The names in one text. */
export function codeNames(text: string): CodeNames {
  const declared = new Set([...text.matchAll(declaration)].map(([, byWord, byValue]) => byWord ?? byValue));
  const called = new Map<string, number>();
  for (const [found] of text.matchAll(call)) {
    const name = shortened(found);
    if (name !== undefined) called.set(name, (called.get(name) ?? 0) + 1);
  }
  return { called, declared };
}

/** A chain of calls as notes name it: its last two names, without what stands for the object at hand. */
function shortened(found: string): string | undefined {
  const names = found
    .split(/\?\.|\.|->|::/)
    .filter((name, i) => i > 0 || !/^(?:this|self|super|\$this)$/.test(name))
    .map((name) => name.replace(/^\$(?=\w)/, ''));
  const last = names.slice(-2);
  if (last.length === 0 || noCalls.has(last.at(-1)!) || last.join('.').length > longest) return undefined;
  return last.join('.');
}

/** How many functions are proposed at most. */
const mostNames = 500;
/** What has this many methods is worth a pattern for all of them. */
const manyMethods = 3;

/**
 * The functions of a project, those that it declares itself first, then by how often they are called. `guards`: what stands
 * before handlers, which comes before all others.
 */
export function functionNames(
  byPath: ReadonlyMap<string, CodeNames>,
  guards: readonly string[],
): FunctionName[] {
  const calls = new Map<string, number>();
  const places = new Map<string, string>();
  const methods = new Map<string, Set<string>>();
  for (const [path, { called, declared }] of byPath) {
    for (const name of declared) if (!places.has(name)) places.set(name, path);
    for (const [name, count] of called) {
      calls.set(name, (calls.get(name) ?? 0) + count);
      const [owner, method] = name.split('.');
      if (method !== undefined) methods.set(owner, (methods.get(owner) ?? new Set()).add(method));
    }
  }
  for (const [owner, { size }] of methods) if (size >= manyMethods) calls.set(`${owner}.*`, size);
  const score = (name: string) => calls.get(name) ?? 0;
  const byUse = (a: string, b: string) => score(b) - score(a) || (a < b ? -1 : 1);
  const names = [...[...guards].sort(), ...[...places.keys()].sort(byUse), ...[...calls.keys()].sort(byUse)];
  return [...new Set(names)].slice(0, mostNames).map((name) => {
    const place = places.get(name);
    if (name.endsWith('.*')) return { name, detail: `${score(name)} functions` };
    if (place !== undefined) return { name, detail: place };
    return {
      name,
      detail:
        score(name) > 0 ? `called ${score(name) === 1 ? 'once' : `${score(name)} times`}` : 'before handlers',
    };
  });
}
