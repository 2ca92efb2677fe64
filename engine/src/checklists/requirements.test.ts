import assert from 'node:assert/strict';
import { builtInCataloguesAt } from '../../../host/src/index';
import { notesOfText } from '../../../test/unit/notes';
import { root } from '../../../test/unit/support';
import type { Finding } from '../findings/finding';
import { withRequirements } from './index';

describe('requirements of findings', () => {
  const catalogues = builtInCataloguesAt({ repository: root });
  const finding = { path: 'src/a.ts', cwe: ['CWE-89'] } as Finding;
  const idsOf = (compliance: string) => {
    const { notes } = notesOfText(`version: 2\ncompliance: [${compliance}]\n`);
    const [tagged] = withRequirements([finding], [notes!], catalogues);
    return tagged.requirements?.map(({ catalogue, id }) => `${catalogue} ${id}`);
  };

  it('are those of the profiles that the notes name', () => {
    assert.deepEqual(idsOf('asvs-5.0-L1'), ['OWASP ASVS 5.0, level 1 1.2.4']);
    assert.ok(idsOf('pci-dss-4.0.1')!.length > 0);
  });

  it('are not there without a profile, and the OWASP Top 10 is said already', () => {
    assert.equal(idsOf(''), undefined);
    assert.equal(idsOf('owasp-top10-2025'), undefined);
    assert.deepEqual(withRequirements([finding], [], catalogues), [finding]);
  });
});
