import type * as sarif from 'sarif';
import type {
  AnalysisProblem,
  Confidence,
  Finding,
  FlowStep,
  Severity,
  Suppression,
} from '../findings/finding';
import type { RuleInfo } from '../rules/rule';
import { oneBased } from './json';
import type { Report, ReportFix } from './model';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF's `level` (2.1.0, section 3.27.10). */
const levels: Record<Severity, sarif.Result.level> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** `precision` and `security-severity` as GitHub code scanning reads them ("SARIF support for code scanning"). */
const precisions: Record<Confidence, string> = { high: 'high', medium: 'medium', low: 'low' };
const scores: Record<Severity, string> = { error: '8.0', warning: '5.5', info: '3.0', hint: '1.0' };

/**
 * The report as a SARIF 2.1.0 log (OASIS Standard, errata 01). Lines and columns are one-based, columns in UTF-16
 * code units. Paths are relative references below `%SRCROOT%`, percent-encoded (RFC 3986).
 * `pages` holds the Markdown explanation of rules by rule id; rules without one are explained by their own metadata.
 */
export function toSarif(report: Report, pages: Readonly<Record<string, string>> = {}): sarif.Log {
  const rules = describedRules(report);
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const fixes = fixesByFinding(report.fixes);
  return {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules: rules.map((rule) => descriptor(rule, pages[rule.id])),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The folder that the scan was started in.' } },
        },
        invocations: [invocation(report)],
        results: report.findings.map((finding) =>
          result(finding, index.get(finding.ruleId), fixes.get(key(finding)) ?? []),
        ),
      },
    ],
  };
}

/** A path with forward slashes as a relative URI reference: each segment percent-encoded, `.` and `..` kept. */
export function relativeUri(path: string): string {
  const encoded = path.split('/').map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percent));
  // "a:b.js" alone would be read as a URI with the scheme "a"; encodeURIComponent already encodes the colon.
  return encoded.join('/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The rules that found something, in the order of their ids; a finding without a known rule gets a bare entry. */
function describedRules(report: Report): RuleInfo[] {
  const known = new Map(report.rules.map((rule) => [rule.id, rule]));
  const used = new Map<string, RuleInfo>();
  for (const finding of report.findings) {
    if (!used.has(finding.ruleId)) used.set(finding.ruleId, known.get(finding.ruleId) ?? bareRule(finding));
  }
  return [...used.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Findings of the threat notes (a sensitive identifier in a log, for one) come without a rule file. */
function bareRule(finding: Finding): RuleInfo {
  return {
    id: finding.ruleId,
    title: finding.ruleId,
    message: finding.message,
    why: '',
    severity: finding.severity,
    confidence: finding.confidence,
    cwe: finding.cwe,
    owasp: finding.owasp,
    languages: [],
    mode: 'search',
    references: [],
    fixes: [],
  };
}

function descriptor(rule: RuleInfo, page: string | undefined): sarif.ReportingDescriptor {
  const why = rule.why || rule.title;
  const reference = rule.references.find((text) => /^https?:\/\//.test(text));
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: why },
    help: page ? { text: page, markdown: page } : { text: [why, ...rule.references].join('\n') },
    ...(reference ? { helpUri: encodeURI(reference) } : {}),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: ['security', ...rule.cwe.map(cweTag), ...rule.owasp.map((id) => `external/owasp/${id}`)],
      precision: precisions[rule.confidence],
      'security-severity': scores[rule.severity],
    },
  };
}

/** `CWE-89` as CodeQL writes it in tags: `external/cwe/cwe-089`, at least three digits. */
function cweTag(cwe: string): string {
  return `external/cwe/cwe-${cwe.replace(/\D/g, '').padStart(3, '0')}`;
}

function result(finding: Finding, ruleIndex: number | undefined, fixes: ReportFix[]): sarif.Result {
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physical(finding.path, finding.range) }],
    ...(finding.flow.length > 0 ? { codeFlows: [finding.flow, ...finding.otherFlows].map(codeFlow) } : {}),
    partialFingerprints: { 'wardscribe/v1': finding.fingerprint },
    ...(fixes.length > 0 ? { fixes: fixes.map(sarifFix) } : {}),
    ...(finding.suppression ? { suppressions: [suppression(finding.suppression)] } : {}),
    properties: {
      severity: finding.severity,
      confidence: finding.confidence,
      cwe: finding.cwe,
      owasp: finding.owasp,
      ...(finding.threats.length > 0 ? { threats: finding.threats } : {}),
      ...(finding.assets ? { assets: finding.assets } : {}),
      ...(finding.requirements ? { requirements: finding.requirements } : {}),
      ...(finding.isPartial ? { isPartial: true } : {}),
    },
  };
}

/** One way of the data; its places may lie in several files. */
function codeFlow(flow: readonly FlowStep[]): sarif.CodeFlow {
  const locations = flow.map((step) => ({
    location: {
      physicalLocation: physical(step.path, step.range),
      message: { text: step.note ? `${step.text} (${step.note})` : step.text },
    },
  }));
  return { threadFlows: [{ locations }] };
}

function physical(path: string, range: Finding['range']): sarif.PhysicalLocation {
  return { artifactLocation: artifact(path), region: oneBased(range) };
}

/** Absolute paths (another drive than the working folder) stand alone; all others are below `%SRCROOT%`. */
function artifact(path: string): sarif.ArtifactLocation {
  if (path.startsWith('/')) return { uri: `file://${relativeUri(path)}` };
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0];
  if (drive) return { uri: `file:///${drive}${relativeUri(path.slice(drive.length))}` };
  return { uri: relativeUri(path), uriBaseId: '%SRCROOT%' };
}

function suppression(of: Suppression): sarif.Suppression {
  const accepted = [of.id, of.owner && `owner ${of.owner}`, of.expires && `until ${of.expires}`].filter(
    Boolean,
  );
  const detail = accepted.length > 0 ? ` (${accepted.join(', ')})` : '';
  return { kind: of.kind === 'comment' ? 'inSource' : 'external', justification: `${of.reason}${detail}` };
}

function sarifFix(fix: ReportFix): sarif.Fix {
  const replacements = fix.edits.map((edit) => ({
    deletedRegion: oneBased(edit.range),
    insertedContent: { text: edit.text },
  }));
  return {
    description: { text: fix.title },
    artifactChanges: [{ artifactLocation: artifact(fix.path), replacements }],
  };
}

function invocation(report: Report): sarif.Invocation {
  return {
    executionSuccessful: !report.problems.some((problem) => problem.severity === 'error'),
    toolExecutionNotifications: [
      ...report.problems.map(notification),
      ...report.skipped.map((file) => ({
        level: 'note' as const,
        message: { text: `Skipped: ${file.reason}` },
        locations: [{ physicalLocation: { artifactLocation: artifact(file.path) } }],
      })),
    ],
  };
}

function notification(problem: AnalysisProblem): sarif.Notification {
  const location: sarif.PhysicalLocation | undefined = problem.path
    ? {
        artifactLocation: artifact(problem.path),
        ...(problem.range ? { region: oneBased(problem.range) } : {}),
      }
    : undefined;
  return {
    level: problem.severity === 'info' ? ('note' as const) : problem.severity,
    message: { text: problem.message },
    ...(location ? { locations: [{ physicalLocation: location }] } : {}),
    ...(problem.ruleId ? { associatedRule: { id: problem.ruleId } } : {}),
  };
}

function key(of: { path: string; ruleId: string; fingerprint: string }): string {
  return `${of.path}\n${of.ruleId}\n${of.fingerprint}`;
}

function fixesByFinding(fixes: readonly ReportFix[]): Map<string, ReportFix[]> {
  const result = new Map<string, ReportFix[]>();
  for (const fix of fixes) {
    const of = result.get(key(fix));
    if (of) of.push(fix);
    else result.set(key(fix), [fix]);
  }
  return result;
}
