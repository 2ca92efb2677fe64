import { Uri, window, workspace } from 'vscode';

/** Says why an item was not changed. The user started it, so it is said where they look. */
export async function explain(folder: string, error: unknown): Promise<void> {
  const file = Uri.joinPath(Uri.parse(folder), '.wardscribe', 'checklist.yaml');
  const exists = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  const open = 'Open checklist.yaml';
  const why = error instanceof Error ? error.message : String(error);
  const message = `The checklist was not changed. ${why}`;
  const choice = await window.showErrorMessage(message, ...(exists ? [open] : []));
  if (choice === open) await window.showTextDocument(file);
}
