import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  CloseAction,
  type DiagnosticPullMode,
  DocumentDiagnosticRequest,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  LSPErrorCodes,
  ResponseError,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../protocol/src/index';
import { documentSelector, otherLanguages } from './languages';
import { RestartBudget } from './restarts';
import { type PullGate, pullMiddleware } from './run';

export type ServerState = 'starting' | 'running' | 'failed';
export type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** The library's client shows a notification of its own for each failed start. Ours says it once: these go to the log. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The analysis server as the features see it: requests, notifications, and whether it runs. */
export class Server implements Disposable {
  private readonly changed = new EventEmitter<ServerState>();
  private readonly notifications = new Map<string, EventEmitter<unknown>>();
  private readonly budget = new RestartBudget();
  private readonly client: LanguageClient;
  private current: ServerState = 'starting';
  private stopping = false;
  private otherLanguages: string[] = [];
  /** Fires when the server starts, runs or is given up. */
  readonly onDidChangeState = this.changed.event;

  constructor(
    context: ExtensionContext,
    private readonly log: LogOutputChannel,
    gate: PullGate,
  ) {
    const assetsPath = Uri.joinPath(context.extensionUri, 'dist', 'assets').fsPath;
    const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
    // Not the workspace folder: a process that starts there could pick up files of the workspace.
    const cwd = context.extensionUri.fsPath;
    // An analysis makes many short-lived objects: with room for them, less time goes into clearing them away.
    const execArgv = ['--max-semi-space-size=32'];
    const server: ServerOptions = {
      run: { module, transport: TransportKind.ipc, options: { cwd, execArgv } },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { cwd, execArgv: [...execArgv, '--inspect=0'] },
      },
    };
    this.client = new QuietClient('wardscribe', 'Wardscribe', server, this.clientOptions(assetsPath, gate));
    this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.setState('running');
      else if (newState === State.Starting) this.setState('starting');
    });
  }

  get state(): ServerState {
    return this.current;
  }

  /** Starts the server. Never rejects: a failure is logged, shown once and kept as the state `failed`. */
  async start(): Promise<void> {
    try {
      this.otherLanguages = await otherLanguages();
      await this.client.start();
    } catch (error) {
      // The error handler may already be starting it again; only what stays down is a failure.
      if (this.client.state !== State.Starting && this.client.state !== State.Running) this.giveUp(error);
    }
  }

  /** Stops the server and starts a fresh one, with a full budget of restarts. */
  async restart(): Promise<void> {
    this.budget.reset();
    this.stopping = true;
    try {
      if (this.client.isRunning()) await this.client.stop();
    } finally {
      this.stopping = false;
    }
    await this.start();
  }

  /** Sends a request. Gives `undefined` when the server is not there, fails or was cancelled; failures are logged. */
  async request<Result>(
    method: string,
    params: unknown,
    token?: CancellationToken,
  ): Promise<Result | undefined> {
    if (this.current === 'failed') return undefined;
    try {
      if (!this.client.isRunning()) await this.client.start();
      // An explicit `undefined` would be sent as a second parameter, and the server would get `null` for its token.
      return token
        ? await this.client.sendRequest<Result>(method, params, token)
        : await this.client.sendRequest<Result>(method, params);
    } catch (error) {
      if (token?.isCancellationRequested) return undefined;
      this.log.error(`${method}: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** Sends a request that the user waits for. Rejects with an `Error` whose message is for the user. */
  async perform<Result>(method: string, params: unknown): Promise<Result> {
    if (this.current === 'failed') throw new Error('The analysis server is not running.');
    try {
      if (!this.client.isRunning()) await this.client.start();
      return await this.client.sendRequest<Result>(method, params);
    } catch (error) {
      this.log.error(`${method}: ${messageOf(error)}`);
      // Every other code says what broke inside, and nobody can act on that.
      const isForUser = error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
      throw new Error(isForUser ? error.message : 'The analysis server did not answer; the log says why.');
    }
  }

  /** Calls `handler` for each notification of a method, through restarts too. Several may listen to one method. */
  onNotification<Params>(method: string, handler: (params: Params) => void): Disposable {
    let heard = this.notifications.get(method);
    if (!heard) {
      // The library keeps one handler a method.
      const emitter = new EventEmitter<unknown>();
      this.notifications.set(method, emitter);
      this.client.onNotification(method, (params: unknown) => emitter.fire(params));
      heard = emitter;
    }
    return heard.event((params) => handler(params as Params));
  }

  /** Calls `handler` for the progress of a request that was sent with this token. */
  onProgress(token: string, handler: (progress: Progress) => void): Disposable {
    return this.client.onProgress(WorkDoneProgress.type, token, handler);
  }

  /** Pulls the diagnostics of every visible document again. */
  pullAgain(): void {
    this.client.getFeature(DocumentDiagnosticRequest.method).refresh();
  }

  async dispose(): Promise<void> {
    this.stopping = true;
    this.changed.dispose();
    for (const emitter of this.notifications.values()) emitter.dispose();
    await this.client.dispose().catch(() => undefined);
  }

  private clientOptions(assetsPath: string, gate: PullGate): LanguageClientOptions {
    const initializationOptions = (): InitializationOptions => ({
      assetsPath,
      trusted: workspace.isTrusted,
      otherLanguages: this.otherLanguages,
    });
    return {
      documentSelector,
      initializationOptions,
      outputChannel: this.log,
      traceOutputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: {
        onChange: true,
        onSave: true,
        onFocus: false,
        onTabs: false,
        filter: (document, mode: DiagnosticPullMode) => !gate.pullsOn(document.uri, mode),
      },
      middleware: pullMiddleware(gate),
      markdown: { isTrusted: { enabledCommands: hoverCommands }, supportHtml: true },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (error, _message, count) => {
          this.log.error(`Connection to the analysis server: ${error.message}`);
          return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
        },
        closed: () => {
          if (this.stopping) return { action: CloseAction.DoNotRestart, handled: true };
          if (this.budget.spend(Date.now())) {
            this.log.warn('The analysis server stopped and is started again.');
            return { action: CloseAction.Restart, handled: true };
          }
          this.giveUp('It stopped several times within three minutes.');
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  private giveUp(reason: unknown): void {
    if (this.current === 'failed' || this.stopping) return;
    this.log.error(
      `The analysis server could not start. ${reason instanceof Error ? reason.message : reason}`,
    );
    this.setState('failed');
    void window
      .showErrorMessage('Wardscribe could not start its analysis server.', 'Show log', 'Try again')
      .then((choice) => {
        if (choice === 'Show log') this.log.show(true);
        else if (choice === 'Try again') void this.restart();
      });
  }

  private setState(state: ServerState): void {
    if (this.current === state) return;
    this.current = state;
    this.changed.fire(state);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a link in a hover may run. */
const hoverCommands = [
  'wardscribe.explainRule',
  'wardscribe.showFlow',
  'wardscribe.suppress',
  'wardscribe.applyFix',
];
