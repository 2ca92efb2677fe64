import path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import { languageOfPath, type Position, type Range } from '../../engine/src/index';
import {
  type CommentName,
  type EntryRef,
  entryNamed,
  mayHoldThreatComment,
  notesFor,
  type ThreatComment,
} from '../../engine/src/threats/index';
import { findFiles, readSource } from '../../host/src/index';
import type { Documents, OpenDocument } from './documents';
import type { EngineHost } from './engineHost';
import { breathe } from './log';
import type { Project } from './project';
import { touches } from './ranges';
import type { SettingsStore } from './settingsStore';

/** A name in a comment with the entry of the notes that it means. */
export interface NamedEntry {
  comment: ThreatComment;
  name: CommentName;
  entry?: EntryRef;
}

/** A place in a comment that names an entry. */
export interface CommentUse {
  path: string;
  range: Range;
  /** False where its title stands there. */
  isId: boolean;
}

/** Reads the comments in code that speak of threats. */
export class CodeComments {
  constructor(
    private readonly host: EngineHost,
    private readonly documents: Documents,
    private readonly settings: SettingsStore,
  ) {}

  /** The name at a position of a document; `undefined` where no comment names anything. */
  async at(document: OpenDocument, project: Project, position: Position): Promise<NamedEntry | undefined> {
    const language = project.languageOf(document);
    const file = project.pathOf(document.uri);
    if (!language || !mayHoldThreatComment.test(document.text.getText())) return undefined;
    const engine = await this.host.start();
    if (document.closed) return undefined;
    const notes = project.notes.of(file);
    const here = { start: position, end: position };
    for (const comment of engine.threatComments(document.parsed(engine, file, language)))
      for (const name of comment.names) {
        if (!touches(name.range, here)) continue;
        const entry = notes && entryNamed(notes, name);
        return { comment, name, ...(entry && { entry }) };
      }
    return undefined;
  }

  /** Where comments of a folder's code name an entry of the notes of one of its folders. */
  async uses(
    { list, id }: EntryRef,
    base: string,
    project: Project,
    token: CancellationToken,
  ): Promise<CommentUse[]> {
    const { root } = project;
    if (root === undefined) return [];
    const engine = await this.host.start();
    const exclude = await this.settings.excludes(project);
    const found: CommentUse[] = [];
    const title = entryTitle(project, base, { list, id });
    for (const file of (await findFiles({ root, exclude })).files) {
      const notes = notesFor(project.notes.all, file);
      if (notes?.base !== base) continue;
      await breathe(token);
      const open = this.documents.get(project.uriOf(file))?.text.getText();
      const source = open === undefined ? readSource(path.join(root, file)) : { text: open };
      if ('skipped' in source || !mayHoldThreatComment.test(source.text)) continue;
      const text = source.text.toLowerCase();
      if (!text.includes(id.toLowerCase()) && !(title && text.includes(title))) continue;
      const document = engine.open(file, languageOfPath(file)!, source.text);
      try {
        for (const { names } of engine.threatComments(document))
          for (const name of names) {
            const entry = entryNamed(notes, name);
            if (entry?.id === id && entry.list === list)
              found.push({ path: file, range: name.range, isId: name.id === id });
          }
      } finally {
        document.close();
      }
    }
    return found;
  }
}

function entryTitle(project: Project, base: string, { list, id }: EntryRef): string | undefined {
  const notes = project.notes.all.find((each) => each.base === base);
  const entries = (notes?.[list] ?? []) as readonly { id: string; title?: string }[];
  return entries.find((entry) => entry.id === id)?.title?.toLowerCase();
}
