import path from 'node:path';
import type { Catalogue, Confidence } from '../../engine/src/index';
import { printable } from '../../engine/src/report/index';
import {
  itemsOf,
  openWork,
  placeWords,
  pullRequestComment,
  type ReviewReport,
  subjectLine,
  toHtml,
  toMarkdown,
  toReviewJson,
  toReviewSarif,
  verdictLine,
} from '../../engine/src/reviews/report/index';
import { reviewPageStyle, writeFile } from '../../host/src/index';
import { chooseRules, tell, withNotes } from './configuration';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';
import { checklistsOf, type ReviewFolder, readReview, reportOf } from './reviewFiles';
import { scanPaths, sureFindings } from './scan';

/** What is asked before a release when nothing else is named: the items of this stage of this checklist. */
const release = { catalogue: 'devsecops-stages', stage: 'release' };

export interface StatusArguments {
  requireComplete?: boolean;
  catalogue?: string;
}

/** `wardscribe review status`: exit code 1 when completeness is required and something is open. */
export async function reviewStatus(
  id: string | undefined,
  options: StatusArguments,
  context: Context,
): Promise<ExitCode> {
  const folder = await readReview(id, context);
  const [gate, ...own] = [gateOf(folder, options.catalogue), ...checklistsOf(folder)];
  const report = await reportOf(folder, [gate, ...own], { findings: [], controls: [] }, 'medium', context);
  const by = (checklists: ReviewReport['checklists']) => ({ ...report, checklists });
  const lacking = lacks(by(report.checklists.slice(0, 1)));
  const reviewed = by(report.checklists.slice(1));
  // What the gate asks for is told once.
  const others = openWork(reviewed)
    .again.map(againLine)
    .filter((line) => !lacking.includes(line));
  const lines = [...summary(reviewed), ...others, ...lacking];
  await context.out(lines.map((line) => `${printable(line)}\n`).join(''));
  return options.requireComplete && lacking.length > 0 ? exitCodes.findings : exitCodes.ok;
}

function summary(report: ReviewReport): string[] {
  const { regions, notes } = report;
  const open = openWork(report);
  const items = itemsOf(report.checklists);
  const touched = items.filter((item) => item.touched);
  const decided = (some: typeof items) =>
    `${some.filter(({ state }) => state !== 'open').length} of ${some.length}`;
  return [
    `${report.subject.title} (${report.id})`,
    ...(subjectLine(report) ? [`  ${subjectLine(report)}`] : []),
    `  ${verdictLine(report)}`,
    `  ${decided(items)} checklist items decided`,
    ...(touched.length > 0 ? [`  ${decided(touched)} items decided that the change touches`] : []),
    ...(open.again.length > 0 ? [`  ${open.again.length} to look at again`] : []),
    ...(regions ? [`  ${regions.length - open.regions.length} of ${regions.length} regions read`] : []),
    `  ${notes.length - open.notes.length} of ${notes.length} notes settled`,
  ];
}

/** What a release waits for, one line each. */
function lacks(report: ReviewReport): string[] {
  const { items, again, notes, isApproved } = openWork(report);
  return [
    ...items.map(({ key, title }) => `${key}: open: ${title}`),
    ...again.map(againLine),
    ...notes.map(
      (note) => `${note.place ? placeWords(note.place) : note.id}: open ${note.kind}: ${note.text}`,
    ),
    ...(isApproved ? [] : ['Nobody has approved the code as it is now, or somebody rejected it.']),
  ];
}

function againLine({ key, title, again }: ReturnType<typeof itemsOf>[number]): string {
  return `${key}: look again: ${again}: ${title}`;
}

function gateOf({ catalogues }: ReviewFolder, given: string | undefined): Catalogue {
  const all = [...catalogues.builtIn, ...catalogues.own];
  const catalogue = all.find(({ id }) => id === (given ?? release.catalogue));
  if (!catalogue)
    throw new UsageError(`There is no checklist ${given}. There are: ${all.map(({ id }) => id).join(', ')}.`);
  if (given !== undefined) return catalogue;
  return { ...catalogue, categories: catalogue.categories.filter(({ stage }) => stage === release.stage) };
}

export const reportFormats = ['markdown', 'html', 'json', 'sarif', 'comment'] as const;

export interface ReportArguments {
  format: (typeof reportFormats)[number];
  output?: string;
  minConfidence: Confidence;
  jobs: number;
}

/** `wardscribe review report`: scans the working folder and writes the review with what it is judged by. */
export async function reviewReportCommand(
  id: string | undefined,
  options: ReportArguments,
  context: Context,
): Promise<ExitCode> {
  const folder = await readReview(id, context);
  const chosen = chooseRules({ rules: [], builtinRules: true }, context);
  const rules = withNotes(chosen, folder.threatNotes);
  const scanned = await scanPaths(
    { paths: [], rules, notes: folder.threatNotes, fixes: false, jobs: options.jobs },
    context,
  );
  tell(scanned.problems, context);
  const findings = sureFindings(scanned.findings, options.minConfidence);
  const report = await reportOf(
    folder,
    checklistsOf(folder),
    { ...scanned, findings },
    options.minConfidence,
    context,
  );
  const text = {
    markdown: () => toMarkdown(report),
    html: () => toHtml(report, reviewPageStyle(context.assets)),
    json: () => `${JSON.stringify(toReviewJson(report), null, 2)}\n`,
    sarif: () => `${JSON.stringify(toReviewSarif(report), null, 2)}\n`,
    comment: () => pullRequestComment(report),
  }[options.format]();
  if (options.output === undefined) await context.out(text);
  else
    await writeFile(path.resolve(context.cwd, options.output), text).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`--output: cannot write ${options.output} (${error.code ?? error.message}).`);
    });
  return rules.broken ? exitCodes.usage : exitCodes.ok;
}
