import type { Document } from 'yaml';
import type { DataPath } from './locate';
import type { SchemaNode } from './schema-node';

/** What is proposed, without the place where it goes. */
export interface Proposal {
  label: string;
  kind: 'key' | 'value' | 'reference';
  /** A few words beside the label. */
  detail: string;
  /** Markdown. */
  documentation: string;
  /** What it is found by besides its label: a title for one. */
  search?: string;
}

/** A kind of YAML file that the editor helps with. */
export interface YamlLanguage {
  /** What may stand at a data path; `undefined` where nothing may. */
  schemaAt(path: DataPath): SchemaNode | undefined;
  /** The values to propose at a path. `word` is what the cursor stands in. */
  values(path: DataPath, schema: SchemaNode, document: Document, word: string): Proposal[];
  /** Markdown about a value that stands at a path; `undefined` where there is nothing to say. */
  explain(path: DataPath, schema: SchemaNode, value: string, document: Document): string | undefined;
}
