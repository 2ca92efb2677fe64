import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type Hover,
  type Location,
  MarkupKind,
  PrepareRenameRequest,
  type Range,
  RenameRequest,
  ResponseError,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { AnalysisProblem } from '../../engine/src/index';
import { type EntryRef, noteIdAt, noteSymbols, renameNoteId } from '../../engine/src/threats/index';
import type { ClientAbilities } from './client';
import type { OpenDocument } from './documents';
import { guarded } from './log';
import type { Project } from './project';
import { notesGlob } from './projectFiles';
import { touches } from './ranges';
import type { Services } from './services';
import { entryStory } from './threatStory';
import { workspaceEdit } from './workspaceEdits';

/** Which texts may hold notes. */
const documentSelector = [{ pattern: `**/${notesGlob}` }, { language: 'markdown' }];

const symbolKinds = {
  assets: SymbolKind.Key,
  entryPoints: SymbolKind.Interface,
  threats: SymbolKind.Event,
  controls: SymbolKind.Method,
  accepted: SymbolKind.Constant,
  assumptions: SymbolKind.String,
} as const;

/** Asks the client to ask for names and outlines of notes only: other files have their own servers for that. */
export async function registerNotesLanguage(
  connection: Connection,
  abilities: ClientAbilities,
): Promise<void> {
  if (abilities.renameBySelector)
    await connection.client.register(RenameRequest.type, { documentSelector, prepareProvider: true });
  if (abilities.symbolsBySelector)
    await connection.client.register(DocumentSymbolRequest.type, { documentSelector });
}

/** Answers for the notes' files: from an id to its entry and back, other names for ids, the outline. */
export function registerNotesRequests(services: Services): void {
  const { connection, log, documents, projects } = services;

  /** The id at a place, with the project that it is in. */
  const idAt = async (uri: string, position: Range['start']) => {
    await services.ready;
    const document = documents.get(uri);
    const project = projects.of(uri);
    const path = project.pathOf(uri);
    if (!document || !project.files || !project.notes.paths.includes(path)) return undefined;
    const files = await project.files.texts(project.notes.paths);
    const found = noteIdAt(files, path, position);
    return found && { found, files, project };
  };
  const location = (project: Project, { path, range }: { path: string; range: Range }): Location => ({
    uri: project.uriOf(path),
    range,
  });

  /** The id that a comment of code names, as it stands in the notes. */
  const idInCode = async (uri: string, position: Range['start']) => {
    const document = documents.get(uri);
    const project = projects.of(uri);
    const entry = document && (await services.comments.at(document, project, position))?.entry;
    const notes = entry && project.notes.of(project.pathOf(uri));
    const place = notes?.places[entry!.id];
    if (!place || !project.files) return undefined;
    const files = await project.files.texts(project.notes.paths);
    const defined = noteSymbols(files.find(({ path }) => path === place.path) ?? { path: '', text: '' });
    const symbol = defined.find(({ name, list }) => name === entry!.id && list === entry!.list);
    const found = symbol && noteIdAt(files, place.path, symbol.selection.start);
    return found && { found, files, project };
  };

  connection.onDefinition(
    guarded(log, 'The definition of an id', null, async ({ textDocument: { uri }, position }) => {
      const at = (await idAt(uri, position)) ?? (await idInCode(uri, position));
      return at?.found.definition ? location(at.project, at.found.definition) : null;
    }),
  );
  connection.onReferences(
    guarded(log, 'The uses of an id', null, async ({ textDocument: { uri }, position, context }, token) => {
      const at = (await idAt(uri, position)) ?? (await idInCode(uri, position));
      if (!at) return null;
      const { definition, uses, base } = at.found;
      const inCode = await services.comments.uses(at.found, base, at.project, token);
      const all = context.includeDeclaration && definition ? [definition, ...uses] : uses;
      return [...all, ...inCode].map((place) => location(at.project, place));
    }),
  );
  connection.onRequest(
    PrepareRenameRequest.type,
    guarded(log, 'The id to rename', null, async ({ textDocument, position }) => {
      const at = await idAt(textDocument.uri, position);
      return at?.found.at ? { range: at.found.at, placeholder: at.found.id } : null;
    }),
  );
  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const at = await idAt(textDocument.uri, position);
    if (!at) return null;
    const edits = renameNoteId(at.files, at.found, newName.trim());
    // What the user typed is told to the user.
    if (typeof edits === 'string') throw new ResponseError(-32602, edits);
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const [path, list] of edits)
      changes[at.project.uriOf(path)] = list.map(({ range, text }) => ({ range, newText: text }));
    for (const { path, range, isId } of await services.comments.uses(
      at.found,
      at.found.base,
      at.project,
      token,
    )) {
      // A comment that names it by its title goes on doing so.
      if (!isId) continue;
      const uri = at.project.uriOf(path);
      changes[uri] = [...(changes[uri] ?? []), { range, newText: newName.trim() }];
    }
    return { changes };
  });
  connection.onDocumentSymbol(
    guarded(log, 'The outline of notes', null, async ({ textDocument }) => {
      await services.ready;
      const document = documents.get(textDocument.uri);
      const project = projects.of(textDocument.uri);
      const path = project.pathOf(textDocument.uri);
      if (!document || !project.notes.paths.includes(path)) return null;
      return noteSymbols({ path, text: document.text.getText() }).map(
        ({ name, detail, list, range, selection }): DocumentSymbol => ({
          name,
          detail,
          kind: symbolKinds[list],
          range,
          selectionRange: selection,
        }),
      );
    }),
  );
}

/** The story of the entry whose id stands at a place of notes or of a comment in code; `undefined` elsewhere. */
export async function entryHover(
  services: Services,
  document: OpenDocument,
  position: Range['start'],
): Promise<Hover | undefined> {
  const project = services.projects.of(document.uri);
  const path = project.pathOf(document.uri);
  let entry: EntryRef | undefined;
  let range: Range | undefined;
  if (project.notes.paths.includes(path)) {
    const files = (await project.files?.texts(project.notes.paths)) ?? [];
    const found = noteIdAt(files, path, position);
    entry = found?.definition && found;
    range = found?.at;
  } else {
    const named = await services.comments.at(document, project, position);
    entry = named?.entry;
    range = named?.name.range;
  }
  const notes = project.notes.of(path);
  const value = entry && notes && entryStory(entry, notes, project, services.clock.today());
  return value ? { contents: { kind: MarkupKind.Markdown, value }, range } : undefined;
}

/** The changes that settle what is wrong at a range of a document. */
export function problemActions(
  { range, context }: CodeActionParams,
  document: OpenDocument,
  problems: readonly AnalysisProblem[],
  abilities: ClientAbilities,
): CodeAction[] {
  return problems
    .filter((problem) => problem.range && touches(problem.range, range))
    .flatMap((problem) =>
      (problem.fixes ?? []).map(({ title, edits }, i) => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: context.diagnostics.filter(({ message }) => message === problem.message),
        ...(i === 0 && { isPreferred: true }),
        edit: workspaceEdit(document, edits, abilities),
      })),
    );
}
