/** Compiles formulas for a language: texts become patterns, sources become expressions. */
import type { TextOptions } from '../generic/options';
import { compileTextPattern } from '../generic/pattern';
import { languages as allLanguages, textLanguages } from '../languages/index';
import type { LanguageDefinition } from '../languages/language';
import type { Languages } from '../languages/loader';
import { bare } from './bindings';
import type { RegexCondition } from './conditions';
import type { CompiledCondition, CompiledFormula } from './evaluate';
import type { MatchOptions } from './match-options';
import { compilePattern, type Pattern } from './pattern';
import { compileRegex, type SafeRegex } from './regex';
import type { Condition, Formula } from './rule';

/** Told what keeps a rule from running; does not come back. */
export type Refuse = (message: string, range: Formula['range']) => never;

/** Things by what they say; those that earlier rules had and that are asked for again are taken over. */
class Kept<T> {
  private readonly own = new Map<string, T>();
  private readonly earlier: ReadonlyMap<string, T> | undefined;

  constructor(earlier?: Kept<T>) {
    // Not what was before that: it would be kept for ever.
    this.earlier = earlier?.own;
  }

  get(key: string): T | undefined {
    const known = this.own.get(key) ?? this.earlier?.get(key);
    if (known !== undefined) this.own.set(key, known);
    return known;
  }

  set(key: string, value: T): void {
    this.own.set(key, value);
  }
}

/** What was compiled for one language, by what it says: what rules have in common is compiled and answered once. */
export class SharedFormulas {
  readonly formulas: Kept<CompiledFormula>;
  readonly patterns: Kept<Pattern>;
  readonly regexes: Kept<SafeRegex>;

  /** @param earlier those of rules that were in force before */
  constructor(earlier?: SharedFormulas) {
    this.formulas = new Kept(earlier?.formulas);
    this.patterns = new Kept(earlier?.patterns);
    this.regexes = new Kept(earlier?.regexes);
  }
}

interface Options {
  text: TextOptions;
  match: MatchOptions;
}

const keys = new WeakMap<Formula, string>();

function keyOf(formula: Formula, options: Options): string {
  let key = keys.get(formula);
  if (key === undefined) {
    key = JSON.stringify(formula, (name, value) => (name === 'range' ? undefined : value));
    keys.set(formula, key);
  }
  return key + JSON.stringify(options);
}

/** Compiles the formulas of one rule for one language. */
export class FormulaCompiler {
  constructor(
    private readonly languages: Languages,
    private readonly definition: LanguageDefinition,
    private readonly options: Options,
    private readonly refuse: Refuse,
    private readonly shared: SharedFormulas,
  ) {}

  /** `around`: the regular expressions that formulas around it ask of metavariables. */
  compile(formula: Formula, around: readonly RegexCondition[] = []): CompiledFormula {
    if (around.length > 0) return this.build(formula, around);
    const { formulas } = this.shared;
    const key = keyOf(formula, this.options);
    let compiled = formulas.get(key);
    if (!compiled) {
      compiled = this.build(formula, around);
      formulas.set(key, compiled);
    }
    return compiled;
  }

  private build(formula: Formula, around: readonly RegexCondition[]): CompiledFormula {
    switch (formula.kind) {
      case 'pattern': {
        const { textPatterns } = this.definition;
        if (textPatterns === 'expressions') {
          return this.compile({ kind: 'regex', source: formula.text, range: formula.range });
        }
        if (textPatterns === 'words') {
          const text = compileTextPattern(formula.text, this.options.text);
          return typeof text === 'string'
            ? this.refuse(text, formula.range)
            : { kind: 'text', pattern: text };
        }
        const pattern = this.pattern(formula);
        return { kind: 'pattern', pattern, conditions: [...around] };
      }
      case 'spelled':
        return { kind: 'any', parts: this.spelled(formula, around) };
      case 'regex':
        // Semgrep runs `pattern-regex` in multi-line mode.
        return { kind: 'regex', regex: this.regex(formula.source, 'm', formula.range) };
      case 'any':
        return { kind: 'any', parts: formula.parts.map((part) => this.compile(part, around)) };
      case 'not':
        // What is left out may bind the same names to other code.
        return { kind: 'not', part: this.compile(formula.part) };
      case 'inside':
        return { kind: 'inside', part: this.compile(formula.part, around) };
      case 'anywhere':
        return { kind: 'anywhere', part: this.compile(formula.part, around) };
      case 'named':
        return { kind: 'named', part: this.compile(formula.part, around), name: bare(formula.name) };
      case 'all': {
        const conditions = formula.conditions.map((condition) => this.condition(condition));
        const early = conditions.filter((condition) => condition.kind === 'regex');
        const parts = formula.parts.map((part) => this.compile(part, [...around, ...early]));
        const isLate = (part: CompiledFormula) => Number(part.kind === 'inside' || part.kind === 'anywhere');
        return {
          kind: 'all',
          parts: parts.sort((a, b) => isLate(a) - isLate(b)),
          conditions,
          focus: formula.focus.map((names) => names.map(bare)),
        };
      }
    }
  }

  private spelled(
    { spellings }: Extract<Formula, { kind: 'spelled' }>,
    around: readonly RegexCondition[],
  ): CompiledFormula[] {
    const { definition, languages, options } = this;
    return spellings
      .filter(({ language }) => definition.ruleNames.includes(language))
      .flatMap(({ texts }) => texts)
      .flatMap((text): CompiledFormula[] => {
        const pattern = compilePattern(text, definition, languages.parser(definition), options.match);
        return typeof pattern === 'string' ? [] : [{ kind: 'pattern', pattern, conditions: [...around] }];
      });
  }

  private condition(condition: Condition): CompiledCondition {
    switch (condition.kind) {
      case 'regex':
        return {
          kind: 'regex',
          metavariable: bare(condition.metavariable),
          regex: this.regex(condition.source, '', condition.range),
          constants: condition.constants,
          binds: /\\.|\((?!\?)|\(\?P?</.test(condition.source.replace(/\\./gs, '')),
        };
      case 'comparison': {
        const { expression, base, strip } = condition;
        return { kind: 'comparison', expression, strip, ...(base === undefined ? {} : { base }) };
      }
      case 'analysis':
        return { kind: 'analysis', metavariable: bare(condition.metavariable), analyzer: condition.analyzer };
      case 'type':
        return { kind: 'type', metavariable: bare(condition.metavariable), types: condition.types };
      case 'pattern': {
        const metavariable = bare(condition.metavariable);
        const { language: name } = condition;
        const language = name === undefined ? undefined : this.languageNamed(name);
        const compiler = language
          ? new FormulaCompiler(this.languages, language, this.options, this.refuse, new SharedFormulas())
          : this;
        return {
          kind: 'pattern',
          metavariable,
          formula: compiler.compile(condition.formula),
          ...(language ? { language } : {}),
        };
      }
    }
  }

  private languageNamed(name: string): LanguageDefinition | undefined {
    return [...allLanguages, ...textLanguages].find(({ ruleNames }) =>
      ruleNames.includes(name.toLowerCase()),
    );
  }

  private pattern({ text, range }: Extract<Formula, { kind: 'pattern' }>): Pattern {
    const { definition, languages, options } = this;
    const { patterns } = this.shared;
    const key = JSON.stringify([text, options.match]);
    const known = patterns.get(key);
    if (known) return known;
    const compile = (language: LanguageDefinition) =>
      compilePattern(text, language, languages.parser(language), options.match);
    const own = compile(definition);
    const wider = typeof own === 'string' && definition.wider ? compile(definition.wider) : own;
    // What is wrong is said of the language that the rule names.
    const pattern = typeof wider === 'string' ? this.refuse(own as string, range) : wider;
    patterns.set(key, pattern);
    return pattern;
  }

  private regex(source: string, flags: string, range: Formula['range']): SafeRegex {
    const { regexes } = this.shared;
    const key = `${flags} ${source}`;
    const known = regexes.get(key);
    if (known) return known;
    const { regex, error } = compileRegex(source, flags);
    if (!regex) return this.refuse(`The regular expression is not usable: ${error}`, range);
    regexes.set(key, regex);
    return regex;
  }
}
