import assert from 'node:assert/strict';
import { runControl as run, saidOf as said } from '../../../test/unit/controls';

describe('controls that must hold', () => {
  const beforeReads = '{ inEvery: function, mustCall: assertOwner, before: [db.*] }';
  const always = '{ inEvery: function, mustCall: assertOwner }';

  const one = async (check: string, code: string, name = 'src/a.js') =>
    said((await run(check, { [name]: code })).findings);

  it('says what is missing, where, and what for', async () => {
    const { findings, controls } = await run(beforeReads, {
      'src/a.js': 'async function get(req) {\n  return db.query(req.id);\n}\n',
    });
    assert.deepEqual(
      findings.map(({ message, severity, cwe, threats, control, range }) => ({
        message,
        severity,
        cwe,
        threats,
        control,
        range,
      })),
      [
        {
          message:
            'get does not call assertOwner before db.query on line 2: control C-1 "Check ownership before any read" answers T-1.',
          severity: 'error',
          cwe: ['CWE-639'],
          threats: [{ id: 'T-1', title: 'Reads the records of others' }],
          control: { id: 'C-1', title: 'Check ownership before any read' },
          range: { start: { line: 0, character: 15 }, end: { line: 0, character: 18 } },
        },
      ],
    );
    assert.deepEqual(
      controls.map(({ met, missing }) => [met.length, missing.length]),
      [[0, 1]],
    );
  });

  it('is less sure where a name alone says what a call runs', async () => {
    const code = `class Store { loadRecord(id) { return db.query(id); } }
function typed(r) { return new Store().loadRecord(r.id); }
function guessed(r, store) { return store.loadRecord(r.id); }
`;
    const { findings } = await run(beforeReads, { 'src/a.js': code });
    assert.deepEqual(
      findings.map(({ range, confidence }) => [range.start.line + 1, confidence]),
      [
        [1, 'high'],
        [2, 'high'],
        [3, 'medium'],
      ],
    );
  });

  const cases: [string, string, string, string[]][] = [
    ['all ways', beforeReads, 'function get(r) { assertOwner(r); return db.query(r); }', []],
    [
      'one branch',
      beforeReads,
      'function get(r) {\n  if (r.mine) assertOwner(r);\n  return db.query(r);\n}',
      ['get does not call assertOwner before db.query on line 3 when r.mine is not set, line 2'],
    ],
    [
      'a guard that answers',
      beforeReads,
      'function get(r) { if (!r.user) return deny(); assertOwner(r); return db.query(r); }',
      [],
    ],
    [
      'a loop that may not run',
      beforeReads,
      'function get(r) {\n  for (const x of r.all) assertOwner(x);\n  return db.query(r);\n}',
      ['get does not call assertOwner before db.query on line 3 when r.all is empty, line 2'],
    ],
    [
      'a swallowed refusal',
      beforeReads,
      'function get(r) {\n  try { assertOwner(r); } catch (e) { log(e); }\n  return db.query(r);\n}',
      ['get does not call assertOwner before db.query on line 3 when assertOwner(r) throws, line 2'],
    ],
    [
      'a refusal that is told',
      beforeReads,
      'function get(r) { try { assertOwner(r); return db.query(r); } catch (e) { deny(e); } }',
      [],
    ],
    [
      'finally',
      '{ inEvery: function, mustCall: audit }',
      'function get(r) { try { if (r.a) return one(); two(); } finally { audit(r); } }',
      [],
    ],
    [
      'switch',
      always,
      'function get(r) {\n  switch (r.kind) {\n    case 1: assertOwner(r); break;\n    case 2: break;\n    default: assertOwner(r);\n  }\n}',
      ['get does not call assertOwner in the case 2, line 4'],
    ],
    [
      'short circuit',
      always,
      'function get(r) {\n  return r.user && assertOwner(r);\n}',
      ['get does not call assertOwner when r.user is not set, line 2'],
    ],
    ['a throw needs nothing', always, 'function get(r) { if (!r) throw new Error(); assertOwner(r); }', []],
    ['a loop without end', always, 'function get(r) { while (true) { if (assertOwner(r)) break; } }', []],
    [
      'a callback that surely runs',
      always,
      'async function get(r) { await withTransaction(async () => { assertOwner(r); }); }',
      [],
    ],
    [
      'a callback that may not run',
      always,
      'function get(r) { r.items.forEach((x) => { assertOwner(x); }); }',
      ['get does not call assertOwner'],
    ],
    [
      'a helper',
      beforeReads,
      'function get(r) { check(r); return db.query(r); }\nfunction check(r) { if (r.a) assertOwner(r.a); else assertOwner(r); }',
      [],
    ],
    [
      'a helper that may not',
      beforeReads,
      'function get(r) {\n  check(r);\n  return db.query(r);\n}\nfunction check(r) { if (r.a) assertOwner(r); }',
      ['get does not call assertOwner before db.query on line 3'],
    ],
    ['recursion', always, 'function get(r) { if (r.next) return get(r.next); return assertOwner(r); }', []],
    [
      'a read in a helper',
      '{ inEvery: function, matching: get*, mustCall: assertOwner, before: [db.*] }',
      'function getIt(r) {\n  return load(r);\n}\nfunction load(r) { return db.query(r); }',
      ['getIt does not call assertOwner before load on line 2, which calls db.query'],
    ],
    [
      'after',
      '{ inEvery: function, mustCall: audit, after: [db.save] }',
      'function put(r) {\n  db.save(r);\n  if (r.quiet) return;\n  audit(r);\n}',
      ['put does not call audit after db.save on line 2 when r.quiet is set, line 3'],
    ],
    [
      'after, on all ways',
      '{ inEvery: function, mustCall: audit, after: [db.save] }',
      'function put(r) { if (r.none) return; db.save(r); audit(r); }',
      [],
    ],
  ];
  for (const [name, check, code, wanted] of cases)
    it(`JavaScript: ${name}`, async () => assert.deepEqual(await one(check, code), wanted));

  const others: [string, string, string][] = [
    [
      'src/a.py',
      'def get(r):\n    if r.user:\n        assertOwner(r)\n    return db.query(r)\n',
      'def get(r):\n    try:\n        assertOwner(r)\n    finally:\n        log(r)\n    return db.query(r)\n',
    ],
    [
      'src/A.java',
      'class A { Object get(R r) { if (r.ok) { assertOwner(r); } return db.query(r); } }',
      'class A { Object get(R r) { check(r); return db.query(r); } void check(R r) { assertOwner(r); } }',
    ],
    [
      'src/a.kt',
      'class A { fun get(r: R): Any { if (r.ok) { assertOwner(r) }\n return db.query(r) } }',
      'class A { fun get(r: R): Any { assertOwner(r)\n return db.query(r) } }',
    ],
    [
      'src/a.go',
      'package a\nfunc get(r R) any {\n\tif r.ok {\n\t\tassertOwner(r)\n\t}\n\treturn db.query(r)\n}\n',
      'package a\nfunc get(r R) any {\n\tif err := assertOwner(r); err != nil {\n\t\treturn err\n\t}\n\treturn db.query(r)\n}\n',
    ],
    [
      'src/a.c',
      'int get(int r) { if (r) assertOwner(r); return db.query(r); }',
      'int get(int r) { if (!assertOwner(r)) goto out; return db.query(r); out: return 1; }',
    ],
    [
      'src/a.cs',
      'class A { object get(R r) { if (r.Ok) { assertOwner(r); } return db.query(r); } }',
      'class A { object get(R r) { using (lock1) { assertOwner(r); } return db.query(r); } }',
    ],
    [
      'src/a.php',
      '<?php\nfunction get($r) { if ($r) { assertOwner($r); } return $db->query($r); }',
      '<?php\nfunction get($r) { assertOwner($r); return $db->query($r); }',
    ],
    [
      'src/a.rb',
      'def get(r)\n  assertOwner(r) if r.ok\n  db.query(r)\nend\n',
      'def get(r)\n  return deny unless assertOwner(r)\n  db.query(r)\nend\n',
    ],
    [
      'src/a.ts',
      'class A { get(r: R) { if (r.ok) { assertOwner(r); } return this.db.query(r); } }',
      'class A { get(r: R) { this.auth.assertOwner(r); return this.db.query(r); } }',
    ],
  ];
  for (const [name, bad, good] of others)
    it(`${name}: one branch misses it, all ways have it`, async () => {
      assert.equal((await one(beforeReads, bad, name)).length, 1, bad);
      assert.match(
        (await one(beforeReads, bad, name))[0],
        /^get does not call assertOwner before .*query on line \d/,
      );
      assert.deepEqual(await one(beforeReads, good, name), [], good);
    });

  const inHandlers = '{ mustCall: assertOwner, before: [db.*] }';
  const app = "const express = require('express');\nconst app = express();\n";
  it('looks at handlers, and at what runs before them', async () => {
    const bad = `${app}app.get('/a', (req, res) => { res.json(db.query(req.id)); });\n`;
    assert.deepEqual(await one(inHandlers, bad), [
      'GET /a does not call assertOwner before db.query on line 3',
    ]);
    const routed = `${app}app.get('/a', assertOwner, (req, res) => { res.json(db.query(req.id)); });\n`;
    assert.deepEqual(await one(inHandlers, routed), []);
    const used = `${app}app.use(assertOwner);\napp.get('/a', (req, res) => { res.json(db.query(req.id)); });\n`;
    assert.deepEqual(await one(inHandlers, used), []);
    const guard =
      'function guard(req, res, next) { if (!req.user) return res.sendStatus(401); assertOwner(req); next(); }\n';
    assert.deepEqual(await one(inHandlers, `${guard}${routed.replace('assertOwner', 'guard')}`), []);
    const late = guard.replace('assertOwner(req); next();', 'next(); assertOwner(req);');
    assert.equal((await one(inHandlers, `${late}${routed.replace('assertOwner', 'guard')}`)).length, 1);
    const wrapper =
      'const guarded = (handler) => (req, res) => { assertOwner(req); return handler(req, res); };\n';
    const wrapped = `${app}${wrapper}function show(req, res) { res.json(db.query(req.id)); }\napp.get('/a', guarded(show));\n`;
    assert.deepEqual(await one(inHandlers, wrapped), []);
  });

  it('follows helpers, handlers and middleware into other files', async () => {
    const routes =
      "const express = require('express');\nconst { guard } = require('./guard');\nconst { show } = require('./show');\nconst app = express();\napp.get('/a', guard, show);\n";
    const show = 'function show(req, res) { res.json(db.query(req.id)); }\nmodule.exports = { show };\n';
    const guard =
      'function guard(req, res, next) { assertOwner(req); next(); }\nmodule.exports = { guard };\n';
    const files = { 'src/show.js': show, 'src/routes.js': routes, 'src/guard.js': guard };
    const met = await run(inHandlers, files);
    assert.deepEqual(said(met.findings), []);
    assert.equal(met.controls[0]?.met[0]?.by?.path, 'src/routes.js');
    const without = await run(inHandlers, {
      ...files,
      'src/guard.js': guard.replace('assertOwner(req);', ''),
    });
    assert.deepEqual(said(without.findings), ['show does not call assertOwner before db.query on line 1']);
  });

  it('follows a call into a file that gives an object of functions', async () => {
    const show =
      "const { check } = require('./check');\nfunction show(r) { check(r); return db.query(r); }\n";
    const check = 'function check(r) { assertOwner(r); }\nmodule.exports = { check };\n';
    assert.deepEqual(
      said((await run(beforeReads, { 'src/show.js': show, 'src/check.js': check })).findings),
      [],
    );
    const lax = check.replace('assertOwner', 'look');
    assert.equal((await run(beforeReads, { 'src/show.js': show, 'src/check.js': lax })).findings.length, 1);
  });

  it('takes decorators as what runs before', async () => {
    const code =
      'def owner(f):\n    def inner(r):\n        assertOwner(r)\n        return f(r)\n    return inner\n\n@owner\ndef get(r):\n    return db.query(r)\n';
    assert.deepEqual(
      await one(
        '{ inEvery: function, matching: get, mustCall: assertOwner, before: [db.*] }',
        code,
        'src/a.py',
      ),
      [],
    );
  });

  it('inserts the call', async () => {
    const check =
      '{ inEvery: function, mustCall: assertOwner, before: [db.*], insert: "await assertOwner(r);" }';
    const code =
      'async function get(r) {\n  const id = r.id;\n  const row = await db.query(id);\n  return row;\n}\n';
    const [fix] = (await run(check, { 'src/a.js': code })).fixed;
    assert.equal(fix?.title, 'Insert await assertOwner(r);');
    assert.equal(fix.grade, 'review');
    assert.deepEqual(fix.edits, [
      { start: code.indexOf('const row'), end: code.indexOf('const row'), text: 'await assertOwner(r);\n  ' },
    ]);
    const plain = '{ inEvery: function, mustCall: assert_owner, insert: "assert_owner(r);" }';
    const python = 'def get(r):\n    """Gets."""\n    return 1\n';
    assert.deepEqual(
      (await run(plain, { 'src/a.py': python })).fixed.map(({ edits }) => edits),
      [[{ start: python.indexOf('return'), end: python.indexOf('return'), text: 'assert_owner(r)\n    ' }]],
    );
  });

  it('finds calls that must not be there', async () => {
    const { findings } = await run('{ mustNotCall: [db.raw] }', {
      'src/a.js': 'db.raw(x);\nthis.db.raw(y);\nraw(z);\n',
    });
    assert.deepEqual(
      findings.map(({ range, message }) => [range.start.line, message.replace(/: .*/, '')]),
      [
        [0, 'Do not call db.raw'],
        [1, 'Do not call this.db.raw'],
      ],
    );
  });
});
