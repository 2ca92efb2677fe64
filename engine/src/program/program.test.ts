import assert from 'node:assert/strict';
import path from 'node:path';
import { readAssetsFromRepository, readRulesFromRepository } from '../../../host/src/index';
import { type AnalysisSettings, Engine, type Finding, type Linker, WorkspaceProgram } from '../index';

const root = path.resolve(__dirname, '../../../..');

const routes = `const express = require('express');
const { find } = require('./store');
const app = express();
app.get('/orders', (req, res) => {
  res.json(find(req.query.id));
});
`;
const store = `const mysql = require('mysql2');
const db = mysql.createConnection({});
function find(id) {
  return db.query('SELECT * FROM orders WHERE id = ' + id);
}
module.exports = { find };
`;

describe('data flow through a program', () => {
  let engine: Engine;
  let settings: AnalysisSettings;

  before(async () => {
    engine = await Engine.create(readAssetsFromRepository(root));
    settings = { rules: engine.compile(readRulesFromRepository(root).loaded), today: '2026-01-01' };
  });

  function program(files: Record<string, string>): { program: WorkspaceProgram; linker: Linker } {
    const made = new WorkspaceProgram();
    for (const [name, text] of Object.entries(files)) {
      const document = engine.open(name, 'javascript', text);
      const summary = engine.summarize(document, settings);
      if (summary) made.set(structuredClone(summary));
      document.close();
    }
    const linker: Linker = {
      flowsInto: (summary) => ({ flows: made.flowsWith(summary), textOf: (name) => files[name] }),
    };
    return { program: made, linker };
  }

  function analyze(name: string, text: string, linker?: Linker): Finding[] {
    const document = engine.open(name, 'javascript', text);
    const { findings } = engine.analyze(document, settings, linker);
    document.close();
    return findings.filter(({ ruleId }) => ruleId === 'js-sql-injection');
  }

  it('starts in one file and ends in another, with the code of every step', () => {
    const { linker } = program({ 'src/routes.js': routes, 'src/store.js': store });
    const [finding] = analyze('src/store.js', store, linker);
    assert.deepEqual(
      finding?.flow.map(({ path: file, range, text }) => `${file}:${range.start.line + 1} ${text}`),
      [
        'src/routes.js:5 req.query.id',
        'src/routes.js:5 find(req.query.id)',
        "src/store.js:4 'SELECT * FROM orders WHERE id = ' + id",
      ],
    );
    assert.match(finding.message, /req\.query\.id.* from line 5 of routes\.js\.$/);
    assert.deepEqual(analyze('src/store.js', store), []);
  });

  it('follows a change of either file, and forgets a file that is gone', () => {
    const { program: made, linker } = program({ 'src/routes.js': routes, 'src/store.js': store });
    const safe = store.replace("= ' + id", "= ?', [id]");
    assert.deepEqual(analyze('src/store.js', safe, linker), []);
    assert.equal(analyze('src/store.js', store, linker).length, 1);
    made.delete('src/routes.js');
    assert.deepEqual(analyze('src/store.js', store, linker), []);
  });

  it('does not follow the data of a bundle, and says so', () => {
    const { program: made, linker } = program({ 'src/routes.js': routes });
    const bundle = `${store.replaceAll('\n', ' ')}${'f(1);'.repeat(2000)}`;
    const document = engine.open('src/store.js', 'javascript', bundle);
    const { findings, problems } = engine.analyze(document, settings, linker);
    document.close();
    assert.deepEqual(findings, []);
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'The lines of this file have more than 500 characters on average, as those of a bundle: its data is not followed.',
      ],
    );
    assert.deepEqual(made.paths, ['src/routes.js']);
    assert.equal(analyze('src/store.js', bundle.replaceAll(';', ';\n'), linker).length, 1);
  });
});
