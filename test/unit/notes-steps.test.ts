import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type DocumentSummary,
  type Finding,
  type KeptLook,
  type LoadedRules,
  languageOfPath,
  overlay,
  readNotes,
  rulesWithNotes,
  type ThreatNotes,
  WorkspaceProgram,
} from '../../engine/src/index';
import type { NotesChange, TextHolds } from '../../engine/src/threats/index';
import { readRulesFromRepository } from '../../host/src/index';
import { root, testEngine, today } from './support';

/** A small project: data of a request goes through files, with functions that only notes know. */
const files: Readonly<Record<string, string>> = {
  'src/routes.js': `const { load } = require('./load');
const app = require('express')();
app.get('/a', (req, res) => { assertOwner(req); res.json(load(req.query.id)); });
app.get('/b', (req, res) => res.json(load(safeSql(req.query.id))));
app.get('/c', (ctx, res) => res.json(load(codec.wrapped(ctx.payload()))));
`,
  'src/load.js': `const store = require('./store');
exports.load = (id) => store.find('SELECT ' + id);
`,
  'src/store.js': `const pool = require('mysql2').createConnection({});
exports.find = (text) => { store.raw(text); audit.log(text); return pool.query(text); };
`,
  'src/log.js': `// @threat T-1: names are logged
exports.show = (patient) => { console.log(patient.bloodType); legacy.print(1); vendor.send(patient.ssn, Number(patient.ssn)); };
`,
  'src/sub/other.py': `from flask import Flask, request
app = Flask(__name__)

@app.get("/d")
def show(ctx, store):
    # @mitigates T-2 with C-1
    store.raw(request.args["id"])
    store.raw(safe_sql(ctx.payload()))
    eval(1)
`,
  'src/Other.java': `class Other { void f(Ctx ctx, Store store) { String data = ctx.payload(); store.raw(codec.wrapped(data)); legacy.print(data); } }
`,
  'src/plain.js': 'exports.add = (a, b) => a + Number(b);\n',
};

/** Lines of notes; each step takes some of each list. */
const lists = {
  sources: ['{call: ctx.payload}', '{call: ctx.payload, kind: network}', '{call: "*.find"}'],
  sinks: [
    '{call: store.raw, cwe: CWE-89}',
    '{call: vendor.send, arg: 0, cwe: CWE-1004}',
    '{call: "leg*.print", cwe: CWE-79}',
  ],
  sanitizers: ['{call: safeSql, for: [CWE-89]}', '{call: "safe_*"}'],
  summaries: ['{call: "*.wrapped", flow: ["arg0 -> return"]}', '{call: "*.wrapped", flow: []}'],
  forbidden: [
    '{call: legacy.print, use: audit.log}',
    '{call: vendor.send, withAsset: phi}',
    '{call: console.log, withAsset: phi, scope: ["src/*.js"]}',
    '{call: eval, reason: It runs text}',
    '{call: eval, use: json.loads}',
  ],
  threats: [
    '{id: T-1, title: Reads others, severity: critical, cwe: [CWE-89], mitigations: [C-1]}',
    '{id: T-2, title: Runs text, severity: low, scope: ["src/*.js"]}',
  ],
  controls: [
    '{id: C-1, title: Checks, check: {mustCall: assertOwner, before: [pool.*]}}',
    '{id: C-2, title: Logs, scope: ["src/s*.js"], check: {inEvery: function, mustCall: audit.log}}',
    '{id: C-3, title: No raw text, check: {mustNotCall: [store.raw]}}',
    '{id: C-5, title: Encrypts, check: {inEvery: file, mustUse: [encryption]}}',
    '{id: C-6, title: Limits, scope: ["src/*.js"], check: {mustUse: [rate-limit, audit-log]}}',
    '{id: C-4, title: Checks first, check: {mustCall: [assertOwner, assertAdmin]}}',
  ],
} as const;
const assets = [
  '{id: phi, title: Records, class: phi, identifiers: [ssn]}',
  '{id: phi, title: Records, class: phi, identifiers: [ssn, bloodType]}',
  '{id: phi, title: Health records, class: pii, identifiers: ["blood*"]}',
];

/** A line that a step adds or takes away, or something else that it turns into another. */
const changes = [
  ...Object.entries(lists).flatMap(([list, lines]) => lines.map((line) => ({ list, line }))),
  ...assets.map((line) => ({ list: 'assets', line })),
  { list: 'folder', line: 'src/sub/' },
];

/** The notes after each of some changes. */
function notesAfter(steps: readonly (typeof changes)[number][]): ThreatNotes[][] {
  const own = new Map<string, string[]>();
  let asset = assets[0];
  let below = '';
  return steps.map(({ list, line }) => {
    const lines = own.get(list) ?? [];
    if (list === 'assets') asset = line;
    else if (list === 'folder') below = below === '' ? line : '';
    else own.set(list, lines.includes(line) ? lines.filter((each) => each !== line) : [...lines, line]);
    const head = `version: 2\nassets: [${asset}]\n`;
    const text = head + [...own].map(([name, some]) => `${name}: [${some.join(', ')}]\n`).join('');
    const texts = [{ path: '.wardscribe/threat-notes.yaml', text }];
    if (below !== '') texts.push({ path: `${below}.wardscribe/threat-notes.yaml`, text: head });
    const { notes, stale } = readNotes(texts);
    // A threat may name a control that is not there; then nothing of the file would count.
    return stale.length > 0 ? readNotes([{ path: texts[0].path, text: head }]).notes : notes;
  });
}

interface Known {
  findings: Finding[];
  flows: string;
  holds: TextHolds;
}

describe('a change of the notes', () => {
  it('leaves no file out that a fresh analysis sees otherwise', async function () {
    this.timeout(120_000);
    const engine = await testEngine();
    const { loaded } = readRulesFromRepository(root);
    // Enough of them to be told apart; all would take a minute for each language.
    const wanted = /sql-injection|sensitive|command-injection/;
    const base: LoadedRules = { ...loaded, rules: loaded.rules.filter(({ id }) => wanted.test(id)) };

    /** Looks at files as a scan does: by themselves, and again with the flows into them. */
    const state = (
      rules: LoadedRules,
      notes: readonly ThreatNotes[],
      earlier?: ReturnType<typeof engine.compile>,
    ) => {
      const compiled = engine.compile(rules, earlier);
      const settings = { rules: compiled, notes, today };
      const opened = <T>(path: string, work: (document: ReturnType<typeof engine.open>) => T): T => {
        const document = engine.open(path, languageOfPath(path) as string, files[path]);
        try {
          return work(document);
        } finally {
          document.close();
        }
      };
      const first = (path: string) => opened(path, (document) => engine.firstLook(document, settings));
      const again = (path: string, kept: KeptLook | undefined, program: WorkspaceProgram) =>
        opened(path, (document) => {
          const known = { flows: program.flowsInto(path), textOf: (other: string) => files[other] };
          return kept
            ? engine.analyzeAgain(document, settings, kept, known)
            : engine.analyze(document, settings, { flowsInto: () => known });
        });
      return { settings, first, again };
    };
    type State = ReturnType<typeof state>;
    const add = (program: WorkspaceProgram, path: string, summary: DocumentSummary | undefined) =>
      summary ? program.set(summary) : program.delete(path);
    const look = (
      now: State,
      program: WorkspaceProgram,
      paths: readonly string[],
      known: Map<string, Known>,
    ) => {
      const looks = paths.map((path) => ({ path, ...now.first(path) }));
      for (const { path, summary } of looks) add(program, path, summary);
      for (const { path, kept, speaks, summary } of looks) {
        const { findings } = now.again(path, kept, program);
        const holds = { speaks, ...(summary && { names: summary.held }) };
        known.set(path, { findings, flows: JSON.stringify(program.flowsInto(path)), holds });
      }
    };
    const told = (known: ReadonlyMap<string, Known>) =>
      Object.fromEntries([...known].map(([path, { findings }]) => [path, findings]).sort());

    let left = 0;
    const step = (
      before: State,
      now: State,
      notes: readonly ThreatNotes[],
      program: WorkspaceProgram,
      known: Map<string, Known>,
    ) => {
      const change: NotesChange = engine.change(before.settings, now.settings);
      program.recheck(notes);
      const concerned = Object.keys(files).filter((path) => {
        const { holds, findings } = known.get(path) as Known;
        return change.concerns(path, holds, findings);
      });
      for (const path of program.thatConcern((path, held) => change.concernsSummary(path, held)))
        assert.ok(concerned.includes(path), path);
      for (const [path, each] of known)
        each.findings = overlay(each.findings, notes.at(-1) && nearest(notes, path), path, today);
      left += Object.keys(files).length - concerned.length;
      look(now, program, concerned, known);
      const others = [...known].filter(
        ([path, { flows }]) => flows !== JSON.stringify(program.flowsInto(path)),
      );
      look(
        now,
        program,
        others.map(([path]) => path),
        known,
      );
    };

    const all = Object.keys(files);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...changes), { minLength: 4, maxLength: 12 }), (steps) => {
        let rules = rulesWithNotes(base, []);
        let before = state(rules, []);
        const program = new WorkspaceProgram();
        const known = new Map<string, Known>();
        look(before, program, all, known);
        for (const notes of notesAfter(steps)) {
          rules = rulesWithNotes(base, notes, rules);
          const now = state(rules, notes, before.settings.rules);
          step(before, now, notes, program, known);
          before = now;
          const fresh = new Map<string, Known>();
          const afresh = state(rulesWithNotes(base, notes), notes, before.settings.rules);
          look(afresh, new WorkspaceProgram(), all, fresh);
          assert.deepEqual(told(known), told(fresh));
        }
      }),
      { numRuns: 8 },
    );
    assert.ok(left > 0, 'some files were left alone');
  });
});

function nearest(notes: readonly ThreatNotes[], path: string): ThreatNotes | undefined {
  return notes.filter(({ base }) => path.startsWith(base)).sort((a, b) => b.base.length - a.base.length)[0];
}
