import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cweTitle } from '../../engine/src/findings/cwe-titles';
import { Engine, type LoadedRules, languageOfPath } from '../../engine/src/index';
import type { RuleSpec } from '../../engine/src/rules/rule';
import { expectedLines, readAnnotations } from '../../engine/src/testing/annotations';
import { judge } from '../../engine/src/testing/judge';
import { readAssetsFromRepository, readRulesFromRepository } from '../../host/src/index';

const root = path.resolve(__dirname, '../../..');
const today = '2026-01-01';

/** Every built-in rule is judged by its own cases, fixes and page. */
describe('built-in rules', () => {
  const { loaded } = readRulesFromRepository(root);
  let engine: Engine;

  before(async () => {
    engine = await Engine.create(readAssetsFromRepository(root));
  });

  it('load and compile without a problem', () => {
    const rules = engine.compile(loaded);
    engine.check(rules);
    assert.deepEqual(rules.problems, []);
  });

  it('are at least 24, 16 of them with a fix', () => {
    assert.ok(loaded.rules.length >= 24, String(loaded.rules.length));
    assert.ok(loaded.rules.filter((rule) => rule.fixes.length > 0).length >= 16);
  });

  for (const rule of loaded.rules) {
    describe(rule.id, () => {
      const base = path.join(root, path.dirname(rule.path), rule.id);
      const folder = path.dirname(base);
      const cases = readdirSync(folder).filter(
        (name) =>
          name.split('.')[0] === rule.id &&
          name !== path.basename(rule.path) &&
          languageOfPath(name) &&
          !name.includes('.fixed.'),
      );

      it('has the name of its file, a title, a reason and a CWE with an OWASP category', () => {
        assert.equal(path.basename(rule.path), `${rule.id}.yaml`);
        assert.match(rule.why, /^[A-Z].*\.$/);
        assert.ok(rule.title.length > 0 && rule.title.length < 80, rule.title);
        assert.ok(rule.cwe.length > 0 && rule.owasp.length > 0);
        for (const cwe of rule.cwe) assert.ok(cweTitle(cwe), `${cwe} has no name in cwe-titles.ts`);
      });

      it('has a message of one sentence', () => {
        assert.match(rule.message, /^[A-Z$].*[.]$/s);
        assert.doesNotMatch(rule.message, /!|potential|possible/i);
      });

      it('has positive and negative cases', () => {
        const kinds = new Set(
          cases.flatMap((name) => annotationsOf(folder, name, rule).map(({ kind }) => kind)),
        );
        assert.deepEqual([...kinds].sort(), ['ok', 'ruleid']);
      });

      for (const name of cases) {
        it(`finds what ${name} says, no more and no less`, () => {
          const { reported } = judgeFile(engine, only(loaded, rule), folder, name);
          const { expected } = expectedLines(annotationsOf(folder, name, rule), rule.id);
          assert.deepEqual(reported.get(rule.id), expected);
        });

        const fixed = path.join(folder, name.replace(/(\.\w+)$/, '.fixed$1'));
        if (rule.fixes.length > 0 && name === cases[0]) {
          it(`has ${path.basename(fixed)}`, () => assert.ok(existsSync(fixed)));
        }
        if (existsSync(fixed)) {
          it(`turns ${name} into ${path.basename(fixed)}, which parses`, () => {
            const { fixedText } = judgeFile(engine, only(loaded, rule), folder, name);
            assert.equal(fixedText, readFileSync(fixed, 'utf8'));
            const document = engine.open(name, languageOfPath(name) as string, fixedText);
            assert.deepEqual(document.errorRanges(), []);
            document.close();
          });
        }
      }

      it('has a page whose bad examples are found and whose good ones are not', () => {
        const page = readFileSync(`${base}.md`, 'utf8');
        assert.match(page, /^# \S/);
        for (const heading of ['Why it matters', 'Bad', 'Good', 'References']) {
          assert.match(page, new RegExp(`^## ${heading}$`, 'm'));
        }
        for (const [heading, wanted] of [
          ['Bad', true],
          ['Good', false],
        ] as const) {
          for (const block of examples(page, heading)) {
            const rules = engine.compile(only(loaded, rule));
            const document = engine.open(
              `example.${block.language}`,
              languageOfTag(block.language),
              block.code,
            );
            const { findings } = engine.analyze(document, { rules, today });
            document.close();
            assert.equal(findings.length > 0, wanted, `${heading}:\n${block.code}`);
          }
        }
      });
    });
  }
});

function only(loaded: LoadedRules, rule: RuleSpec): LoadedRules {
  return { ...loaded, rules: [rule], problems: [] };
}

function annotationsOf(folder: string, name: string, rule: RuleSpec) {
  return readAnnotations(readFileSync(path.join(folder, name), 'utf8'), new Set([rule.id]));
}

function judgeFile(engine: Engine, loaded: LoadedRules, folder: string, name: string) {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const verdict = judge(engine, loaded, engine.compile(loaded), name, text, { today });
  assert.deepEqual([...verdict.errors], []);
  return verdict;
}

/** The fenced code blocks below a heading of the page; there is at least one. */
function examples(page: string, heading: string): { language: string; code: string }[] {
  const section = page.split(new RegExp(`^## ${heading}$`, 'm'))[1].split(/^## /m)[0];
  const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)];
  assert.ok(blocks.length > 0, `${heading} has no example`);
  return blocks.map(([, language, code]) => ({ language, code }));
}

function languageOfTag(tag: string): string {
  const id = languageOfPath(`x.${tag}`) ?? tag;
  return id;
}
