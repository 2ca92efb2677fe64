/** What a value of a YAML file may be: the parts of JSON Schema that help with typing. */
export interface SchemaNode {
  type?: string;
  /** True where a text may stand in place of the keys. */
  orText?: boolean;
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  items?: SchemaNode;
  enum?: unknown[];
  const?: unknown;
  examples?: unknown[];
  default?: unknown;
}

/** The values that the schema names: allowed ones, or examples of good ones. */
export function namedValues(schema: SchemaNode): string[] {
  const values = schema.enum ?? (schema.const === undefined ? schema.examples : [schema.const]);
  return (values ?? []).map(String);
}

/** What a value is, in a word or two. */
export function typeOf(schema: SchemaNode): string {
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'array') return schema.items?.type === 'object' ? 'list of entries' : 'list';
  if (schema.type === 'object') return 'keys';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return 'text';
}
