import {
  type CodeAction,
  CodeActionKind,
  commands,
  type Disposable,
  Range,
  type TextDocument,
  window,
  workspace,
} from 'vscode';

const kind = CodeActionKind.SourceFixAll.append('wardscribe');

/** The command that applies every safe fix of the file in the active editor, in one undo step. */
export function registerFixAll(): Disposable {
  return commands.registerCommand('wardscribe.fixAllSafe', async () => {
    const document = window.activeTextEditor?.document;
    if (!document) return;
    const edit = (await safeFixes(document)).find((action) => action.edit)?.edit;
    const applied = edit ? await workspace.applyEdit(edit) : false;
    if (!applied) window.setStatusBarMessage('No finding of this file has a safe fix.', 5000);
  });
}

async function safeFixes(document: TextDocument): Promise<CodeAction[]> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const actions = await commands.executeCommand<CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new Range(0, 0, end.line, end.character),
    kind.value,
    10,
  );
  return (actions ?? []).filter((action) => action.kind && kind.contains(action.kind));
}
