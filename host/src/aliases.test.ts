import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathAliases } from './aliases';

describe('aliases of modules', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'wardscribe-aliases-'));
  });
  after(() => rmSync(root, { recursive: true }));

  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };

  it('reads paths and base of configurations with comments, relative to the root, the innermost first', () => {
    write(
      'tsconfig.json',
      '{ // all\n "compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["src/*",]}, } }',
    );
    write(
      'web/tsconfig.json',
      '{"extends": "../tsconfig", "compilerOptions": {"paths": {"~/*": ["./app/*"]}}}',
    );
    assert.deepEqual(pathAliases(root, ['a.ts', 'tsconfig.json', 'web/tsconfig.json']), [
      { under: 'web', pattern: '~/*', targets: ['app/*'] },
      { under: 'web', pattern: '*', targets: ['*'] },
      { under: '', pattern: '@/*', targets: ['src/*'] },
      { under: '', pattern: '*', targets: ['*'] },
    ]);
  });

  it('resolves paths beside the configuration that has them where there is no base', () => {
    write('b/tsconfig.base.json', '{"compilerOptions": {"paths": {"x": ["lib/x"]}}}');
    write('b/jsconfig.json', '{"extends": "./tsconfig.base.json"}');
    assert.deepEqual(pathAliases(root, ['b/jsconfig.json']), [
      { under: 'b', pattern: 'x', targets: ['b/lib/x'] },
    ]);
  });

  it('says nothing of what it cannot read, and comes back from configurations that extend each other', () => {
    write('c/tsconfig.json', '{"extends": "./tsconfig.json", "compilerOptions": {');
    write('d/tsconfig.json', '{"extends": "./tsconfig.json"}');
    assert.deepEqual(pathAliases(root, ['c/tsconfig.json', 'd/tsconfig.json', 'gone/tsconfig.json']), []);
  });
});
