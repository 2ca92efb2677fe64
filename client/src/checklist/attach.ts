import { commands, Disposable, type QuickPickItem, type TextEditor, window, workspace } from 'vscode';
import type { Checklist, ChecklistItem } from '../../../protocol/src/index';
import { explain } from './explain';
import type { ChecklistModel } from './model';
import type { ChecklistNode } from './tree';

/** The commands that name code as evidence of an item, and take evidence away. `selected`: the row that has the focus. */
export function registerEvidence(
  model: ChecklistModel,
  selected: () => ChecklistNode | undefined,
): Disposable {
  return Disposable.from(
    // From the editor's menu it comes with the editor's URI: then it asks for the item.
    commands.registerCommand('wardscribe.checklist.attach', async (node?: ChecklistNode) => {
      const editor = window.activeTextEditor;
      const folder = editor && workspace.getWorkspaceFolder(editor.document.uri)?.uri.toString();
      if (!editor || folder === undefined) {
        void window.showInformationMessage('Select code of the open folder first.');
        return;
      }
      const chosen = node?.kind === 'item' ? node.item : await chooseItem(model, editor, folder);
      if (chosen) await attach(model, editor, folder, chosen);
    }),
    commands.registerCommand('wardscribe.checklist.detach', async (node?: ChecklistNode) => {
      const target = node ?? selected();
      if (target?.kind !== 'evidence') return;
      const { list, item } = target.item;
      await tell(
        list.folder,
        model.setEvidence({ folder: list.folder, itemId: item.id, remove: target.evidence.id }),
      );
    }),
  );
}

async function attach(
  model: ChecklistModel,
  { document, selection }: TextEditor,
  folder: string,
  item: ChecklistItem,
): Promise<void> {
  // A selection that ends at the start of a line does not hold that line.
  const isWhole = selection.end.character === 0 && selection.end.line > selection.start.line;
  const end = isWhole ? selection.end.line - 1 : selection.end.line;
  const add = { uri: document.uri.toString(), start: selection.start.line, end };
  await tell(folder, model.setEvidence({ folder, itemId: item.id, add }));
}

async function tell(folder: string, change: Promise<void>): Promise<void> {
  await change.catch((error) => explain(folder, error));
}

/** Asks for an item of the folder; those come first that findings in the selection speak against. */
async function chooseItem(
  model: ChecklistModel,
  { document, selection }: TextEditor,
  folder: string,
): Promise<ChecklistItem | undefined> {
  await model.load();
  const uri = document.uri.toString();
  const isHere = (item: ChecklistItem) =>
    item.against.some(
      ({ uri: at, range }) =>
        at === uri && range.start.line <= selection.end.line && range.end.line >= selection.start.line,
    );
  const lists = model.all.filter((list) => list.folder === folder);
  const choices = lists.flatMap((list) => choicesOf(list, isHere));
  const sorted = [...choices.filter(({ here }) => here), ...choices.filter(({ here }) => !here)];
  const choice = await window.showQuickPick(sorted, {
    title: 'Attach This Selection to a Checklist Item',
    placeHolder: 'The id or words of an item',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.item;
}

function choicesOf(
  list: Checklist,
  isHere: (item: ChecklistItem) => boolean,
): (QuickPickItem & { item: ChecklistItem; here: boolean })[] {
  return list.categories.flatMap((category) =>
    category.items.map((item) => ({
      label: `${item.id.slice(item.id.indexOf('/') + 1)} ${item.title}`,
      description: `${list.title} · ${category.title}`,
      detail: isHere(item) ? 'A finding in this code speaks against it' : undefined,
      item,
      here: isHere(item),
    })),
  );
}
