import { againThing, type Counts, placeThing } from './counts';
import { type Html, html } from './html-text';
import { openWork, type ReportNote, type ReviewReport } from './model';
import { counted, noteStateWords, noteTitle, verdictWords } from './words';

/** A part of the page with its heading, a landmark of its own. */
export function section(id: string, title: string, content: readonly (Html | false)[]): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

/** The decided items that have to be looked at again, and why. */
export function againList(report: ReviewReport, counts: Counts): Html {
  return html`<ul class="list">${openWork(report).again.map(
    (item) => html`<li>${counts.link(`again/${item.key}`, againThing(item))} ${item.again}</li>
`,
  )}</ul>`;
}

/** The open notes, and the settled ones, which are folded unless `isWhole`. */
export function noteArticles({ notes }: ReviewReport, counts: Counts, isWhole: boolean): (Html | false)[] {
  const articles = (some: readonly ReportNote[]) => some.map((note) => noteArticle(note, counts));
  const settled = notes.filter(({ state }) => state !== 'open');
  return [
    ...articles(notes.filter(({ state }) => state === 'open')),
    settled.length > 0 &&
      html`<details id="settled-notes"${isWhole && html` open`}>
<summary><h3>${counted(settled.length, 'settled note')}</h3></summary>
${articles(settled)}</details>
`,
  ];
}

/** A note with what was said about it. */
function noteArticle(note: ReportNote, counts: Counts): Html {
  const { place, lost, replies, owner } = note;
  const where = place
    ? counts.link(`note/${note.id}`, placeThing(place))
    : lost === undefined
      ? html`The whole review`
      : html`Its code in <code>${lost}</code> is gone`;
  return html`<article class="note ${note.state} ${note.severity}">
<h3><span class="severity ${note.severity}">${noteTitle(note)}</span> <span class="tag">${noteStateWords[note.state]}</span></h3>
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
