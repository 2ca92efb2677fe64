import assert from 'node:assert/strict';
import { pathBelow, uriBelow, uriKey } from './uris';

describe('URIs', () => {
  it('finds the path below a folder', () => {
    assert.equal(pathBelow('file:///w/one', 'file:///w/one/src/a%20b.js'), 'src/a b.js');
    assert.equal(pathBelow('file:///w/one/', 'file:///w/one/a.js'), 'a.js');
    assert.equal(pathBelow('file:///w/one', 'file:///w/one'), '');
    assert.equal(pathBelow('file:///w/one', 'file:///w/one-more/a.js'), undefined);
    assert.equal(pathBelow('file:///w/one', 'vscode-vfs:///w/one/a.js'), undefined);
    assert.equal(pathBelow('file:///', 'file:///a.js'), 'a.js');
  });
  it('goes the way back', () => {
    assert.equal(uriBelow('file:///w/one', 'src/a b.js'), 'file:///w/one/src/a%20b.js');
    assert.equal(uriBelow('file:///c%3A/w', 'a#b.js'), 'file:///c%3A/w/a%23b.js');
  });
  it('has one key for each spelling', () => {
    assert.equal(uriKey('file:///c:/w/a(1).js'), uriKey('file:///c%3A/w/a%281%29.js'));
  });
});
