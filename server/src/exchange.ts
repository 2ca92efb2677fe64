import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import {
  exportFormats,
  exportNotes,
  importModel,
  importReport,
  mergedWords,
  mergeNotes,
} from '../../engine/src/threats/exchange/index';
import type {
  ExportThreatNotesParams,
  ExportThreatNotesResult,
  ImportThreatModelParams,
  ImportThreatModelResult,
} from '../../protocol/src/index';
import type { Project } from './project';
import { notesPath } from './projectFiles';

/** The notes of a folder with a model merged into them; rejects with a message for the user. */
export async function withModel(
  { text, name }: ImportThreatModelParams,
  project: Project | undefined,
): Promise<ImportThreatModelResult> {
  if (!project?.files)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      'Threat notes are kept in a folder: open one first.',
    );
  const before = (await project.files.text(notesPath)) ?? '';
  try {
    const merged = mergeNotes(before, importModel(text));
    const summary = `${name}: ${mergedWords(merged)}`;
    return {
      uri: project.uriOf(notesPath),
      text: merged.text,
      summary,
      report: importReport(merged, name, notesPath),
    };
  } catch (error) {
    // What is wrong with the model or the notes is told to the user.
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** Notes in another form; rejects with a message for the user. */
export function exported(
  { uri, format }: ExportThreatNotesParams,
  project: Project,
): ExportThreatNotesResult {
  const notes = project.notes.all.find(({ path }) => project.uriOf(path) === uri);
  if (!notes || !exportFormats.includes(format))
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'There are no threat notes that can be read here.');
  return { text: exportNotes(notes, format) };
}
