import { dottedCall } from '../../languages/calls';
import { languages } from '../../languages/index';
import type { Formula } from '../../rules/rule';
import type { Range } from '../../syntax/position';

/** Where a formula stands that no file holds: nothing is told about it. */
export const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The languages whose code calls functions that other files can name, by their first names for rules. */
export const callingLanguages: readonly string[] = [
  ...new Set(languages.filter(({ linking }) => linking).map(({ ruleNames }) => ruleNames[0])),
];

/** The languages that write calls of dotted names with dots. */
export const dottedLanguages: readonly string[] = [
  ...new Set(
    languages.filter(({ linking, calls }) => linking && !calls).map(({ ruleNames }) => ruleNames[0]),
  ),
];

/** The names of a call of the notes: `console.*` → `console`, `$NAME1`. */
export function namesOf(call: string): string[] {
  return call.split('.').map((name, i) => (name.includes('*') ? `$NAME${i}` : name));
}

/**
 * Calls of a function of the notes with some arguments, as each language writes them: `db.raw` with `$ARG, ...` is
 * `db.raw($ARG, ...)`. A `*` in a name stands for any letters.
 */
export function callFormula(call: string, given: string): Formula {
  const names = namesOf(call);
  const spellings = languages
    .filter(({ linking, ruleNames }) => linking && callingLanguages.includes(ruleNames[0]))
    .map(({ ruleNames, calls }) => ({
      language: ruleNames[0],
      texts: (calls ?? dottedCall)(names).map((callee) => `${callee}(${given})`),
    }));
  const unique = spellings.filter(
    ({ language }, i) => spellings.findIndex((other) => other.language === language) === i,
  );
  const spelled: Formula = { kind: 'spelled', spellings: unique, range: nowhere };
  const conditions = call.split('.').flatMap((name, i) => {
    // A star alone is any name.
    if (!name.includes('*') || /^\*+$/.test(name)) return [];
    const source = `^${name.replace(/\$/g, '\\$&').replace(/\*+/g, '[\\w$]*')}$`;
    return [{ kind: 'regex' as const, metavariable: `$NAME${i}`, source, constants: false, range: nowhere }];
  });
  return conditions.length === 0
    ? spelled
    : { kind: 'all', parts: [spelled], conditions, focus: [], range: nowhere };
}

/** Arguments of calls of a function: the one at a place, counted from 0, or any. */
export function argumentFormula(call: string, place: number | undefined): Formula {
  const before = place === undefined ? ['...'] : Array<string>(place).fill('$_');
  return {
    kind: 'all',
    parts: [callFormula(call, [...before, '$ARG', '...'].join(', '))],
    conditions: [],
    focus: [['$ARG']],
    range: nowhere,
  };
}
