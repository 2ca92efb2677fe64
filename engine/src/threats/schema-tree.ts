import { threatNotesJsonSchema } from './schema';

/** The parts of JSON Schema that the notes' schema uses. */
export interface SchemaNode {
  type?: string;
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  items?: SchemaNode;
  enum?: unknown[];
  const?: unknown;
  examples?: unknown[];
  default?: unknown;
}

let root: SchemaNode | undefined;

/** The schema of the value at a data path of the notes; `undefined` where the notes have no such place. */
export function schemaAt(path: readonly (string | number)[]): SchemaNode | undefined {
  root ??= threatNotesJsonSchema() as SchemaNode;
  let node: SchemaNode | undefined = root;
  for (const step of path) {
    if (typeof step === 'number') node = node?.items;
    else node = node?.properties && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined;
  }
  return node;
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
