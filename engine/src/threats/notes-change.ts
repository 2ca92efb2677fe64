import { controlFor } from '../controls/control-rules';
import { practicesAskedFor } from '../controls/practices';
import { callChecks } from '../controls/text';
import type { Finding } from '../findings/finding';
import { assetModels } from '../rules/asset-models';
import type { CompiledRules } from '../rules/compile';
import { eachHeldName, type HeldNames, mayHoldName } from '../rules/held-names';
import type { AssetNames, RuleSpec } from '../rules/rule';
import { RulesChange } from '../rules/rules-change';
import { namesReadBy } from './asset-matches';
import { assetMatcher } from './identifiers';
import { notesFor, type ThreatNotes, withinNotes } from './notes';
import { scopesOf } from './scope';

/** What is remembered of a text for the moment when the notes change; plain data. */
export interface TextHolds {
  /** Undefined where they are not known. */
  names?: HeldNames;
  /** True where its comments may name entries of the notes. */
  speaks: boolean;
}

/** Rules and notes that are in force together. */
interface InForce {
  rules: CompiledRules;
  notes: readonly ThreatNotes[];
}

/** How the notes that are in force differ from those before, and which texts have to be looked at again. */
export class NotesChange {
  private readonly rules: RulesChange;
  private readonly isElsewhere: boolean;
  private readonly assets = new Map<string, ((name: string) => boolean) | undefined>();
  private readonly folders = new Map<ThreatNotes, FolderChange>();
  private readonly isAboutAssets: boolean;
  private readonly assetRules: ReadonlySet<string>;

  constructor(
    private readonly before: InForce,
    private readonly after: InForce,
  ) {
    this.rules = new RulesChange(before.rules, after.rules);
    this.isElsewhere = basesOf(before.notes) !== basesOf(after.notes);
    this.isAboutAssets = this.rules.whole.some(isAboutAssets);
    this.assetRules = new Set(after.rules.specs.filter(isAboutAssets).map(({ id }) => id));
  }

  /**
   * False for a text of which data flow knows the same by both notes. `names`: undefined where they are not known. Which
   * calls controls ask for is no part of it.
   */
  concernsSummary(path: string, names: HeldNames | undefined): boolean {
    if (this.isElsewhere || this.folder(path)?.asksAnew || this.rules.concerns(path, names)) return true;
    const isChanged = this.assetsAt(path);
    return isChanged !== undefined && (names === undefined || eachHeldName(names).some(isChanged));
  }

  /**
   * False for a text with the same findings by both notes, but for what `overlay` says of them and what flows from other
   * texts make. `findings`: those by the notes before.
   */
  concerns(path: string, { names, speaks }: TextHolds, findings: readonly Finding[]): boolean {
    if (this.concernsSummary(path, names)) return true;
    const folder = this.folder(path);
    if (speaks && folder?.namesOthers) return true;
    if (folder?.mayFind(path, names)) return true;
    const hasOtherAssets = this.assetsAt(path) !== undefined;
    return findings.some(
      ({ ruleId, control }) =>
        this.rules.retold.has(ruleId) ||
        (hasOtherAssets && this.assetRules.has(ruleId)) ||
        (control !== undefined && folder?.controls.has(control.id)),
    );
  }

  private folder(path: string): FolderChange | undefined {
    const after = notesFor(this.after.notes, path);
    const before = notesFor(this.before.notes, path);
    if (!before || !after) return undefined;
    let change = this.folders.get(after);
    if (!change) {
      change = folderChange(before, after);
      this.folders.set(after, change);
    }
    return change;
  }

  /** Tells the names of data that is sensitive by one of the notes alone, or in another way; undefined: no name is. */
  private assetsAt(path: string): ((name: string) => boolean) | undefined {
    const base = notesFor(this.after.notes, path)?.base ?? '';
    if (!this.assets.has(base)) {
      const before = this.before.rules.assetsAt(path);
      const after = this.after.rules.assetsAt(path);
      this.assets.set(base, changedNames(before, after, this.isAboutAssets));
    }
    return this.assets.get(base);
  }
}

/** What differs between the notes of one folder. */
interface FolderChange {
  /** Controls ask for calls or for practices, as none did before: no text was looked at for that. */
  asksAnew: boolean;
  /** Entries are called otherwise: comments may name them. */
  namesOthers: boolean;
  /** Controls whose findings are told otherwise. */
  controls: ReadonlySet<string>;
  /** False for a text in which controls that differ find nothing, but for calls that are missing on a way. */
  mayFind(path: string, names: HeldNames | undefined): boolean;
}

function folderChange(before: ThreatNotes, after: ThreatNotes): FolderChange {
  const told = (notes: ThreatNotes) =>
    new Map(notes.controls.map((control) => [control.id, JSON.stringify(controlFor(notes, control))]));
  const one = told(before);
  const other = told(after);
  const ids = [...one.keys(), ...other.keys()].filter((id) => one.get(id) !== other.get(id));
  const controls = new Set(ids);
  const changed = [before, after].flatMap((notes) =>
    notes.controls.filter(({ id }) => controls.has(id)).map((control) => ({ notes, control })),
  );
  return {
    asksAnew: asksMore(before, after),
    namesOthers: namesOf(before) !== namesOf(after),
    controls,
    mayFind: (path, names) =>
      changed.some(({ notes, control: { check, scope } }) => {
        const { mustNotCall = [] } = check ?? {};
        if (mustNotCall.length === 0) return false;
        if (!scopesOf(notes).matches(scope, withinNotes(notes, path))) return false;
        return mustNotCall.some((call) => mayCall(names, call));
      }),
  };
}

function asksMore(before: ThreatNotes, after: ThreatNotes): boolean {
  const known = practicesAskedFor(before);
  return (
    (callChecks(before).length === 0 && callChecks(after).length > 0) ||
    [...practicesAskedFor(after)].some((practice) => !known.has(practice))
  );
}

/** False for a text that lacks a name without which nothing in it is such a call. */
function mayCall(names: HeldNames | undefined, call: string): boolean {
  const name = call.split('.').findLast((part) => !part.includes('*'));
  if (names === undefined || name === undefined) return true;
  // Some languages write a mark before the names of variables.
  return ['', '$', '@', '#'].some((mark) => mayHoldName(names, mark + name));
}

function basesOf(notes: readonly ThreatNotes[]): string {
  return JSON.stringify(notes.map(({ base }) => base).sort());
}

/** What comments may call entries. */
function namesOf({ threats, controls }: ThreatNotes): string {
  const named = (entries: readonly { id: string; title: string }[]) =>
    entries.map(({ id, title }) => [id, title]);
  return JSON.stringify([named(threats), named(controls)]);
}

/** True for a rule whose sources are names of the project's assets too, or whose findings tell them. */
function isAboutAssets({ body }: RuleSpec): boolean {
  return (
    body.mode === 'taint' &&
    (body.assets !== undefined || body.uses.sources.some((name) => assetModels.has(name)))
  );
}

function changedNames(
  before: readonly AssetNames[],
  after: readonly AssetNames[],
  isEach: boolean,
): ((name: string) => boolean) | undefined {
  const one = before.map((asset) => JSON.stringify(asset));
  const other = after.map((asset) => JSON.stringify(asset));
  const isSame = one.join() === other.join();
  if (isSame && !isEach) return undefined;
  const isKnown = (asset: string) => one.includes(asset) && other.includes(asset);
  const all = [...before, ...after];
  const differing = all.filter((_, i) => !isKnown([...one, ...other][i]));
  // In another order, the first of two that share a name is another one.
  const chosen = isEach || differing.length === 0 ? all : differing;
  const find = assetMatcher(
    chosen.map(({ id, identifiers }) => ({ id, identifiers: identifiers.map(lastPart) })),
  );
  const known = new Map<string, boolean>();
  return (name) => {
    let isNamed = known.get(name);
    if (isNamed === undefined) {
      isNamed = namesReadBy(name).some((each) => find(each) !== undefined);
      known.set(name, isNamed);
    }
    return isNamed;
  };
}

/** Whose property it is does not matter here. */
function lastPart(identifier: string): string {
  return identifier.slice(identifier.lastIndexOf('.') + 1);
}
