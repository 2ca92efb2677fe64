import {
  commands,
  type Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import { type FindingTarget, resolveFinding } from '../findings/cursor';
import type { FindingStore } from '../findings/store';
import { pathLabel } from '../paths';
import { plainText } from '../tooltip';
import { counted } from '../words';
import { StepHighlights } from './highlight';
import { FlowModel, type Path, type Step } from './model';

/** A way of the data, or a step on it. */
type Row = Path | Step;

/**
 * The data flow view: the steps of one finding, walked through by key; below the ways that they belong to where the data
 * comes from several sources. Hidden until a flow is opened.
 */
export class FlowView implements TreeDataProvider<Row>, Disposable {
  private readonly model = new FlowModel();
  private readonly highlights = new StepHighlights(this.model);
  private readonly changed = new EventEmitter<undefined>();
  private readonly view: TreeView<Row>;
  private readonly subscriptions: Disposable[];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly store: FindingStore) {
    this.view = window.createTreeView('wardscribe.flow', { treeDataProvider: this });
    this.subscriptions = [
      this.model,
      this.highlights,
      this.changed,
      this.view,
      this.model.onDidChange(() => this.changed.fire(undefined)),
      this.view.onDidChangeVisibility(({ visible }) => visible && this.showRows()),
      commands.registerCommand('wardscribe.showFlow', (target: FindingTarget) => this.show(target)),
      commands.registerCommand('wardscribe.closeFlow', () => this.close()),
      commands.registerCommand('wardscribe.nextStep', () => this.walk(1)),
      commands.registerCommand('wardscribe.previousStep', () => this.walk(-1)),
      commands.registerCommand('wardscribe.nextPath', () => this.go(this.model.nextPath())),
      commands.registerCommand('wardscribe.openStep', (step: Step) => this.go(step)),
      commands.registerCommand('wardscribe.explainFlow', () =>
        commands.executeCommand('wardscribe.explainRule', this.model.finding?.ruleId),
      ),
    ];
  }

  getChildren(row?: Row): Row[] {
    const { paths } = this.model;
    if (row) return isPath(row) ? [...row.steps] : [];
    return paths.length > 1 ? [...paths] : [...(paths[0]?.steps ?? [])];
  }

  getParent(row: Row): Path | undefined {
    return isPath(row) || this.model.paths.length <= 1 ? undefined : row.path;
  }

  getTreeItem(row: Row): TreeItem {
    return isPath(row) ? this.pathRow(row) : this.stepRow(row);
  }

  private pathRow(path: Path): TreeItem {
    const [source] = path.steps;
    const isFirst = path.number === 1;
    const row = new TreeItem(
      `From ${source.text}`,
      isFirst ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    const place = `${pathLabel(source.uri)}:${source.range.start.line + 1}`;
    row.id = `${this.model.finding?.fingerprint} path ${path.number}`;
    row.description = `${place} · ${counted(path.steps.length, 'step')}`;
    row.accessibilityInformation = {
      label:
        `Way ${path.number} of ${this.model.paths.length}, from ${source.text}, ${place}, ` +
        counted(path.steps.length, 'step'),
    };
    return row;
  }

  private stepRow(step: Step): TreeItem {
    const { length } = step.path.steps;
    const line = step.range.start.line + 1;
    const place = `${pathLabel(step.uri)}:${line}`;
    // Of the path there is no room for more than its end; the tooltip has all of it.
    const short = `${step.uri.path.slice(step.uri.path.lastIndexOf('/') + 1)}:${line}`;
    const row = new TreeItem(`${step.number}. ${step.text}`);
    row.id = `${this.model.finding?.fingerprint} ${step.path.number} ${step.number}`;
    row.description = `${step.changed ? 'code has changed' : step.note} · ${short}`;
    row.iconPath = step.changed
      ? new ThemeIcon('edit', new ThemeColor('problemsWarningIcon.foreground'))
      : stepIcon(step, length);
    row.tooltip = new MarkdownString(plainText(`${place}\n${step.note}`));
    row.command = { command: 'wardscribe.openStep', title: 'Go to the step', arguments: [step] };
    row.accessibilityInformation = {
      label:
        `Step ${step.number} of ${length}: ${step.note}, ${step.text}, ` +
        `${pathLabel(step.uri)} line ${line}${step.changed ? ', its code has changed since' : ''}`,
    };
    return row;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async show(target: FindingTarget): Promise<void> {
    const finding = await resolveFinding(this.store, target, (item) => item.flow.length > 0);
    if (!finding?.flow.length) {
      const why = finding ? 'This finding has no data flow.' : 'The finding is no longer there.';
      window.setStatusBarMessage(why, 5000);
      return;
    }
    await this.model.open(finding);
    this.view.title = 'Data Flow';
    this.view.description = finding.ruleTitle;
    this.say();
    await commands.executeCommand('setContext', 'wardscribe.flowOpen', true);
    await commands.executeCommand('setContext', 'wardscribe.flowHasPaths', this.model.paths.length > 1);
    await this.go(this.model.current);
  }

  /**
   * A view that has just come up may have asked for its rows before VS Code was ready to show them. Until it hears of a
   * message, if only that there is none, it stays blank for two seconds.
   */
  private showRows(): void {
    this.changed.fire(undefined);
    this.say();
  }

  private say(): void {
    const { finding } = this.model;
    this.view.message = finding?.isPartial ? 'The search for more ways ended at its bound.' : undefined;
  }

  private close(): void {
    this.model.close();
    void commands.executeCommand('setContext', 'wardscribe.flowOpen', false);
    void commands.executeCommand('setContext', 'wardscribe.flowHasPaths', false);
  }

  private async walk(by: 1 | -1): Promise<void> {
    await this.go(this.model.neighbour(by));
  }

  private async go(step: Step | undefined): Promise<void> {
    if (!step) return;
    this.model.select(step);
    await window.showTextDocument(step.uri, { selection: step.range, preserveFocus: false });
    // Revealing opens the container: the user asked for the flow. Focus stays in the editor.
    await this.view.reveal(step, { select: true, focus: false });
  }
}

function isPath(row: Row): row is Path {
  return 'steps' in row;
}

function stepIcon(step: Step, count: number): ThemeIcon {
  if (step.number === 1) return new ThemeIcon('debug-start');
  return new ThemeIcon(step.number === count ? 'target' : 'arrow-down');
}
