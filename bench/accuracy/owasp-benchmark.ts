import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, judgeCases } from './cases';
import { filesBelow, type Suite } from './suite';

const truth = /^expectedresults-.*\.csv$/;

/** The OWASP Benchmark: a table says of each test, a file of its name, which weakness it has or seems to have. */
export const owaspBenchmark: Suite = {
  name: 'OWASP Benchmark',
  recognizes: (folder) => existsSync(folder) && readdirSync(folder).some((name) => truth.test(name)),
  open: (folder) => ({ scanned: folder, judge: (findings) => judgeCases(casesOf(folder), findings) }),
};

function casesOf(folder: string): Case[] {
  const table = readdirSync(folder).find((name) => truth.test(name)) ?? '';
  // What describes a test stands beside it under the same name.
  const code = filesBelow(folder).filter((file) => !file.endsWith('.xml'));
  const files = new Map(code.map((file) => [path.parse(file).name, file]));
  return readFileSync(path.join(folder, table), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [name, group, isVulnerable, cwe] = line.split(',').map((cell) => cell.trim());
      const file = files.get(name);
      return file ? [{ group, file, cwes: [Number(cwe)], isVulnerable: isVulnerable === 'true' }] : [];
    });
}
