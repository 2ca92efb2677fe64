import {
  type Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { Range, ReviewDetail, ReviewNoteItem, ReviewRegion } from '../../../protocol/src/index';
import { findingRow } from '../findings/item';
import { toRange } from '../findings/store';
import { counted } from '../words';
import type { ReviewModel } from './model';
import { detailWords, noteWords, readWords, regionWords, subjectWords } from './words';

/** A row of the open review, on top of the checklist view. */
export interface ReviewNode {
  kind: 'review';
  id: string;
  row: TreeItem;
  children: ReviewNode[];
  /** The regions that a tick of the row is about. */
  regions: ReviewRegion[];
  note?: ReviewNoteItem;
}

/** The rows of the open review: its files with their regions, its notes, and what came with the change. */
export class ReviewRows implements Disposable {
  private readonly changed = new EventEmitter<{ nodes: ReviewNode[]; parents: ReviewNode[] } | undefined>();
  private readonly subscription: Disposable;
  private readonly nodes = new Map<string, ReviewNode>();
  private top: ReviewNode[] = [];
  /** Fires with the rows that differ, leaves and those above them; with `undefined` when rows came or went. */
  readonly onDidChange = this.changed.event;

  constructor(model: ReviewModel) {
    this.subscription = model.onDidChange(() => this.update(model.current));
  }

  /** The review, when one is open. */
  get roots(): readonly ReviewNode[] {
    return this.top;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private update(detail: ReviewDetail | undefined): void {
    const before = new Map([...this.nodes].map(([id, { row }]) => [id, JSON.stringify(row)]));
    const fresh = new Map<string, ReviewNode>();
    this.top = detail ? [this.keep(reviewNode(detail), fresh)] : [];
    this.nodes.clear();
    for (const [id, node] of fresh) this.nodes.set(id, node);
    const isSame = before.size === fresh.size && [...fresh.keys()].every((id) => before.has(id));
    if (!isSame) {
      this.changed.fire(undefined);
      return;
    }
    const different = [...fresh.values()].filter(({ id, row }) => JSON.stringify(row) !== before.get(id));
    const nodes = different.filter(({ children }) => children.length === 0);
    this.changed.fire({ nodes, parents: different.filter(({ children }) => children.length > 0) });
  }

  /** The rows that VS Code knows, with what they hold now. */
  private keep(node: ReviewNode, fresh: Map<string, ReviewNode>): ReviewNode {
    const children = node.children.map((child) => this.keep(child, fresh));
    const known = this.nodes.get(node.id);
    const kept = known ? Object.assign(known, node, { children }) : { ...node, children };
    fresh.set(node.id, kept);
    return kept;
  }
}

function reviewNode(detail: ReviewDetail): ReviewNode {
  const { id, title, notes, scope, signatures } = detail;
  const root = `review ${id}`;
  const files = new Map<string, ReviewRegion[]>();
  for (const region of detail.regions) files.set(region.path, [...(files.get(region.path) ?? []), region]);
  const children = [
    ...[...files].map(([path, regions]) => fileNode(root, path, regions)),
    ...group(
      root,
      'Review notes',
      'comment-discussion',
      notes.map((note) => noteNode(root, note)),
    ),
    ...group(
      root,
      'Entry points',
      'plug',
      (scope?.entryPoints ?? []).map((point, i) => {
        const state = point.isNew ? 'new' : 'changed';
        const guards = point.guards.length > 0 ? `behind ${point.guards.join(', ')}` : 'no guard';
        return leaf(`${root} entry ${i} ${point.name}`, point.name, `${state} · ${guards}`, 'plug', point);
      }),
    ),
    ...group(
      root,
      'New dependencies',
      'package',
      (scope?.dependencies ?? []).map((each) =>
        leaf(`${root} library ${each.uri} ${each.name}`, each.name, fileName(each.uri), 'package', each),
      ),
    ),
    ...group(
      root,
      'New findings',
      'shield',
      (scope?.findings ?? []).map((finding) => {
        const row = findingRow(finding, 'file');
        row.id = `${root} finding ${finding.uri} ${finding.fingerprint}`;
        return { kind: 'review' as const, id: row.id, row, children: [], regions: [] };
      }),
    ),
  ];
  const row = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  row.id = root;
  row.iconPath = new ThemeIcon('git-pull-request');
  row.contextValue = 'review';
  row.description = detailWords(detail);
  const signed = signatures.map(
    ({ by, verdict, on, outdated }) =>
      `${verdict} by ${by} on ${on}${outdated ? ', before code changed' : ''}`,
  );
  row.tooltip = [title, subjectWords(detail), detailWords(detail), ...signed].join('\n');
  row.accessibilityInformation = { label: `Review ${row.tooltip.replaceAll('\n', ', ')}` };
  return { kind: 'review', id: root, row, children, regions: [] };
}

function fileNode(root: string, path: string, regions: ReviewRegion[]): ReviewNode {
  const id = `${root} ${path}`;
  const slash = path.lastIndexOf('/');
  const row = new TreeItem(path.slice(slash + 1), TreeItemCollapsibleState.Collapsed);
  const read = regions.filter((region) => region.read).length;
  row.id = id;
  row.contextValue = regions[0].base === undefined ? 'reviewFile' : 'reviewFile.compared';
  row.description = `${read}/${regions.length} ${path.slice(0, Math.max(0, slash))}`.trim();
  row.tooltip = path;
  const label = `${path}, ${read} of ${counted(regions.length, 'region')} reviewed`;
  row.accessibilityInformation = { label };
  row.checkboxState = box(read === regions.length, label);
  const children = regions.map((region) => regionNode(root, region));
  return { kind: 'review', id, row, children, regions };
}

function regionNode(root: string, region: ReviewRegion): ReviewNode {
  const { label, range, added, removed, again, read } = region;
  const lines = `+${added} −${removed}`;
  const row = new TreeItem(label || regionWords(region));
  row.id = `${root} ${region.key}`;
  const parts = ['reviewRegion', read ? 'read' : 'unread', region.base !== undefined && 'compared'];
  row.contextValue = parts.filter(Boolean).join('.');
  const changed = again ? ['changed since it was reviewed'] : [];
  // Without a name, the lines are the title.
  const line = label ? [`line ${range.start.line + 1}`] : [];
  row.description = [...line, lines, ...changed].join(' · ');
  row.tooltip = `${region.path}, ${regionWords(region)}, ${lines}\n${readWords(region)}`;
  row.command = open(region);
  const words = `${regionWords(region)}, ${counted(added, 'line')} added, ${removed} removed, ${readWords(region)}`;
  row.accessibilityInformation = { label: words };
  row.checkboxState = box(read !== undefined, words);
  return { kind: 'review', id: row.id, row, children: [], regions: [region] };
}

function noteNode(root: string, note: ReviewNoteItem): ReviewNode {
  const row = new TreeItem(note.text);
  row.id = `${root} ${note.id}`;
  row.contextValue = note.state === 'open' ? 'reviewNote.open' : 'reviewNote.settled';
  const where = note.path && note.range ? `${note.path}:${note.range.start.line + 1}` : note.path;
  row.description = [noteWords(note), where].filter(Boolean).join(' · ');
  const said = note.replies.map(({ by, text }) => `${by}: ${text}`);
  row.tooltip = [`${note.by}: ${note.text}`, ...said, row.description].join('\n');
  row.iconPath = noteIcon(note);
  row.accessibilityInformation = { label: `${row.description}: ${note.text}, by ${note.by}` };
  if (note.uri && note.range) row.command = open({ uri: note.uri, range: note.range });
  return { kind: 'review', id: row.id, row, children: [], regions: [], note };
}

function noteIcon({ state, kind, gone }: ReviewNoteItem): ThemeIcon {
  if (state !== 'open') return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
  if (gone) return new ThemeIcon('debug-disconnect');
  return new ThemeIcon({ concern: 'warning', question: 'question', finding: 'bug' }[kind]);
}

function group(root: string, title: string, icon: string, children: ReviewNode[]): ReviewNode[] {
  if (children.length === 0) return [];
  const row = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  row.id = `${root} ${title}`;
  row.iconPath = new ThemeIcon(icon);
  row.description = `${children.length}`;
  row.accessibilityInformation = { label: `${title}, ${children.length}` };
  return [{ kind: 'review', id: row.id, row, children, regions: [] }];
}

function leaf(
  id: string,
  title: string,
  description: string,
  icon: string,
  place: { uri: string; range: Range },
): ReviewNode {
  const row = new TreeItem(title);
  row.id = id;
  row.description = description;
  row.iconPath = new ThemeIcon(icon);
  row.command = open(place);
  row.accessibilityInformation = { label: `${title}, ${description}` };
  return { kind: 'review', id, row, children: [], regions: [] };
}

function box(isRead: boolean, label: string) {
  return {
    state: isRead ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip: isRead ? 'Reviewed. Untick to read it again.' : 'Tick when you have read this.',
    accessibilityInformation: { label, role: 'checkbox' },
  };
}

function open({ uri, range }: { uri: string; range: Range }) {
  const { start } = toRange(range);
  const selection = { start, end: start };
  return {
    command: 'vscode.open',
    title: 'Open',
    arguments: [Uri.parse(uri), { selection, preserveFocus: true }],
  };
}

function fileName(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
