import { ResponseError } from 'vscode-languageserver/node';
import {
  activeCatalogues,
  type Catalogue,
  type CatalogueItem,
  type ChecklistState,
  evidence,
  formerKeys,
  itemKey,
  parseChecklistState,
  setItem,
  stateOf,
} from '../../engine/src/checklists/index';
import { changeFile } from '../../host/src/index';
import type { Checklist, SetChecklistItemParams } from '../../protocol/src/index';
import type { Board } from './board';
import type { Clock } from './clock';
import type { Project } from './project';
import { checklistPath } from './projectFiles';
import { fileOf } from './uris';

/** LSP's RequestFailed: the request was right and could not be done; the message is for the user. */
const requestFailed = -32803;

/** The checklists of each folder: what to check, what was decided, and the findings that speak against an item. */
export class Checklists {
  constructor(
    private readonly board: Board,
    private readonly clock: Clock,
  ) {}

  /** The checklists that a folder is reviewed by, as they are now. Rejects when they cannot be read. */
  async of(project: Project): Promise<Checklist[]> {
    const states = await statesOf(project);
    const { notes, settings, checklists } = project;
    const compliance = notes.all.flatMap((each) => each.compliance);
    const active = activeCatalogues(checklists.catalogues, compliance, settings.owaspEdition);
    return active.map((catalogue) => this.shown(catalogue, project, states));
  }

  /**
   * Changes one item in the file and returns its checklist after. The file is read right before it is written: what
   * others changed meanwhile stays. Rejects with a message for the user when the file cannot take the change.
   */
  async set(
    project: Project,
    { itemId, state, reason, note, by }: SetChecklistItemParams,
  ): Promise<Checklist> {
    const file = project.files && fileOf(project.files.uri(checklistPath));
    if (file === undefined) throw failed('The checklist needs a folder on disk.');
    const found = itemOf(project, itemId);
    if (!found) throw failed(`The checklist has no item ${itemId}.`);
    const formerly = formerKeys(found.catalogue.id, found.item);
    const change = { id: itemId, formerly, state, reason, note, by, on: this.clock.today() };
    await changeFile(file, (before = '') => setItem(before, change)).catch((error) => {
      throw failed(error instanceof Error ? error.message : String(error));
    });
    const after = (await this.of(project)).find(({ catalogue }) => catalogue === found.catalogue.id);
    return after ?? this.shown(found.catalogue, project, await statesOf(project));
  }

  private shown(catalogue: Catalogue, project: Project, states: ChecklistState): Checklist {
    const posted = this.board.of(project);
    const itemOf = new Map(posted.map(({ finding, item }) => [finding, item]));
    const against = evidence(catalogue, [...itemOf.keys()]);
    return {
      folder: project.folder ?? '',
      catalogue: catalogue.id,
      title: catalogue.title,
      categories: catalogue.categories.map(({ id, title, items, sections }) => ({
        id,
        title,
        items: items.map((item) => ({
          id: itemKey(catalogue.id, item.id),
          reference: referenceOf(item, sections),
          title: item.title,
          detail: item.detail ?? '',
          state: 'open' as const,
          ...stateOf(states, catalogue.id, item),
          against: (against.get(item.id) ?? []).map((finding) => itemOf.get(finding)!),
        })),
      })),
    };
  }
}

async function statesOf(project: Project): Promise<ChecklistState> {
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
