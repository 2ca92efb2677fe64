import type { InitializeParams } from 'vscode-languageserver/node';

/** What the client said it can do, as far as the server asks. */
export interface ClientAbilities {
  configuration: boolean;
  configurationChanges: boolean;
  folders: boolean;
  relatedInformation: boolean;
  documentChanges: boolean;
  changeAnnotations: boolean;
  watchFiles: boolean;
  /** Whether the server may ask for documents of more languages later. */
  documentsLater: boolean;
  completionBySelector: boolean;
  renameBySelector: boolean;
  symbolsBySelector: boolean;
  refreshDiagnostics: boolean;
  refreshLenses: boolean;
  progress: boolean;
  /** Whether a hover may color a stretch of text. */
  markdownSpans: boolean;
}

/** Reads the abilities from the first request. */
export function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  const { workspace, textDocument, window, general } = capabilities ?? {};
  return {
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    relatedInformation:
      (textDocument?.diagnostic?.relatedInformation ??
        textDocument?.publishDiagnostics?.relatedInformation) === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentsLater:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.diagnostic?.dynamicRegistration === true,
    completionBySelector: textDocument?.completion?.dynamicRegistration === true,
    renameBySelector: textDocument?.rename?.dynamicRegistration === true,
    symbolsBySelector: textDocument?.documentSymbol?.dynamicRegistration === true,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    progress: window?.workDoneProgress === true,
    markdownSpans: general?.markdown?.allowedTags?.includes('span') === true,
  };
}
