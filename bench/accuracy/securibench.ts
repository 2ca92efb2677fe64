import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, judgeCases } from './cases';
import { filesBelow, type Suite } from './suite';

const testFile = /securibench\/micro\/([^/]+)\/[^/]+\.java$/;
/** What its sinks may be: comments say that a line is bad and not for what. */
const weaknesses = [79, 89, 22, 78, 113, 601, 94, 90, 918];

/** Stanford SecuriBench Micro: comments beside the sinks say `BAD` or `OK`. */
export const securibench: Suite = {
  name: 'SecuriBench Micro',
  recognizes: (folder) => existsSync(folder) && filesBelow(folder).some((file) => testFile.test(file)),
  open: (folder) => ({
    scanned: folder,
    judge: (findings) =>
      judgeCases(
        filesBelow(folder).flatMap((file) => casesOf(folder, file)),
        findings,
      ),
  }),
};

function casesOf(folder: string, file: string): Case[] {
  const group = testFile.exec(file)?.[1];
  if (group === undefined) return [];
  const text = readFileSync(path.join(folder, file), 'utf8');
  const base = { group, file, cwes: weaknesses };
  const marked = text.split(/\r?\n/).flatMap((line, i) => {
    const word = /(?:\/\*|\/\/)\s*(BAD|OK)\b/.exec(line)?.[1];
    return word ? [{ ...base, line: i + 1, isVulnerable: word === 'BAD' }] : [];
  });
  // A test that counts no vulnerability and marks no line is safe as a whole.
  const isSafe = /getVulnerabilityCount[^{]*\{\s*return\s+0/.test(text);
  return marked.length === 0 && isSafe ? [{ ...base, isVulnerable: false }] : marked;
}
