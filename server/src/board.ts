import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../../engine/src/index';
import { type FindingItem, type FindingsChanged, findingsChanged } from '../../protocol/src/index';
import { resultIdOf } from './diagnostics';
import type { Project } from './project';
import { uriKey } from './uris';

/** A finding together with what views are told about it. */
export interface Posted {
  finding: Finding;
  item: FindingItem;
}

interface Entry {
  uri: string;
  project: Project;
  posted: readonly Posted[];
}

/** What was said last about each document, open or closed. Nothing is sent twice. */
export class Board {
  private readonly entries = new Map<string, Entry>();
  /** Result ids of the diagnostics that were published for documents that are not open. */
  private readonly published = new Map<string, string>();

  constructor(private readonly connection: Connection) {}

  /** Tells views the findings of a document. */
  post(uri: string, project: Project, posted: readonly Posted[]): void {
    const key = uriKey(uri);
    const items = posted.map(({ item }) => item);
    const before = this.entries.get(key)?.posted.map(({ item }) => item) ?? [];
    if (posted.length > 0) this.entries.set(key, { uri, project, posted });
    else this.entries.delete(key);
    if (JSON.stringify(items) === JSON.stringify(before)) return;
    const params: FindingsChanged = { uri, findings: items };
    void this.connection.sendNotification(findingsChanged, params);
  }

  /** Publishes the diagnostics of a document that is not open; an empty list takes them back. */
  publish(uri: string, diagnostics: Diagnostic[]): void {
    const key = uriKey(uri);
    const id = diagnostics.length > 0 ? resultIdOf(diagnostics) : undefined;
    if (this.published.get(key) === id) return;
    if (id === undefined) this.published.delete(key);
    else this.published.set(key, id);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }

  /** What was said about the documents of a project. */
  of(project: Project): Posted[] {
    return [...this.entries.values()].flatMap((entry) => (entry.project === project ? entry.posted : []));
  }

  /** What was said about one document. */
  at(uri: string): readonly Posted[] {
    return this.entries.get(uriKey(uri))?.posted ?? [];
  }

  /** Takes back everything about a folder that was removed. */
  forget(project: Project): void {
    for (const entry of [...this.entries.values()]) {
      if (entry.project !== project) continue;
      this.post(entry.uri, project, []);
      this.publish(entry.uri, []);
    }
  }
}
