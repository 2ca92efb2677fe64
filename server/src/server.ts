import type { Connection, InitializeParams, WorkspaceFolder } from 'vscode-languageserver/node';
import { defaultAssetsPath } from '../../host/src/index';
import type { InitializationOptions } from '../../protocol/src/index';
import { completionOptions, serverCapabilities } from './capabilities';
import { abilitiesOf } from './client';
import { registerDocumentEvents } from './documentEvents';
import { openFolders, registerFolderEvents } from './folderEvents';
import { registerNotesRequests } from './notesLanguage';
import { OwnFiles } from './ownFiles';
import { registerOwnRequests } from './ownRequests';
import { registerDynamically } from './registrations';
import { registerRequests } from './requests';
import { registerReviewRequests } from './reviews/requests';
import { Services } from './services';

/** Serves one client on a connection until it says goodbye. */
export function serve(connection: Connection): void {
  connection.onInitialize((params) => {
    const options = params.initializationOptions as Partial<InitializationOptions> | undefined;
    const assetsPath = typeof options?.assetsPath === 'string' ? options.assetsPath : defaultAssetsPath();
    const otherLanguages = Array.isArray(options?.otherLanguages) ? options.otherLanguages : [];
    const services = new Services(connection, abilitiesOf(params), assetsPath, otherLanguages);
    const own = new OwnFiles(services);
    // Requests that come before the folders were read wait for them.
    let opened = () => {};
    services.ready = new Promise((resolve) => {
      opened = resolve;
    });
    registerDocumentEvents(services, own);
    registerRequests(services);
    registerOwnRequests(services, own);
    registerNotesRequests(services);
    registerReviewRequests(services);
    connection.onInitialized(async () => {
      try {
        // The library sets up workspace events right before this event, not earlier.
        registerFolderEvents(services, own);
        await openFolders(services, own, foldersOf(params));
      } catch (error) {
        services.log.error('Opening the workspace', error);
      } finally {
        opened();
      }
      registerDynamically(connection, services.abilities).catch((error) =>
        services.log.error('Asking for changes on disk', error),
      );
    });
    const capabilities = services.abilities.completionBySelector
      ? serverCapabilities
      : { ...serverCapabilities, completionProvider: completionOptions };
    return { capabilities, serverInfo: { name: 'wardscribe' } };
  });
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders;
  return rootUri ? [{ uri: rootUri, name: '' }] : [];
}
