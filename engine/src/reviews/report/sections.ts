import { severities } from '../../findings/finding';
import { bar } from './bar';
import { type Counts, findingThing, itemThing, placeThing } from './counts';
import { type Html, html } from './html-text';
import { coverages, isCompared, type ReportChecklist, type ReportNote, type ReviewReport } from './model';
import {
  ageWords,
  capital,
  coverageWords,
  noteStateWords,
  noteTitle,
  placeWords,
  severityWords,
  verdictWords,
} from './words';

/** A part of the page with its heading, a landmark of its own. */
export function section(id: string, title: string, ...content: readonly (Html | false)[]): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

/** How far each category of a checklist is: a bar and its numbers. */
export function coverageTable(checklist: ReportChecklist, counts: Counts): Html {
  const { id, title, categories } = checklist;
  const rows = categories.map((category) => {
    const by = coverages.map((kind) => ({
      kind,
      items: category.items.filter(({ coverage }) => coverage === kind),
    }));
    const parts = by.map(({ kind, items }) => ({ kind, count: items.length }));
    return html`<tr role="row"><th role="rowheader" scope="row"><span class="id">${category.id}</span> ${category.title}</th>
<td role="cell" class="chart">${bar(parts, category.items.length)}</td>
${by.map(({ kind, items }) => numberCell(coverageWords[kind], counts.number(`cover/${id}/${category.id}/${kind}`, items.map(itemThing), `${coverageWords[kind].toLowerCase()}, ${category.id} ${category.title}`), kind))}</tr>
`;
  });
  return table(
    title,
    ['Category', 'Share', ...coverages.map((kind) => coverageWords[kind])],
    rows,
    coverages,
  );
}

/** Findings by severity, and by whether the change brought them. */
export function findingsTable(report: ReviewReport, counts: Counts): Html {
  const { findings } = report;
  const ages = isCompared(report) ? (['new', 'older'] as const) : [];
  const longest = Math.max(
    ...severities.map((each) => findings.filter(({ finding }) => finding.severity === each).length),
  );
  const rows = severities.map((severity) => {
    const of = findings.filter(({ finding }) => finding.severity === severity);
    const word = severityWords[severity];
    const number = (key: string, some: typeof of, what: string) =>
      counts.number(
        `findings/${severity}/${key}`,
        some.map(({ finding }) => findingThing(finding)),
        what,
      );
    const parts =
      ages.length > 0
        ? ages.map((age) => ({ kind: age, count: of.filter((each) => each.age === age).length }))
        : [{ kind: 'older', count: of.length }];
    return html`<tr role="row"><th role="rowheader" scope="row"><span class="severity ${severity}">${word}</span></th>
<td role="cell" class="chart">${bar(parts, longest)}</td>
${ages.map((age) =>
  numberCell(
    ageWords[age],
    number(
      age,
      of.filter((each) => each.age === age),
      `${ageWords[age].toLowerCase()}, ${word}`,
    ),
    age,
  ),
)}${numberCell('All', number('all', of, `in all, ${word}`))}</tr>
`;
  });
  return table('Findings', ['Severity', 'Share', ...ages.map((age) => ageWords[age]), 'All'], rows, ages);
}

/** Each finding with its place, for a page without a program behind it. */
export function findingsList({ findings }: ReviewReport): Html {
  return html`<ul class="list">${findings.map(
    ({ finding, age }) =>
      html`<li><span class="severity ${finding.severity}">${severityWords[finding.severity]}</span> <code>${placeWords(finding)}</code> ${finding.message}${age === 'new' && html` <span class="tag">${ageWords.new.toLowerCase()}</span>`}</li>
`,
  )}</ul>`;
}

/** The threats with the controls that answer them. */
export function threatsTable({ threats }: ReviewReport, counts: Counts): Html {
  const rows = threats.map(({ id, title, severity, status, controls, findings, place }) => {
    const answers = controls.map(
      (control) => html`<li><span class="id">${control.id}</span> ${control.title}</li>`,
    );
    return html`<tr role="row"><th role="rowheader" scope="row">${counts.link(`threat/${id}`, { label: id, detail: title, place })} ${title}</th>
<td role="cell" data-label="Severity"><span class="severity ${severity}">${capital(severity)}</span></td>
<td role="cell" class="word" data-label="Status">${capital(status)}</td>
<td role="cell" data-label="Controls">${answers.length > 0 ? html`<ul class="plain">${answers}</ul>` : html`<span class="zero">none</span>`}</td>
${numberCell('Findings', counts.number(`threat/${id}/findings`, findings.map(findingThing), `findings that touch ${id}`))}</tr>
`;
  });
  return table('Threats and controls', ['Threat', 'Severity', 'Status', 'Controls', 'Findings'], rows);
}

/** A note with what was said about it. */
export function noteArticle(note: ReportNote, counts: Counts): Html {
  const { place, lost, replies, owner } = note;
  const where = place
    ? counts.link(`note/${note.id}`, placeThing(place))
    : lost === undefined
      ? html`The whole review`
      : html`Its code in <code>${lost}</code> is gone`;
  return html`<article class="note ${note.state} ${note.severity}">
<h3>${noteTitle(note)} <span class="tag">${noteStateWords[note.state]}</span></h3>
<p class="meta">${where} · ${note.by}, ${note.on}${owner && ` · for ${owner}`}</p>
<p class="said">${note.text}</p>
${
  replies.length > 0 &&
  html`<ol class="replies">${replies.map((reply) => html`<li><p class="meta">${reply.by}, ${reply.on}</p><p class="said">${reply.text}</p></li>`)}</ol>
`
}</article>
`;
}

/** Who signed, and what. */
export function signatureList({ signatures }: ReviewReport): Html {
  return html`<ul class="signatures">${signatures.map(
    ({ by, on, verdict, commit, comment, isCurrent }) =>
      html`<li class="${verdict}${!isCurrent && ' late'}"><strong>${verdictWords[verdict]}</strong> by ${by} on ${on}${commit && html` at <code>${commit.slice(0, 8)}</code>`}${!isCurrent && html` <span class="tag">the code changed since</span>`}${comment && html`<p class="said">${comment}</p>`}</li>
`,
  )}</ul>`;
}

function numberCell(label: string, number: Html, kind?: string): Html {
  return html`<td role="cell" class="number" data-label="${label}"${kind && html` data-kind="${kind}"`}>${number}</td>`;
}

/** Roles are told again: narrow pages lay rows out as blocks, and browsers then forget that they are rows. */
function table(
  caption: string,
  head: readonly string[],
  rows: readonly Html[],
  kinds: readonly string[] = [],
): Html {
  const cells = head.map((title, i) => {
    const kind = kinds[i - 2];
    return html`<th role="columnheader" scope="col"${kind && html` data-kind="${kind}"`}>${title}</th>`;
  });
  return html`<table role="table"><caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${cells}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table>`;
}
