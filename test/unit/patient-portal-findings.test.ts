import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Finding, WorkspaceProgram } from '../../engine/src/index';
import { readNotes, rulesWithNotes } from '../../engine/src/threats/index';
import { readRulesFromRepository } from '../../host/src/index';
import { root, testEngine } from './support';

/** A place of expected.yaml: `at` stands on its line, and one of the others says what has to say it. */
interface Place {
  path: string;
  at: string;
  control?: string;
  rule?: string;
  forbidden?: string;
  flow?: keyof typeof flowRules;
}

/** The rules that say where data goes, by what expected.yaml calls it. */
const flowRules = {
  sql: /sql-injection/,
  'third-party': /-sensitive-third-party$/,
  storage: /-sensitive-(storage|database)$/,
};

const portal = path.join(root, 'test/fixtures/workspaces/patient-portal');
const read = (file: string) => readFileSync(path.join(portal, file), 'utf8');
const languages: Record<string, string> = { '.ts': 'typescript', '.py': 'python' };
const notesPaths = [
  '.wardscribe/threat-notes.yaml',
  'docs/messaging.md',
  'services/records/.wardscribe/threat-notes.yaml',
];

describe('the sample project patient-portal', () => {
  const expected = parse(read('expected.yaml')) as { today: string; weaknesses: Place[]; safe: Place[] };
  const { notes } = readNotes(notesPaths.map((file) => ({ path: file, text: read(file) })));
  let findings: Finding[];

  before(async () => {
    const engine = await testEngine();
    const rules = engine.compile(rulesWithNotes(readRulesFromRepository(root).loaded, notes));
    const settings = { rules, notes, today: expected.today };
    const files = readdirSync(portal, { recursive: true, encoding: 'utf8' }).filter(
      (file) => path.extname(file) in languages,
    );
    const open = (file: string) => engine.open(file, languages[path.extname(file)], read(file));
    const program = new WorkspaceProgram();
    for (const file of files) {
      const document = open(file);
      const summary = engine.summarize(document, settings);
      if (summary) program.set(structuredClone(summary));
      document.close();
    }
    findings = files.flatMap((file) => {
      const document = open(file);
      const result = engine.analyze(document, settings, {
        flowsInto: (summary) => ({ flows: program.flowsWith(summary), textOf: read }),
      });
      document.close();
      return result.findings;
    });
  });

  /** The places for which a finding says so on their line. */
  const said = (list: readonly Place[], says: (place: Place, finding: Finding) => boolean) =>
    list.filter((place) => {
      const line = read(place.path).split(place.at)[0].split('\n').length - 1;
      return findings.some(
        (finding) =>
          finding.path === place.path &&
          finding.range.start.line <= line &&
          line <= finding.range.end.line &&
          says(place, finding),
      );
    });

  function judge(
    isJudged: (place: Place) => boolean,
    says: (place: Place, finding: Finding) => boolean,
  ): number {
    const wanted = expected.weaknesses.filter(isJudged);
    const found = said(wanted, says);
    assert.deepEqual(
      wanted.filter((place) => !found.includes(place)),
      [],
      'expected and not found',
    );
    assert.deepEqual(said(expected.safe.filter(isJudged), says), [], 'safe and found');
    return wanted.length;
  }

  it('lacks its controls where it is expected, and has them beside it', () => {
    const count = judge(
      ({ control }) => control !== undefined,
      ({ control }, finding) => finding.control?.id === control,
    );
    assert.equal(count, 9);
  });

  it('has the findings of rules where it is expected', () => {
    const count = judge(
      ({ rule }) => rule !== undefined,
      ({ rule }, { ruleId }) => ruleId === rule,
    );
    assert.equal(count, 7);
  });

  for (const [flow, title, wanted] of [
    ['sql', 'follows data by the functions that only its notes know', 3],
    ['third-party', 'follows its own data to other companies', 4],
    ['storage', 'follows its own data to places that keep it in the clear', 4],
  ] as const)
    it(title, () => {
      const count = judge(
        (place) => place.flow === flow,
        (_, { ruleId, confidence }) => flowRules[flow].test(ruleId) && confidence !== 'low',
      );
      assert.equal(count, wanted);
    });

  it('calls what its notes forbid where it is expected', () => {
    const count = judge(
      ({ forbidden }) => forbidden !== undefined,
      (_, { ruleId }) => ruleId.startsWith('threat-notes.forbidden.'),
    );
    assert.equal(count, 2);
  });
});
