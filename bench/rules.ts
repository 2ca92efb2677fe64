/**
 * What many rules cost: `npm run bench -- rules [DIR...] [--rules DIR] [--ast-grep PROGRAM]`.
 *
 * Prints, for JavaScript and Python, the time of a full analysis with sets of rules as ratios to the bare parse of the
 * same texts in the same run, and the cost of 2,000 rules to that of 100. The texts are generated, or those of folders.
 * `--rules` adds the rules of a folder, `--ast-grep` a scan of the folders by that program with 30 rules of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { Engine, type LoadedRules, languageOfPath, type RuleSet } from '../engine/src/index';
import { languageOfEditorId } from '../engine/src/languages/index';
import { hasGrammar } from '../engine/src/languages/language';
import { loadRules } from '../engine/src/rules/load';
import { loadGrammar } from '../engine/src/syntax/grammar';
import { startRuntime } from '../engine/src/syntax/runtime';
import { discover, readAssetsFromRepository, readRulesFromRepository, readSource } from '../host/src/index';
import { generate } from './generate';
import { syntheticRules } from './synthetic-rules';
import { inTurns, time } from './timing';

const root = path.resolve(__dirname, '../..');
const today = '2026-01-01';
const generatedLines = 10_000;

interface File {
  path: string;
  text: string;
}

/** The files of a language in folders, as a scan reads them. */
function filesIn(folders: readonly string[], language: string): File[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => languageOfPath(name) === language)
      .flatMap((name) => {
        const source = readSource(path.join(folder, name));
        return 'text' in source ? [{ path: name, text: source.text }] : [];
      }),
  );
}

/** All rules that have cases beside them in a folder. */
function rulesIn(folder: string): LoadedRules {
  return loadRules(
    discover(folder).map(({ config, text }) => ({ path: config, text })),
    [],
  );
}

/** Writes 30 rules about calls for ast-grep into a folder; gives their file. */
function astGrepRules(folder: string, language: string): string {
  const rules = Array.from({ length: 30 }, (_, i) => ({
    id: `rule-${i}`,
    language,
    message: 'm',
    severity: 'warning',
    rule: [
      { pattern: `work${i}($$$)` },
      { pattern: `library${i}.query($X)` },
      { all: [{ pattern: '$O.execute($X)' }, { not: { pattern: `$O.execute(work${i})` } }] },
    ][i % 3],
  }));
  const file = path.join(folder, `${language}.yml`);
  writeFileSync(file, rules.map((rule) => stringify(rule)).join('---\n'));
  return file;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rules: { type: 'string' }, 'ast-grep': { type: 'string' } },
  });
  const folders = positionals.map((each) => path.resolve(each));
  const assets = readAssetsFromRepository(root);
  const engine = await Engine.create(assets);
  const runtime = await startRuntime(assets.runtime);
  const rows: Record<string, string | number>[] = [];
  const temporary = mkdtempSync(path.join(tmpdir(), 'wardscribe-bench-'));

  for (const language of ['javascript', 'python'] as const) {
    const definition = languageOfEditorId(language);
    if (!definition || !hasGrammar(definition)) throw new Error(language);
    const grammar = loadGrammar(runtime, assets.grammar(definition.grammar), definition.sample);
    const files =
      folders.length > 0
        ? filesIn(folders, language)
        : [{ path: 'bench', text: generate(language, generatedLines) }];
    if (files.length === 0) continue;
    const synthetic = (count: number) =>
      engine.compile(loadRules([{ path: 'rules.yaml', text: syntheticRules(language, count) }], []));
    const sets: Record<string, RuleSet> = {
      '100 rules': synthetic(100),
      '2,000 rules': synthetic(2000),
      'built-in rules': engine.compile(readRulesFromRepository(root).loaded),
    };
    if (values.rules) sets['rules of the folder'] = engine.compile(rulesIn(path.resolve(values.rules)));
    let findings = 0;
    const analyze = (rules: RuleSet) => () => {
      findings = 0;
      for (const { path: file, text } of files) {
        const document = engine.open(file, language, text);
        findings += engine.analyze(document, { rules, today }).findings.length;
        document.close();
      }
    };
    const parse = () => {
      runtime.parser.setLanguage(grammar.language);
      for (const { text } of files) runtime.parser.parse(text)?.delete();
    };
    const found: number[] = [];
    const works = Object.values(sets).map((rules, i) => () => {
      analyze(rules)();
      found[i] = findings;
    });
    if (values['ast-grep'] && folders.length > 0) {
      const program = path.resolve(values['ast-grep']);
      const file = astGrepRules(temporary, language === 'python' ? 'Python' : 'JavaScript');
      works.push(() => {
        spawnSync(program, ['scan', '--rule', file, '--no-ignore', 'vcs', '-j', '1', ...folders]);
      });
    }
    const isLarge = folders.length > 0;
    const [parsed, ...times] = inTurns(
      [parse, ...works].map((work) => () => time(work)),
      isLarge ? 1 : 10,
      isLarge ? 3 : 7,
    );
    const lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
    const names = [...Object.keys(sets), 'ast-grep, 30 rules'];
    times.forEach((time, i) => {
      const rules = Object.values(sets)[i];
      rows.push({
        language,
        lines,
        set: names[i],
        rules: rules?.rules.length ?? 30,
        findings: found[i] ?? '',
        'parse P (ms)': parsed.toFixed(0),
        '÷ P': (time / parsed).toFixed(2),
        '÷ 100 rules': (time / times[0]).toFixed(2),
      });
    });
  }
  rmSync(temporary, { recursive: true });
  console.table(rows);
}

void main();
