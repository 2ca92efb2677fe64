import { languageOfEditorId, languageOfPath, patternLanguage } from '../languages/index';
import type { LanguageDefinition } from '../languages/language';
import { runsOf } from '../program/linked-rules';
import type { CompiledRules } from './compile';
import { type FileScope, scopeFilter } from './file-scope';
import { type HeldNames, mayHoldName, mayMeet } from './held-names';
import type { LibrarySpec } from './library';
import type { Need } from './needs';
import type { Formula, RuleSpec } from './rule';

/** A formula that only one of two sets of rules has. */
interface ChangedFormula {
  rule: RuleSpec;
  formula: Formula;
  within: FileScope | undefined;
}

/** What a text must hold for a formula to say anything in it. */
interface ScopedNeed {
  appliesTo(path: string): boolean;
  need: Need | undefined;
}

/** What a rule says of places in code, with the files in which it does. */
interface Item {
  formula: Formula;
  within?: FileScope;
}

const lists = ['sources', 'sinks', 'sanitizers', 'propagators'] as const;

/** How one set of rules differs from another, and which texts that may concern. */
export class RulesChange {
  /** Rules that only one of the sets has, or that are told otherwise in it. */
  readonly retold = new Set<string>();
  private readonly formulas: ChangedFormula[] = [];
  /** Rules of which more than single formulas are others, as they are in each of the sets. */
  readonly whole: RuleSpec[] = [];
  private readonly libraries: readonly LibrarySpec[];
  private readonly needs = new Map<LanguageDefinition, ScopedNeed[]>();
  private readonly renumbered = new Map<string, boolean>();
  private readonly isOther: boolean;

  constructor(
    private readonly before: CompiledRules,
    private readonly after: CompiledRules,
  ) {
    const earlier = new Map(before.specs.map((spec) => [spec.id, spec]));
    for (const spec of after.specs) {
      this.compare(earlier.get(spec.id), spec);
      earlier.delete(spec.id);
    }
    for (const gone of earlier.values()) this.compare(gone, undefined);
    this.libraries = difference(before.loaded.libraries, after.loaded.libraries);
    this.isOther =
      before.loaded.models !== after.loaded.models || this.libraries.some(({ within }) => !within);
  }

  /**
   * False for a text in which both sets find the same, and of which data flow knows the same by both; other texts may
   * still make flows into it others. `held`: the names of the text, undefined where they are not known.
   */
  concerns(path: string, held: HeldNames | undefined): boolean {
    const id = languageOfPath(path);
    const definition = id === undefined ? undefined : languageOfEditorId(id);
    if (!definition) return this.isOther;
    if (this.isOther || this.isRenumbered(definition)) return true;
    const needs = this.needsIn(definition).filter(({ appliesTo }) => appliesTo(path));
    const libraries = this.libraries.filter(({ within }) => scopeFilter(within)(path));
    if (held === undefined) return needs.length + libraries.length > 0;
    return (
      needs.some(({ need }) => mayMeet(held, need, this.after.nameOf)) ||
      libraries.some(({ calls }) =>
        calls.some(({ names }) => names.some((name) => mayHoldName(held, lastPart(name)))),
      )
    );
  }

  private compare(before: RuleSpec | undefined, after: RuleSpec | undefined): void {
    if (before === after) return;
    const rule = (after ?? before) as RuleSpec;
    const isRetold = !before || !after || headOf(before) !== headOf(after);
    if (isRetold) this.retold.add(rule.id);
    if (before && after && !isRetold && before.body.mode === 'taint' && after.body.mode === 'taint') {
      const one = before.body;
      const other = after.body;
      for (const list of lists)
        for (const { formula, within } of difference<Item>(one[list], other[list]))
          this.formulas.push({ rule, formula, within: within ?? rule.within });
    } else if (!before || !after || JSON.stringify(before) !== JSON.stringify(after))
      this.whole.push(...[before, after].filter((each) => each !== undefined));
  }

  /** What texts of a language need so that something that changed is in them. */
  private needsIn(definition: LanguageDefinition): ScopedNeed[] {
    let needs = this.needs.get(definition);
    if (!needs) {
      const { after } = this;
      const formulas = new Map<string, ScopedNeed>();
      for (const { rule, formula, within } of this.formulas) {
        // The same function joins many rules.
        const key = JSON.stringify([formula, within]);
        if (formulas.has(key) || !patternLanguage(definition, rule.languages)) continue;
        const need = after.needOf(rule, formula, definition);
        formulas.set(key, { appliesTo: scopeFilter(within), need });
      }
      const ofRules = this.whole.flatMap((rule) => {
        const appliesTo = scopeFilter(rule.within);
        return after.needsOf(rule, definition).map((need) => ({ appliesTo, need }));
      });
      needs = [...formulas.values(), ...ofRules];
      this.needs.set(definition, needs);
    }
    return needs;
  }

  /** True where rules that both sets have are numbered otherwise in summaries: those of one mean nothing to the other. */
  private isRenumbered({ linking }: LanguageDefinition): boolean {
    if (!linking) return false;
    const { family } = linking;
    let isOther = this.renumbered.get(family);
    if (isOther === undefined) {
      const before = runsOf(this.before, family);
      const after = runsOf(this.after, family);
      const places = new Map(before.flat().map(({ id }, place) => [id, place]));
      isOther =
        before.length !== after.length ||
        after.flat().some(({ id }, place) => (places.get(id) ?? place) !== place);
      this.renumbered.set(family, isOther);
    }
    return isOther;
  }
}

/** What is in one list and not in the other, by what it says. */
function difference<T>(before: readonly T[], after: readonly T[]): T[] {
  const lacking = (of: readonly T[], from: readonly T[]) => {
    const same = new Set(from);
    const left = of.filter((each) => !same.has(each));
    if (left.length === 0) return [];
    const alike = new Set(from.map((each) => JSON.stringify(each)));
    return left.filter((each) => !alike.has(JSON.stringify(each)));
  };
  return [...lacking(before, after), ...lacking(after, before)];
}

/** What findings say of a rule, and how it is read, without what it looks for. */
function headOf(rule: RuleSpec): string {
  const { body } = rule;
  const read = body.mode === 'taint' ? [body.options, body.assets, body.uses] : [];
  return JSON.stringify([{ ...rule, body: undefined }, read]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
