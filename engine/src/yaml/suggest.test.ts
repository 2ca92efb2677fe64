import assert from 'node:assert/strict';
import { nearest } from './suggest';

describe('nearest', () => {
  it('finds what was meant', () => {
    assert.equal(nearest('severty', ['title', 'severity']), 'severity');
    assert.equal(nearest('Threats', ['threats']), 'threats');
    assert.equal(nearest('cwes', ['id', 'cwe']), 'cwe');
  });

  it('prefers the nearest and finds nothing in what is far', () => {
    assert.equal(nearest('C-12', ['C-1', 'C-13', 'C-12b']), 'C-1');
    assert.equal(nearest('budget', ['name', 'risk']), undefined);
    assert.equal(nearest('X', ['S', 'T']), undefined);
    assert.equal(nearest('', ['a']), undefined);
  });
});
