import path from 'node:path';
import { type CancellationToken, type Hover, MarkupKind, type Position } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { commands, type FindingArgument, type FindingItem, type FlowStep } from '../../protocol/src/index';
import type { Posted } from './board';
import { commandUri } from './diagnostics';
import type { OpenDocument } from './documents';
import type { Fixer } from './fixer';
import { codeSpan, escapeMarkdown } from './markdown';
import type { Presenter } from './presenter';
import type { Project } from './project';
import { touches } from './ranges';

/** What a reader wants to know about the findings at a position; `null` when there is none. */
export async function hoverFindings(
  document: OpenDocument,
  position: Position,
  project: Project,
  presenter: Presenter,
  fixer: Fixer,
  token: CancellationToken,
): Promise<Hover | null> {
  const posted = await presenter.open(document, token);
  const here = posted.filter(({ item }) => touches(item.range, { start: position, end: position }));
  if (here.length === 0) return null;
  const parts = await Promise.all(
    here.map(async (each) => {
      const [fix] = await fixer.fixes(document, each.finding, token);
      return describe(each, project, fix?.title);
    }),
  );
  return {
    range: here[0].item.range,
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
  };
}

function describe({ item }: Posted, project: Project, fixTitle: string | undefined): string {
  const why = project.rule(item.ruleId)?.why;
  return [
    `**${escapeMarkdown(item.message)}**`,
    ...(why ? [escapeMarkdown(why)] : []),
    ...flowLines(item),
    ...threatLines(item, project),
    ...(fixTitle ? [`How to fix: ${escapeMarkdown(fixTitle)}`] : []),
    [...item.cwe.map(cweLink), ...item.owasp.map(escapeMarkdown)].join(' · '),
    links(item),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The path of the data in at most three lines: where it comes from, the last stop, where it arrives. */
function flowLines({ flow }: FindingItem): string[] {
  if (flow.length === 0) return [];
  const steps = flow.length <= 3 ? flow : [flow[0], flow[flow.length - 2], flow[flow.length - 1]];
  return [steps.map((step) => `${flow.indexOf(step) + 1}\\. ${stepLine(step)}`).join('  \n')];
}

function stepLine({ uri, range, text, note }: FlowStep): string {
  const line = range.start.line + 1;
  const name = path.posix.basename(URI.parse(uri).path);
  const target = uri.replaceAll('(', '%28').replaceAll(')', '%29');
  // A fragment on the URI is how a link in a hover names a line.
  return `[${escapeMarkdown(name)}:${line}](${target}#L${line}) ${codeSpan(text)} ${escapeMarkdown(note)}`;
}

function threatLines({ threats }: FindingItem, project: Project): string[] {
  if (threats.length === 0) return [];
  const risk = project.notes.notes?.project?.risk;
  const names = threats.map(({ id, title }) => `**${escapeMarkdown(id)}** ${escapeMarkdown(title)}`);
  const stake = risk ? ` The risk of this project is ${risk}.` : '';
  return [`Touches ${names.join(' · ')}.${stake}`];
}

function cweLink(cwe: string): string {
  const number = /\d+/.exec(cwe)?.[0];
  return number ? `[${cwe}](https://cwe.mitre.org/data/definitions/${number}.html)` : escapeMarkdown(cwe);
}

function links(item: FindingItem): string {
  const argument: FindingArgument = { uri: item.uri, fingerprint: item.fingerprint, ruleId: item.ruleId };
  const flow = item.flow.length > 0 ? [`[Show data flow](${commandUri(commands.showFlow, [argument])})`] : [];
  return [
    `[Explain](${commandUri(commands.explainRule, [item.ruleId])})`,
    ...flow,
    `[Suppress](${commandUri(commands.suppress, [argument])})`,
  ].join(' · ');
}
