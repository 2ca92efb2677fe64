import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import {
  type FolderParams,
  type ReviewChoices,
  type ReviewParams,
  type ReviewSummary,
  reviewChoices,
  reviews,
  type StartReviewParams,
  startReview,
} from '../../../protocol/src/index';
import { reviewerName } from '../checklist/who';
import { chooseFolder } from '../paths';
import type { Server } from '../server';
import { progressWords, subjectWords } from './words';

type Subject = Pick<StartReviewParams, 'base' | 'head' | 'below' | 'release'> & { title: string };

/** Asks what to review and starts it. `undefined` when the user leaves; rejects with a message for the user. */
export async function startNew(server: Server): Promise<ReviewParams | undefined> {
  const folder = (await chooseFolder('Review which folder?'))?.uri.toString();
  if (folder === undefined) return undefined;
  const asked: FolderParams = { folder };
  const choices = await server.perform<ReviewChoices | null>(reviewChoices, asked);
  if (!choices) throw new Error('The folder is no longer open.');
  const subject = await chooseSubject(choices);
  if (!subject) return undefined;
  const title = await window.showInputBox({
    title: 'Start Review',
    prompt: 'The title of the review. It names the file in .wardscribe/reviews.',
    value: subject.title,
    validateInput: (value) => (value.trim() === '' ? 'Give the review a title.' : undefined),
    ignoreFocusOut: true,
  });
  if (title === undefined) return undefined;
  const by = (await reviewerName(folder)) ?? 'unknown';
  const params: StartReviewParams = { ...subject, folder, title: title.trim(), by };
  return (await server.perform<ReviewParams | null>(startReview, params)) ?? undefined;
}

/** Lets the user choose among the reviews of a folder. */
export async function chooseReview(server: Server): Promise<ReviewParams | undefined> {
  const folder = (await chooseFolder('Open a review of which folder?'))?.uri.toString();
  if (folder === undefined) return undefined;
  const asked: FolderParams = { folder };
  const all = await server.perform<ReviewSummary[]>(reviews, asked);
  if (all.length === 0) throw new Error('There is no review yet: run "Start Review…".');
  const items = all.map((each) => ({
    label: each.title,
    description: `${each.on} · ${each.by}`,
    detail: [subjectWords(each), progressWords(each)].join(' · '),
    id: each.id,
  }));
  const placeHolder = 'Open which review?';
  const chosen = await window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen && { folder, id: chosen.id };
}

async function chooseSubject(choices: ReviewChoices): Promise<Subject | undefined> {
  const { current, main, branches, tags, folders, problem } = choices;
  const kinds: (QuickPickItem & { choose?: () => Promise<Subject | undefined> | Subject })[] = [];
  if (current !== undefined && main !== undefined && current !== main)
    kinds.push({
      label: `$(git-branch) ${current}`,
      description: `what it changes since ${main}`,
      choose: () => ({ title: current, base: main, head: current }),
    });
  if (branches.length > 0) {
    kinds.push({
      label: '$(git-compare) A branch or pull request…',
      description: 'what it changes since another one',
      choose: async () => {
        const head = await pick('Review which branch?', [...branches, ...tags]);
        if (head === undefined) return undefined;
        const first = main === undefined ? [] : [main];
        const others = [...first, ...branches, ...tags].filter(
          (name, i, all) => all.indexOf(name) === i && name !== head,
        );
        const base = await pick(`Compare ${head} with which branch, tag or commit?`, others, true);
        return base === undefined ? undefined : { title: head, base, head };
      },
    });
    kinds.push({
      label: '$(edit) The files as they are on disk',
      description: 'what you changed since the last commit',
      choose: () => ({ title: 'Local changes', base: 'HEAD' }),
    });
  }
  if (tags.length > 0)
    kinds.push({
      label: '$(tag) A release…',
      description: 'what it changes since the one before',
      choose: async () => {
        const release = await pick('Review which release?', tags);
        if (release === undefined) return undefined;
        const before = tags.filter((tag) => tag !== release);
        const base = await pick(
          `Compare ${release} with which release, branch or commit?`,
          [...before, ...branches],
          true,
        );
        return base === undefined ? undefined : { title: `Release ${release}`, base, head: release, release };
      },
    });
  kinds.push({
    label: '$(folder) All files of a folder…',
    description: 'whether they changed or not',
    choose: async () => {
      const below = await pick('Review which folder?', ['.', ...folders]);
      if (below === undefined) return undefined;
      return below === '.' ? { title: 'All files' } : { title: below, below };
    },
  });
  if (problem !== undefined) kinds.push({ label: problem, kind: QuickPickItemKind.Separator });
  const chosen = await window.showQuickPick(kinds, {
    title: 'Start Review',
    placeHolder: 'What do you review?',
  });
  return chosen?.choose?.();
}

/** A name from a list; with `free`, also one that is typed. */
async function pick(
  placeHolder: string,
  names: readonly string[],
  free = false,
): Promise<string | undefined> {
  const input = window.createQuickPick();
  input.title = 'Start Review';
  input.placeholder = placeHolder;
  const items = names.map((label) => ({ label }));
  input.items = items;
  if (free)
    input.onDidChangeValue((value) => {
      const typed = value.trim();
      input.items =
        typed === '' || names.includes(typed) ? items : [...items, { label: typed, alwaysShow: true }];
    });
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      resolve(input.activeItems[0]?.label);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
