import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

/** Who may import whom (ARCHITECTURE.md). Test files stand beside the code and are free. */
const law: Record<string, { own: string[]; vscode?: boolean; node?: boolean }> = {
  engine: { own: [], node: false },
  protocol: { own: [], node: false },
  host: { own: ['engine'] },
  server: { own: ['engine', 'protocol', 'host'] },
  cli: { own: ['engine', 'host'] },
  client: { own: ['protocol'], vscode: true },
  media: { own: ['protocol'], node: false },
};

/** The packages of the language server protocol: only the server and the client speak it. */
const protocolPackages = /^vscode-(languageserver|languageclient|jsonrpc)/;

const root = path.resolve(__dirname, '../../..');

interface Import {
  file: string;
  folder: string;
  specifier: string;
  /** The top-level folder that a relative import leads to. */
  target?: string;
}

/** Finds `import … from`, `export … from`, `import '…'`, `import('…')` and `require('…')` outside of comments. */
function specifiersIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const forms = [
    /^\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g,
  ];
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1]));
}

function importsOf(folder: string): Import[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => /\.(ts|mts|cts|tsx)$/.test(name) && !/\.test\.ts$/.test(name));
  return sources.flatMap((name) => {
    const file = path.join(root, folder, name);
    return specifiersIn(readFileSync(file, 'utf8')).map((specifier) => {
      const target = specifier.startsWith('.')
        ? path.relative(root, path.resolve(path.dirname(file), specifier)).split(path.sep)[0]
        : undefined;
      return { file: path.relative(root, file), folder, specifier, target };
    });
  });
}

const folders = Object.keys(law).filter((folder) =>
  readdirSync(root, { withFileTypes: true }).some((entry) => entry.isDirectory() && entry.name === folder),
);
const all = folders.flatMap(importsOf);
const tell = (broken: Import[]) => broken.map((each) => `${each.file} imports ${each.specifier}`);
const isNode = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier);

describe('import law', () => {
  it('reads the forms that imports have', () => {
    const text = `import a from 'a';\nimport type { B,\n  C } from "b";\nexport * from './c';\nimport 'd';
const e = await import('e'); const f = require("f");\n// import g from 'g';\n/* import h from 'h'; */\n`;
    assert.deepEqual(specifiersIn(text).sort(), ['./c', 'a', 'b', 'd', 'e', 'f']);
  });

  it('sees the code', () => {
    for (const folder of ['engine', 'host', 'cli']) {
      assert.ok(all.filter((each) => each.folder === folder).length > 10, folder);
    }
  });

  it('lets each folder import only the folders that it may', () => {
    const broken = all.filter(
      ({ folder, target }) => target !== undefined && target !== folder && !law[folder].own.includes(target),
    );
    assert.deepEqual(tell(broken), []);
  });

  it('keeps Node out of engine, protocol and media', () => {
    assert.deepEqual(
      tell(all.filter(({ folder, specifier }) => law[folder].node === false && isNode(specifier))),
      [],
    );
  });

  it('lets only the client import vscode', () => {
    assert.deepEqual(
      tell(all.filter(({ folder, specifier }) => specifier === 'vscode' && !law[folder].vscode)),
      [],
    );
  });

  it('keeps the language server protocol out of everything but server and client', () => {
    const speaks = ['server', 'client'];
    assert.deepEqual(
      tell(
        all.filter(({ folder, specifier }) => protocolPackages.test(specifier) && !speaks.includes(folder)),
      ),
      [],
    );
  });

  it('keeps the clock, randomness and the network out of the engine', () => {
    const impure =
      /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.now|fetch\(|XMLHttpRequest|process\.)/;
    const names = readdirSync(path.join(root, 'engine/src'), { recursive: true, encoding: 'utf8' });
    const code = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const broken = code.filter((name) => {
      const text = readFileSync(path.join(root, 'engine/src', name), 'utf8');
      return impure.test(
        text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|(['"`])(?:(?!\1).)*\1/gm, ''),
      );
    });
    assert.deepEqual(broken, []);
  });
});
