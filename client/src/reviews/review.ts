import { commands, type Disposable, type ExtensionContext } from 'vscode';
import type { Server } from '../server';
import { registerReviewCommands } from './commands';
import { NoteThreads } from './comments';
import { RegionMarks } from './marks';
import { ReviewModel } from './model';

/** Security reviews in the editor: the open one with its marks, notes and commands. */
export class Reviewing implements Disposable {
  readonly model: ReviewModel;
  private readonly subscriptions: Disposable[];

  constructor(context: ExtensionContext, server: Server) {
    this.model = new ReviewModel(server, context.workspaceState);
    const threads = new NoteThreads(this.model);
    const tell = () =>
      commands.executeCommand('setContext', 'wardscribe.reviewOpen', this.model.current !== undefined);
    this.subscriptions = [
      this.model,
      threads,
      new RegionMarks(context, this.model),
      ...registerReviewCommands(server, this.model, threads),
      this.model.onDidChange(() => void tell()),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
