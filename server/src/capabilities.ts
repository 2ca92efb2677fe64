import {
  CodeActionKind,
  type CompletionOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';

/** The code action that applies every safe fix of a file. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.wardscribe`;

/** Completion in the threat notes. */
export const completionOptions: CompletionOptions = { triggerCharacters: [' ', ':', '-', '[', ',', '{'] };

/** What the server offers to every client; the rest is registered for single files. */
export const serverCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  // Closed files are published after a scan: a workspace pull would make the client ask every two seconds.
  diagnosticProvider: { identifier: 'wardscribe', interFileDependencies: true, workspaceDiagnostics: false },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  hoverProvider: true,
  codeLensProvider: { resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
} satisfies ServerCapabilities;
