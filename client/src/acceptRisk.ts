import { commands, type Disposable, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type AcceptRiskEdit,
  type AcceptRiskParams,
  acceptRiskEdit,
  type FindingItem,
} from '../../protocol/src/index';
import { reviewerName } from './checklist/who';
import { type FindingTarget, resolveFinding } from './findings/cursor';
import type { FindingStore } from './findings/store';
import { pathLabel } from './paths';
import type { Server } from './server';
import { dayIn, dayProblem } from './words';

/** For how many days a risk is accepted when nothing else is said. */
const usualDays = 90;

/** The command that asks who accepts a risk, why and until when, and writes it into the threat notes. */
export function registerAcceptRisk(server: Server, store: FindingStore): Disposable {
  return commands.registerCommand('wardscribe.acceptRisk', async (target: FindingTarget) => {
    const finding = await resolveFinding(store, target);
    const params = finding && (await ask(finding));
    if (!params) return;
    const edit = await server.request<AcceptRiskEdit | null>(acceptRiskEdit, params);
    const isWritten = edit ? await write(edit) : false;
    const words = isWritten
      ? `Accepted as ${edit!.id} until ${params.expires}: ${pathLabel(Uri.parse(edit!.uri))}`
      : 'Nothing was accepted: the finding is gone, or the notes could not be changed.';
    window.setStatusBarMessage(words, 5000);
  });
}

/** Asks for what an accepted risk needs; `undefined` when the user left. */
async function ask(finding: FindingItem): Promise<AcceptRiskParams | undefined> {
  const title = `Accept this risk: ${finding.ruleTitle}`;
  const uri = Uri.parse(finding.uri);
  const what = await window.showQuickPick(
    [
      { label: 'This finding only', description: finding.message, wholeFile: false },
      {
        label: 'This rule in this file',
        description: `${finding.ruleId} in ${pathLabel(uri)}`,
        wholeFile: true,
      },
    ],
    { title, placeHolder: 'What do you accept?', ignoreFocusOut: true },
  );
  if (!what) return undefined;
  const reason = await window.showInputBox({
    title,
    prompt: 'Why is the risk acceptable? The reason is written into the threat notes and shown in reports.',
    placeHolder: 'Reached by staff on the internal network only',
    validateInput: (text) => (text.trim() === '' ? 'Give a reason: others answer for it too.' : undefined),
    ignoreFocusOut: true,
  });
  if (reason === undefined) return undefined;
  const folder = workspace.getWorkspaceFolder(uri)?.uri ?? uri;
  const owner = await window.showInputBox({
    title,
    prompt: 'Who answers for it?',
    value: (await reviewerName(folder.toString())) ?? '',
    ignoreFocusOut: true,
  });
  if (owner === undefined) return undefined;
  const today = dayIn(0);
  const expires = await window.showInputBox({
    title,
    prompt: 'Until when? After this day the finding is back.',
    value: dayIn(usualDays),
    validateInput: (text) => dayProblem(text, today),
    ignoreFocusOut: true,
  });
  if (expires === undefined) return undefined;
  const { fingerprint, ruleId } = finding;
  const line = reason.replace(/\s+/g, ' ').trim();
  return {
    uri: finding.uri,
    fingerprint,
    ruleId,
    reason: line,
    ...(owner.trim() && { owner: owner.trim() }),
    expires,
    wholeFile: what.wholeFile,
  };
}

/** Writes the entry and saves the notes, unless they had changes that somebody has yet to save. */
async function write({ uri, exists, start, end, text }: AcceptRiskEdit): Promise<boolean> {
  const target = Uri.parse(uri);
  if (!exists) {
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    return true;
  }
  const document = await workspace.openTextDocument(target);
  const { isDirty } = document;
  const edit = new WorkspaceEdit();
  edit.replace(target, new Range(document.positionAt(start), document.positionAt(end)), text);
  return (await workspace.applyEdit(edit)) && (isDirty || (await document.save()));
}
