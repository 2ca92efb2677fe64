import assert from 'node:assert/strict';
import { betweenJavaScriptFiles } from './flows-javascript-files';
import { insideJavaScript } from './flows-javascript-inside';
import { betweenTypeScriptFiles } from './flows-typescript-files';
import { insideTypeScript } from './flows-typescript-inside';
import { badLines, reachedSinks } from './linked-sources';

/** Texts by their paths, and what the program's configuration makes of the beginnings of modules. */
type FlowProgram = Readonly<Parameters<typeof reachedSinks>>;

/** What data flow knows of a language: lines with a comment BAD are reached by `source()`, and no others. */
function judgeAll(cases: readonly (readonly [string, FlowProgram])[]): void {
  for (const [title, [texts, aliases]] of cases) {
    it(title, async () => {
      assert.deepEqual([...new Set(await reachedSinks(texts, aliases))], badLines(texts));
    });
  }
}

describe('data flow in JavaScript', () => {
  judgeAll([
    ...Object.entries(insideJavaScript).map(([title, text]) => [title, [{ 'a.js': text }]] as const),
    ...Object.entries(betweenJavaScriptFiles).map(([title, texts]) => [title, [texts]] as const),
  ]);
});

describe('data flow in TypeScript', () => {
  judgeAll([
    ...Object.entries(insideTypeScript).map(([title, text]) => [title, [{ 'a.ts': text }]] as const),
    ...Object.entries(betweenTypeScriptFiles).map(
      ([title, { texts, aliases }]) => [title, [texts, aliases]] as const,
    ),
    // What is JavaScript is TypeScript.
    ...Object.entries(insideJavaScript).map(
      ([title, text]) => [`${title} (JavaScript)`, [{ 'a.ts': text }]] as const,
    ),
  ]);
});
