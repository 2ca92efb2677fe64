import { type Disposable, EventEmitter, type Position, Range, type Uri } from 'vscode';
import { type FindingItem, type FindingsChanged, findingsChanged } from '../../../protocol/src/index';
import type { Server } from '../server';

/** What the server has said about each document. The one place that views read findings from. */
export class FindingStore implements Disposable {
  private readonly byUri = new Map<string, FindingItem[]>();
  private readonly changed = new EventEmitter<string>();
  private readonly subscriptions: Disposable[];
  /** Fires with the URI whose findings changed. */
  readonly onDidChange = this.changed.event;

  constructor(server: Server) {
    this.subscriptions = [
      server.onNotification<FindingsChanged>(findingsChanged, ({ uri, findings }) => this.set(uri, findings)),
      // A new server process starts with nothing; what the old one said would stay forever.
      server.onDidChangeState((state) => state === 'starting' && this.clear()),
    ];
  }

  /** Every finding, documents in the order of their URIs. */
  all(): FindingItem[] {
    return [...this.byUri.keys()].sort().flatMap((uri) => this.byUri.get(uri) ?? []);
  }

  /** The findings of one document. */
  of(uri: Uri | string): FindingItem[] {
    return this.byUri.get(uri.toString()) ?? [];
  }

  /** The finding with a fingerprint in a document. */
  find(uri: string, fingerprint: string): FindingItem | undefined {
    return this.of(uri).find((item) => item.fingerprint === fingerprint);
  }

  /** The findings whose range holds a position; when none does, those of its line. */
  at(uri: Uri, position: Position): FindingItem[] {
    const ranges = this.of(uri).map((item) => ({ item, range: toRange(item.range) }));
    const exact = ranges.filter(({ range }) => range.contains(position));
    const found = exact.length
      ? exact
      : ranges.filter(({ range }) => range.start.line <= position.line && position.line <= range.end.line);
    return found.map(({ item }) => item);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private set(uri: string, findings: FindingItem[]): void {
    if (findings.length) this.byUri.set(uri, findings);
    else this.byUri.delete(uri);
    this.changed.fire(uri);
  }

  private clear(): void {
    const uris = [...this.byUri.keys()];
    this.byUri.clear();
    for (const uri of uris) this.changed.fire(uri);
  }
}

/** VS Code's range from the protocol's. */
export function toRange({ start, end }: FindingItem['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
