import { commands, Disposable, type TextEditor, window } from 'vscode';
import type { FindingArgument, FindingItem } from '../../../protocol/src/index';
import { pathLabel } from '../paths';
import type { FindingStore } from './store';
import type { FindingNode } from './tree';
import { findingOf } from './view';

/** What a command about a finding may be called with: by a code action, a view's row, or the palette (nothing). */
export type FindingTarget = FindingArgument | FindingNode | { finding: FindingItem } | undefined;

/**
 * Finds the finding that a command is about. From the palette it is the one at the cursor; the user chooses when there
 * are several. `undefined` when there is none (any more) or the user left.
 */
export async function resolveFinding(
  store: FindingStore,
  target: FindingTarget,
  suits: (finding: FindingItem) => boolean = () => true,
): Promise<FindingItem | undefined> {
  if (target && 'fingerprint' in target) return store.find(target.uri, target.fingerprint);
  if (target) return findingOf(target);
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const found = store.at(editor.document.uri, editor.selection.active).filter(suits);
  if (found.length <= 1) return found[0];
  const choice = await window.showQuickPick(
    found.map((finding) => ({
      label: finding.ruleTitle,
      description: `${pathLabel(editor.document.uri)}:${finding.range.start.line + 1}`,
      detail: finding.message,
      finding,
    })),
    { placeHolder: 'Several findings are here. Which one?' },
  );
  return choice?.finding;
}

/** Keeps the context keys true that let the palette offer only what makes sense at the cursor. */
export function watchCursor(store: FindingStore): Disposable {
  const update = (editor: TextEditor | undefined) => {
    const found = editor ? store.at(editor.document.uri, editor.selection.active) : [];
    void commands.executeCommand('setContext', 'wardscribe.atFinding', found.length > 0);
    void commands.executeCommand(
      'setContext',
      'wardscribe.atFlow',
      found.some((finding) => finding.flow.length > 0),
    );
  };
  update(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor === window.activeTextEditor) update(event.textEditor);
    }),
    store.onDidChange((uri) => {
      if (window.activeTextEditor?.document.uri.toString() === uri) update(window.activeTextEditor);
    }),
  );
}
