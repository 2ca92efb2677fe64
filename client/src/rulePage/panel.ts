import {
  commands,
  type Disposable,
  type ExtensionContext,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { type RulePage, type RulePageParams, rulePage } from '../../../protocol/src/index';
import { type FindingTarget, resolveFinding } from '../findings/cursor';
import type { FindingStore } from '../findings/store';
import type { Server } from '../server';
import { renderRulePage } from './render';

/** The page that explains a rule, beside the editor. One panel, used again; focus stays where it was. */
export class RulePagePanel implements Disposable {
  private panel: WebviewPanel | undefined;
  private readonly command: Disposable;
  private readonly media: Uri;

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly store: FindingStore,
  ) {
    this.media = Uri.joinPath(context.extensionUri, 'media');
    this.command = commands.registerCommand(
      'wardscribe.explainRule',
      async (target?: string | { ruleId: string } | FindingTarget) => {
        const ruleId = await this.ruleOf(target);
        if (ruleId !== undefined) await this.show(ruleId);
      },
    );
  }

  dispose(): void {
    this.command.dispose();
    this.panel?.dispose();
  }

  private async ruleOf(target?: string | { ruleId: string } | FindingTarget): Promise<string | undefined> {
    if (typeof target === 'string') return target;
    if (target && 'ruleId' in target) return target.ruleId;
    return (await resolveFinding(this.store, target))?.ruleId;
  }

  private async show(ruleId: string): Promise<void> {
    const params: RulePageParams = { ruleId };
    const page = await this.server.request<RulePage | null>(rulePage, params);
    if (!page) {
      window.setStatusBarMessage(`There is no page for the rule ${ruleId}.`, 5000);
      return;
    }
    const panel = this.open();
    panel.title = page.title;
    panel.webview.html = await renderRulePage(page, {
      cspSource: panel.webview.cspSource,
      styleUri: panel.webview.asWebviewUri(Uri.joinPath(this.media, 'rulePage.css')).toString(),
    });
  }

  private open(): WebviewPanel {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return this.panel;
    }
    const panel = window.createWebviewPanel(
      'wardscribe.rulePage',
      'Rule',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: false, enableFindWidget: true, localResourceRoots: [this.media] },
    );
    panel.iconPath = Uri.joinPath(this.media, 'icon.svg');
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    this.panel = panel;
    return panel;
  }
}
