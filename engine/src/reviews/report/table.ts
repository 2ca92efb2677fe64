import { type Html, html } from './html-text';

/** What a table shows. */
export interface TableParts {
  /** For screen readers: what the table is about. */
  caption: string;
  head: readonly string[];
  rows: readonly Html[];
  /** A last row that sums the others up. */
  foot?: Html;
  /** What the columns after the chart count: the classes of its parts, so that the head is its legend. */
  kinds?: readonly string[];
}

/** Roles are told again: narrow pages lay rows out as blocks, and browsers then forget that they are rows. */
export function table({ caption, head, rows, foot, kinds = [] }: TableParts): Html {
  const cells = head.map((title, i) => {
    const kind = kinds[i - 2];
    return html`<th role="columnheader" scope="col"${kind && html` data-kind="${kind}"`}>${title}</th>`;
  });
  return html`<table role="table"><caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${cells}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody>${foot && html`<tfoot role="rowgroup">${foot}</tfoot>`}</table>
`;
}

/** A row: its heading, and its cells. */
export function row(heading: Html, cells: readonly Html[]): Html {
  return html`<tr role="row"><th role="rowheader" scope="row">${heading}</th>
${cells}</tr>
`;
}

/** The cell of a bar. */
export function chartCell(content: Html): Html {
  return html`<td role="cell" class="chart">${content}</td>`;
}

/** A cell with a number; narrow pages show `label` in front of it. `kind` is the part of the bar that it counts. */
export function numberCell(label: string, number: Html, kind?: string): Html {
  return html`<td role="cell" class="number" data-label="${label}"${kind && html` data-kind="${kind}"`}>${number}</td>`;
}

/** A cell with anything else. */
export function cell(label: string, content: Html | string, name?: string): Html {
  return html`<td role="cell"${name && html` class="${name}"`} data-label="${label}">${content}</td>`;
}
