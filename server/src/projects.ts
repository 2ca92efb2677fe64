import type { WorkspaceFolder } from 'vscode-languageserver/node';
import type { Documents } from './documents';
import type { EngineHost } from './engineHost';
import { Project } from './project';
import { ProjectFiles } from './projectFiles';
import { pathBelow, uriKey } from './uris';

/** The projects of the open workspace, one a folder, and one for what belongs to no folder. */
export class Projects {
  private readonly byKey = new Map<string, Project>();
  private readonly outside: Project;

  constructor(
    private readonly documents: Documents,
    private readonly host: EngineHost,
  ) {
    this.outside = new Project(undefined, undefined, host);
  }

  /** Projects of folders, in the order of the workspace. */
  get folders(): Project[] {
    return [...this.byKey.values()];
  }

  /** All projects, the one without a folder last. */
  get all(): Project[] {
    return [...this.byKey.values(), this.outside];
  }

  add({ uri }: WorkspaceFolder): Project {
    const known = this.byKey.get(uriKey(uri));
    if (known) return known;
    const project = new Project(uri, new ProjectFiles(uri, this.documents), this.host);
    this.byKey.set(uriKey(uri), project);
    return project;
  }

  /** The project of a folder that was removed. */
  remove({ uri }: WorkspaceFolder): Project | undefined {
    const project = this.byKey.get(uriKey(uri));
    this.byKey.delete(uriKey(uri));
    return project;
  }

  /** The project of a folder's URI. */
  get(folder: string): Project | undefined {
    return this.byKey.get(uriKey(folder));
  }

  /**
   * The project of a document: the innermost folder that holds it. A text that was never saved belongs to the only
   * folder where there is one.
   */
  of(uri: string): Project {
    let best: Project | undefined;
    for (const project of this.byKey.values()) {
      if (pathBelow(project.folder!, uri) === undefined) continue;
      if (!best || project.folder!.length > best.folder!.length) best = project;
    }
    if (best) return best;
    const only = this.byKey.size === 1 ? [...this.byKey.values()][0] : undefined;
    return (uri.startsWith('untitled:') && only) || this.outside;
  }
}
