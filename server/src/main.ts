/** The language server (dist/server.js): speaks LSP over `--stdio` or `--node-ipc`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server';

const connection = createConnection(ProposedFeatures.all);
// A promise that nobody waited for is a mistake of ours, not a reason to lose every other document.
process.on('unhandledRejection', (reason) => {
  connection.console.error(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
});
serve(connection);
