/**
 * How the cost of data flow grows, as ratios to the bare parse (P) of the same texts in the same run: with the statements
 * of one function, and with the files of a workspace. Linear where the ratio stays. `npm run bench -- growth`.
 */
import path from 'node:path';
import { Engine, WorkspaceProgram } from '../engine/src/index';
import { languageOfEditorId } from '../engine/src/languages/index';
import { hasGrammar } from '../engine/src/languages/language';
import { loadGrammar } from '../engine/src/syntax/grammar';
import { startRuntime } from '../engine/src/syntax/runtime';
import { readAssetsFromRepository, readRulesFromRepository } from '../host/src/index';
import { time } from './timing';

const root = path.resolve(__dirname, '../..');

async function main(): Promise<void> {
  const assets = readAssetsFromRepository(root);
  const engine = await Engine.create(assets);
  const settings = {
    rules: engine.compile(readRulesFromRepository(root).loaded),
    today: '2026-01-01',
  };
  const runtime = await startRuntime(assets.runtime);
  const definition = languageOfEditorId('javascript');
  if (!definition || !hasGrammar(definition)) throw new Error('javascript');
  const grammar = loadGrammar(runtime, assets.grammar(definition.grammar), definition.sample);
  const parse = (texts: readonly string[]) =>
    time(() => {
      runtime.parser.setLanguage(grammar.language);
      for (const text of texts) runtime.parser.parse(text)?.delete();
    });

  /** Looks at all texts, links them, and counts the flows. */
  const follow = (texts: readonly string[]) => {
    const program = new WorkspaceProgram();
    const looks = time(() =>
      texts.forEach((text, i) => {
        const document = engine.open(`src/part${i}.js`, 'javascript', text);
        const { summary } = engine.firstLook(document, settings);
        if (summary) program.set(summary);
        document.close();
      }),
    );
    let flows = 0;
    const links = time(() => {
      for (const found of program.flows().values()) flows += found.length;
    });
    return { looks, links, flows };
  };

  follow(files(200));
  const row = (what: string, count: number, texts: readonly string[]) => {
    const p = parse(texts);
    const { looks, links, flows } = follow(texts);
    return {
      what,
      count,
      flows,
      'parse P (ms)': p.toFixed(1),
      'first look / P': (looks / p).toFixed(2),
      'linking / P': (links / p).toFixed(2),
    };
  };
  console.table([
    ...[500, 1000, 2000, 4000].map((count) => row('statements of a function', count, [long(count)])),
    ...[100, 1000, 10_000].map((count) => row('files', count, files(count))),
  ]);
}

/** A program with one function of so many statements, through all of which data passes. */
function long(statements: number): string {
  const lines = Array.from({ length: statements }, (_, i) => {
    if (i % 10 === 9) return `  if (value${i - 1}.length > ${i}) { total += value${i - 1}.length; }`;
    return `  const value${i} = ${i % 10 === 0 ? 'id' : `value${i - 1}`} + format(${i}, total);`;
  });
  return [
    "const express = require('express');",
    "const db = require('mysql2').createConnection({});",
    'const app = express();',
    "app.get('/', (req, res) => {",
    '  const id = req.query.id;',
    '  let total = 0;',
    ...lines,
    `  db.query('SELECT ' + value${statements - 2});`,
    '});',
    '',
  ].join('\n');
}

/** Files in chains of ten: the first one reads a request, the last one writes it into a statement. */
function files(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const place = i % 10;
    if (place === 9)
      return `const db = require('mysql2').createConnection({});
exports.step${i} = (value) => db.query('SELECT ' + value);
`;
    const next = `const { step${i + 1} } = require('./part${i + 1}');\n`;
    if (place > 0)
      return `${next}exports.step${i} = function (value) {
  const rows = [];
  for (const part of value.split(',')) rows.push(part.trim());
  return step${i + 1}(rows.join(' '));
};
`;
    return `${next}const app = require('express')();
app.get('/orders/${i}', (req, res) => {
  res.json(step${i + 1}(req.query.id));
});
`;
  });
}

void main();
