import { type Html, html } from './html-text';

/** A stretch of a bar: the class that colors it, and how long it is. */
export interface BarPart {
  kind: string;
  count: number;
}

/** Patterns that tell parts apart without their color; once a page. */
export const barPatterns: Html = html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="line" width="2" height="6"/></pattern>
</defs></svg>`;

/**
 * A bar of parts as long as what they count, of `total`. It says nothing that the numbers beside it do not say, so
 * screen readers pass it. Lengths are attributes: pages forbid inline styles.
 */
export function bar(parts: readonly BarPart[], total: number): Html {
  let from = 0;
  const rects = parts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => {
      const x = percent(from / total);
      from += count;
      const fill = kind === 'against' && html` fill="url(#hatch)"`;
      return html`<rect class="${kind}" x="${x}" width="${percent(count / total)}" height="100%"${fill}/>`;
    });
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false">${rects}</svg>`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
