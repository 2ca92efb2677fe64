import type { ParsedDocument } from '../../document';
import type { Match } from '../../rules/bindings';
import type { Rewrite } from '../rewrite';
import { commandArguments } from './command-arguments';
import { insertCall } from './insert-call';
import { sqlParameters } from './sql-parameters';

/** A rewrite that a template cannot express. Undefined when the code has no shape that it can rewrite. */
export type Builder = (
  document: ParsedDocument,
  match: Match,
  options: Readonly<Record<string, string>>,
) => Rewrite | undefined;

/** The builders that a rule can name under `metadata.fixes[].builder.name`. */
export const builders: Readonly<Record<string, Builder>> = {
  'sql-parameters': sqlParameters,
  'command-arguments': commandArguments,
  'insert-call': insertCall,
};
