import type { Document } from 'yaml';
import { profiles } from '../checklists/profiles';
import { cweTitle, knownCwes } from '../findings/cwe-titles';
import { owaspOf, owaspTitle } from '../findings/owasp';
import { completeYaml, type YamlCompletion } from '../yaml/completion';
import type { Proposal } from '../yaml/language';
import type { DataPath } from '../yaml/locate';
import { namedValues, type SchemaNode } from '../yaml/schema-node';
import { entriesOf, isCwePlace, referencedList, writtenEntries, writtenValues } from './entries-in-text';
import { pathPattern } from './glob';
import type { ThreatNotes } from './notes';
import { strideLetters, strideWords } from './schema';
import { schemaAt } from './schema-tree';

/** What completion can know from outside the document. */
export interface NotesContext {
  /** The rules in force. */
  rules: readonly { id: string; title: string }[];
  /** CWE ids of the rules in force: `CWE-89`. They come before the others. */
  cwe: readonly string[];
  /** Who can own something, likeliest first. */
  owners?: readonly string[];
  /** The paths of the project's files, relative to the folder that the notes speak of. */
  files?: readonly string[];
  /** Such paths with what comes in there: `GET /letters, POST /letters`. */
  routes?: ReadonlyMap<string, string>;
  /** Functions of the code, likeliest first; `detail` says what is known of one. */
  functions?: readonly { name: string; detail: string }[];
  /** The notes in force that the text is a part of: other files of them define ids too. */
  notes?: ThreatNotes;
  /** The team's own checklists. */
  checklists: readonly { id: string; title: string }[];
}

/** Folders, and files, that are proposed at most. */
const mostPaths = 200;

/**
 * Proposals at a UTF-16 offset of threat notes: keys, values of the schema, ids that the document defines, rules and
 * weaknesses of `context`.
 */
export function completeNotes(text: string, offset: number, context: NotesContext): YamlCompletion[] {
  return completeYaml(text, offset, {
    schemaAt,
    values: (path, schema, document, word) => valueProposals(path, schema, document, word, context),
  });
}

function valueProposals(
  path: DataPath,
  schema: SchemaNode,
  document: Document,
  word: string,
  context: NotesContext,
): Proposal[] {
  const referenced = referencedList(path);
  if (referenced) {
    // What is being typed is newer than what is in force; other files of the notes are in force only.
    const all = [...writtenEntries(document), ...(context.notes ? entriesOf(context.notes) : [])].filter(
      ({ list }) => list === referenced,
    );
    const titles = new Map([...all].reverse().map(({ id, title }) => [id, title]));
    return [...new Set(all.map(({ id }) => id))].map((id) => ({
      label: id,
      kind: 'reference',
      detail: titles.get(id)!,
      documentation: '',
      search: `${id} ${titles.get(id)}`,
    }));
  }
  const documentation = schema.description ?? '';
  const value = (label: string, detail = ''): Proposal => ({ label, kind: 'value', detail, documentation });
  const named = (label: string, title: string): Proposal => ({
    ...value(label, title),
    kind: 'reference',
    search: `${label} ${title}`,
  });
  if (isCwePlace(path))
    return [...new Set([...context.cwe, ...knownCwes])].map((id) => ({
      ...named(id, cweTitle(id) ?? ''),
      documentation: [categoriesOf(id), documentation].filter(Boolean).join('\n\n'),
    }));
  if (path[0] === 'compliance')
    return [...profiles, ...context.checklists].map(({ id, title }) => value(id, title));
  const field = path.at(-1);
  const list = path.findLast((step) => typeof step === 'string');
  if (path[0] === 'accepted' && field === 'rule')
    return context.rules.map(({ id, title }) => named(id, title));
  if (list === 'stride')
    return strideLetters.map((letter) => ({ ...named(letter, strideWords[letter]), kind: 'value' }));
  if (field === 'owner') {
    const owners = new Set([...writtenValues(document, 'owner'), ...(context.owners ?? [])]);
    return [...owners].map((owner) => value(owner));
  }
  if (list === 'scope' || list === 'tests') return pathProposals(word, context).map((each) => value(...each));
  if (functionFields.has(String(list)))
    return (context.functions ?? []).map(({ name, detail }) => value(name, detail));
  return namedValues(schema).map((label) =>
    value(label, label === String(schema.default) ? 'when left out' : ''),
  );
}

/** Fields that name functions. */
const functionFields = new Set(['call', 'use', 'mustCall', 'mustNotCall', 'before', 'after', 'matching']);

/**
 * Patterns that match something: files where data comes in, folders, and the files of the folder that is being typed; each
 * with what is known of it.
 */
function pathProposals(
  word: string,
  { files = [], routes = new Map() }: NotesContext,
): [pattern: string, detail: string][] {
  const folder = word.slice(0, word.lastIndexOf('/') + 1);
  const beside = files
    .filter((file) => folder !== '' && file.startsWith(folder) && !file.slice(folder.length).includes('/'))
    .filter((file) => !routes.has(file))
    .slice(0, mostPaths);
  return [
    ...[...routes].slice(0, mostPaths).map(([file, words]): [string, string] => [pathPattern(file), words]),
    ...folderPatterns(files).map((pattern): [string, string] => [pattern, 'folder']),
    ...beside.map((file): [string, string] => [pathPattern(file), 'file']),
  ];
}

/** A pattern for each folder that holds files, those near the top first. */
function folderPatterns(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files)
    for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) folders.add(file.slice(0, at));
  const depth = (folder: string) => folder.split('/').length;
  return [...folders]
    .filter((folder) => !folder.startsWith('.'))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .slice(0, mostPaths)
    .map((folder) => `${pathPattern(folder)}/**`);
}

/** The categories of a weakness with their names, as one line. */
export function categoriesOf(cwe: string): string {
  return owaspOf([cwe])
    .map((id) => `${id} ${owaspTitle(id)}`)
    .join(', ');
}
