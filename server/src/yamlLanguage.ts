import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver/node';
import { completeRules, hoverRules } from '../../engine/src/rules/typing';
import {
  commentCompletions,
  completeNotes,
  entryPointWords,
  hoverNotes,
  notesFolder,
  notesTextAt,
} from '../../engine/src/threats/index';
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
    ({ label, kind, detail, documentation, insertText, replace, search }, i) => ({
      label,
      ...(search !== undefined && { filterText: search }),
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

/** Proposals of tags and ids in a comment of code; none elsewhere. */
export function commentCompletion(
  document: OpenDocument,
  position: Position,
  project: Project,
): CompletionItem[] {
  if (!project.languageOf(document)) return [];
  const before = document.text.getText({ start: { line: position.line, character: 0 }, end: position });
  const notes = project.notes.of(project.pathOf(document.uri));
  return commentCompletions(before, notes).map(({ label, detail, kind, replaces }, i): CompletionItem => {
    const start = { line: position.line, character: position.character - replaces };
    const isVerb = kind === 'verb';
    const snippet = label === '@threat' ? '@threat ' : placeholders(label);
    return {
      label,
      detail,
      kind: isVerb ? CompletionItemKind.Keyword : CompletionItemKind.Reference,
      sortText: String(i).padStart(4, '0'),
      ...(isVerb && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(label === '@threat' && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
      textEdit: { range: { start, end: position }, newText: isVerb ? snippet : label },
    };
  });
}

/** `@tests CONTROL for COMPONENT` as a snippet: its capital words are what is to be typed. */
function placeholders(form: string): string {
  let at = 0;
  return form.replace(/[A-Z]{2,}/g, (word) => `\${${++at}:${word.toLowerCase()}}`);
}

function proposals({ text, uri }: OpenDocument, offset: number, project: Project): YamlCompletion[] {
  const path = project.pathOf(uri);
  const { rules, models } = project.rules;
  const cwe = [...new Set(rules.flatMap((rule) => rule.cwe))];
  const notes = notesTextAt(path, text.getText(), offset);
  if (notes !== undefined) {
    const { files = [], owners, functions, entryPoints = new Map() } = project.around;
    const base = notesFolder(path) ?? project.notes.of(path)?.base ?? '';
    const here = <T>(of: T, file: string) =>
      file.startsWith(base) ? [[file.slice(base.length), of] as const] : [];
    const routes = [...entryPoints].flatMap(([file, points]) =>
      points.length > 0 ? here(points.map(entryPointWords).join(', '), file) : [],
    );
    return completeNotes(notes, offset, {
      rules,
      cwe,
      owners,
      files: files.flatMap((file) => here(undefined, file)).map(([file]) => file),
      routes: new Map(routes),
      functions,
      notes: project.notes.all.find((each) => each.base === base),
      checklists: project.checklists.catalogues.own,
    });
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
  const offset = text.offsetAt(position);
  const notes = notesTextAt(path, text.getText(), offset);
  if (notes === undefined && !isRulePath(path)) return undefined;
  const hover = notes === undefined ? hoverRules(text.getText(), offset) : hoverNotes(notes, offset);
  if (!hover) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.contents },
    range: { start: text.positionAt(hover.start), end: text.positionAt(hover.end) },
  };
}
