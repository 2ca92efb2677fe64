import { randomBytes } from 'node:crypto';
import {
  commands,
  type Disposable,
  type ExtensionContext,
  env,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  projectChanged,
  type ReviewPage,
  type ReviewReportParams,
  reviewReport,
} from '../../../protocol/src/index';
import type { ChecklistView } from '../checklist/view';
import type { FindingStore } from '../findings/store';
import { paced } from '../paced';
import { chooseFolder } from '../paths';
import type { ReviewModel } from '../reviews/model';
import type { Server } from '../server';
import { reviewText, saveReview } from './export';
import { type PageNews, pageMessage } from './messages';
import { renderReviewPage } from './render';
import { openThings } from './things';

/**
 * The page of a review, in an editor of its own: that of the review that is open in the window, or else of the latest one.
 * One panel, used again, that follows what changes.
 */
export class ReviewPagePanel implements Disposable {
  private panel: WebviewPanel | undefined;
  private page: ReviewPage | undefined;
  /** True when the page was told of changes since it was made. */
  private isBehind = false;
  private readonly media: Uri;
  private readonly soon = paced(() => void this.refresh(), 500);
  private readonly subscriptions: Disposable[];

  constructor(
    context: ExtensionContext,
    private readonly server: Server,
    private readonly checklist: ChecklistView,
    private readonly reviews: ReviewModel,
    store: FindingStore,
  ) {
    this.media = Uri.joinPath(context.extensionUri, 'media');
    this.subscriptions = [
      this.soon,
      commands.registerCommand('wardscribe.openReviewPage', (target?: Partial<ReviewReportParams>) =>
        this.open(target),
      ),
      server.onNotification(projectChanged, () => this.panel && this.soon.soon()),
      store.onDidChange(() => this.panel && this.soon.soon()),
      workspace.onDidChangeTextDocument(
        ({ document }) => this.panel && /\/\.wardscribe\//.test(document.uri.path) && this.soon.soon(),
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.panel?.dispose();
  }

  private async open(target?: Partial<ReviewReportParams>): Promise<void> {
    const wanted = target?.folder === undefined ? this.reviews.current : target;
    const folder = wanted?.folder ?? (await chooseFolder('The review of which folder?'))?.uri.toString();
    if (folder === undefined) return;
    const page = await this.ask({ folder, id: wanted?.id });
    if (!page) {
      window.setStatusBarMessage('There is no review yet.', 5000);
      return;
    }
    const isSame = this.page?.folder === page.folder && this.page.id === page.id;
    const panel = this.panel ?? this.create();
    panel.reveal();
    if (isSame) this.tell(page);
    else this.show(panel, page);
    // What was found out while this was asked for was told before there was a page.
    this.soon.soon();
  }

  private ask(params: ReviewReportParams): Promise<ReviewPage | null | undefined> {
    return this.server.request<ReviewPage | null>(reviewReport, params);
  }

  /** Shows the page as it is now; one that is gone stays as it was. */
  private async refresh(): Promise<void> {
    if (!this.page) return;
    const { folder, id } = this.page;
    const page = await this.ask({ folder, id });
    if (page && this.page?.folder === folder && this.page.id === id) this.tell(page);
  }

  private create(): WebviewPanel {
    const panel = window.createWebviewPanel('wardscribe.reviewPage', 'Review', ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [this.media],
    });
    panel.iconPath = Uri.joinPath(this.media, 'icon.svg');
    panel.webview.onDidReceiveMessage((message) => this.receive(message));
    let wasVisible = true;
    panel.onDidChangeViewState(() => {
      // A page that was hidden begins anew with what it was made of, which what it was told later is no part of.
      if (panel.visible && !wasVisible && this.isBehind && this.page) this.show(panel, this.page);
      wasVisible = panel.visible;
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.page = undefined;
    });
    this.panel = panel;
    return panel;
  }

  private show(panel: WebviewPanel, page: ReviewPage): void {
    const { webview } = panel;
    const uriOf = (name: string) => webview.asWebviewUri(Uri.joinPath(this.media, name)).toString();
    this.page = page;
    this.isBehind = false;
    panel.title = page.title;
    webview.html = renderReviewPage(page, {
      cspSource: webview.cspSource,
      styleUri: uriOf('reviewPage.css'),
      scriptUri: uriOf('reviewPage.js'),
      nonce: randomBytes(16).toString('base64'),
    });
  }

  /** Changes what the open page shows, without making it anew: the reader stays where they are. */
  private tell(page: ReviewPage): void {
    if (!this.panel) return;
    const isNew = page.html !== this.page?.html;
    this.page = page;
    this.panel.title = page.title;
    if (!isNew) return;
    this.isBehind = true;
    this.post({ do: 'update', html: page.html });
  }

  private post(news: PageNews): void {
    void this.panel?.webview.postMessage(news);
  }

  private async receive(given: unknown): Promise<void> {
    const message = pageMessage(given);
    const { page } = this;
    if (!message || !page) return;
    if (message.do === 'ready') {
      // News may have come while the page was loading.
      if (this.isBehind) this.post({ do: 'update', html: page.html });
      return;
    }
    try {
      if (message.do === 'open') {
        const things = Object.hasOwn(page.things, message.key) ? page.things[message.key] : [];
        await openThings(things, (item) => this.checklist.showItem(page.folder, item));
      } else if (message.do === 'export') {
        const file = await saveReview(this.server, page);
        if (file) this.say(`The review was written to ${workspace.asRelativePath(file)}.`);
      } else {
        await env.clipboard.writeText(await reviewText(this.server, page, 'comment'));
        this.say('The comment is on the clipboard.');
      }
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  /** Tells what was done: in the status bar, and to a screen reader that reads the page. */
  private say(text: string): void {
    window.setStatusBarMessage(text, 5000);
    this.post({ do: 'say', text });
  }
}
