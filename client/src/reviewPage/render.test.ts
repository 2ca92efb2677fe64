import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pageMessage } from './messages';
import { renderReviewPage } from './render';

const parts = {
  cspSource: 'https://host.example',
  styleUri: 'https://host.example/media/reviewPage.css',
  scriptUri: 'https://host.example/media/reviewPage.js',
  nonce: 'bm9uY2U=',
};

describe('review page', () => {
  const page = renderReviewPage({ title: '<b>Search</b>', html: '<h1>Search</h1>\n' }, parts);

  it('lets in the script and the style of the extension and nothing else', () => {
    const policy = "default-src 'none'; style-src https://host.example; script-src 'nonce-bm9uY2U='";
    assert.ok(page.includes(`content="${policy.replaceAll("'", '&#39;')}"`));
    assert.deepEqual(page.match(/<script[^>]*>/g), [
      '<script nonce="bm9uY2U=" src="https://host.example/media/reviewPage.js">',
    ]);
    assert.ok(!/ style=| on\w+=|<style/.test(page));
  });

  it('has one landmark for the content, a place for announcements, and its title escaped', () => {
    assert.ok(page.includes('<main>\n<h1>Search</h1>\n</main>'));
    assert.ok(page.includes('<p id="said" role="status" class="hidden"></p>'));
    assert.ok(page.includes('<title>&lt;b&gt;Search&lt;/b&gt;</title>'));
    assert.ok(page.startsWith('<!DOCTYPE html>\n<html lang="en">'));
  });

  it('understands what its script tells, and nothing else', () => {
    assert.deepEqual(pageMessage({ do: 'open', key: 'open/items', more: 1 }), {
      do: 'open',
      key: 'open/items',
    });
    assert.deepEqual(pageMessage({ do: 'export' }), { do: 'export' });
    assert.deepEqual(pageMessage({ do: 'comment' }), { do: 'comment' });
    for (const other of [undefined, null, 'open', {}, { do: 'open' }, { do: 'open', key: 3 }, { do: 'run' }])
      assert.equal(pageMessage(other), undefined);
  });

  it('has a script without dependencies that talks to the extension only', () => {
    const script = readFileSync(path.resolve(__dirname, '../../../../media/reviewPage.js'), 'utf8');
    assert.ok(!/\b(?:import|require|eval|fetch|XMLHttpRequest|WebSocket)\b/.test(script));
  });
});
