import type { Marked } from 'marked';
import type { RulePage } from '../../../protocol/src/index';
import { severityWord } from '../words';

/** Where a page's style comes from, as its content security policy has to name it. */
export interface PageSource {
  cspSource: string;
  styleUri: string;
}

/** The HTML of a rule page: no script, raw HTML of the text shown as text, links only to https. */
export async function renderRulePage(page: RulePage, { cspSource, styleUri }: PageSource): Promise<string> {
  const markdown = await createMarkdown();
  const body = await markdown.parse(withoutTitle(page.markdown, page.title));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${escapeHtml(cspSource)};">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
<title>${escapeHtml(page.title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(page.title)}</h1>
<ul class="facts" aria-label="About this rule">
<li class="severity ${page.severity}">${severityWord(page.severity)}</li>
<li><code>${escapeHtml(page.ruleId)}</code></li>
${[...page.cwe.map(cweLink), ...page.owasp.map(escapeHtml)].map((fact) => `<li>${fact}</li>`).join('\n')}
</ul>
${body}
</main>
</body>
</html>`;
}

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

async function createMarkdown(): Promise<Marked> {
  // Loaded when the first page opens: most sessions never need it.
  const { Marked } = await import('marked');
  return new Marked({
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        return /^https:\/\//i.test(href) ? `<a href="${escapeHtml(href)}">${text}</a>` : text;
      },
    },
  });
}

/** The page's own first heading repeats the title that the page already shows. */
function withoutTitle(markdown: string, title: string): string {
  const heading = /^\s*# +(.+?)\s*(?:\r?\n|$)/.exec(markdown);
  return heading?.[1] === title ? markdown.slice(heading[0].length) : markdown;
}

function cweLink(cwe: string): string {
  const number = /^CWE-(\d+)$/.exec(cwe)?.[1];
  if (number === undefined) return escapeHtml(cwe);
  return `<a href="https://cwe.mitre.org/data/definitions/${number}.html">${cwe}</a>`;
}
