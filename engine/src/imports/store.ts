/** The file of one tool's findings, `.wardscribe/imports/<tool>.yaml`: one line a finding, made to be committed. */
import * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import { severities } from '../findings/finding';
import { isDay } from '../threats/schema-fields';
import { YamlText } from '../yaml/document';
import { flow, scalar, type YamlData } from '../yaml/edit';
import { validate } from '../yaml/validate';
import { type Import, type ImportedFinding, importStates } from './imported';
import type { SarifRun } from './sarif';

const text = z.string().min(1);
const day = z.string().refine(isDay, { error: 'day' });
const schema = z.strictObject({
  version: z.literal(1),
  import: z.looseObject({ tool: text, on: day }),
  findings: z
    .record(
      z.string(),
      z.looseObject({
        rule: text,
        severity: z.enum(severities),
        message: text,
        cwe: z.array(z.string().regex(/^CWE-[1-9]\d{0,4}$/)).default([]),
        path: text.optional(),
        line: z.int().min(1).optional(),
        quote: text.optional(),
        url: text.optional(),
        state: z.enum(importStates),
        first: day,
        gone: day.optional(),
      }),
    )
    .nullable(),
});

/** What an import did. */
export interface ImportResult {
  text: string;
  added: number;
  /** Findings that the tool told before and does not tell any more, and those that it tells again. */
  gone: number;
  back: number;
  open: number;
}

/** The path of a tool's file below the workspace folder. */
export function importPath(tool: string): string {
  const slug = tool
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `.wardscribe/imports/${slug || 'tool'}.yaml`;
}

/** Reads a tool's file. Never throws; problems stand at their zero-based ranges. */
export function parseImport(source: string, path: string): { data?: Import; problems: AnalysisProblem[] } {
  const yaml = new YamlText(source, path);
  const data = yaml.problems.length > 0 ? undefined : validate(yaml, schema, () => undefined);
  if (!data) return { problems: yaml.problems };
  const findings = Object.entries(data.findings ?? {}).map(([key, { line, ...finding }]): ImportedFinding => {
    const { rule, severity, message, cwe, path: file, quote, url, state, first, gone } = finding;
    return {
      key,
      rule,
      severity,
      message,
      cwe,
      ...(file && { path: file }),
      // People count lines from one.
      ...(line && { line: line - 1 }),
      ...(quote && { quote }),
      ...(url && { url }),
      state,
      first,
      ...(gone && { gone }),
    };
  });
  return { data: { tool: data.import.tool, on: data.import.on, findings }, problems: [] };
}

/**
 * The file of a tool after another import on a day (YYYY-MM-DD): what is told again stays open with its first day, what is
 * not told any more is gone, and comes back when it is told later. Throws an `Error` with words for people when the file
 * that is there cannot be read: nothing of it is overwritten blindly.
 */
export function mergeImport(before: string, run: SarifRun, today: string): ImportResult {
  const { data, problems } =
    before.trim() === '' ? { data: undefined, problems: [] } : parseImport(before, '');
  if (problems.length > 0)
    throw new Error(
      `Repair line ${(problems[0].range?.start.line ?? 0) + 1} of the import first. ${problems[0].message}`,
    );
  const known = new Map((data?.findings ?? []).map((finding) => [finding.key, finding]));
  const told = new Set(run.findings.map(({ key }) => key));
  let [added, gone, back] = [0, 0, 0];
  const findings = run.findings.map((finding): ImportedFinding => {
    const earlier = known.get(finding.key);
    if (!earlier) added++;
    else if (earlier.state === 'gone') back++;
    return { ...finding, state: 'open', first: earlier?.first ?? today };
  });
  for (const earlier of known.values()) {
    if (told.has(earlier.key)) continue;
    if (earlier.state === 'open') gone++;
    findings.push({ ...earlier, state: 'gone', gone: earlier.gone ?? today });
  }
  const open = findings.filter(({ state }) => state === 'open').length;
  return { text: write(run.tool, today, findings), added, gone, back, open };
}

function write(tool: string, today: string, findings: readonly ImportedFinding[]): string {
  const lines = [...findings]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, line, ...finding }) => {
      const entry: Record<string, YamlData | undefined> = {
        ...finding,
        line: line === undefined ? undefined : line + 1,
      };
      return `  ${scalar(key)}: ${flow(entry)}`;
    });
  return `${[
    `# What ${tool.replace(/\s+/g, ' ')} found. Made to be committed; another import changes the states.`,
    'version: 1',
    `import: ${flow({ tool, on: today })}`,
    'findings:',
    ...lines,
  ].join('\n')}\n`;
}
