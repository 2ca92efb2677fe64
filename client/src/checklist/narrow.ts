import { commands, Disposable, type TreeView, window, workspace } from 'vscode';
import { type FilterName, filters, filterWords } from './filter';
import type { ChecklistModel } from './model';
import type { ChecklistNode } from './tree';
import { reviewerName } from './who';

/** The commands that narrow the checklist view to some items, and the line above the items that says so. */
export function registerNarrowing(model: ChecklistModel, view: TreeView<ChecklistNode>): Disposable {
  const narrow = async (part: { name?: FilterName; text?: string }) => {
    const folders = workspace.workspaceFolders ?? [];
    const names = await Promise.all(folders.map(({ uri }) => reviewerName(uri.toString())));
    const me = names.filter((name) => name !== undefined);
    const { name = model.filter.name, text = model.filter.text } = part;
    model.narrow({ name, text, me });
    describe(model, view);
  };
  return Disposable.from(
    model.onDidChange(() => describe(model, view)),
    commands.registerCommand('wardscribe.checklist.filter', async (given?: FilterName) => {
      const name = filters.includes(given as FilterName) ? given : await chooseFilter(model);
      if (name) await narrow({ name });
    }),
    commands.registerCommand('wardscribe.checklist.search', async (given?: string) => {
      const text = typeof given === 'string' ? given : await askForWords(model);
      if (text !== undefined) await narrow({ text: text.trim() });
    }),
    commands.registerCommand('wardscribe.checklist.showAll', () => narrow({ name: 'all', text: '' })),
  );
}

function describe({ filter, lists, all, review }: ChecklistModel, view: TreeView<ChecklistNode>): void {
  const isNarrow = filter.name !== 'all' || filter.text !== '';
  void commands.executeCommand('setContext', 'wardscribe.checklistNarrow', isNarrow);
  const shown = lists.flatMap(({ categories }) => categories).flatMap(({ items }) => items).length;
  const total = all.flatMap(({ categories }) => categories).flatMap(({ items }) => items).length;
  const words = filter.text === '' ? '' : ` with “${filter.text}”`;
  if (filter.name === 'change' && !review?.items) {
    view.message = 'Finding out which items the change touches.';
    return;
  }
  view.message = isNarrow ? `Only ${filterWords(filter.name)}${words}: ${shown} of ${total}.` : undefined;
}

async function chooseFilter({ filter, review }: ChecklistModel): Promise<FilterName | undefined> {
  const details: Record<FilterName, string> = {
    all: '',
    change: 'By findings, handlers, new dependencies, threats, controls and evidence in the open review',
    open: 'Neither done nor not applicable',
    findings: 'Findings speak against them',
    again: 'Code changed after they were decided, or something speaks against what was decided',
    mine: 'You own them',
  };
  const offered = filters.filter((name) => name !== 'change' || review?.items);
  const choices = offered.map((name) => ({
    label: sentence(filterWords(name)),
    description: name === filter.name ? 'shown now' : undefined,
    detail: details[name] || undefined,
    name,
  }));
  const choice = await window.showQuickPick(choices, { title: 'Show in the Checklist' });
  return choice?.name;
}

function askForWords({ filter }: ChecklistModel): Thenable<string | undefined> {
  return window.showInputBox({
    title: 'Search the Checklist',
    prompt: 'Words of the id, the title or the explanation. Leave empty to show all.',
    placeHolder: 'session cookie',
    value: filter.text,
  });
}

function sentence(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}
