/** What the starter is made from. */
export interface StarterFacts {
  /** The name of the folder or package. */
  name: string;
  /** Workspace-relative paths (forward slashes) of files that take requests. */
  routeFiles: string[];
  /** Names in the code that look like sensitive data. */
  identifiers: string[];
  /** VS Code's language ids. */
  languages: string[];
}

/** A commented starter for `.wardscribe/threat-notes.yaml`; it is itself valid. */
export function starterNotes(facts: StarterFacts): string {
  return `version: 1\nproject: {name: ${JSON.stringify(facts.name)}, risk: medium}\n`;
}
