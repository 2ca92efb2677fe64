/**
 * Speed as ratios to the bare parse (P) of the same text in the same run: full analysis, and one keystroke (an edit, the
 * re-parse and the analysis after it). `npm run bench`.
 */
import path from 'node:path';
import { Engine, type RuleSet, type TextEdit } from '../engine/src/index';
import { languageOfEditorId } from '../engine/src/languages/index';
import { hasGrammar } from '../engine/src/languages/language';
import { loadGrammar } from '../engine/src/syntax/grammar';
import { startRuntime } from '../engine/src/syntax/runtime';
import { overlay, readNotes } from '../engine/src/threats/index';
import { readAssetsFromRepository, readRulesFromRepository } from '../host/src/index';
import { generate } from './generate';
import { inTurns, time } from './timing';

const root = path.resolve(__dirname, '../..');
const rounds = 15;
const today = '2026-01-01';
/** Rounds until the engine runs compiled code, as it does in an editor that has been open for some seconds. */
const warmUp = 40;

async function main(): Promise<void> {
  const assets = readAssetsFromRepository(root);
  const engine = await Engine.create(assets);
  const rules = engine.compile(readRulesFromRepository(root).loaded);
  const settings = { rules, today };
  const runtime = await startRuntime(assets.runtime);
  const rows: Record<string, string | number>[] = [];

  for (const language of ['javascript', 'python'] as const) {
    const definition = languageOfEditorId(language);
    if (!definition || !hasGrammar(definition)) throw new Error(language);
    const grammar = loadGrammar(runtime, assets.grammar(definition.grammar), definition.sample);
    for (const lines of [1000, 10_000]) {
      const text = generate(language, lines);
      const document = engine.open('bench', language, text);
      let found = 0;
      // Typing a letter into a name in the middle of the file, and taking it back.
      const at = text.indexOf('rows', text.length >> 1) + 4;
      const type: TextEdit[] = [{ start: at, end: at, text: 'x' }];
      const erase: TextEdit[] = [{ start: at, end: at + 1, text: '' }];
      const [parse, full, keystroke, reparse] = inTurns(
        [
          () =>
            time(() => {
              runtime.parser.setLanguage(grammar.language);
              runtime.parser.parse(text)?.delete();
            }),
          () =>
            time(() => {
              const fresh = engine.open('bench', language, text);
              found = engine.analyze(fresh, settings).findings.length;
              fresh.close();
            }),
          () => {
            const taken = time(() => {
              document.edit(type);
              engine.analyze(document, settings);
            });
            document.edit(erase);
            engine.analyze(document, settings);
            return taken;
          },
          () => {
            const taken = time(() => document.edit(type));
            document.edit(erase);
            return taken;
          },
        ],
        warmUp,
        rounds,
      );
      document.close();
      rows.push({
        language,
        lines,
        findings: found,
        'parse P (ms)': parse.toFixed(2),
        'full analysis / P': (full / parse).toFixed(2),
        'keystroke / P': (keystroke / parse).toFixed(2),
        'of it re-parse / P': (reparse / parse).toFixed(2),
      });
    }
  }
  console.table(rows);
  weighAnew(engine, rules);
}

/** What a change of a threat costs: findings of 2,000 files are weighed by other notes, nothing is analyzed. */
function weighAnew(engine: Engine, rules: RuleSet): void {
  const path = '.wardscribe/threat-notes.yaml';
  const text = 'version: 2\nthreats: [{id: T-1, title: T, scope: ["src/**"]}]\n';
  const [notes] = readNotes([{ path, text }]).notes;
  const document = engine.open('src/a.js', 'javascript', generate('javascript', 1000));
  const { findings } = engine.analyze(document, { rules, today });
  document.close();
  const taken = time(() => {
    for (let i = 0; i < 2000; i++) overlay(findings, notes, `src/${i}.js`, today);
  });
  console.log(
    `Notes changed: 2000 files of ${findings.length} findings weighed anew in ${taken.toFixed(0)} ms`,
  );
}

void main();
