import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type MarkedToken, marked, type Token, type Tokens } from 'marked';
import { languages } from '../../engine/src/languages/index';
import { readRulesFromRepository } from '../../host/src/index';
import { matchedLines, pattern } from './matching';
import { root } from './support';

/** One row of a table of examples. */
interface Example {
  language: (typeof languages)[number];
  pattern: string;
  finds: string[];
  leaves: string[];
}

const tokens = marked.lexer(readFileSync(path.join(root, 'docs/languages.md'), 'utf8')) as MarkedToken[];
const [overview, ...others] = tokens.filter((token): token is Tokens.Table => token.type === 'table');
const tables = others.filter(({ header }) => header[0].text === 'pattern');

/** The texts that a cell writes as code: each its own, but for those with `↵` between them, which are lines of one. */
function textsOf(cell: Tokens.TableCell): string[] {
  const texts: string[] = [];
  let isNextLine = false;
  for (const token of cell.tokens as Token[]) {
    if (token.type !== 'codespan') isNextLine = token.raw.includes('↵');
    else if (isNextLine) texts.push(`${texts.pop()}\n${token.text}`);
    else texts.push(token.text);
  }
  return texts;
}

/** The language that the heading of a table begins with. */
function languageOf(table: Tokens.Table): Example['language'] {
  const headings = tokens.slice(0, tokens.indexOf(table)).filter((token) => token.type === 'heading');
  const name = headings.at(-1)?.text.split(' ')[0].toLowerCase() ?? '';
  const language = languages.find(({ ruleNames }) => ruleNames.includes(name));
  assert.ok(language, `no language ${name}`);
  return language;
}

const examples = tables.flatMap((table) =>
  table.rows.map(([shown, finds, leaves]): Example => {
    return {
      language: languageOf(table),
      pattern: textsOf(shown)[0],
      finds: textsOf(finds),
      leaves: textsOf(leaves),
    };
  }),
);

/** The lines of a text in which a pattern matches. */
function linesOf({ language, pattern: shown }: Example, text: string): Promise<number[]> {
  const opening = text.startsWith('<?') ? '' : (language.opening ?? '');
  return matchedLines(language.editorIds[0], pattern(shown), `${opening}${text}\n`);
}

function filesOf({ extensions, fileNames = [] }: Example['language']): string[] {
  return [...extensions.map((end) => `.${end}`), ...fileNames];
}

describe('the page of languages', () => {
  it('lists all of them, their names and files, and where built-in rules are', () => {
    const { rules } = readRulesFromRepository(root).loaded;
    const listed = overview.rows.map(([, names, files, builtIn]) => ({
      names: textsOf(names),
      files: textsOf(files).sort(),
      hasRules: builtIn.text !== '',
    }));
    const expected = listed.map(({ names }) => {
      // TypeScript with and without JSX are two to the engine and one to rules.
      const same = languages.filter(({ ruleNames }) => ruleNames[0] === names[0]);
      return {
        names: [...(same[0]?.ruleNames ?? [])],
        files: same.flatMap(filesOf).sort(),
        hasRules: rules.some((rule) => rule.languages.includes(names[0])),
      };
    });
    assert.deepEqual(listed, expected);
    const named = new Set(listed.map(({ names }) => names[0]));
    assert.deepEqual(named, new Set(languages.map(({ ruleNames }) => ruleNames[0])));
  });

  for (const example of examples) {
    it(`${example.language.ruleNames[0]}: ${example.pattern.replaceAll('\n', ' ↵ ')}`, async () => {
      assert.ok(example.finds.length > 0);
      for (const text of example.finds)
        assert.notDeepEqual(await linesOf(example, text), [], `leaves alone: ${text}`);
      for (const text of example.leaves) assert.deepEqual(await linesOf(example, text), [], `finds: ${text}`);
    });
  }
});
