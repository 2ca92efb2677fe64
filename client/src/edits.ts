import { Uri, WorkspaceEdit, workspace } from 'vscode';
import type { FixEdit } from '../../protocol/src/index';
import { toRange } from './findings/store';

/**
 * Applies edits of the server; those that want a look are shown by VS Code first. False when the document has changed
 * since they were made, when VS Code refuses, or when the user left them.
 */
export async function applyServerEdits({ uri, version, edits, review }: FixEdit): Promise<boolean> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  if (version !== null && version !== document.version) return false;
  const edit = new WorkspaceEdit();
  const metadata = review && { ...review, needsConfirmation: true };
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText, metadata);
  return workspace.applyEdit(edit);
}
