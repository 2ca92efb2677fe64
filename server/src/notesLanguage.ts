import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  MarkupKind,
  type Position,
} from 'vscode-languageserver/node';
import { completeNotes, hoverNotes, type NotesCompletion } from '../../engine/src/threats/index';
import type { OpenDocument } from './documents';
import type { Project } from './project';

const kinds: Record<NotesCompletion['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
};

/** Proposals at a position of the threat notes. */
export function notesCompletion(
  document: OpenDocument,
  position: Position,
  project: Project,
): CompletionItem[] {
  const { text } = document;
  const { rules } = project.rules;
  const context = {
    ruleIds: rules.map((rule) => rule.id),
    cwe: [...new Set(rules.flatMap((rule) => rule.cwe))],
  };
  const proposals = completeNotes(text.getText(), text.offsetAt(position), context);
  return proposals.map(({ label, kind, detail, documentation, insertText, replace }, i) => ({
    label,
    kind: kinds[kind],
    detail,
    documentation: { kind: MarkupKind.Markdown, value: documentation },
    sortText: String(i).padStart(4, '0'),
    textEdit: {
      range: { start: text.positionAt(replace.start), end: text.positionAt(replace.end) },
      newText: insertText,
    },
  }));
}

/** Help at a position of the threat notes. */
export function notesHover({ text }: OpenDocument, position: Position): Hover | null {
  const hover = hoverNotes(text.getText(), text.offsetAt(position));
  if (!hover) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.contents },
    range: { start: text.positionAt(hover.start), end: text.positionAt(hover.end) },
  };
}
