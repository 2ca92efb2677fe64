import { commands, Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';
import type { FindingStore } from './findings/store';

/** The first-run walkthrough: its sample file, and the context keys that complete its first two steps by doing. */
export function registerWalkthrough(context: ExtensionContext, store: FindingStore): Disposable {
  const sample = new SampleWatch(store);
  return Disposable.from(
    sample,
    commands.registerCommand('wardscribe.openWalkthrough', async () => {
      const id = `${context.extension.id}#firstSteps`;
      // VS Code reads the walkthroughs of extensions when the page opens, and shows one of its own until then.
      await commands.executeCommand('workbench.action.openWalkthrough', id, false);
      await commands.executeCommand('workbench.action.openWalkthrough', id, false);
    }),
    commands.registerCommand('wardscribe.openSample', async () => {
      const file = Uri.joinPath(context.extensionUri, 'media', 'walkthrough', 'shop.js.txt');
      const content = new TextDecoder().decode(await workspace.fs.readFile(file));
      // Untitled, so that trying the fixes changes nothing on disk.
      const document = await workspace.openTextDocument({ language: 'javascript', content });
      sample.watch(document.uri);
      await window.showTextDocument(document);
    }),
  );
}

/** Tells when the sample shows its first finding, and when one of its findings was fixed. */
class SampleWatch implements Disposable {
  private readonly most = new Map<string, number>();
  private readonly subscription: Disposable;

  constructor(private readonly store: FindingStore) {
    this.subscription = store.onDidChange((uri) => this.update(uri));
  }

  watch(uri: Uri): void {
    this.most.set(uri.toString(), 0);
    this.update(uri.toString());
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private update(uri: string): void {
    const before = this.most.get(uri);
    // Closing the sample also takes its findings away; that fixed nothing.
    const open = workspace.textDocuments.some((document) => document.uri.toString() === uri);
    if (before === undefined || !open) return;
    const now = this.store.of(uri).length;
    if (now > 0) void commands.executeCommand('setContext', 'wardscribe.sampleFound', true);
    if (now < before) void commands.executeCommand('setContext', 'wardscribe.sampleFixed', true);
    this.most.set(uri, Math.max(before, now));
  }
}
