import { MarkdownString, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { FindingItem } from '../../../protocol/src/index';
import { pathLabel } from '../paths';
import { severityIcon } from '../severity';
import { plainText } from '../tooltip';
import { severityWord } from '../words';
import { toRange } from './store';

/** The row of a finding, in whichever view it stands. `place` puts its file before the line. */
export function findingRow(finding: FindingItem, place: 'line' | 'file'): TreeItem {
  const row = new TreeItem(finding.ruleTitle, TreeItemCollapsibleState.None);
  const line = finding.range.start.line + 1;
  const uri = Uri.parse(finding.uri);
  row.description =
    place === 'line' ? `${line}: ${finding.message}` : `${fileName(uri)}:${line} ${finding.message}`;
  row.iconPath = severityIcon(finding.severity);
  row.tooltip = findingTooltip(finding);
  row.contextValue = ['finding', finding.flow.length && 'flow', finding.fixable && 'fixable']
    .filter(Boolean)
    .join('.');
  row.command = {
    command: 'vscode.open',
    title: 'Open',
    arguments: [uri, { selection: toRange(finding.range), preserveFocus: true }],
  };
  row.accessibilityInformation = {
    label:
      `${severityWord(finding.severity)}: ${finding.message} ` +
      `${pathLabel(uri)}, line ${line}${finding.fixable ? ', has a fix' : ''}`,
  };
  return row;
}

function findingTooltip(finding: FindingItem): MarkdownString {
  const tooltip = new MarkdownString(undefined, true);
  tooltip.appendMarkdown(`**${severityWord(finding.severity)}** · ${finding.confidence} confidence\n\n`);
  tooltip.appendMarkdown(plainText(finding.message));
  const threats = finding.threats.map(({ id, title }) => `Touches ${id} ${title}`);
  if (finding.otherFlows.length > 0) threats.push(`${finding.otherFlows.length + 1} ways lead here`);
  const classes = [finding.ruleId, ...finding.cwe, ...finding.owasp, ...(finding.requirements ?? [])].join(
    ' · ',
  );
  for (const line of [...threats, classes]) tooltip.appendMarkdown(`\n\n${plainText(line)}`);
  return tooltip;
}

function fileName(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
