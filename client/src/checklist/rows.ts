import {
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  workspace,
} from 'vscode';
import type { Checklist, ChecklistCategory, ChecklistItem } from '../../../protocol/src/index';
import { plainText } from '../tooltip';
import { counted } from '../words';
import { itemRowId, listRowId } from './changes';
import { itemDescription, progressOf, progressOfAll } from './progress';

/** The row of a folder, where the workspace has several. */
export function folderRow(uri: string, lists: readonly Checklist[]): TreeItem {
  const folder = workspace.workspaceFolders?.find((each) => each.uri.toString() === uri);
  const row = new TreeItem(folder?.name ?? uri, TreeItemCollapsibleState.Expanded);
  const { done, total } = progressOfAll(lists.flatMap(({ categories }) => categories));
  row.id = uri;
  row.iconPath = ThemeIcon.Folder;
  row.description = `${done}/${total}`;
  return row;
}

/** The row of a checklist, where a folder has several. */
export function listRow(list: Checklist): TreeItem {
  const items = list.categories.flatMap((category) => category.items);
  return groupRow(list.title, listRowId(list), items);
}

/** The row of a category with its progress. */
export function categoryRow(list: Checklist, category: ChecklistCategory): TreeItem {
  // Titles may carry their id already; it is shown once.
  const title = category.title.startsWith(category.id) ? category.title : `${category.id} ${category.title}`;
  return groupRow(title, listRowId(list, category.id), category.items);
}

function groupRow(title: string, id: string, items: readonly ChecklistItem[]): TreeItem {
  const { done, total } = progressOf(items);
  const against = new Set(
    items.flatMap((item) => item.against.map(({ uri, fingerprint }) => uri + fingerprint)),
  );
  const row = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  row.id = id;
  row.description = `${done}/${total}`;
  row.iconPath = groupIcon(done === total, against.size > 0);
  const evidence = against.size > 0 ? `, ${counted(against.size, 'finding')} against it` : '';
  row.tooltip = `${title}\n${done} of ${total} settled${evidence}`;
  row.accessibilityInformation = { label: `${title}, ${done} of ${total} settled${evidence}` };
  return row;
}

function groupIcon(settled: boolean, against: boolean): ThemeIcon {
  // What a finding speaks against is not as settled as its ticks say.
  if (against) return warningIcon();
  return settled ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed')) : new ThemeIcon('checklist');
}

function warningIcon(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
}

/** The row of an item with its check box; an item that does not apply has none. */
export function itemRow(list: Checklist, item: ChecklistItem): TreeItem {
  const row = new TreeItem(
    item.title,
    item.against.length ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  row.id = itemRowId(list.folder, item.id);
  row.description = itemDescription(item);
  row.contextValue = `item.${item.state}`;
  row.tooltip = itemTooltip(item);
  const label = [item.title, row.description, stateWords(item)].filter(Boolean).join(', ');
  row.accessibilityInformation = { label };
  if (item.state === 'not-applicable') {
    row.iconPath = new ThemeIcon('circle-slash');
    return row;
  }
  const done = item.state === 'done';
  row.checkboxState = {
    state: done ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip: done ? 'Done. Untick to open it again.' : 'Tick when you have checked this.',
    accessibilityInformation: { label, role: 'checkbox' },
  };
  if (item.against.length) row.iconPath = warningIcon();
  return row;
}

function itemTooltip(item: ChecklistItem): MarkdownString {
  const tooltip = new MarkdownString();
  const lines = [item.detail, item.reference, itemDescription(item), stateWords(item)];
  tooltip.appendMarkdown(lines.filter(Boolean).map(plainText).join('\n\n'));
  return tooltip;
}

function stateWords(item: ChecklistItem): string {
  const who = [item.by && `by ${item.by}`, item.on && `on ${item.on}`].filter(Boolean).join(' ');
  if (item.state === 'open') return 'open';
  return `${item.state === 'done' ? 'done' : 'not applicable'} ${who}`.trim();
}
