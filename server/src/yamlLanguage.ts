import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  MarkupKind,
  type Position,
} from 'vscode-languageserver/node';
import { completeRules, hoverRules } from '../../engine/src/rules/typing';
import { completeNotes, hoverNotes, notesFolder } from '../../engine/src/threats/index';
import type { YamlCompletion } from '../../engine/src/yaml/completion';
import type { OpenDocument } from './documents';
import type { Project } from './project';
import { isRulePath } from './projectFiles';

const kinds: Record<YamlCompletion['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Reference,
};

/** Proposals at a position of the project's own files; none elsewhere. */
export function yamlCompletion(
  document: OpenDocument,
  position: Position,
  project: Project,
): CompletionItem[] {
  const { text } = document;
  return proposals(document, text.offsetAt(position), project).map(
    ({ label, kind, detail, documentation, insertText, replace }, i) => ({
      label,
      kind: kinds[kind],
      detail,
      documentation: { kind: MarkupKind.Markdown, value: documentation },
      sortText: String(i).padStart(4, '0'),
      textEdit: {
        range: { start: text.positionAt(replace.start), end: text.positionAt(replace.end) },
        newText: insertText,
      },
    }),
  );
}

function proposals({ text, uri }: OpenDocument, offset: number, project: Project): YamlCompletion[] {
  const path = project.pathOf(uri);
  const { rules, models } = project.rules;
  const cwe = [...new Set(rules.flatMap((rule) => rule.cwe))];
  if (notesFolder(path) !== undefined) {
    return completeNotes(text.getText(), offset, { ruleIds: rules.map((rule) => rule.id), cwe });
  }
  return isRulePath(path) ? completeRules(text.getText(), offset, { cwe, models }) : [];
}

/** Help at a position of the project's own files; `undefined` for every other file. */
export function yamlHover(
  { text, uri }: OpenDocument,
  position: Position,
  project: Project,
): Hover | null | undefined {
  const path = project.pathOf(uri);
  const help = notesFolder(path) !== undefined ? hoverNotes : isRulePath(path) ? hoverRules : undefined;
  if (!help) return undefined;
  const hover = help(text.getText(), text.offsetAt(position));
  if (!hover) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.contents },
    range: { start: text.positionAt(hover.start), end: text.positionAt(hover.end) },
  };
}
