import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from '../../cli/src/context';
import { run } from '../../cli/src/program';

/** The root of the repository, from `out/test/unit`. */
export const repository = path.resolve(__dirname, '../../..');

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** A working folder of its own in which the command line runs inside this process. */
export class CliFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'wardscribe-cli-'));

  /** Writes files by path relative to the folder. */
  put(files: Record<string, string>): this {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.path, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return this;
  }

  async run(args: string[], options: Partial<Context> = {}): Promise<Outcome> {
    const outcome: Outcome = { code: -1, out: '', err: '' };
    outcome.code = await run(args, {
      cwd: this.path,
      assets: { repository },
      version: '1.2.3',
      today: '2026-01-01',
      color: false,
      progress: false,
      debug: false,
      out: async (text) => {
        outcome.out += text;
      },
      err: (text) => {
        outcome.err += text;
      },
      ...options,
    });
    return outcome;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
