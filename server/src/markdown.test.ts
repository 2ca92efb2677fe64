import assert from 'node:assert/strict';
import { marked } from 'marked';
import { codeSpan, escapeMarkdown } from './markdown';

/** What a reader sees: the text of the rendered HTML, and whether it has more than a paragraph and code. */
function rendered(markdown: string): string {
  return (marked.parse(markdown, { async: false }) as string)
    .trim()
    .replace(/^<p>|<\/p>$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('escapeMarkdown', () => {
  const texts = [
    'Pass req.query.id as a parameter: it reaches this SQL text from line 9.',
    '[click](command:evil) ![x](http://evil.example/a.png) <img src=x>',
    '**bold** _under_ `code` ~~gone~~ # head',
    '- item',
    '+ item',
    '1. item',
    '# heading',
    'see http://evil.example and www.evil.example or me@evil.example',
    'a\\*b &amp; &lt;b&gt;',
    '| a | b |',
  ];
  for (const text of texts)
    it(`shows as it is: ${text}`, () => {
      assert.equal(rendered(escapeMarkdown(text)), text);
    });
});

describe('codeSpan', () => {
  for (const text of ['a', 'a`b', '`a`', '``x```', 'q(`$a`)'])
    it(`shows as it is: ${text}`, () => {
      assert.equal(rendered(codeSpan(text)), `<code>${text}</code>`);
    });
});
