import { CancellationTokenSource, commands, Disposable, type LogOutputChannel, window } from 'vscode';
import {
  analyzeDocument,
  type DocumentParams,
  type ScanWorkspaceParams,
  type ScanWorkspaceResult,
  type StatusChanged,
  scanWorkspace,
  statusChanged,
} from '../../protocol/src/index';
import type { PullGate } from './run';
import type { Server } from './server';
import { counted } from './words';

/** Where a running scan tells how far it is. */
export interface ScanDisplay {
  /** `undefined` when no scan runs. */
  showScan(text: string | undefined): void;
}

/** The commands that analyze on request: the whole workspace, with progress and cancel, or one file. */
export function registerScan(
  server: Server,
  gate: PullGate,
  displays: readonly ScanDisplay[],
  log: LogOutputChannel,
): Disposable {
  let running: CancellationTokenSource | undefined;
  const scan = async (): Promise<ScanWorkspaceResult | undefined> => {
    if (running) return undefined;
    const source = new CancellationTokenSource();
    running = source;
    void commands.executeCommand('setContext', 'wardscribe.scanning', true);
    try {
      return await runScan(server, displays, source, log);
    } finally {
      running = undefined;
      source.dispose();
      for (const display of displays) display.showScan(undefined);
      void commands.executeCommand('setContext', 'wardscribe.scanning', false);
    }
  };
  return Disposable.from(
    commands.registerCommand('wardscribe.scanWorkspace', scan),
    commands.registerCommand('wardscribe.cancelScan', () => running?.cancel()),
    commands.registerCommand('wardscribe.analyzeFile', async () => {
      const document = window.activeTextEditor?.document;
      if (!document) return;
      const params: DocumentParams = { uri: document.uri.toString() };
      await server.request(analyzeDocument, params);
      gate.ask(document.uri);
      server.pullAgain();
    }),
    // The server also scans by itself, when a folder opens.
    server.onNotification<StatusChanged>(statusChanged, ({ lastScan }) => {
      if (lastScan !== undefined) void commands.executeCommand('setContext', 'wardscribe.scanned', true);
    }),
    new Disposable(() => running?.cancel()),
  );
}

async function runScan(
  server: Server,
  displays: readonly ScanDisplay[],
  source: CancellationTokenSource,
  log: LogOutputChannel,
): Promise<ScanWorkspaceResult | undefined> {
  const token = `wardscribe-scan-${Date.now()}`;
  const show = (text: string) => {
    for (const display of displays) display.showScan(text);
  };
  show('Scanning the workspace');
  const progress = server.onProgress(token, (value) => {
    if (value.kind !== 'report') return;
    const percent = value.percentage === undefined ? '' : `${Math.round(value.percentage)} %`;
    show(['Scanning', percent, value.message].filter(Boolean).join(' '));
  });
  try {
    const params: ScanWorkspaceParams = { workDoneToken: token };
    const result = await window.withProgress({ location: { viewId: 'wardscribe.findings' } }, () =>
      server.request<ScanWorkspaceResult>(scanWorkspace, params, source.token),
    );
    if (result) report(result, log);
    return result;
  } finally {
    progress.dispose();
  }
}

function report(result: ScanWorkspaceResult, log: LogOutputChannel): void {
  const ended = result.cancelled ? 'Scan cancelled' : 'Scan finished';
  log.info(`${ended}: ${counted(result.files, 'file')}, ${counted(result.findings, 'finding')}.`);
  for (const { path, reason } of result.skipped) log.info(`Left out ${path}: ${reason}`);
}
