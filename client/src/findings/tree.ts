import {
  type Disposable,
  EventEmitter,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { FindingItem } from '../../../protocol/src/index';
import { paced } from '../paced';
import { pathLabel } from '../paths';
import { severityIcon } from '../severity';
import { counted, severityCounts } from '../words';
import { type Filter, filterFindings, type Group, type Grouping, groupFindings } from './group';
import { findingRow } from './item';
import type { FindingStore } from './store';

/** A row of the findings view. */
export type FindingNode =
  | { kind: 'group'; group: Group }
  | { kind: 'finding'; finding: FindingItem; group: Group };

/** The findings view's content: what the store holds, filtered and grouped. */
export class FindingTree implements TreeDataProvider<FindingNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private readonly subscriptions: Disposable[];
  readonly onDidChangeTreeData = this.changed.event;
  grouping: Grouping = 'file';
  currentFileOnly = false;
  fixableOnly = false;

  constructor(private readonly store: FindingStore) {
    // VS Code waits for 200 ms without a change before it shows one; a scan would leave it none.
    const soon = paced(() => this.refresh(), 400);
    this.subscriptions = [
      soon,
      store.onDidChange(() => soon.soon()),
      window.onDidChangeActiveTextEditor(() => this.currentFileOnly && this.refresh()),
    ];
  }

  /** Shows the store's findings again, after a filter or the grouping changed. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  /** What is shown now. */
  get filter(): Filter {
    const uri = this.currentFileOnly ? (window.activeTextEditor?.document.uri.toString() ?? '') : undefined;
    return { uri, fixable: this.fixableOnly };
  }

  /** The findings that pass the filter. */
  get shown(): FindingItem[] {
    return filterFindings(this.store.all(), this.filter);
  }

  getChildren(node?: FindingNode): FindingNode[] {
    if (node === undefined) {
      return groupFindings(this.shown, this.grouping, (uri) => pathLabel(Uri.parse(uri))).map((group) => ({
        kind: 'group',
        group,
      }));
    }
    if (node.kind === 'finding') return [];
    return node.group.findings.map((finding) => ({ kind: 'finding', finding, group: node.group }));
  }

  getTreeItem(node: FindingNode): TreeItem {
    if (node.kind === 'group') return this.groupRow(node.group);
    const row = findingRow(node.finding, this.grouping === 'file' ? 'line' : 'file');
    row.id = `${node.group.key} ${node.finding.uri} ${node.finding.fingerprint}`;
    return row;
  }

  getParent(node: FindingNode): FindingNode | undefined {
    return node.kind === 'finding' ? { kind: 'group', group: node.group } : undefined;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private groupRow(group: Group): TreeItem {
    const byFile = this.grouping === 'file';
    // A file's row takes its name and icon from its URI, as in the explorer.
    const row = byFile
      ? new TreeItem(Uri.parse(group.key), TreeItemCollapsibleState.Expanded)
      : new TreeItem(group.label, TreeItemCollapsibleState.Expanded);
    // An untitled file would be named after its first line.
    if (byFile) row.label = group.label.slice(group.label.lastIndexOf('/') + 1);
    row.id = `${this.grouping} ${group.key}`;
    row.iconPath = byFile ? ThemeIcon.File : groupIcon(this.grouping, group);
    row.description = byFile ? folderOf(group.label) : counted(group.findings.length, 'finding');
    row.tooltip = `${group.label}\n${severityCounts(group.findings)}`;
    row.contextValue = 'group';
    row.accessibilityInformation = { label: `${group.label}: ${severityCounts(group.findings)}` };
    return row;
  }
}

function groupIcon(grouping: Grouping, group: Group): ThemeIcon {
  if (grouping === 'severity') return severityIcon(group.findings[0].severity);
  return new ThemeIcon(grouping === 'threat' ? 'target' : 'symbol-class');
}

function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}
