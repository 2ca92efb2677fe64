import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type * as sarif from 'sarif';
import type { Severity } from '../findings/finding';
import { ImportedError, type ImportedFinding } from './imported';

/** What one run of a tool says; `state`, `first` and `gone` are known after the merge with what was there. */
export interface SarifRun {
  tool: string;
  findings: Omit<ImportedFinding, 'state' | 'first' | 'gone'>[];
}

/**
 * Reads a SARIF 2.1.0 log of any tool (OASIS Standard, errata 01). Suppressed results and those that the log calls absent
 * or no failure are left out. `folder` is the absolute path or URI that absolute locations are made relative to. Runs of
 * one tool are one. Throws an `ImportedError` when the text is no such log.
 */
export function readSarif(text: string, folder: string): SarifRun[] {
  const log = parse(text);
  if (!Array.isArray(log.runs)) throw new ImportedError('This is no SARIF log: it has no `runs`.');
  if (log.version !== undefined && !String(log.version).startsWith('2.'))
    throw new ImportedError(`This is SARIF ${log.version}: export version 2.1.0.`);
  const byTool = new Map<string, SarifRun>();
  for (const run of log.runs) {
    const tool = run?.tool?.driver?.name?.trim() || 'Unnamed tool';
    const known = byTool.get(tool) ?? { tool, findings: [] };
    byTool.set(tool, known);
    for (const result of Array.isArray(run?.results) ? run.results : []) {
      const finding = readSafely(result, run, folder, tool);
      if (finding && !known.findings.some(({ key }) => key === finding.key)) known.findings.push(finding);
    }
  }
  return [...byTool.values()];
}

function parse(text: string): Partial<sarif.Log> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Partial<sarif.Log>) : {};
  } catch (error) {
    throw new ImportedError(`This is not valid JSON: ${(error as Error).message}`);
  }
}

/** A log may hold anything in any place: what cannot be read is told, not half taken. */
function readSafely(
  result: sarif.Result,
  run: sarif.Run,
  folder: string,
  tool: string,
): SarifRun['findings'][number] | undefined {
  try {
    return read(result, run, folder);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ImportedError(`A result of ${tool} cannot be read: it is not as SARIF 2.1.0 wants it.`);
  }
}

function read(
  result: sarif.Result,
  run: sarif.Run,
  folder: string,
): SarifRun['findings'][number] | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  const isFailure = result.kind === undefined || result.kind === 'fail' || result.kind === 'open';
  if (!isFailure || result.baselineState === 'absent' || isSuppressed(result)) return undefined;
  const rule = ruleOf(result, run);
  const id = result.ruleId ?? rule?.id ?? result.rule?.id ?? 'unnamed';
  const message = messageOf(result.message, rule) ?? rule?.shortDescription?.text ?? id;
  const place = placeOf(result, run, folder);
  const finding = {
    rule: id,
    severity: severityOf(result, rule),
    message: message.replace(/\s+/g, ' ').trim().slice(0, 500),
    cwe: cweOf(result, rule),
    ...place,
  };
  return { key: keyOf(result, finding), ...finding };
}

function isSuppressed({ suppressions }: sarif.Result): boolean {
  return (
    Array.isArray(suppressions) &&
    suppressions.some(({ status }) => status === undefined || status === 'accepted')
  );
}

/** Section 3.27.7: by reference into the driver or an extension, by index, or by id. */
function ruleOf(result: sarif.Result, { tool }: sarif.Run): sarif.ReportingDescriptor | undefined {
  const extension = result.rule?.toolComponent?.index;
  const component = extension === undefined ? tool.driver : (tool.extensions?.[extension] ?? tool.driver);
  const index = result.rule?.index ?? result.ruleIndex;
  const byIndex = index === undefined || index < 0 ? undefined : component.rules?.[index];
  if (byIndex) return byIndex;
  const all = [tool.driver, ...(tool.extensions ?? [])].flatMap(({ rules }) => rules ?? []);
  // `rule-id/part` is a sub-rule of `rule-id` (3.27.5).
  return (
    all.find(({ id }) => id === result.ruleId) ?? all.find(({ id }) => result.ruleId?.startsWith(`${id}/`))
  );
}

/** Section 3.11: the text, or a text of the rule with its arguments filled in. */
function messageOf(
  message: sarif.Message | undefined,
  rule: sarif.ReportingDescriptor | undefined,
): string | undefined {
  const text = message?.text ?? (message?.id ? rule?.messageStrings?.[message.id]?.text : undefined);
  return (
    text
      ?.replace(/\{(\d+)\}/g, (whole, n: string) => message?.arguments?.[Number(n)] ?? whole)
      // A link to a related location of the same log (3.11.6): elsewhere only its words mean something.
      .replace(/\[([^\][\\]+)\]\(\d+\)/g, '$1')
  );
}

function severityOf(result: sarif.Result, rule: sarif.ReportingDescriptor | undefined): Severity {
  const score = Number(rule?.properties?.['security-severity']);
  if (score > 0) return score >= 7 ? 'error' : score >= 4 ? 'warning' : 'info';
  const level = result.level ?? rule?.defaultConfiguration?.level ?? 'warning';
  return level === 'error' ? 'error' : level === 'warning' ? 'warning' : 'info';
}

/** Weaknesses as tools write them: tags, taxa, relationships, or the rule's own id. */
function cweOf(result: sarif.Result, rule: sarif.ReportingDescriptor | undefined): string[] {
  const tags = [...listOf(rule?.properties?.tags), ...listOf(result.properties?.tags)];
  const own = [rule?.properties?.cwe, result.properties?.cwe].flatMap((value) =>
    Array.isArray(value) ? value : [value],
  );
  const related = (rule?.relationships ?? []).map(({ target }) => target);
  const taxa = [...(result.taxa ?? []), ...related].flatMap(({ id, toolComponent }) =>
    toolComponent?.name?.toUpperCase() === 'CWE' && id ? [`CWE-${id.replace(/\D/g, '')}`] : [],
  );
  const numbers = [...tags, ...own, ...taxa, rule?.id, result.ruleId].flatMap((value) =>
    typeof value === 'string'
      ? [...value.matchAll(/\bcwe[-_ :]?0*([1-9]\d{0,4})\b/gi)].map(([, n]) => n)
      : [],
  );
  return [...new Set(numbers)].map((number) => `CWE-${number}`);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function placeOf(
  result: sarif.Result,
  run: sarif.Run,
  folder: string,
): Pick<ImportedFinding, 'path' | 'line' | 'quote' | 'url'> {
  const physical = result.locations?.[0]?.physicalLocation;
  const artifact = physical?.artifactLocation;
  const indexed =
    artifact?.index === undefined || artifact.index < 0 ? undefined : run.artifacts?.[artifact.index];
  const uri = artifact?.uri ?? indexed?.location?.uri;
  if (uri === undefined) return {};
  if (/^https?:/i.test(uri)) return { url: uri.slice(0, 500) };
  const path = pathOf(uri, artifact?.uriBaseId ?? indexed?.location?.uriBaseId, run, folder);
  if (path === undefined) return {};
  const line = physical?.region?.startLine;
  const quote = physical?.region?.snippet?.text?.split(/\r?\n/)[0].replace(/\s+/g, ' ').trim().slice(0, 200);
  return {
    path,
    ...(line !== undefined && line > 0 && { line: line - 1 }),
    ...(quote && { quote }),
  };
}

/** The path below the folder; `undefined` where it leaves it. */
function pathOf(uri: string, baseId: string | undefined, run: sarif.Run, folder: string): string | undefined {
  const base = baseId === undefined ? undefined : run.originalUriBaseIds?.[baseId]?.uri;
  const whole = /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri) || !base ? uri : base.replace(/\/?$/, '/') + uri;
  let path = decoded(whole.replace(/^file:(?:\/\/[^/]*)?/i, ''));
  const root = decoded(folder.replace(/^file:(?:\/\/[^/]*)?/i, '')).replace(/\/+$/, '');
  if (path.startsWith(`${root}/`)) path = path.slice(root.length + 1);
  else if (/^(?:\/|[A-Za-z]:)/.test(path)) {
    // A log of another machine: below which of its folders the project lay is not known, so the base is all there is.
    const foreign = base && decoded(base.replace(/^file:(?:\/\/[^/]*)?/i, '')).replace(/\/+$/, '');
    if (!foreign || !path.startsWith(`${foreign}/`)) return undefined;
    path = path.slice(foreign.length + 1);
  }
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else parts.push(part);
  }
  return parts.length > 0 ? parts.join('/') : undefined;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The tool's own fingerprint where it gives one (3.27.16, 3.27.17): it survives moved lines. */
function keyOf(result: sarif.Result, finding: Omit<SarifRun['findings'][number], 'key'>): string {
  const given = Object.entries({ ...result.partialFingerprints, ...result.fingerprints }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const { rule, path, url, line, message } = finding;
  const parts = given.length > 0 ? [rule, path, url, ...given.flat()] : [rule, path, url, line, message];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 16);
}
