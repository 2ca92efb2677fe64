import { type Disposable, EventEmitter, workspace } from 'vscode';
import {
  type Checklist,
  type ChecklistState,
  checklist,
  type FolderParams,
  type ReviewDetail,
  type SetChecklistEvidenceParams,
  type SetChecklistItemParams,
  setChecklistEvidence,
  setChecklistItem,
} from '../../../protocol/src/index';
import type { Server } from '../server';
import { changedRows, itemRowId, type RowChanges, withStates } from './changes';
import { type Filter, filtered, type ShownChecklist } from './filter';
import { type ReviewedChecklist, withReview } from './reviewed';
import { reviewerName } from './who';

/** The checklists of the folders: what the server keeps, and on top of it what was ticked and is not confirmed yet. */
export class ChecklistModel implements Disposable {
  private readonly changed = new EventEmitter<RowChanges | undefined>();
  private kept: Checklist[] | undefined;
  private whole: ReviewedChecklist[] = [];
  private reviewed: Pick<ReviewDetail, 'folder' | 'id' | 'items'> | undefined;
  private shown: ShownChecklist[] = [];
  private narrowed: Filter = { name: 'all', text: '', me: [], kept: new Set() };
  private readonly wanted = new Map<string, { state: ChecklistState }>();
  private asking: Promise<void> | undefined;
  private askAgain = false;
  private writing: Promise<unknown> = Promise.resolve();
  private writes = 0;
  /** Fires with the rows that differ; with `undefined` when rows came or went. Silent when nothing changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {}

  /** What to show: the lists of one workspace folder after those of the other. */
  get lists(): readonly ShownChecklist[] {
    return this.shown;
  }

  /** The lists with the items that the filter hides. */
  get all(): readonly ReviewedChecklist[] {
    return this.whole;
  }

  /** What the lists are narrowed to. */
  get filter(): Readonly<Filter> {
    return this.narrowed;
  }

  /** The review that is open in this window: items say what its change has to do with them. */
  get review(): Pick<ReviewDetail, 'folder' | 'id' | 'items'> | undefined {
    return this.reviewed;
  }

  set review(review: Pick<ReviewDetail, 'folder' | 'id' | 'items'> | undefined) {
    this.reviewed = review;
    if (!review && this.narrowed.name === 'change') this.narrow({ ...this.narrowed, name: 'all' });
    else this.show();
  }

  /** Shows the items that fit, and from now on those that were changed while they were shown. */
  narrow(filter: Omit<Filter, 'kept'>): void {
    this.narrowed = { ...filter, kept: new Set() };
    this.show();
  }

  /** The lists, asked for when they never were. */
  async load(): Promise<readonly ShownChecklist[]> {
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
    this.keep(id);
    this.wanted.set(id, wish);
    this.show();
    // One after the other: the last click on a box is the one that counts.
    const write = this.writing.then(() => this.write(params));
    this.writing = write.catch(() => undefined);
    try {
      this.take(await write);
    } finally {
      if (this.wanted.get(id) === wish) this.wanted.delete(id);
      // Also when nothing differs: the box that was clicked shows what VS Code put there.
      this.show(id);
    }
  }

  /** Adds evidence to an item, or takes some away. Rejects with an `Error` whose message is for the user. */
  async setEvidence(params: SetChecklistEvidenceParams): Promise<void> {
    const id = itemRowId(params.folder, params.itemId);
    this.keep(id);
    const after = await this.server.perform<Checklist | null>(setChecklistEvidence, params);
    this.writes++;
    if (!after) throw new Error('The folder of this checklist is no longer open.');
    this.take(after);
    this.show(id);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private keep(id: string): void {
    this.narrowed = { ...this.narrowed, kept: new Set([...this.narrowed.kept, id]) };
  }

  private take(after: Checklist): void {
    this.kept = this.kept?.map((list) =>
      list.folder === after.folder && list.catalogue === after.catalogue ? after : list,
    );
  }

  private async write(params: SetChecklistItemParams): Promise<Checklist> {
    const by = await reviewerName(params.folder);
    const review = this.reviewed?.folder === params.folder ? this.reviewed.id : undefined;
    const asked: SetChecklistItemParams = { ...params, by, review };
    const after = await this.server.perform<Checklist | null>(setChecklistItem, asked);
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

  /** Until it is known what the change touches, nothing is hidden. */
  private get inForce(): Filter {
    const isKnown = this.narrowed.name !== 'change' || this.reviewed?.items !== undefined;
    return isKnown ? this.narrowed : { ...this.narrowed, name: 'all' };
  }

  /** `also`: a row to show again whether it differs or not. */
  private show(also?: string): void {
    const states = new Map([...this.wanted].map(([id, { state }]) => [id, state]));
    this.whole = withReview(withStates(this.kept ?? [], states), this.reviewed);
    const next = filtered(this.whole, this.inForce);
    const changes = changedRows(this.shown, next);
    this.shown = next;
    if (changes && also !== undefined && !changes.items.includes(also)) changes.items.push(also);
    if (!changes || changes.items.length + changes.parents.length > 0) this.changed.fire(changes);
  }
}
