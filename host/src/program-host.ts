import { createHash } from 'node:crypto';
import {
  type DocumentSummary,
  type PathAlias,
  type ProgramFlow,
  WorkspaceProgram,
} from '../../engine/src/index';
import type { OtherNotes, Scanner } from './scanner';

/** Holds the program of a project on a thread of its own; everything that goes in and out is plain data. */
export class ProgramHost {
  private readonly program: WorkspaceProgram;

  constructor(
    /** With the rules and notes that are in force. */
    public scanner: Promise<Scanner>,
    aliases: readonly PathAlias[],
  ) {
    this.program = new WorkspaceProgram(aliases);
  }

  /** Reads files and adds them to the program; what cannot be read any more is taken out. */
  async summarize(files: readonly string[]): Promise<void> {
    const scanner = await this.scanner;
    for (const file of files) {
      const summary = scanner.summarize(file);
      if (summary) this.program.set(summary);
      else this.program.delete(file);
    }
  }

  /** Takes over other notes. Gives the texts whose summaries they make others: they are to be added again. */
  async change(other: OtherNotes): Promise<string[]> {
    const { scanner, change } = (await this.scanner).with(other);
    this.scanner = Promise.resolve(scanner);
    this.program.recheck(other.notes);
    return this.program.thatConcern((path, held) => change.concernsSummary(path, held));
  }

  /** Adds what was summarized elsewhere, and takes out what is gone. */
  put(summaries: readonly DocumentSummary[], gone: readonly string[]): void {
    for (const path of gone) this.program.delete(path);
    for (const summary of summaries) this.program.set(summary);
  }

  /** Adds a text and tells the flows that end in it. */
  flowsInto(summary: DocumentSummary): readonly ProgramFlow[] {
    this.program.set(summary);
    return this.program.flowsInto(summary.path);
  }

  /** The flows that end in texts. */
  flowsOf(paths: readonly string[]): ReadonlyMap<string, readonly ProgramFlow[]> {
    return new Map(paths.map((path) => [path, this.program.flowsInto(path)]));
  }

  /** A name for the flows into each text that has any: it is another one when they are others. */
  keys(): ReadonlyMap<string, string> {
    return new Map([...this.program.flows()].map(([path, flows]) => [path, flowsKey(flows)]));
  }
}

/** A name for flows; the same for the same flows only. */
export function flowsKey(flows: readonly ProgramFlow[]): string {
  if (flows.length === 0) return '';
  return createHash('sha256').update(JSON.stringify(flows)).digest('hex').slice(0, 32);
}
