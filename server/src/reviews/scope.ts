import { type HandlerLines, handlerLines } from '../../../engine/src/checklists/index';
import type { EntryPoint, Finding } from '../../../engine/src/index';
import { addedDependencies } from '../../../engine/src/reviews/index';
import type {
  FindingItem,
  ReviewDependency,
  ReviewEntryPoint,
  ReviewScope,
} from '../../../protocol/src/index';
import type { Board } from '../board';
import type { Clock } from '../clock';
import type { EngineHost } from '../engineHost';
import { itemOf } from '../items';
import type { Log } from '../log';
import type { Project } from '../project';
import { visibleFindings } from '../visible';
import { Background } from './background';
import type { Compared, Comparisons } from './compared';
import { linesOf } from './lines';
import { type Looked, Looker } from './look';
import { type Places, uriOf } from './places';

/** Changed files beyond these are left out: the review of so many is none. */
const mostFiles = 500;
/** What the changed files hold now. */
export interface ChangedFiles {
  handlers: HandlerLines[];
  findings: Finding[];
  /** New ones. */
  dependencies: { path: string; start: number; end: number; name: string }[];
}

/** What came with a change, and the findings that were there before. */
interface Known extends ReviewScope {
  before: ReadonlySet<string>;
  files: ChangedFiles;
}

/** Finds out in the background what came with a change: entry points, libraries and findings that the base did not have. */
export class Scopes {
  /** What is known by the commits, the rules and the day. */
  private readonly known: Background<Known>;
  private readonly gone: Background<Finding[]>;
  private readonly looker: Looker;

  /** `ready` is called when something is known that was not. */
  constructor(
    host: EngineHost,
    private readonly clock: Clock,
    private readonly board: Board,
    log: Log,
    private readonly comparisons: Comparisons,
    private readonly places: Places,
    ready: () => void,
  ) {
    this.known = new Background('Finding out what came with a change', log, ready);
    this.gone = new Background('Finding out what a change took away', log, ready);
    this.looker = new Looker(host, clock);
  }

  /** What is known of a change; `undefined` while it is being found out, and where there is no base. */
  of(project: Project, compared: Compared): ReviewScope | undefined {
    const found = this.find(project, compared);
    if (!found) return undefined;
    const { entryPoints, dependencies, findings, before } = found;
    return {
      entryPoints,
      dependencies,
      findings: [...findings, ...this.fromElsewhere(project, compared, findings, before)],
    };
  }

  /** What the changed files hold now; `undefined` as with `of`. */
  files(project: Project, compared: Compared): ChangedFiles | undefined {
    return this.find(project, compared)?.files;
  }

  /**
   * The findings that the changed files had in a commit and have no more: what they were in is other code now. None while
   * they are being found out.
   */
  goneSince(project: Project, compared: Compared, commit: string): Finding[] {
    const now = this.files(project, compared);
    if (!now || compared.to === undefined || compared.to.startsWith(commit)) return [];
    const key = [project.folder, commit, compared.state, project.revision, this.clock.today()].join('\0');
    return this.gone.get(key, () => this.lookBack(project, compared, commit, now)) ?? [];
  }

  private async lookBack(
    project: Project,
    { regions, renamed }: Compared,
    commit: string,
    now: ChangedFiles,
  ): Promise<Finding[]> {
    const earlier = new Map([...renamed].map(([before, after]) => [after, before]));
    const there = new Set(now.findings.map(({ fingerprint }) => fingerprint));
    const gone: Finding[] = [];
    for (const path of [...new Set(regions.map((region) => region.path))].slice(0, mostFiles)) {
      if (project.root === undefined) break;
      await new Promise((resolve) => setImmediate(resolve));
      const own = await this.comparisons.text(project.root, commit, path);
      const old = own ?? (await this.comparisons.text(project.root, commit, earlier.get(path) ?? path));
      const { findings } = await this.looker.at(project, path, old ?? '');
      gone.push(
        ...visibleFindings(findings, project.settings).filter((each) => !there.has(each.fingerprint)),
      );
    }
    return gone;
  }

  private find(project: Project, compared: Compared): Known | undefined {
    const { from, state } = compared;
    if (from === undefined) return undefined;
    const key = [project.folder, from, state, project.revision, this.clock.today()].join('\0');
    return this.known.get(key, () => this.look(project, compared, from));
  }

  private async look(project: Project, compared: Compared, from: string): Promise<Known> {
    const earlier = new Map([...compared.renamed].map(([before, after]) => [after, before]));
    const entryPoints: ReviewEntryPoint[] = [];
    const dependencies: ReviewDependency[] = [];
    const findings: FindingItem[] = [];
    const before = new Set<string>();
    const files: ChangedFiles = { handlers: [], findings: [], dependencies: [] };
    const paths = [...new Set(compared.regions.map(({ path }) => path))].slice(0, mostFiles);
    for (const path of paths) {
      // What the user waits for goes first.
      await new Promise((resolve) => setImmediate(resolve));
      const now = await this.places.text(project, compared, path);
      if (now === undefined || project.root === undefined) continue;
      const old = (await this.comparisons.text(project.root, from, earlier.get(path) ?? path)) ?? '';
      const uri = uriOf(project, compared, path);
      const added = libraries(path, uri, old, now);
      dependencies.push(...added);
      const [was, is] = [await this.looker.at(project, path, old), await this.looker.at(project, path, now)];
      for (const { fingerprint } of was.findings) before.add(fingerprint);
      const fresh = is.findings.filter(({ fingerprint }) => !before.has(fingerprint));
      findings.push(
        ...visibleFindings(fresh, project.settings).map((finding) => itemOf(finding, uri, project)),
      );
      entryPoints.push(...changedPoints(uri, was, is));
      files.handlers.push(...is.entryPoints.map(({ point }) => handlerLines(path, now, point)));
      files.findings.push(...visibleFindings(is.findings, project.settings));
      files.dependencies.push(
        ...added.map(({ name, range: { start, end } }) => ({ path, start: start.line, end: end.line, name })),
      );
    }
    return { entryPoints, dependencies, findings, before, files };
  }

  /** Findings of data from other files, which views know: those that touch the change. */
  private fromElsewhere(
    project: Project,
    compared: Compared,
    known: readonly FindingItem[],
    before: ReadonlySet<string>,
  ): FindingItem[] {
    const told = new Set([...before, ...known.map(({ fingerprint }) => fingerprint)]);
    const touches = ({ path, range }: { path: string; range: Finding['range'] }) =>
      compared.regions.some(
        (region) => region.path === path && region.start <= range.end.line && region.end >= range.start.line,
      );
    return this.board
      .of(project)
      .filter(
        ({ finding }) =>
          !told.has(finding.fingerprint) &&
          finding.flow.some((step) => step.path !== finding.path) &&
          [finding, ...finding.flow].some(touches),
      )
      .map(({ item }) => item);
  }
}

function libraries(path: string, uri: string, before: string, after: string): ReviewDependency[] {
  const lines = linesOf(after);
  return addedDependencies(path, before, after).map(({ name, line }) => ({
    ...{ uri, name },
    range: { start: { line, character: 0 }, end: { line, character: lines[line].length } },
  }));
}

function changedPoints(uri: string, was: Looked, is: Looked): ReviewEntryPoint[] {
  const keyOf = ({ kind, method, route, name }: EntryPoint) => [kind, method, route, name].join(' ');
  const known = new Map(was.entryPoints.map(({ point, code }) => [keyOf(point), code]));
  return is.entryPoints
    .filter(({ point, code }) => known.get(keyOf(point)) !== code)
    .map(({ point }) => ({
      uri,
      range: point.range,
      name: point.name,
      guards: [...point.guards],
      isNew: !known.has(keyOf(point)),
    }));
}
