import type {
  AnalysisProblem,
  Finding,
  FlowStep,
  NoteRef,
  RequirementRef,
  Suppression,
} from '../findings/finding';
import type { Range } from '../syntax/position';
import { type Report, type SkippedFile, type Summary, summarize } from './model';

/** A range as the JSON report gives it: one-based, columns in UTF-16 code units, the end exclusive. */
export interface JsonRange {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

interface JsonFlowStep extends JsonRange {
  path: string;
  text: string;
  note: string;
}

interface JsonFinding extends JsonRange {
  ruleId: string;
  path: string;
  severity: string;
  confidence: string;
  cwe: string[];
  owasp: string[];
  message: string;
  flow: JsonFlowStep[];
  otherFlows: JsonFlowStep[][];
  isPartial?: true;
  fingerprint: string;
  threats: NoteRef[];
  assets?: NoteRef[];
  requirements?: RequirementRef[];
  suppression?: Suppression;
}

interface JsonProblem extends Partial<JsonRange> {
  path?: string;
  ruleId?: string;
  message: string;
  severity: string;
}

/** The JSON report. Public and frozen: docs/json-output.md names every member; members are added, never changed. */
export interface JsonReport {
  version: 1;
  tool: { name: string; version: string };
  findings: JsonFinding[];
  problems: JsonProblem[];
  skipped: SkippedFile[];
  summary: Summary;
}

/** The report as the documented object; `JSON.stringify` of it is what the command line prints. */
export function toJson(report: Report): JsonReport {
  return {
    version: 1,
    tool: { name: report.tool.name, version: report.tool.version },
    findings: report.findings.map(jsonFinding),
    problems: report.problems.map(jsonProblem),
    skipped: report.skipped.map(({ path, reason }) => ({ path, reason })),
    summary: summarize(report),
  };
}

/** A zero-based range in one-based numbers. */
export function oneBased(range: Range): JsonRange {
  return {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

function jsonFinding(finding: Finding): JsonFinding {
  return {
    ruleId: finding.ruleId,
    path: finding.path,
    ...oneBased(finding.range),
    severity: finding.severity,
    confidence: finding.confidence,
    cwe: finding.cwe,
    owasp: finding.owasp,
    message: finding.message,
    flow: finding.flow.map(jsonStep),
    otherFlows: finding.otherFlows.map((flow) => flow.map(jsonStep)),
    ...(finding.isPartial ? { isPartial: true } : {}),
    fingerprint: finding.fingerprint,
    threats: finding.threats.map(({ id, title }) => ({ id, title })),
    ...(finding.assets && { assets: finding.assets.map(({ id, title }) => ({ id, title })) }),
    ...(finding.requirements && { requirements: finding.requirements }),
    ...(finding.suppression ? { suppression: finding.suppression } : {}),
  };
}

function jsonStep(step: FlowStep): JsonFlowStep {
  return { path: step.path, ...oneBased(step.range), text: step.text, note: step.note };
}

function jsonProblem(problem: AnalysisProblem): JsonProblem {
  return {
    ...(problem.path === undefined ? {} : { path: problem.path }),
    ...(problem.range === undefined ? {} : oneBased(problem.range)),
    ...(problem.ruleId === undefined ? {} : { ruleId: problem.ruleId }),
    message: problem.message,
    severity: problem.severity,
  };
}
