import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { WorkspaceProgram } from '../../engine/src/index';
import { readNotes } from '../../engine/src/threats/index';
import { builtInRules, root, testEngine } from './support';

interface Place {
  path: string;
  at: string;
  control?: string;
}

const portal = path.join(root, 'test/fixtures/workspaces/patient-portal');
const read = (file: string) => readFileSync(path.join(portal, file), 'utf8');
const languages: Record<string, string> = { '.ts': 'typescript', '.py': 'python' };

describe('The controls of the sample project patient-portal', () => {
  it('are missing where expected.yaml says so, and met beside it', async () => {
    const expected = parse(read('expected.yaml')) as { today: string; weaknesses: Place[]; safe: Place[] };
    const { notes } = readNotes(
      [
        '.wardscribe/threat-notes.yaml',
        'docs/messaging.md',
        'services/records/.wardscribe/threat-notes.yaml',
      ].map((file) => ({ path: file, text: read(file) })),
    );
    const settings = { rules: await builtInRules(), notes, today: expected.today };
    const engine = await testEngine();
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
    const found = files.flatMap((file) => {
      const document = open(file);
      const { findings } = engine.analyze(document, settings, {
        flowsInto: (summary) => ({ flows: program.flowsWith(summary), textOf: read }),
      });
      document.close();
      return findings.flatMap(({ control, range }) =>
        control ? [`${file}:${range.start.line + 1} ${control.id}`] : [],
      );
    });
    // `mustUse` is not looked for yet.
    const judged = new Set(
      notes.flatMap(({ controls }) =>
        controls.filter(({ check }) => check && !check.mustUse).map(({ id }) => id),
      ),
    );
    const places = (list: Place[]) =>
      list
        .filter(({ control }) => control && judged.has(control))
        .map(
          ({ path: file, at, control }) => `${file}:${read(file).split(at)[0].split('\n').length} ${control}`,
        );
    assert.deepEqual(
      places(expected.weaknesses).filter((place) => !found.includes(place)),
      [],
      'expected and not found',
    );
    assert.deepEqual(
      places(expected.safe).filter((place) => found.includes(place)),
      [],
      'safe and found',
    );
    assert.equal(places(expected.weaknesses).length, 5);
  });
});
