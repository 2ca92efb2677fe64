import type { Severity } from '../findings/finding';

/** Where an imported finding stands: still told by its tool, or not any more since an import. */
export const importStates = ['open', 'gone'] as const;

/** A finding of another scanner or of a penetration test. */
export interface ImportedFinding {
  /** The tool's own fingerprint, or one of rule, place and message: the same in the next import. */
  key: string;
  /** The id of the tool's rule. */
  rule: string;
  severity: Severity;
  message: string;
  cwe: string[];
  /** Workspace-relative path; absent for what was found on a running system. */
  path?: string;
  /** Zero-based line of the place. */
  line?: number;
  /** The line as it was, without layout: the place is found again by it. */
  quote?: string;
  /** The address that was tested, for what was found on a running system. */
  url?: string;
  state: (typeof importStates)[number];
  /** The day of the first import that had it, and of the one since which it is gone: YYYY-MM-DD. */
  first: string;
  gone?: string;
}

/** What one tool said. */
export interface Import {
  tool: string;
  /** The day of the last import, YYYY-MM-DD. */
  on: string;
  findings: ImportedFinding[];
}

/** The text is not what it should be; the message is for the user. */
export class ImportedError extends Error {}
