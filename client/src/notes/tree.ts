import {
  type Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import {
  type AcceptedItem,
  type FindingItem,
  type NoteEntry,
  type ThreatItem,
  type ThreatNotesItem,
  threatNotes,
} from '../../../protocol/src/index';
import { findingRow } from '../findings/item';
import { toRange } from '../findings/store';
import type { Server } from '../server';
import { severityIcon } from '../severity';
import { counted, severityWord } from '../words';

type Section = 'threats' | 'assets' | 'entryPoints' | 'controls' | 'accepted';

/** A row of the threat notes view. */
export type NoteNode =
  | { kind: 'folder'; notes: ThreatNotesItem }
  | { kind: 'section'; notes: ThreatNotesItem; section: Section }
  | { kind: 'threat'; notes: ThreatNotesItem; entry: ThreatItem }
  | { kind: 'accepted'; notes: ThreatNotesItem; entry: AcceptedItem }
  | { kind: 'entry'; notes: ThreatNotesItem; section: Section; entry: NoteEntry }
  | { kind: 'finding'; finding: FindingItem; parent: string };

const sections: Record<Section, { title: string; icon: string }> = {
  threats: { title: 'Threats', icon: 'target' },
  assets: { title: 'Assets', icon: 'key' },
  entryPoints: { title: 'Entry points', icon: 'sign-in' },
  controls: { title: 'Controls', icon: 'shield' },
  accepted: { title: 'Accepted risks', icon: 'law' },
};

/** The threat notes view's content: what the notes of each folder say, and the findings that touch their threats. */
export class NotesTree implements TreeDataProvider<NoteNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private notes: ThreatNotesItem[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {}

  /** The folders' notes as last asked for. */
  get folders(): readonly ThreatNotesItem[] {
    return this.notes;
  }

  /** Asks the server again. */
  async refresh(): Promise<void> {
    this.notes = (await this.server.request<ThreatNotesItem[]>(threatNotes, {})) ?? [];
    this.changed.fire(undefined);
  }

  getChildren(node?: NoteNode): NoteNode[] {
    if (!node) {
      const existing = this.notes.filter((notes) => notes.exists);
      if (existing.length === 1) return sectionsOf(existing[0]);
      return existing.map((notes) => ({ kind: 'folder', notes }));
    }
    if (node.kind === 'folder') return sectionsOf(node.notes);
    if (node.kind === 'section') return entriesOf(node.notes, node.section);
    if (node.kind === 'threat') {
      const parent = `${node.notes.folder} ${node.entry.id}`;
      return node.entry.findings.map((finding) => ({ kind: 'finding', finding, parent }));
    }
    return [];
  }

  getTreeItem(node: NoteNode): TreeItem {
    switch (node.kind) {
      case 'folder':
        return folderRow(node.notes);
      case 'section':
        return sectionRow(node.notes, node.section);
      case 'threat':
        return threatRow(node.notes, node.entry);
      case 'accepted':
        return acceptedRow(node.notes, node.entry);
      case 'entry':
        return entryRow(node.notes, node.section, node.entry);
      case 'finding': {
        const row = findingRow(node.finding, 'file');
        row.id = `${node.parent} ${node.finding.uri} ${node.finding.fingerprint}`;
        return row;
      }
    }
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function sectionsOf(notes: ThreatNotesItem): NoteNode[] {
  return (Object.keys(sections) as Section[])
    .filter((section) => notes[section].length > 0)
    .map((section) => ({ kind: 'section', notes, section }));
}

function entriesOf(notes: ThreatNotesItem, section: Section): NoteNode[] {
  if (section === 'threats') return notes.threats.map((entry) => ({ kind: 'threat', notes, entry }));
  if (section === 'accepted') return notes.accepted.map((entry) => ({ kind: 'accepted', notes, entry }));
  return notes[section].map((entry) => ({ kind: 'entry', notes, section, entry }));
}

function folderRow(notes: ThreatNotesItem): TreeItem {
  const name = notes.project?.name ?? Uri.parse(notes.folder).path.split('/').pop() ?? notes.folder;
  const row = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  row.id = notes.folder;
  row.iconPath = ThemeIcon.Folder;
  row.description = notes.project?.risk ? `${notes.project.risk} risk` : undefined;
  return row;
}

function sectionRow(notes: ThreatNotesItem, section: Section): TreeItem {
  const { title, icon } = sections[section];
  const open = section === 'threats' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const row = new TreeItem(title, open);
  row.id = `${notes.folder} ${section}`;
  row.iconPath = new ThemeIcon(icon);
  row.description = `${notes[section].length}`;
  row.accessibilityInformation = { label: `${title}, ${notes[section].length}` };
  return row;
}

function threatRow(notes: ThreatNotesItem, entry: ThreatItem): TreeItem {
  const count = entry.findings.length;
  const row = baseRow(notes, entry, 'threats');
  row.collapsibleState = count ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  row.iconPath = severityIcon(entry.severity);
  row.description = count ? `${entry.status} · ${counted(count, 'finding')}` : entry.status;
  row.tooltip = [row.label, `${severityWord(entry.severity)} · ${row.description}`, entry.detail]
    .filter(Boolean)
    .join('\n');
  row.accessibilityInformation = {
    label: `Threat ${entry.id}: ${entry.title}, ${severityWord(entry.severity)}, ${row.description}`,
  };
  return row;
}

function acceptedRow(notes: ThreatNotesItem, entry: AcceptedItem): TreeItem {
  const row = baseRow(notes, entry, 'accepted');
  const until = entry.expires ? `until ${entry.expires}` : 'without an end';
  row.description = entry.expired ? `expired ${entry.expires}` : until;
  row.iconPath = entry.expired
    ? new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'))
    : new ThemeIcon('law');
  row.accessibilityInformation = { label: `Accepted risk ${entry.id}: ${entry.title}, ${row.description}` };
  return row;
}

function entryRow(notes: ThreatNotesItem, section: Section, entry: NoteEntry): TreeItem {
  const row = baseRow(notes, entry, section);
  row.iconPath = new ThemeIcon(sections[section].icon);
  row.description = entry.detail;
  row.accessibilityInformation = { label: `${entry.id}: ${entry.title}, ${entry.detail}` };
  return row;
}

function baseRow(notes: ThreatNotesItem, entry: NoteEntry, section: Section): TreeItem {
  // Entry points may have no title of their own; their id then stands alone.
  const row = new TreeItem(
    entry.title && entry.title !== entry.id ? `${entry.id} ${entry.title}` : entry.id,
    TreeItemCollapsibleState.None,
  );
  row.id = `${notes.folder} ${section} ${entry.id}`;
  row.tooltip = [row.label, entry.detail].filter(Boolean).join('\n');
  row.contextValue = 'note';
  row.command = {
    command: 'vscode.open',
    title: 'Open the note',
    arguments: [Uri.parse(entry.uri), { selection: toRange(entry.range), preserveFocus: true }],
  };
  return row;
}
