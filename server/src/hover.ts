import path from 'node:path';
import { type CancellationToken, type Hover, MarkupKind, type Position } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import {
  commands,
  type FindingArgument,
  type FindingItem,
  type FixArgument,
  type FlowStep,
} from '../../protocol/src/index';
import type { ClientAbilities } from './client';
import { commandUri, stops } from './diagnostics';
import type { OpenDocument } from './documents';
import type { Fixer } from './fixer';
import { fixTitle, shortened } from './fixWords';
import { codeSpan, escapeMarkdown, lineLink } from './markdown';
import type { Presenter } from './presenter';
import type { Project } from './project';
import { touches } from './ranges';
import { entryLink } from './threatStory';

/** Characters of a stop's code: three stops go on two lines. */
const longestStop = 40;

/**
 * What a reader wants to know about the findings at a position beyond their messages, which the editor's own hover
 * shows already; `null` when there is none.
 */
export async function hoverFindings(
  document: OpenDocument,
  position: Position,
  project: Project,
  presenter: Presenter,
  fixer: Fixer,
  abilities: ClientAbilities,
  token: CancellationToken,
): Promise<Hover | null> {
  const posted = await presenter.open(document, token);
  const here = posted.filter(({ item }) => touches(item.range, { start: position, end: position }));
  if (here.length === 0) return null;
  const parts = await Promise.all(
    here.map(async ({ finding, item }) => {
      const [fix] = await fixer.fixes(document, finding, token);
      // Where several findings share a place, each part says which one it is about.
      const heading = here.length > 1 ? [`**${escapeMarkdown(item.ruleTitle)}**`] : [];
      return [
        ...heading,
        ...whyLines(item, finding.control?.id, project),
        ...(fix ? [fixLine(item, fixTitle(fix))] : []),
        links(item, finding.control !== undefined),
        ...flowLines(item),
        ...classLines(item, abilities.markdownSpans),
      ].join('\n\n');
    }),
  );
  return {
    range: here[0].item.range,
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
  };
}

/** Why it matters, in general and in this project. */
function whyLines(item: FindingItem, control: string | undefined, project: Project): string[] {
  const why = project.rule(item.ruleId)?.why;
  const notes = project.notes.of(project.pathOf(item.uri));
  const risk = notes?.project?.risk;
  const threats = item.threats.map(({ id, title }) => entryLink(id, title, notes, project)).join(' · ');
  const stake = risk ? ` The risk of this project is ${escapeMarkdown(risk)}.` : '';
  const asking =
    control === undefined ? '' : ` Control ${entryLink(control, '', notes, project)} asks for it.`;
  return [
    // The message of a control says already what the control is.
    ...(why && !item.message.includes(why) ? [escapeMarkdown(why)] : []),
    ...(threats || asking ? [`${threats && `Touches ${threats}.${stake}`}${asking}`.trim()] : []),
  ];
}

/**
 * The path of the data in three stops at most: where it comes from, the last stop, where it arrives. It is short and
 * late, for editors list the stops as related information above it.
 */
function flowLines({ uri, flow, otherFlows, isPartial }: FindingItem): string[] {
  const all = stops(flow);
  if (all.length === 0) return [];
  const steps = all.length <= 3 ? all : [all[0], ...all.slice(-2)];
  const path = `Path: ${steps.map((step) => stop(step, uri)).join(' → ')}`;
  const { length } = otherFlows;
  const others = length === 0 ? '' : ` · and from ${length} other source${length === 1 ? '' : 's'}`;
  return [path + others, ...(isPartial ? ['The search for more ways ended at its bound.'] : [])];
}

/** The file is named only where it is another one than that of the finding. */
function stop({ uri, range, text }: FlowStep, here: string): string {
  const { line } = range.start;
  const name = path.posix.basename(URI.parse(uri).path);
  const place = uri === here ? `line ${line + 1}` : `${escapeMarkdown(name)}:${line + 1}`;
  return `${codeSpan(shortened(text, longestStop))} [${place}](${lineLink(uri, line)})`;
}

function fixLine(item: FindingItem, title: string): string {
  const argument: FixArgument = { ...argumentOf(item), index: 0 };
  return `How to fix: [${escapeMarkdown(title)}](${commandUri(commands.applyFix, [argument])})`;
}

function links(item: FindingItem, isControl: boolean): string {
  if (item.tool) return `Found by ${escapeMarkdown(item.tool)}, imported.`;
  const argument = argumentOf(item);
  const flow =
    stops(item.flow).length > 0
      ? [`[${isControl ? 'Show the way' : 'Show data flow'}](${commandUri(commands.showFlow, [argument])})`]
      : [];
  return [
    `[Explain](${commandUri(commands.explainRule, [item.ruleId])})`,
    ...flow,
    `[Suppress with a reason…](${commandUri(commands.suppress, [argument])})`,
    `[Accept this risk…](${commandUri(commands.acceptRisk, [argument])})`,
  ].join(' · ');
}

function argumentOf({ uri, fingerprint, ruleId }: FindingItem): FindingArgument {
  return { uri, fingerprint, ruleId };
}

/** How sure the analysis is, and CWE and OWASP for those who look them up; less prominent where the client can. */
function classLines({ confidence, cwe, owasp, requirements = [] }: FindingItem, spans: boolean): string[] {
  const words = [
    `${confidence} confidence`,
    ...cwe.map(cweLink),
    ...[...owasp, ...requirements].map(escapeMarkdown),
  ].join(' · ');
  return [
    spans ? `<small><span style="color:var(--vscode-descriptionForeground);">${words}</span></small>` : words,
  ];
}

function cweLink(cwe: string): string {
  const number = /\d+/.exec(cwe)?.[0];
  return number ? `[${cwe}](https://cwe.mitre.org/data/definitions/${number}.html)` : escapeMarkdown(cwe);
}
