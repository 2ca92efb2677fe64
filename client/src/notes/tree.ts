import { type Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import {
  type CodePlace,
  type ThreatItem,
  type ThreatNotesItem,
  threatNotes,
} from '../../../protocol/src/index';
import type { Server } from '../server';
import { groupThreats, type NoteGrouping } from './group';
import { type NoteNode, noteRow, type Section, sectionNames } from './rows';

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
    return noteRow(node);
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

/** That it wants another review, the controls that answer it, then the findings that touch it beside those of the controls. */
function belowThreat({ notes, entry, parent: above }: NoteNode & { kind: 'threat' }): NoteNode[] {
  const parent = `${notes.folder} ${above} ${entry.id}`;
  const controls = notes.controls.filter(({ id }) => entry.controls.includes(id));
  const ofControls = new Set(
    controls.flatMap(({ id, missing }) => (missing.length > 0 ? [`threat-notes.${id}`] : [])),
  );
  const others = entry.findings.filter(({ ruleId }) => !ofControls.has(ruleId));
  return [
    ...(entry.changed === undefined ? [] : [{ kind: 'again', entry, parent } as const]),
    ...controls.map((entry): NoteNode => ({ kind: 'control', notes, entry, parent })),
    ...others.map((finding): NoteNode => ({ kind: 'finding', finding, parent })),
  ];
}

function sectionsOf(notes: ThreatNotesItem): NoteNode[] {
  return sectionNames
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

/** The places that lack a control, then those that have it. */
function belowControl({ notes, entry, parent }: NoteNode & { kind: 'control' }): NoteNode[] {
  const below = `${notes.folder} ${parent} ${entry.id}`;
  const rows = (places: readonly CodePlace[], isMet: boolean) =>
    places.map((place): NoteNode => ({ kind: 'evidence', place, isMet, parent: below }));
  return [...rows(entry.missing, false), ...rows(entry.met, true)];
}
