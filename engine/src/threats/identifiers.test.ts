import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import { assetIdentifiers, assetMatcher, noteEntries, type ThreatNotes } from './index';

function notesOf(text: string): ThreatNotes {
  const { notes, problems } = notesOfText(`version: 2\n${text}\n`, 'notes.yaml');
  assert.deepEqual(problems, []);
  return notes!;
}

describe('assetIdentifiers', () => {
  const notes = notesOf(
    'assets:\n' +
      '  - {id: phi, title: Records, identifiers: [ssn, "diagnosis*", Patient.dob, creditCard]}\n' +
      '  - {id: key, title: Keys, identifiers: ["*_api_key", APIToken, "$secret"]}\n' +
      '  - {id: none, title: Nothing}',
  );
  const assetOf = assetMatcher(notes.assets);

  for (const [name, asset] of [
    ['ssn', 'phi'],
    ['SSN', 'phi'],
    ['_ssn', 'phi'],
    ['#ssn', 'phi'],
    ['ssnx', undefined],
    ['classn', undefined],
    ['diagnosis', 'phi'],
    ['diagnosisCode', 'phi'],
    ['DIAGNOSIS_CODE', 'phi'],
    ['myDiagnosis', undefined],
    ['creditCard', 'phi'],
    ['credit_card', 'phi'],
    ['CREDIT_CARD', 'phi'],
    ['credit-card', 'phi'],
    ['creditcard', 'phi'],
    ['creditCardNumber', undefined],
    ['stripe_api_key', 'key'],
    ['stripeApiKey', 'key'],
    ['api_token', 'key'],
    ['apiToken', 'key'],
    ['$secret', 'key'],
    ['dob', undefined],
  ] as const)
    it(`${name} holds ${asset ?? 'no asset'}`, () => assert.equal(assetOf(name), asset));

  it('asks for the object of a dotted identifier', () => {
    assert.equal(assetOf('dob', 'patient'), 'phi');
    assert.equal(assetOf('DOB', 'Patient'), 'phi');
    assert.equal(assetOf('dob', 'pet'), undefined);
    assert.equal(assetOf('ssn', 'anything'), 'phi');
  });

  it('gives anchored sources that match long names in no time', () => {
    for (const { pattern, owner } of assetIdentifiers(notes.assets))
      for (const source of [pattern, owner ?? '^$']) {
        assert.match(source, /^\^.*\$$/);
        const started = Date.now();
        new RegExp(source, 'i').test(`${'a_'.repeat(50_000)}!`);
        assert.ok(Date.now() - started < 200);
      }
    assert.deepEqual(assetIdentifiers(notes.assets)[2], {
      asset: 'phi',
      identifier: 'Patient.dob',
      pattern: '^[_$#]*dob$',
      owner: '^[_$#]*Patient$',
    });
  });
});

describe('noteEntries', () => {
  it('lists entries with a title, one line of detail and their place', () => {
    const notes = notesOf(
      'assets: [{id: phi, title: Records, class: phi, identifiers: [ssn]}]\n' +
        'entryPoints: [{id: api, kind: http, scope: ["src/**"]}]\n' +
        'threats: [{id: T-1, title: Reads, severity: critical, scope: ["src/**"], owner: "@alice"}, {id: T-2, title: t, severity: low, status: mitigated}]\n' +
        'controls: [{id: C-1, title: Check, check: {inEvery: handler, mustCall: own}}]\n' +
        'accepted:\n' +
        '  - {id: R-1, rule: cors, scope: [a], reason: local only, owner: "@bob", expires: 2026-11-22}\n' +
        '  - {id: R-2, fingerprint: 0123456789abcdef0123456789abcdef, reason: known, expires: 2026-11-23}',
    );
    const { threats, assets, entryPoints, controls, accepted } = noteEntries(notes, '2026-11-23');
    const brief = (entries: { id: string; title: string; detail: string }[]) =>
      entries.map(({ id, title, detail }) => [id, title, detail]);
    assert.deepEqual(brief(threats), [
      ['T-1', 'Reads', 'critical · open · @alice · src/**'],
      ['T-2', 't', 'low · mitigated'],
    ]);
    assert.deepEqual(
      threats.map(({ severity, status }) => [severity, status]),
      [
        ['error', 'open'],
        ['info', 'mitigated'],
      ],
    );
    assert.deepEqual(brief(assets), [['phi', 'Records', 'phi · ssn']]);
    assert.deepEqual(brief(entryPoints), [['api', 'api', 'http · untrusted · src/**']]);
    assert.deepEqual(brief(controls), [['C-1', 'Check', 'calls own']]);
    assert.deepEqual(brief(accepted), [
      ['R-1', 'local only', 'cors · @bob · expired on 2026-11-22'],
      ['R-2', 'known', '01234567 · until 2026-11-23'],
    ]);
    assert.deepEqual(
      accepted.map(({ expired }) => expired),
      [true, false],
    );
    assert.deepEqual(assets[0].range, { start: { line: 1, character: 9 }, end: { line: 1, character: 66 } });
  });
});
