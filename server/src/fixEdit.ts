import type { CancellationToken } from 'vscode-languageserver/node';
import type { FixArgument, FixEdit } from '../../protocol/src/index';
import type { OpenDocument } from './documents';
import type { Fixer } from './fixer';
import { reviewOf } from './fixWords';
import type { Presenter } from './presenter';
import { positionEdits } from './workspaceEdits';

/** The edit of one fix of a finding for the text as it is now; `null` when the finding or that fix is gone. */
export async function fixEditOf(
  { fingerprint, ruleId, index }: FixArgument,
  document: OpenDocument,
  presenter: Presenter,
  fixer: Fixer,
  token: CancellationToken,
): Promise<FixEdit | null> {
  const posted = await presenter.open(document, token);
  const here = posted.find(({ item }) => item.fingerprint === fingerprint && item.ruleId === ruleId);
  const fix = here && (await fixer.fixes(document, here.finding, token))[index];
  if (!fix) return null;
  const review = reviewOf(fix);
  const edits = positionEdits(document, fix.edits);
  return { uri: document.uri, version: document.version, edits, ...(review && { review }) };
}
