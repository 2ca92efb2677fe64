import {
  commands,
  type Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { type FindingTarget, resolveFinding } from '../findings/cursor';
import type { FindingStore } from '../findings/store';
import { pathLabel } from '../paths';
import { plainText } from '../tooltip';
import { StepHighlights } from './highlight';
import { FlowModel, type Step } from './model';

/** The data flow view: the steps of one finding, walked through by key. Hidden until a flow is opened. */
export class FlowView implements TreeDataProvider<Step>, Disposable {
  private readonly model = new FlowModel();
  private readonly highlights = new StepHighlights(this.model);
  private readonly changed = new EventEmitter<undefined>();
  private readonly view: TreeView<Step>;
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
      commands.registerCommand('wardscribe.openStep', (step: Step) => this.go(step)),
      commands.registerCommand('wardscribe.explainFlow', () =>
        commands.executeCommand('wardscribe.explainRule', this.model.finding?.ruleId),
      ),
    ];
  }

  getChildren(step?: Step): Step[] {
    return step ? [] : this.model.steps;
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(step: Step): TreeItem {
    const line = step.range.start.line + 1;
    const place = `${pathLabel(step.uri)}:${line}`;
    const row = new TreeItem(`${step.number}. ${step.text}`);
    row.id = `${this.model.finding?.fingerprint} ${step.number}`;
    row.description = step.changed ? `code has changed · ${place}` : `${step.note} · ${place}`;
    row.iconPath = step.changed
      ? new ThemeIcon('edit', new ThemeColor('problemsWarningIcon.foreground'))
      : stepIcon(step, this.model.steps.length);
    row.tooltip = new MarkdownString(plainText(`${place}\n${step.note}`));
    row.command = { command: 'wardscribe.openStep', title: 'Go to the step', arguments: [step] };
    row.accessibilityInformation = {
      label:
        `Step ${step.number} of ${this.model.steps.length}: ${step.note}, ${step.text}, ` +
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
    await commands.executeCommand('setContext', 'wardscribe.flowOpen', true);
    await this.go(this.model.current);
  }

  /**
   * A view that has just come up may have asked for its rows before VS Code was ready to show them. Until it hears of a
   * message, if only that there is none, it stays blank for two seconds.
   */
  private showRows(): void {
    this.changed.fire(undefined);
    this.view.message = undefined;
  }

  private close(): void {
    this.model.close();
    void commands.executeCommand('setContext', 'wardscribe.flowOpen', false);
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

function stepIcon(step: Step, count: number): ThemeIcon {
  if (step.number === 1) return new ThemeIcon('debug-start');
  return new ThemeIcon(step.number === count ? 'target' : 'arrow-down');
}
