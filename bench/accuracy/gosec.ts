import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Case, judgeCases } from './cases';
import { readGoStrings } from './go-strings';
import type { Suite } from './suite';

const samples = /^g(\d+)_samples\.go$/;

/**
 * The samples of gosec: lists of Go sources with the number of findings in them. They are written to a folder of their
 * own, and removed after the scan; a sample is one case as a whole.
 */
export const gosec: Suite = {
  name: 'gosec samples',
  recognizes: (folder) => existsSync(path.join(folder, 'testutils')) && cwesIn(folder).size > 0,
  open(folder) {
    const scanned = mkdtempSync(path.join(tmpdir(), 'wardscribe-gosec-'));
    const cases = write(folder, scanned);
    return {
      scanned,
      // A finding in any file of a sample counts for it.
      judge: (findings) =>
        judgeCases(
          cases,
          findings.map((finding) => ({ ...finding, path: path.posix.dirname(finding.path) })),
        ),
      close: () => rmSync(scanned, { recursive: true }),
    };
  },
};

/** Rule → CWE, as the program's own table has it. */
function cwesIn(folder: string): Map<string, number> {
  const table = path.join(folder, 'issue/issue.go');
  const text = existsSync(table) ? readFileSync(table, 'utf8') : '';
  return new Map([...text.matchAll(/"(G\d+)":\s*"(\d+)"/g)].map(([, rule, cwe]) => [rule, Number(cwe)]));
}

function write(folder: string, scanned: string): Case[] {
  const cwes = cwesIn(folder);
  const cases: Case[] = [];
  const from = path.join(folder, 'testutils');
  for (const name of readdirSync(from).sort()) {
    const rule = `G${samples.exec(name)?.[1]}`;
    const cwe = cwes.get(rule);
    if (cwe === undefined) continue;
    const text = readFileSync(path.join(from, name), 'utf8');
    for (const [i, { strings, after }] of readGoStrings(text).entries()) {
      const count = /^\s*,\s*(\d+)\s*,/.exec(text.slice(after, after + 40))?.[1];
      if (count === undefined) continue;
      const file = `${rule}/${String(i + 1).padStart(3, '0')}`;
      mkdirSync(path.join(scanned, file), { recursive: true });
      strings.forEach((source, k) => {
        writeFileSync(path.join(scanned, file, `s${k}.go`), source.replace(/^\n/, ''));
      });
      cases.push({ group: rule, file, cwes: [cwe], isVulnerable: Number(count) > 0 });
    }
  }
  return cases;
}
