import { speaks } from '../languages/index';
import type { LanguageDefinition } from '../languages/language';
import type { Languages } from '../languages/loader';
import type { EntryPointSpec } from './entry-point-spec';
import type { CompiledFormula } from './evaluate';
import { FormulaIndex } from './formula-index';
import type { PracticeSpec } from './practice-spec';
import { compileRegex, type SafeRegex } from './regex';
import type { Formula, LoadedRules } from './rule';

/** Entry points of one kind, with their expressions ready to use. */
export interface CompiledEntryPoint {
  spec: EntryPointSpec;
  /** As in the spec. */
  files?: SafeRegex;
  routers?: SafeRegex;
}

/** What finds something in texts of one language: the entries by the places of the formulas. */
interface PatternsOf<Entry> {
  entries: readonly Entry[];
  formulas: FormulaIndex;
}

/** What a language has of practices: what is found by patterns, and what is known by names. */
export interface PracticePatterns extends PatternsOf<PracticeSpec> {
  named: readonly { spec: PracticeSpec; isNamed: (name: string) => boolean }[];
}

/** Compiles one expression of an entry; undefined where it is refused, which is told. */
type Compile = (
  spec: { id: string; path: string; formula: Formula },
  definition: LanguageDefinition,
) => CompiledFormula | undefined;

/** The entry points and practices of the models, each language's compiled when a text of it is first looked at. */
export class CompiledEntries {
  private readonly entryPoints = new Map<LanguageDefinition, PatternsOf<CompiledEntryPoint>>();
  private readonly practices = new Map<LanguageDefinition, PracticePatterns>();

  constructor(
    private readonly loaded: LoadedRules,
    private readonly languages: Languages,
    private readonly compile: Compile,
  ) {}

  /** What finds entry points in texts of a language; undefined where nothing is known of the language. */
  entryPointsOf(definition: LanguageDefinition): PatternsOf<CompiledEntryPoint> | undefined {
    let patterns = this.entryPoints.get(definition);
    if (!patterns) {
      patterns = this.patternsOf(definition, this.loaded.entryPoints, (spec) => {
        const [files, routers] = [regexOf(spec.files), regexOf(spec.routers)];
        return { spec, ...(files && { files }), ...(routers && { routers }) };
      });
      this.entryPoints.set(definition, patterns);
    }
    return patterns.entries.length > 0 ? patterns : undefined;
  }

  /** What finds practices in texts of a language. */
  practicesOf(definition: LanguageDefinition): PracticePatterns {
    let practices = this.practices.get(definition);
    if (!practices) {
      const named: { spec: PracticeSpec; isNamed: (name: string) => boolean }[] = [];
      const patterns = this.patternsOf(definition, this.loaded.practices, (spec) => {
        const [names, except] = [regexOf(spec.names), regexOf(spec.except)];
        const isNamed = (name: string) => names?.test(name) === true && except?.test(name) !== true;
        if (names) named.push({ spec, isNamed });
        return spec;
      });
      practices = { ...patterns, named };
      this.practices.set(definition, practices);
    }
    return practices;
  }

  /** The patterns of entries for a language, compiled. */
  private patternsOf<
    Spec extends { id: string; path: string; languages: string[]; patterns: Formula[] },
    Entry,
  >(
    definition: LanguageDefinition,
    specs: readonly Spec[],
    entryOf: (spec: Spec) => Entry,
  ): PatternsOf<Entry> {
    const entries: Entry[] = [];
    const formulas: CompiledFormula[] = [];
    for (const spec of specs) {
      if (!speaks(definition, spec.languages)) continue;
      const entry = entryOf(spec);
      for (const pattern of spec.patterns) {
        const formula = this.compile({ id: spec.id, path: spec.path, formula: pattern }, definition);
        if (!formula) continue;
        entries.push(entry);
        formulas.push(formula);
      }
    }
    return { entries, formulas: new FormulaIndex(formulas, this.languages.names) };
  }
}

function regexOf(source: string | undefined): SafeRegex | undefined {
  return source === undefined ? undefined : compileRegex(source).regex;
}
