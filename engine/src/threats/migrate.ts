import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { applyEdits, type TextEdit } from '../syntax/position';
import { YamlText } from '../yaml/document';
import { currentVersion } from './schema';

/** One key that has another name from a version on: `list[].from` became `list[].to`. */
interface Renaming {
  /** The first version with the new name. */
  since: number;
  list: string;
  from: string;
  to: string;
}

/** What changed between versions. Version 2 gave one thing one name: files are a `scope`, functions are a `call`. */
const renamings: readonly Renaming[] = [
  { since: 2, list: 'entryPoints', from: 'globs', to: 'scope' },
  { since: 2, list: 'forbidden', from: 'api', to: 'call' },
  { since: 2, list: 'controls', from: 'rule', to: 'check' },
];

/**
 * Gives the keys of an older file their present names, in the tree only: ranges stay those of the text. Returns the
 * version that the text names when it is an older one.
 */
export function readAsCurrent(yaml: YamlText): number | undefined {
  const version = olderVersion(yaml);
  if (version === undefined) return undefined;
  for (const { pair, to } of outdated(yaml, version)) pair.key.value = to;
  const root = yaml.document!.contents as unknown as YAMLMap;
  const written = root.get('version', true);
  if (isScalar(written)) written.value = currentVersion;
  yaml.readAgain();
  return version;
}

/** The text of an older file in the present version; comments, order and layout stay. The same text when it is current. */
export function migrateNotes(text: string): string {
  return applyEdits(text, migrationEdits(text));
}

/** The edits that bring the text of an older file to the present version; none for a current one. */
export function migrationEdits(text: string): TextEdit[] {
  const yaml = new YamlText(text, '');
  const version = olderVersion(yaml);
  if (version === undefined) return [];
  const written = (yaml.document!.contents as unknown as YAMLMap).get('version', true);
  const edits: TextEdit[] = outdated(yaml, version).map(({ pair, to }) => editOf(pair.key, to));
  if (isScalar(written)) edits.push(editOf(written, String(currentVersion)));
  return edits;
}

function editOf({ range }: { range?: readonly number[] | null }, text: string): TextEdit {
  return { start: range![0], end: range![1], text };
}

/** The version of the text where it is older than the present one and known. */
function olderVersion({ data }: YamlText): number | undefined {
  const version = (data as { version?: unknown } | null | undefined)?.version;
  const isOlder = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  return isOlder && version < currentVersion ? version : undefined;
}

function outdated(yaml: YamlText, version: number) {
  const found: { pair: { key: { value: unknown; range?: readonly number[] | null } }; to: string }[] = [];
  for (const { since, list, from, to } of renamings) {
    const entries = since > version ? yaml.node([list]) : undefined;
    if (!isSeq(entries)) continue;
    for (const entry of entries.items) {
      if (!isMap(entry)) continue;
      for (const { key } of entry.items)
        if (isScalar(key) && key.value === from) found.push({ pair: { key }, to });
    }
  }
  return found;
}
