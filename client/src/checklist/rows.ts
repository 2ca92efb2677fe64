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
  row.iconPath =
    done === total
      ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
      : new ThemeIcon(against ? 'warning' : 'checklist');
  const evidence = against ? `, ${counted(against, 'finding')} against it` : '';
  row.tooltip = `${title}\n${done} of ${total} settled${evidence}`;
  row.accessibilityInformation = { label: `${title}, ${done} of ${total} settled${evidence}` };
  return row;
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
  if (item.against.length) {
    row.iconPath = new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
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
