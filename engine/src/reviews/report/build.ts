import {
  type Catalogue,
  type ChecklistState,
  evidence,
  type ItemInReview,
  itemKey,
  stateOf,
} from '../../checklists/index';
import type { ControlEvidence } from '../../controls/evidence';
import { type Finding, severities } from '../../findings/finding';
import type { ThreatNotes } from '../../threats/index';
import type { Region } from '../regions';
import { noteSeverities, type Review, type ReviewNote } from '../review';
import type {
  Coverage,
  Place,
  ReportChecklist,
  ReportFinding,
  ReportItem,
  ReportNote,
  ReviewReport,
} from './model';
import { controlsOf, threatsOf } from './threats';
import { webFiles } from './web';

/** A stretch of the change, with zero-based lines, `end` included. */
export interface ReportedRegion extends Pick<Region, 'key' | 'path' | 'start' | 'end'> {
  /** False where lines only went away. */
  addsLines: boolean;
}

/** What a report is made of. */
export interface ReportInput {
  tool: { name: string; version: string };
  /** YYYY-MM-DD. */
  today: string;
  review: Review;
  catalogues: readonly Catalogue[];
  states: ChecklistState;
  /** Key of an item → what the review has to do with it, where that is known. */
  items?: ReadonlyMap<string, Pick<ItemInReview, 'why' | 'again'>>;
  /** Suppressed ones may be among them. */
  findings: readonly Finding[];
  threatNotes: readonly ThreatNotes[];
  /** Where the controls of the notes hold and where they are missing, as far as it was looked for. */
  controls: readonly ControlEvidence[];
  /** The change, or every file where nothing is compared; absent where Git does not know it. */
  regions?: readonly ReportedRegion[];
  /** Id of a note → where its code is now. */
  places: ReadonlyMap<string, Place>;
  /** The commit that is reviewed now, and those that have the same code to review. */
  commit?: string;
  /** Where Git has the repository from, and the path of the reviewed folder in it. */
  origin?: { remote: string; prefix: string };
  sameCode?: ReadonlySet<string>;
}

/** The report of a review. */
export function reviewReport(input: ReportInput): ReviewReport {
  const { review, regions, today, tool, commit, threatNotes } = input;
  const below = review.subject.folder?.replace(/\/*$/, '/') ?? '';
  const isReviewed = (path: string) => path.startsWith(below);
  const findings = input.findings
    .filter(({ suppression, path }) => !suppression && isReviewed(path))
    .toSorted(worstFirst);
  const controls = threatNotes.map((notes) =>
    controlsOf(notes, threatNotes, input.controls, isReviewed, today),
  );
  const { origin } = input;
  const web = commit && origin ? webFiles(origin.remote, commit, origin.prefix) : undefined;
  const change = review.subject.base === undefined ? undefined : regions;
  const read = new Set(review.read.map(({ key }) => key));
  return {
    tool,
    on: today,
    id: review.id,
    subject: review.subject,
    ...(commit && { commit }),
    ...(web && { web }),
    checklists: input.catalogues.map((catalogue) => checklistOf(catalogue, input, findings)),
    findings: findings.map((finding) => aged(finding, change)),
    threats: threatNotes.flatMap((notes, i) => threatsOf(notes, controls[i], findings, today)),
    controls: controls.flat(),
    notes: review.notes.map((note) => noteOf(note, input.places)).sort(openFirst),
    ...(regions && {
      regions: regions.map((region) => ({ ...placeOf(region), isRead: read.has(region.key) })),
    }),
    signatures: review.signatures.map((signature) => ({
      ...signature,
      // Without Git nobody can say which code was signed.
      isCurrent:
        !signature.commit || signature.commit === commit || !!input.sameCode?.has(signature.commit ?? ''),
    })),
  };
}

function checklistOf(
  catalogue: Catalogue,
  { states, items: inReview }: ReportInput,
  findings: readonly Finding[],
): ReportChecklist {
  const against = evidence(catalogue, findings);
  const categories = catalogue.categories.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map((item): ReportItem => {
      const { evidence: _, ...said } = stateOf(states, catalogue.id, item) ?? { state: 'open' as const };
      const speaking = against.get(item.id) ?? [];
      const key = itemKey(catalogue.id, item.id);
      const { why = [], again } = inReview?.get(key) ?? {};
      return {
        key,
        id: item.id,
        title: item.title,
        ...said,
        coverage: coverageOf(said.state, speaking.length > 0),
        against: speaking,
        ...(why.length > 0 && { touched: why }),
        ...(again && { again }),
      };
    }),
  }));
  return { id: catalogue.id, title: catalogue.title, categories };
}

function coverageOf(state: ReportItem['state'], isSpokenAgainst: boolean): Coverage {
  if (state === 'not-applicable') return state;
  return isSpokenAgainst ? 'against' : state;
}

/** A finding is new when its line is one that the change brought. */
function aged(finding: Finding, regions: readonly ReportedRegion[] | undefined): ReportFinding {
  if (!regions) return { finding };
  const { start, end } = finding.range;
  const isNew = regions.some(
    (region) =>
      region.path === finding.path &&
      region.addsLines &&
      region.start <= end.line &&
      start.line <= region.end,
  );
  return { finding, age: isNew ? 'new' : 'older' };
}

function noteOf({ anchor, ...note }: ReviewNote, places: ReportInput['places']): ReportNote {
  const place = places.get(note.id);
  return { ...note, ...(place && { place }), ...(anchor && !place && { lost: anchor.path }) };
}

/** Open notes before settled ones, then the worst. */
function openFirst(a: ReportNote, b: ReportNote): number {
  const settled = (note: ReportNote) => (note.state === 'open' ? 0 : 1);
  const rank = (note: ReportNote) => noteSeverities.indexOf(note.severity);
  return settled(a) - settled(b) || rank(a) - rank(b) || compare(a.id, b.id);
}

function worstFirst(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.path, b.path) ||
    a.start - b.start
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOf({ path, start, end }: ReportedRegion): Place {
  return { path, range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } } };
}
