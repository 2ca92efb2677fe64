import { type Uri, type WorkspaceFolder, window, workspace } from 'vscode';

/** A document's path for people: relative to its folder, with the folder's name where there are several. */
export function pathLabel(uri: Uri): string {
  return workspace.asRelativePath(uri);
}

/** The folder that a command works on: the only one, the one of the active editor's file, or the user's choice. */
export async function chooseFolder(placeHolder: string): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  return window.showWorkspaceFolderPick({ placeHolder });
}
