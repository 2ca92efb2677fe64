import { commands, type Disposable, window } from 'vscode';
import { type SuppressionEditParams, suppressionEdit, type UriTextEdits } from '../../protocol/src/index';
import { applyServerEdits } from './edits';
import { type FindingTarget, resolveFinding } from './findings/cursor';
import type { FindingStore } from './findings/store';
import type { Server } from './server';
import { reasonProblem } from './words';

/** The command that asks for a reason and writes the suppression comment above a finding. */
export function registerSuppress(server: Server, store: FindingStore): Disposable {
  return commands.registerCommand('wardscribe.suppress', async (target: FindingTarget) => {
    const finding = await resolveFinding(store, target);
    if (!finding) return;
    const reason = await window.showInputBox({
      title: `Suppress: ${finding.ruleTitle}`,
      prompt: 'Why may this stay? The reason is written into the code, above the line.',
      placeHolder: 'The id comes from our own list, not from the request',
      validateInput: reasonProblem,
      ignoreFocusOut: true,
    });
    if (reason === undefined) return;
    const params: SuppressionEditParams = {
      uri: finding.uri,
      fingerprint: finding.fingerprint,
      reason: reason.trim(),
    };
    const edit = await server.request<UriTextEdits | null>(suppressionEdit, params);
    const applied = edit ? await applyServerEdits(edit) : false;
    if (!applied)
      window.setStatusBarMessage(
        'Nothing was suppressed: the finding is gone, or no comment can stand there.',
        5000,
      );
  });
}
