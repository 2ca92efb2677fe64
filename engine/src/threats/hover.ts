import type { Document } from 'yaml';
import { cweTitle } from '../findings/cwe-titles';
import { hoverYaml, type YamlHover } from '../yaml/hover';
import type { DataPath } from '../yaml/locate';
import type { SchemaNode } from '../yaml/schema-node';
import { categoriesOf } from './completion';
import { isCwePlace, referencedList, writtenEntries } from './entries-in-text';
import { schemaAt } from './schema-tree';

/** Help for the key or value at a UTF-16 offset of threat notes; `undefined` where there is nothing to say. */
export function hoverNotes(text: string, offset: number): YamlHover | undefined {
  return hoverYaml(text, offset, { schemaAt, explain });
}

function explain(path: DataPath, schema: SchemaNode, value: string, document: Document): string | undefined {
  const list = referencedList(path);
  if (list) {
    const entry = writtenEntries(document).find(
      (candidate) => candidate.list === list && candidate.id === value,
    );
    return entry && `**${value}** ${plainMarkdown(entry.title)}`;
  }
  if (isCwePlace(path)) {
    const number = /^CWE-(\d+)$/.exec(value)?.[1];
    if (!number) return undefined;
    const link = `[${value}](https://cwe.mitre.org/data/definitions/${number}.html)`;
    const title = cweTitle(value);
    return [title ? `${link} ${title}` : link, categoriesOf(value)].filter(Boolean).join(': ');
  }
  return schema.description || undefined;
}

/** A title from the file, so that its characters do not act as Markdown. */
function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~-]/g, '\\$&');
}
