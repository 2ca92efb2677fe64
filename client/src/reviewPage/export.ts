import { Uri, window, workspace } from 'vscode';
import {
  type ExportReviewParams,
  exportReview,
  type ReviewExport,
  type ReviewFormat,
  type ReviewPage,
} from '../../../protocol/src/index';
import type { Server } from '../server';

const formats: { format: ReviewFormat; label: string; detail: string; ending: string }[] = [
  { format: 'markdown', label: 'Markdown', detail: 'A document for a repository or a wiki', ending: 'md' },
  { format: 'html', label: 'HTML', detail: 'One page that loads nothing and prints well', ending: 'html' },
  { format: 'json', label: 'JSON', detail: 'For programs; the format is documented', ending: 'json' },
  { format: 'sarif', label: 'SARIF', detail: 'The review notes, for code scanning', ending: 'sarif' },
];

/** The text of a review in a format. Rejects with an `Error` whose message is for the user. */
export async function reviewText(
  server: Server,
  { folder, id }: Pick<ReviewPage, 'folder' | 'id'>,
  format: ReviewFormat,
): Promise<string> {
  const params: ExportReviewParams = { folder, id, format };
  const made = await server.perform<ReviewExport | null>(exportReview, params);
  if (!made) throw new Error('The review is no longer there.');
  return made.text;
}

/** Asks for a format and a file and writes the review. Gives the file, `undefined` when the user went back. */
export async function saveReview(
  server: Server,
  page: Pick<ReviewPage, 'folder' | 'id'>,
): Promise<Uri | undefined> {
  const chosen = await window.showQuickPick(formats, { placeHolder: 'Export the review as' });
  if (!chosen) return undefined;
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(Uri.parse(page.folder), `${page.id}.${chosen.ending}`),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (!file) return undefined;
  const text = await reviewText(server, page, chosen.format);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}
