import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from '../../cli/src/context';
import { run } from '../../cli/src/program';
import { loadRules } from '../../engine/src/rules/load';
import { type BuiltInRules, builtInCataloguesAt } from '../../host/src/index';

/** The root of the repository, from `out/test/unit`. */
export const repository = path.resolve(__dirname, '../../..');

/** The one built-in rule of these tests: they must not depend on which rules Wardscribe comes with. */
const builtIn = `rules:
  - id: no-debugger
    languages: [javascript]
    severity: INFO
    message: Take this debugger statement out.
    pattern: debugger
`;

/** Writes an assets folder as the build does, with the real grammars and one rule. */
function writeAssets(folder: string): string {
  const modules = path.join(repository, 'node_modules');
  mkdirSync(path.join(folder, 'grammars'), { recursive: true });
  copyFileSync(
    path.join(modules, 'web-tree-sitter/web-tree-sitter.wasm'),
    path.join(folder, 'web-tree-sitter.wasm'),
  );
  const grammars = JSON.parse(readFileSync(path.join(repository, 'host/grammars.json'), 'utf8'));
  for (const [name, file] of Object.entries<string>(grammars)) {
    copyFileSync(path.join(modules, file), path.join(folder, 'grammars', `${name}.wasm`));
  }
  const files = [{ path: 'rules/no-debugger.yaml', text: builtIn }];
  const rules: BuiltInRules = { loaded: loadRules(files, []), pages: { 'no-debugger': '# No debugger\n' } };
  writeFileSync(path.join(folder, 'rules.json'), JSON.stringify(rules));
  const catalogues = builtInCataloguesAt({ repository });
  writeFileSync(path.join(folder, 'catalogues.json'), JSON.stringify(catalogues));
  copyFileSync(path.join(repository, 'media/reviewPage.css'), path.join(folder, 'reviewPage.css'));
  return folder;
}

const assets = writeAssets(mkdtempSync(path.join(tmpdir(), 'wardscribe-assets-')));
process.once('exit', () => rmSync(assets, { recursive: true, force: true }));

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
      assets: { assets },
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
