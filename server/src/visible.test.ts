import assert from 'node:assert/strict';
import type { Finding } from '../../engine/src/index';
import { defaultSettings } from './settings';
import { visibleFindings } from './visible';

const finding: Finding = {
  ruleId: 'js-eval',
  path: 'src/a.js',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
  start: 0,
  end: 4,
  message: '',
  severity: 'warning',
  confidence: 'medium',
  cwe: [],
  owasp: [],
  flow: [],
  otherFlows: [],
  threats: [],
  fingerprint: '0'.repeat(32),
  fixable: false,
};

describe('visibleFindings', () => {
  const shown = (change: Partial<Finding>, settings = {}) =>
    visibleFindings([{ ...finding, ...change }], { ...defaultSettings, ...settings });

  it('leaves out what is suppressed', () => {
    assert.deepEqual(shown({ suppression: { kind: 'comment', reason: 'fine' } }), []);
  });
  it('leaves out what is below the thresholds', () => {
    assert.deepEqual(shown({ severity: 'hint' }), []);
    assert.deepEqual(shown({ confidence: 'low' }), []);
    assert.equal(shown({ severity: 'info' }).length, 1);
    assert.equal(
      shown({ severity: 'hint', confidence: 'low' }, { minimumSeverity: 'hint', minimumConfidence: 'low' })
        .length,
      1,
    );
  });
  it('judges the severity that the settings give a rule', () => {
    assert.equal(shown({ severity: 'hint' }, { rules: { 'js-eval': 'error' } })[0].severity, 'error');
    assert.deepEqual(shown({}, { rules: { 'js-eval': 'hint' } }), []);
    assert.deepEqual(shown({}, { rules: { 'js-eval': 'off' } }), []);
  });
  it('takes nothing from the prototype for a setting', () => {
    assert.equal(shown({ ruleId: 'constructor' })[0].severity, 'warning');
  });
  it('leaves out excluded files', () => {
    assert.deepEqual(shown({}, { exclude: ['src/**'] }), []);
    assert.equal(shown({}, { exclude: ['lib/**'] }).length, 1);
  });
});
