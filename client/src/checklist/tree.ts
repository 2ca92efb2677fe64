import {
  type Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  workspace,
} from 'vscode';
import {
  type Checklist,
  type ChecklistCategory,
  type ChecklistItem,
  checklist,
  type FindingItem,
  type FolderParams,
} from '../../../protocol/src/index';
import { findingRow } from '../findings/item';
import type { Server } from '../server';
import { itemDescription, progressOf, progressOfAll } from './progress';

/** A row of the checklist view. */
export type ChecklistNode =
  | { kind: 'folder'; list: Checklist }
  | { kind: 'category'; list: Checklist; category: ChecklistCategory }
  | { kind: 'item'; list: Checklist; item: ChecklistItem }
  | { kind: 'finding'; finding: FindingItem; parent: string };

/** The checklist view's content: categories, items with check boxes, and the findings that speak against an item. */
export class ChecklistTree implements TreeDataProvider<ChecklistNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private shown: Checklist[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {}

  /** The checklists as last asked for, one a workspace folder. */
  get lists(): readonly Checklist[] {
    return this.shown;
  }

  /** Asks the server again. */
  async refresh(): Promise<void> {
    const asked = (workspace.workspaceFolders ?? []).map((folder) => {
      const params: FolderParams = { folder: folder.uri.toString() };
      return this.server.request<Checklist>(checklist, params);
    });
    this.shown = (await Promise.all(asked)).filter((list) => list !== undefined && list !== null);
    this.changed.fire(undefined);
  }

  getChildren(node?: ChecklistNode): ChecklistNode[] {
    if (!node) {
      if (this.shown.length === 1) return categoriesOf(this.shown[0]);
      return this.shown.map((list) => ({ kind: 'folder', list }));
    }
    if (node.kind === 'folder') return categoriesOf(node.list);
    if (node.kind === 'category') {
      return node.category.items.map((item) => ({ kind: 'item', list: node.list, item }));
    }
    if (node.kind === 'item') {
      const parent = `${node.list.folder} ${node.item.id}`;
      return node.item.against.map((finding) => ({ kind: 'finding', finding, parent }));
    }
    return [];
  }

  getTreeItem(node: ChecklistNode): TreeItem {
    switch (node.kind) {
      case 'folder':
        return folderRow(node.list);
      case 'category':
        return categoryRow(node.list, node.category);
      case 'item':
        return itemRow(node.list, node.item);
      case 'finding': {
        const row = findingRow(node.finding, 'file');
        row.id = `${node.parent} ${node.finding.uri} ${node.finding.fingerprint}`;
        return row;
      }
    }
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function categoriesOf(list: Checklist): ChecklistNode[] {
  return list.categories.map((category) => ({ kind: 'category', list, category }));
}

function folderRow(list: Checklist): TreeItem {
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.toString() === list.folder);
  const row = new TreeItem(folder?.name ?? list.folder, TreeItemCollapsibleState.Expanded);
  const { done, total } = progressOfAll(list.categories);
  row.id = list.folder;
  row.iconPath = ThemeIcon.Folder;
  row.description = `${done}/${total}`;
  return row;
}

function categoryRow(list: Checklist, category: ChecklistCategory): TreeItem {
  const { done, total } = progressOf(category.items);
  const against = category.items.reduce((sum, item) => sum + item.against.length, 0);
  // Titles may carry their id already; it is shown once.
  const title = category.title.startsWith(category.id) ? category.title : `${category.id} ${category.title}`;
  const row = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  row.id = `${list.folder} ${category.id}`;
  row.description = `${done}/${total}`;
  row.iconPath =
    done === total
      ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
      : new ThemeIcon(against ? 'warning' : 'checklist');
  const evidence = against ? `, ${against === 1 ? '1 finding' : `${against} findings`} against it` : '';
  row.tooltip = `${title}\n${done} of ${total} settled${evidence}`;
  row.accessibilityInformation = { label: `${title}, ${done} of ${total} settled${evidence}` };
  return row;
}

function itemRow(list: Checklist, item: ChecklistItem): TreeItem {
  const row = new TreeItem(
    item.title,
    item.against.length ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  row.id = `${list.folder} ${item.id}`;
  row.description = itemDescription(item);
  row.contextValue = `item.${item.state}`;
  row.tooltip = itemTooltip(item);
  const label = [item.title, row.description, stateWords(item)].filter(Boolean).join(', ');
  row.accessibilityInformation = { label };
  if (item.state === 'not-applicable') {
    row.iconPath = new ThemeIcon('circle-slash');
  } else {
    const done = item.state === 'done';
    row.checkboxState = {
      state: done ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      tooltip: done ? 'Done. Untick to open it again.' : 'Tick when you have checked this.',
      accessibilityInformation: { label, role: 'checkbox' },
    };
    if (item.against.length) {
      row.iconPath = new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    }
  }
  return row;
}

function itemTooltip(item: ChecklistItem): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendText(item.detail);
  for (const line of [itemDescription(item), stateWords(item)]) {
    if (!line) continue;
    tooltip.appendMarkdown('\n\n');
    tooltip.appendText(line);
  }
  return tooltip;
}

function stateWords(item: ChecklistItem): string {
  const who = [item.by && `by ${item.by}`, item.on && `on ${item.on}`].filter(Boolean).join(' ');
  if (item.state === 'open') return 'open';
  return `${item.state === 'done' ? 'done' : 'not applicable'} ${who}`.trim();
}
