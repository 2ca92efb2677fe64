import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Case, judgeCases } from './cases';
import { cweNumber, filesBelow, type Suite } from './suite';

const rulesFolder = 'njsscan/rules';
const assets = 'tests/assets';
const group = 'javascript';
/** What a file without any weakness must not be flagged for. */
const weaknesses = [79, 78, 89, 22, 601, 918, 94, 611, 327, 798, 400, 113, 614, 295];

/** The tests of njsscan: comments name the rule that the next line violates, and the rules name the CWE. */
export const njsscan: Suite = {
  name: 'njsscan',
  recognizes: (folder) => [rulesFolder, assets].every((name) => existsSync(path.join(folder, name))),
  open: (folder) => ({ scanned: folder, judge: (findings) => judgeCases(casesOf(folder), findings) }),
};

function casesOf(folder: string): Case[] {
  const cwes = cwesOfRules(path.join(folder, rulesFolder));
  return filesBelow(path.join(folder, assets)).flatMap((name): Case[] => {
    const file = `${assets}/${name}`;
    if (file.includes('true_negatives')) return [{ group, file, cwes: weaknesses, isVulnerable: false }];
    const lines = readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/);
    return lines.flatMap((line, i) => {
      const ids = annotation.exec(line)?.[1].split(',') ?? [];
      const known = ids.flatMap((id) => cwes.get(id.trim()) ?? []);
      // Comments may stand above each other; they are about the line below all of them.
      let at = i + 1;
      while (annotation.test(lines[at] ?? '')) at++;
      return known.length > 0 ? [{ group, file, line: at + 1, cwes: known, isVulnerable: true }] : [];
    });
  });
}

const annotation = /(?:\/\/|#|<!--|\/\*)\s*ruleid\s*:\s*([\w, -]+)/;

function cwesOfRules(folder: string): Map<string, number> {
  const cwes = new Map<string, number>();
  for (const file of filesBelow(folder).filter((name) => /\.ya?ml$/.test(name))) {
    const content = parse(readFileSync(path.join(folder, file), 'utf8'), { logLevel: 'silent' });
    const rules = Array.isArray(content) ? content : (content?.rules ?? []);
    for (const { id, metadata } of rules) {
      const cwe = cweNumber(String(metadata?.cwe ?? ''));
      if (!Number.isNaN(cwe)) cwes.set(id, cwe);
    }
  }
  return cwes;
}
