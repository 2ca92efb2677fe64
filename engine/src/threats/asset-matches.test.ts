import assert from 'node:assert/strict';
import { testEngine } from '../../../test/unit/support';
import { ParsedDocument } from '../document';
import { assetMatches, assetOfText } from './asset-matches';

const assets = [
  { id: 'phi', title: 'Records', class: 'phi', identifiers: ['ssn', 'Patient.dob', 'labResult'] },
];

describe('code that reads an asset', () => {
  for (const [language, code, ...wanted] of [
    [
      'javascript',
      'f(patient.ssn, patient["ssn"], patient.dob, pet.dob)',
      'patient.ssn',
      'patient["ssn"]',
      'patient.dob',
    ],
    ['javascript', 'const copy = { ssn: 1 }; form.get("ssn"); ssn()', 'form.get("ssn")'],
    [
      'python',
      'row["ssn"]; row.get("lab_result"); cache.set("ssn", 1)',
      'row["ssn"]',
      'row.get("lab_result")',
    ],
    [
      'java',
      'class A { void f() { g(patient.getSsn(), patient.ssn(), patient.setSsn(x)); } }',
      'patient.getSsn()',
      'patient.ssn()',
    ],
    [
      'java',
      'class A { void f() { rows.getString("ssn"); patient.getDob(); pet.getDob(); } }',
      'rows.getString("ssn")',
      'patient.getDob()',
    ],
    [
      'go',
      'package a\nfunc f() { g(p.SSN, p.GetSSN(), r.FormValue("ssn")) }',
      'p.SSN',
      'p.GetSSN()',
      'r.FormValue("ssn")',
    ],
    ['csharp', 'class A { void F() { G(patient.Ssn, row["ssn"]); } }', 'patient.Ssn', 'row["ssn"]'],
    [
      'php',
      '<?php f($patient->ssn, $patient->getSsn(), $row["ssn"]);',
      '$patient->ssn',
      '$patient->getSsn()',
      '$row["ssn"]',
    ],
    [
      'ruby',
      'f(patient.ssn, row[:ssn], params.fetch(:ssn))',
      'patient.ssn',
      'row[:ssn]',
      'params.fetch(:ssn)',
    ],
  ] as const)
    it(`in ${language}: ${code}`, async () => {
      const document = (await testEngine()).open('case', language, code);
      assert.ok(document instanceof ParsedDocument);
      const tree = document.facts()?.tree;
      assert.ok(tree);
      const found = assetMatches(tree, assets).map(({ start, end }) => code.slice(start, end));
      document.close();
      assert.deepEqual(found, wanted);
      for (const text of found) assert.equal(assetOfText(text, assets)?.id, 'phi', text);
    });

  it('is told by its text only where it is the data', () => {
    assert.equal(assetOfText('patient.dob', assets)?.id, 'phi');
    assert.equal(assetOfText('pet.dob', assets), undefined);
    assert.equal(assetOfText('patient.getName()', assets), undefined);
    assert.equal(assetOfText('getSsn', assets), undefined);
  });
});
