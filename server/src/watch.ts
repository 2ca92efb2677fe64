import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver/node';
import type { ClientAbilities } from './client';

/** Files whose change on disk matters: the project's own and everything that can be analyzed. */
const patterns = ['**/.wardscribe/**', '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,py,pyi}'];

/** Asks the client to tell about changed files and settings. */
export async function registerWatches(connection: Connection, abilities: ClientAbilities): Promise<void> {
  if (abilities.watchFiles) {
    const watchers = patterns.map((globPattern) => ({ globPattern }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (abilities.configurationChanges) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: ['wardscribe', 'files.exclude'],
    });
  }
}
