import path from 'node:path';
import { newReview } from '../../../engine/src/reviews/index';
import { commitOf, currentBranch, GitError, namedCommits, trackedFolders } from '../../../host/src/git';
import { changeFile } from '../../../host/src/index';
import type { ReviewChoices, ReviewParams, StartReviewParams } from '../../../protocol/src/index';
import type { Project } from '../project';
import { diskPath, failed, forUser } from './files';

/** What Git does with lines that two branches added: it keeps those of both. */
const attributes = ['reviews/*.yaml merge=union', 'checklist.yaml merge=union'];

/** What a new review can compare. */
export async function choicesOf({ root }: Project): Promise<ReviewChoices> {
  const none = { branches: [], tags: [], folders: [] };
  if (root === undefined) return { ...none, problem: 'A review needs a folder on disk.' };
  try {
    const [{ branches, tags }, current] = [await namedCommits(root), await currentBranch(root)];
    const main = ['main', 'master', 'trunk', 'develop', 'origin/main', 'origin/master'];
    const start = main.find((name) => branches.includes(name));
    return { current, ...(start && { main: start }), branches, tags, folders: await trackedFolders(root) };
  } catch (error) {
    if (error instanceof GitError) return { ...none, problem: error.message };
    throw error;
  }
}

/** Writes the file of a new review; `today` as YYYY-MM-DD. Rejects with a message for the user. */
export async function startReview(
  project: Project,
  params: StartReviewParams,
  today: string,
): Promise<ReviewParams> {
  const { files, root } = project;
  if (!files || root === undefined) throw failed('A review needs a folder on disk.');
  const { title, base, head, below, release, by } = params;
  const subject = {
    title,
    ...(base && { base, baseCommit: await forUser(commitOf(root, base)) }),
    ...(head && { head, headCommit: await forUser(commitOf(root, head)) }),
    ...(below && { folder: below }),
    ...(release && { release }),
    by,
    on: today,
  };
  const text = newReview(subject);
  const name = `${subject.on}-${slugOf(title)}`;
  const kept = path.join(root, '.wardscribe', '.gitattributes');
  await forUser(changeFile(kept, withAttributes));
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}-${number}`;
    const file = diskPath(files, id);
    let isNew = false;
    const write = (before: string | undefined) => {
      isNew = before === undefined;
      return before ?? text;
    };
    await forUser(changeFile(file, write));
    if (isNew) return { folder: project.folder ?? '', id };
  }
}

/** `share-records`: what is left of a title in the name of a file. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['review'];
  return words.join('-').slice(0, 60).replace(/-$/, '');
}

function withAttributes(text = ''): string {
  const lines = text.split(/\r\n|\n/);
  const missing = attributes.filter((line) => !lines.includes(line));
  const end = text === '' || text.endsWith('\n') ? '' : '\n';
  return missing.length === 0 ? text : `${text}${end}${missing.join('\n')}\n`;
}
