import { markdownTable, markdownText as text } from '../../report/markdown';
import type { ThreatNotes } from '../notes';
import { strideWords } from '../schema';

/** Notes as a Markdown document for people who do not read YAML. Every text of the notes is escaped. */
export function toMarkdown(notes: ThreatNotes): string {
  const { project } = notes;
  const parts = [
    `# Threat notes${project?.name ? `: ${text(project.name)}` : ''}`,
    project?.description && text(project.description),
    facts([
      ['Risk', project?.risk],
      ['Exposure', project?.exposure],
      ['Users', project?.users?.join(', ')],
      ['Compliance', notes.compliance.join(', ')],
    ]),
    table('Assets', ['Id', 'What', 'Class', 'Names in code', 'Owner'], notes.assets, (asset) => [
      asset.id,
      asset.title,
      asset.class,
      asset.identifiers?.join(', '),
      asset.owner,
    ]),
    table('Entry points', ['Id', 'What', 'Kind', 'Trust', 'Files'], notes.entryPoints, (entry) => [
      entry.id,
      entry.title,
      entry.kind,
      entry.trust,
      entry.scope.join(', '),
    ]),
    notes.threats.length > 0 && '## Threats',
    ...notes.threats.flatMap((threat) => threatParts(threat)),
    table('Controls', ['Id', 'What', 'Check', 'Files'], notes.controls, (control) => [
      control.id,
      control.title,
      [control.check?.mustCall, control.check?.mustUse].flat().filter(Boolean).join(', '),
      control.scope?.join(', '),
    ]),
    table('Forbidden calls', ['Call', 'With', 'Use instead', 'Files'], notes.forbidden, (entry) => [
      entry.call,
      entry.withAsset,
      entry.use,
      entry.scope?.join(', '),
    ]),
    table('Accepted risks', ['Id', 'Reason', 'What', 'Owner', 'Until'], notes.accepted, (risk) => [
      risk.id,
      risk.reason,
      risk.rule ?? risk.fingerprint,
      risk.owner,
      risk.expires ?? 'no end',
    ]),
    table('Assumptions', ['Id', 'What'], notes.assumptions, (assumption) => [
      assumption.id,
      assumption.title,
    ]),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function threatParts(threat: ThreatNotes['threats'][number]): string[] {
  const about = facts([
    ['Status', threat.status],
    ['Severity', threat.severity],
    ['STRIDE', threat.stride?.map((letter) => strideWords[letter]).join(', ')],
    ['Weaknesses', threat.cwe?.join(', ')],
    ['Assets', threat.assets?.join(', ')],
    ['Comes through', threat.entryPoints?.join(', ')],
    ['Files', threat.scope?.join(', ')],
    ['Controls', threat.mitigations?.join(', ')],
    ['Owner', threat.owner],
    ['Last review', threat.reviewed],
  ]);
  return [
    `### ${text(threat.id)} ${text(threat.title)}`,
    ...(threat.description ? [text(threat.description)] : []),
    about,
  ];
}

function facts(rows: [string, string | undefined][]): string {
  return rows.flatMap(([name, value]) => (value ? [`- ${name}: ${text(value)}`] : [])).join('\n');
}

function table<T>(
  title: string,
  head: readonly string[],
  entries: readonly T[],
  cells: (entry: T) => (string | undefined)[],
): string {
  if (entries.length === 0) return '';
  const rows = entries.map((entry) => cells(entry).map((cell) => text(cell ?? '')));
  return [`## ${title}`, '', markdownTable(head, rows)].join('\n');
}
