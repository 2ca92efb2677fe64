// Scans well-known packages with the built command line: `node scripts/real-projects.mjs [--json]`.
// The packages of test/real-projects/targets.json are fetched at run time and thrown away afterwards; none is committed.
// Fails when a scan breaks or nothing could be fetched; a package that cannot be fetched is named and left out.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { globby } from 'globby';
import { root } from './repository.mjs';

const run = promisify(execFile);
const scanner = join(root, 'dist/cli.js');
const sources = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,py,pyi}';

/**
 * One line of the table.
 * @typedef {{target: string, lines: number, files: number, seconds: number, findings: number,
 *   byRule: Record<string, number>, problems: number}} Row
 */

/** How a package comes to be a folder of files. */
const fetchers = {
  npm: async (target, folder) => {
    await run('npm', ['pack', target, '--silent'], { cwd: folder });
    await run('tar', ['-xzf', await only(folder, '.tgz')], { cwd: folder });
  },
  debian: async (target, folder) => {
    await run('apt-get', ['download', target], { cwd: folder });
    await run('dpkg-deb', ['-x', await only(folder, '.deb'), 'package'], { cwd: folder });
  },
};

const unreachable = {
  npm: 'npm cannot get this version: is its registry reachable?',
  debian:
    'apt-get cannot get this version: is this Debian, are its lists up to date, does it have this release?',
};

async function only(folder, extension) {
  const name = (await readdir(folder)).find((file) => file.endsWith(extension));
  if (!name) throw new Error(`no ${extension} file arrived`);
  return name;
}

/**
 * Scans one folder with as many workers as processors.
 * @returns {Promise<Omit<Row, 'target'>>}
 */
async function scan(folder) {
  const files = await globby(sources, { cwd: folder, gitignore: true });
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const report = join(folder, '..', 'report.json');
  const from = performance.now();
  const options = ['--format', 'json', '--fail-on', 'never', '--output', report];
  await run(process.execPath, [scanner, 'scan', ...options], { cwd: folder });
  const seconds = Math.round(performance.now() - from) / 1000;
  const { findings, problems, summary } = JSON.parse(await readFile(report, 'utf8'));
  const byRule = {};
  for (const { ruleId } of findings) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  return {
    lines: texts.reduce((sum, text) => sum + text.split('\n').length, 0),
    files: summary.files,
    seconds,
    findings: findings.length,
    byRule,
    problems: problems.length,
  };
}

/** @param {Row} row */
function print({ target, files, lines, seconds, findings, byRule, problems }) {
  const trouble = problems > 0 ? `, ${problems} problems` : '';
  console.log(`${target}: ${files} files, ${lines} lines, ${seconds} s, ${findings} findings${trouble}`);
  for (const [rule, count] of Object.entries(byRule).sort((a, b) => b[1] - a[1])) {
    console.log(`  ${String(count).padStart(4)}  ${rule}`);
  }
}

async function main() {
  if (!existsSync(scanner)) throw new Error('dist/cli.js is missing: run `npm run build` first.');
  const asJson = process.argv.includes('--json');
  const targets = JSON.parse(await readFile(join(root, 'test/real-projects/targets.json'), 'utf8'));
  const temporary = await mkdtemp(join(tmpdir(), 'real-projects-'));
  const rows = [];
  try {
    for (const kind of Object.keys(fetchers)) {
      for (const target of targets[kind]) {
        const folder = join(temporary, `${rows.length}-${target.replace(/\W+/g, '-')}`);
        await mkdir(folder);
        try {
          await fetchers[kind](target, folder);
        } catch {
          console.error(`${target}: not scanned. ${unreachable[kind]}`);
          continue;
        }
        rows.push({ target, ...(await scan(join(folder, 'package'))) });
        if (!asJson) print(rows.at(-1));
      }
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  if (asJson) console.log(JSON.stringify(rows, null, 2));
  if (rows.length === 0) throw new Error('No package could be fetched, so nothing was scanned.');
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
