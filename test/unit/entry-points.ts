import assert from 'node:assert/strict';
import type { RuleSet } from '../../engine/src/index';
import { builtInRules, testEngine } from './support';

let rules: Promise<RuleSet> | undefined;

/**
 * The entry points of a text by the built-in models, one a line: kind, method, route, name, guards in brackets, the
 * one-based place that is underlined, and behind `=` the one-based lines of the handler, or `→` what it is called.
 */
export async function entryPointLines(languageId: string, text: string, file: string): Promise<string[]> {
  const engine = await testEngine();
  rules ??= builtInRules();
  const settings = { rules: await rules };
  const document = engine.open(file, languageId, text);
  try {
    const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
    return engine.entryPoints(document, settings).map((point) => {
      const { start, end } = point.range;
      const place = `${start.line + 1}:${start.character + 1}-${end.line === start.line ? '' : `${end.line + 1}:`}${end.character + 1}`;
      const handler = point.handler && `= ${lineOf(point.handler.start)}-${lineOf(point.handler.end)}`;
      const parts = [
        point.kind,
        point.method,
        point.route,
        point.name,
        `[${point.guards.join(', ')}]`,
        place,
        handler,
      ];
      const name = point.handlerName;
      return [...parts, name !== undefined && `→ ${name}`].filter(Boolean).join(' ');
    });
  } finally {
    document.close();
  }
}

/** What is shown, in words · the code · its entry points as `entryPointLines` writes them · the file, if it matters. */
export type EntryPointCase = [what: string, code: string, points: string[], file?: string];

/** One test a case. `languageId`: VS Code's. */
export function testEntryPoints(languageId: string, cases: readonly EntryPointCase[]): void {
  for (const [what, code, points, file] of cases)
    it(what, async () =>
      assert.deepEqual(await entryPointLines(languageId, code, file ?? `src/file.${languageId}`), points),
    );
}
