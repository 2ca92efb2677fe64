import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  activeCatalogues,
  type Catalogue,
  checklistsJsonSchema,
  importAsvs,
  parseCatalogue,
  profiles,
  requirementsOf,
  withTeamFiles,
} from './index';

const catalogue = (text: string): Catalogue => {
  const { catalogue: made, problems } = parseCatalogue(text, 'x.yaml');
  assert.deepEqual(problems, []);
  return made!;
};
const top = (edition: string) =>
  catalogue(`id: owasp-top10-${edition}
title: Top ${edition}
categories:
  - id: A01:${edition}
    title: Access
    items:
      - {id: A01.1, title: Own, detail: Look., cwe: [CWE-639]}
      - {id: A01.2, title: Deny, cwe: [CWE-862]}
  - id: A05:${edition}
    title: Injection
    items:
      - {id: A05.1, title: Bind, cwe: [CWE-89]}
`);
const asvs = catalogue(`id: asvs-5.0
title: ASVS
categories:
  - id: V1
    title: Encoding
    items:
      - {id: 1.2.1, title: Encode, level: 1, cwe: [CWE-79]}
      - {id: 1.2.4, title: Bind, level: 2, cwe: [CWE-89]}
  - id: V2
    title: Validation
    items:
      - {id: 2.1.1, title: Approve, level: 3, cwe: [CWE-89]}
`);
const builtIn = [top('2025'), top('2021'), asvs];
const ids = (catalogues: readonly Catalogue[]) =>
  catalogues.map(({ id, categories }) => [
    id,
    categories.flatMap(({ items }) => items.map((item) => item.id)),
  ]);
const file = (text: string, path = '.wardscribe/checklists/a.yaml') => ({ path, text });

describe("a team's checklists", () => {
  it('add to a built-in one, change it and leave items out', () => {
    const {
      builtIn: made,
      own,
      problems,
    } = withTeamFiles(builtIn, [
      file(`extends: owasp-top10-2025
categories:
  - id: A01:2025
    items:
      - {id: A01.1, title: Compare the clinic}
      - {id: A01.clinic, title: New, practices: [audit-log]}
  - id: X
    title: Ours
    items: [{id: X.1, title: Ask}]
remove: [A01.2, A05:2025]
`),
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(own, []);
    assert.deepEqual(ids(made)[0], ['owasp-top10-2025', ['A01.1', 'A01.clinic', 'X.1']]);
    assert.deepEqual(made[0].categories[0].items[0], {
      ...builtIn[0].categories[0].items[0],
      title: 'Compare the clinic',
    });
    assert.equal(builtIn[0].categories[0].items[0].title, 'Own');
  });

  it('stand on their own, and one may change another, whatever the order of the files', () => {
    const { own, problems } = withTeamFiles(builtIn, [
      file('extends: release\nremove: [R.2]\n', 'a.yaml'),
      file(
        'id: release\ntitle: R\ncategories: [{id: R, title: R, items: [{id: R.1, title: A}, {id: R.2, title: B}]}]\n',
        'b.yaml',
      ),
      file('# nothing yet\n', 'c.yaml'),
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(ids(own), [['release', ['R.1']]]);
  });

  it('say where they are wrong, and a wrong file counts for nothing', () => {
    const wrong: [string, number, number, string][] = [
      [
        'extends: owasp-top10-2026\n',
        0,
        9,
        'There is no checklist `owasp-top10-2026`. Did you mean `owasp-top10-2025`?',
      ],
      ['extends: asvs-5.0\nremove: [1.2.2]\n', 1, 9, '`asvs-5.0` has no `1.2.2`. Did you mean `1.2.1`?'],
      [
        'extends: asvs-5.0\ncategories:\n  - {id: V9}\n',
        2,
        9,
        '`asvs-5.0` has no category `V9`: add a `title` to make a new one.',
      ],
      [
        'extends: asvs-5.0\ncategories:\n  - {id: V1, items: [{id: 1.2.9}]}\n',
        2,
        26,
        '`asvs-5.0` has no item `1.2.9`: add a `title` to make a new one.',
      ],
      [
        'extends: asvs-5.0\ncategories:\n  - {id: V1, items: [{id: 2.1.1, title: T}]}\n',
        2,
        26,
        'The item `2.1.1` is in the category `V2`: change it there.',
      ],
      [
        'id: asvs-5.0\ntitle: T\ncategories: [{id: C, title: C, items: [{id: "1", title: T}]}]\n',
        0,
        4,
        'There is already a checklist `asvs-5.0`: write `extends: asvs-5.0` to change it, or choose another id.',
      ],
      ['extends: asvs-5.0\nremoved: []\n', 1, 0, '`removed` is not a known key. Did you mean `remove`?'],
    ];
    for (const [text, line, character, message] of wrong) {
      const { builtIn: made, own, problems } = withTeamFiles(builtIn, [file(text)]);
      assert.deepEqual(
        problems.map(({ range, path, message: said }) => [path, range!.start, said]),
        [['.wardscribe/checklists/a.yaml', { line, character }, message]],
      );
      assert.deepEqual([made, own], [builtIn, []]);
    }
  });

  it('have a JSON Schema that says what the parser says', () => {
    const kept = JSON.parse(
      readFileSync(join(__dirname, '../../../../media/checklists.schema.json'), 'utf8'),
    );
    assert.deepEqual(
      kept,
      JSON.parse(JSON.stringify(checklistsJsonSchema())),
      'run scripts/generate-schemas.mjs',
    );
  });
});

describe('the checklists that a project is reviewed by', () => {
  const { builtIn: all, own } = withTeamFiles(builtIn, [
    file('id: release\ntitle: R\ncategories: [{id: R, title: R, items: [{id: R.1, title: A}]}]\n'),
  ]);
  const active = (compliance: string[], edition: '2025' | '2021' = '2025') =>
    activeCatalogues({ builtIn: all, own }, compliance, edition).map(({ id, title }) => `${id}: ${title}`);

  it('are the OWASP edition of the setting and the own ones', () => {
    assert.deepEqual(active([]), ['owasp-top10-2025: Top 2025', 'release: R']);
    assert.deepEqual(active(['iso-27001'], '2021'), ['owasp-top10-2021: Top 2021', 'release: R']);
  });

  it('are those that the notes name, up to the level', () => {
    assert.deepEqual(active(['release', 'asvs-5.0-L2', 'asvs-5.0-L1']), [
      'release: R',
      'asvs-5.0: ASVS, level 2',
    ]);
    const levels = ['asvs-5.0-L1', 'asvs-5.0-L2', 'asvs-5.0-L3', 'asvs-5.0'].map(
      (name) => ids(activeCatalogues({ builtIn, own: [] }, [name], '2025'))[0][1],
    );
    assert.deepEqual(levels, [
      ['1.2.1'],
      ['1.2.1', '1.2.4'],
      ['1.2.1', '1.2.4', '2.1.1'],
      ['1.2.1', '1.2.4', '2.1.1'],
    ]);
  });

  it('have names for completion, each once', () => {
    const names = profiles.map(({ id }) => id);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      profiles.filter(({ catalogue: name }) => name === 'asvs-5.0').map(({ id, level }) => [id, level]),
      [1, 2, 3].map((level) => [`asvs-5.0-L${level}`, level]),
    );
  });

  it('say which requirements a finding concerns', () => {
    assert.deepEqual(requirementsOf(builtIn, ['asvs-5.0-L2', 'owasp-top10-2025', 'x'], ['CWE-89', 'CWE-1']), [
      { catalogue: 'ASVS, level 2', catalogueId: 'asvs-5.0', id: '1.2.4', title: 'Bind' },
      { catalogue: 'Top 2025', catalogueId: 'owasp-top10-2025', id: 'A05.1', title: 'Bind' },
    ]);
    assert.deepEqual(requirementsOf(builtIn, ['asvs-5.0-L1'], ['CWE-89']), []);
  });
});

describe('importAsvs', () => {
  const long = `Verify that ${'a word and '.repeat(10)}the end.`;
  const flat = [
    {
      chapter_id: 'V1',
      chapter_name: 'Enc',
      req_id: 'V1.2.4',
      req_description: 'Verify that "it", is bound.',
      L: '2',
    },
    { chapter_id: 'V3', chapter_name: 'New', req_id: 'V3.1.1', req_description: long, L: '3' },
  ].map((entry) => ({ section_id: 'V', section_name: 'S', ...entry }));
  const nested = {
    Requirements: flat.map((entry) => ({
      Shortcode: entry.chapter_id,
      Name: entry.chapter_name,
      Items: [{ Items: [{ Shortcode: entry.req_id, Description: entry.req_description, L: entry.L }] }],
    })),
  };
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const csv = [
    Object.keys(flat[0]).join(','),
    ...flat.map((entry) => Object.values(entry).map(cell).join(',')),
  ];

  it("gives a team's file the official sentences, whatever the format", () => {
    const text = importAsvs(JSON.stringify(nested), 'json', asvs);
    assert.match(text, /CC BY-SA 4\.0/);
    assert.equal(importAsvs(JSON.stringify({ requirements: flat }), 'json', asvs), text);
    assert.equal(importAsvs(`\uFEFF${csv.join('\r\n')}\r\n`, 'csv', asvs), text);
    const { builtIn: made, problems } = withTeamFiles(builtIn, [file(text)]);
    assert.deepEqual(problems, []);
    const [encoding, , added] = made[2].categories;
    assert.deepEqual(encoding.items[1], {
      ...asvs.categories[0].items[1],
      detail: 'Verify that "it", is bound.',
    });
    assert.deepEqual(
      [added.id, added.title, added.items[0].id, added.items[0].level],
      ['V3', 'New', '3.1.1', 3],
    );
    assert.equal(added.items[0].detail, long);
    assert.equal(
      added.items[0].title,
      'A word and a word and a word and a word and a word and a word and a …',
    );
  });

  it('says what it needs when it gets something else', () => {
    for (const [text, format] of [
      ['', 'csv'],
      ['a,b\n"c', 'csv'],
      ['{', 'json'],
      ['{"Requirements": [{"Items": 3}, null]}', 'json'],
      ['[]', 'json'],
    ] as const)
      assert.throws(
        () => importAsvs(text, format, asvs),
        /^Error: This is no requirement list of the ASVS 5\.0/,
        text,
      );
  });
});
