import { QuickInputButtons, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { InterviewChoice, InterviewQuestion } from '../../../protocol/src/index';

/** The answer of who wants to see the question before. */
export const back = Symbol('back');

type Item = QuickPickItem & { value: string };

/**
 * Asks one question in a quick pick that stays until it is answered or left. Gives the values that were chosen, `back`, or
 * `undefined` when the user left. `before`: what was chosen when it was asked the last time.
 */
export function ask(
  title: string,
  { prompt, many, typed, choices, step, steps }: InterviewQuestion,
  before: readonly string[] | undefined,
): Promise<string[] | typeof back | undefined> {
  const input = window.createQuickPick<Item>();
  input.title = title;
  input.step = step;
  input.totalSteps = steps;
  input.placeholder = prompt;
  input.canSelectMany = many;
  input.ignoreFocusOut = true;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  const proposed = choices.map(toItem);
  let added = (before ?? [])
    .filter((value) => typed && !choices.some((choice) => choice.value === value))
    .map(typedItem);
  const isPicked = ({ value, picked }: Item) => before?.includes(value) ?? picked === true;
  input.items = [...added, ...withHeadings(choices, proposed)];
  if (many) input.selectedItems = [...added, ...proposed.filter(isPicked)];
  else if (before) input.activeItems = proposed.filter(isPicked);
  const show = (selected: readonly Item[]) => {
    input.items = [...added, ...withHeadings(choices, proposed)];
    input.selectedItems = selected;
  };
  if (typed)
    input.onDidChangeValue((value) => {
      const selected = input.selectedItems;
      // What was typed before and not ticked goes away again.
      added = added.filter((item) => selected.includes(item));
      const name = value.trim();
      if (name && ![...proposed, ...added].some(({ label }) => label === name))
        added = [typedItem(name), ...added];
      show(selected);
    });
  /** Ticks what was typed and is like nothing that is there. True when there was something. */
  const takesTyped = () => {
    const name = input.value.trim().toLowerCase();
    const item = added.find(({ label }) => label.toLowerCase() === name);
    const isLikeOther = proposed.some(({ label }) => label.toLowerCase().includes(name));
    if (!item || isLikeOther || input.selectedItems.includes(item)) return false;
    const selected = [item, ...input.selectedItems];
    input.value = '';
    show(selected);
    return true;
  };
  return new Promise((resolve) => {
    const end = (answer: string[] | typeof back | undefined) => {
      resolve(answer);
      input.hide();
    };
    input.onDidTriggerButton(() => end(back));
    input.onDidAccept(() => {
      if (takesTyped()) return;
      const items = many ? input.selectedItems : input.activeItems;
      if (many || items.length > 0) end(items.map(({ value }) => value));
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

function toItem({ value, label, description, detail, picked }: InterviewChoice): Item {
  return { value, label, description, detail, picked };
}

function typedItem(value: string): Item {
  return { value, label: value, description: 'as you typed it', alwaysShow: true };
}

/** The choices with a line above each group. */
function withHeadings(choices: readonly InterviewChoice[], items: readonly Item[]): Item[] {
  return items.flatMap((item, i) => {
    const { group } = choices[i];
    const isFirst = group !== undefined && group !== choices[i - 1]?.group;
    return isFirst ? [{ value: '', label: group, kind: QuickPickItemKind.Separator }, item] : [item];
  });
}
