import {
  commands,
  type Disposable,
  TreeItemCheckboxState,
  type TreeView,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type ChecklistState, projectChanged } from '../../../protocol/src/index';
import type { FindingStore } from '../findings/store';
import { paced } from '../paced';
import { setRead } from '../reviews/commands';
import type { ReviewModel } from '../reviews/model';
import { type ReviewNode, ReviewRows } from '../reviews/rows';
import type { Server } from '../server';
import { reasonProblem } from '../words';
import { registerEvidence } from './attach';
import { explain } from './explain';
import { ChecklistModel } from './model';
import { registerNarrowing } from './narrow';
import { chooseOwner } from './owner';
import { progressOfAll } from './progress';
import { type ChecklistNode, ChecklistTree, type ItemNode } from './tree';

/** The checklist view: ticking, not applicable with a reason, notes. The server keeps the state in the project. */
export class ChecklistView implements Disposable {
  private readonly model: ChecklistModel;
  private readonly tree: ChecklistTree;
  private readonly view: TreeView<ChecklistNode>;
  private readonly subscriptions: Disposable[];
  /** Tells changes of files that are not open. */
  private readonly watcher = workspace.createFileSystemWatcher('**/*', true);

  constructor(
    server: Server,
    store: FindingStore,
    private readonly review: ReviewModel,
  ) {
    this.model = new ChecklistModel(server);
    const rows = new ReviewRows(review);
    this.tree = new ChecklistTree(this.model, rows);
    this.view = window.createTreeView('wardscribe.checklist', {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      manageCheckboxStateManually: true,
    });
    const refresh = paced(() => void this.model.refresh(), 300);
    this.subscriptions = [
      this.model,
      rows,
      this.tree,
      this.view,
      refresh,
      this.model.onDidChange(() => this.describe()),
      review.onDidChange(() => {
        this.model.review = review.current;
      }),
      this.view.onDidChangeCheckboxState(({ items }) => this.tick(items)),
      this.view.onDidChangeSelection(() => this.tree.touched()),
      this.view.onDidExpandElement(({ element }) => this.tree.folded(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.tree.folded(element, false)),
      this.view.onDidChangeVisibility(({ visible }) => visible && refresh.soon()),
      server.onNotification(projectChanged, () => refresh.soon()),
      server.onDidChangeState((state) => state !== 'starting' && refresh.soon()),
      store.onDidChange(() => this.view.visible && refresh.soon()),
      workspace.onDidChangeWorkspaceFolders(() => refresh.soon()),
      commands.registerCommand('wardscribe.checklist.toggle', () => this.toggle(this.view.selection[0])),
      this.command('done', (node) => this.set(node, 'done')),
      this.command('reopen', (node) => this.set(node, 'open')),
      this.command('notApplicable', (node) => this.notApplicable(node)),
      this.command('addNote', (node) => this.addNote(node)),
      this.command('assign', (node) => this.assign(node)),
      // A tick says that the evidence is right as it is now.
      this.command('lookedAgain', (node) => this.set(node, node.item.state, { reason: node.item.reason })),
      registerEvidence(this.model, () => this.view.selection[0]),
      registerNarrowing(this.model, this.view),
      workspace.onDidChangeTextDocument(({ document }) => this.isEvidence(document.uri) && refresh.soon()),
      this.watcher.onDidChange((uri) => this.isEvidence(uri) && refresh.soon()),
      this.watcher.onDidDelete((uri) => this.isEvidence(uri) && refresh.soon()),
      this.watcher,
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Shows an item and puts the focus on it; shows the view alone when it has no such item now. */
  async showItem(folder: string, id: string): Promise<void> {
    await commands.executeCommand('wardscribe.checklist.focus');
    const node = await this.tree.itemNode(folder, id);
    if (node) await this.view.reveal(node, { select: true, focus: true });
  }

  /** Commands of the rows' menus; with the keyboard they act on the selected row. */
  private command(name: string, run: (node: ItemNode) => Promise<void>): Disposable {
    return commands.registerCommand(`wardscribe.checklist.${name}`, async (node?: ChecklistNode) => {
      const target = node ?? this.view.selection[0];
      if (target?.kind === 'item') await run(target);
    });
  }

  private async tick(items: readonly [ChecklistNode, TreeItemCheckboxState][]): Promise<void> {
    const ticks = items.map(async ([node, state]) => {
      if (node.kind === 'item')
        await this.set(node, state === TreeItemCheckboxState.Checked ? 'done' : 'open');
      else if (node.kind === 'review') await this.read(node, state === TreeItemCheckboxState.Checked);
    });
    await Promise.all(ticks);
  }

  private async read({ regions }: ReviewNode, isRead: boolean): Promise<void> {
    await setRead(this.review, regions, isRead).catch((error) =>
      window.showErrorMessage(String(error.message)),
    );
  }

  /** What Space does: ticks or unticks a box. Items that do not apply have none. */
  private async toggle(node: ChecklistNode | undefined): Promise<void> {
    if (node?.kind === 'review')
      await this.read(
        node,
        node.regions.some(({ read }) => !read),
      );
    if (node?.kind !== 'item' || node.item.state === 'not-applicable') return;
    await this.set(node, node.item.state === 'open' ? 'done' : 'open');
  }

  private async notApplicable(node: ItemNode): Promise<void> {
    const reason = await window.showInputBox({
      title: `Not applicable: ${node.item.title}`,
      prompt: 'Why does this not apply here? The reason is kept in .wardscribe/checklist.yaml.',
      placeHolder: 'The service keeps no sessions',
      value: node.item.reason,
      validateInput: reasonProblem,
      ignoreFocusOut: true,
    });
    if (reason !== undefined) await this.set(node, 'not-applicable', { reason: reason.trim() });
  }

  private async addNote(node: ItemNode): Promise<void> {
    const note = await window.showInputBox({
      title: `Note: ${node.item.title}`,
      prompt: 'Kept with the item in .wardscribe/checklist.yaml. Leave empty to remove the note.',
      value: node.item.note,
      ignoreFocusOut: true,
    });
    if (note === undefined) return;
    await this.set(node, node.item.state, { reason: node.item.reason, note: note.trim() });
  }

  private async assign(node: ItemNode): Promise<void> {
    const owner = await chooseOwner(node.list, node.item, this.model.all);
    if (owner !== undefined) await this.set(node, node.item.state, { reason: node.item.reason, owner });
  }

  private isEvidence(uri: Uri): boolean {
    const key = uri.toString();
    return this.model.all.some(({ categories }) =>
      categories.some(({ items }) => items.some(({ evidence }) => evidence.some((each) => each.uri === key))),
    );
  }

  private async set(
    { list, item }: ItemNode,
    state: ChecklistState,
    part: { reason?: string; note?: string; owner?: string } = {},
  ): Promise<void> {
    try {
      await this.model.set({ folder: list.folder, itemId: item.id, state, ...part });
    } catch (error) {
      await explain(list.folder, error);
      return;
    }
    // Completes a step of the walkthrough.
    if (state === 'done') void commands.executeCommand('setContext', 'wardscribe.checklistTicked', true);
  }

  private describe(): void {
    const categories = this.model.all.flatMap((list) => list.categories);
    const { done, total } = progressOfAll(categories);
    const title = this.model.all.length === 1 ? ` · ${this.model.all[0].title}` : '';
    this.view.description = total ? `${done}/${total}${title}` : undefined;
  }
}
