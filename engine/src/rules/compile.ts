import type { AnalysisProblem } from '../findings/finding';
import { defaultTextOptions } from '../generic/options';
import { compileTextPattern } from '../generic/pattern';
import { patternLanguage, speaks } from '../languages/index';
import type { LanguageDefinition } from '../languages/language';
import type { Languages } from '../languages/loader';
import { bare } from './bindings';
import type { RegexCondition } from './conditions';
import type { CompiledFormula } from './evaluate';
import { pathFilter } from './paths';
import { compilePattern, type Pattern } from './pattern';
import { compileRegex, type SafeRegex } from './regex';
import type { Formula, LoadedRules, ModelSpec, RuleInfo, RuleSpec } from './rule';
import {
  plainSanitizer,
  plainSink,
  plainSource,
  type TaintOptions,
  type TaintPropagator,
  type TaintSanitizer,
  type TaintSink,
  type TaintSource,
} from './taint-spec';

/** A rule ready to run on texts of one language. */
export interface CompiledRule {
  spec: RuleSpec;
  appliesTo(path: string): boolean;
  /** True when each match lies in one statement of the program: no text, no statement sequence is matched itself. */
  isLocal: boolean;
  body: { mode: 'search'; formula: CompiledFormula } | CompiledTaint;
}

export interface CompiledTaint {
  mode: 'taint';
  sources: Compiled<TaintSource>[];
  sinks: Compiled<TaintSink>[];
  sanitizers: Compiled<TaintSanitizer>[];
  propagators: Compiled<TaintPropagator>[];
  /** True when the project's asset identifiers are sources too. */
  fromAssets: boolean;
  options: TaintOptions;
}

type Compiled<T extends { formula: Formula }> = Omit<T, 'formula'> & { formula: CompiledFormula };

/** The model whose sources the threat notes extend by the project's own sensitive names. */
const assetModel = 'sensitive-data';

/** Thrown inside of compiling a rule and caught there: the rule is left out and the problem told. */
class RefusedRule extends Error {
  constructor(readonly problem: AnalysisProblem) {
    super(problem.message);
  }
}

/** A set of rules; each is compiled for a language when a text of that language is first analyzed. */
export class CompiledRules {
  readonly rules: readonly RuleInfo[];
  readonly problems: AnalysisProblem[];
  private readonly byLanguage = new Map<LanguageDefinition, CompiledRule[]>();
  private readonly models = new Map<ModelSpec, Map<LanguageDefinition, CompiledFormula[]>>();
  private readonly told = new Set<string>();

  constructor(
    private readonly loaded: LoadedRules,
    private readonly languages: Languages,
  ) {
    this.problems = [...loaded.problems];
    this.rules = loaded.rules.map((spec) => ({
      ...spec,
      mode: spec.body.mode,
      fixes: spec.fixes.map(({ title, grade }) => ({ title, grade })),
    }));
  }

  forLanguage(definition: LanguageDefinition): readonly CompiledRule[] {
    let rules = this.byLanguage.get(definition);
    if (!rules) {
      rules = this.compileAll(definition);
      this.byLanguage.set(definition, rules);
    }
    return rules;
  }

  /** Notes a problem of a rule, once. */
  tell(problem: AnalysisProblem): void {
    const key = `${problem.ruleId} ${problem.message} ${problem.range?.start.line}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.problems.push(problem);
  }

  private compileAll(definition: LanguageDefinition): CompiledRule[] {
    const result: CompiledRule[] = [];
    for (const spec of this.loaded.rules) {
      const language = patternLanguage(definition, spec.languages);
      if (!language) continue;
      try {
        const body = this.compileBody(spec, language);
        result.push({ spec, appliesTo: pathFilter(spec), isLocal: isLocalBody(body), body });
      } catch (error) {
        if (!(error instanceof RefusedRule)) throw error;
        this.tell(error.problem);
      }
    }
    return result;
  }

  private compileBody(spec: RuleSpec, definition: LanguageDefinition): CompiledRule['body'] {
    const compile = (formula: Formula) => this.compileFormula(formula, spec, definition, []);
    if (spec.body.mode === 'search') return { mode: 'search', formula: compile(spec.body.formula) };
    const { sources, sinks, sanitizers, propagators, uses, options } = spec.body;
    const each = <T extends { formula: Formula }>(items: readonly T[]): Compiled<T>[] =>
      items.map((item) => ({ ...item, formula: compile(item.formula) }));
    const shared = (names: string[], kind: ModelSpec['kind']) =>
      names.flatMap((name) => this.compileModel(name, kind, definition));
    return {
      mode: 'taint',
      sources: [...each(sources), ...shared(uses.sources, 'source').map(plainSource)],
      sinks: [...each(sinks), ...shared(uses.sinks, 'sink').map(plainSink)],
      sanitizers: [...each(sanitizers), ...shared(uses.sanitizers, 'sanitizer').map(plainSanitizer)],
      propagators: each(propagators),
      options,
      fromAssets: uses.sources.includes(assetModel),
    };
  }

  private compileModel(
    id: string,
    kind: ModelSpec['kind'],
    definition: LanguageDefinition,
  ): CompiledFormula[] {
    return this.loaded.models
      .filter((model) => model.id === id && model.kind === kind && speaks(definition, model.languages))
      .flatMap((model) => {
        let known = this.models.get(model);
        if (!known) {
          known = new Map();
          this.models.set(model, known);
        }
        const owner = { id, path: '' };
        let formulas = known.get(definition);
        if (!formulas) {
          formulas = model.patterns.map((formula) => this.compileFormula(formula, owner, definition, []));
          known.set(definition, formulas);
        }
        return formulas;
      });
  }

  /** `around`: the conditions of the formulas that it stands in. */
  private compileFormula(
    formula: Formula,
    owner: Pick<RuleSpec, 'id' | 'path' | 'textOptions'>,
    definition: LanguageDefinition,
    around: RegexCondition[],
  ): CompiledFormula {
    const compile = (part: Formula, conditions = around) =>
      this.compileFormula(part, owner, definition, conditions);
    const refuse = (message: string, range: Formula['range']): never => {
      throw new RefusedRule({ path: owner.path, range, ruleId: owner.id, severity: 'error', message });
    };
    switch (formula.kind) {
      case 'pattern':
        if (definition.textPatterns === 'expressions') {
          return compile({ kind: 'regex', source: formula.text, range: formula.range });
        }
        if (definition.textPatterns === 'words') {
          const pattern = compileTextPattern(formula.text, owner.textOptions ?? defaultTextOptions);
          return typeof pattern === 'string' ? refuse(pattern, formula.range) : { kind: 'text', pattern };
        }
        return {
          kind: 'pattern',
          pattern: this.compileText(formula, definition, refuse),
          conditions: around,
        };
      case 'regex':
        // Semgrep runs `pattern-regex` in multi-line mode.
        return { kind: 'regex', regex: compileRegexOr(formula.source, 'm', (m) => refuse(m, formula.range)) };
      case 'any':
        return { kind: 'any', parts: formula.parts.map((part) => compile(part)) };
      case 'not':
        // What is left out may bind the same names to other code.
        return { kind: 'not', part: compile(formula.part, []) };
      case 'inside':
        return { kind: 'inside', part: compile(formula.part) };
      case 'all': {
        const conditions = formula.conditions.map((condition) => ({
          metavariable: bare(condition.metavariable),
          regex: compileRegexOr(condition.source, '', (m) => refuse(m, condition.range)),
        }));
        return {
          kind: 'all',
          parts: formula.parts.map((part) => compile(part, [...around, ...conditions])),
          conditions,
          focus: formula.focus.map(bare),
        };
      }
    }
  }

  private compileText(
    formula: Extract<Formula, { kind: 'pattern' }>,
    definition: LanguageDefinition,
    refuse: (message: string, range: Formula['range']) => never,
  ): Pattern {
    const pattern = compilePattern(formula.text, definition, this.languages.parser(definition));
    return typeof pattern === 'string' ? refuse(pattern, formula.range) : pattern;
  }
}

function compileRegexOr(source: string, flags: string, refuse: (message: string) => never): SafeRegex {
  const { regex, error } = compileRegex(source, flags);
  return regex ?? refuse(`The regular expression is not usable: ${error}`);
}

function isLocalBody(body: CompiledRule['body']): boolean {
  if (body.mode === 'search') return isLocal(body.formula);
  return [...body.sources, ...body.sinks, ...body.sanitizers, ...body.propagators].every(({ formula }) =>
    isLocal(formula),
  );
}

function isLocal(formula: CompiledFormula): boolean {
  switch (formula.kind) {
    case 'pattern':
      return formula.pattern.roots.length === 1;
    case 'text':
    case 'regex':
      return false;
    case 'not':
      return isFilter(formula.part);
    case 'inside':
      return isLocal(formula.part);
    case 'any':
      return formula.parts.every(isLocal);
    case 'all': {
      // What is selected is the inner one of nested matches; of surroundings only where nothing else is asked for.
      const selecting = formula.parts.filter((part) => part.kind !== 'not' && part.kind !== 'inside');
      const candidates =
        selecting.length > 0 ? selecting : formula.parts.filter((part) => part.kind === 'inside');
      return candidates.some(isLocal) && formula.parts.every(isFilter);
    }
  }
}

/** A sequence that others only stand in is looked for everywhere; text still is not. */
function isFilter(formula: CompiledFormula): boolean {
  switch (formula.kind) {
    case 'pattern':
      return true;
    case 'text':
    case 'regex':
      return false;
    case 'not':
    case 'inside':
      return isFilter(formula.part);
    default:
      return formula.parts.every(isFilter);
  }
}
