/** What a text must hold for a rule to match it, so that a rule is looked at only where it can say something. */
import { ELLIPSIS, isListPlaceholder, metavariableOf } from '../languages/placeholders';
import type { CompiledBody } from './compile';
import type { CompiledCondition, CompiledFormula } from './evaluate';
import { Form } from './pattern';
import { shortestWord } from './text-grams';

/** A match needs at least one of these names (ids), or of these pieces of text, ASCII letters in lower case. */
export interface Need {
  names: readonly number[];
  words: readonly string[];
}

/** More alternatives than this single out too few texts to be worth a look at each. */
const alternativesAtMost = 100;

/** What a rule's body needs, all of it; empty: nothing that is known. */
export function needsOf(body: CompiledBody, textOf: (name: number) => string): Need[] {
  const find = new Needs(textOf);
  if (body.mode === 'search') return known([find.of(body.formula)]);
  const { sources, sinks, fromAssets } = body;
  const ends = [find.either(sinks.map(({ formula }) => formula))];
  // The project's own sensitive names are known at run time only.
  if (!fromAssets) ends.push(find.either(sources.map(({ formula }) => formula)));
  return known(ends);
}

function known(needs: readonly (Need | undefined)[]): Need[] {
  return needs.filter((need) => need !== undefined);
}

/** Finds what formulas need. */
export class Needs {
  /** True once a pattern was met whose metavariables may bind what is computed, or inferred, and stands nowhere. */
  private bindsOther = false;

  constructor(private readonly textOf: (name: number) => string) {}

  of(formula: CompiledFormula): Need | undefined {
    switch (formula.kind) {
      case 'pattern': {
        const { form, type } = formula.pattern;
        if (form.includes(Form.StringMetavariable) || type.some((each) => each !== undefined))
          this.bindsOther = true;
        // Long names are rarer than short ones.
        const [name] = [...formula.pattern.required].sort(
          (a, b) => this.textOf(b).length - this.textOf(a).length,
        );
        if (name !== undefined) return { names: [name], words: [] };
        const { regex, sources } = formula.pattern;
        return best(
          [
            ...[...regex.values()].map(({ words }) => words),
            ...sources.map((source) => wordsIn(firstPart(source))),
          ].map(ofWords),
        );
      }
      case 'regex':
        return ofWords(formula.regex.words);
      case 'text':
        return best(formula.pattern.required.map(wordsIn).map(ofWords));
      case 'inside':
      case 'anywhere':
      case 'named':
        return this.of(formula.part);
      case 'any':
        return this.either(formula.parts);
      case 'all':
        return best([
          ...formula.parts.map((part) => (part.kind === 'not' ? undefined : this.of(part))),
          ...(this.bindsOther ? [] : ofConditions(formula.conditions)),
        ]);
      default:
        return undefined;
    }
  }

  /** What at least one of some formulas needs. */
  either(formulas: readonly CompiledFormula[]): Need | undefined {
    const names = new Set<number>();
    const words = new Set<string>();
    for (const formula of formulas) {
      // A lone negation selects nothing.
      if (formula.kind === 'not') continue;
      const need = this.of(formula);
      if (!need) return undefined;
      for (const name of need.names) names.add(name);
      for (const word of need.words) words.add(word);
    }
    return names.size + words.size > alternativesAtMost
      ? undefined
      : { names: [...names], words: [...words] };
  }
}

/** Of needs that must all be met, the one with the fewest alternatives; names are surer to be rare than words. */
function best(needs: readonly (Need | undefined)[]): Need | undefined {
  const cost = ({ names, words }: Need) => names.length + 2 * words.length;
  let result: Need | undefined;
  for (const need of needs) if (need && (!result || cost(need) < cost(result))) result = need;
  return result;
}

function ofConditions(conditions: readonly CompiledCondition[]): (Need | undefined)[] {
  // What is bound in another language, and the value of a constant, need not stand in the text as it is.
  if (conditions.some((condition) => condition.kind === 'pattern' && condition.language)) return [];
  return conditions.map((condition) =>
    condition.kind === 'regex' && !condition.constants ? ofWords(condition.regex.words) : undefined,
  );
}

/** The outermost module of a path, which no import can leave out; empty where it is a hole. */
function firstPart(source: string): string {
  const first = source.split(/[^\w$-]+/).find((part) => part !== '') ?? '';
  const isHole = first.includes('$') || first === ELLIPSIS || isListPlaceholder(first);
  return isHole || metavariableOf(first) !== undefined ? '' : first;
}

/** The longest word of a text that stands wherever the text does. */
function wordsIn(text: string): string[] | undefined {
  const words = text.match(/[A-Za-z0-9_]+/g) ?? [];
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  return longest.length < shortestWord ? undefined : [longest.toLowerCase()];
}

function ofWords(words: readonly string[] | undefined): Need | undefined {
  return words && { names: [], words };
}
