import { globMistake, pathPattern } from './glob';
import { currentVersion } from './schema';

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

const extensions: Record<string, string> = {
  javascript: '*.js',
  javascriptreact: '*.jsx',
  typescript: '*.ts',
  typescriptreact: '*.tsx',
  python: '*.py',
};

// More than this is no longer read; the folder patterns say the same in fewer lines.
const maxGlobs = 8;
const maxIdentifiers = 20;

/**
 * A commented starter for `.wardscribe/threat-notes.yaml`. It is valid as it stands: what the workspace shows is filled
 * in, what only people know stands in comments with an example to copy.
 */
export function starterNotes(facts: StarterFacts): string {
  const globs = routeGlobs(facts);
  const example = globs[0] ?? `src/**/${extensions[facts.languages[0]] ?? '*'}`;
  const identifiers = facts.identifiers
    .filter((name) => /^[\w$]+(\.[\w$]+)?$/.test(name))
    .slice(0, maxIdentifiers);
  const lines = [
    '# Threat notes: what this project protects, from whom, and what was decided.',
    '# Wardscribe reads them as you type: findings in the scope of an open threat name it and rise in severity.',
    '# Hover over a key for help. Commit this file.',
    `version: ${currentVersion}`,
    '',
    'project:',
    `  name: ${JSON.stringify(facts.name || 'project')}`,
    '  # low, medium, high or critical: how much harm a breach does. With high, every open threat raises findings.',
    '  risk: medium',
    '  # users: [customers, staff]',
    '  # exposure: public',
    '',
    '# What is worth protecting. Names listed here must not reach logs or answers.',
    ...block(
      'assets',
      identifiers.length > 0 && [
        '  - id: sensitive',
        '    title: Sensitive data',
        '    class: pii',
        '    # Names found in the code; remove what is harmless. `*` stands for any letters.',
        `    identifiers: [${identifiers.map((name) => JSON.stringify(name)).join(', ')}]`,
      ],
      ['  - {id: customers, title: Customer records, class: pii, identifiers: [email, "phone*", User.dob]}'],
    ),
    '',
    '# Where data from outside comes in. In untrusted files, findings with a data flow are surer.',
    ...block(
      'entryPoints',
      globs.length > 0 && [
        '  - id: api',
        '    kind: http',
        '    trust: untrusted',
        '    scope:',
        ...globs.map((glob) => `      - ${JSON.stringify(glob)}`),
      ],
      ['  - {id: api, kind: http, trust: untrusted, scope: ["src/routes/**"]}'],
    ),
    '',
    '# What somebody could do. Start with the three that would hurt most.',
    '# threats:',
    '#   - id: T-1',
    "#     title: A customer reads another customer's records",
    '#     stride: [I, E]',
    '#     cwe: [CWE-639, CWE-89]',
    '#     severity: critical',
    `#     scope: [${JSON.stringify(example)}]`,
    '#     status: open            # open, mitigated, accepted or transferred',
    '#     owner: "@alice"',
    '#     mitigations: [C-1]',
    '',
    '# What the code does against threats.',
    '# controls:',
    '#   - {id: C-1, title: Check ownership before any read, check: {inEvery: handler, mustCall: assertOwner}}',
    '',
    '# Findings that are accepted, by whom and until when. After that day they are back.',
    '# accepted:',
    '#   - {id: R-1, rule: RULE-ID, scope: ["src/dev/**"], reason: local only, owner: "@bob", expires: 2030-01-31}',
  ];
  return `${lines.join('\n')}\n`;
}

/** The key with its entries, or all of it as comments with an example. */
function block(key: string, entries: string[] | false, example: string[]): string[] {
  return entries ? [`${key}:`, ...entries] : [`# ${key}:`, ...example.map((line) => `# ${line}`)];
}

/** The route files, or their folders when there are many. */
function routeGlobs({ routeFiles }: StarterFacts): string[] {
  const files = [...new Set(routeFiles)].sort();
  if (files.length <= maxGlobs) return files.map(pathPattern).filter((glob) => !globMistake(glob));
  const folders = [...new Set(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1)))];
  return folders
    .map((folder) => (folder ? `${pathPattern(folder)}**` : '*'))
    .filter((glob) => !globMistake(glob))
    .slice(0, maxGlobs);
}
