import type { SchemaNode } from '../yaml/schema-node';
import { threatNotesJsonSchema } from './schema';

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
