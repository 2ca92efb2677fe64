import { createHash } from 'node:crypto';
import { type Diagnostic, DiagnosticSeverity, type Position } from 'vscode-languageserver/node';
import type { AnalysisProblem } from '../../engine/src/index';
import { commands, type FindingItem, type FlowStep, type Severity } from '../../protocol/src/index';

const severityNumbers: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a diagnostic carries back to the server with a code action request. */
export interface DiagnosticData {
  fingerprint: string;
  ruleId: string;
}

/** A finding as a diagnostic. `related`: whether the client shows related information. */
export function findingDiagnostic(item: FindingItem, related: boolean): Diagnostic {
  const way = stops(item.flow);
  const data: DiagnosticData = { fingerprint: item.fingerprint, ruleId: item.ruleId };
  return {
    range: item.range,
    severity: severityNumbers[item.severity],
    code: item.ruleId,
    // The pages are of our rules.
    ...(!item.tool && { codeDescription: { href: commandUri(commands.explainRule, [item.ruleId]) } }),
    source: item.tool ?? 'wardscribe',
    message: item.message,
    ...(related &&
      way.length > 0 && {
        relatedInformation: way.map(({ uri, range, note, text }) => ({
          location: { uri, range },
          message: `${note}: ${text}`,
        })),
      }),
    data,
  };
}

/**
 * The steps of a flow that lead to another line, with the first and the last one: a hover lists each, and what is below
 * them in it would be out of sight. The data flow view shows all of them. Empty where nothing leads from one place to another.
 */
export function stops(flow: readonly FlowStep[]): FlowStep[] {
  const kept: FlowStep[] = [];
  const last = flow.at(-1);
  if (last && flow.every((step) => isSamePlace(step, last))) return [];
  for (const step of flow) {
    const before = kept.at(-1);
    if (step === last || !before || !(sharesLine(step, before) || sharesLine(step, last!))) kept.push(step);
  }
  return kept;
}

function isSamePlace({ uri, range: { start, end } }: FlowStep, { uri: there, range }: FlowStep): boolean {
  const same = (a: Position, b: Position) => a.line === b.line && a.character === b.character;
  return uri === there && same(start, range.start) && same(end, range.end);
}

function sharesLine(a: FlowStep, b: FlowStep): boolean {
  return a.uri === b.uri && a.range.start.line === b.range.start.line;
}

/** A problem of a notes or rule file as a diagnostic on that file. */
export function problemDiagnostic(problem: AnalysisProblem): Diagnostic {
  return {
    range: problem.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severityNumbers[problem.severity],
    source: 'wardscribe',
    message: problem.message,
  };
}

/** A link that runs a command of the client; safe to stand between the brackets of a Markdown link. */
export function commandUri(command: string, args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `command:${command}?${query}`;
}

/** Names what was reported, so that the same report is not sent twice. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(diagnostics)).digest('hex').slice(0, 32);
}
