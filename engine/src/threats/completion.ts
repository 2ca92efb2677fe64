import type { Document } from 'yaml';
import { profiles } from '../checklists/profiles';
import { owaspOf, owaspTitle } from '../findings/owasp';
import { completeYaml, type YamlCompletion } from '../yaml/completion';
import type { Proposal } from '../yaml/language';
import type { DataPath } from '../yaml/locate';
import { namedValues, type SchemaNode } from '../yaml/schema-node';
import { isCwePlace, referencedList, writtenEntries, writtenValues } from './entries-in-text';
import { pathPattern } from './glob';
import { schemaAt } from './schema-tree';

/** What completion can know from outside the document. */
export interface NotesContext {
  /** Ids of the rules in force. */
  ruleIds: readonly string[];
  /** CWE ids of the rules in force: `CWE-89`. */
  cwe: readonly string[];
  /** Who can own something, likeliest first. */
  owners?: readonly string[];
  /** The paths of the project's files, relative to the folder that the notes speak of. */
  files?: readonly string[];
  /** Functions that stand before handlers in the code. */
  functions?: readonly string[];
  /** The team's own checklists. */
  checklists: readonly { id: string; title: string }[];
}

/** Folders that are proposed at most. */
const mostFolders = 200;

/**
 * Proposals at a UTF-16 offset of threat notes: keys, values of the schema, ids that the document defines, rules and
 * weaknesses of `context`.
 */
export function completeNotes(text: string, offset: number, context: NotesContext): YamlCompletion[] {
  return completeYaml(text, offset, {
    schemaAt,
    values: (path, schema, document) => valueProposals(path, schema, document, context),
  });
}

function valueProposals(
  path: DataPath,
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
  if (path[0] === 'compliance')
    return [...profiles, ...context.checklists].map(({ id, title }) => ({
      label: id,
      kind: 'value',
      detail: title,
      documentation: schema.description ?? '',
    }));
  const field = path.at(-1);
  const named = path.findLast((step) => typeof step === 'string');
  if (path[0] === 'accepted' && field === 'rule') return plain(context.ruleIds, 'rule');
  if (field === 'owner')
    return plain([...new Set([...writtenValues(document, 'owner'), ...(context.owners ?? [])])]);
  if (named === 'scope' || named === 'tests') return plain(folderPatterns(context.files ?? []), 'folder');
  if (callFields.has(String(named))) return plain(context.functions ?? [], 'function');
  return plain(namedValues(schema)).map((proposal) =>
    proposal.label === String(schema.default) ? { ...proposal, detail: 'when left out' } : proposal,
  );
}

/** Fields that name functions. */
const callFields = new Set(['call', 'use', 'mustCall', 'mustNotCall', 'before', 'after']);

/** A pattern for each folder that holds files, those near the top first. */
function folderPatterns(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files)
    for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) folders.add(file.slice(0, at));
  const depth = (folder: string) => folder.split('/').length;
  return [...folders]
    .filter((folder) => !folder.startsWith('.'))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .slice(0, mostFolders)
    .map((folder) => `${pathPattern(folder)}/**`);
}

/** The categories of a weakness with their names, as one line. */
export function categoriesOf(cwe: string): string {
  return owaspOf([cwe])
    .map((id) => `${id} ${owaspTitle(id)}`)
    .join(', ');
}
