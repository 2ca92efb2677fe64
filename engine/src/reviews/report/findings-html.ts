import { severities } from '../../findings/finding';
import { bar } from './bar';
import { type Counts, findingThing, placeThing } from './counts';
import { type Html, html } from './html-text';
import { isCompared, type ReportFinding, type ReviewReport } from './model';
import { chartCell, numberCell, row, table } from './table';
import { ageWords, counted, placeWords, severityWords } from './words';

/** So many findings are listed on a page whose numbers open the others. */
const listed = 20;

/** Findings by severity, and by whether the change brought them. */
export function findingsTable(report: ReviewReport, counts: Counts): Html {
  const { findings } = report;
  const ages = isCompared(report) ? (['new', 'older'] as const) : [];
  const of = severities.map((severity) => ({
    severity,
    some: findings.filter(({ finding }) => finding.severity === severity),
  }));
  const longest = Math.max(...of.map(({ some }) => some.length));
  const numbers = (key: string, word: string, some: readonly ReportFinding[]) => {
    const number = (age: string, all: readonly ReportFinding[], what: string) =>
      counts.number(
        `findings/${key}/${age}`,
        all.map(({ finding }) => findingThing(finding)),
        `${what}, ${word}`,
      );
    return [
      ...ages.map((age) => {
        const aged = some.filter((each) => each.age === age);
        return numberCell(ageWords[age], number(age, aged, ageWords[age].toLowerCase()), age);
      }),
      numberCell('All', number('all', some, 'in all')),
    ];
  };
  return table({
    caption: 'Findings',
    head: ['Severity', 'Share', ...ages.map((age) => ageWords[age]), 'All'],
    rows: of.map(({ severity, some }) =>
      row(html`<span class="severity ${severity}">${severityWords[severity]}</span>`, [
        chartCell(bar(parts(some), longest)),
        ...numbers(severity, severityWords[severity], some),
      ]),
    ),
    foot: row(html`All severities`, [chartCell(html``), ...numbers('every', 'all severities', findings)]),
    kinds: ages,
  });
}

/** The findings that a reader looks at first, each with a way to its place. */
export function firstFindings(report: ReviewReport, counts: Counts): Html | false {
  const compared = isCompared(report);
  const some = report.findings.filter(({ finding, age }) =>
    compared ? age === 'new' : finding.severity === 'error',
  );
  if (some.length === 0) return false;
  const more = some.slice(listed).map(({ finding }) => findingThing(finding));
  return html`<h3>${compared ? ageWords.new : 'Errors'}</h3>
<ul class="list">${some.slice(0, listed).map(({ finding }, i) => line(finding, counts.link(`first/${i}`, placeThing(finding))))}</ul>
${more.length > 0 && html`<p class="more">${counts.number('first/more', more, 'more')} more</p>`}`;
}

/** Every finding with its place, for a page without a program behind it. */
export function findingsList({ findings }: ReviewReport): Html {
  return html`<h3>${counted(findings.length, 'finding')}</h3>
<ul class="list">${findings.map(({ finding, age }) =>
    line(
      finding,
      html`<code>${placeWords(finding)}</code>`,
      age === 'new' && html` <span class="tag">${ageWords.new.toLowerCase()}</span>`,
    ),
  )}</ul>`;
}

/** The parts of a bar of findings. */
export function parts(findings: readonly ReportFinding[]): { kind: string; count: number }[] {
  const fresh = findings.filter(({ age }) => age === 'new').length;
  return [
    { kind: 'new', count: fresh },
    { kind: 'older', count: findings.length - fresh },
  ];
}

function line({ severity, message }: ReportFinding['finding'], place: Html, tag: Html | false = false): Html {
  return html`<li><span class="severity ${severity}">${severityWords[severity]}</span> <span>${message}${tag} <span class="place">${place}</span></span></li>
`;
}
