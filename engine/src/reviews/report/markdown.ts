import { severities } from '../../findings/finding';
import { markdownCode, markdownTable, markdownText } from '../../report/markdown';
import {
  coverages,
  isCompared,
  itemsOf,
  openWork,
  type Place,
  type ReportNote,
  type ReviewReport,
} from './model';
import { webAddress } from './web';
import {
  ageWords,
  capital,
  controlWords,
  counted,
  coverageWords,
  noteStateWords,
  noteTitle,
  openParts,
  outcomeOf,
  placeWords,
  severityWords,
  subjectLine,
  verdictLine,
  verdictWords,
} from './words';

/** So many notes, and so many findings, are listed in a comment: nobody reads more, and hosts cut long comments off. */
const listed = 20;

/** The report as a Markdown document. Every text of people and of code is escaped. Ends with a newline. */
export function toMarkdown(report: ReviewReport): string {
  const { subject } = report;
  const open = openParts(report);
  const parts = [
    `# ${markdownText(subject.title)}`,
    outcome(report),
    facts([
      ['Still open', open.join(', ') || 'nothing'],
      ['Reviewed', markdownText(subjectLine(report))],
      ['Started', markdownText(`by ${subject.by} on ${subject.on}`)],
      ['Report', markdownText(`${report.tool.name} ${report.tool.version}, ${report.on}`)],
    ]),
    ...report.checklists.map((checklist) =>
      section(
        `Coverage: ${markdownText(checklist.title)}`,
        markdownTable(
          ['Category', ...coverages.map((each) => coverageWords[each]), 'Items'],
          checklist.categories.map(({ id, title, items }) => [
            markdownText(`${id} ${title}`),
            ...coverages.map((each) => String(items.filter(({ coverage }) => coverage === each).length)),
            String(items.length),
          ]),
        ),
      ),
    ),
    section('Findings', findingsTable(report), findingsList(report)),
    section('Threats', threatsTable(report)),
    section('Controls', controlsTable(report), missingControls(report)),
    section('Review notes', ...report.notes.map((note) => noteParts(note, report))),
    section(
      'Open items',
      list(openWork(report).items.map(({ key, title }) => `${markdownCode(key)} ${markdownText(title)}`)),
    ),
    section(
      'To look at again',
      list(
        openWork(report).again.map(
          ({ key, title, again = '' }) =>
            `${markdownCode(key)} ${markdownText(title)}: ${markdownText(again)}`,
        ),
      ),
    ),
    section(
      'Does not apply',
      list(
        itemsOf(report.checklists)
          .filter(({ state }) => state === 'not-applicable')
          .map(
            ({ key, title, reason = '' }) =>
              `${markdownCode(key)} ${markdownText(title)}: ${markdownText(reason)}`,
          ),
      ),
    ),
    section('Unread regions', list(openWork(report).regions.map((place) => markdownCode(placeWords(place))))),
    section('Signatures', list(report.signatures.map(signatureLine))),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The state of a review as a short comment of a pull request, in Markdown. Ends with a newline. */
export function pullRequestComment(report: ReviewReport): string {
  const open = openParts(report);
  const items = itemsOf(report.checklists);
  const decided = items.filter(({ state }) => state !== 'open').length;
  const fresh = report.findings.filter(({ age }) => age === 'new');
  const { regions } = report;
  const read = regions?.filter(({ isRead }) => isRead).length;
  const notes = report.notes
    .filter(({ state }) => state === 'open')
    .map((note) => `**${noteTitle(note)}** ${noteWhere(note, report)} ${markdownText(note.text)}`);
  const found = fresh.map(({ finding }) => {
    const { severity, message } = finding;
    return `**${severityWords[severity]}** ${placeLink(finding, report)} ${markdownText(message)}`;
  });
  const older = report.findings.length - fresh.length;
  const parts = [
    `### Security review: ${markdownText(report.subject.title)}`,
    outcome(report),
    open.length > 0 ? `Still open: ${open.join(', ')}.` : 'Nothing is open.',
    notes.length > 0 && `Open notes:\n\n${short(notes)}`,
    found.length > 0 && `Findings in changed lines:\n\n${short(found)}`,
    markdownTable(
      ['', 'Done', 'Of'],
      [
        ['Checklist items decided', String(decided), String(items.length)],
        ...(regions ? [['Regions read', String(read), String(regions.length)]] : []),
      ],
    ),
    isCompared(report)
      ? `${counted(fresh.length, 'finding')} in changed lines, ${older} older.`
      : `${counted(report.findings.length, 'finding')}.`,
    report.signatures.length > 0 && `Signatures:\n\n${list(report.signatures.map(signatureLine))}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What a reader looks for first, with the words of those who decided. */
function outcome(report: ReviewReport): string {
  const { signatures } = outcomeOf(report);
  const said = signatures.flatMap(({ by, comment }) =>
    comment ? [`${signatures.length > 1 ? `${by}: ` : ''}${comment}`] : [],
  );
  return [`**${markdownText(verdictLine(report))}.**`, ...said.map(markdownText)].join(' ');
}

/** The first lines of a list in a comment, and how many more there are. */
function short(lines: readonly string[]): string {
  const more = lines.length - listed;
  return list([...lines.slice(0, listed), ...(more > 0 ? [`and ${more} more`] : [])]);
}

function findingsTable(report: ReviewReport): string {
  const { findings } = report;
  const hasAges = isCompared(report);
  const rows = severities.flatMap((severity) => {
    const of = findings.filter(({ finding }) => finding.severity === severity);
    const fresh = of.filter(({ age }) => age === 'new').length;
    const split = hasAges ? [String(fresh), String(of.length - fresh)] : [];
    return of.length > 0 ? [[severityWords[severity], ...split, String(of.length)]] : [];
  });
  return markdownTable(['Severity', ...(hasAges ? [ageWords.new, ageWords.older] : []), 'All'], rows);
}

function findingsList(report: ReviewReport): string {
  return list(
    report.findings.map(({ finding, age }) => {
      const where = placeLink(finding, report);
      const when = age === 'new' ? ' (in changed lines)' : '';
      return `${severityWords[finding.severity]}: ${where} ${markdownText(finding.message)}${when}`;
    }),
  );
}

function threatsTable({ threats }: ReviewReport): string {
  return markdownTable(
    ['Threat', 'Severity', 'Status', 'Controls', 'Findings'],
    threats.map(({ id, title, severity, status, controls, findings }) => [
      markdownText(`${id} ${title}`),
      capital(severity),
      markdownText(status),
      markdownText(
        controls
          .map((control) => ('met' in control ? `${control.id} ${controlWords(control)}` : control.id))
          .join('; '),
      ) || 'none',
      String(findings.length),
    ]),
  );
}

function controlsTable({ controls }: ReviewReport): string {
  return markdownTable(
    ['Control', 'In the code'],
    controls.map((control) => [
      markdownText(`${control.id} ${control.title}`),
      capital(controlWords(control)),
    ]),
  );
}

function missingControls({ controls }: ReviewReport): string {
  return list(
    controls.flatMap(({ id, missing }) =>
      missing.map((place) =>
        `${markdownText(id)} is missing: ${markdownCode(placeWords(place))} ${markdownText(place.name)}`.trim(),
      ),
    ),
  );
}

function noteParts(note: ReportNote, report: ReviewReport): string {
  const owner = note.owner && `, for ${note.owner}`;
  return [
    `### ${noteTitle(note)}: ${noteStateWords[note.state]}`,
    '',
    [noteWhere(note, report), markdownText(`${note.by}, ${note.on}${owner ?? ''}`)].join(' '),
    '',
    markdownText(note.text),
    ...(note.replies.length > 0
      ? [
          '',
          list(
            note.replies.map(({ by, on, text }) => `${markdownText(`${by}, ${on}`)}: ${markdownText(text)}`),
          ),
        ]
      : []),
  ].join('\n');
}

/** Where a note stands, as Markdown. */
function noteWhere({ place, lost }: ReportNote, report: ReviewReport): string {
  if (place) return placeLink(place, report);
  return lost === undefined ? '(the whole review)' : `(its code in ${markdownCode(lost)} is gone)`;
}

/** A place as code, with a link where its file is on the web. */
function placeLink(place: Place, { web }: ReviewReport): string {
  const code = markdownCode(placeWords(place));
  return web ? `[${code}](${webAddress(web, place)})` : code;
}

function signatureLine({
  by,
  on,
  verdict,
  commit,
  comment,
  isCurrent,
}: ReviewReport['signatures'][number]): string {
  const what = `${verdictWords[verdict]} by ${by} on ${on}${commit ? ` at ${commit.slice(0, 8)}` : ''}`;
  const late = isCurrent ? '' : ' (the code changed since)';
  return markdownText(`${what}${late}${comment ? `: ${comment}` : ''}`);
}

function section(title: string, ...parts: string[]): string {
  const filled = parts.filter((part) => part !== '');
  return filled.length > 0 ? [`## ${title}`, ...filled].join('\n\n') : '';
}

function facts(rows: readonly [string, string][]): string {
  return list(rows.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`));
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
