import { type CancellationToken, ResponseError } from 'vscode-languageserver/node';
import { acceptanceEdit, notesFolder } from '../../engine/src/threats/index';
import type { AcceptRiskEdit, AcceptRiskParams } from '../../protocol/src/index';
import type { Board, Posted } from './board';
import type { Documents } from './documents';
import type { Presenter } from './presenter';
import type { Project } from './project';
import { notesPath } from './projectFiles';

/** LSP's RequestFailed: the request was right and could not be done; the message is for the user. */
const requestFailed = -32803;

/**
 * The edit that writes an accepted risk into the nearest notes of a finding's file, which may have to be made; `null` when
 * the finding is gone. Rejects with a message for the user where the notes cannot take it.
 */
export async function acceptRiskEdit(
  { uri, fingerprint, ruleId, reason, owner, expires, wholeFile }: AcceptRiskParams,
  project: Project,
  { documents, presenter, board }: { documents: Documents; presenter: Presenter; board: Board },
  token: CancellationToken,
): Promise<AcceptRiskEdit | null> {
  const { files } = project;
  if (!files) throw new ResponseError(requestFailed, 'Accepted risks are kept in a folder: open one first.');
  const document = documents.get(uri);
  const posted: readonly Posted[] = document ? await presenter.open(document, token) : board.at(uri);
  const item = posted.find((each) => isOf(each, fingerprint, ruleId))?.item;
  if (!item) return null;
  const path = project.pathOf(uri);
  const notes = project.notes.of(path);
  const base = notes?.base ?? '';
  const own = project.notes.paths.filter((each) => notesFolder(each) === base);
  const target = own[0] ?? `${base}${notesPath}`;
  if (project.notes.isStale(target))
    throw new ResponseError(requestFailed, `${target} has an error: correct it first, then accept the risk.`);
  const text = await files.text(target);
  const threat = item.threats.at(0)?.id;
  const risk = { rule: ruleId, path, reason, threat, owner, expires, ...(!wholeFile && { fingerprint }) };
  const { id, edit } = acceptanceEdit(text ?? '', risk, notes);
  return {
    id,
    uri: project.uriOf(target),
    exists: text !== undefined,
    start: edit.start,
    end: edit.end,
    text: edit.text,
  };
}

function isOf({ item }: Posted, fingerprint: string, ruleId: string): boolean {
  return item.fingerprint === fingerprint && item.ruleId === ruleId;
}
