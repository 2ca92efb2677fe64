import {
  type Catalogue,
  type ChangedCode,
  type ChecklistState,
  evidenceAgain,
  findEvidence,
  handlerLines,
  type ItemInReview,
  itemKey,
  itemsInReview,
  type Lines,
  linesOf,
  stateOf,
} from '../../engine/src/checklists/index';
import type { Finding, ThreatNotes } from '../../engine/src/index';
import { addedDependencies, type Review } from '../../engine/src/reviews/index';
import { afterDecisions, type History } from './changes-after';
import { lastChanges, renamedFiles, textInCommit } from './git';
import type { ReviewFacts } from './review-facts';
import { regionsBetween, textUnderReview } from './review-range';
import { Scanner, type ScannerSetup } from './scanner';

/** Changed files beyond these are left out: the review of so many is none. */
const mostFiles = 500;

/** What the items of a review are judged by. */
export interface ItemSources {
  catalogues: readonly Catalogue[];
  states: ChecklistState;
  notes: readonly ThreatNotes[];
  /** What is known of the whole folder; may be empty. */
  findings: readonly Finding[];
  /** How changed files are looked at. */
  scanner: Pick<ScannerSetup, 'assets' | 'rules' | 'today'>;
  /** The findings that count. */
  isShown(finding: Finding): boolean;
}

/**
 * Item → what a review has to do with it: why the change touches it, and why what was decided has to be looked at again.
 * The changed files are analyzed, each by itself, as they are under review and as they were. Rejects when the engine
 * cannot start.
 */
export async function reviewItems(
  root: string,
  review: Review,
  facts: ReviewFacts,
  sources: ItemSources,
): Promise<Map<string, Pick<ItemInReview, 'why' | 'again'>>> {
  const result = new Map<string, Pick<ItemInReview, 'why' | 'again'>>();
  const places = await evidencePlaces(root, facts, sources);
  if (facts.from !== undefined) {
    const code = await ReviewedCode.read(root, review, facts, facts.from, sources);
    const after = await afterDecisions(sources.states, code.history());
    for (const catalogue of sources.catalogues) {
      const evidence = new Map(
        catalogue.categories.flatMap(({ items }) =>
          items.map(({ id }) => [id, places.get(itemKey(catalogue.id, id))?.lines ?? []]),
        ),
      );
      const change: ChangedCode = { ...code.change, evidence };
      for (const item of itemsInReview(catalogue, sources.states, change, after)) result.set(item.id, item);
    }
  }
  for (const [id, { again }] of places)
    if (again !== undefined) result.set(id, { why: [], ...result.get(id), again });
  return result;
}

/** Where the evidence of each item is now, and whether it asks for a look. */
async function evidencePlaces(
  root: string,
  { to }: ReviewFacts,
  { catalogues, states }: ItemSources,
): Promise<Map<string, { lines: Lines[]; again?: string }>> {
  const places = new Map<string, { lines: Lines[]; again?: string }>();
  for (const { id: catalogue, categories } of catalogues)
    for (const item of categories.flatMap(({ items }) => items)) {
      const { evidence = [] } = stateOf(states, catalogue, item) ?? {};
      const found = await Promise.all(
        evidence.map(async (each) => {
          const text = await textUnderReview(root, to, each.path);
          return { path: each.path, known: linesOf(each), now: text && findEvidence(each, text) };
        }),
      );
      if (found.length === 0) continue;
      const again = evidenceAgain(
        found.map(({ now }) => (now ? (now.changed ? 'changed' : 'same') : 'gone')),
      );
      const lines = found.map(({ path, known, now }) => ({ path, ...known, ...(now || {}) }));
      places.set(itemKey(catalogue, item.id), { lines, ...(again && { again }) });
    }
  return places;
}

/** The changed files of a review as they are now, and as they were. */
class ReviewedCode {
  private constructor(
    private readonly root: string,
    private readonly below: string | undefined,
    private readonly to: string | undefined,
    private readonly scanner: Scanner,
    private readonly isShown: ItemSources['isShown'],
    private readonly earlier: ReadonlyMap<string, string>,
    readonly change: ChangedCode,
  ) {}

  static async read(
    root: string,
    { subject }: Review,
    { regions = [], to }: ReviewFacts,
    from: string,
    { notes, findings, scanner: setup, isShown }: ItemSources,
  ): Promise<ReviewedCode> {
    const scanner = await Scanner.create({ ...setup, root, notes, fixes: false, aliases: [] });
    const renamed = await renamedFiles(root, from, to);
    const earlier = new Map([...renamed].map(([before, after]) => [after, before]));
    const handlers: ChangedCode['handlers'][number][] = [];
    const dependencies: ChangedCode['dependencies'][number][] = [];
    const found = [...findings];
    for (const path of changedPaths(regions)) {
      const text = await textUnderReview(root, to, path);
      if (text === undefined) continue;
      const old = (await textInCommit(root, from, earlier.get(path) ?? path)) ?? '';
      const added = addedDependencies(path, old, text);
      dependencies.push(...added.map(({ name, line }) => ({ path, start: line, end: line, name })));
      const { entryPoints = [], findings: own } = scanner.scanText(path, text);
      handlers.push(...entryPoints.map((point) => handlerLines(path, text, point)));
      found.push(...own.filter(isShown));
    }
    const change = { regions, handlers, dependencies, findings: found, notes };
    return new ReviewedCode(root, subject.folder, to, scanner, isShown, earlier, change);
  }

  history(): History {
    const { root, to, below } = this;
    return {
      regionsSince: (commit) => regionsBetween(root, commit, to, below),
      lastChanges: (after) => lastChanges(root, after, to),
      goneSince: (commit) => this.goneSince(commit),
    };
  }

  private async goneSince(commit: string): Promise<Finding[]> {
    const { root, earlier, scanner, change, isShown } = this;
    if (this.to?.startsWith(commit)) return [];
    const there = new Set(change.findings.map(({ fingerprint }) => fingerprint));
    const gone: Finding[] = [];
    for (const path of changedPaths(change.regions)) {
      const own = await textInCommit(root, commit, path);
      const old = own ?? (await textInCommit(root, commit, earlier.get(path) ?? path)) ?? '';
      const { findings } = scanner.scanText(path, old);
      gone.push(...findings.filter((each) => isShown(each) && !there.has(each.fingerprint)));
    }
    return gone;
  }
}

function changedPaths(regions: readonly Lines[]): string[] {
  return [...new Set(regions.map(({ path }) => path))].slice(0, mostFiles);
}
