import type { Document } from 'yaml';
import { owaspOf, owaspTitle } from '../findings/owasp';
import { isCwePlace, referencedList, writtenEntries, writtenValues } from './entries-in-text';
import { cursorAt, type NotesPath } from './locate';
import { namedValues, type SchemaNode, schemaAt, typeOf } from './schema-tree';

/** One proposal. Offsets are UTF-16 offsets of the given text. */
export interface NotesCompletion {
  label: string;
  kind: 'key' | 'value' | 'reference';
  /** A few words beside the label. */
  detail: string;
  /** Markdown. */
  documentation: string;
  /** Plain text; further lines are indented relative to the line of the cursor. */
  insertText: string;
  replace: { start: number; end: number };
}

/** What completion can know from outside the document. */
export interface NotesContext {
  /** Ids of the rules in force. */
  ruleIds: readonly string[];
  /** CWE ids of the rules in force: `CWE-89`. */
  cwe: readonly string[];
}

type Proposal = Pick<NotesCompletion, 'label' | 'kind' | 'detail' | 'documentation'>;

/**
 * Proposals at a UTF-16 offset of threat notes, which may be half-typed: keys of the level, values of the schema, ids
 * that the document defines, rules and weaknesses of `context`. Unfiltered: editors filter by what is typed.
 */
export function completeNotes(text: string, offset: number, context: NotesContext): NotesCompletion[] {
  const cursor = cursorAt(text, offset);
  if (!cursor) return [];
  const schema = schemaAt(cursor.path);
  if (!schema) return [];
  const replace = { start: cursor.start, end: cursor.end };
  // `key:` without a space is no pair yet.
  const gap = text[cursor.start - 1] === ':' ? ' ' : '';
  if (schema.type === 'object') {
    const hasColon = /^['"]?[ \t]*:/.test(text.slice(cursor.end));
    return keyProposals(schema, cursor.siblings).map(({ key, ...proposal }) => {
      const insertText =
        gap + (hasColon ? key : key + afterKey(schemaAt([...cursor.path, key])!, cursor.inFlow));
      return { ...proposal, insertText, replace };
    });
  }
  if (cursor.role === 'key' && schema.type !== 'array' && !isListItem(cursor.path)) return [];
  const listed = schema.type === 'array' && schema.items;
  const path = listed ? [...cursor.path, 0] : cursor.path;
  return valueProposals(path, listed || schema, cursor.document, context).map((proposal) => {
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
  if (schema.type === 'object') return inFlow ? ': {}' : ':\n  ';
  return ': ';
}

function valueProposals(
  path: NotesPath,
  schema: SchemaNode,
  document: Document,
  context: NotesContext,
): Proposal[] {
  const list = referencedList(path);
  if (list)
    return writtenEntries(document)
      .filter((entry) => entry.list === list)
      .map((entry) => ({ label: entry.id, kind: 'reference', detail: entry.title, documentation: '' }));
  const plain = (labels: readonly string[], detail = ''): Proposal[] =>
    labels.map((label) => ({ label, kind: 'value', detail, documentation: schema.description ?? '' }));
  if (isCwePlace(path))
    return context.cwe.map((label) => ({
      label,
      kind: 'reference',
      detail: categoriesOf(label),
      documentation: schema.description ?? '',
    }));
  const field = path.at(-1);
  if (path[0] === 'accepted' && field === 'rule') return plain(context.ruleIds, 'rule');
  if (field === 'owner') return plain(writtenValues(document, 'owner'));
  return plain(namedValues(schema)).map((proposal) =>
    proposal.label === String(schema.default) ? { ...proposal, detail: 'when left out' } : proposal,
  );
}

/** The categories of a weakness with their names, as one line. */
export function categoriesOf(cwe: string): string {
  return owaspOf([cwe])
    .map((id) => `${id} ${owaspTitle(id)}`)
    .join(', ');
}

function isListItem(path: NotesPath): boolean {
  return typeof path.at(-1) === 'number';
}

/** `@alice` and `*` cannot start a plain YAML text. */
function quoted(value: string): string {
  return /^[\w][\w./-]*$/.test(value) ? value : JSON.stringify(value);
}
