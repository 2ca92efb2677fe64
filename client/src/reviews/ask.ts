import { window } from 'vscode';
import type {
  ReviewDetail,
  ReviewNoteItem,
  ReviewNoteKind,
  ReviewNoteSeverity,
} from '../../../protocol/src/index';
import { openWords } from './words';

/** What a note says about itself. */
export interface NoteKind {
  kind: ReviewNoteKind;
  severity: ReviewNoteSeverity;
  owner?: string;
}

/** Asks for a note's text. */
export function askText(): Thenable<string | undefined> {
  return window.showInputBox({
    title: 'Raise a Review Note',
    prompt: 'What should the author look at?',
    validateInput: (value) => (value.trim() === '' ? 'Write what you saw.' : undefined),
    ignoreFocusOut: true,
  });
}

/** Asks what kind of note it is, how severe, and who is to look at it. `undefined` when the user leaves. */
export async function askKind(known?: ReviewNoteItem): Promise<NoteKind | undefined> {
  const kinds: { label: string; description: string; value: ReviewNoteKind }[] = [
    { label: '$(warning) Concern', description: 'this may be a weakness', value: 'concern' },
    { label: '$(question) Question', description: 'the author should explain', value: 'question' },
    { label: '$(bug) Finding', description: 'this is a weakness', value: 'finding' },
  ];
  const title = 'Review Note';
  const kind = await window.showQuickPick(first(kinds, known?.kind), { title, placeHolder: 'What is it?' });
  if (!kind) return undefined;
  const severities: { label: string; value: ReviewNoteSeverity }[] = [
    { label: 'High', value: 'high' },
    { label: 'Critical', value: 'critical' },
    { label: 'Medium', value: 'medium' },
    { label: 'Low', value: 'low' },
  ];
  const placeHolder = 'How severe is it?';
  const severity = await window.showQuickPick(first(severities, known?.severity), { title, placeHolder });
  if (!severity) return undefined;
  const owner = await window.showInputBox({
    title,
    prompt: 'Who is to look at it? Leave empty for nobody in particular.',
    value: known?.owner,
    ignoreFocusOut: true,
  });
  if (owner === undefined) return undefined;
  return { kind: kind.value, severity: severity.value, owner: owner.trim() };
}

/** Asks for the verdict of a review; says what is open. `undefined` when the user leaves. */
export async function askVerdict(
  review: ReviewDetail,
): Promise<{ verdict: 'approved' | 'rejected'; comment?: string } | undefined> {
  const open = openWords(review);
  const detail = open ? `$(warning) ${open}` : 'Every region is reviewed, and nothing is open.';
  const chosen = await window.showQuickPick(
    [
      { label: '$(pass) Approve', detail, verdict: 'approved' as const },
      { label: '$(error) Reject', detail, verdict: 'rejected' as const },
    ],
    { title: `Sign Off: ${review.title}`, placeHolder: open ? `Still open: ${open}` : 'Your verdict' },
  );
  if (!chosen) return undefined;
  const comment = await window.showInputBox({
    title: `Sign Off: ${review.title}`,
    prompt: 'A word on the verdict. Leave empty for none.',
    ignoreFocusOut: true,
  });
  return comment === undefined ? undefined : { verdict: chosen.verdict, comment: comment.trim() };
}

/** The items with the known value in front. */
function first<T extends { value: string }>(items: readonly T[], known: string | undefined): T[] {
  return [...items].sort((a, b) => Number(b.value === known) - Number(a.value === known));
}
