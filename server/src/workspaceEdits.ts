import type { AnnotatedTextEdit, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextEdit } from '../../engine/src/index';
import type { ClientAbilities } from './client';
import type { OpenDocument } from './documents';

/** Edits by offset as edits by position. */
export function positionEdits(document: OpenDocument, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map(({ start, end, text }) => ({
    range: { start: document.text.positionAt(start), end: document.text.positionAt(end) },
    newText: text,
  }));
}

/**
 * Edits of one document as a workspace edit for the version that it has now. With `review` the client shows the
 * change and asks before it applies it, where it can.
 */
export function workspaceEdit(
  document: OpenDocument,
  edits: readonly TextEdit[],
  abilities: ClientAbilities,
  review?: { label: string; description: string },
): WorkspaceEdit {
  const plain = positionEdits(document, edits);
  if (!abilities.documentChanges) return { changes: { [document.uri]: plain } };
  const textDocument = { uri: document.uri, version: document.version };
  if (!review || !abilities.changeAnnotations) return { documentChanges: [{ textDocument, edits: plain }] };
  const annotated: AnnotatedTextEdit[] = plain.map((edit) => ({ ...edit, annotationId: 'review' }));
  return {
    documentChanges: [{ textDocument, edits: annotated }],
    changeAnnotations: { review: { ...review, needsConfirmation: true } },
  };
}
