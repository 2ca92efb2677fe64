import { userInfo } from 'node:os';
import { extensions, Uri } from 'vscode';

/** What this needs of the API that VS Code's Git extension exports (extensions/git/src/api/git.d.ts, version 1). */
interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: Uri): { getConfig(key: string): Promise<string> } | null;
  };
}

/** The name that a review is signed with: Git's `user.name` for the folder, or else the account's name. */
export async function reviewerName(folder: string): Promise<string | undefined> {
  return (await gitName(folder)) || accountName();
}

async function gitName(folder: string): Promise<string | undefined> {
  try {
    // Not activated for this: where Git is not in use, the account's name will do.
    const git = extensions.getExtension<GitExtension>('vscode.git');
    if (!git?.isActive) return undefined;
    return (await git.exports.getAPI(1).getRepository(Uri.parse(folder))?.getConfig('user.name'))?.trim();
  } catch {
    return undefined;
  }
}

function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // Containers may run under a user id that has no account.
    return undefined;
  }
}
