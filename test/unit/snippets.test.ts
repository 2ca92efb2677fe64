import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleSet } from '../../engine/src/index';
import { analyze, builtInRules, open, root } from './support';

interface Snippet {
  prefix: string;
  description: string;
  body: string[];
}

/** Snippet file → the languages (VS Code's ids) that it is offered in. */
const languages: Readonly<Record<string, string[]>> = {
  javascript: ['javascript', 'javascriptreact'],
  typescript: ['typescript', 'typescriptreact'],
  python: ['python'],
};

/** Every secure snippet is code that parses and that no rule of ours speaks against. */
describe('secure snippets', () => {
  let rules: RuleSet;

  before(async () => {
    rules = await builtInRules();
  });

  for (const [name, ids] of Object.entries(languages)) {
    const snippets = snippetsOf(name);

    describe(name, () => {
      it('has at least 14, each with a prefix of its own and one plain sentence', () => {
        const all = Object.values(snippets);
        assert.ok(all.length >= 14, String(all.length));
        assert.equal(new Set(all.map(({ prefix }) => prefix)).size, all.length);
        for (const { prefix, description } of all) {
          assert.match(prefix, /^sec-[a-z]+(-[a-z]+)*$/);
          assert.match(description, /^[A-Z][^.!]*\.$/, prefix);
        }
      });

      for (const [title, snippet] of Object.entries(snippets)) {
        it(`${snippet.prefix}: ${title}`, async () => {
          const code = expand(snippet.body.join('\n'));
          for (const id of ids) {
            const document = await open(id, code);
            const errors = document.errorRanges().map(({ start, end }) => code.slice(start, end));
            document.close();
            assert.deepEqual(errors, [], id);
            const { findings, problems } = await analyze(rules, id, code);
            assert.deepEqual(problems, []);
            assert.deepEqual(
              findings.map(({ ruleId, range, message }) => `${range.start.line + 1} ${ruleId}: ${message}`),
              [],
            );
          }
        });
      }
    });
  }

  it('stand in the table of docs/snippets.md', () => {
    const table = readFileSync(path.join(root, 'docs/snippets.md'), 'utf8');
    const documented = [...table.matchAll(/^\| `(sec-[\w-]+)` \|/gm)].map(([, prefix]) => prefix);
    const written = Object.keys(languages).flatMap((name) =>
      Object.values(snippetsOf(name)).map(({ prefix }) => prefix),
    );
    assert.deepEqual([...documented].sort(), [...new Set(written)].sort());
  });
});

describe('expanding a snippet', () => {
  it('puts the default text into tab stops and takes escapes away', () => {
    assert.equal(expand(`\${1:a} $0 \\$2 \\\${x} \\\\n \${2:b\\}c}`), `a  $2 \${x} \\n b}c`);
  });
});

function snippetsOf(name: string): Record<string, Snippet> {
  return JSON.parse(readFileSync(path.join(root, 'snippets', `${name}.json`), 'utf8'));
}

/** What VS Code inserts: `${n:text}` gives its text, `$n` nothing, a backslash keeps `$`, `}` and itself. */
function expand(body: string): string {
  return body.replace(
    /\\([$}\\])|\$\{\d+:((?:\\[$}\\]|[^}\\])*)\}|\$\d+/g,
    (_, escaped?: string, text?: string) => escaped ?? text?.replace(/\\([$}\\])/g, '$1') ?? '',
  );
}
