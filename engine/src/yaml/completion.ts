import type { Proposal, YamlLanguage } from './language';
import { cursorAt, type DataPath } from './locate';
import { type SchemaNode, typeOf } from './schema-node';

/** One proposal. Offsets are UTF-16 offsets of the given text. */
export interface YamlCompletion extends Proposal {
  /** Plain text; further lines are indented relative to the line of the cursor. */
  insertText: string;
  replace: { start: number; end: number };
}

/**
 * Proposals at a UTF-16 offset of a YAML text, which may be half-typed: the keys of the level, and the values that the
 * language knows. Unfiltered: editors filter by what is typed.
 */
export function completeYaml(
  text: string,
  offset: number,
  language: Pick<YamlLanguage, 'schemaAt' | 'values'>,
): YamlCompletion[] {
  const cursor = cursorAt(text, offset);
  if (!cursor) return [];
  const schema = language.schemaAt(cursor.path);
  if (!schema) return [];
  const replace = { start: cursor.start, end: cursor.end };
  // `key:` without a space is no pair yet.
  const gap = text[cursor.start - 1] === ':' ? ' ' : '';
  const isText = schema.orText === true && cursor.role === 'value' && !isListItem(cursor.path);
  if (schema.type === 'object' && !isText) {
    const hasColon = /^['"]?[ \t]*:/.test(text.slice(cursor.end));
    return keyProposals(schema, cursor.siblings).map(({ key, ...proposal }) => {
      const after = hasColon
        ? ''
        : afterKey(language.schemaAt([...cursor.path, key]) as SchemaNode, cursor.inFlow);
      return { ...proposal, insertText: gap + key + after, replace };
    });
  }
  if (cursor.role === 'key' && schema.type !== 'array' && !isListItem(cursor.path)) return [];
  const listed = schema.type === 'array' && schema.items;
  const path = listed ? [...cursor.path, 0] : cursor.path;
  const word = text.slice(cursor.start, cursor.end);
  return language.values(path, listed || schema, cursor.document, word).map((proposal) => {
    const value = cursor.quote ? proposal.label : quoted(proposal.label);
    return { ...proposal, insertText: gap + (listed && !cursor.quote ? `[${value}]` : value), replace };
  });
}

function keyProposals(schema: SchemaNode, present: readonly string[]): (Proposal & { key: string })[] {
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => !present.includes(key))
    .map(([key, value]) => ({
      key,
      label: key,
      kind: 'key',
      detail: typeOf(value) + (schema.required?.includes(key) ? ', required' : ''),
      documentation: value.description ?? '',
    }));
}

function afterKey(schema: SchemaNode, inFlow: boolean): string {
  const entries = schema.type === 'object' || schema.items?.type === 'object';
  if (schema.type === 'array') return entries && !inFlow ? ':\n  - ' : ': []';
  if (schema.type === 'object' && !schema.orText) return inFlow ? ': {}' : ':\n  ';
  return ': ';
}

function isListItem(path: DataPath): boolean {
  return typeof path.at(-1) === 'number';
}

/** `@alice` and `*` cannot start a plain YAML text; `$X` can. */
function quoted(value: string): string {
  return /^[\w$][\w./-]*$/.test(value) ? value : JSON.stringify(value);
}
