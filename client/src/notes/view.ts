import { commands, type Disposable, type TreeView, Uri, window, workspace } from 'vscode';
import { projectChanged, type ThreatNotesItem, type ThreatsArgument } from '../../../protocol/src/index';
import { type FindingStore, toRange } from '../findings/store';
import { paced } from '../paced';
import { chooseFolder } from '../paths';
import type { Server } from '../server';
import { createNotes } from './create';
import { registerExchange } from './exchange';
import { type NoteGrouping, noteGroupings, threatState } from './group';
import type { NoteNode } from './rows';
import { NotesTree } from './tree';

/** The threat notes view, and the commands that create and open the notes. */
export class NotesView implements Disposable {
  private readonly tree: NotesTree;
  private readonly view: TreeView<NoteNode>;
  private readonly subscriptions: Disposable[];

  constructor(
    private readonly server: Server,
    store: FindingStore,
  ) {
    this.tree = new NotesTree(server);
    this.view = window.createTreeView('wardscribe.threatNotes', {
      treeDataProvider: this.tree,
      showCollapseAll: true,
    });
    // Findings change with every pause in typing and for each file of a scan; the view may follow a little later.
    const refresh = paced(() => void this.tree.refresh(), 300);
    this.subscriptions = [
      this.tree,
      this.view,
      refresh,
      this.tree.onDidChangeTreeData(() => this.describe()),
      server.onNotification(projectChanged, () => refresh.soon()),
      server.onDidChangeState((state) => state === 'running' && refresh.soon()),
      store.onDidChange(() => this.view.visible && refresh.soon()),
      this.view.onDidChangeVisibility(({ visible }) => visible && refresh.soon()),
      workspace.onDidChangeWorkspaceFolders(() => refresh.soon()),
      commands.registerCommand('wardscribe.createThreatNotes', () => this.create()),
      commands.registerCommand('wardscribe.openThreatNotes', () => this.open()),
      registerExchange(server, () => this.chooseNotes()),
      commands.registerCommand('wardscribe.threatNotes.groupBy', (by?: NoteGrouping) => this.group(by)),
      commands.registerCommand('wardscribe.showThreats', (argument: ThreatsArgument) =>
        this.choose(argument),
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private describe(): void {
    const existing = this.tree.folders.filter((notes) => notes.exists);
    this.view.message = existing.some((notes) => notes.stale)
      ? 'The notes have an error; the last good version is in force.'
      : undefined;
    this.view.description =
      existing.length === 1 && existing[0].project?.risk ? `${existing[0].project.risk} risk` : undefined;
    void commands.executeCommand('setContext', 'wardscribe.hasNotes', existing.length > 0);
  }

  private async create(): Promise<void> {
    const folder = await chooseFolder('Create threat notes in which folder?');
    if (!folder) return;
    const uri = await createNotes(this.server, folder.uri.toString());
    if (!uri) return;
    await window.showTextDocument(uri);
    // Completes a step of the walkthrough.
    void commands.executeCommand('setContext', 'wardscribe.notesCreated', true);
    await this.tree.refresh();
  }

  private async group(grouping?: NoteGrouping): Promise<void> {
    const names: Record<NoteGrouping, string> = {
      kind: 'Kind',
      threat: 'Threat',
      asset: 'Asset',
      entryPoint: 'Entry point',
    };
    const items = noteGroupings.map((value) => ({
      label: names[value],
      description: value === this.tree.grouping ? 'now' : undefined,
      value,
    }));
    const placeHolder = 'Group threat notes by';
    const chosen = grouping ?? (await window.showQuickPick(items, { placeHolder }))?.value;
    if (chosen !== undefined && noteGroupings.includes(chosen)) this.tree.group(chosen);
  }

  /** Goes to one of the threats that a code lens names; the user chooses when there are several. */
  private async choose({ uri, ids }: ThreatsArgument): Promise<void> {
    await this.tree.refresh();
    const holding = this.tree.folders
      .filter(({ folder }) => uri.startsWith(folder))
      .sort((a, b) => b.folder.length - a.folder.length);
    const threats = holding.at(0)?.threats.filter(({ id }) => ids.includes(id)) ?? [];
    const items = threats.map((threat) => ({
      label: `${threat.id} ${threat.title}`,
      description: threatState(threat, holding[0].controls),
      threat,
    }));
    const placeHolder = 'Go to which threat?';
    const chosen = items.length <= 1 ? items.at(0) : await window.showQuickPick(items, { placeHolder });
    if (!chosen) return;
    const { threat } = chosen;
    const { start } = threat.range;
    await window.showTextDocument(Uri.parse(threat.uri), { selection: toRange({ start, end: start }) });
  }

  private async open(): Promise<void> {
    const notes = await this.chooseNotes();
    if (notes) await window.showTextDocument(notes);
  }

  /** The notes of the only folder with some, or those that the user chooses. */
  private async chooseNotes(): Promise<Uri | undefined> {
    if (this.tree.folders.length === 0) await this.tree.refresh();
    const existing = this.tree.folders.filter((notes) => notes.exists);
    const notes = existing.length <= 1 ? existing.at(0) : await pickNotes(existing);
    return notes && Uri.parse(notes.uri);
  }
}

async function pickNotes(existing: readonly ThreatNotesItem[]): Promise<ThreatNotesItem | undefined> {
  const items = existing.map((notes) => ({ label: workspace.asRelativePath(Uri.parse(notes.uri)), notes }));
  return (await window.showQuickPick(items, { placeHolder: 'Which threat notes?' }))?.notes;
}
