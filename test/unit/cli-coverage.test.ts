import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CliFolder, repository } from './cli-support';

const notesPath = '.wardscribe/threat-notes.yaml';
const notes = `version: 2
assets:
  - {id: letters, title: Letters, identifiers: [letterBody, passport]}
entryPoints:
  - {id: api, kind: http, scope: ["routes/**"]}
threats:
  - {id: T-1, title: Reads letters, owner: "@a", severity: critical, scope: ["routes/**"], mitigations: [C-1]}
  - {id: T-2, title: "Sends \\eletters", owner: "@a", severity: high}
  - {id: T-3, title: Loses letters, owner: "@a", severity: low, mitigations: [C-2]}
controls:
  - {id: C-1, title: Check the owner, scope: ["routes/**"], check: {mustCall: assertOwner}}
  - {id: C-2, title: Keep copies}
`;
const routes = (body: string) => `const app = require('express')();
app.get('/letters', function list(request, response) {
  ${body}
  response.json({ letterBody: 1 });
});
`;
/** The command line of these tests has no models of its own. */
const models = readFileSync(path.join(repository, 'rules/models/javascript/entry-points.yaml'), 'utf8');
const files = {
  '.wardscribe/models/entry-points.yaml': models,
  [notesPath]: notes,
  'routes/letters.js': routes('assertOwner(request);'),
  'routes/boxes.js': routes(''),
  'jobs/clean.js': `const app = require('express')();\napp.delete('/all', (request, response) => response.end());\n`,
};

describe('cli: notes coverage', () => {
  let folder: CliFolder;
  beforeEach(() => {
    folder = new CliFolder();
  });
  afterEach(() => folder.remove());

  it('says what is covered, met and named in the code', async () => {
    folder.put(files);
    const { code, out } = await folder.run(['notes', 'coverage']);
    assert.equal(code, 0);
    assert.equal(
      out,
      `${notesPath}
  files         2 of 3 in the scope of an entry point, a threat or a control
  entry points  2 of 3 places where data comes in are in one
    jobs/clean.js:2  DELETE /all

  threat              status  severity  answer
  T-1 Reads letters   open    critical  missing: C-1
  T-2 Sends  letters  open    high      no control
  T-3 Loses letters   open    low       not looked for: C-2

  control              met  missing
  C-1 Check the owner  1    1
  C-2 Keep copies      -    -
    routes/boxes.js:2  C-1 is missing in list

  asset            names in the code  not in the code
  letters Letters  letterBody         passport
`,
    );
  });

  it('closes the gate for threats and entry points that nothing answers', async () => {
    folder.put(files);
    const controls = await folder.run(['notes', 'coverage', '--require-controls', 'critical']);
    assert.equal(controls.code, 1);
    assert.match(
      controls.err,
      /^\.wardscribe\/threat-notes\.yaml:7: T-1 Reads letters: open, critical, and C-1 is missing in 1 place$/m,
    );
    const high = await folder.run(['notes', 'coverage', '--require-controls', 'high']);
    assert.match(high.err, /:8: T-2 Sends {2}letters: open, high, and no control answers it$/m);
    const places = await folder.run(['notes', 'coverage', '--require-entry-points']);
    assert.deepEqual(
      [places.code, places.err.split('\n').at(-2)],
      [1, 'jobs/clean.js:2: DELETE /all is in no entry point'],
    );
    folder.put({ 'routes/boxes.js': routes('assertOwner(request);') });
    const met = await folder.run(['notes', 'coverage', '--require-controls', 'critical']);
    assert.equal(met.code, 0);
    assert.match(met.out, /T-1 Reads letters {3}open {4}critical {2}met: C-1\n/);
  });

  it('counts each file for the nearest notes, and tells where there are none', async () => {
    const none = await folder.run(['notes', 'coverage']);
    assert.deepEqual(
      [none.code, none.err],
      [2, 'wardscribe: There are no threat notes: write .wardscribe/threat-notes.yaml.\n'],
    );
    folder.put({ ...files, [`routes/${notesPath}`]: 'version: 2\n' });
    const { out } = await folder.run(['notes', 'coverage', '--format', 'json']);
    const [root, nested] = JSON.parse(out).notes;
    assert.deepEqual(
      [root.files, nested.files],
      [
        { all: 1, inScope: 0 },
        { all: 2, inScope: 0 },
      ],
    );
    assert.deepEqual([root.entryPoints.all, nested.entryPoints.all], [1, 2]);
  });

  it('gives JSON whose every member is documented', async () => {
    folder.put(files);
    const { out } = await folder.run(['notes', 'coverage', '--format', 'json']);
    const report = JSON.parse(out);
    const [covered] = report.notes;
    assert.deepEqual(covered.entryPoints, {
      all: 3,
      covered: 2,
      uncovered: [
        {
          path: 'jobs/clean.js',
          startLine: 2,
          startColumn: 1,
          endLine: 2,
          endColumn: 18,
          kind: 'http',
          method: 'DELETE',
          route: '/all',
          name: 'DELETE /all',
        },
      ],
    });
    assert.deepEqual(covered.assets, [
      { id: 'letters', title: 'Letters', seen: ['letterBody'], unseen: ['passport'] },
    ]);
    const members = new Set<string>();
    JSON.stringify(report, (key, value) => {
      if (key && !/^\d+$/.test(key)) members.add(key);
      return value;
    });
    const page = readFileSync(path.join(repository, 'docs/json-output.md'), 'utf8');
    const section = page.slice(page.indexOf('## Coverage of threat notes'), page.indexOf('## Exit codes'));
    const code = [...section.matchAll(/`[^`\n]+`/g)].map((match) => match[0]).join(' ');
    assert.deepEqual(
      [...members].filter(
        (member) => !/^(start|end)(Line|Column)$/.test(member) && !new RegExp(`\\b${member}\\b`).test(code),
      ),
      [],
    );
  });
});
