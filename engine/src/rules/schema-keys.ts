/** What to say about a key or word that the schema does not know. */
import type * as z from 'zod';
import { languages, textLanguages } from '../languages/index';
import { nearest } from '../yaml/suggest';

/** Keys of Semgrep's rule language that this engine does not implement yet (Semgrep's rule syntax reference). */
const notYet = new Set([
  ...['metavariable-name', 'module', 'modules', 'join', 'extract'],
  ...['pattern-where-python', 'dest-language', 'transform', 'reduce', 'steps', 'equivalences', 'validators'],
  ...['request', 'response', 'product', 'r2c-internal-project-depends-on', 'project-depends-on'],
  ...['dependencies', 'metrics', 'version'],
]);

/** Languages that Semgrep names and this engine does not analyze yet. */
const languagesNotYet = new Set([
  ...['apex', 'cairo', 'circom', 'clojure', 'cpp', 'c++', 'dart'],
  ...['elixir', 'ex', 'hack', 'jsonnet'],
  ...['julia', 'lisp', 'lua', 'move_on_aptos', 'move_on_sui', 'ocaml', 'promql'],
  ...['proto', 'protobuf', 'python2', 'ql', 'r', 'rust', 'scala', 'scheme', 'solidity'],
  ...['sol', 'swift', 'vue'],
]);

/**
 * The engine's name of a language as a rule writes it, or what is wrong with that name; `isSemgreps`: Semgrep knows the
 * language, and this engine does not.
 */
export function languageNamed(name: string): { language: string } | { error: string; isSemgreps: boolean } {
  const all = [...languages, ...textLanguages];
  // Some write languages as their makers do: `C`, `JavaScript`.
  const known = all.find(
    ({ ruleNames }) => ruleNames.includes(name) || ruleNames.includes(name.toLowerCase()),
  );
  if (known) return { language: known.ruleNames[0] };
  if (languagesNotYet.has(name)) {
    return { error: `the language \`${name}\` is not supported yet`, isSemgreps: true };
  }
  const names = all.flatMap((language) => language.ruleNames);
  return { error: `unknown language \`${name}\`${didYouMean(name, names)}`, isSemgreps: false };
}

/**
 * What to say about a key that is not allowed where it stands.
 * @param here the keys that are allowed there
 * @param elsewhere the keys that are allowed somewhere
 */
export function unknownKey(key: string, here: readonly string[], elsewhere: ReadonlySet<string>): string {
  if (elsewhere.has(key)) return `\`${key}\` does not belong here`;
  if (notYet.has(key)) return `\`${key}\` is not supported yet`;
  return `unknown key \`${key}\`${didYouMean(key, here)}`;
}

/** The keys that a schema allows in the map at a path. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return keysAt((def as z.core.$ZodOptionalDef | z.core.$ZodNullableDef).innerType, path);
    case 'lazy':
      return keysAt((def as z.core.$ZodLazyDef).getter(), path);
    case 'union':
      return (def as z.core.$ZodUnionDef).options.flatMap((option) => keysAt(option, path));
    case 'array':
      return typeof path[0] === 'number' ? keysAt((def as z.core.$ZodArrayDef).element, path.slice(1)) : [];
    case 'object': {
      const { shape } = def as z.core.$ZodObjectDef;
      if (path.length === 0) return Object.keys(shape);
      const key = String(path[0]);
      return Object.hasOwn(shape, key) ? keysAt(shape[key], path.slice(1)) : [];
    }
    default:
      return [];
  }
}

/** ` (did you mean …?)` when one of the candidates is close to the word, else nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const meant = nearest(word.slice(0, 40), candidates);
  return meant === undefined ? '' : ` (did you mean \`${meant}\`?)`;
}
