import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { discover, readRulesFromRepository } from '../../../host/src/index';
import { analyze, root, rulesFrom, testEngine } from '../../../test/unit/support';
import { languageOfPath } from '../languages/index';
import { CompiledRules } from './compile';
import type { LoadedRules } from './rule';

/** Compiles rules twice: as they are used, and so that each looks at every text. */
async function bothWays(loaded: LoadedRules): Promise<{ indexed: CompiledRules; all: CompiledRules }> {
  const engine = await testEngine();
  const [indexed, all] = [engine.compile(loaded), engine.compile(loaded)];
  assert.ok(indexed instanceof CompiledRules && all instanceof CompiledRules);
  all.candidates = (definition) => [...all.forLanguage(definition)];
  return { indexed, all };
}

async function assertSame(loaded: LoadedRules, file: string, text: string): Promise<void> {
  const { indexed, all } = await bothWays(loaded);
  const language = languageOfPath(file) as string;
  const [found, expected] = [
    await analyze(indexed, language, text, file),
    await analyze(all, language, text, file),
  ];
  assert.deepEqual(found, expected, file);
}

describe('the index of rules', () => {
  const { loaded } = readRulesFromRepository(root);
  const targets = discover(path.join(root, 'rules')).flatMap((test) => test.targets.map(({ file }) => file));

  it('changes no finding in the cases of the built-in rules', async () => {
    const { indexed, all } = await bothWays(loaded);
    for (const file of targets) {
      const text = readFileSync(file, 'utf8');
      const language = languageOfPath(file) as string;
      assert.deepEqual(
        await analyze(indexed, language, text, file),
        await analyze(all, language, text, file),
        file,
      );
    }
  });

  it('changes no finding of any part of the rules', async () => {
    const picked = fc.tuple(fc.shuffledSubarray(loaded.rules), fc.constantFrom(...targets));
    await fc.assert(
      fc.asyncProperty(picked, ([rules, file]) =>
        assertSame({ ...loaded, rules }, file, readFileSync(file, 'utf8')),
      ),
      { numRuns: 15 },
    );
  });

  const finds = (title: string, rule: string, text: string, languageId = 'javascript') =>
    it(`finds ${title}`, async () => {
      const rules = await rulesFrom(
        `  - { id: r, languages: [${languageId}], severity: INFO, message: m, ${rule} }`,
      );
      assert.equal((await analyze(rules, languageId, text)).findings.length, 1);
    });

  finds('a string that is computed', 'pattern: f("secret")', 'f("sec" + "ret");');
  finds('a string that is extended', 'pattern: f("secret")', 'let x = "sec";\nx += "ret";\nf(x);');
  finds(
    'an imported name',
    'pattern: child_process.exec(...)',
    'import { exec as e } from "child_process";\ne();',
  );
  finds('a string that an expression matches', `pattern: 'f("=~/secret/")'`, 'f("a secret");');
  finds('one in two pieces', `pattern: 'f("=~/secret/")'`, 'f("a sec" "ret")', 'python');
  finds('one that is computed', `pattern: 'f("=~/secret/")'`, 'f("a sec" + "ret");');
  finds('text in any case', `pattern-regex: '(?i)todo: (kill|mask)'`, '// ToDo: mas\u212a');
  finds('text in a comment', `pattern-regex: 'fixme|xxx+'`, '// xxxx');
  finds(
    'a metavariable that a condition names',
    `patterns: [{ pattern: $F(...) }, { metavariable-regex: { metavariable: $F, regex: '^(md5|sha1)$' } }]`,
    'md5(x); sha256(x);',
  );
  finds(
    'the content of a string that a condition names',
    `patterns: [{ pattern: 'f("$X")' }, { metavariable-regex: { metavariable: $X, regex: 'secret' } }]`,
    'f("sec" + "ret");',
  );
  finds(
    'a type that is only known',
    `patterns: [{ pattern: 'f(($X: $T))' }, { metavariable-regex: { metavariable: $T, regex: 'str.*' } }]`,
    'f("a");',
    'typescript',
  );
});
