import type { Connection, WorkspaceFolder } from 'vscode-languageserver/node';
import { CancellationToken } from 'vscode-languageserver/node';
import { noticed } from './log';
import type { OwnFiles } from './ownFiles';
import type { Project } from './project';
import type { Services } from './services';

/** Opens the folders of the workspace and follows their changes and those of the settings. */
export function registerFolderEvents(services: Services, own: OwnFiles): void {
  const { connection, log, projects, board, settings, presenter, abilities } = services;

  if (abilities.folders) {
    connection.workspace.onDidChangeWorkspaceFolders(
      noticed(log, 'Changing folders', async ({ added, removed }) => {
        for (const folder of removed) {
          const project = projects.remove(folder);
          if (!project) continue;
          board.forget(project);
          services.programs.remove(project);
        }
        await openFolders(services, own, added);
        services.refresh();
        services.projectChanged();
      }),
    );
  }
  connection.onDidChangeConfiguration(
    noticed(log, 'Changing settings', async (params) => {
      const pushed = (params?.settings as { wardscribe?: unknown } | null | undefined)?.wardscribe;
      if (abilities.configuration) await settings.refresh(projects.all);
      else for (const project of projects.all) settings.take(project, pushed);
      for (const project of projects.folders) presenter.allClosed(project);
      services.refresh();
      services.projectChanged();
    }),
  );
}

/** Reads what folders say about themselves, then scans those that ask for it in the background. */
export async function openFolders(
  services: Services,
  own: OwnFiles,
  folders: readonly WorkspaceFolder[],
): Promise<void> {
  const opened = folders.map((folder) => services.projects.add(folder));
  await services.settings.refresh(services.projects.all);
  for (const project of opened) await own.load(project);
  const wanted = opened.filter((project) => project.settings.workspaceScan === 'onOpen');
  if (wanted.length > 0) void scanInBackground(services, wanted);
}

async function scanInBackground(services: Services, projects: readonly Project[]): Promise<void> {
  try {
    const progress = await scanProgress(services.connection, services.abilities.progress);
    await services.scans.run(projects, progress, progress.token);
  } catch (error) {
    services.log.error('Scanning in the background', error);
  }
}

/** A progress that the server starts itself; a silent one where the client shows none. */
export async function scanProgress(connection: Connection, supported: boolean) {
  if (supported) return connection.window.createWorkDoneProgress();
  const silent = connection.window.attachWorkDoneProgress(undefined);
  return Object.assign(silent, { token: CancellationToken.None });
}
