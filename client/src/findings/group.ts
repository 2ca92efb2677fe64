import type { FindingItem, Severity } from '../../../protocol/src/index';
import { counted, severityOrder, severityWord } from '../words';

/** How the findings view is ordered. */
export const groupings = ['file', 'severity', 'category', 'threat'] as const;
export type Grouping = (typeof groupings)[number];

/** Which findings the view shows. */
export interface Filter {
  /** Only the findings of this document; all documents when it is absent. */
  uri?: string;
  fixable: boolean;
}

/** A heading of the view with what stands below it. */
export interface Group {
  /** A URI, a severity, a category or a threat id; unique within the view. */
  key: string;
  label: string;
  findings: FindingItem[];
}

/** The findings that pass the filter, in their order. */
export function filterFindings(findings: readonly FindingItem[], filter: Filter): FindingItem[] {
  return findings.filter(
    (item) => (filter.uri === undefined || item.uri === filter.uri) && (!filter.fixable || item.fixable),
  );
}

/**
 * Groups findings for the view: files by name, severities worst first, categories and threats by their ids. A finding
 * that touches two threats stands below both. `fileLabel` names a URI for people.
 */
export function groupFindings(
  findings: readonly FindingItem[],
  grouping: Grouping,
  fileLabel: (uri: string) => string,
): Group[] {
  const groups = new Map<string, Group>();
  const add = (key: string, label: string, item: FindingItem) => {
    const group = groups.get(key) ?? { key, label, findings: [] };
    group.findings.push(item);
    groups.set(key, group);
  };
  for (const item of findings) {
    if (grouping === 'file') add(item.uri, fileLabel(item.uri), item);
    else if (grouping === 'severity') add(item.severity, severityWord(item.severity), item);
    else if (grouping === 'category') addAll(item.owasp, 'No OWASP category', add, item);
    else if (item.threats.length === 0) add('', 'No threat of the threat notes', item);
    else for (const threat of item.threats) add(threat.id, `${threat.id} ${threat.title}`, item);
  }
  return [...groups.values()].map(sortFindings).sort(order(grouping));
}

/** What the view says above its tree while a filter hides something; `undefined` when nothing is filtered. */
export function filterMessage(shown: number, all: number, filter: Filter): string | undefined {
  if (filter.uri === undefined && !filter.fixable) return undefined;
  const what = filter.fixable ? 'with a fix ' : '';
  const where = filter.uri === undefined ? 'in the workspace' : 'in the current file';
  return `${counted(shown, 'finding')} ${what}${where}, ${all} in all.`;
}

function addAll(
  categories: readonly string[],
  none: string,
  add: (key: string, label: string, item: FindingItem) => void,
  item: FindingItem,
): void {
  if (categories.length === 0) add('', none, item);
  for (const category of categories) add(category, category, item);
}

function sortFindings(group: Group): Group {
  const findings = [...group.findings].sort(
    (a, b) =>
      a.uri.localeCompare(b.uri) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
  return { ...group, findings };
}

function order(grouping: Grouping): (a: Group, b: Group) => number {
  if (grouping === 'severity') return (a, b) => severityRank(a.key) - severityRank(b.key);
  // What has no category or threat comes last.
  return (a, b) =>
    Number(a.key === '') - Number(b.key === '') ||
    a.label.localeCompare(b.label, undefined, { numeric: true });
}

function severityRank(key: string): number {
  return severityOrder.indexOf(key as Severity);
}
