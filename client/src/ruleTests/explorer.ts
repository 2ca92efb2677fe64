import {
  CancellationTokenSource,
  commands,
  Disposable,
  languages,
  type TestController,
  type TestItem,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { projectChanged, type RuleTestFile, ruleTests } from '../../../protocol/src/index';
import { paced } from '../paced';
import type { Server } from '../server';
import { RuleItems } from './items';
import { RuleLenses } from './lenses';
import { runCases } from './run';

/** Milliseconds to show in the status bar how a test went. */
const shownFor = 5000;

/** The team's own rules in VS Code's Test Explorer, and the command that tests the rule at the cursor. */
export class RuleTestExplorer implements Disposable {
  private readonly controller: TestController;
  private readonly items: RuleItems;
  private readonly subscriptions: Disposable;

  constructor(private readonly server: Server) {
    this.controller = tests.createTestController('wardscribe.rules', 'Wardscribe Rules');
    this.items = new RuleItems(this.controller);
    const lenses = new RuleLenses(this.items);
    this.controller.refreshHandler = () => this.refresh();
    const profile = this.controller.createRunProfile(
      'Test Rules',
      TestRunProfileKind.Run,
      async (request, token) => {
        await runCases(request, token, this.controller, this.items, server);
      },
      true,
    );
    const refresh = paced(() => void this.refresh().then(() => lenses.refresh()), 300);
    const watcher = workspace.createFileSystemWatcher('**/.wardscribe/rules/**');
    this.subscriptions = Disposable.from(
      this.controller,
      profile,
      lenses,
      refresh,
      watcher,
      languages.registerCodeLensProvider({ pattern: '**/.wardscribe/rules/**/*.{yaml,yml}' }, lenses),
      watcher.onDidCreate(() => refresh.soon()),
      watcher.onDidDelete(() => refresh.soon()),
      server.onNotification(projectChanged, () => refresh.soon()),
      server.onDidChangeState((state) => state === 'running' && refresh.soon()),
      workspace.onDidChangeWorkspaceFolders(() => refresh.soon()),
      commands.registerCommand('wardscribe.testRule', (uri?: Uri, line?: number) =>
        this.test(profile, uri, line),
      ),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async refresh(): Promise<void> {
    const files = await this.server.request<RuleTestFile[]>(ruleTests, null);
    if (files) this.items.show(files);
  }

  /**
   * Tests the rule at a line of a rule file, or the rules that a target tests; those of the active editor by default.
   * Gives what came out, in a few words.
   */
  private async test(
    profile: TestRunRequest['profile'],
    uri?: Uri,
    line?: number,
  ): Promise<string | undefined> {
    const editor = window.activeTextEditor;
    const place = uri ?? editor?.document.uri;
    if (!place) return undefined;
    await this.refresh();
    const isActive = editor?.document.uri.toString() === place.toString();
    const at = typeof line === 'number' ? line : isActive ? editor.selection.active.line : 0;
    const cases = this.items.at(place.toString(), at);
    const include: TestItem[] = cases.map(({ item }) => item);
    const names = [...new Set(cases.map(({ ruleId }) => ruleId))].join(', ');
    if (include.length === 0) {
      window.setStatusBarMessage('There is no rule to test here.', shownFor);
      return undefined;
    }
    const request = new TestRunRequest(include, undefined, profile, false, true);
    const source = new CancellationTokenSource();
    try {
      const words = await runCases(request, source.token, this.controller, this.items, this.server);
      window.setStatusBarMessage(`$(beaker) ${names}: ${words}`, shownFor);
      return words;
    } finally {
      source.dispose();
    }
  }
}
