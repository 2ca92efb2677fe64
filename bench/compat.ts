/**
 * How much of Semgrep's rule language is understood: runs a public suite and counts what comes out as its authors
 * expect. `npm run bench -- compat DIR [--only TEXT] [--missed]`.
 *
 * DIR is a checkout of an engine's tests (`tests/patterns`: one pattern a case, judged by `ERROR:` and `MATCH:` lines)
 * or any folder of rules with annotated targets (`ruleid:`, `ok:`). `--only` keeps the cases whose name holds TEXT,
 * `--missed` names each case that is wrong, with the lines that are missed and those that are too many.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { Engine } from '../engine/src/index';
import { languages, textLanguages } from '../engine/src/languages/index';
import { loadRules } from '../engine/src/rules/load';
import type { LoadedRules } from '../engine/src/rules/rule';
import { expectedLines, readAnnotations } from '../engine/src/testing/annotations';
import { judge } from '../engine/src/testing/judge';
import { discover, readAssetsFromRepository } from '../host/src/index';

const root = process.cwd();
const today = '2026-01-01';
/** Rules for languages that the engine does not know are counted by themselves, and not among all. */
const unknownLanguage = 'other languages';
const known = new Set([...languages, ...textLanguages].flatMap(({ ruleNames }) => ruleNames));
/** Folders of tests/patterns whose name is no language of rules, and the extensions of their targets. */
const renamed: Record<string, string> = { js: 'javascript', ts: 'typescript' };

interface Row {
  language: string;
  cases: number;
  right: number;
  wrong: number;
  unsupported: number;
  'lines expected': number;
  missed: number;
  extra: number;
}

/** What one rule said about one target. */
interface Outcome {
  name: string;
  language: string;
  expected: readonly number[];
  reported: readonly number[];
  /** Why the rule could not run. */
  error?: string;
}

class Table {
  private readonly rows = new Map<string, Row>();

  constructor(private readonly tellMissed: boolean) {}

  add({ name, language, expected, reported, error }: Outcome): void {
    const missed = expected.filter((line) => !reported.includes(line));
    const extra = reported.filter((line) => !expected.includes(line));
    const right = missed.length + extra.length === 0 && error === undefined;
    if (this.tellMissed && !right)
      console.log(`FAIL ${name}  missed ${missed}  extra ${extra}${error ? `  (${error})` : ''}`);
    for (const key of language === unknownLanguage ? [language] : [language, 'all']) {
      let row = this.rows.get(key);
      if (!row) {
        row = {
          language: key,
          cases: 0,
          right: 0,
          wrong: 0,
          unsupported: 0,
          'lines expected': 0,
          missed: 0,
          extra: 0,
        };
        this.rows.set(key, row);
      }
      row.cases++;
      if (right) row.right++;
      else if (error === undefined) row.wrong++;
      else row.unsupported++;
      row['lines expected'] += expected.length;
      row.missed += missed.length;
      row.extra += extra.length;
    }
  }

  print(title: string): void {
    if (this.rows.size === 0) return;
    console.log(title);
    const total = this.rows.get('all');
    this.rows.delete('all');
    const rows = [...this.rows.values()].sort((a, b) => (a.language < b.language ? -1 : 1));
    console.table(
      Object.fromEntries(
        [...rows, ...(total ? [total] : [])].map(({ language, ...row }) => [
          language,
          { ...row, 'right %': ((100 * row.right) / row.cases).toFixed(1) },
        ]),
      ),
    );
  }
}

function run(engine: Engine, loaded: LoadedRules, file: string, text: string) {
  return judge(engine, loaded, engine.compile(loaded), file, text, { today });
}

/** tests/patterns: `<language>/<case>.<extension>` with `<case>.sgrep` beside it or in POLYGLOT. */
function runPatterns(engine: Engine, folder: string, only: string, table: Table): void {
  for (const name of readdirSync(folder)) {
    const language = renamed[name] ?? name;
    const definition = [...languages, ...textLanguages].find((each) => each.ruleNames.includes(language));
    if (!definition) continue;
    for (const file of readdirSync(path.join(folder, name)).sort()) {
      const { ext, name: base } = path.parse(file);
      if (!isTarget(name, definition, file) || ext === '.sgrep') continue;
      const id = `${name}.${base}`;
      if (!id.includes(only)) continue;
      const beside = path.join(folder, name, `${base}.sgrep`);
      const pattern = existsSync(beside) ? beside : path.join(folder, 'POLYGLOT', `${base}.sgrep`);
      if (!existsSync(pattern)) continue;
      const rule = {
        id: id.replace(/[^\w.-]/g, '_'),
        languages: [language],
        severity: 'WARNING',
        message: 'm',
        pattern: readFileSync(pattern, 'utf8').replace(/\n+$/, ''),
      };
      const loaded = loadRules([{ path: 'rule.yaml', text: stringify({ rules: [rule] }) }], []);
      const text = readFileSync(path.join(folder, name, file), 'utf8');
      const verdict = run(engine, loaded, file, text);
      const expected = text
        .split(/\r\n|\n/)
        .flatMap((line, i) => (/(ERROR|MATCH):/.test(line) ? [i + 2] : []));
      table.add({
        name: id,
        language: name,
        expected: [...new Set(expected)],
        reported: verdict.reported.get(rule.id) ?? [],
        error:
          verdict.errors.get(rule.id)?.message ??
          loaded.problems.find((each) => each.severity === 'error')?.message,
      });
    }
  }
}

function isTarget(
  folder: string,
  { extensions, fileNames }: (typeof languages)[number],
  file: string,
): boolean {
  return (
    file.endsWith(`.${folder}`) ||
    extensions.includes(path.extname(file).slice(1)) ||
    (fileNames ?? []).includes(file)
  );
}

/** A folder of rules with annotated targets beside them. */
function runRules(engine: Engine, folder: string, only: string, table: Table, fixes: Table): void {
  for (const test of discover(folder)) {
    const config = path.relative(folder, test.config);
    if (!config.includes(only)) continue;
    const loaded = loadRules([{ path: config, text: test.text }], []);
    const anywhere = {
      ...loaded,
      rules: loaded.rules.map((rule) => ({ ...rule, include: [], exclude: [] })),
    };
    for (const { file, fixed } of test.targets) {
      const text = readFileSync(file, 'utf8');
      const verdict = run(engine, anywhere, path.relative(folder, file), text);
      const annotations = readAnnotations(text, new Set(test.ruleIds));
      for (const id of test.ruleIds) {
        const { expected, open } = expectedLines(annotations, id);
        const reported = (verdict.reported.get(id) ?? []).filter((line) => !open.has(line));
        const rule = loaded.rules.find((each) => each.id === id);
        const problems = loaded.problems.filter(({ severity }) => severity === 'error');
        const error = rule
          ? verdict.errors.get(id)?.message
          : ((problems.find(({ ruleId }) => ruleId === id) ?? problems[0])?.message ?? 'not loaded');
        if (!annotations.some((each) => each.ruleId === id) && reported.length === 0) continue;
        const language = rule?.languages.slice(0, 2).join('+') ?? languageWritten(test.text);
        table.add({ name: `${config} ${id} ${path.basename(file)}`, language, expected, reported, error });
      }
      if (fixed) {
        const same = readFileSync(fixed, 'utf8').trimEnd() === verdict.fixedText.trimEnd();
        const name = `${config} ${path.basename(fixed)}`;
        fixes.add({ name, language: path.extname(fixed), expected: [1], reported: same ? [1] : [] });
      }
    }
  }
}

/** The first language of a rule file that could not be loaded. */
function languageWritten(text: string): string {
  const name = /languages:\s*(?:\[\s*|\n\s*-\s*)['"]?([\w#+]+)/.exec(text)?.[1]?.toLowerCase() ?? '';
  return known.has(name) ? name : unknownLanguage;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', default: '' }, missed: { type: 'boolean', default: false } },
  });
  const folder = path.resolve(positionals[0] ?? '.');
  const engine = await Engine.create(readAssetsFromRepository(root));
  const tables = [0, 1, 2].map(() => new Table(values.missed));
  const patterns = [folder, path.join(folder, 'tests')]
    .map((each) => path.join(each, 'patterns'))
    .find((each) => existsSync(path.join(each, 'POLYGLOT')));
  if (patterns) {
    runPatterns(engine, patterns, values.only, tables[0]);
    for (const name of ['rules', 'rules_v2', 'tainting_rules', 'autofix']) {
      const rules = path.join(path.dirname(patterns), name);
      if (existsSync(rules)) runRules(engine, rules, values.only, tables[1], tables[2]);
    }
  } else runRules(engine, folder, values.only, tables[1], tables[2]);
  tables[0].print('Patterns');
  tables[1].print('Rules, each on each of its targets');
  tables[2].print('Texts after all fixes');
}

void main();
