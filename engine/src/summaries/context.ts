import type { Points } from '../dataflow/points';
import type { DocumentFacts } from '../rules/document-facts';
import type { Folding } from './folding';
import type { LibraryCalls } from './library-calls';
import type { TextRecord } from './record';
import type { Scopes } from './scopes';

/** What the functions of one text have in common while they are run. */
export interface TextContext {
  facts: DocumentFacts;
  /** Where the rules of the run say something. */
  points: Points;
  /** The bits of all rules of the run. */
  rules: number;
  scopes: Scopes;
  record: TextRecord;
  library: LibraryCalls;
  folding: Folding;
  /** Local names that other files give. */
  imported: ReadonlySet<string>;
  /** Those that are packages, and not something of them or a file of the program. */
  packages: ReadonlySet<string>;
  /** Names under which some language's methods know their object. */
  isSelf(name: string): boolean;
}
