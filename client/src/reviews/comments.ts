import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentReply,
  type CommentThread,
  CommentThreadCollapsibleState,
  CommentThreadState,
  comments,
  type Disposable,
  MarkdownString,
  Range,
  Uri,
} from 'vscode';
import type { ReviewNoteItem } from '../../../protocol/src/index';
import { toRange } from '../findings/store';
import { plainText } from '../tooltip';
import type { ReviewModel } from './model';
import { noteWords } from './words';

/** The notes of the open review as comment threads at their lines. */
export class NoteThreads implements Disposable {
  private controller: CommentController | undefined;
  private readonly threads = new Map<string, CommentThread>();
  private readonly subscription: Disposable;

  constructor(private readonly model: ReviewModel) {
    this.subscription = model.onDidChange(() => this.draw());
  }

  /** The note of a thread; `undefined` for one that was just begun. */
  noteOf(thread: CommentThread): ReviewNoteItem | undefined {
    const [id] = [...this.threads].find(([, each]) => each === thread) ?? [];
    return this.model.current?.notes.find((note) => note.id === id);
  }

  /** Where a thread that was just begun stands. */
  placeOf({ thread: { uri, range } }: CommentReply) {
    const { start, end } = range ?? new Range(0, 0, 0, 0);
    return { uri: uri.toString(), range: { start: { ...plain(start) }, end: { ...plain(end) } } };
  }

  dispose(): void {
    this.subscription.dispose();
    this.controller?.dispose();
  }

  private draw(): void {
    const { current } = this.model;
    if (!current) {
      this.threads.clear();
      this.controller?.dispose();
      this.controller = undefined;
      return;
    }
    const controller = this.begin();
    const shown = current.notes.filter(({ uri, range }) => uri !== undefined && range !== undefined);
    for (const [id, thread] of this.threads) {
      const note = shown.find((each) => each.id === id);
      if (note && Uri.parse(note.uri!).toString() === thread.uri.toString()) continue;
      thread.dispose();
      this.threads.delete(id);
    }
    for (const note of shown) {
      let thread = this.threads.get(note.id);
      if (!thread) {
        thread = controller.createCommentThread(Uri.parse(note.uri!), toRange(note.range!), []);
        thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
        this.threads.set(note.id, thread);
      }
      fill(thread, note);
    }
  }

  private begin(): CommentController {
    if (this.controller) return this.controller;
    this.controller = comments.createCommentController('wardscribe', 'Wardscribe review');
    this.controller.options = {
      prompt: 'Raise a review note',
      placeHolder: 'What should the author look at?',
    };
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: (document) =>
        document.uri.scheme === 'output' ? [] : [new Range(0, 0, Math.max(0, document.lineCount - 1), 0)],
    };
    return this.controller;
  }
}

function fill(thread: CommentThread, note: ReviewNoteItem): void {
  const range = toRange(note.range!);
  if (!thread.range?.isEqual(range)) thread.range = range;
  thread.label = noteWords(note);
  thread.contextValue = note.state === 'open' ? 'open' : 'settled';
  thread.state = note.state === 'open' ? CommentThreadState.Unresolved : CommentThreadState.Resolved;
  thread.comments = [note, ...note.replies].map(
    ({ text, by, on }): Comment => ({
      body: new MarkdownString(plainText(text)),
      author: { name: by },
      label: on,
      mode: CommentMode.Preview,
    }),
  );
}

function plain({ line, character }: { line: number; character: number }) {
  return { line, character };
}
