import { type Evidence, evidenceOf, findEvidence, linesOf } from '../../engine/src/checklists/index';
import type { ChecklistEvidence } from '../../protocol/src/index';
import type { Project } from './project';

/** Finds the code that people named as evidence in a folder's files as they are now. Lives as long as one answer. */
export class EvidenceFinder {
  private readonly texts = new Map<string, Promise<string | undefined>>();

  constructor(private readonly project: Project) {}

  /** What views are told about the evidence of an item. */
  async shown(evidence: readonly Evidence[]): Promise<ChecklistEvidence[]> {
    return Promise.all(
      evidence.map(async (each) => {
        const { path, found } = await this.find(each);
        const { start, end } = found ?? linesOf(each);
        return {
          id: evidenceId(each),
          uri: this.project.uriOf(path),
          range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
          path,
          quote: each.quote,
          state: found ? (found.changed ? ('changed' as const) : ('same' as const)) : ('gone' as const),
        };
      }),
    );
  }

  /** The evidence as the code is now, for an item that was looked at again. What is gone stays as it was. */
  async renewed(evidence: readonly Evidence[]): Promise<Evidence[]> {
    return Promise.all(
      evidence.map(async (each) => {
        const { path, found } = await this.find(each);
        const text = await this.text(path);
        const now = found && text !== undefined && evidenceOf(path, text, found.start, found.end);
        return now ? { ...each, ...now } : each;
      }),
    );
  }

  /** Evidence of lines (zero-based, `end` included) of a file; `undefined` when there is no code in them. */
  async of(path: string, start: number, end: number): Promise<Evidence | undefined> {
    const text = await this.text(path);
    return text === undefined ? undefined : evidenceOf(path, text, start, end);
  }

  /** In its file, or, when that is gone, in the one file of its name that has the same code. */
  private async find(evidence: Evidence): Promise<{ path: string; found?: ReturnType<typeof findEvidence> }> {
    const { path } = evidence;
    const text = await this.text(path);
    if (text !== undefined) return { path, found: findEvidence(evidence, text) };
    const name = path.slice(path.lastIndexOf('/'));
    const moved = [...this.project.scanned.keys()].filter((other) =>
      `/${other}`.endsWith(`/${name}`.replace('//', '/')),
    );
    for (const other of moved) {
      const found = findEvidence(evidence, (await this.text(other)) ?? '');
      if (found && !found.changed) return { path: other, found };
    }
    return { path };
  }

  private text(path: string): Promise<string | undefined> {
    let text = this.texts.get(path);
    if (!text) {
      // A file that cannot be read shows nothing any more.
      text = Promise.resolve(this.project.files?.text(path)).catch(() => undefined);
      this.texts.set(path, text);
    }
    return text;
  }
}

/** Names evidence among that of its item: lines that move keep it. */
export function evidenceId({ path, quote, code }: Evidence): string {
  return JSON.stringify([path, quote, code]);
}
