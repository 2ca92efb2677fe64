import type { Connection } from 'vscode-languageserver/node';
import type { ClientAbilities } from './client';
import type { Log } from './log';
import type { Project } from './project';
import { defaultSettings, readSettings } from './settings';
import type { Status } from './status';

/** Fetches the settings of each folder from the client. */
export class SettingsStore {
  constructor(
    private readonly connection: Connection,
    private readonly abilities: ClientAbilities,
    private readonly status: Status,
    private readonly log: Log,
  ) {}

  /** Reads the settings of projects. A client that has none, or fails to answer, changes nothing. */
  async refresh(projects: readonly Project[]): Promise<void> {
    if (!this.abilities.configuration) return;
    const items = projects.map(({ folder }) => ({
      section: 'wardscribe',
      ...(folder && { scopeUri: folder }),
    }));
    try {
      const answers = await this.connection.workspace.getConfiguration(items);
      projects.forEach((project, i) => {
        this.take(project, answers?.[i]);
      });
    } catch (error) {
      this.log.error('Asking for the settings', error);
    }
  }

  /** Takes over settings that a client without `workspace/configuration` pushed. */
  take(project: Project, raw: unknown): void {
    const { settings, problems } = readSettings(raw, project.settings ?? defaultSettings);
    // A new object makes what was derived from the old one go away.
    project.settings = settings;
    for (const problem of problems) this.log.warn(problem);
    this.status.setProblems(`settings:${project.folder ?? ''}`, problems);
  }

  /** Globs of a scan: the `exclude` setting and what `files.exclude` hides. */
  async excludes(project: Project): Promise<string[]> {
    return [...project.settings.exclude, ...(await this.hidden(project))];
  }

  private async hidden({ folder }: Project): Promise<string[]> {
    if (!this.abilities.configuration || folder === undefined) return [];
    try {
      const item = { section: 'files.exclude', scopeUri: folder };
      const globs: unknown = await this.connection.workspace.getConfiguration(item);
      if (typeof globs !== 'object' || globs === null) return [];
      return Object.entries(globs).flatMap(([glob, on]) => (on === true ? [glob] : []));
    } catch (error) {
      this.log.error('Asking for files.exclude', error);
      return [];
    }
  }
}
