import { CancellationToken, ResponseError } from 'vscode-languageserver/node';
import {
  activeCatalogues,
  type Catalogue,
  type CatalogueItem,
  type ChecklistState,
  type Evidence,
  evidence,
  formerKeys,
  type ItemChange,
  type ItemState,
  itemKey,
  type Known,
  parseChecklistState,
  proposals,
  setItem,
  stateOf,
} from '../../engine/src/checklists/index';
import { changeFile } from '../../host/src/index';
import type {
  Checklist,
  ChecklistItem,
  SetChecklistEvidenceParams,
  SetChecklistItemParams,
} from '../../protocol/src/index';
import type { Board } from './board';
import { EvidenceFinder, evidenceId } from './checklistEvidence';
import type { Clock } from './clock';
import type { EntryPoints } from './entryPoints';
import type { Project } from './project';
import { checklistPath } from './projectFiles';
import { fileOf } from './uris';

/** LSP's RequestFailed: the request was right and could not be done; the message is for the user. */
const requestFailed = -32803;

/** What all checklists of a folder are made from. */
interface Around {
  states: ChecklistState;
  known: Omit<Known, 'findings'>;
  finder: EvidenceFinder;
}

/** The checklists of each folder: what to check, what was decided, and the findings that speak against an item. */
export class Checklists {
  constructor(
    private readonly board: Board,
    private readonly clock: Clock,
    private readonly entryPoints: EntryPoints,
  ) {}

  /** The checklists that a folder is reviewed by, as they are now. Rejects when they cannot be read. */
  async of(project: Project): Promise<Checklist[]> {
    const around = await this.around(project);
    return Promise.all(activeFor(project).map((catalogue) => this.shown(catalogue, project, around)));
  }

  /**
   * Changes one item in the file and returns its checklist after. Rejects with a message for the user when the file cannot
   * take the change. Evidence of a decided item counts as looked at: it is kept as the code is now. `commit`: whose code
   * was looked at.
   */
  async set(project: Project, params: SetChecklistItemParams, commit?: string): Promise<Checklist> {
    const { itemId, state, reason, note, owner, by } = params;
    const isDecision = state !== 'open' && owner === undefined && note === undefined;
    const renew = isDecision && (await this.renewing(project, itemId));
    return this.change(project, itemId, (known) => {
      const evidence = renew ? known?.evidence?.map(renew) : undefined;
      // A word on what was decided is no decision: who made it, and for which code, stays.
      const isWord = owner !== undefined || (note !== undefined && known?.state === state);
      const who = isWord
        ? { by: known?.by, on: known?.on, commit: known?.commit }
        : { by, on: this.clock.today(), commit: isDecision ? commit : undefined };
      return { state, reason, note, owner, evidence, ...who };
    });
  }

  /** Adds evidence to an item, or takes some away; else as `set`. What was decided, and by whom, stays. */
  async setEvidence(
    project: Project,
    { itemId, add, remove }: SetChecklistEvidenceParams,
  ): Promise<Checklist> {
    const path = add && project.pathOf(add.uri);
    const fresh =
      add && path !== undefined && (await new EvidenceFinder(project).of(path, add.start, add.end));
    if (add && !fresh) throw failed('There is no code in the selection: select the lines that show it.');
    return this.change(project, itemId, (known) => {
      const gone = new Set([remove, fresh ? evidenceId(fresh) : undefined]);
      const kept = (known?.evidence ?? []).filter((each) => !gone.has(evidenceId(each)));
      const { state = 'open', by, on, commit } = known ?? {};
      return { state, by, on, commit, evidence: fresh ? [...kept, fresh] : kept };
    });
  }

  /** Turns evidence of an item into what its code is now. */
  private async renewing(
    project: Project,
    itemId: string,
  ): Promise<((each: Evidence) => Evidence) | undefined> {
    const found = itemOf(project, itemId);
    const known = found && stateOf(await statesOf(project), found.catalogue.id, found.item)?.evidence;
    if (!known) return undefined;
    const renewed = await new EvidenceFinder(project).renewed(known);
    const byId = new Map(known.map((each, i) => [evidenceId(each), renewed[i]]));
    return (each) => byId.get(evidenceId(each)) ?? each;
  }

  /** The file is read right before it is written: what others changed meanwhile stays. */
  private async change(
    project: Project,
    itemId: string,
    make: (known: ItemState | undefined) => Omit<ItemChange, 'id' | 'formerly'>,
  ): Promise<Checklist> {
    const file = project.files && fileOf(project.files.uri(checklistPath));
    if (file === undefined) throw failed('The checklist needs a folder on disk.');
    const found = itemOf(project, itemId);
    if (!found) throw failed(`The checklist has no item ${itemId}.`);
    const { catalogue, item } = found;
    const changed = (before = '') => {
      const known = stateOf(parseChecklistState(before).items, catalogue.id, item);
      const change = { ...make(known), id: itemId, formerly: formerKeys(catalogue.id, item) };
      return setItem(before, change);
    };
    await changeFile(file, changed).catch((error) => {
      throw failed(error instanceof Error ? error.message : String(error));
    });
    const after = (await this.of(project)).find((each) => each.catalogue === catalogue.id);
    return after ?? this.shown(catalogue, project, await this.around(project));
  }

  private async around(project: Project): Promise<Around> {
    const [states, known] = await Promise.all([statesOf(project), this.known(project)]);
    return { states, known, finder: new EvidenceFinder(project) };
  }

  /** What is known of a folder besides its findings. Absence counts only after a scan of the whole folder. */
  private async known(project: Project): Promise<Omit<Known, 'findings'>> {
    const notes = project.notes.all;
    const files = [...project.scanned.keys()];
    if (!project.isScanned) return { notes, files };
    // An engine that does not start is told elsewhere; nothing follows from what is not known.
    const points = await this.entryPoints.of(project, CancellationToken.None).catch(() => undefined);
    const entryPointKinds = points && new Set([...points.values()].flat().map(({ kind }) => kind));
    return {
      notes,
      files,
      entryPointKinds,
      rules: project.rules.rules,
      controls: project.controls.all(),
    };
  }

  private async shown(
    catalogue: Catalogue,
    project: Project,
    { states, known: all, finder }: Around,
  ): Promise<Checklist> {
    const itemOf = new Map(this.board.of(project).map(({ finding, item }) => [finding, item]));
    const findings = [...itemOf.keys()];
    const against = evidence(catalogue, findings);
    const proposed = proposals(catalogue, { ...all, findings });
    const shown = async (item: CatalogueItem, sections?: Record<string, string>): Promise<ChecklistItem> => {
      const known = stateOf(states, catalogue.id, item);
      const { state: proposal, speaksFor = [], speaksAgainst = [] } = proposed.get(item.id) ?? {};
      return {
        id: itemKey(catalogue.id, item.id),
        reference: referenceOf(item, sections),
        title: item.title,
        detail: item.detail ?? '',
        state: 'open' as const,
        ...known,
        against: (against.get(item.id) ?? []).map((finding) => itemOf.get(finding)!),
        evidence: await finder.shown(known?.evidence ?? []),
        ...(proposal && { proposed: proposal }),
        speaksFor,
        speaksAgainst,
      };
    };
    const categories = catalogue.categories.map(async ({ id, title, items, sections }) => ({
      id,
      title,
      items: await Promise.all(items.map((item) => shown(item, sections))),
    }));
    return {
      folder: project.folder ?? '',
      catalogue: catalogue.id,
      title: catalogue.title,
      categories: await Promise.all(categories),
    };
  }
}

/** The catalogues that a folder is reviewed by. Throws when they cannot be read. */
export function activeFor({ notes, settings, checklists }: Project): Catalogue[] {
  const compliance = notes.all.flatMap((each) => each.compliance);
  return activeCatalogues(checklists.catalogues, compliance, settings.owaspEdition);
}

/** What was said about the items of a folder. */
export async function statesOf(project: Project): Promise<ChecklistState> {
  const text = (await project.files?.text(checklistPath)) ?? '';
  return parseChecklistState(text, checklistPath).items;
}

/** The item with a key, also of a catalogue that the folder is not reviewed by at the moment. */
function itemOf(project: Project, key: string): { catalogue: Catalogue; item: CatalogueItem } | undefined {
  const { builtIn, own } = project.checklists.catalogues;
  for (const catalogue of [...builtIn, ...own])
    for (const { items } of catalogue.categories)
      for (const item of items) if (itemKey(catalogue.id, item.id) === key) return { catalogue, item };
  return undefined;
}

/** `1.2.4 · Injection Prevention · level 1`. */
function referenceOf(item: CatalogueItem, sections: Record<string, string> = {}): string {
  const section = Object.keys(sections).find((start) => item.id.startsWith(`${start}.`));
  const level = item.level && `level ${item.level}`;
  const required = item.required !== undefined && (item.required ? 'required' : 'addressable');
  return [item.id, section && sections[section], level, required].filter(Boolean).join(' · ');
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(requestFailed, message);
}
