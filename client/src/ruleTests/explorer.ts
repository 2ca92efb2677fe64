import {
  CancellationTokenSource,
  commands,
  Disposable,
  languages,
  type TestController,
  type TestRunProfile,
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

/** What VS Code shows of the rules; there is none where there are no rules, so that the Testing view stays away. */
interface Shown {
  controller: TestController;
  profile: TestRunProfile;
  items: RuleItems;
}

/** The team's own rules in VS Code's Test Explorer, and the command that tests the rule at the cursor. */
export class RuleTestExplorer implements Disposable {
  private shown: Shown | undefined;
  private readonly lenses = new RuleLenses((uri) => this.shown?.items.of(uri) ?? []);
  private readonly subscriptions: Disposable;

  constructor(private readonly server: Server) {
    const refresh = paced(() => void this.refresh(), 300);
    const watcher = workspace.createFileSystemWatcher('**/.wardscribe/rules/**');
    this.subscriptions = Disposable.from(
      this.lenses,
      refresh,
      watcher,
      languages.registerCodeLensProvider({ pattern: '**/.wardscribe/rules/**/*.{yaml,yml}' }, this.lenses),
      watcher.onDidCreate(() => refresh.soon()),
      watcher.onDidDelete(() => refresh.soon()),
      server.onNotification(projectChanged, () => refresh.soon()),
      server.onDidChangeState((state) => state === 'running' && refresh.soon()),
      workspace.onDidChangeWorkspaceFolders(() => refresh.soon()),
      commands.registerCommand('wardscribe.testRule', (uri?: Uri, line?: number) => this.test(uri, line)),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.hide();
  }

  private async refresh(): Promise<void> {
    const files = await this.server.request<RuleTestFile[]>(ruleTests, null);
    if (!files) return;
    if (files.length === 0) this.hide();
    else this.show().items.show(files);
    this.lenses.refresh();
  }

  private show(): Shown {
    if (this.shown) return this.shown;
    const controller = tests.createTestController('wardscribe.rules', 'Wardscribe Rules');
    const items = new RuleItems(controller);
    controller.refreshHandler = () => this.refresh();
    const profile = controller.createRunProfile(
      'Test Rules',
      TestRunProfileKind.Run,
      async (request, token) => {
        await runCases(request, token, controller, items, this.server);
      },
      true,
    );
    this.shown = { controller, profile, items };
    return this.shown;
  }

  private hide(): void {
    this.shown?.controller.dispose();
    this.shown = undefined;
  }

  /**
   * Tests the rule at a line of a rule file, or the rules that a target tests; those of the active editor by default.
   * Gives what came out, in a few words.
   */
  private async test(uri?: Uri, line?: number): Promise<string | undefined> {
    const editor = window.activeTextEditor;
    const place = uri ?? editor?.document.uri;
    if (!place) return undefined;
    await this.refresh();
    const isActive = editor?.document.uri.toString() === place.toString();
    const at = typeof line === 'number' ? line : isActive ? editor.selection.active.line : 0;
    const cases = this.shown?.items.at(place.toString(), at) ?? [];
    if (!this.shown || cases.length === 0) {
      window.setStatusBarMessage('There is no rule to test here.', shownFor);
      return undefined;
    }
    const { controller, profile, items } = this.shown;
    const include = cases.map(({ item }) => item);
    const request = new TestRunRequest(include, undefined, profile, false, true);
    const source = new CancellationTokenSource();
    try {
      const words = await runCases(request, source.token, controller, items, this.server);
      const names = [...new Set(cases.map(({ ruleId }) => ruleId))].join(', ');
      window.setStatusBarMessage(`$(beaker) ${names}: ${words}`, shownFor);
      return words;
    } finally {
      source.dispose();
    }
  }
}
