import path from 'node:path';
import type { PathAlias } from '../../engine/src/index';
import { readSource } from './source';

/** How many configurations may extend one another. */
const longestChain = 8;
const configuration = /(^|\/)(tsconfig|jsconfig)[^/]*\.json$/;

interface CompilerOptions {
  baseUrl?: unknown;
  paths?: unknown;
}

/**
 * What the configurations of TypeScript among some files make of the names of modules (`baseUrl` and `paths`, those of
 * a configuration that is extended too). Paths are relative to the root. A configuration that cannot be read says nothing.
 */
export function pathAliases(root: string, files: readonly string[]): PathAlias[] {
  return files
    .filter((file) => configuration.test(file))
    .flatMap((file) => aliasesOf(root, file))
    .sort((a, b) => b.under.length - a.under.length);
}

function aliasesOf(root: string, file: string): PathAlias[] {
  const folder = folderOf(file);
  const under = folder === '.' ? '' : folder;
  const { base, paths, pathsFolder } = optionsOf(root, file, longestChain);
  const result: PathAlias[] = [];
  for (const [pattern, targets] of Object.entries(paths ?? {})) {
    const texts = (Array.isArray(targets) ? targets : []).filter((each) => typeof each === 'string');
    const from = base ?? pathsFolder;
    result.push({ under, pattern, targets: texts.map((target) => path.posix.join(from, target)) });
  }
  if (base !== undefined) result.push({ under, pattern: '*', targets: [path.posix.join(base, '*')] });
  return result;
}

/** `base` and `pathsFolder` are relative to the root. */
interface Options {
  base?: string;
  paths?: object;
  pathsFolder: string;
}

function optionsOf(root: string, file: string, rest: number): Options {
  const folder = folderOf(file);
  const source = readSource(path.resolve(root, file));
  const config = 'text' in source ? parseJsonWithComments(source.text) : undefined;
  if (typeof config !== 'object' || config === null || rest === 0) return { pathsFolder: folder };
  const { extends: extended, compilerOptions } = config as {
    extends?: unknown;
    compilerOptions?: CompilerOptions;
  };
  const inherited =
    typeof extended === 'string' && extended.startsWith('.')
      ? optionsOf(root, withExtension(path.posix.join(folder, extended)), rest - 1)
      : { pathsFolder: folder };
  const { baseUrl, paths } = compilerOptions ?? {};
  return {
    ...inherited,
    ...(typeof baseUrl === 'string' && { base: path.posix.join(folder, baseUrl) }),
    ...(typeof paths === 'object' && paths !== null && { paths, pathsFolder: folder }),
  };
}

function folderOf(file: string): string {
  return path.posix.dirname(file);
}

function withExtension(file: string): string {
  return file.endsWith('.json') ? file : `${file}.json`;
}

/** JSON with comments and commas before a closing bracket, as TypeScript reads it; undefined where it is broken. */
function parseJsonWithComments(text: string): unknown {
  const plain = text
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      part.startsWith('"') ? part : ' ',
    )
    .replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, (part) => (part.startsWith('"') ? part : ''));
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}
