import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Edit } from 'web-tree-sitter';
import { readAssetsFromRepository } from '../../../host/src/index';
import { root } from '../../../test/unit/support';
import { languages } from '../languages/index';
import { hasGrammar } from '../languages/language';
import { readWithCursor } from './cursor';
import { type Grammar, loadGrammar, sameTree } from './grammar';
import { type Runtime, startRuntime } from './runtime';

/** The reader of WebAssembly memory against the public cursor. */
describe('reading trees', () => {
  const assets = readAssetsFromRepository(root);
  let runtime: Runtime;
  const grammars = new Map<string, Grammar>();
  const parsed = languages.filter(hasGrammar);

  before(async () => {
    runtime = await startRuntime(assets.runtime);
    for (const { grammar, sample } of parsed) {
      grammars.set(grammar, loadGrammar(runtime, assets.grammar(grammar), sample));
    }
  });

  it('every grammar that is shipped is that of a language', () => {
    const shipped = JSON.parse(readFileSync(path.join(root, 'host/grammars.json'), 'utf8'));
    assert.deepEqual(Object.keys(shipped).sort(), parsed.map(({ grammar }) => grammar).sort());
  });

  for (const { grammar, sample } of parsed) {
    it(`${grammar}: the direct reader passes its check`, () => {
      assert.equal(grammars.get(grammar)?.direct, true);
    });

    it(`${grammar}: agrees with the cursor on broken and edited texts`, () => {
      const loaded = grammars.get(grammar) as Grammar;
      const pieces = [
        '(',
        ')',
        '"',
        "'",
        '`',
        '{',
        '}',
        '\n',
        '\r\n',
        ' ',
        'x',
        '😀',
        '=',
        ':',
        '#',
        '/*',
        'def ',
        'if ',
        '<a>',
      ];
      fc.assert(
        fc.property(
          fc.array(
            fc.record({
              at: fc.nat(sample.length),
              length: fc.nat(12),
              text: fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')),
            }),
            { minLength: 1, maxLength: 4 },
          ),
          (edits) => {
            runtime.parser.setLanguage(loaded.language);
            let text = sample;
            let tree = runtime.parser.parse(text);
            for (const { at, length, text: inserted } of edits) {
              const start = Math.min(at, text.length);
              const end = Math.min(start + length, text.length);
              const next = text.slice(0, start) + inserted + text.slice(end);
              tree?.edit(
                new Edit({
                  startIndex: start,
                  oldEndIndex: end,
                  newEndIndex: start + inserted.length,
                  startPosition: point(text, start),
                  oldEndPosition: point(text, end),
                  newEndPosition: point(next, start + inserted.length),
                }),
              );
              text = next;
              const edited = runtime.parser.parse(text, tree);
              tree?.delete();
              tree = edited;
              assert.ok(tree);
              assert.ok(sameTree(loaded.read(tree), readWithCursor(tree)), JSON.stringify(text));
            }
            tree?.delete();
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it('falls back to the cursor where the memory is not what the reader expects', () => {
    const elsewhere: Runtime = {
      ...runtime,
      memory: Reflect.construct(runtime.memory.constructor, [{ initial: 600 }]),
    };
    const { grammar, sample } = parsed[0];
    const loaded = loadGrammar(elsewhere, assets.grammar(grammar), sample);
    assert.equal(loaded.direct, false);
    runtime.parser.setLanguage(loaded.language);
    const tree = runtime.parser.parse('f(1)');
    assert.ok(tree);
    assert.ok(sameTree(loaded.read(tree), readWithCursor(tree)));
    tree.delete();
  });
});

function point(text: string, offset: number): { row: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { row: before.length - 1, column: (before.at(-1) as string).length };
}
