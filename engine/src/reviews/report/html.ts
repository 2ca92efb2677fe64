import { type BarPart, bar, barPatterns } from './bar';
import {
  againThing,
  type CountedThing,
  type Counts,
  findingThing,
  itemThing,
  noteThing,
  OpeningCounts,
  placeThing,
  plainCounts,
} from './counts';
import { coverageCharts, parts as coverageParts } from './coverage-html';
import { parts as findingParts, findingsList, findingsTable, firstFindings } from './findings-html';
import { type Html, html } from './html-text';
import { isCompared, itemsOf, openWork, type ReviewReport } from './model';
import { againList, noteArticles, section, signatureList } from './sections';
import { controlsTable, threatsTable } from './threats-html';
import { outcomeOf, subjectLine, verdictLine } from './words';

/** A page whose numbers open what they count. */
export interface ReviewPageBody {
  /** The content of the page's `main`. */
  html: string;
  /** The `data-open` of a button → what it opens. */
  things: Record<string, CountedThing[]>;
}

/** The report for a page with a program behind it. */
export function toPageBody(report: ReviewReport): ReviewPageBody {
  const counts = new OpeningCounts();
  const actions = html`<div class="actions">
<button type="button" class="action" data-do="export">Export…</button>
<button type="button" class="action second" data-do="comment">Copy as Pull-Request Comment</button>
</div>
`;
  return {
    html: html`${header(report, counts, actions)}${parts(report, counts)}`.text,
    things: counts.things,
  };
}

/** The report as a page of its own: no script, nothing is loaded. `style` is CSS without a closing style tag. */
export function toHtml(report: ReviewReport, style: string): string {
  const { title } = report.subject;
  const content = [header(report, plainCounts), ...parts(report, plainCounts)];
  const page = html`<title>${title}</title>
</head>
<body>
<main>
${content}</main>
<footer><p>${report.tool.name} ${report.tool.version}, ${report.on}</p></footer>
</body>
</html>
`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
${style.replaceAll('</', '<\\/')}</style>
${page.text}`;
}

function header(report: ReviewReport, counts: Counts, actions?: Html): Html {
  const { subject } = report;
  return html`<header>
<p class="kicker">Security review</p>
<h1>${subject.title}</h1>
<ul class="facts" aria-label="About this review">
<li>${subjectLine(report)}</li>
<li>started by ${subject.by} on ${subject.on}</li>
</ul>
${verdict(report)}
${actions}</header>
${barPatterns}
${overview(report, counts)}`;
}

/** What a reader looks for first: the outcome, with the words of those who decided. */
function verdict(report: ReviewReport): Html {
  const { kind, signatures } = outcomeOf(report);
  return html`<div class="verdict ${kind}">
<p class="outcome">${verdictLine(report)}</p>
${signatures.map(
  ({ by, comment }) =>
    comment &&
    html`<p class="said">${signatures.length > 1 && `${by}: `}${comment}</p>
`,
)}</div>`;
}

/** The numbers that say how far the review is. */
function overview(report: ReviewReport, counts: Counts): Html {
  const { items, again, notes, regions } = openWork(report);
  const compared = isCompared(report);
  const findings = report.findings.filter(({ age }) => !compared || age === 'new');
  const all = itemsOf(report.checklists);
  const settled = (count: number, open: number) => [
    { kind: 'done', count: count - open },
    { kind: 'open', count: open },
  ];
  const tiles: TileParts[] = [
    {
      key: 'items',
      what: 'open items',
      some: items.map(itemThing),
      all: all.map(itemThing),
      bar: coverageParts(all),
    },
    ...(again.length > 0
      ? [
          {
            key: 'again',
            what: 'items to look at again',
            some: again.map(againThing),
            all: [],
            bar: settled(all.length, again.length),
          },
        ]
      : []),
    {
      key: 'notes',
      what: 'open notes',
      some: notes.map(noteThing),
      all: report.notes.map(noteThing),
      bar: settled(report.notes.length, notes.length),
    },
    ...(report.regions
      ? [
          {
            key: 'regions',
            what: 'unread regions',
            some: regions.map(placeThing),
            all: report.regions.map(placeThing),
            bar: settled(report.regions.length, regions.length),
          },
        ]
      : []),
    {
      key: 'findings',
      what: compared ? 'findings in changed lines' : 'findings',
      some: findings.map(({ finding }) => findingThing(finding)),
      all: compared ? report.findings.map(({ finding }) => findingThing(finding)) : [],
      bar: findingParts(report.findings),
    },
  ];
  return section('open', 'What is open', [
    html`<ul class="tiles">${tiles.map((each) => tile(each, counts))}</ul>`,
  ]);
}

interface TileParts {
  key: string;
  what: string;
  some: readonly CountedThing[];
  /** What the tile counts of; empty where that is the same. */
  all: readonly CountedThing[];
  bar: readonly BarPart[];
}

function tile({ key, what, some, all, bar: parts }: TileParts, counts: Counts): Html {
  const rest =
    all.length > 0 && html` <span class="of">of ${counts.number(`all/${key}`, all, `${key} in all`)}</span>`;
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return html`<li>
<span class="big">${counts.number(`open/${key}`, some, what)}</span> <span>${what}${rest}</span>
${bar(parts, total)}
</li>
`;
}

function parts(report: ReviewReport, counts: Counts): (Html | false)[] {
  const { checklists, threats, controls, notes, signatures, findings } = report;
  const isWhole = counts === plainCounts;
  const none = (text: string) => html`<p class="none">${text}</p>`;
  return [
    section('coverage', 'Coverage of the checklists', coverageCharts(checklists, counts, isWhole)),
    openWork(report).again.length > 0 && section('again', 'To look at again', [againList(report, counts)]),
    section(
      'findings',
      'Findings',
      findings.length > 0
        ? [findingsTable(report, counts), isWhole ? findingsList(report) : firstFindings(report, counts)]
        : [none('No findings.')],
    ),
    section(
      'threats',
      'Threats',
      threats.length > 0 ? [threatsTable(report, counts)] : [none('The project has no threat notes.')],
    ),
    controls.length > 0 && section('controls', 'Controls', [controlsTable(report, counts)]),
    section(
      'notes',
      'Review notes',
      notes.length > 0 ? noteArticles(report, counts, isWhole) : [none('No notes.')],
    ),
    section(
      'signatures',
      'Signatures',
      signatures.length > 0 ? [signatureList(report)] : [none('Nobody has signed yet.')],
    ),
  ];
}
