import assert from 'node:assert/strict';
import type { RulePage } from '../../../protocol/src/index';
import { escapeHtml, renderRulePage } from './render';

const source = { cspSource: 'https://host.example', styleUri: 'https://host.example/media/rulePage.css' };
const page: RulePage = {
  ruleId: 'javascript-sql-injection',
  title: 'SQL built from input',
  severity: 'error',
  cwe: ['CWE-89'],
  owasp: ['A05:2025 Injection'],
  markdown: '# SQL built from input\n\nSend values **beside** the text.\n',
};

describe('rule page', () => {
  it('allows styles of the extension and nothing else', async () => {
    const html = await renderRulePage(page, source);
    assert.ok(
      html.includes(
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src https://host.example;">`,
      ),
    );
    assert.ok(!html.includes('<script'));
    assert.ok(!html.includes('style='));
  });

  it('shows the title once, with severity, id, CWE and category', async () => {
    const html = await renderRulePage(page, source);
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.ok(html.includes('<li class="severity error">Error</li>'));
    assert.ok(html.includes('<li><code>javascript-sql-injection</code></li>'));
    assert.ok(html.includes('<li><a href="https://cwe.mitre.org/data/definitions/89.html">CWE-89</a></li>'));
    assert.ok(html.includes('<li>A05:2025 Injection</li>'));
    assert.ok(html.includes('<p>Send values <strong>beside</strong> the text.</p>'));
  });

  it('keeps a first heading that is not the title', async () => {
    const html = await renderRulePage({ ...page, markdown: '# Why\n' }, source);
    assert.ok(html.includes('<h1>Why</h1>'));
  });

  it('shows raw HTML as text, in blocks, in lines and in code', async () => {
    const markdown = [
      '<script>alert(1)</script>',
      '',
      'a <img src=x onerror=alert(1)> b',
      '',
      '```html',
      '<b>bold</b>',
      '```',
      '',
      '`<i>`',
    ].join('\n');
    const html = await renderRulePage({ ...page, markdown }, source);
    assert.ok(!/<(script|img|b|i)\b/.test(html));
    assert.ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;'));
    assert.ok(html.includes('&lt;b&gt;bold&lt;/b&gt;'));
    assert.ok(html.includes('<code>&lt;i&gt;</code>'));
  });

  it('links to https only and loads no images', async () => {
    const markdown =
      '[bad](javascript:alert(1)) [run](command:workbench.action.quit) ![pic](https://x.example/p.png) ' +
      '[good](https://owasp.org/a?b=1&c="2")';
    const html = await renderRulePage({ ...page, markdown }, source);
    assert.ok(!html.includes('javascript:'));
    assert.ok(!html.includes('command:'));
    assert.ok(!html.includes('<img'));
    assert.ok(html.includes('<a href="https://owasp.org/a?b=1&amp;c=&quot;2&quot;">good</a>'));
  });

  it('escapes what stands in attributes', () => {
    assert.equal(escapeHtml(`"a" & 'b' <c>`), '&quot;a&quot; &amp; &#39;b&#39; &lt;c&gt;');
  });
});
