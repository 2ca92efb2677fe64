import {
  BulkRegistration,
  type BulkUnregistration,
  CodeActionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
} from 'vscode-languageserver/node';
import { serverCapabilities } from './capabilities';
import type { ClientAbilities } from './client';
import type { Log } from './log';
import type { Projects } from './projects';

/**
 * Asks the client for documents of languages that the engine does not know, while a rule of a team looks at any text;
 * without such a rule nobody sends them.
 */
export class OtherTexts {
  private registered: Promise<BulkUnregistration> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly projects: Projects,
    private readonly abilities: ClientAbilities,
    private readonly log: Log,
    /** VS Code's language ids that the client does not send documents of by itself. */
    private readonly languages: readonly string[],
  ) {}

  /** Asks for the documents, or takes that back, as the rules in force want it. */
  update(): void {
    if (!this.abilities.documentsLater || this.languages.length === 0) return;
    const wanted = this.projects.folders.some((project) => project.textPaths !== undefined);
    if (wanted === (this.registered !== undefined)) return;
    const before = this.registered;
    this.registered = wanted ? this.connection.client.register(this.registration()) : undefined;
    Promise.all([before?.then((registration) => registration.dispose()), this.registered]).catch((error) =>
      this.log.error('Asking for documents of other languages', error),
    );
  }

  private registration(): BulkRegistration {
    const documentSelector = this.languages.flatMap((language) =>
      ['file', 'untitled'].map((scheme) => ({ scheme, language })),
    );
    const { textDocumentSync, diagnosticProvider, codeActionProvider } = serverCapabilities;
    const all = BulkRegistration.create();
    all.add(DidOpenTextDocumentNotification.type, { documentSelector });
    all.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: textDocumentSync.change });
    all.add(DidSaveTextDocumentNotification.type, { documentSelector, ...textDocumentSync.save });
    all.add(DidCloseTextDocumentNotification.type, { documentSelector });
    all.add(DocumentDiagnosticRequest.type, { documentSelector, ...diagnosticProvider });
    all.add(HoverRequest.type, { documentSelector });
    all.add(CodeActionRequest.type, { documentSelector, ...codeActionProvider });
    if (this.abilities.watchFiles) {
      all.add(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    }
    return all;
  }
}
