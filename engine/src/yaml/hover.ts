import type { YamlLanguage } from './language';
import { placeAt, readLeniently } from './locate';
import { namedValues, type SchemaNode } from './schema-node';

export interface YamlHover {
  /** Markdown. */
  contents: string;
  /** UTF-16 offsets of what the text is about. */
  start: number;
  end: number;
}

/** Help for the key or value at a UTF-16 offset of a YAML text; `undefined` where there is nothing to say. */
export function hoverYaml(
  text: string,
  offset: number,
  language: Pick<YamlLanguage, 'schemaAt' | 'explain'>,
): YamlHover | undefined {
  const document = readLeniently(text);
  const place = document && placeAt(document, offset);
  if (!document || !place?.node.range) return undefined;
  const [start, end] = place.node.range;
  const value = String(place.node.value);
  const path = place.role === 'key' ? [...place.path, value] : place.path;
  const schema = language.schemaAt(path);
  if (!schema) return undefined;
  const contents =
    place.role === 'key' ? keyHelp(value, schema) : language.explain(path, schema, value, document);
  return contents === undefined ? undefined : { contents, start, end };
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
