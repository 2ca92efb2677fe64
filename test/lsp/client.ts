import { type ChildProcess, fork, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { FindingsChanged, StatusChanged } from '../../protocol/src/index';
import { findingsChanged, projectChanged, statusChanged } from '../../protocol/src/index';
import { type ClientOptions, clientCapabilities } from './options';

/** The repository: tests run from out/test/lsp. */
export const repository = path.resolve(__dirname, '../../..');
const dist = path.join(repository, 'dist');
const serverScript = path.join(dist, 'server.js');

/** A workspace on disk with a language client that talks to the built server over stdio. */
export class TestClient {
  readonly published = new Map<string, Diagnostic[]>();
  readonly findings = new Map<string, FindingsChanged['findings']>();
  readonly log: string[] = [];
  readonly progress: unknown[] = [];
  status: StatusChanged | undefined;
  projectChanges = 0;
  refreshes = 0;
  /** What the server asks for beyond its first answer, as it is now. */
  registrations: { id: string; method: string; registerOptions?: unknown }[] = [];
  initialized!: InitializeResult;
  private readonly open = new Map<string, TextDocument>();

  private constructor(
    readonly root: string,
    readonly connection: ProtocolConnection,
    readonly process: ChildProcess,
    readonly options: ClientOptions,
  ) {}

  /** Writes the files, starts the server and opens the workspace. */
  static async start(
    files: Record<string, string | Buffer>,
    options: ClientOptions = {},
  ): Promise<TestClient> {
    if (!existsSync(serverScript)) throw new Error('dist/server.js is missing: run `npm run build` first.');
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'wardscribe lsp ')));
    const ipc = options.transport === 'ipc';
    const child = ipc
      ? fork(serverScript, ['--node-ipc'], { cwd: tmpdir(), silent: true })
      : spawn(process.execPath, [serverScript, '--stdio'], { cwd: tmpdir() });
    const connection = ipc
      ? createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
      : createProtocolConnection(
          new StreamMessageReader(child.stdout!),
          new StreamMessageWriter(child.stdin!),
        );
    const client = new TestClient(root, connection, child, options);
    child.stderr?.on('data', (data) => client.log.push(String(data)));
    for (const [name, text] of Object.entries(files)) client.write(name, text);
    client.listen();
    await client.initialize();
    return client;
  }

  uri(name: string): string {
    return URI.file(path.join(this.root, name)).toString();
  }

  /** Writes a file of the workspace. */
  write(name: string, text: string | Buffer): void {
    const file = path.join(this.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(name: string): string {
    return readFileSync(path.join(this.root, name), 'utf8');
  }

  /** Opens a document with the text on disk, or with another one. */
  openFile(name: string, languageId: string, text = this.read(name)): string {
    return this.openUri(this.uri(name), languageId, text);
  }

  openUri(uri: string, languageId: string, text: string): string {
    this.open.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    void this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return uri;
  }

  /** Sends changes as an editor does: each applies to the text that the one before left. */
  change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): void {
    const document = this.document(uri);
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Replaces the first occurrence of a text in an open document. */
  replace(uri: string, search: string, text: string): void {
    const document = this.document(uri);
    const start = document.getText().indexOf(search);
    if (start < 0) throw new Error(`Not in ${uri}: ${search}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + search.length) };
    this.change(uri, { range, text });
  }

  save(uri: string): void {
    void this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri: string): void {
    this.open.delete(uri);
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** The range of the first occurrence of a text in an open document. */
  rangeOf(uri: string, search: string): Range {
    const document = this.document(uri);
    const start = document.getText().indexOf(search);
    if (start < 0) throw new Error(`Not in ${uri}: ${search}`);
    return { start: document.positionAt(start), end: document.positionAt(start + search.length) };
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    });
  }

  /** The diagnostics of a document as they are now. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async hover(uri: string, at: Range): Promise<string | undefined> {
    const hover = await this.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: at.start,
    });
    return (hover?.contents as { value: string } | undefined)?.value;
  }

  async completion(uri: string, position: Range['start']): Promise<CompletionItem[]> {
    return this.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
  }

  async codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const diagnostics = await this.diagnostics(uri);
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only && { only }) },
    });
  }

  /** The text of an open document after a workspace edit; the document itself stays as it is. */
  after(uri: string, edit: WorkspaceEdit | undefined): string {
    const edits: TextEdit[] = [...(edit?.changes?.[uri] ?? [])];
    for (const change of edit?.documentChanges ?? []) {
      if (!('textDocument' in change) || change.textDocument.uri !== uri) continue;
      if (change.textDocument.version !== this.document(uri).version)
        throw new Error('Edit of another version');
      edits.push(...(change.edits as TextEdit[]));
    }
    return TextDocument.applyEdits(this.document(uri), edits);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  /** Says that files changed on disk: 1 created, 2 changed, 3 deleted. */
  changedOnDisk(name: string, type: 1 | 2 | 3): void {
    this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(name), type }] });
  }

  /** Waits until a condition holds. */
  async until(what: string, holds: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`Waited in vain until ${what}\n${this.log.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  /** Ends the server as an editor does and removes the workspace. */
  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.process.once('exit', resolve));
    if (this.process.exitCode === null) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
      await exited;
    }
    this.connection.dispose();
    rmSync(this.root, { recursive: true, force: true });
  }

  private document(uri: string): TextDocument {
    const document = this.open.get(uri);
    if (!document) throw new Error(`Not open: ${uri}`);
    return document;
  }

  private listen(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params.diagnostics);
    });
    connection.onNotification(findingsChanged, ({ uri, findings }: FindingsChanged) => {
      this.findings.set(uri, findings);
    });
    connection.onNotification(statusChanged, (status: StatusChanged) => {
      this.status = status;
    });
    connection.onNotification(projectChanged, () => {
      this.projectChanges++;
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onNotification('$/progress', (value: unknown) => {
      this.progress.push(value);
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: TestClient['registrations'] }) => {
        this.registrations.push(...registrations);
        return null;
      },
    );
    connection.onRequest(
      'client/unregisterCapability',
      ({ unregisterations }: { unregisterations: { id: string }[] }) => {
        const gone = new Set(unregisterations.map(({ id }) => id));
        this.registrations = this.registrations.filter(({ id }) => !gone.has(id));
        return null;
      },
    );
    connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: { section: string; scopeUri?: string }[] }) =>
        items.map(({ section, scopeUri }) => this.configuration(section, scopeUri)),
    );
    connection.listen();
  }

  private configuration(section: string, scopeUri: string | undefined): unknown {
    if (section === 'files.exclude') return this.options.filesExclude ?? {};
    const name = scopeUri === undefined ? '' : path.basename(URI.parse(scopeUri).path);
    return { ...this.options.settings, ...this.options.folderSettings?.[name] };
  }

  private async initialize(): Promise<void> {
    const folders = (this.options.folders ?? ['']).map((name) => ({
      uri: URI.file(path.join(this.root, name)).toString(),
      name: name || 'workspace',
    }));
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders,
      initializationOptions: {
        assetsPath: this.options.assetsPath ?? path.join(dist, 'assets'),
        trusted: true,
        otherLanguages: this.options.otherLanguages,
      },
      capabilities: clientCapabilities(this.options),
    });
    await this.connection.sendNotification('initialized', {});
  }
}

/** A short form of diagnostics for assertions: one-based line and column as people count, rule and severity. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  const names = ['', 'error', 'warning', 'info', 'hint'];
  return diagnostics.map(({ range: { start, end }, code, severity }) => {
    const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
    return `${place} ${names[severity ?? 0]} ${code ?? ''}`.trim();
  });
}
