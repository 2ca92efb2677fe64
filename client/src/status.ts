import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { type StatusChanged, statusChanged } from '../../protocol/src/index';
import type { FindingStore } from './findings/store';
import { paced } from './paced';
import type { ScanDisplay } from './scan';
import type { Server } from './server';
import { plainText } from './tooltip';
import { counted, severityCounts } from './words';

/** The status item: how many findings, and in its tooltip what the server does and where to turn it off. */
export class StatusItem implements ScanDisplay, Disposable {
  private readonly item: StatusBarItem;
  private readonly subscriptions: Disposable[];
  private last: StatusChanged = { state: 'idle', problems: [] };
  private scanText: string | undefined;

  constructor(
    private readonly server: Server,
    private readonly store: FindingStore,
  ) {
    this.item = window.createStatusBarItem('wardscribe.status', StatusBarAlignment.Right, 90);
    this.item.name = 'Wardscribe';
    this.item.command = 'wardscribe.findings.focus';
    const soon = paced(() => this.update(), 200);
    this.subscriptions = [
      this.item,
      soon,
      server.onNotification<StatusChanged>(statusChanged, (status) => {
        this.last = status;
        soon.soon();
      }),
      server.onDidChangeState(() => this.update()),
      store.onDidChange(() => soon.soon()),
    ];
    this.update();
    this.item.show();
  }

  showScan(text: string | undefined): void {
    this.scanText = text;
    this.update();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private update(): void {
    const findings = this.store.all();
    const failed = this.server.state === 'failed';
    const scanning = this.scanText !== undefined || this.last.state === 'scanning';
    const icon = failed ? '$(warning)' : scanning ? '$(sync~spin)' : '$(shield)';
    const { changedByNotes } = this.last;
    const changed = changedByNotes ? `${counted(changedByNotes, 'finding')} changed` : undefined;
    this.item.text = failed
      ? `${icon} Wardscribe`
      : [`${icon} ${findings.length}`, changed].filter(Boolean).join(' · ');
    const counts = severityCounts(findings);
    const summary = failed
      ? 'Wardscribe: the analysis server is not running'
      : `Wardscribe: ${counted(findings.length, 'finding')}${counts && ` (${counts})`}`;
    this.item.accessibilityInformation = {
      label: [summary, changed, this.scanText].filter(Boolean).join(', '),
    };
    this.item.tooltip = this.tooltip(summary);
  }

  private tooltip(summary: string): MarkdownString {
    const tooltip = new MarkdownString(undefined, true);
    tooltip.isTrusted = {
      enabledCommands: [
        'wardscribe.scanWorkspace',
        'wardscribe.cancelScan',
        'wardscribe.showLog',
        'wardscribe.restartServer',
        'workbench.action.openSettings',
      ],
    };
    tooltip.appendMarkdown(`**${summary}**\n\n`);
    if (this.scanText) tooltip.appendMarkdown(`${plainText(this.scanText)}\n\n`);
    const { lastScan, lastAnalysisMs, problems } = this.last;
    tooltip.appendMarkdown(
      `Last scan: ${lastScan === undefined ? 'none yet' : new Date(lastScan).toLocaleString()}\n\n`,
    );
    if (lastAnalysisMs !== undefined)
      tooltip.appendMarkdown(`Last analysis: ${Math.max(1, Math.round(lastAnalysisMs))} ms\n\n`);
    for (const problem of problems.slice(0, 5)) {
      tooltip.appendMarkdown('$(warning) ');
      tooltip.appendMarkdown(plainText(problem));
      tooltip.appendMarkdown('\n\n');
    }
    const scan = this.scanText
      ? '[Cancel the scan](command:wardscribe.cancelScan)'
      : '[Scan the workspace](command:wardscribe.scanWorkspace)';
    const settings = encodeURIComponent(JSON.stringify(['@ext:wardscribe.wardscribe']));
    const runSetting = encodeURIComponent(JSON.stringify(['wardscribe.run']));
    tooltip.appendMarkdown(
      [
        scan,
        '[Show the log](command:wardscribe.showLog)',
        ...(this.server.state === 'failed' ? ['[Start again](command:wardscribe.restartServer)'] : []),
        `[Settings](command:workbench.action.openSettings?${settings})`,
        `[Turn off while typing](command:workbench.action.openSettings?${runSetting})`,
      ].join(' · '),
    );
    return tooltip;
  }
}
