import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CancellationToken } from 'vscode-languageserver/node';
import { type EntryPoint, languageOfPath } from '../../engine/src/index';
import { type StarterFacts, starterNotes } from '../../engine/src/threats/index';
import { findFiles, readSource } from '../../host/src/index';
import { Cancelled } from './log';

/** A starter needs examples, not everything: this many files are read. */
const maximumFiles = 400;

/** How data of strangers comes in over a network. */
const requests: readonly EntryPoint['kind'][] = ['http', 'graphql', 'rpc', 'websocket', 'function'];

/** Names that commonly hold data about people, money or access. */
const sensitive =
  /\b\w*(?:ssn|social_?security|passwd|password|passphrase|secret|api_?key|access_?token|refresh_?token|credit_?card|card_?number|cvv|iban|date_?of_?birth|dob|medical|diagnosis|patient|salary|passport|email|phone)\w*\b/gi;

/**
 * The starter of the threat notes of a folder on disk, from what a quick look at its files shows. `entryPoints`: those of
 * the folder, by path.
 */
export async function starterOf(
  root: string,
  exclude: readonly string[],
  entryPoints: ReadonlyMap<string, readonly EntryPoint[]>,
  token: CancellationToken,
): Promise<string> {
  const { files } = await findFiles({ root, exclude });
  const counts = new Map<string, number>();
  const languages = new Map<string, number>();
  for (const file of files) {
    const language = languageOfPath(file);
    if (language) languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  for (const file of files.slice(0, maximumFiles)) {
    await nextTurn();
    if (token.isCancellationRequested) throw new Cancelled();
    const source = readSource(path.join(root, file));
    if ('skipped' in source) continue;
    for (const [name] of source.text.matchAll(sensitive)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const facts: StarterFacts = {
    name: await nameOf(root),
    routeFiles: [...entryPoints.keys()].filter((file) =>
      entryPoints.get(file)?.some(({ kind }) => requests.includes(kind)),
    ),
    identifiers: mostUsed(counts).slice(0, 12),
    languages: mostUsed(languages),
  };
  return starterNotes(facts);
}

async function nameOf(root: string): Promise<string> {
  try {
    const { name } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
      name?: unknown;
    };
    if (typeof name === 'string' && name !== '') return name;
  } catch {
    // No package, or not one in JSON: the folder's name says it as well.
  }
  return path.basename(root);
}

function mostUsed(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}
