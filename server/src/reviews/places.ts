import { URI } from 'vscode-uri';
import { LineIndex, languageOfPath, type Range } from '../../../engine/src/index';
import {
  type Anchor,
  likeness,
  locate,
  type NamedFunction,
  type Region,
} from '../../../engine/src/reviews/index';
import { reviewScheme } from '../../../protocol/src/index';
import type { EngineHost } from '../engineHost';
import type { Project } from '../project';
import type { Compared, Comparisons } from './compared';
import { lineMap, linesOf } from './lines';

/** How alike code must be to be the code of a note in a file that nothing else names. */
const sure = 0.75;
/** Files that are looked at for code that moved. */
const mostFiles = 200;

/** A place of a text that can be opened. */
export interface Place {
  path: string;
  uri: string;
  range: Range;
}

/** A region with the function that it is in and the text that it is compared with. */
interface PlacedRegion extends Place {
  region: Region;
  label: string;
  base?: string;
}

/** Finds the places of a review's regions and notes in the texts as they are now. */
export class Places {
  private readonly functions = new Map<string, { text: string; functions: NamedFunction[] }>();

  constructor(
    private readonly host: EngineHost,
    private readonly comparisons: Comparisons,
  ) {}

  /** The text of a path that the reviewer reads: that of the editor or the disk, or that of the commit. */
  async text(project: Project, { to, isHere }: Compared, path: string): Promise<string | undefined> {
    if (isHere || to === undefined) return project.files?.text(path).catch(() => undefined);
    return project.root === undefined ? undefined : this.comparisons.text(project.root, to, path);
  }

  /** The regions at their places, with the functions that they are in. */
  async regions(project: Project, compared: Compared): Promise<PlacedRegion[]> {
    const placed: PlacedRegion[] = [];
    const earlier = new Map([...compared.renamed].map(([before, after]) => [after, before]));
    const paths = new Map<string, Region[]>();
    for (const region of compared.regions)
      paths.set(region.path, [...(paths.get(region.path) ?? []), region]);
    for (const [path, regions] of paths) {
      const now = await this.text(project, compared, path);
      const text = now ?? (await this.baseText(project, compared, path)) ?? '';
      const uri =
        now === undefined ? commitUri(project, compared.from ?? '', path) : uriOf(project, compared, path);
      const map =
        now === undefined ? (line: number) => line : await this.mapping(project, compared, path, now);
      const { from } = compared;
      const isCompared = now !== undefined && from !== undefined;
      const base = isCompared ? { base: commitUri(project, from, earlier.get(path) ?? path) } : {};
      const functions = await this.functionsOf(project, path, text);
      const lines = linesOf(text);
      for (const region of regions) {
        // In a file that is gone, the lines are those that went away.
        const end = now === undefined ? region.start + region.removed.length - 1 : region.end;
        const range = wholeLines(lines, map(region.start), map(end));
        placed.push({ region, path, uri, ...base, range, label: nameAt(functions, text, range) });
      }
    }
    return placed;
  }

  /** Where the code of a note is now: in its file, in the file that it was renamed to, or in another changed one. */
  async note(project: Project, compared: Compared, anchor: Anchor): Promise<Place | undefined> {
    const named = [anchor.path, compared.renamed.get(anchor.path)].filter((path) => path !== undefined);
    for (const path of named) {
      const found = await this.at(project, compared, anchor, path, 0);
      if (found) return found;
    }
    let best: { path: string; score: number } | undefined;
    const others = new Set([...compared.regions.map(({ path }) => path), ...compared.edited]);
    for (const path of [...others].slice(0, mostFiles)) {
      const text = named.includes(path) ? undefined : await this.text(project, compared, path);
      const score = text === undefined ? 0 : likeness(anchor, text);
      if (score >= sure && score > (best?.score ?? 0)) best = { path, score };
    }
    return best && this.at(project, compared, anchor, best.path, sure);
  }

  private async at(
    project: Project,
    compared: Compared,
    anchor: Anchor,
    path: string,
    least: number,
  ): Promise<Place | undefined> {
    const text = await this.text(project, compared, path);
    if (text === undefined) return undefined;
    const found = locate(anchor, text);
    if (!found || (least > 0 && likeness(anchor, text) < least)) return undefined;
    return {
      path,
      uri: uriOf(project, compared, path),
      range: wholeLines(linesOf(text), found.start, found.end),
    };
  }

  /** From the lines of the compared text to those of the text as it is now. */
  private async mapping(project: Project, { to, isHere, edited }: Compared, path: string, now: string) {
    const { files, root } = project;
    if (!isHere || !files || root === undefined) return (line: number) => line;
    const saved = to === undefined || !edited.has(path);
    const before = saved ? await files.saved(path) : await this.comparisons.text(root, to, path);
    return lineMap(before ?? now, now);
  }

  private async baseText({ root }: Project, { from }: Compared, path: string): Promise<string | undefined> {
    return root === undefined || from === undefined ? undefined : this.comparisons.text(root, from, path);
  }

  private async functionsOf(project: Project, path: string, text: string): Promise<NamedFunction[]> {
    const language = languageOfPath(path);
    if (language === undefined) return [];
    const key = `${project.folder} ${path}`;
    const known = this.functions.get(key);
    if (known?.text === text) return known.functions;
    const engine = await this.host.start().catch(() => undefined);
    const document = engine?.open(path, language, text);
    const functions = document ? engine!.functions(document) : [];
    document?.close();
    if (this.functions.size > 1000) this.functions.clear();
    this.functions.set(key, { text, functions });
    return functions;
  }
}

/** The URI by which a path of a review is opened. */
export function uriOf(project: Project, { isHere, to }: Compared, path: string): string {
  return isHere || to === undefined ? project.uriOf(path) : commitUri(project, to, path);
}

/** The URI of the text of a path in a commit. */
export function commitUri({ folder = '' }: Project, commit: string, path: string): string {
  return URI.from({
    scheme: reviewScheme,
    path: `/${path}`,
    query: JSON.stringify([folder, commit]),
  }).toString();
}

/** What `commitUri` made a URI of; `undefined` for another one. */
export function readCommitUri(uri: string): { folder: string; commit: string; path: string } | undefined {
  try {
    const { scheme, path, query } = URI.parse(uri);
    const [folder, commit] = JSON.parse(query) as unknown[];
    if (scheme !== reviewScheme || typeof folder !== 'string' || typeof commit !== 'string') return undefined;
    return { folder, commit, path: path.slice(1) };
  } catch {
    return undefined;
  }
}

function wholeLines(lines: readonly string[], start: number, end: number): Range {
  const first = Math.min(Math.max(0, start), lines.length - 1);
  const last = Math.min(Math.max(first, end), lines.length - 1);
  return { start: { line: first, character: 0 }, end: { line: last, character: lines[last].length } };
}

/** The innermost function that holds the first line of a range with code, or else the first one that begins in it. */
function nameAt(functions: readonly NamedFunction[], text: string, { start, end }: Range): string {
  const lines = linesOf(text);
  let { line } = start;
  while (line < end.line && lines[line].trim() === '') line++;
  const index = new LineIndex(text);
  const offset = index.offset({ line, character: lines[line].search(/\S|$/) });
  const last = index.offset(end);
  const around = functions.filter((each) => each.start <= offset && offset <= each.end);
  const inside = functions.find((each) => each.start >= offset && each.start <= last);
  return (around.at(-1) ?? inside)?.name ?? '';
}
