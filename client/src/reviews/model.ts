import { type Disposable, EventEmitter, type Memento, Uri, workspace } from 'vscode';
import {
  type ChangeReviewParams,
  changeReview,
  projectChanged,
  type ReviewChange,
  type ReviewDetail,
  type ReviewParams,
  type ReviewRegion,
  review,
} from '../../../protocol/src/index';
import { reviewerName } from '../checklist/who';
import { paced } from '../paced';
import type { Server } from '../server';

/** Where the window remembers which review is open; everything else stands in the review's file. */
const openKey = 'wardscribe.openReview';

/** The review that is open in this window, as the server knows it. */
export class ReviewModel implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  private readonly soon = paced(() => void this.refresh(), 400);
  private detail: ReviewDetail | undefined;
  private asking: Promise<void> | undefined;
  private askAgain = false;
  /** Fires when the review, or what is known of it, is another one. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly server: Server,
    private readonly memento: Memento,
  ) {
    const texts = (uri: Uri) => this.concerns(uri) && this.soon.soon();
    this.subscriptions = [
      this.changed,
      this.soon,
      server.onNotification(projectChanged, () => this.soon.soon()),
      server.onDidChangeState((state) => state === 'running' && this.soon.soon()),
      workspace.onDidChangeTextDocument(({ document }) => texts(document.uri)),
      workspace.onDidSaveTextDocument(({ uri }) => texts(uri)),
    ];
    if (this.open) this.soon.soon();
  }

  get current(): ReviewDetail | undefined {
    return this.detail;
  }

  /** Makes a review the open one; `undefined` closes it. */
  async show(params: ReviewParams | undefined): Promise<ReviewDetail | undefined> {
    await this.memento.update(openKey, params && { folder: params.folder, id: params.id });
    await this.refresh();
    return this.detail;
  }

  /** Asks the server again. Settled when the last one to ask has its answer. */
  refresh(): Promise<void> {
    this.askAgain = true;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /** Changes the open review. Rejects with an `Error` whose message is for the user. */
  async change(change: ReviewChange): Promise<ReviewDetail | undefined> {
    const { open } = this;
    if (!open) return undefined;
    const by = (await reviewerName(open.folder)) ?? 'unknown';
    const params: ChangeReviewParams = { ...open, by, change };
    const after = await this.server.perform<ReviewDetail | null>(changeReview, params);
    // An answer that is under way may be from before the change.
    if (this.asking) this.askAgain = true;
    if (!after) throw new Error('The folder of this review is no longer open.');
    this.take(after);
    return after;
  }

  /** The regions of a document that touch some lines, zero-based. */
  regionsAt(uri: Uri, start: number, end: number): ReviewRegion[] {
    return this.regionsOf(uri).filter(({ range }) => range.start.line <= end && range.end.line >= start);
  }

  /** The regions of a document. */
  regionsOf(uri: Uri): ReviewRegion[] {
    return (this.detail?.regions ?? []).filter(
      (region) => Uri.parse(region.uri).toString() === uri.toString(),
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async ask(): Promise<void> {
    while (this.askAgain) {
      this.askAgain = false;
      const { open } = this;
      const known = open && (await this.server.request<ReviewDetail | null>(review, open));
      // A server that is not there yet says nothing about the review.
      if (!this.askAgain && (!open || known !== undefined)) this.take(known ?? undefined);
    }
  }

  private get open(): ReviewParams | undefined {
    const open = this.memento.get<ReviewParams>(openKey);
    const isThere = workspace.workspaceFolders?.some(({ uri }) => uri.toString() === open?.folder);
    return isThere ? open : undefined;
  }

  private concerns(uri: Uri): boolean {
    const { detail } = this;
    const text = uri.toString();
    const { regions = [], notes = [] } = detail ?? {};
    return [...regions, ...notes].some(
      (each) => each.uri !== undefined && Uri.parse(each.uri).toString() === text,
    );
  }

  private take(detail: ReviewDetail | undefined): void {
    if (JSON.stringify(detail) === JSON.stringify(this.detail)) return;
    this.detail = detail;
    this.changed.fire();
  }
}
