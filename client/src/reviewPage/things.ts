import { Uri, window } from 'vscode';
import type { ReviewThing } from '../../../protocol/src/index';
import { toRange } from '../findings/store';

/** Shows what a number counts: the only thing at once, or one of a list. `showItem` shows an item of the checklist. */
export async function openThings(
  things: readonly ReviewThing[],
  showItem: (id: string) => Promise<void>,
): Promise<void> {
  const thing = things.length === 1 && canOpen(things[0]) ? things[0] : await choose(things);
  if (!thing) return;
  if (thing.item !== undefined) await showItem(thing.item);
  else if (thing.uri !== undefined)
    await window.showTextDocument(Uri.parse(thing.uri), {
      selection: thing.range && toRange(thing.range),
      preview: true,
    });
}

async function choose(things: readonly ReviewThing[]): Promise<ReviewThing | undefined> {
  const rows = things.map((thing) => ({ label: thing.label, detail: thing.detail, thing }));
  const options = { placeHolder: 'Go to', matchOnDetail: true };
  return (await window.showQuickPick(rows, options))?.thing;
}

function canOpen({ uri, item }: ReviewThing): boolean {
  return uri !== undefined || item !== undefined;
}
