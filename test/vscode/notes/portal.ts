/** The sample project patient-portal, as somebody works in it: places are named by the code that stands there. */
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { actionsAt, apply, diagnosticsOf, eventually, inWorkspace, workspaceFolder } from '../support';

export const notesPath = '.wardscribe/threat-notes.yaml';
export const routes = 'services/api/src/routes';

/** Shows a file of the sample, which stays open when another one is shown. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(inWorkspace(path), { preview: false });
}

/** Where a text stands that is once in a document; `part` narrows it to a text within. */
export function rangeOf(document: vscode.TextDocument, text: string, part = text): vscode.Range {
  const all = document.getText();
  const start = all.indexOf(text);
  if (start < 0 || all.includes(text, start + 1))
    throw new Error(`${text} is not once in ${document.uri.path}`);
  const from = start + text.indexOf(part);
  return new vscode.Range(document.positionAt(from), document.positionAt(from + part.length));
}

/** Types another text in the place of one that is once in the document; nothing is saved. */
export async function type(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const range = rangeOf(editor.document, before);
  if (!(await editor.edit((edit) => edit.replace(range, after)))) throw new Error('The edit was refused.');
}

/** Waits until a message that begins so is told of a document. */
export async function told(uri: vscode.Uri, message: string): Promise<vscode.Diagnostic> {
  try {
    return await eventually(message, () =>
      diagnosticsOf(uri).find((diagnostic) => diagnostic.message.startsWith(message)),
    );
  } catch {
    const instead = diagnosticsOf(uri).map((diagnostic) => diagnostic.message);
    throw new Error(`${uri.path} does not say "${message}", but:\n${instead.join('\n')}`);
  }
}

/** Waits until no message begins so any more. */
export async function gone(uri: vscode.Uri, message: string): Promise<void> {
  await eventually(`"${message}" to go from ${uri.path}`, () =>
    diagnosticsOf(uri).every((diagnostic) => !diagnostic.message.startsWith(message)),
  );
}

/** Takes the quick fix with a title that begins so, once it is offered: some need all files of the project. */
export async function fix(uri: vscode.Uri, range: vscode.Range, title: string): Promise<void> {
  const action = await eventually(`the fix "${title}"`, async () =>
    (await actionsAt(uri, range)).find((each) => each.title.startsWith(title)),
  );
  await apply(action);
}

/** What a hover says, as Markdown, without the editor's own words. */
export async function hover(uri: vscode.Uri, { start }: vscode.Range): Promise<string> {
  const all = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, start);
  const texts = all.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
  return texts.map(({ value }) => value).join('\n\n');
}

/** What is proposed at a place. */
export async function proposed(uri: vscode.Uri, at: vscode.Position): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    at,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The words above the code, each with its zero-based line. */
export async function lenses(uri: vscode.Uri): Promise<string[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return all.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
}

/** The project as its last commit has it. */
export function restore(): void {
  const cwd = workspaceFolder().uri.fsPath;
  execFileSync('git', ['checkout', '--quiet', '--', '.'], { cwd });
  execFileSync('git', ['clean', '--quiet', '-fd'], { cwd });
}
