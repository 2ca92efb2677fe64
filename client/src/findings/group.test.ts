import assert from 'node:assert/strict';
import type { FindingItem } from '../../../protocol/src/index';
import { filterFindings, filterMessage, groupFindings } from './group';

function finding(part: Partial<FindingItem> & { line?: number }): FindingItem {
  const { line = 0, ...rest } = part;
  return {
    uri: 'file:///shop/a.ts',
    range: { start: { line, character: 0 }, end: { line, character: 4 } },
    ruleId: 'sql-injection',
    ruleTitle: 'SQL built from input',
    message: 'Pass id as a parameter.',
    severity: 'error',
    confidence: 'high',
    cwe: ['CWE-89'],
    owasp: ['A05:2025 Injection'],
    threats: [],
    flow: [],
    otherFlows: [],
    fingerprint: `${line}`,
    fixable: false,
    ...rest,
  };
}

const label = (uri: string) => uri.slice('file:///shop/'.length);

describe('grouping of findings', () => {
  it('groups by file, files by name and findings by line', () => {
    const groups = groupFindings(
      [finding({ uri: 'file:///shop/b.ts', line: 9 }), finding({ line: 7 }), finding({ line: 2 })],
      'file',
      label,
    );
    assert.deepEqual(
      groups.map((group) => [group.label, group.findings.map((item) => item.range.start.line)]),
      [
        ['a.ts', [2, 7]],
        ['b.ts', [9]],
      ],
    );
  });

  it('groups by severity, worst first', () => {
    const groups = groupFindings([finding({ severity: 'info' }), finding({})], 'severity', label);
    assert.deepEqual(
      groups.map((group) => group.label),
      ['Error', 'Information'],
    );
  });

  it('shows a finding below each threat that it touches, and the others last', () => {
    const t1 = { id: 'T-1', title: 'Card data leaks' };
    const t10 = { id: 'T-10', title: 'Orders are forged' };
    const t2 = { id: 'T-2', title: 'Prices are changed' };
    const groups = groupFindings([finding({}), finding({ threats: [t10, t1, t2] })], 'threat', label);
    assert.deepEqual(
      groups.map((group) => group.label),
      [
        'T-1 Card data leaks',
        'T-2 Prices are changed',
        'T-10 Orders are forged',
        'No threat of the threat notes',
      ],
    );
  });

  it('groups by category and names the missing one', () => {
    const groups = groupFindings([finding({ owasp: [] }), finding({})], 'category', label);
    assert.deepEqual(
      groups.map((group) => group.label),
      ['A05:2025 Injection', 'No OWASP category'],
    );
  });
});

describe('filter of findings', () => {
  const all = [finding({}), finding({ fixable: true }), finding({ uri: 'file:///shop/b.ts', fixable: true })];

  it('keeps the current file and what has a fix', () => {
    assert.equal(filterFindings(all, { fixable: false }).length, 3);
    assert.equal(filterFindings(all, { fixable: true }).length, 2);
    assert.equal(filterFindings(all, { uri: 'file:///shop/a.ts', fixable: true }).length, 1);
  });

  it('says what is shown and what is hidden', () => {
    assert.equal(filterMessage(3, 3, { fixable: false }), undefined);
    assert.equal(filterMessage(2, 3, { fixable: true }), '2 findings with a fix in the workspace, 3 in all.');
    assert.equal(
      filterMessage(1, 3, { uri: 'file:///shop/a.ts', fixable: true }),
      '1 finding with a fix in the current file, 3 in all.',
    );
  });
});
