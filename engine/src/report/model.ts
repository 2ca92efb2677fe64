import type { AnalysisProblem, Finding, FixGrade, Severity } from '../findings/finding';
import { severities } from '../findings/finding';
import type { RuleInfo } from '../rules/rule';
import type { Range } from '../syntax/position';

/** A rewrite as reports show it: its places as positions, because a reader of a report does not hold the text. */
export interface ReportFix {
  ruleId: string;
  fingerprint: string;
  /** The file that the fix changes, as in its finding. */
  path: string;
  title: string;
  grade: FixGrade;
  edits: { range: Range; text: string }[];
}

/** A file that was asked for and not analyzed. */
export interface SkippedFile {
  path: string;
  /** Why, for people: `larger than 1.5 MB`. */
  reason: string;
}

/** Everything that a report says about one scan. Lines and columns are zero-based, as in findings. */
export interface Report {
  tool: { name: string; version: string };
  /** The number of files that were analyzed. */
  files: number;
  /** In the order of the report. Suppressed findings are included. */
  findings: readonly Finding[];
  fixes: readonly ReportFix[];
  problems: readonly AnalysisProblem[];
  skipped: readonly SkippedFile[];
  /** The rules that ran: reports explain the ones that found something. */
  rules: readonly RuleInfo[];
}

/** The counts of a report. Suppressed findings count as suppressed only. */
export interface Summary {
  files: number;
  findings: number;
  suppressed: number;
  error: number;
  warning: number;
  info: number;
  hint: number;
}

/** Counts the findings of a report by severity. */
export function summarize(report: Report): Summary {
  const summary: Summary = {
    files: report.files,
    findings: 0,
    suppressed: 0,
    error: 0,
    warning: 0,
    info: 0,
    hint: 0,
  };
  for (const finding of report.findings) {
    if (finding.suppression) {
      summary.suppressed++;
      continue;
    }
    summary.findings++;
    summary[finding.severity]++;
  }
  return summary;
}

/** True when a severity is as bad as the threshold or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
