import type { AnalysisProblem } from '../findings/finding';
import { defaultTextOptions } from '../generic/options';
import { patternLanguage, speaks } from '../languages/index';
import type { LanguageDefinition } from '../languages/language';
import type { Languages } from '../languages/loader';
import { LibraryCalls } from '../summaries/library-calls';
import { assetModels } from './asset-models';
import { CompiledEntries } from './compile-entries';
import { FormulaCompiler, SharedFormulas } from './compile-formula';
import type { DocumentFacts } from './document-facts';
import type { CompiledFormula } from './evaluate';
import { type FileScope, scopeFilter } from './file-scope';
import { isLocalBody } from './locality';
import { defaultMatchOptions } from './match-options';
import { type Need, Needs } from './needs';
import { pathFilter } from './paths';
import type { AssetNames, Formula, LoadedRules, ModelPattern, ModelSpec, RuleInfo, RuleSpec } from './rule';
import { RuleIndex } from './rule-index';
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
  body: CompiledBody;
}

export type CompiledBody = { mode: 'search'; formula: CompiledFormula } | CompiledTaint;

export interface CompiledTaint {
  mode: 'taint';
  sources: Compiled<TaintSource>[];
  sinks: Compiled<TaintSink>[];
  sanitizers: Compiled<TaintSanitizer>[];
  propagators: Compiled<TaintPropagator>[];
  /** Tells the assets of the project whose names are sources too; absent: none. */
  fromAssets?: (asset: Pick<AssetNames, 'id' | 'class'>) => boolean;
  options: TaintOptions;
}

type Compiled<T extends { formula: Formula }> = Omit<T, 'formula'> & {
  formula: CompiledFormula;
  /** Tells the files in which it counts; absent: all. */
  appliesTo?: (path: string) => boolean;
};

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
  private readonly indexes = new Map<LanguageDefinition, RuleIndex>();
  private readonly formulas = new Map<LanguageDefinition, SharedFormulas>();
  private readonly earlierFormulas?: ReadonlyMap<LanguageDefinition, SharedFormulas>;
  private readonly models = new Map<ModelSpec, Map<LanguageDefinition, Compiled<ModelPattern>[]>>();
  private readonly libraries = new Map<LanguageDefinition, Map<string, LibraryCalls>>();
  /** The expressions that find entry points and practices. */
  readonly entries: CompiledEntries;
  private readonly told = new Set<string>();
  private assets: { appliesTo: (path: string) => boolean; assets: readonly AssetNames[] }[] | undefined;

  /** @param earlier rules that were in force before: patterns that both have are not compiled again */
  constructor(
    readonly loaded: LoadedRules,
    private readonly languages: Languages,
    earlier?: CompiledRules,
  ) {
    this.earlierFormulas = earlier?.formulas;
    this.problems = [...loaded.problems];
    this.entries = new CompiledEntries(loaded, languages, (spec, definition) =>
      this.unlessRefused(() => this.compilerFor(spec, definition).compile(spec.formula)),
    );
    this.rules = loaded.rules.map((spec) => ({
      ...spec,
      mode: spec.body.mode,
      fixes: spec.fixes.map(({ title, grade }) => ({ title, grade })),
    }));
  }

  /** The rules as they were loaded, in their order. */
  get specs(): readonly RuleSpec[] {
    return this.loaded.rules;
  }

  /** As in `LoadedRules`. */
  get numbered(): readonly RuleSpec[] {
    return this.loaded.numbered ?? [];
  }

  /** What is known of the libraries of a language in a file. */
  libraryOf(definition: LanguageDefinition, path: string): LibraryCalls {
    const { libraries } = this.loaded;
    const local = libraries.flatMap(({ within }, i) => (within && scopeFilter(within)(path) ? [i] : []));
    const key = local.join();
    const known = this.libraries.get(definition) ?? new Map<string, LibraryCalls>();
    this.libraries.set(definition, known);
    let library = known.get(key);
    if (!library) {
      // What a project says of a function counts before what is known of a library.
      const own = local.map((i) => libraries[i]);
      const all = [...own, ...libraries.filter(({ within }) => !within)];
      library = new LibraryCalls(all.filter(({ languages }) => speaks(definition, languages)));
      known.set(key, library);
    }
    return library;
  }

  /** What the project calls its sensitive data in a file. */
  assetsAt(path: string): readonly AssetNames[] {
    this.assets ??= (this.loaded.assets ?? []).map(({ within, assets }) => ({
      appliesTo: scopeFilter(within),
      assets,
    }));
    return this.assets.find(({ appliesTo }) => appliesTo(path))?.assets ?? [];
  }

  forLanguage(definition: LanguageDefinition): readonly CompiledRule[] {
    let rules = this.byLanguage.get(definition);
    if (!rules) {
      rules = this.compileAll(definition);
      this.byLanguage.set(definition, rules);
    }
    return rules;
  }

  /** The rules that can match a text, by what it holds, in their order. */
  candidates(definition: LanguageDefinition, facts: DocumentFacts): CompiledRule[] {
    let index = this.indexes.get(definition);
    if (!index) {
      index = new RuleIndex(this.forLanguage(definition), facts.tree.names);
      this.indexes.set(definition, index);
    }
    return index.candidates(facts);
  }

  /** What a text of a language must hold for each formula of a rule, of these rules or of others, to say anything in it. */
  needsOf(spec: RuleSpec, definition: LanguageDefinition): (Need | undefined)[] {
    const language = patternLanguage(definition, spec.languages);
    const body = language && this.unlessRefused(() => this.compileBody(spec, language));
    if (!body) return [];
    const { sources, sinks, sanitizers, propagators } =
      body.mode === 'taint' ? body : { sources: [body], sinks: [], sanitizers: [], propagators: [] };
    return [sources, sinks, sanitizers, propagators].flat().map(({ formula }) => this.need(formula));
  }

  /** What a text of a language must hold for a formula of a rule to say anything in it. */
  needOf(spec: RuleSpec, formula: Formula, definition: LanguageDefinition): Need | undefined {
    const language = patternLanguage(definition, spec.languages);
    if (!language) return { names: [], words: [] };
    const compiled = this.unlessRefused(() => this.compilerFor(spec, language).compile(formula));
    return compiled && this.need(compiled);
  }

  private need(formula: CompiledFormula): Need | undefined {
    return new Needs(this.nameOf).of(formula);
  }

  /** A name by its id. */
  readonly nameOf = (name: number): string => this.languages.names.text(name);

  /** True when a rule looks at texts of a language at a path. */
  lookAt(definition: LanguageDefinition, path: string): boolean {
    return this.forLanguage(definition).some((rule) => rule.appliesTo(path));
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
      const body = this.unlessRefused(() => this.compileBody(spec, language));
      if (body) result.push({ spec, appliesTo: filesOf(spec), isLocal: isLocalBody(body), body });
    }
    return result;
  }

  /** What is made; undefined where it was refused, which is told. */
  private unlessRefused<T>(make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof RefusedRule)) throw error;
      this.tell(error.problem);
      return undefined;
    }
  }

  private compileBody(spec: RuleSpec, definition: LanguageDefinition): CompiledBody {
    const compiler = this.compilerFor(spec, definition);
    const compile = (formula: Formula) => compiler.compile(formula);
    if (spec.body.mode === 'search') return { mode: 'search', formula: compile(spec.body.formula) };
    const { sources, sinks, sanitizers, propagators, uses, options, assets } = spec.body;
    const each = <T extends { formula: Formula; within?: FileScope }>(items: readonly T[]): Compiled<T>[] =>
      items.map((item) => ({
        ...item,
        formula: compile(item.formula),
        ...(item.within && { appliesTo: scopeFilter(item.within) }),
      }));
    // Without assets, a rule of theirs needs a source in the text like any other.
    const takes = this.loaded.assets?.length
      ? uses.sources.flatMap((name) => assetModels.get(name) ?? [])
      : [];
    const shared = (names: string[], kind: ModelSpec['kind']) =>
      names.flatMap((name) => this.compileModel(name, kind, definition));
    return {
      mode: 'taint',
      sources: [...each(sources), ...shared(uses.sources, 'source').map(sourceOf)],
      sinks: [...each(sinks), ...shared(uses.sinks, 'sink').map(({ formula }) => plainSink(formula))],
      sanitizers: [...each(sanitizers), ...shared(uses.sanitizers, 'sanitizer').map(sanitizerOf)],
      propagators: each(propagators),
      options,
      ...((takes.length > 0 || assets) && {
        fromAssets: (asset) =>
          takes.some((isTaken) => isTaken(asset)) || (assets?.includes(asset.id) ?? false),
      }),
    };
  }

  private compilerFor(
    { id, path, textOptions, matchOptions }: Pick<RuleSpec, 'id' | 'path' | 'textOptions' | 'matchOptions'>,
    definition: LanguageDefinition,
  ): FormulaCompiler {
    const refuse = (message: string, range: Formula['range']): never => {
      throw new RefusedRule({ path, range, ruleId: id, severity: 'error', message });
    };
    const options = {
      text: textOptions ?? defaultTextOptions,
      match: matchOptions ?? defaultMatchOptions,
    };
    let shared = this.formulas.get(definition);
    if (!shared) {
      shared = new SharedFormulas(this.earlierFormulas?.get(definition));
      this.formulas.set(definition, shared);
    }
    return new FormulaCompiler(this.languages, definition, options, refuse, shared);
  }

  private compileModel(
    id: string,
    kind: ModelSpec['kind'],
    definition: LanguageDefinition,
  ): Compiled<ModelPattern>[] {
    return this.loaded.models
      .filter((model) => model.id === id && model.kind === kind && speaks(definition, model.languages))
      .flatMap((model) => {
        let known = this.models.get(model);
        if (!known) {
          known = new Map();
          this.models.set(model, known);
        }
        const owner = { id, path: '' };
        let patterns = known.get(definition);
        if (!patterns) {
          const compiler = this.compilerFor(owner, definition);
          patterns = model.patterns.map((each) => ({ ...each, formula: compiler.compile(each.formula) }));
          known.set(definition, patterns);
        }
        return patterns;
      });
  }
}

function filesOf(spec: RuleSpec): (path: string) => boolean {
  const named = pathFilter(spec);
  if (!spec.within) return named;
  const within = scopeFilter(spec.within);
  return (path) => within(path) && named(path);
}

function sourceOf({ formula, bySideEffect }: Compiled<ModelPattern>) {
  return { ...plainSource(formula), bySideEffect };
}

function sanitizerOf({ formula, bySideEffect }: Compiled<ModelPattern>) {
  return { ...plainSanitizer(formula), bySideEffect };
}
