import type { AnalysisProblem, Finding, Severity } from '../findings/finding';
import { type Report, type Summary, summarize } from './model';

/** How the text report is colored; every function gets a text and returns it with or without color codes. */
export interface Paint {
  path(text: string): string;
  severity(severity: Severity, text: string): string;
  dim(text: string): string;
}

/** No color: for files, pipes and tests. */
export const plain: Paint = {
  path: (text) => text,
  severity: (_severity, text) => text,
  dim: (text) => text,
};

/**
 * The report for people: findings by file, one line each, the path of the data indented below, a summary at the end.
 * Suppressed findings are counted and not listed. Lines and columns are one-based. Ends with a newline.
 */
export function toText(report: Report, paint: Paint = plain): string {
  const lines: string[] = [];
  const shown = report.findings.filter((finding) => !finding.suppression);
  for (const [path, findings] of byPath(shown)) {
    lines.push(paint.path(path));
    const places = findings.map((finding) => place(finding.range.start));
    const width = Math.max(...places.map((text) => text.length));
    findings.forEach((finding, i) => {
      lines.push(findingLine(finding, places[i].padStart(width), paint), ...below(finding, width, paint));
    });
    lines.push('');
  }
  lines.push(summaryLine(summarize(report), report.skipped.length));
  return `${lines.join('\n')}\n`;
}

/** A problem on one line: `rules/a.yaml:3:5: error: …`. Lines and columns are one-based. */
export function problemLine(problem: AnalysisProblem): string {
  const at = problem.range ? `:${place(problem.range.start)}` : '';
  const where = problem.path ? `${problem.path}${at}: ` : '';
  const rule = problem.ruleId && !problem.message.includes(problem.ruleId) ? ` (${problem.ruleId})` : '';
  return `${where}${problem.severity}: ${printable(problem.message)}${rule}`;
}

/**
 * A text from a scanned file without control characters: code that is scanned must not move the cursor of a terminal.
 * Covers C0, DEL and C1 (ECMA-48).
 */
export function printable(text: string): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    result += code < 0x20 || (code >= 0x7f && code < 0xa0) ? ' ' : character;
  }
  return result;
}

function byPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.path);
    if (group) group.push(finding);
    else groups.set(finding.path, [finding]);
  }
  return groups;
}

function findingLine(finding: Finding, at: string, paint: Paint): string {
  const severity = paint.severity(finding.severity, finding.severity.padEnd(7));
  // What is sure needs no word.
  const confidence = finding.confidence === 'high' ? '' : ` (${finding.confidence} confidence)`;
  return `  ${at}  ${severity}  ${printable(finding.message)}  ${paint.dim(`${finding.ruleId}${confidence}`)}`;
}

/** The path of the data and the threats, indented to stand under the message. */
function below(finding: Finding, width: number, paint: Paint): string[] {
  const indent = ' '.repeat(width + 13);
  const lines = finding.flow.map((step, i) => {
    const file = step.path === finding.path ? '' : `${step.path}:`;
    return `${i + 1}. ${file}${place(step.range.start)}  ${printable(step.text)}  (${printable(step.note)})`;
  });
  const others = finding.otherFlows.length;
  if (others > 0) lines.push(`and from ${count(others, 'other source', 'other sources')}`);
  if (finding.isPartial) lines.push('The search for more ways ended at its bound.');
  for (const threat of finding.threats) lines.push(`${threat.id} ${printable(threat.title)}`);
  return lines.map((line) => indent + paint.dim(line));
}

function place(position: { line: number; character: number }): string {
  return `${position.line + 1}:${position.character + 1}`;
}

function summaryLine(summary: Summary, skipped: number): string {
  const counts = [
    count(summary.error, 'error', 'errors'),
    count(summary.warning, 'warning', 'warnings'),
    count(summary.info, 'info', 'info'),
    count(summary.hint, 'hint', 'hints'),
  ].filter((text) => !text.startsWith('0 '));
  const files = count(summary.files, 'file', 'files');
  const head =
    summary.findings === 0
      ? `No findings in ${files}.`
      : `${count(summary.findings, 'finding', 'findings')} in ${files}: ${counts.join(', ')}.`;
  const suppressed = summary.suppressed ? ` ${summary.suppressed} suppressed.` : '';
  return `${head}${suppressed}${skipped ? ` ${count(skipped, 'file', 'files')} skipped.` : ''}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
