import { type Command, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type {
  AcceptedItem,
  CodePlace,
  ControlItem,
  EntryPointItem,
  FindingItem,
  NoteEntry,
  ThreatItem,
  ThreatNotesItem,
} from '../../../protocol/src/index';
import { findingRow } from '../findings/item';
import { toRange } from '../findings/store';
import { pathLabel } from '../paths';
import { severityIcon } from '../severity';
import { counted, severityWord } from '../words';
import { controlState, reviewReason, type ThreatMatter, threatMatter, threatState } from './group';

/** What the rows of a folder's notes are headed by. */
export type Section = 'threats' | 'assets' | 'entryPoints' | 'controls' | 'accepted' | 'uncovered';
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
  | { kind: 'again'; entry: ThreatItem; parent: string }
  | { kind: 'finding'; finding: FindingItem; parent: string };

const againIcon = new ThemeIcon('history', new ThemeColor('problemsWarningIcon.foreground'));

const sections: Record<Section, { title: string; icon: string }> = {
  threats: { title: 'Threats', icon: 'target' },
  assets: { title: 'Assets', icon: 'key' },
  entryPoints: { title: 'Entry points', icon: 'sign-in' },
  controls: { title: 'Controls', icon: 'shield' },
  accepted: { title: 'Accepted risks', icon: 'law' },
  uncovered: { title: 'In no entry point', icon: 'question' },
};

/** The headings, in their order. */
export const sectionNames = Object.keys(sections) as Section[];

/** How a row looks, what is told of it, and what a click does. */
export function noteRow(node: NoteNode): TreeItem {
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
    case 'again':
      return againRow(node);
    case 'finding': {
      const row = findingRow(node.finding, 'file');
      row.id = `${node.parent} ${node.finding.uri} ${node.finding.fingerprint}`;
      return row;
    }
  }
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
  const isLeaf = entry.findings.length + entry.controls.length === 0 && entry.changed === undefined;
  row.collapsibleState = isLeaf ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed;
  row.iconPath = threatIcon(entry, threatMatter(entry, notes.controls));
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

function threatIcon({ severity }: ThreatItem, matter: ThreatMatter): ThemeIcon {
  const icons = { held: 'pass', accepted: 'law', transferred: 'arrow-right' };
  if (matter === 'open') return severityIcon(severity);
  return matter === 'again' ? againIcon : new ThemeIcon(icons[matter]);
}

/** Says that a threat wants another review; a click leads to the threat. */
function againRow({ entry, parent }: NoteNode & { kind: 'again' }): TreeItem {
  const row = new TreeItem('Review again', TreeItemCollapsibleState.None);
  row.id = `${parent} again`;
  row.iconPath = againIcon;
  row.description = `code changed on ${entry.changed}`;
  row.tooltip = reviewReason(entry);
  row.accessibilityInformation = { label: `${row.label}: ${row.tooltip}` };
  row.command = openAt(entry.uri, entry.range);
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
  row.command = openAt(entry.uri, entry.range);
  return row;
}

/** Puts the cursor where an entry begins: a whole entry would be marked as if somebody wanted to copy it. */
function openAt(uri: string, { start }: NoteEntry['range']): Command {
  return {
    command: 'vscode.open',
    title: 'Open the note',
    arguments: [Uri.parse(uri), { selection: toRange({ start, end: start }), preserveFocus: true }],
  };
}
