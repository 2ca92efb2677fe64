import {
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { Checklist, ChecklistEvidence } from '../../../protocol/src/index';
import { toRange } from '../findings/store';
import { plainText } from '../tooltip';
import { counted } from '../words';
import { itemRowId, listRowId } from './changes';
import { lookAgain, type ShownCategory, type ShownChecklist } from './filter';
import { itemDescription, progressOf, stateWord } from './progress';
import type { ReviewedItem } from './reviewed';

/** The row of a folder, where the workspace has several. */
export function folderRow(uri: string, lists: readonly ShownChecklist[]): TreeItem {
  const folder = workspace.workspaceFolders?.find((each) => each.uri.toString() === uri);
  const row = new TreeItem(folder?.name ?? uri, TreeItemCollapsibleState.Expanded);
  const { done, total } = progressOf(lists.flatMap(({ categories }) => categories).flatMap(({ all }) => all));
  row.id = uri;
  row.iconPath = ThemeIcon.Folder;
  row.description = `${done}/${total}`;
  return row;
}

/** The row of a checklist, where a folder has several. */
export function listRow(list: ShownChecklist): TreeItem {
  const items = list.categories.flatMap((category) => category.all);
  return groupRow(list.title, listRowId(list), items);
}

/** The row of a category with its progress. */
export function categoryRow(list: ShownChecklist, category: ShownCategory): TreeItem {
  // Titles may carry their id already; it is shown once.
  const title = category.title.startsWith(category.id) ? category.title : `${category.id} ${category.title}`;
  return groupRow(title, listRowId(list, category.id), category.all);
}

function groupRow(title: string, id: string, items: readonly ReviewedItem[]): TreeItem {
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
export function itemRow(list: Checklist, item: ReviewedItem): TreeItem {
  const hasRows = item.against.length + item.evidence.length > 0;
  const row = new TreeItem(
    item.title,
    hasRows ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  row.id = itemRowId(list.folder, item.id);
  row.description = itemDescription(item);
  row.contextValue = ['item', item.state, lookAgain(item) && 'again', item.evidence.length > 0 && 'evidence']
    .filter(Boolean)
    .join('.');
  row.tooltip = itemTooltip(item);
  const label = [item.title, row.description, stateWords(item)].filter(Boolean).join(', ');
  row.accessibilityInformation = { label };
  row.iconPath = itemIcon(item);
  if (item.state === 'not-applicable') return row;
  const done = item.state === 'done';
  row.checkboxState = {
    state: done ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip: done ? 'Done. Untick to open it again.' : 'Tick when you have checked this.',
    accessibilityInformation: { label, role: 'checkbox' },
  };
  return row;
}

/** The row of a place that somebody named as evidence. */
export function evidenceRow(parent: string, evidence: ChecklistEvidence): TreeItem {
  const { start, end } = evidence.range;
  const lines = start.line === end.line ? `${start.line + 1}` : `${start.line + 1}-${end.line + 1}`;
  const name = evidence.path.slice(evidence.path.lastIndexOf('/') + 1);
  const row = new TreeItem(`${name}:${lines}`, TreeItemCollapsibleState.None);
  const said = { same: '', changed: 'changed since', gone: 'no longer there' }[evidence.state];
  row.id = `${parent} ${evidence.id}`;
  row.description = [said, evidence.quote].filter(Boolean).join(' · ');
  row.iconPath = evidence.state === 'same' ? new ThemeIcon('bookmark') : againIcon();
  row.contextValue = 'evidence';
  const tooltip = [`${evidence.path}, lines ${lines}`, evidence.quote, said && `This code is ${said}.`];
  row.tooltip = new MarkdownString(tooltip.filter(Boolean).map(plainText).join('\n\n'));
  row.accessibilityInformation = {
    label: ['Evidence', `${evidence.path}, lines ${lines}`, said, evidence.quote].filter(Boolean).join(', '),
  };
  row.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [Uri.parse(evidence.uri), { selection: toRange(evidence.range), preserveFocus: true }],
  };
  return row;
}

/** What asks for a look comes before what is proposed. */
function itemIcon(item: ReviewedItem): ThemeIcon | undefined {
  if (lookAgain(item)) return againIcon();
  if (item.state === 'not-applicable') return new ThemeIcon('circle-slash');
  if (item.against.length > 0 || item.speaksAgainst.length > 0) return warningIcon();
  if (item.state === 'open' && item.proposed) return new ThemeIcon('lightbulb');
  return undefined;
}

function againIcon(): ThemeIcon {
  return new ThemeIcon('history', new ThemeColor('problemsWarningIcon.foreground'));
}

function itemTooltip(item: ReviewedItem): MarkdownString {
  const tooltip = new MarkdownString();
  const { speaksFor, speaksAgainst, proposed, review } = item;
  const lines = [
    item.detail,
    item.reference,
    itemDescription(item),
    review && `The change touches it: ${review.why.join(', ')}`,
    speaksFor.length > 0 && `Speaks for it: ${speaksFor.join(', ')}`,
    speaksAgainst.length > 0 && `Speaks against it: ${speaksAgainst.join(', ')}`,
    proposed && proposed !== item.state && `Proposed from this: ${stateWord(proposed)}. You decide.`,
    stateWords(item),
  ];
  tooltip.appendMarkdown(
    lines
      .filter((line) => typeof line === 'string' && line !== '')
      .map((line) => plainText(line as string))
      .join('\n\n'),
  );
  return tooltip;
}

function stateWords(item: ReviewedItem): string {
  const who = [item.by && `by ${item.by}`, item.on && `on ${item.on}`].filter(Boolean).join(' ');
  return item.state === 'open' ? 'open' : `${stateWord(item.state)} ${who}`.trim();
}
