import assert from 'node:assert/strict';
import { reviewReport } from './build';
import { toHtml, toPageBody } from './index';
import { hostile, input, report } from './sample.test';

describe('page of a review', () => {
  it('begins with the outcome and the words of those who decided', () => {
    const { html } = toPageBody(report);
    assert.match(
      html,
      /<div class="verdict approved">\n<p class="outcome">Approved by mira<\/p>\n<p class="said">After N-2\.</,
    );
    const { html: unsigned } = toPageBody({ ...report, signatures: [] });
    assert.match(unsigned, /<div class="verdict unsigned">\n<p class="outcome">Not signed yet<\/p>/);
  });

  it('shows every number of the page as a button that opens what it counts', () => {
    const { html, things } = toPageBody(report);
    const keys = [...html.matchAll(/data-open="([^"]*)"/g)].map(([, key]) => key);
    assert.deepEqual(keys.toSorted(), Object.keys(things).toSorted());
    assert.equal(new Set(keys).size, keys.length);
    for (const [, key, count] of html.matchAll(/class="count" data-open="([^"]*)" aria-label="(\d+) /g))
      assert.equal(things[key].length, Number(count), key);
    assert.deepEqual(things['cover/owasp/A05/against'], [
      { label: 'A05.1 Bind values', detail: 'Findings against it', item: 'owasp/A05.1' },
    ]);
    assert.ok(
      html.includes(
        '<button type="button" class="count" data-open="cover/owasp/A05/against" aria-label="1 findings against it, A05 Injection">1</button>',
      ),
    );
    assert.deepEqual(things['findings/error/new'], [
      {
        label: 'Pass id as a parameter: line 6.',
        detail: 'Error · src/a.js:6',
        place: {
          path: 'src/a.js',
          range: { start: { line: 5, character: 2 }, end: { line: 5, character: 9 } },
        },
      },
    ]);
  });

  it('tells where each control holds and where it is missing', () => {
    const { html, things } = toPageBody(report);
    assert.deepEqual(
      report.controls.map(({ id, isChecked, met, missing }) => [id, isChecked, met.length, missing.length]),
      [
        ['C-1', true, 1, 1],
        ['C-2', false, 0, 0],
      ],
    );
    assert.deepEqual(
      [...things['control/C-1/met'], ...things['control/C-1/missing']].map(({ label, detail, place }) => [
        label,
        detail,
        place?.range.start.line,
      ]),
      [
        ['list', 'C-1 is met · src/b.js:5', 4],
        ['src/a.js:6', 'C-1 is missing', 5],
      ],
    );
    assert.ok(
      html.includes(
        '<span class="id">C-1</span> <span class="state missing">missing in 1 of 2 places</span>',
      ),
    );
    assert.ok(html.includes('<span class="zero">Not looked for</span>'));
    const review = { ...input.review, subject: { ...input.review.subject, folder: 'src/b.js' } };
    assert.deepEqual(
      reviewReport({ ...input, review }).controls.map(({ met, missing }) => [met.length, missing.length]),
      [
        [0, 0],
        [0, 0],
      ],
    );
  });

  it('lists what has to be looked at again, each item a button that opens it', () => {
    assert.doesNotMatch(toPageBody(report).html, /look at again/);
    const again = 'src/a.js changed after mira ticked it';
    const items = new Map([['owasp/A01.1', { why: ['T-1'], again }]]);
    const reopened = reviewReport({ ...input, items });
    const { html, things } = toPageBody(reopened);
    const thing = { label: 'A01.1 Check the owner', detail: again, item: 'owasp/A01.1' };
    assert.deepEqual(things['open/again'], [thing]);
    assert.deepEqual(things['again/owasp/A01.1'], [thing]);
    assert.match(
      html,
      /<h2 id="again">To look at again<\/h2>\n<ul class="list"><li><button [^>]*data-open="again\/owasp\/A01\.1"><code>A01\.1 Check the owner<\/code><\/button> src\/a\.js changed after mira ticked it<\/li>/,
    );
    assert.match(toHtml(reopened, ''), /<li><code>A01\.1 Check the owner<\/code> src\/a\.js changed/);
  });

  it('has one first heading, landmarks with names, and charts that say nothing that the numbers do not', () => {
    const { html } = toPageBody(report);
    assert.equal(html.match(/<h1/g)?.length, 1);
    for (const [, id] of html.matchAll(/<section aria-labelledby="([^"]*)"/g))
      assert.ok(html.includes(`<h2 id="${id}">`), id);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(html.includes('<rect class="done" x="0%" width="50%" height="100%"/>'));
    assert.ok(html.includes('<rect class="against" x="50%" width="50%" height="100%" fill="url(#hatch)"/>'));
    assert.equal(
      html.match(/<svg class="bar"/g)?.length,
      html.match(/<svg class="bar"[^>]*aria-hidden="true"/g)?.length,
    );
    assert.ok(!/ style=| on\w+=|<script/.test(html));
  });

  it('is a page of its own without scripts, buttons or anything to load', () => {
    const page = toHtml(report, 'body { color: red }\n</style><script>');
    assert.ok(page.startsWith('<!DOCTYPE html>\n<html lang="en">'));
    assert.ok(page.includes(`content="default-src 'none'; style-src 'unsafe-inline'"`));
    assert.equal(page.match(/<\/style>/g)?.length, 1);
    assert.ok(!/<(button|link|img|iframe)|src=|href=/.test(page));
    assert.match(
      page,
      /Pass id as a parameter: line 6\. <span class="tag">in changed lines<\/span> <span class="place"><code>src\/a\.js:6<\/code>/,
    );
    assert.equal(page.match(/<details /g)?.length, page.match(/<details id="[^"]*" open>/g)?.length);
  });

  it('shows hostile texts as texts, in HTML', () => {
    for (const page of [toHtml(hostile, ''), toPageBody(hostile).html]) {
      const tags = new Set(
        [...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name.toLowerCase()),
      );
      for (const name of ['img', 'script', 'a', 'iframe']) assert.ok(!tags.has(name), name);
      assert.ok(!/\u202e/.test(page));
      assert.ok(page.includes('&lt;img src=x onerror=alert(1)&gt;'));
      // Every attribute value ends where it should: no text of ours has quotes.
      for (const [tag] of page.matchAll(/<[a-z][^<]*?(?<!-)>/g))
        assert.ok(!/ on\w+=/.test(tag.replace(/"[^"]*"/g, '""')), tag);
    }
  });
});
