import type { EntryPointKind } from '../../entrypoints/entry-point';
import { flow } from '../../yaml/edit';
import { currentVersion, exposures, riskLevels } from '../schema';
import { placeValue, proposedPlaces, type StarterFacts } from './facts';
import { type Answers, dataWords, derivedRisk } from './interview';
import { type DataClass, dataClasses } from './names';

const extensions: Record<string, string> = {
  javascript: '*.js',
  javascriptreact: '*.jsx',
  typescript: '*.ts',
  typescriptreact: '*.tsx',
  python: '*.py',
};

/** Who starts a command or a job is no stranger; of everything else nobody knows who sends it. */
const ownKinds: readonly EntryPointKind[] = ['cli', 'schedule'];

/**
 * A commented starter for `.wardscribe/threat-notes.yaml`. It is valid as it stands: what was answered is filled in, what
 * only people know stands in comments with an example to copy.
 */
export function starterNotes(facts: StarterFacts, answers: Answers): string {
  const assets = assetLines(answers);
  const places = placesOf(facts, answers);
  const example = places[0]?.globs[0] ?? `src/**/${extensions[facts.languages[0]] ?? '*'}`;
  const risk = riskLevels.find((level) => level === answers.risk?.[0]) ?? derivedRisk(answers);
  const exposure = exposures.find((reach) => reach === answers.exposure?.[0]);
  const lines = [
    '# Threat notes: what this project protects, from whom, and what was decided.',
    '# Wardscribe reads them as you type: findings in the scope of an open threat name it and rise in severity.',
    '# Hover over a key for help. Commit this file.',
    `version: ${currentVersion}`,
    '',
    'project:',
    `  name: ${JSON.stringify(facts.name || 'project')}`,
    '  # low, medium, high or critical: how much harm a breach does. With high, every open threat raises findings.',
    `  risk: ${risk ?? 'medium'}`,
    `  ${exposure ? `exposure: ${exposure}` : '# exposure: public'}`,
    '  # users: [customers, staff]',
    '',
    '# What the project answers to: it chooses the checklists, and findings name what they speak against.',
    ...block(
      'compliance',
      (answers.compliance ?? []).map((id) => `  - ${flow(id)}`),
      ['  - owasp-top10-2025'],
    ),
    '',
    '# What is worth protecting. Names listed here must not reach logs or answers.',
    ...block('assets', assets, [
      '  - {id: customers, title: Customer records, class: pii, identifiers: [email, "phone*", User.dob]}',
    ]),
    '',
    '# Where data from outside comes in. In untrusted files, findings with a data flow are surer.',
    ...block(
      'entryPoints',
      places.flatMap(({ id, kind, globs }) => [
        `  - id: ${id}`,
        `    kind: ${kind}`,
        `    trust: ${ownKinds.includes(kind) ? 'authenticated' : 'untrusted'}`,
        '    scope:',
        ...globs.map((glob) => `      - ${JSON.stringify(glob)}`),
      ]),
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
function block(key: string, entries: readonly string[], example: readonly string[]): string[] {
  return entries.length > 0 ? [`${key}:`, ...entries] : [`# ${key}:`, ...example.map((line) => `# ${line}`)];
}

function assetLines({ data = [], names = [] }: Answers): string[] {
  const chosen = dataClasses.filter((each) => data.includes(each));
  return chosen.flatMap((each) => {
    const identifiers = identifiersOf(names, each, chosen[0]);
    const { id, title } = dataWords[each];
    return [
      `  - id: ${id}`,
      `    title: ${title}`,
      `    class: ${each}`,
      '    # The names that it has in the code. `*` stands for any letters.',
      identifiers.length > 0
        ? `    identifiers: [${identifiers.map((name) => JSON.stringify(name)).join(', ')}]`
        : '    # identifiers: [example, "other*"]',
    ];
  });
}

/** The names of a kind of data; what was typed belongs to the first kind that was chosen. */
function identifiersOf(names: readonly string[], each: DataClass, first: DataClass): string[] {
  const own = names.flatMap((value) => {
    const [, given, name = value] = /^(\S+) (.*)$/s.exec(value) ?? [];
    return (given ?? first) === each ? [name] : [];
  });
  return [...new Set(own)].filter((name) => /^[\w$*-]+(\.[\w$*-]+)?$/.test(name));
}

interface Places {
  id: string;
  kind: EntryPointKind;
  globs: string[];
}

/** The chosen files by how data comes in; `http` is what most people call the API. */
function placesOf(facts: StarterFacts, { entryPoints = [] }: Answers): Places[] {
  const kinds = new Map<EntryPointKind, string[]>();
  for (const place of proposedPlaces(facts))
    if (entryPoints.includes(placeValue(place)))
      kinds.set(place.kind, [...(kinds.get(place.kind) ?? []), place.glob]);
  return [...kinds].map(([kind, globs]) => ({ id: kind === 'http' ? 'api' : kind, kind, globs }));
}
