import assert from 'node:assert/strict';
import { webAddress, webFiles } from './web';

const commit = 'a'.repeat(40);
const place = {
  path: 'src/a (b)/c#d.js',
  range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
};

describe('places of a review on the web', () => {
  it('are found for the hosts that are known, however the remote is written', () => {
    const github = `https://github.com/acme/shop/blob/${commit}/`;
    for (const remote of [
      'https://github.com/acme/shop.git',
      'https://user:secret@github.com/acme/shop',
      'git@github.com:acme/shop.git',
      'ssh://git@github.com:22/acme/shop.git\n',
    ])
      assert.equal(webFiles(remote, commit)?.folder, github, remote);
    assert.equal(
      webFiles('git@gitlab.acme.example:team/sub/shop.git', commit, 'api/')?.folder,
      `https://gitlab.acme.example/team/sub/shop/-/blob/${commit}/api/`,
    );
    assert.equal(webFiles('https://bitbucket.org/acme/shop', commit)?.line, '#lines-');
    for (const remote of [
      '/srv/git/shop.git',
      'https://git.example/acme/shop',
      'https://github.com/a)b/c',
      '',
    ])
      assert.equal(webFiles(remote, commit), undefined, remote);
  });

  it('are addresses that end no link', () => {
    assert.equal(
      webAddress(webFiles('git@github.com:acme/shop.git', commit)!, place),
      `https://github.com/acme/shop/blob/${commit}/src/a%20%28b%29/c%23d.js#L5`,
    );
  });
});
