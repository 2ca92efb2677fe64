/** Help while a rule file is typed: what may stand at the cursor, and what a key means. */
import { type Document, isMap, isScalar, isSeq } from 'yaml';
import * as z from 'zod';
import { languages, textLanguages } from '../languages/index';
import { completeYaml, type YamlCompletion } from '../yaml/completion';
import { hoverYaml, type YamlHover } from '../yaml/hover';
import type { Proposal } from '../yaml/language';
import type { DataPath } from '../yaml/locate';
import type { SchemaNode } from '../yaml/schema-node';
import { namedValues } from '../yaml/schema-node';
import { zodNodeAt } from '../yaml/zod-node';
import { severityNames } from './metadata';
import { ruleSchema } from './schema';

/** What completion can know from outside of the file. */
export interface RuleTypingContext {
  /** CWE ids of the rules in force: `CWE-89`. */
  cwe: readonly string[];
  /** Shared models, by what they are. */
  models: readonly { id: string; kind: 'source' | 'sink' | 'sanitizer' }[];
}

const fileSchema = z.strictObject({ rules: z.array(ruleSchema).describe('The rules of this file.') });

const schemaAt = (path: DataPath) => zodNodeAt(fileSchema, path);

/** Proposals at a UTF-16 offset of a rule file: keys that belong there, words, languages, metavariables of the rule. */
export function completeRules(text: string, offset: number, context: RuleTypingContext): YamlCompletion[] {
  return completeYaml(text, offset, {
    schemaAt,
    values: (path, schema, document, word) => valuesAt(path, schema, document, word, context),
  });
}

/** What the key or word at a UTF-16 offset of a rule file means; `undefined` where there is nothing to say. */
export function hoverRules(text: string, offset: number): YamlHover | undefined {
  return hoverYaml(text, offset, {
    schemaAt,
    explain: (_, schema) => (schema.enum ? schema.description : undefined),
  });
}

/** Texts that name metavariables among other words. */
const templates = new Set(['message', 'fix', 'title', 'template', 'comparison']);

function valuesAt(
  path: DataPath,
  schema: SchemaNode,
  document: Document,
  word: string,
  { cwe, models }: RuleTypingContext,
): Proposal[] {
  const field = path.findLast((step) => typeof step === 'string');
  const parent = path.findLast((step) => typeof step === 'string' && step !== field);
  const plain = (labels: readonly string[], detail = ''): Proposal[] =>
    labels.map((label) => ({ label, kind: 'value', detail, documentation: schema.description ?? '' }));
  if (field === 'languages' || field === 'language') return plain(languageNames(), 'language');
  if (field === 'severity') return plain(severityNames);
  if (field === 'cwe') return plain(cwe);
  if (parent === 'uses') return plain(models.filter(({ kind }) => `${kind}s` === field).map(({ id }) => id));
  const isName = field === 'metavariable' || field === 'focus-metavariable';
  if (isName || (templates.has(String(field)) && word.startsWith('$'))) {
    return metavariablesOf(document, path).map((label) => ({
      label,
      kind: 'reference',
      detail: 'metavariable',
      documentation: '',
    }));
  }
  return plain(namedValues(schema));
}

function languageNames(): string[] {
  return [...languages, ...textLanguages].flatMap(({ ruleNames }) => ruleNames);
}

/** The metavariables that the patterns of the rule at a path have, in order, each once. */
function metavariablesOf(document: Document, path: DataPath): string[] {
  const rule = document.getIn(path.slice(0, 2), true);
  const found = new Set<string>();
  const visit = (node: unknown, isPattern: boolean): void => {
    if (isScalar(node) && isPattern && typeof node.value === 'string') {
      for (const [name] of node.value.matchAll(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*/g)) found.add(name);
      for (const [, name] of node.value.matchAll(/\(\?P?<([A-Z_][A-Z0-9_]*)>/g)) found.add(`$${name}`);
    } else if (isSeq(node)) for (const item of node.items) visit(item, isPattern);
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (name !== 'metadata') visit(value, isPattern || isPatternKey(name));
      }
    }
  };
  visit(rule, false);
  return [...found];
}

function isPatternKey(key: string): boolean {
  return /^pattern|^(match|any|all|inside|not|regex)$/.test(key);
}
