import type { ReviewPage } from '../../../protocol/src/index';
import { escapeHtml } from '../rulePage/render';

/** Where style and script of a page come from, as its content security policy has to name them. */
export interface PageParts {
  cspSource: string;
  styleUri: string;
  scriptUri: string;
  /** Made anew for each page: only a script that has it is run. */
  nonce: string;
}

/** The HTML of a review's page. Only the script and the style of the extension are let in. */
export function renderReviewPage(
  { title, html }: Pick<ReviewPage, 'title' | 'html'>,
  { cspSource, styleUri, scriptUri, nonce }: PageParts,
): string {
  const policy = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
${html}</main>
<p id="said" role="status" class="hidden"></p>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
</body>
</html>`;
}
