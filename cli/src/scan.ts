import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createColors } from 'picocolors';
import { withRequirements } from '../../engine/src/checklists/index';
import {
  type Confidence,
  confidences,
  type Finding,
  type Severity,
  type ThreatNotes,
  textRulePaths,
} from '../../engine/src/index';
import {
  atLeast,
  type Paint,
  plain,
  type Report,
  toJson,
  toSarif,
  toText,
} from '../../engine/src/report/index';
import { builtInCataloguesAt, findFiles, type ScanResult, scanFiles, writeFile } from '../../host/src/index';
import {
  type ChosenRules,
  chooseNotes,
  chooseRules,
  type RuleChoice,
  tell,
  withNotes,
} from './configuration';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';
import { Progress } from './progress';

export interface ScanArguments extends RuleChoice {
  format: 'text' | 'json' | 'sarif';
  output?: string;
  threatNotes?: string;
  failOn: Severity | 'never';
  minConfidence: Confidence;
  jobs: number;
}

/** `wardscribe scan`: paths as given, relative to the working folder or absolute. */
export async function scan(paths: string[], options: ScanArguments, context: Context): Promise<ExitCode> {
  for (const given of paths) {
    if (!existsSync(path.resolve(context.cwd, given)))
      throw new UsageError(`There is no file or folder ${given}.`);
  }
  const output = options.output === undefined ? undefined : path.resolve(context.cwd, options.output);
  if (output && existsSync(output) && statSync(output).isDirectory()) {
    throw new UsageError(`--output: ${options.output} is a folder; name a file.`);
  }
  const chosen = chooseRules(options, context);
  const { notes, problems: noteProblems } = await chooseNotes(options.threatNotes, context);
  const rules = withNotes(chosen, notes);
  const result = await scanPaths(
    { paths, rules, notes, fixes: options.format === 'sarif', jobs: options.jobs },
    context,
  );
  const report: Report = {
    tool: { name: 'Wardscribe', version: context.version },
    files: result.files,
    findings: withRequirements(
      sureFindings(result.findings, options.minConfidence),
      notes,
      notes.some(({ compliance }) => compliance.length > 0) ? builtInCataloguesAt(context.assets) : [],
    ),
    fixes: result.fixes,
    problems: [...noteProblems, ...result.problems],
    skipped: result.skipped,
    rules: rules.infos,
  };
  const told = new Set(rules.loaded.problems.map((problem) => JSON.stringify(problem)));
  for (const { path: file, reason } of report.skipped) context.err(`${file}: skipped: ${reason}\n`);
  tell(
    report.problems.filter((problem) => !told.has(JSON.stringify(problem))),
    context,
  );
  await deliver(report, rules, output, options, context);
  return verdict(report, rules, options.failOn);
}

/** Scans paths, or the whole working folder when there are none, with progress on standard error. */
export async function scanPaths(
  what: { paths: string[]; rules: ChosenRules; notes: ThreatNotes[]; fixes: boolean; jobs: number },
  context: Context,
): Promise<ScanResult> {
  const { paths, rules, notes, fixes, jobs } = what;
  const found = await findFiles({
    root: context.cwd,
    paths: paths.length > 0 ? paths : undefined,
    anyText: textRulePaths(rules.loaded.rules),
  });
  const progress = new Progress(context);
  const result = await scanFiles({
    root: context.cwd,
    assets: context.assets,
    rules: rules.loaded,
    notes,
    today: context.today,
    fixes,
    files: found.files,
    jobs,
    onProgress: (done, total) => progress.show(done, total),
  }).finally(() => progress.clear());
  return { ...result, skipped: [...found.skipped, ...result.skipped] };
}

/** The findings that the analysis is at least as sure of as asked. */
export function sureFindings(findings: readonly Finding[], least: Confidence): Finding[] {
  return findings.filter(({ confidence }) => confidences.indexOf(confidence) <= confidences.indexOf(least));
}

async function deliver(
  report: Report,
  rules: ChosenRules,
  output: string | undefined,
  options: ScanArguments,
  context: Context,
): Promise<void> {
  const text = {
    text: () => toText(report, context.color && !output ? colored : plain),
    json: () => `${JSON.stringify(toJson(report), null, 2)}\n`,
    sarif: () => `${JSON.stringify(toSarif(report, rules.pages), null, 2)}\n`,
  }[options.format]();
  if (!output) return context.out(text);
  await writeFile(output, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--output: cannot write ${options.output} (${error.code ?? error.message}).`);
  });
}

/** A rule that turned out broken counts more than findings: the scan was not the one that was asked for. */
function verdict(report: Report, rules: ChosenRules, failOn: Severity | 'never'): ExitCode {
  const ruleFiles = new Set(rules.loaded.rules.map((rule) => rule.path));
  const broken =
    rules.broken ||
    report.problems.some(
      ({ severity, path: file }) => severity === 'error' && file !== undefined && ruleFiles.has(file),
    );
  if (broken) return exitCodes.usage;
  if (failOn === 'never') return exitCodes.ok;
  const failing = report.findings.some(
    (finding) => !finding.suppression && atLeast(finding.severity, failOn),
  );
  return failing ? exitCodes.findings : exitCodes.ok;
}

const color = createColors(true);
const shades: Record<Severity, (text: string) => string> = {
  error: color.red,
  warning: color.yellow,
  info: color.blue,
  hint: color.dim,
};
const colored: Paint = {
  path: color.underline,
  severity: (severity, text) => shades[severity](text),
  dim: color.dim,
};
