import assert from 'node:assert/strict';
import { defaultSettings, readSettings } from './settings';

describe('readSettings', () => {
  it('takes values over and fills in defaults', () => {
    const { settings, problems } = readSettings({ run: 'onSave', exclude: ['gen/**'] }, defaultSettings);
    assert.deepEqual(settings, { ...defaultSettings, run: 'onSave', exclude: ['gen/**'] });
    assert.deepEqual(problems, []);
  });

  it('keeps the last good value of a bad one and takes the others over', () => {
    const last = { ...defaultSettings, run: 'manual' as const };
    const { settings, problems } = readSettings({ run: 'sometimes', owaspEdition: '2021' }, last);
    assert.equal(settings.run, 'manual');
    assert.equal(settings.owaspEdition, '2021');
    assert.deepEqual(problems, [
      'The setting wardscribe.run is "sometimes": not understood. "manual" stays in force.',
    ]);
  });

  it('reads null, numbers and absent keys without failing', () => {
    assert.deepEqual(readSettings(null, defaultSettings).settings, defaultSettings);
    assert.deepEqual(readSettings(7, defaultSettings).settings, defaultSettings);
    assert.deepEqual(readSettings({ rules: null }, defaultSettings).settings.rules, {});
  });

  it('accepts severities and off for rules, and nothing else', () => {
    const good = readSettings({ rules: { 'js-eval': 'off', 'js-md5': 'hint' } }, defaultSettings);
    assert.deepEqual(good.settings.rules, { 'js-eval': 'off', 'js-md5': 'hint' });
    const bad = readSettings({ rules: { 'js-eval': 'never' } }, defaultSettings);
    assert.equal(bad.problems.length, 1);
  });
});
