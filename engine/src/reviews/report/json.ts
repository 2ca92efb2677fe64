import { type JsonRange, oneBased } from '../../report/json';
import type { NamedPlace, Place, ReportFinding, ReportItem, ReviewReport } from './model';
import { openWork } from './model';

interface JsonPlace extends JsonRange {
  path: string;
}

interface JsonNamedPlace extends JsonPlace {
  name: string;
}

interface JsonFindingRef extends JsonPlace {
  ruleId: string;
  fingerprint: string;
  severity: string;
  message: string;
}

/** The JSON form of a review. Public and frozen: docs/json-output.md names every member; members are added, never changed. */
export interface JsonReview {
  version: 1;
  tool: { name: string; version: string };
  on: string;
  id: string;
  subject: ReviewReport['subject'];
  commit?: string;
  open: { items: string[]; again: string[]; notes: string[]; regions: JsonPlace[]; approved: boolean };
  checklists: {
    id: string;
    title: string;
    categories: {
      id: string;
      title: string;
      items: (Omit<ReportItem, 'key' | 'against'> & { against: JsonFindingRef[] })[];
    }[];
  }[];
  findings: (JsonFindingRef & { age?: ReportFinding['age'] })[];
  threats: (Omit<ReviewReport['threats'][number], 'controls' | 'findings' | 'place'> & {
    controls: { id: string; title: string }[];
    findings: JsonFindingRef[];
    place: JsonPlace;
  })[];
  controls: {
    id: string;
    title: string;
    checked: boolean;
    met: JsonNamedPlace[];
    missing: JsonNamedPlace[];
    place: JsonPlace;
  }[];
  notes: (Omit<ReviewReport['notes'][number], 'place' | 'rev'> & { place?: JsonPlace })[];
  regions?: (JsonPlace & { read: boolean })[];
  signatures: (Omit<ReviewReport['signatures'][number], 'isCurrent'> & { current: boolean })[];
}

/** The report as the documented object. Lines and columns are one-based. */
export function toReviewJson(report: ReviewReport): JsonReview {
  const { items, again, notes, regions, isApproved } = openWork(report);
  return {
    version: 1,
    tool: report.tool,
    on: report.on,
    id: report.id,
    subject: report.subject,
    ...(report.commit && { commit: report.commit }),
    open: {
      items: items.map(({ key }) => key),
      again: again.map(({ key }) => key),
      notes: notes.map(({ id }) => id),
      regions: regions.map(placeOf),
      approved: isApproved,
    },
    checklists: report.checklists.map(({ id, title, categories }) => ({
      id,
      title,
      categories: categories.map((category) => ({
        ...category,
        items: category.items.map(({ key, against, ...item }) => ({
          ...item,
          against: against.map(findingRef),
        })),
      })),
    })),
    findings: report.findings.map(({ finding, age }) => ({ ...findingRef(finding), ...(age && { age }) })),
    threats: report.threats.map(({ controls, findings, place, ...threat }) => ({
      ...threat,
      controls: controls.map(({ id, title }) => ({ id, title })),
      findings: findings.map(findingRef),
      place: placeOf(place),
    })),
    controls: report.controls.map(({ id, title, isChecked, met, missing, place }) => ({
      id,
      title,
      checked: isChecked,
      met: met.map(namedPlace),
      missing: missing.map(namedPlace),
      place: placeOf(place),
    })),
    notes: report.notes.map(({ place, rev, ...note }) => ({
      ...note,
      ...(place && { place: placeOf(place) }),
    })),
    ...(report.regions && {
      regions: report.regions.map(({ isRead, ...place }) => ({ ...placeOf(place), read: isRead })),
    }),
    signatures: report.signatures.map(({ isCurrent, ...signature }) => ({
      ...signature,
      current: isCurrent,
    })),
  };
}

function placeOf({ path, range }: Place): JsonPlace {
  return { path, ...oneBased(range) };
}

function namedPlace({ name, ...place }: NamedPlace): JsonNamedPlace {
  return { name, ...placeOf(place) };
}

function findingRef(finding: ReportFinding['finding']): JsonFindingRef {
  const { ruleId, fingerprint, severity, message } = finding;
  return { ruleId, fingerprint, severity, message, ...placeOf(finding) };
}
