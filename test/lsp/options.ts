import type { ClientCapabilities } from 'vscode-languageserver/node';

/** What a test may change about the client. */
export interface ClientOptions {
  /** The `wardscribe` section; by folder name where folders differ. */
  settings?: Record<string, unknown>;
  folderSettings?: Record<string, Record<string, unknown>>;
  filesExclude?: Record<string, boolean>;
  /** Names of the workspace folders below the temporary folder; '' is the folder itself. */
  folders?: string[];
  /** Where the server is told to find its assets; those of the build when absent. */
  assetsPath?: string;
  transport?: 'stdio' | 'ipc';
  /** VS Code's language ids of documents that the client sends when it is asked to. */
  otherLanguages?: string[];
  /** Abilities that the client does not have. */
  without?: ('changeAnnotations' | 'relatedInformation')[];
}

/** What VS Code says that it can do, as far as the server asks. */
export function clientCapabilities(options: ClientOptions): ClientCapabilities {
  const without = new Set(options.without);
  return {
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      diagnostics: { refreshSupport: true },
      workspaceEdit: {
        documentChanges: true,
        ...(!without.has('changeAnnotations') && { changeAnnotationSupport: {} }),
      },
    },
    textDocument: {
      completion: { dynamicRegistration: true },
      synchronization: { dynamicRegistration: true },
      diagnostic: {
        dynamicRegistration: true,
        relatedInformation: !without.has('relatedInformation'),
      },
    },
    window: { workDoneProgress: true },
  };
}
