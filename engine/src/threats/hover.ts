import { categoriesOf } from './completion';
import { isCwePlace, referencedList, writtenEntries } from './entries-in-text';
import { placeAt, readLeniently } from './locate';
import { namedValues, type SchemaNode, schemaAt } from './schema-tree';

export interface NotesHover {
  /** Markdown. */
  contents: string;
  /** UTF-16 offsets of what the text is about. */
  start: number;
  end: number;
}

/** Help for the key or value at a UTF-16 offset of threat notes; `undefined` where there is nothing to say. */
export function hoverNotes(text: string, offset: number): NotesHover | undefined {
  const document = readLeniently(text);
  const place = document && placeAt(document, offset);
  if (!document || !place?.node.range) return undefined;
  const [start, end] = place.node.range;
  const value = String(place.node.value);
  const path = place.role === 'key' ? [...place.path, value] : place.path;
  const schema = schemaAt(path);
  if (!schema) return undefined;
  if (place.role === 'key') return { contents: keyHelp(value, schema), start, end };
  const list = referencedList(path);
  if (list) {
    const entry = writtenEntries(document).find(
      (candidate) => candidate.list === list && candidate.id === value,
    );
    return entry && { contents: `**${value}** ${plainMarkdown(entry.title)}`, start, end };
  }
  if (isCwePlace(path)) {
    const number = /^CWE-(\d+)$/.exec(value)?.[1];
    if (!number) return undefined;
    const link = `[${value}](https://cwe.mitre.org/data/definitions/${number}.html)`;
    return { contents: [link, categoriesOf(value)].filter(Boolean).join(': '), start, end };
  }
  return schema.description ? { contents: schema.description, start, end } : undefined;
}

function keyHelp(key: string, schema: SchemaNode): string {
  const values = namedValues(schema.items ?? schema).map((value) => `\`${value}\``);
  const lines = [`**${key}**: ${schema.description ?? ''}`];
  const closed = (schema.items ?? schema).enum ?? (schema.items ?? schema).const;
  if (values.length > 0)
    lines.push(`${closed === undefined ? 'For example' : 'One of'}: ${values.join(', ')}`);
  if (typeof schema.default === 'string') lines.push(`When left out: \`${schema.default}\``);
  return lines.join('\n\n');
}

/** A title from the file, so that its characters do not act as Markdown. */
function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|~-]/g, '\\$&');
}
