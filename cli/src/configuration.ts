import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AnalysisProblem, LoadedRules, RuleFile, RuleInfo, ThreatNotes } from '../../engine/src/index';
import { problemLine } from '../../engine/src/report/index';
import { loadRules } from '../../engine/src/rules/load';
import { adviseNotes, readNotes, rulesWithNotes } from '../../engine/src/threats/index';
import { builtInRulesAt, findNotes, relativePath } from '../../host/src/index';
import { type Context, UsageError } from './context';

export interface RuleChoice {
  /** Rule files and folders, as given. */
  rules: string[];
  builtinRules: boolean;
}

export interface ChosenRules {
  loaded: LoadedRules;
  /** The rules as reports and lists describe them. */
  infos: RuleInfo[];
  /** Rule id → its page in Markdown. */
  pages: Record<string, string>;
  /** True when a rule could not be read: it was told on standard error, and the other rules are in force. */
  broken: boolean;
}

const teamRules = '.wardscribe/rules';
const teamModels = '.wardscribe/models';

/**
 * The rules of a scan: the built-in ones, those of `.wardscribe/rules`, and those of `--rules`, with the models of
 * `.wardscribe/models`.
 * Throws a `UsageError` when a path is missing. A rule that cannot be read is told on standard error, and the others go on.
 */
export function chooseRules(choice: RuleChoice, context: Context): ChosenRules {
  const builtIn = builtInRulesAt(context.assets);
  const files = new Map<string, RuleFile>();
  const add = (file: string) => {
    if (!files.has(file)) files.set(file, { path: relativePath(context.cwd, file), text: readText(file) });
  };
  const team = path.join(context.cwd, teamRules);
  if (existsSync(team)) rulesBelow(team).forEach(add);
  for (const given of choice.rules) {
    const absolute = path.resolve(context.cwd, given);
    if (!existsSync(absolute)) throw new UsageError(`--rules: there is no file or folder ${given}.`);
    if (statSync(absolute).isDirectory()) rulesBelow(absolute).forEach(add);
    else add(absolute);
  }
  const loaded = loadRules(
    [...files.values()],
    modelFiles(context),
    choice.builtinRules ? builtIn.loaded : { ...builtIn.loaded, rules: [] },
  );
  const broken = tell(loaded.problems, context) > 0;
  return { loaded, infos: loaded.rules.map(infoOf), pages: builtIn.pages, broken };
}

/**
 * The threat notes in force: the file of `--threat-notes`, or all notes of the working folder and of folders below.
 * Rejects with a `UsageError` when the file is missing or notes have an error. Warnings (an acceptance that expired) come
 * back.
 */
export async function chooseNotes(
  given: string | undefined,
  context: Context,
): Promise<{ notes: ThreatNotes[]; problems: AnalysisProblem[] }> {
  const named = given === undefined ? undefined : path.resolve(context.cwd, given);
  if (named && !existsSync(named)) throw new UsageError(`--threat-notes: there is no file ${given}.`);
  const paths = named ? [relativePath(context.cwd, named)] : await findNotes(context.cwd);
  const read = readNotes(
    paths.map((file) => ({ path: file, text: readText(path.resolve(context.cwd, file)) })),
  );
  const { notes, problems } = read;
  if (problems.some(({ severity }) => severity === 'error')) {
    tell(problems, context);
    throw new UsageError('The threat notes have errors. Nothing was scanned.');
  }
  const warnings = adviseNotes(read, { today: context.today }).filter(({ severity }) => severity !== 'info');
  return { notes, problems: [...problems, ...warnings] };
}

/** The rules of a scan with those that the notes make. */
export function withNotes(rules: ChosenRules, notes: readonly ThreatNotes[]): ChosenRules {
  const loaded = rulesWithNotes(rules.loaded, notes);
  return { ...rules, loaded, infos: loaded.rules.map(infoOf) };
}

/** Prints problems on standard error, one a line. Returns how many of them are errors. */
export function tell(problems: readonly AnalysisProblem[], context: Context): number {
  for (const problem of problems) context.err(`${problemLine(problem)}\n`);
  return problems.filter((problem) => problem.severity === 'error').length;
}

/** The project's own models of libraries. */
export function modelFiles({ cwd }: Context): RuleFile[] {
  const folder = path.join(cwd, teamModels);
  if (!existsSync(folder)) return [];
  return yamlBelow(folder).map((file) => ({ path: relativePath(cwd, file), text: readText(file) }));
}

/** The YAML files below a folder that hold rules; the YAML cases of rules (`*.test.yaml`) do not count. */
function rulesBelow(folder: string): string[] {
  return yamlBelow(folder)
    .filter((file) => !/\.(test|fixed)\.ya?ml$/.test(file))
    .filter((file) => /^\s*["']?rules["']?\s*:/m.test(readText(file)));
}

function yamlBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .filter((name) => !name.split(path.sep).some((part) => part === 'node_modules' || part === '.git'))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** The text of a file. Throws a `UsageError` when it cannot be read. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8').decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
}

function infoOf({
  id,
  title,
  message,
  why,
  severity,
  confidence,
  cwe,
  owasp,
  ...rest
}: LoadedRules['rules'][number]): RuleInfo {
  const { languages, mode, references } = rest;
  const fixes = rest.fixes.map(({ title, grade }) => ({ title, grade }));
  return { id, title, message, why, severity, confidence, cwe, owasp, languages, mode, references, fixes };
}
