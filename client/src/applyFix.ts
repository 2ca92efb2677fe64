import { commands, type Disposable, window } from 'vscode';
import { type FixArgument, type FixEdit, fixEdit } from '../../protocol/src/index';
import { applyServerEdits } from './edits';
import type { Server } from './server';

/** The command behind the fix that a hover names. The server makes the edit anew, for the text as it is now. */
export function registerApplyFix(server: Server): Disposable {
  return commands.registerCommand('wardscribe.applyFix', async (target: FixArgument) => {
    const edit = await server.request<FixEdit | null>(fixEdit, target);
    const applied = edit ? await applyServerEdits(edit) : false;
    // A change that was shown first may have been left on purpose.
    if (!applied && !edit?.review)
      window.setStatusBarMessage('Nothing was changed: the code is no longer what the fix was for.', 5000);
  });
}
