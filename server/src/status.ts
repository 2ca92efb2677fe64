import type { Connection } from 'vscode-languageserver/node';
import { type StatusChanged, statusChanged } from '../../protocol/src/index';

/** Tells the client what the server is doing. Nothing is sent twice. */
export class Status {
  private readonly problems = new Map<string, readonly string[]>();
  private analyzing = 0;
  private scanning = 0;
  private lastScan: number | undefined;
  private lastAnalysisMs: number | undefined;
  private changedByNotes = 0;
  private sent = '';

  constructor(private readonly connection: Connection) {}

  /** The problem lines of one origin (a folder's notes, a document), replacing what it said before. */
  setProblems(origin: string, lines: readonly string[]): void {
    if (lines.length > 0) this.problems.set(origin, lines);
    else this.problems.delete(origin);
    this.send();
  }

  /** Notes were saved; `changed` findings have another weight since. Told until the next analysis. */
  notesSaved(changed: number): void {
    this.changedByNotes = changed;
    this.send();
  }

  /** Runs one document's analysis and records how long it took. */
  async analysis<T>(work: () => Promise<T>): Promise<T> {
    this.analyzing++;
    this.changedByNotes = 0;
    this.send();
    const started = performance.now();
    try {
      const result = await work();
      this.lastAnalysisMs = performance.now() - started;
      return result;
    } finally {
      this.analyzing--;
      this.send();
    }
  }

  /** Runs a workspace scan. `finishedAt` gives the time of a scan that ran to its end, else `undefined`. */
  async scan<T>(work: () => Promise<T>, finishedAt: (result: T) => number | undefined): Promise<T> {
    this.scanning++;
    this.changedByNotes = 0;
    this.send();
    try {
      const result = await work();
      this.lastScan = finishedAt(result) ?? this.lastScan;
      return result;
    } finally {
      this.scanning--;
      this.send();
    }
  }

  private send(): void {
    const state = this.scanning > 0 ? 'scanning' : this.analyzing > 0 ? 'analyzing' : 'idle';
    const status: StatusChanged = {
      state,
      ...(this.lastScan !== undefined && { lastScan: this.lastScan }),
      ...(this.lastAnalysisMs !== undefined && { lastAnalysisMs: this.lastAnalysisMs }),
      ...(this.changedByNotes > 0 && { changedByNotes: this.changedByNotes }),
      problems: [...new Set([...this.problems.values()].flat())],
    };
    const text = JSON.stringify(status);
    if (text === this.sent) return;
    this.sent = text;
    void this.connection.sendNotification(statusChanged, status);
  }
}
