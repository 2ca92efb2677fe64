import { bar } from './bar';
import { type Counts, itemThing } from './counts';
import { type Html, html } from './html-text';
import { coverages, itemsOf, type ReportCategory, type ReportChecklist } from './model';
import { chartCell, numberCell, row, table } from './table';
import { coverageWords } from './words';

/** How far each checklist is, the OWASP Top 10 in front; the others are folded unless `isWhole`. */
export function coverageCharts(
  checklists: readonly ReportChecklist[],
  counts: Counts,
  isWhole: boolean,
): Html[] {
  const isMain = ({ id }: ReportChecklist) => id.startsWith('owasp-top10');
  const ordered = checklists.toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)));
  return ordered.map((checklist, i) => {
    const items = itemsOf([checklist]);
    const decided = items.filter(({ state }) => state !== 'open').length;
    return html`<details id="coverage-${checklist.id}"${(i === 0 || isWhole) && html` open`}>
<summary><h3>${checklist.title}</h3> ${bar(parts(items), items.length)} <span class="of">${decided} of ${items.length} decided</span></summary>
${coverageTable(checklist, counts)}</details>
`;
  });
}

function coverageTable(checklist: ReportChecklist, counts: Counts): Html {
  const { id, title, categories } = checklist;
  const whole = { id: '', title, items: itemsOf([checklist]) };
  return table({
    caption: title,
    head: ['Category', 'Share', ...coverages.map((kind) => coverageWords[kind])],
    rows: categories.map((category) =>
      row(html`<span class="id">${category.id}</span> ${category.title}`, [
        chartCell(bar(parts(category.items), category.items.length)),
        ...numbers(id, category, counts),
      ]),
    ),
    foot: row(html`All categories`, [chartCell(html``), ...numbers(id, whole, counts)]),
    kinds: coverages,
  });
}

function numbers(checklist: string, { id, title, items }: ReportCategory, counts: Counts): Html[] {
  return coverages.map((kind) => {
    const word = coverageWords[kind];
    const key = `cover/${checklist}/${id || 'all'}/${kind}`;
    const things = items.filter(({ coverage }) => coverage === kind).map(itemThing);
    const number = counts.number(key, things, `${word.toLowerCase()}, ${id ? `${id} ${title}` : title}`);
    return numberCell(word, number, kind);
  });
}

/** The parts of a bar of items. */
export function parts(items: ReportCategory['items']): { kind: string; count: number }[] {
  return coverages.map((kind) => ({
    kind,
    count: items.filter(({ coverage }) => coverage === kind).length,
  }));
}
