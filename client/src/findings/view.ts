import { commands, type Disposable, type TreeView, Uri, window } from 'vscode';
import type { FindingItem } from '../../../protocol/src/index';
import { paced } from '../paced';
import type { ScanDisplay } from '../scan';
import { counted, severityCounts } from '../words';
import { filterMessage, type Grouping, groupings } from './group';
import { type FindingStore, toRange } from './store';
import { type FindingNode, FindingTree } from './tree';

/** The findings view with its filters, its badge and what its rows offer. */
export class FindingsView implements ScanDisplay, Disposable {
  private readonly tree: FindingTree;
  private readonly view: TreeView<FindingNode>;
  private readonly subscriptions: Disposable[];
  private readonly soon = paced(() => this.describe(), 400);
  private scanText: string | undefined;

  constructor(private readonly store: FindingStore) {
    this.tree = new FindingTree(store);
    this.view = window.createTreeView('wardscribe.findings', {
      treeDataProvider: this.tree,
      showCollapseAll: true,
    });
    this.subscriptions = [
      this.tree,
      this.view,
      this.soon,
      this.tree.onDidChangeTreeData(() => this.soon.soon()),
      commands.registerCommand('wardscribe.findings.currentFile', () => this.set({ currentFileOnly: true })),
      commands.registerCommand('wardscribe.findings.workspace', () => this.set({ currentFileOnly: false })),
      commands.registerCommand('wardscribe.findings.onlyFixable', () => this.set({ fixableOnly: true })),
      commands.registerCommand('wardscribe.findings.alsoUnfixable', () => this.set({ fixableOnly: false })),
      commands.registerCommand('wardscribe.findings.groupBy', (grouping?: Grouping) => this.group(grouping)),
      commands.registerCommand('wardscribe.findings.fix', (node: FindingNode) => openFixes(findingOf(node))),
    ];
    this.set({});
  }

  /** Shows a line about the running scan above the tree; `undefined` removes it. */
  showScan(text: string | undefined): void {
    this.scanText = text;
    this.soon.soon();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private set(filter: { currentFileOnly?: boolean; fixableOnly?: boolean }): void {
    Object.assign(this.tree, filter);
    void commands.executeCommand('setContext', 'wardscribe.currentFileOnly', this.tree.currentFileOnly);
    void commands.executeCommand('setContext', 'wardscribe.fixableOnly', this.tree.fixableOnly);
    this.tree.refresh();
  }

  private async group(grouping?: Grouping): Promise<void> {
    const chosen = grouping ?? (await this.askGrouping());
    if (chosen === undefined || !groupings.includes(chosen)) return;
    this.tree.grouping = chosen;
    this.tree.refresh();
  }

  private async askGrouping(): Promise<Grouping | undefined> {
    const names: Record<Grouping, string> = {
      file: 'File',
      severity: 'Severity',
      category: 'OWASP category',
      threat: 'Threat',
    };
    const items = groupings.map((value) => ({
      label: names[value],
      description: value === this.tree.grouping ? 'now' : undefined,
      value,
    }));
    return (await window.showQuickPick(items, { placeHolder: 'Group findings by' }))?.value;
  }

  private describe(): void {
    const all = this.store.all();
    const shown = this.tree.shown.length;
    this.view.message =
      this.scanText ?? (all.length ? filterMessage(shown, all.length, this.tree.filter) : undefined);
    this.view.badge = all.length
      ? { value: all.length, tooltip: `${counted(all.length, 'finding')}: ${severityCounts(all)}` }
      : undefined;
    void commands.executeCommand('setContext', 'wardscribe.hasFindings', all.length > 0);
  }
}

/** The finding of a row, for commands of the view's menus. */
export function findingOf(node: FindingNode | { finding: FindingItem }): FindingItem | undefined {
  return 'finding' in node ? node.finding : undefined;
}

async function openFixes(finding: FindingItem | undefined): Promise<void> {
  if (!finding) return;
  // The cursor stands at the start without a selection: the menu is then about the finding, not about selected text.
  const { start } = toRange(finding.range);
  await window.showTextDocument(Uri.parse(finding.uri), { selection: toRange({ start, end: start }) });
  await commands.executeCommand('editor.action.quickFix');
}
