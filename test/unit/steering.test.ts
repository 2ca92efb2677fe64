import assert from 'node:assert/strict';
import { applyEdits, type Finding, languageOfPath, WorkspaceProgram } from '../../engine/src/index';
import { readNotes, rulesWithNotes } from '../../engine/src/threats/index';
import { readRulesFromRepository } from '../../host/src/index';
import { analyzeFiles } from './flows';
import { root, testEngine, today } from './support';

async function findingsOf(notes: string | Record<string, string>, files: Record<string, string>) {
  const texts = typeof notes === 'string' ? { '.wardscribe/threat-notes.yaml': notes } : notes;
  const read = readNotes(
    Object.entries(texts).map(([path, text]) => ({ path, text: `version: 2\n${text}` })),
  );
  assert.deepEqual(read.problems, []);
  const loaded = rulesWithNotes(readRulesFromRepository(root).loaded, read.notes);
  return analyzeFiles((await testEngine()).compile(loaded), files);
}

const brief = ({ ruleId, path, range, message }: Finding) =>
  `${path}:${range.start.line + 1}:${range.start.character + 1} ${ruleId} ${message}`;

const functions = [
  'sources: [{call: ctx.payload}]',
  'sinks: [{call: db.raw, arg: 1, cwe: CWE-89}]',
  'sanitizers: [{call: safeSql, for: [CWE-89]}]',
].join('\n');

describe('functions of the threat notes', () => {
  // The sink's argument is the second; what was made safe may go there.
  const cases: Record<string, [path: string, found: string[], text: string]> = {
    typescript: [
      'a.ts',
      [
        'a.ts:4:12 js-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2.',
        'a.ts:6:17 js-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2.',
      ],
      'function f(ctx: any, db: any) {\n const data = ctx.payload();\n db.run(1, data);\n db.raw(1, data);\n db.raw(1, safeSql(data));\n this.db.raw(2, data);\n}',
    ],
    python: [
      'a.py',
      [
        'a.py:4:13 py-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2.',
        'a.py:6:18 py-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2.',
      ],
      'def f(ctx, db):\n  data = ctx.payload()\n  db.run(1, data)\n  db.raw(1, data)\n  db.raw(1, safeSql(data))\n  self.db.raw(2, data)\n',
    ],
    java: [
      'A.java',
      [
        'A.java:4:12 java-sql-injection Pass ctx.payload() as a parameter of a prepared statement: it becomes part of this SQL text from line 2.',
        'A.java:6:17 java-sql-injection Pass ctx.payload() as a parameter of a prepared statement: it becomes part of this SQL text from line 2.',
      ],
      'class A { void f(Ctx ctx) {\n String data = ctx.payload();\n db.run(1, data);\n db.raw(1, data);\n db.raw(1, safeSql(data));\n this.db.raw(2, data);\n } }',
    ],
    kotlin: [
      'A.kt',
      [
        'A.kt:4:12 kt-sql-injection Pass ctx.payload() as a parameter of a prepared statement: it becomes part of this SQL text from line 2.',
        'A.kt:6:17 kt-sql-injection Pass ctx.payload() as a parameter of a prepared statement: it becomes part of this SQL text from line 2.',
      ],
      'class A { fun f(ctx: Ctx) {\n val data = ctx.payload()\n db.run(1, data)\n db.raw(1, data)\n db.raw(1, safeSql(data))\n this.db.raw(2, data)\n } }',
    ],
    go: [
      'a.go',
      [
        'a.go:5:12 go-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 3.',
        'a.go:7:14 go-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 3.',
      ],
      'package a\nfunc f(ctx Ctx, s S) {\n data := ctx.payload()\n db.run(1, data)\n db.raw(1, data)\n db.raw(1, safeSql(data))\n s.db.raw(2, data)\n}',
    ],
    csharp: [
      'A.cs',
      [
        'A.cs:4:12 cs-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2.',
        'A.cs:6:17 cs-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2.',
      ],
      'class A { void f(Ctx ctx) {\n string data = ctx.payload();\n db.run(1, data);\n db.raw(1, data);\n db.raw(1, safeSql(data));\n this.db.raw(2, data);\n } }',
    ],
    php: [
      'a.php',
      [
        'a.php:4:14 php-sql-injection Pass $ctx->payload() as a parameter of a prepared statement: it becomes part of this SQL text from line 2.',
        'a.php:6:20 php-sql-injection Pass $ctx->payload() as a parameter of a prepared statement: it becomes part of this SQL text from line 2.',
      ],
      '<?php function f($ctx, $db) {\n $data = $ctx->payload();\n $db->run(1, $data);\n $db->raw(1, $data);\n $db->raw(1, safeSql($data));\n $this->db->raw(2, $data);\n }',
    ],
    ruby: [
      'a.rb',
      [
        'a.rb:4:12 rb-sql-injection Pass ctx.payload() as a value beside the query: it becomes part of this SQL text from line 2.',
        'a.rb:6:13 rb-sql-injection Pass ctx.payload() as a value beside the query: it becomes part of this SQL text from line 2.',
      ],
      'def f(ctx, db)\n data = ctx.payload()\n db.run(1, data)\n db.raw(1, data)\n db.raw(1, safeSql(data))\n @db.raw(2, data)\nend',
    ],
    c: [
      'a.c',
      [
        'a.c:4:13 c-sql-injection Bind ctx->payload() as a parameter: it becomes part of this SQL text from line 2.',
        'a.c:6:12 c-sql-injection Bind ctx->payload() as a parameter: it becomes part of this SQL text from line 2.',
      ],
      'void f(struct ctx *ctx, struct db *db) {\n char *data = ctx->payload();\n db->run(1, data);\n db->raw(1, data);\n db->raw(1, safeSql(data));\n db.raw(2, data);\n}',
    ],
  };
  for (const [language, [path, wanted, text]] of Object.entries(cases))
    it(`are sources, sinks and sanitizers in ${language}`, async () => {
      const found = await findingsOf(functions, { [path]: text });
      assert.deepEqual(found.map(brief), wanted);
    });

  it('join flows through the program: a source in one file, a sink in another', async () => {
    const found = await findingsOf(functions, {
      'input.ts': 'export function read(ctx: any) {\n  return ctx.payload();\n}\n',
      'store.ts': 'export function save(db: any, text: string) {\n  db.raw(1, text);\n}\n',
      'main.ts':
        "import { read } from './input';\nimport { save } from './store';\nexport function main(ctx: any, db: any) {\n  save(db, read(ctx));\n}\n",
    });
    assert.deepEqual(found.map(brief), [
      'store.ts:2:13 js-sql-injection Pass ctx.payload() as a query parameter: it becomes part of this SQL text from line 2 of input.ts.',
    ]);
  });

  it('count in the files of their folder only', async () => {
    const text = 'function f(ctx: any, db: any) {\n db.raw(1, ctx.payload());\n}';
    const found = await findingsOf(
      {
        '.wardscribe/threat-notes.yaml': functions,
        'own/.wardscribe/threat-notes.yaml': 'sinks: [{call: other, cwe: CWE-89}]',
      },
      { 'a.ts': text, 'own/a.ts': text, 'ownership/a.ts': text },
    );
    assert.deepEqual(
      found.map(({ path }) => path),
      ['a.ts', 'ownership/a.ts'],
    );
  });

  it('have a rule of their own where the language has none of the weakness', async () => {
    const found = await findingsOf(
      'sinks: [{call: "*.grant", cwe: CWE-284}, {call: "set*Role", arg: 0, cwe: CWE-284}]',
      {
        'a.ts':
          'app.get("/", (req, res) => {\n  roles.grant(req.query.role);\n  setUserRole(req.body.role);\n  setRole("x", req.query.role);\n  setUser(req.query.role);\n});\nimport express from "express";\nconst app = express();',
      },
    );
    assert.deepEqual(found.map(brief), [
      'a.ts:2:15 threat-notes.sink-cwe-284 Check req.query.role before it gets here: it comes from line 2, and the threat notes name this call as a sink of CWE-284.',
      'a.ts:3:15 threat-notes.sink-cwe-284 Check req.body.role before it gets here: it comes from line 3, and the threat notes name this call as a sink of CWE-284.',
    ]);
  });

  it('do with data what the summaries say', async () => {
    const files = {
      'a.ts':
        'function f(ctx: any, db: any) {\n db.raw(1, idOf(ctx.payload()));\n db.raw(1, cache.pick(ctx.payload(), 1));\n}',
    };
    const lines = async (notes: string) =>
      (await findingsOf(notes, files)).map(({ range }) => range.start.line + 1);
    assert.deepEqual(await lines(functions), [2, 3]);
    assert.deepEqual(
      await lines(
        `${functions}\nsummaries: [{call: idOf, flow: []}, {call: "*.pick", flow: ["arg1 -> return"]}]`,
      ),
      [],
    );
  });
});

describe('calls that the threat notes forbid', () => {
  it('are findings in their scope, with what to call instead', async () => {
    const notes =
      'forbidden: [{call: "console.*", use: audit.log, scope: ["src/**"], cwe: CWE-532}, {call: eval, reason: we never run text}]';
    const text = 'console.log(a, b);\neval(x);\nconsoles.log(a);\n';
    const found = await findingsOf(notes, { 'src/a.ts': text, 'lib/a.ts': text });
    assert.deepEqual(found.filter(({ ruleId }) => ruleId.startsWith('threat-notes.')).map(brief), [
      'src/a.ts:1:1 threat-notes.forbidden.console.any Call audit.log instead of console.log: the threat notes do not allow it here.',
      'src/a.ts:2:1 threat-notes.forbidden.eval Do not call eval: we never run text.',
      'lib/a.ts:2:1 threat-notes.forbidden.eval Do not call eval: we never run text.',
    ]);
  });

  it('with an asset, are findings where its data is handed over', async () => {
    const notes =
      'assets: [{id: phi, title: Patient records, class: phi, identifiers: [ssn]}, {id: x, title: X, identifiers: [other]}]\n' +
      'forbidden: [{call: "audit.*", withAsset: phi, use: safe.log}]';
    const found = await findingsOf(notes, {
      'a.ts':
        'audit.write(1, patient.ssn);\naudit.write(patient.other);\nconst text = `${patient.ssn}`;\naudit.write(text);\n',
    });
    assert.deepEqual(found.map(brief), [
      'a.ts:1:16 threat-notes.forbidden.audit.any Call safe.log instead of audit.write for patient.ssn (Patient records, phi): the threat notes do not allow it here.',
      'a.ts:4:13 threat-notes.forbidden.audit.any Call safe.log instead of audit.write for patient.ssn (Patient records, phi): the threat notes do not allow it here.',
    ]);
  });

  /** The text after the fix of its finding, with which it has none any more. */
  async function fixed(notes: string, path: string, text: string): Promise<string> {
    const engine = await testEngine();
    const read = readNotes([{ path: '.wardscribe/threat-notes.yaml', text: `version: 2\n${notes}` }]);
    const loaded = rulesWithNotes(readRulesFromRepository(root).loaded, read.notes);
    const settings = { rules: engine.compile(loaded), notes: read.notes, today };
    const look = (code: string) => {
      const document = engine.open(path, languageOfPath(path)!, code);
      const program = new WorkspaceProgram([]);
      const summary = engine.summarize(document, settings);
      if (summary) program.set(summary);
      const linker = { flowsInto: () => ({ flows: program.flows().get(path) ?? [], textOf: () => code }) };
      const all = engine.analyze(document, settings, linker).findings;
      const own = all.filter(({ ruleId }) => ruleId.startsWith('threat-notes.forbidden'));
      const fixes = own.flatMap((finding) => engine.fixes(document, finding, settings, linker));
      document.close();
      return { own, fixes };
    };
    const { own, fixes } = look(text);
    assert.equal(own.length, 1);
    const [fix] = fixes;
    assert.ok(fix, 'no fix');
    assert.equal(fix.grade, 'review');
    const changed = applyEdits(text, fix.edits);
    assert.deepEqual(look(changed).own, []);
    return `${fix.title}: ${changed}`;
  }

  const console = 'forbidden: [{call: "console.*", use: audit.log}]';
  const asset =
    'assets: [{id: phi, title: Records, identifiers: [ssn]}]\nforbidden: [{call: "audit.*", withAsset: phi, use: safe.log}]';
  const fixes: [name: string, notes: string, path: string, before: string, after: string][] = [
    [
      'in JavaScript',
      console,
      'a.js',
      "if (a) console.log('x', f(a), ...b); // why\n",
      "Call audit.log: if (a) audit.log('x', f(a), ...b); // why\n",
    ],
    ['without arguments', console, 'a.ts', 'console.clear();\n', 'Call audit.log: audit.log();\n'],
    [
      'in Python',
      'forbidden: [{call: pickle.loads, use: json.loads}]',
      'a.py',
      'def f(text):\n    return pickle.loads(text, strict=True)\n',
      'Call json.loads: def f(text):\n    return json.loads(text, strict=True)\n',
    ],
    [
      'in PHP',
      'forbidden: [{call: var_dump, use: audit}]',
      'a.php',
      '<?php\nvar_dump($a, $b);\n',
      'Call audit: <?php\naudit($a, $b);\n',
    ],
    [
      'of data',
      asset,
      'a.ts',
      'audit.write(1, patient.ssn);\n',
      'Call safe.log: safe.log(1, patient.ssn);\n',
    ],
  ];
  for (const [name, notes, path, before, after] of fixes)
    it(`become the call of what is to be used instead, ${name}`, async () => {
      assert.equal(await fixed(notes, path, before), after);
    });
});
