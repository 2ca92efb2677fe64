import {
  CompletionRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver/node';
import { languageGlobs, languageIds } from '../../engine/src/index';
import { completionOptions } from './capabilities';
import type { ClientAbilities } from './client';
import { registerNotesLanguage } from './notesLanguage';
import { notesGlob, rulesGlob } from './projectFiles';

/** Files that Git changes when a branch moves, or another one is checked out. */
const gitGlobs = [
  '**/.git/HEAD',
  '**/.git/logs/HEAD',
  '**/.git/refs/{heads,remotes,tags}/**',
  '**/.git/packed-refs',
];
/** Files whose change on disk matters: the project's own and everything that can be analyzed. */
const patterns = ['**/.wardscribe/**', ...gitGlobs, '**/*.{md,markdown}', ...languageGlobs];

/** Asks the client to tell about changed files and settings, and to ask for proposals in the project's own files. */
export async function registerDynamically(connection: Connection, abilities: ClientAbilities): Promise<void> {
  if (abilities.watchFiles) {
    const watchers = patterns.map((globPattern) => ({ globPattern }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (abilities.completionBySelector) {
    // In code, the characters that start a proposal here would make every editor ask for nothing. What one of two
    // registrations for a document proposes, the other would propose again.
    const documentSelector = [
      ...[notesGlob, rulesGlob].map((file) => ({ pattern: `**/${file}` })),
      { language: 'yaml' },
    ];
    const others = [...languageIds, 'markdown'].filter((language) => language !== 'yaml');
    await connection.client.register(CompletionRequest.type, { documentSelector, ...completionOptions });
    await connection.client.register(CompletionRequest.type, {
      // Also documents, which may hold blocks of notes.
      documentSelector: others.map((language) => ({ language })),
      triggerCharacters: ['@', '#'],
    });
  }
  await registerNotesLanguage(connection, abilities);
  if (abilities.configurationChanges) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: ['wardscribe', 'files.exclude'],
    });
  }
}
