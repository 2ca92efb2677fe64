import { Uri, WorkspaceEdit, workspace } from 'vscode';
import type { UriTextEdits } from '../../protocol/src/index';
import { toRange } from './findings/store';

/** Applies edits of the server. False when the document has changed since they were made, or VS Code refuses. */
export async function applyServerEdits({ uri, version, edits }: UriTextEdits): Promise<boolean> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  if (version !== null && version !== document.version) return false;
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  return workspace.applyEdit(edit);
}
