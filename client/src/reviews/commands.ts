import {
  type CommentReply,
  type CommentThread,
  commands,
  type Disposable,
  env,
  Range,
  Selection,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type ReviewChange, type ReviewRegion, reviewScheme, reviewText } from '../../../protocol/src/index';
import { toRange } from '../findings/store';
import { reviewText as exportedText, saveReview } from '../reviewPage/export';
import type { Server } from '../server';
import { askKind, askText, askVerdict } from './ask';
import type { NoteThreads } from './comments';
import type { ReviewModel } from './model';
import type { ReviewNode } from './rows';
import { chooseReview, startNew } from './start';
import { nextUnread, progressWords, regionWords } from './words';

/** The commands of reviews. All work by keyboard; those of rows and threads get theirs. */
export function registerReviewCommands(
  server: Server,
  model: ReviewModel,
  threads: NoteThreads,
): Disposable[] {
  const command = <Args extends unknown[]>(name: string, run: (...args: Args) => Promise<unknown>) =>
    commands.registerCommand(`wardscribe.review.${name}`, async (...args: Args) => {
      try {
        await run(...args);
      } catch (error) {
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  const mark = (isRead: boolean) => async (node?: ReviewNode | Uri) => {
    const regions = node && 'regions' in node ? node.regions : atCursor(model);
    if (regions.length === 0) return say('There is no changed region at the cursor.');
    await setRead(model, regions, isRead);
  };
  const settle = (state: 'open' | 'resolved' | 'wont-fix') => async (target?: CommentThread | ReviewNode) => {
    const note = noteOf(target, threads);
    if (note) await model.change({ do: 'changeNote', id: note.id, state });
  };
  return [
    command('start', async () => {
      const started = await startNew(server);
      const review = started && (await model.show(started));
      if (!review) return;
      await commands.executeCommand('wardscribe.checklist.focus');
      if (review.base !== undefined && !review.problem)
        await commands.executeCommand('wardscribe.checklist.filter', 'change');
      say(review.problem ?? `Review started: ${progressWords(review)}.`);
    }),
    command('open', async () => {
      const chosen = await chooseReview(server);
      if (chosen) await model.show(chosen);
    }),
    command('close', () => model.show(undefined)),
    command('next', () => walk(model, false)),
    command('previous', () => walk(model, true)),
    command('compare', async (node?: ReviewNode | Uri) => {
      const [region] = node && 'regions' in node ? node.regions : atCursor(model);
      if (!region?.base) return say('There is nothing to compare at the cursor.');
      await compare(region, model.current?.base ?? '');
    }),
    command('markRead', mark(true)),
    command('markUnread', mark(false)),
    command('raiseNote', async () => {
      const editor = window.activeTextEditor;
      if (!model.current || !editor) return;
      // The place is that of now: the user may look around before the last answer.
      const place = { uri: editor.document.uri.toString(), range: plainRange(editor.selection) };
      const text = await askText();
      const kind = text === undefined ? undefined : await askKind();
      if (text === undefined || !kind) return;
      await model.change({ do: 'note', ...kind, text: text.trim(), state: 'open', place });
    }),
    command('createNote', async (reply: CommentReply) => {
      const kind = await askKind();
      if (!kind || reply.text.trim() === '') return;
      const place = threads.placeOf(reply);
      reply.thread.dispose();
      await model.change({ do: 'note', ...kind, text: reply.text.trim(), state: 'open', place });
    }),
    command('reply', async ({ thread, text }: CommentReply) => {
      const note = threads.noteOf(thread);
      if (note && text.trim() !== '') await model.change({ do: 'reply', note: note.id, text: text.trim() });
    }),
    command('resolve', settle('resolved')),
    command('wontFix', settle('wont-fix')),
    command('reopen', settle('open')),
    command('changeNote', async (target?: CommentThread | ReviewNode) => {
      const note = noteOf(target, threads);
      const kind = note && (await askKind(note));
      if (note && kind) await model.change({ do: 'changeNote', id: note.id, ...kind });
    }),
    command('openFile', async () => {
      if (model.current) await window.showTextDocument(Uri.parse(model.current.uri));
    }),
    command('export', async () => {
      const file = model.current && (await saveReview(server, model.current));
      if (file) say(`The review was written to ${workspace.asRelativePath(file)}.`);
    }),
    command('copyComment', async () => {
      if (!model.current) return;
      await env.clipboard.writeText(await exportedText(server, model.current, 'comment'));
      say('The comment is on the clipboard.');
    }),
    command('signOff', async () => {
      const { current } = model;
      const signature = current && (await askVerdict(current));
      if (!signature) return;
      const change: ReviewChange = { do: 'sign', ...signature };
      await model.change(change);
      say(`Signed: ${signature.verdict}.`);
    }),
    workspace.registerTextDocumentContentProvider(reviewScheme, {
      provideTextDocumentContent: async (uri) =>
        (await server.request<string | null>(reviewText, { uri: uri.toString() })) ?? '',
    }),
  ];
}

/** Ticks or unticks regions; what goes wrong is told. */
export async function setRead(
  model: ReviewModel,
  regions: readonly ReviewRegion[],
  isRead: boolean,
): Promise<void> {
  const keys = regions.filter(({ read }) => (read !== undefined) !== isRead).map(({ key }) => key);
  if (keys.length > 0) await model.change({ do: isRead ? 'read' : 'unread', keys });
}

async function walk(model: ReviewModel, back: boolean): Promise<void> {
  const { current } = model;
  if (!current) return;
  const editor = window.activeTextEditor;
  const here = editor && model.regionsOf(editor.document.uri).at(0);
  const from = here && { path: here.path, line: editor.selection.active.line };
  const region = nextUnread(current, from, back);
  if (!region) return say('Every region of this review is reviewed.');
  const { start, end } = toRange(region.range);
  const shown = await window.showTextDocument(Uri.parse(region.uri), { selection: new Range(start, start) });
  shown.selection = new Selection(start, start);
  shown.revealRange(new Range(start, end));
  const number = current.regions.indexOf(region) + 1;
  say(`Region ${number} of ${current.regions.length}: ${regionWords(region)}`);
}

/** Shows a region beside the text before the change. */
async function compare({ base = '', uri, path, range }: ReviewRegion, name: string): Promise<void> {
  const { start } = toRange(range);
  const title = `${path.slice(path.lastIndexOf('/') + 1)} (${name} ↔ as reviewed)`;
  const options = { selection: new Range(start, start), preview: true };
  await commands.executeCommand('vscode.diff', Uri.parse(base), Uri.parse(uri), title, options);
}

function atCursor(model: ReviewModel): ReviewRegion[] {
  const editor = window.activeTextEditor;
  if (!editor) return [];
  const { start, end } = editor.selection;
  return model.regionsAt(editor.document.uri, start.line, end.line);
}

function noteOf(target: CommentThread | ReviewNode | undefined, threads: NoteThreads) {
  if (!target) return undefined;
  return 'kind' in target ? target.note : threads.noteOf(target);
}

function plainRange({ start, end }: Selection) {
  const plain = ({ line, character }: { line: number; character: number }) => ({ line, character });
  return { start: plain(start), end: plain(end) };
}

function say(words: string): void {
  window.setStatusBarMessage(words, 8000);
}
