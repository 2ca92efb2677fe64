import { type Disposable, EventEmitter, workspace } from 'vscode';
import {
  type Checklist,
  type ChecklistState,
  checklist,
  type FolderParams,
  type SetChecklistItemParams,
  setChecklistItem,
} from '../../../protocol/src/index';
import type { Server } from '../server';
import { changedRows, itemRowId, type RowChanges, withStates } from './changes';
import { reviewerName } from './who';

/** The checklists of the folders: what the server keeps, and on top of it what was ticked and is not confirmed yet. */
export class ChecklistModel implements Disposable {
  private readonly changed = new EventEmitter<RowChanges | undefined>();
  private kept: Checklist[] | undefined;
  private shown: Checklist[] = [];
  private readonly wanted = new Map<string, { state: ChecklistState }>();
  private asking: Promise<void> | undefined;
  private askAgain = false;
  private writing: Promise<unknown> = Promise.resolve();
  private writes = 0;
  /** Fires with the rows that differ; with `undefined` when rows came or went. Silent when nothing changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {}

  /** What to show: the lists of one workspace folder after those of the other. */
  get lists(): readonly Checklist[] {
    return this.shown;
  }

  /** The lists, asked for when they never were. */
  async load(): Promise<readonly Checklist[]> {
    if (this.kept === undefined) await this.refresh();
    return this.shown;
  }

  /** Asks the server again. */
  refresh(): Promise<void> {
    this.askAgain = true;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /**
   * Changes an item. It is shown in its new state at once; when the server refuses, it is shown as it was, and this
   * rejects with an `Error` whose message is for the user.
   */
  async set(params: SetChecklistItemParams): Promise<void> {
    const id = itemRowId(params.folder, params.itemId);
    const wish = { state: params.state };
    this.wanted.set(id, wish);
    this.show();
    // One after the other: the last click on a box is the one that counts.
    const write = this.writing.then(() => this.write(params));
    this.writing = write.catch(() => undefined);
    try {
      const after = await write;
      this.kept = this.kept?.map((list) =>
        list.folder === after.folder && list.catalogue === after.catalogue ? after : list,
      );
    } finally {
      if (this.wanted.get(id) === wish) this.wanted.delete(id);
      // Also when nothing differs: the box that was clicked shows what VS Code put there.
      this.show(id);
    }
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async write(params: SetChecklistItemParams): Promise<Checklist> {
    const by = await reviewerName(params.folder);
    const after = await this.server.perform<Checklist | null>(setChecklistItem, { ...params, by });
    this.writes++;
    if (!after) throw new Error('The folder of this checklist is no longer open.');
    return after;
  }

  private async ask(): Promise<void> {
    while (this.askAgain) {
      this.askAgain = false;
      const { writes } = this;
      const asked = (workspace.workspaceFolders ?? []).map(({ uri }) => this.askFor(uri.toString()));
      const lists = (await Promise.all(asked)).flat();
      if (writes === this.writes) {
        this.kept = lists;
        this.show();
      } else {
        // The answer may be from before the write.
        this.askAgain = true;
      }
    }
  }

  private async askFor(folder: string): Promise<Checklist[]> {
    const params: FolderParams = { folder };
    const lists = await this.server.request<Checklist[] | null>(checklist, params);
    if (lists) return lists;
    // One failed answer does not empty the view; a server that is down does, for the view then says so.
    if (this.server.state === 'failed') return [];
    return this.kept?.filter((each) => each.folder === folder) ?? [];
  }

  /** `also`: a row to show again whether it differs or not. */
  private show(also?: string): void {
    const states = new Map([...this.wanted].map(([id, { state }]) => [id, state]));
    const next = withStates(this.kept ?? [], states);
    const changes = changedRows(this.shown, next);
    this.shown = next;
    if (changes && also !== undefined && !changes.items.includes(also)) changes.items.push(also);
    if (!changes || changes.items.length > 0) this.changed.fire(changes);
  }
}
