/**
 * How often findings are right: scans a checkout of a public suite and compares with what its authors say of each case.
 * `npm run bench -- accuracy DIR [--missed] [--low]`.
 *
 * The suite is recognized by what DIR contains; each has its module in `accuracy/`. `--missed` names each case that is
 * judged wrong, `--low` counts findings of low confidence too.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { confidences, type Finding } from '../engine/src/index';
import { builtInRulesAt, findFiles, scanFiles } from '../host/src/index';
import { gosec } from './accuracy/gosec';
import { juiceShop } from './accuracy/juice-shop';
import { njsscan } from './accuracy/njsscan';
import { owaspBenchmark } from './accuracy/owasp-benchmark';
import { securibench } from './accuracy/securibench';
import type { Suite } from './accuracy/suite';

const root = path.resolve(__dirname, '../..');
const suites: readonly Suite[] = [owaspBenchmark, securibench, gosec, njsscan, juiceShop];

/** Findings that a user would see, of everything below a folder. */
async function scan(folder: string, withLow: boolean): Promise<Finding[]> {
  const assets = { assets: path.join(root, 'dist/assets') };
  const { files } = await findFiles({ root: folder });
  const { findings } = await scanFiles({
    root: folder,
    assets,
    rules: builtInRulesAt(assets).loaded,
    today: '2026-01-01',
    fixes: false,
    files,
    jobs: availableParallelism(),
    workerScript: path.join(root, 'dist/worker.js'),
  });
  const last = withLow ? 'low' : 'medium';
  return findings.filter(
    ({ suppression, confidence }) =>
      !suppression && confidences.indexOf(confidence) <= confidences.indexOf(last),
  );
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      missed: { type: 'boolean', default: false },
      low: { type: 'boolean', default: false },
    },
  });
  const folder = path.resolve(positionals[0] ?? '.');
  const suite = suites.find((each) => each.recognizes(folder));
  if (!suite) throw new Error(`${folder} is none of: ${suites.map(({ name }) => name).join(', ')}.`);
  const { scanned, judge, close } = suite.open(folder);
  try {
    const started = performance.now();
    const findings = await scan(scanned, values.low);
    console.log(`${suite.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const { rows, wrong } = judge(findings);
    console.table(rows);
    if (values.missed) for (const line of wrong) console.log(line);
  } finally {
    close?.();
  }
}

void main();
