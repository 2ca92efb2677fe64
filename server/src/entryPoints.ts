import type { CancellationToken } from 'vscode-languageserver/node';
import type { EntryPoint, LoadedRules } from '../../engine/src/index';
import { findFiles, reasonToSkip, scanFiles } from '../../host/src/index';
import type { EntryPointItem } from '../../protocol/src/index';
import type { Clock } from './clock';
import type { Documents, OpenDocument } from './documents';
import type { EngineHost } from './engineHost';
import { breathe, Cancelled } from './log';
import type { Project } from './project';
import type { Projects } from './projects';
import type { SettingsStore } from './settingsStore';
import { isExcluded } from './visible';

/** Knows where data of others comes into folders: what is on disk, and, fresher, what is open. */
export class EntryPoints {
  /** What open texts had when they were last asked. */
  private readonly open = new WeakMap<OpenDocument, { key: string; points: readonly EntryPoint[] }>();
  /** Folders of which each file was looked at, with the rules that did. */
  private readonly whole = new WeakMap<Project, LoadedRules>();
  /** Of folders that are being looked at: what changed since that began. */
  private readonly changedSince = new WeakMap<Project, Set<string>>();

  constructor(
    private readonly host: EngineHost,
    private readonly documents: Documents,
    private readonly projects: Projects,
    private readonly settings: SettingsStore,
    private readonly clock: Clock,
  ) {}

  /** Files may say something else now, or be new or gone. */
  changed(project: Project, paths: readonly string[]): void {
    for (const path of paths) {
      project.entryPoints.delete(path);
      this.changedSince.get(project)?.add(path);
    }
    this.whole.delete(project);
  }

  /**
   * The entry points of a folder by path. Files that no scan looked at are read on other threads, for their entry points
   * alone. Rejects when cancelled and when the engine cannot start.
   */
  async of(project: Project, token: CancellationToken): Promise<Map<string, readonly EntryPoint[]>> {
    await this.fill(project, token);
    const found = new Map(project.entryPoints);
    for (const document of this.documents.all()) {
      const path = project.pathOf(document.uri);
      if (this.projects.of(document.uri) !== project || isExcluded(path, project.settings)) continue;
      const points = await this.ofDocument(document, project, token);
      if (points) found.set(path, points);
    }
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The entry points of a folder as the client is told of them. */
  async items(project: Project, token: CancellationToken): Promise<EntryPointItem[]> {
    const found = await this.of(project, token);
    return [...found].flatMap(([path, points]) => {
      const uri = project.uriOf(path);
      return points.map((point) => entryPointItem(uri, point));
    });
  }

  private async fill(project: Project, token: CancellationToken): Promise<void> {
    const { root, rules } = project;
    if (root === undefined || this.whole.get(project) === rules) return;
    const { files } = await findFiles({ root, exclude: await this.settings.excludes(project) });
    const unknown = files.filter(
      (file) => !project.entryPoints.has(file) && this.projects.of(project.uriOf(file)) === project,
    );
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => abort.abort());
    const changed = new Set<string>();
    this.changedSince.set(project, changed);
    try {
      const { entryPoints } = await scanFiles({
        root,
        files: unknown,
        assets: this.host.assets,
        rules: { ...rules, rules: [] },
        today: this.clock.today(),
        fixes: false,
        aliases: [],
        jobs: 2,
        signal: abort.signal,
      });
      if (token.isCancellationRequested) throw new Cancelled();
      // Other rules came meanwhile: what they find counts.
      if (project.rules !== rules) return this.fill(project, token);
      // A file that is not read has none either.
      for (const file of unknown)
        if (!changed.has(file)) project.entryPoints.set(file, entryPoints.get(file) ?? []);
      if (changed.size === 0) this.whole.set(project, rules);
    } finally {
      listening.dispose();
    }
  }

  /** The entry points of an open text as it is now; `undefined` where it is not analyzed. */
  async ofDocument(
    document: OpenDocument,
    project: Project,
    token: CancellationToken,
  ): Promise<readonly EntryPoint[] | undefined> {
    const language = project.languageOf(document);
    if (!language) return undefined;
    const key = `${document.version} ${project.revision}`;
    const known = this.open.get(document);
    if (known?.key === key) return known.points;
    await breathe(token);
    const engine = await this.host.start();
    if (token.isCancellationRequested) throw new Cancelled();
    if (document.closed) return undefined;
    const settings = { rules: this.host.compile(engine, project.rules) };
    const points = reasonToSkip(document.text.getText())
      ? []
      : engine.entryPoints(document.parsed(engine, project.pathOf(document.uri), language), settings);
    this.open.set(document, { key: `${document.version} ${project.revision}`, points });
    return points;
  }
}

/** An entry point as the client is told of it. */
export function entryPointItem(
  uri: string,
  { range, kind, method, route, name, guards }: EntryPoint,
): EntryPointItem {
  return {
    uri,
    range,
    kind,
    ...(method !== undefined && { method }),
    ...(route !== undefined && { route }),
    name,
    guards,
  };
}
