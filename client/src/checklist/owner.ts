import { window } from 'vscode';
import type { Checklist, ChecklistItem } from '../../../protocol/src/index';
import { reviewerName } from './who';

/**
 * Asks who looks after an item: whoever is at the keyboard, who owns other items, somebody else, or nobody (empty).
 * `undefined` when the user thinks better of it.
 */
export async function chooseOwner(
  { folder }: Checklist,
  item: ChecklistItem,
  lists: readonly Checklist[],
): Promise<string | undefined> {
  const me = await reviewerName(folder);
  const others = lists
    .filter((list) => list.folder === folder)
    .flatMap(({ categories }) => categories)
    .flatMap(({ items }) => items)
    .flatMap(({ owner }) => owner ?? []);
  const names = [...new Set([...(me === undefined ? [] : [me]), ...others.sort()])];
  const choices = [
    ...names.map((name) => ({
      label: name,
      description: [name === me && 'you', name === item.owner && 'owns it now'].filter(Boolean).join(', '),
      owner: name as string | undefined,
    })),
    { label: 'Somebody else…', description: '', owner: undefined },
    ...(item.owner ? [{ label: 'Nobody', description: '', owner: '' }] : []),
  ];
  const choice = await window.showQuickPick(choices, { title: `Owner: ${item.title}` });
  if (!choice) return undefined;
  if (choice.owner !== undefined) return choice.owner;
  const name = await window.showInputBox({
    title: `Owner: ${item.title}`,
    prompt: 'Kept with the item in .wardscribe/checklist.yaml.',
    placeHolder: '@mira',
    validateInput: (value) => (value.trim() === '' ? 'Give a name.' : undefined),
  });
  return name?.trim();
}
