import { CancellationToken, FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import type { OpenDocument } from './documents';
import { noticed } from './log';
import type { OwnFiles } from './ownFiles';
import type { Project } from './project';
import type { Services } from './services';

/** Listens to what happens to documents in the editor and to files on disk. */
export function registerDocumentEvents(services: Services, own: OwnFiles): void {
  const { connection, log, documents, projects, programs, board, status } = services;

  connection.onDidOpenTextDocument(
    noticed(log, 'Opening a document', async (params) => {
      const document = documents.open(params);
      // From here on the client asks; what was published for the closed file would show twice.
      board.publish(document.uri, []);
      await ownChanged(document, false);
    }),
  );
  connection.onDidChangeTextDocument(
    noticed(log, 'Changing a document', async (params) => {
      const document = documents.change(params);
      if (document) await ownChanged(document, false);
    }),
  );
  connection.onDidSaveTextDocument(
    noticed(log, 'Saving a document', async ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      if (!document) return;
      document.typedLine = undefined;
      services.analyst.saved(document);
      await ownChanged(document, true);
      const project = projects.of(document.uri);
      // Right now, while the text is the saved one.
      if (project.settings.run === 'onSave' && project.languageOf(document))
        await services.analyst.analyze(document, project, CancellationToken.None);
    }),
  );
  connection.onDidCloseTextDocument(
    noticed(log, 'Closing a document', async ({ textDocument }) => {
      const document = documents.close(textDocument.uri);
      if (!document) return;
      const project = projects.of(document.uri);
      const path = project.pathOf(document.uri);
      status.setProblems(document.uri, []);
      project.controls.closed(path);
      if (document.uri.startsWith('untitled:')) programs.of(project).forget(path);
      else programs.of(project).filesChanged([path]);
      services.entryPoints.changed(project, [path]);
      services.surroundings.soon(project, [path]);
      if (own.concerns(path)) await own.changed(project, path, true);
      else if (project.scanned.has(path)) await services.scans.again(project, [path]);
      else board.post(document.uri, project, []);
    }),
  );
  connection.onDidChangeWatchedFiles(
    noticed(log, 'Changes on disk', async ({ changes }) => {
      const rescan = new Map<Project, string[]>();
      const touched = new Map<Project, string[]>();
      // A branch moved: reviews look at other lines now.
      if (changes.some(({ uri }) => isOfGit(uri))) services.projectChanged();
      for (const change of changes.filter(({ uri }) => !isOfGit(uri))) {
        const project = projects.of(change.uri);
        const path = project.pathOf(change.uri);
        touched.set(project, [...(touched.get(project) ?? []), path]);
        if (own.concerns(path)) await own.changed(project, path, true);
        else if (isStale(project, path, change)) rescan.set(project, [...(rescan.get(project) ?? []), path]);
      }
      for (const [project, paths] of touched) {
        programs.of(project).filesChanged(paths);
        services.entryPoints.changed(project, paths);
        services.surroundings.soon(project, paths);
      }
      for (const [project, paths] of rescan) await services.scans.again(project, paths);
    }),
  );

  async function ownChanged(document: OpenDocument, settled: boolean): Promise<void> {
    const project = projects.of(document.uri);
    const path = project.pathOf(document.uri);
    if (own.concerns(path)) await own.changed(project, path, settled);
  }

  /** True when a scanned file has to be analyzed again; what is known about a file that is gone is dropped. */
  function isStale(project: Project, path: string, { uri, type }: FileEvent): boolean {
    if (!project.scanned.has(path)) return false;
    if (type !== FileChangeType.Deleted) return true;
    project.scanned.delete(path);
    if (!documents.get(uri)) services.presenter.closed(project, path);
    return false;
  }
}

function isOfGit(uri: string): boolean {
  return /\/\.git\//.test(uri);
}
