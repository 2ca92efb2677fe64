import { CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

/** Writes to the client's log. */
export class Log {
  constructor(private readonly console: Connection['console']) {}

  info(message: string): void {
    this.console.info(message);
  }

  warn(message: string): void {
    this.console.warn(message);
  }

  /** `during` says what was being done; the error's stack follows. */
  error(during: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.console.error(`${during}: ${detail}`);
  }
}

/** The answer to a request whose asker no longer wants one. */
export class Cancelled extends ResponseError<void> {
  constructor() {
    super(LSPErrorCodes.RequestCancelled, 'cancelled');
  }
}

/**
 * A request handler that never fails: what goes wrong is logged and `fallback` is answered. Cancellation stays an
 * error, because the client waits for it.
 */
export function guarded<Params, Result>(
  log: Log,
  name: string,
  fallback: Result,
  handler: (params: Params, token: CancellationToken) => Promise<Result> | Result,
): (params: Params, token?: CancellationToken) => Promise<Result> {
  return async (params, token = CancellationToken.None) => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log.error(name, error);
      return fallback;
    }
  };
}

/** A notification handler that never fails: what goes wrong is logged. */
export function noticed<Params>(
  log: Log,
  name: string,
  handler: (params: Params) => Promise<void> | void,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await handler(params);
    } catch (error) {
      log.error(name, error);
    }
  };
}

/** Lets waiting messages in before longer work; throws when the request was cancelled meanwhile. */
export async function breathe(token: CancellationToken): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (token.isCancellationRequested) throw new Cancelled();
}
