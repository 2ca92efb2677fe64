import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ResponseError } from 'vscode-languageserver/node';
import {
  type Catalogue,
  evidence,
  parseCatalogue,
  parseChecklistState,
  setItem,
} from '../../engine/src/checklists/index';
import { writeFile } from '../../host/src/index';
import type { Checklist, SetChecklistItemParams } from '../../protocol/src/index';
import type { Board } from './board';
import type { Clock } from './clock';
import type { Project } from './project';
import { checklistPath } from './projectFiles';
import { fileOf } from './uris';

/** LSP's RequestFailed: the request was right and could not be done; the message is for the user. */
const requestFailed = -32803;

/** The checklist of each folder: the catalogue, what was decided, and the findings that speak against an item. */
export class Checklists {
  private catalogue: Promise<Catalogue> | undefined;
  /** Writes happen one after the other, so that no change is lost to another one. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly assetsPath: string,
    private readonly board: Board,
    private readonly clock: Clock,
  ) {}

  /** The checklist as it is now. Rejects when the catalogue cannot be read. */
  async of(project: Project): Promise<Checklist> {
    const catalogue = await this.load();
    const text = (await project.files?.text(checklistPath)) ?? '';
    const { items: states } = parseChecklistState(text, checklistPath);
    const posted = this.board.of(project);
    const itemOf = new Map(posted.map(({ finding, item }) => [finding, item]));
    const against = evidence(catalogue, [...itemOf.keys()]);
    return {
      folder: project.folder ?? '',
      title: catalogue.title,
      categories: catalogue.categories.map(({ id, title, items }) => ({
        id,
        title,
        items: items.map((item) => ({
          id: item.id,
          title: item.title,
          detail: item.detail,
          state: 'open' as const,
          ...states.get(item.id),
          against: (against.get(item.id) ?? []).map((finding) => itemOf.get(finding)!),
        })),
      })),
    };
  }

  /**
   * Changes one item in the file and returns the checklist after. The file is read right before it is written: what
   * others changed meanwhile stays. Rejects with a message for the user when the file cannot take the change.
   */
  async set(
    project: Project,
    { itemId, state, reason, note, by }: SetChecklistItemParams,
  ): Promise<Checklist> {
    const file = project.files && fileOf(project.files.uri(checklistPath));
    if (!project.files || file === undefined) throw failed('The checklist needs a folder on disk.');
    const { files } = project;
    const catalogue = await this.load();
    if (!catalogue.categories.some(({ items }) => items.some((item) => item.id === itemId)))
      throw failed(`The checklist has no item ${itemId}.`);
    const change = { id: itemId, state, reason, note, by, on: this.clock.today() };
    const write = this.writing.then(async () => {
      const before = (await files.saved(checklistPath)) ?? '';
      await writeFile(file, setItem(before, change));
    });
    this.writing = write.catch(() => undefined);
    await write.catch((error) => {
      throw failed(error instanceof Error ? error.message : String(error));
    });
    return this.of(project);
  }

  private load(): Promise<Catalogue> {
    this.catalogue ??= this.read().catch((error) => {
      this.catalogue = undefined;
      throw error;
    });
    return this.catalogue;
  }

  private async read(): Promise<Catalogue> {
    const file = path.join(this.assetsPath, 'catalogues', 'owasp-top10-2025.yaml');
    const { catalogue, problems } = parseCatalogue(await readFile(file, 'utf8'), file);
    if (!catalogue) throw new Error(`${file}: ${problems[0]?.message}`);
    return catalogue;
  }
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(requestFailed, message);
}
