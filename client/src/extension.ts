import { commands, type ExtensionContext, window } from 'vscode';
import { registerAcceptRisk } from './acceptRisk';
import { registerApplyFix } from './applyFix';
import { ChecklistView } from './checklist/view';
import { watchCursor } from './findings/cursor';
import { FindingStore } from './findings/store';
import { FindingsView } from './findings/view';
import { registerFixAll } from './fixAll';
import { FlowView } from './flow/view';
import { registerImportFindings } from './importFindings';
import { analyzedLanguages } from './languages';
import { NotesView } from './notes/view';
import { ReviewPagePanel } from './reviewPage/panel';
import { Reviewing } from './reviews/review';
import { RulePagePanel } from './rulePage/panel';
import { RuleTestExplorer } from './ruleTests/explorer';
import { PullGate } from './run';
import { registerScan } from './scan';
import { Server } from './server';
import { StatusItem } from './status';
import { registerSuppress } from './suppress';
import { registerWalkthrough } from './walkthrough';

/** Starts Wardscribe in VS Code. Analysis happens in the server's process; nothing here waits for it. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Wardscribe', { log: true });
  const gate = new PullGate();
  const server = new Server(context, log, gate);
  const store = new FindingStore(server);
  const findings = new FindingsView(store);
  const status = new StatusItem(server, store);
  const reviewing = new Reviewing(context, server);
  const checklist = new ChecklistView(server, store, reviewing.model);
  context.subscriptions.push(
    log,
    server,
    store,
    findings,
    status,
    new FlowView(store),
    new NotesView(server, store),
    reviewing,
    checklist,
    new RulePagePanel(context, server, store),
    new ReviewPagePanel(context, server, checklist, reviewing.model, store),
    new RuleTestExplorer(server),
    watchCursor(store),
    registerScan(server, gate, [findings, status], log),
    registerSuppress(server, store),
    registerImportFindings(server),
    registerAcceptRisk(server, store),
    registerApplyFix(server),
    registerFixAll(),
    registerWalkthrough(context, store),
    commands.registerCommand('wardscribe.restartServer', () => server.restart()),
    commands.registerCommand('wardscribe.showLog', () => log.show()),
    server.onDidChangeState((state) => commands.executeCommand('setContext', 'wardscribe.server', state)),
  );
  void commands.executeCommand('setContext', 'wardscribe.languages', analyzedLanguages);
  void server.start();
}
