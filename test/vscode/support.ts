/** What the suites share: documents to type in, and waiting for what the analysis says of them. */
import * as vscode from 'vscode';

/** Milliseconds to wait for an answer of the server, which may have to load grammars and rules first. */
const patience = 30_000;
const pause = 50;

/** The folder that the tests run in: a copy of the sample project. */
export function workspaceFolder(): vscode.WorkspaceFolder {
  return vscode.workspace.workspaceFolders![0];
}

/** URI of a path in the workspace. */
export function inWorkspace(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder().uri, path);
}

/** Shows a new empty file of the workspace. */
export async function newFile(path: string): Promise<vscode.TextEditor> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  return vscode.window.showTextDocument(uri);
}

/** Shows an empty document that was never saved. */
export async function newUntitled(language: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content: '' }));
}

/** Replaces the whole text of an editor without saving it. */
export async function write(editor: vscode.TextEditor, text: string): Promise<void> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  const all = new vscode.Range(new vscode.Position(0, 0), end);
  if (!(await editor.edit((edit) => edit.replace(all, text)))) throw new Error('The edit was refused.');
}

/** Writes a file as it was before a test, and waits until what VS Code holds of it is that again. */
export async function restore(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, bytes);
  const document = await vscode.workspace.openTextDocument(uri);
  const saved = new TextDecoder().decode(bytes);
  await eventually(`${uri.path} as it was`, () => document.getText() === saved);
}

/** The diagnostics of Wardscribe for a document. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'wardscribe');
}

/** The rule id of a diagnostic. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Asks again and again until the answer is there. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | Thenable<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${patience / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Waits until a document has exactly one finding of a rule. */
export function findingOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`${rule} in ${uri.path}`, () => {
    const found = diagnosticsOf(uri).filter((diagnostic) => ruleOf(diagnostic) === rule);
    return found.length === 1 ? found[0] : undefined;
  });
}

/** Waits until a document has no finding. */
export async function noFindings(uri: vscode.Uri): Promise<void> {
  await eventually(`no finding in ${uri.path}`, () => diagnosticsOf(uri).length === 0);
}

/** What the light bulb offers at a place. */
export async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    undefined,
    50,
  );
}

/** Applies the edit of a code action and runs its command. */
export async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error('The edit was refused.');
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Closes every editor and throws unsaved text away. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
