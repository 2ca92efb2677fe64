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
  type CodePlace,
  type ControlItem,
  type EntryPointItem,
  type FindingItem,
  type NoteEntry,
  type ThreatItem,
  type ThreatNotesItem,
  threatNotes,
} from '../../../protocol/src/index';
import { findingRow } from '../findings/item';
import { toRange } from '../findings/store';
import { pathLabel } from '../paths';
import type { Server } from '../server';
import { severityIcon } from '../severity';
import { counted, severityWord } from '../words';
import { controlState, groupThreats, type NoteGrouping, reviewReason, threatState } from './group';

type Section = 'threats' | 'assets' | 'entryPoints' | 'controls' | 'accepted' | 'uncovered';
/** The sections whose rows are entries of the notes. */
type EntrySection = Exclude<Section, 'uncovered'>;

/** A row of the threat notes view. */
export type NoteNode =
  | { kind: 'folder'; notes: ThreatNotesItem }
  | { kind: 'section'; notes: ThreatNotesItem; section: Section }
  | { kind: 'group'; notes: ThreatNotesItem; by: 'asset' | 'entryPoint'; id: string; threats: ThreatItem[] }
  | { kind: 'threat'; notes: ThreatNotesItem; entry: ThreatItem; parent: string }
  | { kind: 'accepted'; notes: ThreatNotesItem; entry: AcceptedItem }
  | { kind: 'entry'; notes: ThreatNotesItem; section: EntrySection; entry: NoteEntry; parent?: string }
  | { kind: 'control'; notes: ThreatNotesItem; entry: ControlItem; parent: string }
  | { kind: 'evidence'; place: CodePlace; isMet: boolean; parent: string }
  | { kind: 'place'; notes: ThreatNotesItem; place: EntryPointItem }
  | { kind: 'finding'; finding: FindingItem; parent: string };

const sections: Record<Section, { title: string; icon: string }> = {
  threats: { title: 'Threats', icon: 'target' },
  assets: { title: 'Assets', icon: 'key' },
  entryPoints: { title: 'Entry points', icon: 'sign-in' },
  controls: { title: 'Controls', icon: 'shield' },
  accepted: { title: 'Accepted risks', icon: 'law' },
  uncovered: { title: 'In no entry point', icon: 'question' },
};

/** The threat notes view's content: what the notes of each folder say, and the findings that touch their threats. */
export class NotesTree implements TreeDataProvider<NoteNode>, Disposable {
  private readonly changed = new EventEmitter<undefined>();
  private notes: ThreatNotesItem[] = [];
  /** What the rows of the first level are. */
  grouping: NoteGrouping = 'kind';
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

  /** Orders the rows in another way. */
  group(grouping: NoteGrouping): void {
    this.grouping = grouping;
    this.changed.fire(undefined);
  }

  getChildren(node?: NoteNode): NoteNode[] {
    if (!node) {
      const existing = this.notes.filter((notes) => notes.exists);
      if (existing.length === 1) return topRows(existing[0], this.grouping);
      return existing.map((notes) => ({ kind: 'folder', notes }));
    }
    switch (node.kind) {
      case 'folder':
        return topRows(node.notes, this.grouping);
      case 'section':
        return entriesOf(node.notes, node.section);
      case 'group':
        return node.threats.map((entry) => threatNode(node.notes, entry, `${node.by} ${node.id}`));
      case 'threat':
        return belowThreat(node);
      case 'control':
        return belowControl(node);
      default:
        return [];
    }
  }

  getTreeItem(node: NoteNode): TreeItem {
    switch (node.kind) {
      case 'folder':
        return folderRow(node.notes);
      case 'section':
        return sectionRow(node.notes, node.section);
      case 'group':
        return groupRow(node);
      case 'place':
        return placeRow(node);
      case 'threat':
        return threatRow(node);
      case 'accepted':
        return acceptedRow(node.notes, node.entry);
      case 'entry':
        return entryRow(node);
      case 'control':
        return controlRow(node);
      case 'evidence':
        return evidenceRow(node);
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

function topRows(notes: ThreatNotesItem, grouping: NoteGrouping): NoteNode[] {
  if (grouping === 'kind') return sectionsOf(notes);
  if (grouping === 'threat') return notes.threats.map((entry) => threatNode(notes, entry, 'all'));
  const groups = groupThreats(notes, grouping).map(
    (group): NoteNode => ({ kind: 'group', notes, by: grouping, ...group }),
  );
  const uncovered = grouping === 'entryPoint' && notes.uncovered.length > 0;
  return uncovered ? [...groups, { kind: 'section', notes, section: 'uncovered' }] : groups;
}

function threatNode(notes: ThreatNotesItem, entry: ThreatItem, parent: string): NoteNode {
  return { kind: 'threat', notes, entry, parent };
}

/** The controls that answer a threat, then the findings that touch it. */
function belowThreat({ notes, entry, parent: above }: NoteNode & { kind: 'threat' }): NoteNode[] {
  const parent = `${notes.folder} ${above} ${entry.id}`;
  const controls = notes.controls.filter(({ id }) => entry.controls.includes(id));
  return [
    ...controls.map((entry): NoteNode => ({ kind: 'control', notes, entry, parent })),
    ...entry.findings.map((finding): NoteNode => ({ kind: 'finding', finding, parent })),
  ];
}

function sectionsOf(notes: ThreatNotesItem): NoteNode[] {
  return (Object.keys(sections) as Section[])
    .filter((section) => notes[section].length > 0)
    .map((section) => ({ kind: 'section', notes, section }));
}

function entriesOf(notes: ThreatNotesItem, section: Section): NoteNode[] {
  if (section === 'threats') return notes.threats.map((entry) => threatNode(notes, entry, 'all'));
  if (section === 'uncovered') return notes.uncovered.map((place) => ({ kind: 'place', notes, place }));
  if (section === 'accepted') return notes.accepted.map((entry) => ({ kind: 'accepted', notes, entry }));
  if (section === 'controls')
    return notes.controls.map((entry) => ({ kind: 'control', notes, entry, parent: '' }));
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

function groupRow({ notes, by, id, threats }: NoteNode & { kind: 'group' }): TreeItem {
  const section = by === 'asset' ? 'assets' : 'entryPoints';
  const entry = notes[section].find((each) => each.id === id);
  const none = by === 'asset' ? 'About no asset' : 'Through no entry point';
  const row = entry ? baseRow(notes, entry, section, by) : new TreeItem(none);
  row.id = `${notes.folder} ${by} ${id}`;
  row.collapsibleState =
    threats.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None;
  row.iconPath = new ThemeIcon(entry ? sections[section].icon : 'target');
  row.description = threats.length > 0 ? counted(threats.length, 'threat') : 'no threat';
  row.accessibilityInformation = { label: `${row.label}, ${row.description}` };
  return row;
}

/** A place in the code that no entry point of the notes covers. */
function placeRow({ notes, place }: NoteNode & { kind: 'place' }): TreeItem {
  const uri = Uri.parse(place.uri);
  const words =
    place.route === undefined ? place.name : [place.method, place.route].filter(Boolean).join(' ');
  const row = new TreeItem(words, TreeItemCollapsibleState.None);
  const line = place.range.start.line + 1;
  row.id = `${notes.folder} place ${place.uri} ${line} ${words}`;
  row.iconPath = new ThemeIcon('sign-in');
  row.description = `${pathLabel(uri)}:${line}`;
  row.tooltip = `${words}\n${row.description}`;
  row.accessibilityInformation = { label: `${words}, ${pathLabel(uri)}, line ${line}, in no entry point` };
  row.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [uri, { selection: toRange(place.range), preserveFocus: true }],
  };
  return row;
}

function threatRow({ notes, entry, parent }: NoteNode & { kind: 'threat' }): TreeItem {
  const row = baseRow(notes, entry, 'threats', parent);
  const isLeaf = entry.findings.length + entry.controls.length === 0;
  row.collapsibleState = isLeaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
  row.iconPath = severityIcon(entry.severity);
  row.description = threatState(entry, notes.controls);
  row.tooltip = [
    row.label,
    `${severityWord(entry.severity)} · ${row.description}`,
    entry.detail,
    reviewReason(entry),
  ]
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

/** The places that lack a control, then those that have it. */
function belowControl({ notes, entry, parent }: NoteNode & { kind: 'control' }): NoteNode[] {
  const below = `${notes.folder} ${parent} ${entry.id}`;
  const rows = (places: readonly CodePlace[], isMet: boolean) =>
    places.map((place): NoteNode => ({ kind: 'evidence', place, isMet, parent: below }));
  return [...rows(entry.missing, false), ...rows(entry.met, true)];
}

function controlRow({ notes, entry, parent }: NoteNode & { kind: 'control' }): TreeItem {
  const row = baseRow(notes, entry, 'controls', parent);
  const state = controlState(entry);
  if (state !== '') row.collapsibleState = TreeItemCollapsibleState.Collapsed;
  row.iconPath =
    entry.missing.length > 0
      ? new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'))
      : new ThemeIcon(entry.met.length > 0 ? 'pass' : sections.controls.icon);
  row.description = state || entry.detail;
  row.accessibilityInformation = { label: `Control ${entry.id}: ${entry.title}, ${row.description}` };
  return row;
}

function evidenceRow({ place, isMet, parent }: NoteNode & { kind: 'evidence' }): TreeItem {
  const uri = Uri.parse(place.uri);
  const where = `${pathLabel(uri)}:${place.range.start.line + 1}`;
  const row = new TreeItem(place.name || where, TreeItemCollapsibleState.None);
  row.id = `${parent} ${isMet} ${where}`;
  row.iconPath = isMet
    ? new ThemeIcon('pass')
    : new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  row.description = place.name ? `${isMet ? 'met' : 'missing'} · ${where}` : isMet ? 'met' : 'missing';
  row.accessibilityInformation = { label: `${row.label}, ${row.description}` };
  row.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [uri, { selection: toRange(place.range), preserveFocus: true }],
  };
  return row;
}

function entryRow({ notes, section, entry, parent }: NoteNode & { kind: 'entry' }): TreeItem {
  const row = baseRow(notes, entry, section, parent);
  row.iconPath = new ThemeIcon(sections[section].icon);
  row.description = entry.detail;
  row.accessibilityInformation = { label: `${entry.id}: ${entry.title}, ${entry.detail}` };
  return row;
}

function baseRow(notes: ThreatNotesItem, entry: NoteEntry, section: EntrySection, parent = ''): TreeItem {
  // Entry points may have no title of their own; their id then stands alone.
  const row = new TreeItem(
    entry.title && entry.title !== entry.id ? `${entry.id} ${entry.title}` : entry.id,
    TreeItemCollapsibleState.None,
  );
  row.id = `${notes.folder} ${parent} ${section} ${entry.id}`;
  row.tooltip = [row.label, entry.detail].filter(Boolean).join('\n');
  row.contextValue = 'note';
  row.command = {
    command: 'vscode.open',
    title: 'Open the note',
    arguments: [Uri.parse(entry.uri), { selection: toRange(entry.range), preserveFocus: true }],
  };
  return row;
}
