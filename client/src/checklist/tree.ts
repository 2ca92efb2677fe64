import { type Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { ChecklistEvidence, FindingItem } from '../../../protocol/src/index';
import { findingRow } from '../findings/item';
import type { ReviewNode, ReviewRows } from '../reviews/rows';
import { itemRowId, listRowId, type RowChanges } from './changes';
import type { ShownCategory, ShownChecklist } from './filter';
import type { ChecklistModel } from './model';
import type { ReviewedItem } from './reviewed';
import { categoryRow, evidenceRow, folderRow, itemRow, listRow } from './rows';

interface FolderNode {
  kind: 'folder';
  folder: string;
}
interface ListNode {
  kind: 'list';
  list: ShownChecklist;
}
interface CategoryNode {
  kind: 'category';
  list: ShownChecklist;
  category: ShownCategory;
}
/** The row of a place in the code that is evidence of an item. */
export interface EvidenceNode {
  kind: 'evidence';
  evidence: ChecklistEvidence;
  /** The row of the item. */
  item: ItemNode;
}
export interface ItemNode {
  kind: 'item';
  list: ShownChecklist;
  item: ReviewedItem;
}

/** A row of the checklist view. */
export type ChecklistNode =
  | FolderNode
  | ListNode
  | CategoryNode
  | ItemNode
  | ReviewNode
  | EvidenceNode
  | { kind: 'finding'; finding: FindingItem; parent: string };

type ParentNode = FolderNode | ListNode | CategoryNode;

/** Milliseconds without a sign of the user after which rows may be exchanged that have boxes below them. */
const quiet = 1000;

/**
 * The checklist view's content: categories, items with check boxes, and the findings that speak against an item; above
 * them folders and checklists, where there are several.
 *
 * VS Code forgets the rows below a row that is shown anew until it has asked for them again, and a click on one of
 * their boxes is then lost without a trace. So rows keep their identity, only those that differ are shown anew, and
 * those above boxes not while the user is at work there.
 */
export class ChecklistTree implements TreeDataProvider<ChecklistNode>, Disposable {
  private readonly changed = new EventEmitter<ChecklistNode[] | undefined>();
  private readonly subscriptions: Disposable[];
  /** The rows that VS Code was given, by id. */
  private readonly nodes = new Map<string, ParentNode | ItemNode | ReviewNode>();
  private readonly unfolded = new Set<string>();
  private readonly late = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private rootGiven = false;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly model: ChecklistModel,
    private readonly review: ReviewRows,
  ) {
    this.subscriptions = [
      model.onDidChange((changes) => this.update(changes)),
      review.onDidChange((changes) => this.updateReview(changes)),
    ];
  }

  /** Tells that the user is at work in the view. */
  touched(): void {
    if (this.late.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.showLate(), quiet);
  }

  /** Tells that the user opened or closed a row. */
  folded(node: ChecklistNode, open: boolean): void {
    if (node.kind === 'category' || node.kind === 'list') {
      const id = listRowId(node.list, node.kind === 'category' ? node.category.id : undefined);
      if (open) this.unfolded.add(id);
      else this.unfolded.delete(id);
    }
    this.touched();
  }

  async getChildren(node?: ChecklistNode): Promise<ChecklistNode[]> {
    if (!node) {
      const lists = await this.model.load();
      this.rootGiven = true;
      const folders = [...new Set(lists.map(({ folder }) => folder))];
      const { roots } = this.review;
      if (folders.length === 1) return [...roots, ...this.listsOf(folders[0])];
      return [...roots, ...folders.map((folder) => this.keep(folder, { kind: 'folder' as const, folder }))];
    }
    if (node.kind === 'review') return node.children;
    if (node.kind === 'folder') return this.listsOf(node.folder);
    if (node.kind === 'list') return this.categoriesOf(node.list);
    if (node.kind === 'category') {
      const { list, category } = node;
      return category.items.map((item) =>
        this.keep(itemRowId(list.folder, item.id), { kind: 'item', list, item }),
      );
    }
    if (node.kind === 'item') {
      const parent = itemRowId(node.list.folder, node.item.id);
      return [
        ...node.item.evidence.map((evidence) => ({ kind: 'evidence' as const, evidence, item: node })),
        ...node.item.against.map((finding) => ({ kind: 'finding' as const, finding, parent })),
      ];
    }
    return [];
  }

  getParent(node: ChecklistNode): ChecklistNode | undefined {
    switch (node.kind) {
      case 'finding':
        return this.nodes.get(node.parent);
      case 'item': {
        const { list, item } = node;
        const category = list.categories.find(({ items }) => items.some(({ id }) => id === item.id));
        return category && this.keep(listRowId(list, category.id), { kind: 'category', list, category });
      }
      case 'category':
        return this.inFolder(node.list.folder).length > 1
          ? this.keep(listRowId(node.list), { kind: 'list', list: node.list })
          : this.folderAbove(node.list);
      case 'list':
        return this.folderAbove(node.list);
      default:
        return undefined;
    }
  }

  /** The row of an item, to reveal it; `undefined` when no list of the folder has it. */
  async itemNode(folder: string, id: string): Promise<ItemNode | undefined> {
    await this.model.load();
    for (const list of this.inFolder(folder))
      for (const { items } of list.categories)
        for (const item of items)
          if (item.id === id) return this.keep(itemRowId(folder, id), { kind: 'item', list, item });
    return undefined;
  }

  getTreeItem(node: ChecklistNode): TreeItem {
    switch (node.kind) {
      case 'review':
        return node.row;
      case 'folder':
        return folderRow(node.folder, this.inFolder(node.folder));
      case 'list':
        return listRow(node.list);
      case 'category':
        return categoryRow(node.list, node.category);
      case 'item':
        return itemRow(node.list, node.item);
      case 'evidence':
        return evidenceRow(itemRowId(node.item.list.folder, node.item.item.id), node.evidence);
      case 'finding': {
        const row = findingRow(node.finding, 'file');
        row.id = `${node.parent} ${node.finding.uri} ${node.finding.fingerprint}`;
        return row;
      }
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private folderAbove({ folder }: ShownChecklist): FolderNode | undefined {
    const folders = new Set(this.model.lists.map((list) => list.folder));
    return folders.size > 1 ? this.keep(folder, { kind: 'folder', folder }) : undefined;
  }

  private inFolder(folder: string): ShownChecklist[] {
    return this.model.lists.filter((list) => list.folder === folder);
  }

  private listsOf(folder: string): ChecklistNode[] {
    const lists = this.inFolder(folder);
    if (lists.length === 1) return this.categoriesOf(lists[0]);
    return lists.map((list) => this.keep(listRowId(list), { kind: 'list', list }));
  }

  private categoriesOf(list: ShownChecklist): ChecklistNode[] {
    return list.categories.map((category) =>
      this.keep(listRowId(list, category.id), { kind: 'category', list, category }),
    );
  }

  /** The row with an id: the one that VS Code knows already, with what it holds now. */
  private keep<Node extends ParentNode | ItemNode>(id: string, node: Node): Node {
    const known = this.nodes.get(id);
    if (known?.kind === node.kind) return Object.assign(known, node) as Node;
    this.nodes.set(id, node);
    return node;
  }

  private update(changes: RowChanges | undefined): void {
    for (const list of this.model.lists) this.renew(list);
    if (!changes) {
      clearTimeout(this.timer);
      this.late.clear();
      // Whoever has yet to ask for the rows gets the new ones.
      if (this.rootGiven) this.changed.fire(undefined);
      return;
    }
    const above = changes.parents.filter((id) => this.nodes.has(id));
    const folded = above.filter((id) => this.nodes.get(id)?.kind !== 'folder' && !this.unfolded.has(id));
    this.fire([...changes.items, ...folded]);
    for (const id of above) if (!folded.includes(id)) this.late.add(id);
    this.touched();
  }

  private updateReview(changes: { nodes: ReviewNode[]; parents: ReviewNode[] } | undefined): void {
    if (!changes) {
      if (this.rootGiven) this.changed.fire(undefined);
      return;
    }
    if (changes.nodes.length > 0) this.changed.fire(changes.nodes);
    for (const node of changes.parents) {
      this.nodes.set(node.id, node);
      this.late.add(node.id);
    }
    this.touched();
  }

  /** Lets the known rows of a list hold what it says now. */
  private renew(list: ShownChecklist): void {
    const renew = (id: string, part: { category?: ShownCategory; item?: ReviewedItem }) => {
      const node = this.nodes.get(id);
      if (node) Object.assign(node, { list }, part);
    };
    renew(listRowId(list), {});
    for (const category of list.categories) {
      renew(listRowId(list, category.id), { category });
      for (const item of category.items) renew(itemRowId(list.folder, item.id), { item });
    }
  }

  private showLate(): void {
    const ids = [...this.late];
    this.late.clear();
    this.fire(ids);
  }

  private fire(ids: readonly string[]): void {
    const nodes = ids.map((id) => this.nodes.get(id)).filter((node) => node !== undefined);
    if (nodes.length > 0) this.changed.fire(nodes);
  }
}
