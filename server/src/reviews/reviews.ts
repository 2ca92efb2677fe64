import { anchorOf, parseReview, type Review } from '../../../engine/src/reviews/index';
import { commitOf, editedFiles, GitError } from '../../../host/src/git';
import { changeFile } from '../../../host/src/index';
import { isReviewed } from '../../../host/src/review-range';
import type {
  ChangeReviewParams,
  ReviewDetail,
  ReviewNoteItem,
  ReviewRegion,
  ReviewSummary,
} from '../../../protocol/src/index';
import type { Board } from '../board';
import type { Clock } from '../clock';
import type { EngineHost } from '../engineHost';
import type { Log } from '../log';
import type { Project } from '../project';
import { changedText } from './change';
import { type Compared, Comparisons } from './compared';
import { diskPath, failed, forUser, idOf, pathOf } from './files';
import { itemsTouched } from './items';
import { linesOf } from './lines';
import { Places, readCommitUri } from './places';
import { Scopes } from './scope';

/** The security reviews of each folder: what they look at now, and changes of their files. */
export class Reviews {
  private readonly comparisons = new Comparisons();
  private readonly places: Places;
  private readonly scopes: Scopes;

  /** `ready` is called when more is known of a review than was answered. */
  constructor(
    host: EngineHost,
    private readonly clock: Clock,
    private readonly board: Board,
    log: Log,
    ready: () => void,
  ) {
    this.places = new Places(host, this.comparisons);
    this.scopes = new Scopes(host, clock, board, log, this.comparisons, this.places, ready);
  }

  /** The reviews of a folder, the latest first. Files that cannot be read are told as problems, not here. */
  async of(project: Project): Promise<ReviewSummary[]> {
    const paths = (await project.files?.reviews()) ?? [];
    const all = await Promise.all(paths.reverse().map((path) => this.read(project, idOf(path))));
    const found = all.filter((review) => review !== undefined);
    return Promise.all(
      found.map(async (review) => this.summary(project, review, await this.compare(project, review))),
    );
  }

  /** One review with what it looks at, as it is now. */
  async one(project: Project, id: string): Promise<ReviewDetail | undefined> {
    const review = await this.read(project, id);
    if (!review) return undefined;
    const compared = await this.compare(project, review);
    const isKnown = !(compared instanceof GitError);
    const scope = isKnown && this.scopes.of(project, compared);
    const files = isKnown && this.scopes.files(project, compared);
    const around = files && {
      ...{ board: this.board, compared, files },
      history: {
        ...this.comparisons.history(project, review.subject, compared),
        goneSince: async (commit: string) => this.scopes.goneSince(project, compared, commit),
      },
    };
    return {
      ...(await this.summary(project, review, compared)),
      ...(scope && { scope }),
      ...(around && { items: await itemsTouched(project, around) }),
      regions: isKnown ? await this.regions(project, review, compared) : [],
      notes: await Promise.all(review.notes.map((note) => this.note(project, note, compared))),
    };
  }

  /** Changes the file of a review as it is by then. Rejects with a message for the user. */
  async change(project: Project, { id, by, change }: ChangeReviewParams): Promise<ReviewDetail | undefined> {
    const { files } = project;
    if (!files) throw failed('A review needs a folder on disk.');
    const review = await this.read(project, id);
    const compared = review && (await this.compare(project, review));
    const isKnown = compared !== undefined && !(compared instanceof GitError);
    const anchor =
      change.do === 'note' && change.place ? await this.anchor(project, compared, change.place) : undefined;
    const made = {
      change,
      by,
      on: this.clock.today(),
      ...(anchor && { anchor }),
      ...(isKnown && { state: compared.state }),
    };
    const file = diskPath(files, id);
    await forUser(changeFile(file, (text) => changedText(text, pathOf(id), made)));
    return this.one(project, id);
  }

  /**
   * The commit whose code somebody looks at who decides an item now, in short: that of the open review, or else the one
   * that is checked out; `undefined` where what is read is in no commit.
   */
  async commitInView(project: Project, id: string | undefined): Promise<string | undefined> {
    const { root } = project;
    const review = id === undefined ? undefined : await this.read(project, id);
    if (root === undefined) return undefined;
    try {
      const { to } = review ? await this.comparisons.of(project, review.subject) : {};
      const commit = to ?? (await commitOf(root, 'HEAD'));
      const edited = to === undefined && [...(await editedFiles(root, commit))].some(isReviewed);
      return edited ? undefined : commit.slice(0, 12);
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }

  /** The text of a URI that a review named. */
  async text(project: Project, uri: string): Promise<string | undefined> {
    const named = readCommitUri(uri);
    if (!named || project.root === undefined) return undefined;
    return this.comparisons.text(project.root, named.commit, named.path);
  }

  /** A review as its file says; `undefined` when it is not there or cannot be read. */
  async read(project: Project, id: string): Promise<Review | undefined> {
    // A name that leads out of the folder names no review.
    if (!/^[^/\\]+$/.test(id)) return undefined;
    const text = await project.files?.saved(pathOf(id));
    return text === undefined ? undefined : parseReview(text, pathOf(id)).review;
  }

  private async compare(project: Project, { subject }: Review): Promise<Compared | GitError> {
    try {
      return await this.comparisons.of(project, subject);
    } catch (error) {
      if (error instanceof GitError) return error;
      throw error;
    }
  }

  private async summary(
    project: Project,
    { id, subject, notes, read, signatures }: Review,
    compared: Compared | GitError,
  ): Promise<ReviewSummary> {
    const keys = new Set(read.map(({ key }) => key));
    const regions = compared instanceof GitError ? [] : compared.regions;
    const isOutdated = async (state: string | undefined) =>
      state !== undefined &&
      !(compared instanceof GitError) &&
      (await this.comparisons.isOutdated(project, subject, state, compared));
    const { title, base, head, folder: below, release, by, on } = subject;
    return {
      folder: project.folder ?? '',
      id,
      uri: project.uriOf(pathOf(id)),
      ...{ title, by, on },
      ...{
        ...(base && { base }),
        ...(head && { head }),
        ...(below && { below }),
        ...(release && { release }),
      },
      progress: {
        read: regions.filter(({ key }) => keys.has(key)).length,
        total: regions.length,
        openNotes: notes.filter(({ state }) => state === 'open').length,
      },
      signatures: await Promise.all(
        signatures.map(async ({ commit, ...signature }) => ({
          ...signature,
          outdated: await isOutdated(commit),
        })),
      ),
      ...(compared instanceof GitError && { problem: compared.message }),
    };
  }

  private async regions(project: Project, review: Review, compared: Compared): Promise<ReviewRegion[]> {
    const read = new Map(review.read.map(({ key, by, on }) => [key, { by, on }]));
    const there = new Set(compared.regions.map(({ key }) => key));
    // What was read and is no longer there: other lines have come for it.
    const stale = new Set([...read.keys()].filter((key) => !there.has(key)).map(pathOfKey));
    const placed = await this.places.regions(project, compared);
    return placed.map(({ region, path, uri, base, range, label }) => {
      const seen = read.get(region.key);
      return {
        key: region.key,
        ...{ path, uri, range, label, ...(base && { base }) },
        added: region.added.length,
        removed: region.removed.length,
        ...(seen && { read: seen }),
        again: !seen && stale.has(path),
      };
    });
  }

  private async note(
    project: Project,
    { anchor, rev: _, ...note }: Review['notes'][number],
    compared: Compared | GitError,
  ): Promise<ReviewNoteItem> {
    if (!anchor) return { ...note, gone: false, changed: false };
    const now = compared instanceof GitError ? filesOnDisk : compared;
    const place = await this.places.note(project, now, anchor);
    if (!place) return { ...note, path: anchor.path, gone: true, changed: false };
    const lines = linesOf((await this.places.text(project, now, place.path)) ?? '');
    const { quote } = anchorOf(place.path, lines.join('\n'), place.range.start.line, place.range.end.line);
    return { ...note, ...place, gone: false, changed: quote.join('\n') !== anchor.quote.join('\n') };
  }

  private async anchor(
    project: Project,
    compared: Compared | GitError | undefined,
    { uri, range }: { uri: string; range: ReviewRegion['range'] },
  ) {
    const path = readCommitUri(uri)?.path ?? project.pathOf(uri);
    const now = compared === undefined || compared instanceof GitError ? filesOnDisk : compared;
    const text = (await this.text(project, uri)) ?? (await this.places.text(project, now, path));
    if (text === undefined) throw failed(`${path} cannot be read.`);
    // A selection that ends before the first character of a line does not mean that line.
    const isBefore = range.end.character === 0 && range.end.line > range.start.line;
    return anchorOf(path, text, range.start.line, isBefore ? range.end.line - 1 : range.end.line);
  }
}

/** What is looked at where Git has no answer. */
const filesOnDisk: Compared = {
  isHere: true,
  regions: [],
  renamed: new Map(),
  edited: new Set(),
  state: '',
};

const pathOfKey = (key: string) => key.slice(0, key.lastIndexOf('#'));
