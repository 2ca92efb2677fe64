import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  activeCatalogues,
  type Catalogue,
  type Catalogues,
  type ChecklistState,
  parseChecklistState,
  withTeamFiles,
} from '../../engine/src/checklists/index';
import { type Confidence, confidences, type ThreatNotes, textRulePaths } from '../../engine/src/index';
import { parseReview, type Review } from '../../engine/src/reviews/index';
import { type ReviewReport, reviewReport } from '../../engine/src/reviews/report/index';
import {
  builtInCataloguesAt,
  originOf,
  reviewFacts,
  reviewItems,
  type ScanResult,
} from '../../host/src/index';
import { chooseNotes, chooseRules, readText, tell, withNotes } from './configuration';
import { type Context, UsageError } from './context';

const reviewsFolder = '.wardscribe/reviews';
const checklistsFolder = '.wardscribe/checklists';
const checklistPath = '.wardscribe/checklist.yaml';

/** A review with what it is judged by, but for findings. */
export interface ReviewFolder {
  review: Review;
  catalogues: Catalogues;
  states: ChecklistState;
  threatNotes: ThreatNotes[];
}

/**
 * Reads a review of the working folder, the latest one when none is named. What is wrong in a file is told on standard
 * error. Rejects with a `UsageError` when there is no such review, or when it or the threat notes cannot be read.
 */
export async function readReview(id: string | undefined, context: Context): Promise<ReviewFolder> {
  const review = chosen(id, context);
  const builtIn = builtInCataloguesAt(context.assets);
  const team = yamlFiles(checklistsFolder, context).map((file) => ({
    path: file,
    text: textOf(file, context),
  }));
  const { problems, ...catalogues } = withTeamFiles(builtIn, team);
  const text = existsSync(path.join(context.cwd, checklistPath)) ? textOf(checklistPath, context) : '';
  const state = parseChecklistState(text, checklistPath);
  tell([...problems, ...state.problems], context);
  const { notes } = await chooseNotes(undefined, context);
  return { review, catalogues, states: state.items, threatNotes: notes };
}

/** The checklists that the project is reviewed by. */
export function checklistsOf({ catalogues, threatNotes }: ReviewFolder): Catalogue[] {
  const compliance = threatNotes.flatMap((notes) => notes.compliance);
  return activeCatalogues(catalogues, compliance, '2025');
}

/** What a scan found, as far as there was one. */
type Scanned = Pick<ScanResult, 'findings' | 'controls'>;

/** The report of a review by some checklists. `minConfidence`: how sure the analysis of changed files has to be of a finding. */
export async function reportOf(
  { review, states, threatNotes }: ReviewFolder,
  catalogues: readonly Catalogue[],
  { findings, controls }: Scanned,
  minConfidence: Confidence,
  context: Context,
): Promise<ReviewReport> {
  const chosen = chooseRules({ rules: [], builtinRules: true }, { ...context, err: () => undefined });
  const rules = withNotes(chosen, threatNotes).loaded;
  const known = await reviewFacts(context.cwd, review, textRulePaths(chosen.loaded.rules));
  const items = await reviewItems(context.cwd, review, known, {
    ...{ catalogues, states, findings, notes: threatNotes },
    scanner: { assets: context.assets, rules, today: context.today },
    isShown: ({ confidence }) => confidences.indexOf(confidence) <= confidences.indexOf(minConfidence),
  });
  const { problem, regions, commit, sameCode, places } = known;
  if (problem) context.err(`Git does not know what changed: ${problem}\n`);
  return reviewReport({
    tool: { name: 'Wardscribe', version: context.version },
    today: context.today,
    review,
    catalogues,
    states,
    findings,
    threatNotes,
    controls,
    items,
    origin: await originOf(context.cwd),
    ...{ commit, sameCode, places },
    regions: regions?.map((region) => ({ ...region, addsLines: region.added.length > 0 })),
  });
}

function chosen(id: string | undefined, context: Context): Review {
  const files = yamlFiles(reviewsFolder, context);
  const named = files.filter((file) => id === undefined || idOf(file) === id);
  if (named.length === 0 && id !== undefined) {
    const known = files.map(idOf).join(', ');
    throw new UsageError(`There is no review ${id}. ${known ? `There are: ${known}.` : 'There are none.'}`);
  }
  const reviews = named.flatMap((file) => {
    const { review, problems } = parseReview(textOf(file, context), file);
    tell(problems, context);
    return review ? [review] : [];
  });
  const latest = reviews.toSorted((a, b) => (a.subject.on < b.subject.on ? 1 : -1)).at(0);
  if (latest) return latest;
  throw new UsageError(
    named.length > 0 ? 'The review cannot be read.' : `There are no reviews in ${reviewsFolder}.`,
  );
}

function idOf(file: string): string {
  return path.posix.basename(file).replace(/\.ya?ml$/, '');
}

function yamlFiles(folder: string, { cwd }: Context): string[] {
  const absolute = path.join(cwd, folder);
  if (!existsSync(absolute)) return [];
  const names = readdirSync(absolute, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .sort();
}

function textOf(file: string, { cwd }: Context): string {
  return readText(path.join(cwd, file));
}
