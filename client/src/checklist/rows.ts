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
import { rowId } from './changes';
import { itemDescription, progressOf, progressOfAll } from './progress';

/** The row of a folder, where the workspace has several. */
export function folderRow(list: Checklist): TreeItem {
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.toString() === list.folder);
  const row = new TreeItem(folder?.name ?? list.folder, TreeItemCollapsibleState.Expanded);
  const { done, total } = progressOfAll(list.categories);
  row.id = rowId(list.folder);
  row.iconPath = ThemeIcon.Folder;
  row.description = `${done}/${total}`;
  return row;
}

/** The row of a category with its progress. */
export function categoryRow(list: Checklist, category: ChecklistCategory): TreeItem {
  const { done, total } = progressOf(category.items);
  const against = category.items.reduce((sum, item) => sum + item.against.length, 0);
  // Titles may carry their id already; it is shown once.
  const title = category.title.startsWith(category.id) ? category.title : `${category.id} ${category.title}`;
  const row = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  row.id = rowId(list.folder, category.id);
  row.description = `${done}/${total}`;
  row.iconPath = categoryIcon(done === total, against);
  const evidence = against ? `, ${counted(against, 'finding')} against it` : '';
  row.tooltip = `${title}\n${done} of ${total} settled${evidence}`;
  row.accessibilityInformation = { label: `${title}, ${done} of ${total} settled${evidence}` };
  return row;
}

function categoryIcon(settled: boolean, against: number): ThemeIcon {
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
  row.id = rowId(list.folder, item.id);
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
  tooltip.appendMarkdown(plainText(item.detail));
  for (const line of [itemDescription(item), stateWords(item)]) {
    if (!line) continue;
    tooltip.appendMarkdown('\n\n');
    tooltip.appendMarkdown(plainText(line));
  }
  return tooltip;
}

function stateWords(item: ChecklistItem): string {
  const who = [item.by && `by ${item.by}`, item.on && `on ${item.on}`].filter(Boolean).join(' ');
  if (item.state === 'open') return 'open';
  return `${item.state === 'done' ? 'done' : 'not applicable'} ${who}`.trim();
}
