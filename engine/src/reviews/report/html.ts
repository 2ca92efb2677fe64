import { barPatterns } from './bar';
import {
  type CountedThing,
  type Counts,
  findingThing,
  itemThing,
  noteThing,
  OpeningCounts,
  placeThing,
  plainCounts,
} from './counts';
import { type Html, html } from './html-text';
import { isCompared, itemsOf, openWork, type ReviewReport } from './model';
import {
  coverageTable,
  findingsList,
  findingsTable,
  noteArticle,
  section,
  signatureList,
  threatsTable,
} from './sections';
import { subjectLine, verdictLine } from './words';

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
    html: [header(report, counts, actions), ...parts(report, counts)].map(({ text }) => text).join(''),
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
  const isApproved = openWork(report).isApproved;
  const verdict = verdictLine(report);
  const kind = isApproved ? 'approved' : verdict.startsWith('Rejected') ? 'rejected' : 'waiting';
  return html`<header>
<p class="kicker">Security review</p>
<h1>${subject.title}</h1>
<ul class="facts" aria-label="About this review">
<li class="verdict ${kind}">${verdict}</li>
<li>${subjectLine(report)}</li>
<li>Started by ${subject.by} on ${subject.on}</li>
</ul>
${actions}</header>
${barPatterns}
${overview(report, counts)}`;
}

/** The numbers that say how far the review is. */
function overview(report: ReviewReport, counts: Counts): Html {
  const { items, notes, regions } = openWork(report);
  const compared = isCompared(report);
  const findings = report.findings.filter(({ age }) => !compared || age === 'new');
  const tile = (key: string, what: string, things: readonly CountedThing[], of: number) => html`<li>
<span class="big">${counts.number(`open/${key}`, things, what)}</span> <span>${what}</span> <span class="of">of ${of}</span>
</li>
`;
  const tiles = [
    tile('items', 'open items', items.map(itemThing), itemsOf(report.checklists).length),
    tile('notes', 'open notes', notes.map(noteThing), report.notes.length),
    report.regions && tile('regions', 'unread regions', regions.map(placeThing), report.regions.length),
    tile(
      'findings',
      compared ? 'new findings' : 'findings',
      findings.map(({ finding }) => findingThing(finding)),
      report.findings.length,
    ),
  ];
  return section('open', 'What is open', html`<ul class="tiles">${tiles}</ul>`);
}

function parts(report: ReviewReport, counts: Counts): Html[] {
  const { checklists, threats, notes, signatures, findings } = report;
  const none = (text: string) => html`<p class="none">${text}</p>`;
  return [
    ...checklists.map((checklist, i) =>
      section(`coverage-${i}`, `Coverage: ${checklist.title}`, coverageTable(checklist, counts)),
    ),
    section(
      'findings',
      'Findings',
      findings.length > 0 ? findingsTable(report, counts) : none('No findings.'),
      counts === plainCounts && findings.length > 0 && findingsList(report),
    ),
    section(
      'threats',
      'Threats and controls',
      threats.length > 0 ? threatsTable(report, counts) : none('The project has no threat notes.'),
    ),
    section(
      'notes',
      'Review notes',
      ...(notes.length > 0 ? notes.map((note) => noteArticle(note, counts)) : [none('No notes.')]),
    ),
    section(
      'signatures',
      'Signatures',
      signatures.length > 0 ? signatureList(report) : none('Nobody has signed yet.'),
    ),
  ];
}
