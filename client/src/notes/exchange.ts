import { commands, Disposable, EventEmitter, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  type ExportThreatNotesParams,
  type ExportThreatNotesResult,
  exportThreatNotes,
  type ImportThreatModelParams,
  type ImportThreatModelResult,
  importThreatModel,
} from '../../../protocol/src/index';
import { chooseFolder } from '../paths';
import type { Server } from '../server';

type Format = ExportThreatNotesParams['format'];

/** Where the document stands that says what an import did: in the editor only. */
const reportUri = Uri.parse('wardscribe-import:/Imported threat model.md');

const forms: { format: Format; label: string; detail: string; ending: string }[] = [
  { format: 'markdown', label: 'Markdown', detail: 'A document for who does not read YAML', ending: 'md' },
  {
    format: 'threat-dragon',
    label: 'Threat Dragon',
    detail: 'A model for OWASP Threat Dragon 2',
    ending: 'json',
  },
];

/**
 * The commands that merge models of other tools into threat notes, and write notes in other forms.
 * @param chooseNotes asks which notes, where there are several; `undefined` where there are none or the user left
 */
export function registerExchange(server: Server, chooseNotes: () => Promise<Uri | undefined>): Disposable {
  let report = '';
  const changed = new EventEmitter<Uri>();
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(reportUri.scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => report,
    }),
    commands.registerCommand('wardscribe.importThreatModel', () =>
      told(async () => {
        const merged = await importModel(server);
        if (!merged) return;
        report = merged.report;
        changed.fire(reportUri);
        await window.showTextDocument(Uri.parse(merged.uri));
        await commands.executeCommand('markdown.showPreview', reportUri);
        window.setStatusBarMessage(merged.summary, 8000);
      }),
    ),
    commands.registerCommand('wardscribe.exportThreatNotes', () =>
      told(async () => {
        const notes = await chooseNotes();
        if (notes) await exportNotes(server, notes);
      }),
    ),
  );
}

/** Asks for a model and merges it; `undefined` when the user left. */
async function importModel(server: Server): Promise<ImportThreatModelResult | undefined> {
  const folder = await chooseFolder('Import a threat model into the notes of which folder?');
  if (!folder) return undefined;
  const [model] =
    (await window.showOpenDialog({
      title: 'Import a threat model: Threat Dragon, Threat Composer, TM-BOM or Threagile',
      openLabel: 'Import',
      defaultUri: folder.uri,
      filters: { 'Threat model': ['json', 'yaml', 'yml'] },
    })) ?? [];
  if (!model) return undefined;
  const params: ImportThreatModelParams = {
    folder: folder.uri.toString(),
    text: new TextDecoder().decode(await workspace.fs.readFile(model)),
    name: model.path.split('/').pop() ?? '',
  };
  const merged = await server.perform<ImportThreatModelResult>(importThreatModel, params);
  await write(Uri.parse(merged.uri), merged.text);
  return merged;
}

/** Writes notes into their file; where they have changes that somebody has yet to save, into the editor. */
async function write(uri: Uri, text: string): Promise<void> {
  const document = workspace.textDocuments.find(
    (open) => open.isDirty && open.uri.toString() === uri.toString(),
  );
  if (!document) return workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  if (!(await workspace.applyEdit(edit))) throw new Error('The threat notes could not be changed.');
}

/** Asks for a form and a file, writes it and shows it. */
async function exportNotes(server: Server, notes: Uri): Promise<void> {
  const chosen = await window.showQuickPick(forms, { placeHolder: 'Export the threat notes as' });
  if (!chosen) return;
  const folder = workspace.getWorkspaceFolder(notes)?.uri ?? Uri.joinPath(notes, '..');
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, `threat-notes.${chosen.ending}`),
    filters: { [chosen.label]: [chosen.ending] },
  });
  if (!file) return;
  const params: ExportThreatNotesParams = { uri: notes.toString(), format: chosen.format };
  const { text } = await server.perform<ExportThreatNotesResult>(exportThreatNotes, params);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await window.showTextDocument(file);
}

/** What goes wrong in an answer to the user is told to the user. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
