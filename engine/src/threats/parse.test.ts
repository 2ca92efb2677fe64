import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { parse } from 'yaml';
import { notesOfText } from '../../../test/unit/notes';
import { LineIndex } from '../syntax/position';
import { threatNotesJsonSchema } from './index';

const path = '.wardscribe/threat-notes.yaml';
const full = `version: 2
project: {name: patient-portal, risk: high, users: [patients, clinicians], exposure: public}
compliance: [hipaa-164.312, owasp-top10-2025, asvs-5.0-L2]
assets:
  - {id: phi, title: Patient records, class: phi, identifiers: ["ssn", "mrn", "diagnosis*", "Patient.dob"]}
entryPoints:
  - {id: api, kind: http, trust: untrusted, scope: ["src/routes/**/*.ts"]}
sources: [{call: "ctx.payload", kind: user-input}]
sinks: [{call: "db.raw", arg: 0, cwe: CWE-89}]
sanitizers: [{call: "safeSql", for: [CWE-89]}]
threats:
  - id: T-1
    title: Clinician reads another clinic's records
    stride: [I, E]
    cwe: [CWE-639]
    severity: critical
    assets: [phi]
    scope: ["src/routes/patients/**"]
    status: open            # open | mitigated | accepted | transferred
    owner: "@alice"
    mitigations: [C-1, C-2]
controls:
  - {id: C-1, title: Check ownership before any read, check: {inEvery: handler, mustCall: assertOwner, before: ["db.*"]}, scope: ["src/routes/patients/**"]}
  - {id: C-2, title: Audit every PHI read, check: {inEvery: handler, mustCall: audit.log}, scope: ["src/routes/patients/**"]}
forbidden:
  - {call: "console.*", withAsset: phi, scope: ["src/**"], use: audit.log, cwe: CWE-532}
accepted:
  - {id: R-1, rule: cors-wildcard, scope: ["src/dev.ts"], reason: local only, owner: "@bob", expires: "2027-03-31"}
`;

/** Problems as the text that they underline and their message. */
function problemsOf(text: string): string[][] {
  const lines = new LineIndex(text);
  return notesOfText(text, path).problems.map(({ range, message, path: file }) => {
    assert.equal(file, path);
    return [text.slice(lines.offset(range!.start), lines.offset(range!.end)), message];
  });
}

describe('notesOfText', () => {
  it('reads every section and knows where the entries stand', () => {
    const { notes, problems } = notesOfText(full, path);
    assert.deepEqual(problems, []);
    assert.equal(notes!.path, path);
    assert.equal(notes!.project!.risk, 'high');
    assert.deepEqual(notes!.sinks, [{ call: 'db.raw', arg: 0, cwe: 'CWE-89' }]);
    assert.equal(notes!.forbidden[0].use, 'audit.log');
    assert.deepEqual(Object.keys(notes!.places), ['phi', 'api', 'T-1', 'C-1', 'C-2', 'R-1']);
    assert.deepEqual(notes!.places['T-1'].range, {
      start: { line: 11, character: 4 },
      end: { line: 20, character: 27 },
    });
    assert.equal(notes!.places['R-1'].range.start.line, 27);
    assert.deepEqual(structuredClone(notes), notes);
  });

  it('reads CRLF and a byte order mark with the same places', () => {
    const { notes, problems } = notesOfText(`\uFEFF${full.replaceAll('\n', '\r\n')}`, path);
    assert.deepEqual(problems, []);
    assert.deepEqual(notes!.places['T-1'].range, {
      start: { line: 11, character: 4 },
      end: { line: 20, character: 27 },
    });
    assert.equal(notes!.threats[0].owner, '@alice');
  });

  it('fills in what may be left out', () => {
    const { notes } = notesOfText(
      'version: 2\nthreats:\n  - {id: T-1, title: T, cwe: [CWE-79]}\nassets:\n',
      path,
    );
    assert.equal(notes!.threats[0].status, 'open');
    assert.equal(notes!.threats[0].severity, 'high');
    assert.deepEqual(notes!.assets, []);
    assert.equal(notes!.project, undefined);
  });

  const mistakes: [string, string, string, string][] = [
    [
      'an unknown key',
      'version: 2\nthreats:\n  - {id: T-1, title: T, severty: high}\n',
      'severty',
      '`severty` is not a known key. Did you mean `severity`?',
    ],
    [
      'an unknown key that is like no other',
      'version: 2\nproject: {name: x, budget: 3}\n',
      'budget',
      '`budget` is not a known key. Known here: name, description, risk, users, exposure, owner.',
    ],
    [
      'an unknown section',
      'version: 2\nthreat: []\n',
      'threat',
      '`threat` is not a known key. Did you mean `threats`?',
    ],
    ['a wrong type', 'version: 2\nthreats: none\n', 'none', '`threats` must be a list, not `none`.'],
    [
      'a number for a text',
      'version: 2\nthreats:\n  - {id: T-1, title: 12}\n',
      '12',
      '`title` must be text, not `12`.',
    ],
    [
      'a missing field',
      'version: 2\nthreats:\n  - id: T-1\n    scope: ["a/**"]\n',
      'id: T-1',
      '`title` is missing: add it here.',
    ],
    ['a missing version', 'threats: []\n', 'threats: []', '`version` is missing: add it here.'],
    ['a version that is not there yet', 'version: 3\n', '3', '`version` cannot be `3`: write `2`.'],
    [
      'a wrong word',
      'version: 2\nthreats:\n  - {id: T-1, title: T, status: opened}\n',
      'opened',
      '`status` cannot be `opened`: write `open`, `mitigated`, `accepted`, `transferred`. Did you mean `open`?',
    ],
    [
      'a wrong STRIDE letter',
      'version: 2\nthreats:\n  - {id: T-1, title: T, stride: [I, X]}\n',
      'X',
      'An entry of `stride` cannot be `X`: write `S`, `T`, `R`, `I`, `D`, `E`.',
    ],
    [
      'an id used twice, also across sections',
      'version: 2\nassets:\n  - {id: X, title: A}\nthreats:\n  - {id: X, title: T}\n',
      'X',
      'The id `X` is already used on line 3 (assets): choose another.',
    ],
    [
      'a reference to nothing',
      'version: 2\ncontrols: [{id: C-1, title: C}]\nthreats:\n  - {id: T-1, title: T, mitigations: [C-1, C-9]}\n',
      'C-9',
      'No entry of `controls` has the id `C-9`. Did you mean `C-1`?',
    ],
    [
      'a reference to an asset that is nowhere',
      'version: 2\nforbidden: [{call: "console.*", withAsset: phi}]\n',
      'phi',
      'No entry of `assets` has the id `phi`. Add it under `assets` or remove it here.',
    ],
    [
      'a day that does not exist',
      'version: 2\naccepted:\n  - {id: R-1, rule: r, scope: [a], reason: x, expires: 2027-02-30}\n',
      '2027-02-30',
      '`2027-02-30` is not a day: write it as YYYY-MM-DD, as in `2027-03-31`.',
    ],
    [
      'a weakness without its prefix',
      'version: 2\nthreats:\n  - {id: T-1, title: T, cwe: ["89"]}\n',
      '"89"',
      '`89` is not a CWE id: write `CWE-` and the number, as in `CWE-89`.',
    ],
    [
      'a pattern with an open bracket',
      'version: 2\nthreats:\n  - id: T-1\n    title: T\n    scope: ["src/[ab"]\n',
      '"src/[ab"',
      'The path pattern `src/[ab` has a bracket that does not close: write a path relative to the workspace folder with forward slashes, as in `src/routes/**`.',
    ],
    [
      'an absolute pattern',
      'version: 2\nentryPoints: [{id: a, scope: [/src/**]}]\n',
      '/src/**',
      'The path pattern `/src/**` is absolute: write a path relative to the workspace folder with forward slashes, as in `src/routes/**`.',
    ],
    [
      'an empty scope',
      'version: 2\nthreats:\n  - {id: T-1, title: T, scope: []}\n',
      'scope',
      '`scope` is an empty list: write at least one entry or leave it out.',
    ],
    [
      'an acceptance of nothing',
      'version: 2\naccepted:\n  - {id: R-1, scope: [a], reason: x, expires: 2027-01-01}\n',
      '{id: R-1, scope: [a], reason: x, expires: 2027-01-01}',
      'This accepted risk names nothing: add `rule` with `scope`, or `fingerprint`.',
    ],
    [
      'an acceptance of a rule everywhere',
      'version: 2\naccepted:\n  - {id: R-1, rule: r, reason: x, expires: 2027-01-01}\n',
      '{id: R-1, rule: r, reason: x, expires: 2027-01-01}',
      'This accepted risk covers the rule everywhere: add `scope` with the files, as in `["src/dev.ts"]`.',
    ],
    ['another kind of file', '- a\n- b\n', '- a', 'The file must be a map of keys, not a list.'],
    ['an empty file', '', '', 'The threat notes are empty: start with `version: 2`.'],
    ['a file of comments', '# nothing yet\n', '', 'The threat notes are empty: start with `version: 2`.'],
  ];
  for (const [name, text, underlined, message] of mistakes)
    it(`reports ${name}`, () => {
      assert.deepEqual(problemsOf(text), [[underlined, message]]);
      assert.equal(notesOfText(text, path).notes, undefined);
    });

  it('reports several mistakes at once', () => {
    const text = full
      .replace('critical', 'crit')
      .replace('CWE-639', '639')
      .replace('withAsset: phi', 'withAsset: ph');
    assert.deepEqual(
      problemsOf(text).map(([where]) => where),
      ['639', 'crit', 'ph'],
    );
  });

  it('reports YAML errors where they are', () => {
    const [[, message]] = problemsOf('version: 2\nthreats: [\n');
    assert.match(message, /^This is not valid YAML: .*\.$/);
    const { problems } = notesOfText('version: 2\nversion: 2\n', path);
    assert.deepEqual(problems[0].range!.start, { line: 1, character: 0 });
  });

  it('refuses a bomb of aliases and a tower of brackets without stopping', () => {
    let bomb = 'version: 2\na0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 12; i++)
      bomb += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    const started = Date.now();
    assert.match(problemsOf(bomb)[0][1], /repeats anchors too often/);
    const tower = notesOfText(`version: 2\nthreats: ${'['.repeat(20_000)}`, path);
    assert.ok(tower.problems.length > 0);
    assert.ok(Date.now() - started < 30_000);
  });

  it('follows single aliases', () => {
    const { notes, problems } = notesOfText(
      'version: 2\nthreats:\n  - {id: A, title: A, scope: &s ["a/**"]}\n  - {id: B, title: B, scope: *s}\n',
      path,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(notes!.threats[1].scope, ['a/**']);
  });

  it('reads ten thousand threats', () => {
    let text = 'version: 2\nthreats:\n';
    for (let i = 0; i < 10_000; i++)
      text += `  - {id: T-${i}, title: Threat ${i}, cwe: [CWE-89], scope: ["src/${i}/**"]}\n`;
    const { notes, problems } = notesOfText(text, path);
    assert.deepEqual(problems, []);
    assert.equal(notes!.threats.length, 10_000);
    assert.equal(notes!.places['T-9999'].range.start.line, 10_001);
  });

  it('never throws and keeps every range inside the text', () => {
    const piece = fc.constantFrom(
      ...[
        'version: 2\n',
        'threats:\n',
        '  - ',
        'id: T-1\n',
        '    title: x\n',
        'accepted: ',
        '[',
        ']',
        '{',
        '}',
      ],
      ...[
        'rule: r',
        ', ',
        ': ',
        '"',
        '&a ',
        '*a',
        '? ',
        '!!set ',
        '<<: ',
        '\t',
        '\r',
        '🎉',
        '---\n',
        '...\n',
        '|\n',
        '#',
      ],
      ...['scope: ["', 'expires: 2027-01-01', '__proto__: 1\n', '\uFEFF', '\0'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const lines = new LineIndex(text);
        const { notes, problems } = notesOfText(text, path);
        assert.ok(notes || problems.some(({ severity }) => severity === 'error'));
        for (const { range } of problems) {
          assert.ok(lines.offset(range!.start) <= lines.offset(range!.end));
          assert.deepEqual(lines.position(lines.offset(range!.end)), range!.end);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reports keys that are no words', () => {
    assert.deepEqual(problemsOf('version: 2\n? [a, b]\n: c\n'), [
      ['[a, b]', 'A key must be a word or a text in quotes.'],
    ]);
  });

  it('refuses a file of more than 4 MB', () => {
    const { notes, problems } = notesOfText(`version: 2\n#${'x'.repeat(5_000_000)}`, path);
    assert.equal(notes, undefined);
    assert.equal(problems[0].message, 'This file is larger than 4 MB: split it or shorten it.');
  });

  it('is not fooled by names of built-in properties', () => {
    const { notes } = notesOfText('version: 2\nassets: [{id: constructor, title: c}]\n', path);
    assert.ok(Object.hasOwn(notes!.places, 'constructor'));
    assert.match(problemsOf('version: 2\n__proto__: {a: 1}\n')[0][1], /`__proto__` is not a known key/);
  });
});

describe('the JSON Schema of threat notes', () => {
  it('is the committed file', () => {
    const file = join(__dirname, '../../../../media/threat-notes.schema.json');
    const committed = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(committed, threatNotesJsonSchema(), 'run: node scripts/generate-schemas.mjs');
  });

  it('accepts the example and refuses a wrong one', () => {
    const validate = new Ajv().compile(threatNotesJsonSchema());
    assert.equal(validate(parse(full)), true, JSON.stringify(validate.errors));
    assert.equal(validate({ version: 1, threats: [{ id: 'T-1' }] }), false);
  });

  it('describes every key', () => {
    const walk = (schema: Record<string, unknown>, where: string): void => {
      for (const [key, value] of Object.entries(
        (schema.properties ?? {}) as Record<string, Record<string, unknown>>,
      )) {
        assert.ok(value.description, `${where}.${key}`);
        walk(value, `${where}.${key}`);
        if (value.items) walk(value.items as Record<string, unknown>, `${where}.${key}[]`);
      }
    };
    walk(threatNotesJsonSchema(), '');
  });
});
