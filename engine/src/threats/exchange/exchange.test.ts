import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notesOfText } from '../../../../test/unit/notes';
import { exportNotes, ImportError, importModel, importReport, mergedWords, mergeNotes } from './index';

const dragon = JSON.stringify({
  version: '2.2.0',
  summary: { title: 'Clinic', owner: 'Team A', description: 'Appointments' },
  detail: {
    diagrams: [
      {
        title: 'Main',
        cells: [
          { id: 'cell-1', shape: 'flow', data: { type: 'tm.Flow', name: 'web' } },
          {
            id: 'cell-2',
            data: {
              type: 'tm.Store',
              name: 'Records\nstore',
              threats: [
                {
                  id: '11111111-2222-4333-8444-555555555555',
                  title: 'Dump of the store',
                  type: 'Information disclosure',
                  severity: 'Critical',
                  status: 'Open',
                  description: 'Somebody copies: "all" of it',
                  mitigation: 'Encrypt the volume',
                },
                {
                  title: 'Wrong owner',
                  number: 7,
                  type: 'Elevation of privilege',
                  severity: 'TBD',
                  status: 'Mitigated',
                },
              ],
            },
          },
        ],
      },
    ],
  },
});

const composer = JSON.stringify({
  schema: 1,
  applicationInfo: { name: 'Clinic' },
  threats: [
    {
      id: 'aa',
      statement: 'An outsider can guess codes, which leads to foreign appointments. They try all.',
      impactedAssets: ['appointments'],
      metadata: [
        { key: 'STRIDE', value: ['S', 'X'] },
        { key: 'Priority', value: 'High' },
      ],
      status: 'threatResolved',
    },
    { id: 'bb', threatSource: 'clerk', threatAction: 'read all letters' },
    { id: 'cc' },
  ],
  mitigations: [{ id: 'm1', content: 'Limit the rate of guesses' }],
  mitigationLinks: [
    { linkedId: 'aa', mitigationId: 'm1' },
    { linkedId: 'bb', mitigationId: 'not there' },
  ],
  assumptions: [{ id: 'as', content: 'The network is private' }],
});

const bom = JSON.stringify({
  version: '1.0',
  scope: { title: 'Clinic', description: 'd', business_criticality: 'high', exposure: 'external' },
  trust_zones: [],
  data_sets: [
    { symbolic_name: 'letters', title: 'Letters', description: 'x', data_sensitivity: ['pii', 'phi'] },
  ],
  threats: [
    { symbolic_name: 'sqli', title: 'Injection', weaknesses: [{ cwe_id: '89' }] },
    { symbolic_name: 'dos', title: 'Flood' },
  ],
  controls: [
    { symbolic_name: 'bind', title: 'Bind parameters', threats: ['sqli'], status: 'active' },
    { symbolic_name: 'old', title: 'Old filter', threats: ['sqli'], status: 'retired' },
  ],
  risks: [
    { threats: ['sqli'], level: 'medium' },
    { threats: ['sqli', 'dos'], level: 'very_high' },
  ],
  assumptions: [
    { description: 'Staff are trained', validity: 'confirmed' },
    { description: 'Nobody tries', validity: 'rejected' },
  ],
});

const threagile = `threagile_version: 1.0.0
title: Clinic
business_criticality: mission-critical
data_assets:
  Patient Letters: &letters
    id: letters
    description: All <b>letters</b>
    owner: Clinic
  Copies:
    <<: *letters
    id: copies
abuse_cases:
  Ransom: Somebody encrypts the store.
security_requirements:
  Input Validation: Check everything.
individual_risk_categories:
  Odd things:
    id: odd
    description: Odd.
    mitigation: Do not do odd things. Never.
    stride: repudiation
    cwe: 693
    risks_identified:
      <b>Odd</b> at <b>Store</b>:
        severity: elevated
        most_relevant_data_asset: letters
        most_relevant_technical_asset: store
risk_tracking:
  odd@*:
    status: accepted
`;

/** The notes that an import into nothing makes; they have no problem. */
function imported(text: string) {
  const { notes, problems } = notesOfText(mergeNotes('', importModel(text)).text);
  assert.deepEqual(problems, []);
  return notes!;
}

describe('importing threat models', () => {
  it('reads OWASP Threat Dragon', () => {
    const notes = imported(dragon);
    assert.deepEqual(notes.project, { name: 'Clinic', description: 'Appointments', owner: 'Team A' });
    assert.deepEqual(notes.assets, [
      { id: 'records-store', title: 'Records store', ref: 'threat-dragon:cell-2' },
    ]);
    assert.deepEqual(notes.threats, [
      {
        id: 'T-1',
        title: 'Dump of the store (Records store)',
        description: 'Somebody copies: "all" of it',
        stride: ['I'],
        severity: 'critical',
        status: 'open',
        assets: ['records-store'],
        mitigations: ['C-1'],
        ref: 'threat-dragon:11111111-2222-4333-8444-555555555555',
      },
      {
        id: 'T-2',
        title: 'Wrong owner (Records store)',
        stride: ['E'],
        severity: 'high',
        status: 'mitigated',
        assets: ['records-store'],
        ref: 'threat-dragon:cell-2:7',
      },
    ]);
    assert.equal(notes.controls[0].title, 'Encrypt the volume');
  });

  it('reads AWS Threat Composer', () => {
    const notes = imported(composer);
    assert.deepEqual(
      notes.threats.map(({ title, status, severity, stride, assets, mitigations }) => [
        title,
        status,
        severity,
        stride,
        assets,
        mitigations,
      ]),
      [
        [
          'An outsider can guess codes, which leads to foreign appointments',
          'mitigated',
          'high',
          ['S'],
          ['appointments'],
          ['C-1'],
        ],
        ['A clerk can read all letters', 'open', 'high', undefined, undefined, undefined],
      ],
    );
    assert.deepEqual(notes.assumptions, [
      { id: 'A-1', title: 'The network is private', ref: 'threat-composer:as' },
    ]);
  });

  it('reads OWASP TM-BOM', () => {
    const notes = imported(bom);
    assert.deepEqual(notes.project, { name: 'Clinic', description: 'd', risk: 'high', exposure: 'public' });
    assert.deepEqual([notes.assets[0].id, notes.assets[0].class], ['letters', 'phi']);
    assert.deepEqual(
      notes.threats.map(({ title, cwe, severity, status, mitigations }) => [
        title,
        cwe,
        severity,
        status,
        mitigations,
      ]),
      [
        ['Injection', ['CWE-89'], 'critical', 'mitigated', ['C-1']],
        ['Flood', undefined, 'critical', 'open', undefined],
      ],
    );
    assert.deepEqual(
      notes.assumptions.map(({ title }) => title),
      ['Staff are trained'],
    );
  });

  it('reads Threagile', () => {
    const notes = imported(threagile);
    assert.equal(notes.project?.risk, 'critical');
    assert.deepEqual(
      notes.assets.map(({ id, description, owner }) => [id, description, owner]),
      [
        ['patient-letters', 'All letters', 'Clinic'],
        ['copies', undefined, undefined],
      ],
    );
    assert.deepEqual(
      notes.threats.map(({ title, status, severity, cwe, stride, assets }) => [
        title,
        status,
        severity,
        cwe,
        stride,
        assets,
      ]),
      [
        ['Ransom', 'open', 'high', undefined, undefined, undefined],
        ['Odd at Store', 'accepted', 'high', ['CWE-693'], ['R'], ['patient-letters']],
      ],
    );
  });

  it('says what is wrong with a text that is no model', () => {
    assert.throws(() => importModel('{'), ImportError);
    assert.throws(() => importModel('{"a": 1}'), /^ImportError|no model of a known tool/);
    assert.throws(() => importModel('{', 'threat-dragon'), /This is not valid JSON/);
    assert.throws(
      () => importModel('{"detail":{"diagrams":[{"diagramJson":{}}]}}'),
      /This is a model of Threat Dragon 1/,
    );
  });

  it('never fails otherwise, whatever a model holds', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const keys = [
      'threats',
      'cells',
      'data',
      'id',
      'title',
      'status',
      'severity',
      'metadata',
      'assets',
      'symbolic_name',
    ];
    const model = fc.record(
      Object.fromEntries(
        ['detail', 'scope', 'schema', 'trust_zones', ...keys].map((key) => [
          key,
          fc.oneof(json, fc.array(fc.dictionary(fc.constantFrom(...keys), json))),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(model, (value) => {
        for (const wrapped of [value, { detail: { diagrams: [value] } }, { ...value, schema: 1 }]) {
          try {
            const { text } = mergeNotes('', importModel(JSON.stringify(wrapped)));
            const { problems } = notesOfText(text);
            assert.deepEqual(problems, [], text);
          } catch (error) {
            if (!(error instanceof ImportError)) throw error;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('importing into notes that are there', () => {
  const mine = [
    '# Ours, by hand',
    'version: 2',
    'threats:',
    '  # the worst',
    '  - id: T-9',
    '    title: dump of the store (records store) # same as in the model',
    '    severity: low',
    'controls: [{id: C-1, title: Own}]',
    '',
  ].join('\n');

  it('finds entries again, fills in what is missing and keeps what is there', () => {
    const { text, added, completed, kept } = mergeNotes(mine, importModel(dragon));
    assert.deepEqual(added, ['records-store', 'C-2', 'T-1']);
    assert.deepEqual(completed, ['T-9']);
    assert.deepEqual(kept, [
      {
        id: 'T-9',
        field: 'title',
        here: 'dump of the store (records store)',
        there: 'Dump of the store (Records store)',
      },
      { id: 'T-9', field: 'severity', here: 'low', there: 'critical' },
    ]);
    assert.equal(
      text,
      [
        '# Ours, by hand',
        'version: 2',
        'project: {name: Clinic, description: Appointments, owner: Team A}',
        'threats:',
        '  # the worst',
        '  - id: T-9',
        '    title: dump of the store (records store) # same as in the model',
        '    severity: low',
        '    description: "Somebody copies: \\"all\\" of it"',
        '    stride: [I]',
        '    status: open',
        '    assets: [records-store]',
        '    mitigations: [C-2]',
        '    ref: "threat-dragon:11111111-2222-4333-8444-555555555555"',
        '  - id: T-1',
        '    title: Wrong owner (Records store)',
        '    stride: [E]',
        '    status: mitigated',
        '    assets: [records-store]',
        '    ref: "threat-dragon:cell-2:7"',
        'controls: [{id: C-1, title: Own}, {id: C-2, title: Encrypt the volume, ref: "threat-dragon:11111111-2222-4333-8444-555555555555/mitigation"}]',
        '',
        'assets:',
        '  - id: records-store',
        '    title: Records store',
        '    ref: "threat-dragon:cell-2"',
        '',
      ].join('\n'),
    );
  });

  it('changes nothing the second time, and tells what the model has no more', () => {
    const first = mergeNotes(mine, importModel(dragon));
    assert.equal(mergeNotes(first.text, importModel(dragon)).text, first.text);
    const less = JSON.parse(dragon);
    less.detail.diagrams[0].cells[1].data.threats.pop();
    const second = mergeNotes(first.text, importModel(JSON.stringify(less)));
    assert.deepEqual([second.text, second.gone], [first.text, ['T-1']]);
  });

  it('does not touch notes that it cannot read', () => {
    assert.throws(
      () => mergeNotes('version: [', importModel(dragon)),
      /^Error: Repair line \d+ of the notes first\./,
    );
    assert.throws(
      () => mergeNotes('threats: none\n', importModel(dragon)),
      /Repair `threats` in the notes first/,
    );
  });
});

describe('what an import did', () => {
  it('is told by entry, with the words of model and notes escaped', () => {
    const mine =
      'version: 2\nthreats:\n  - {id: T-9, title: dump of the store (records store), severity: low}\n';
    const merged = mergeNotes(mine, importModel(dragon));
    assert.equal(mergedWords(merged), '3 new entries, 1 entry completed');
    assert.equal(
      importReport(merged, 'clinic [x](y).json', 'notes.yaml'),
      [
        '# Import of clinic \\[x\\]\\(y\\).json',
        'notes.yaml: 3 new entries, 1 entry completed.',
        '## New',
        '- `records-store` Records store\n- `C-1` Encrypt the volume\n- `T-1` Wrong owner \\(Records store\\)',
        '## Completed with what was missing',
        '- `T-9` dump of the store \\(records store\\)',
        '## Different in the model: what the notes say stays',
        '- `T-9`, `title`: here dump of the store \\(records store\\); in the model Dump of the store \\(Records store\\)\n- `T-9`, `severity`: here low; in the model critical\n',
      ].join('\n\n'),
    );
  });

  it('comes back soon for a model of thousands of threats', () => {
    const threats = Array.from({ length: 1000 }, (_, i) => ({
      id: `t${i}`,
      statement: `A clerk reads letter ${i}`,
    }));
    const model = JSON.stringify({ schema: 1, applicationInfo: { name: 'Clinic' }, threats });
    const { text, added } = mergeNotes('', importModel(model));
    assert.deepEqual([added.length, added[999]], [1000, 'T-1000']);
    const again = mergeNotes(text, importModel(model));
    assert.deepEqual([again.added, again.completed, again.text === text], [[], [], true]);
  }).timeout(10_000);
});

describe('exporting notes', () => {
  it('to Threat Dragon and back keeps threats, assets and controls', () => {
    const notes = imported(dragon);
    const again = imported(exportNotes(notes, 'threat-dragon'));
    const parts = ({ threats }: typeof notes) =>
      threats.map(({ title, severity, status, stride, assets }) => [title, severity, status, stride, assets]);
    assert.deepEqual(parts(again), parts(notes));
    assert.equal(again.threats[0].ref, notes.threats[0].ref);
    assert.deepEqual(
      mergeNotes(mergeNotes('', importModel(dragon)).text, importModel(exportNotes(again, 'threat-dragon')))
        .added,
      [],
    );
  });

  it('to Markdown escapes what the notes say', () => {
    const { notes } = notesOfText(
      'version: 2\nthreats:\n  - {id: T-1, title: "<img src=x> [a](http://b) | `c`", cwe: [CWE-79], description: "# not a heading"}\n',
    );
    assert.equal(
      exportNotes(notes!, 'markdown'),
      '# Threat notes\n\n## Threats\n\n### T-1 \\<img src=x\\> \\[a\\]\\(http\\://b\\) \\| \\`c\\`\n\n\\# not a heading\n\n' +
        '- Status: open\n- Severity: high\n- Weaknesses: CWE-79\n',
    );
  });
});
