import assert from 'node:assert/strict';
import { rulesFrom, testEngine, today } from '../../../test/unit/support';
import { applyEdits } from '../index';

/** The title and the text after the first fix of the first finding; undefined when there is none. */
async function fixed(
  rule: string,
  language: string,
  text: string,
): Promise<{ title: string; text: string } | undefined> {
  const engine = await testEngine();
  const rules = await rulesFrom(rule);
  const document = engine.open(`case.${language === 'python' ? 'py' : 'js'}`, language, text);
  try {
    const { findings, problems } = engine.analyze(document, { rules, today });
    assert.deepEqual(problems, []);
    assert.equal(findings.length, 1, 'one finding');
    const [fix] = engine.fixes(document, findings[0], { rules, today });
    return fix && { title: fix.title, text: applyEdits(text, fix.edits) };
  } finally {
    document.close();
  }
}

const head = (language: string) =>
  `  - id: t\n    languages: [${language}]\n    severity: ERROR\n    message: m\n    metadata:\n      cwe: CWE-1\n`;

const sql = (language: string, placeholder: string) => `  - id: t
    languages: [${language}]
    severity: ERROR
    message: m
    mode: taint
    pattern-sources: [{pattern: source(...)}]
    pattern-sinks: [{patterns: [{pattern: "$DB.run($SQL, ...)"}, {focus-metavariable: $SQL}]}]
    metadata:
      cwe: CWE-89
      fixes: [{title: "Use $FIXED", grade: review, builder: {name: sql-parameters, options: {placeholder: "${placeholder}"}}}]
`;

const command = (language: string, pattern: string) => `  - id: t
    languages: [${language}]
    severity: ERROR
    message: m
    mode: taint
    pattern-sources: [{pattern: source(...)}]
    pattern-sinks: [{patterns: [{pattern: "${pattern}"}, {focus-metavariable: $C}]}]
    metadata:
      cwe: CWE-78
      fixes: [{title: "Use $FIXED", grade: review, builder: {name: command-arguments}}]
`;

describe('fixes', () => {
  it('fill a template, keep the code as it was, and shorten it in the title only', async () => {
    const long = `'${'x'.repeat(80)}'`;
    const rule = `${head('javascript')}      fixes: [{title: "Use g($X)", grade: safe, template: "g($X)"}]\n    pattern: f($X)\n`;
    const result = await fixed(rule, 'javascript', `f(${long});`);
    assert.equal(result?.text, `g(${long});`);
    assert.match(result?.title ?? '', /^Use g\('x{50,60}…\)$/);
  });

  it('are not offered when they do not parse, do not remove the finding, or name what is not bound', async () => {
    for (const template of ['g(', 'f($X, 1)', 'g($Y)']) {
      const rule = `${head('javascript')}      fixes: [{title: T, grade: safe, template: "${template}"}]\n    pattern: f($X, ...)\n`;
      assert.equal(await fixed(rule, 'javascript', 'f(1);'), undefined, template);
    }
  });

  it('replace the whole pattern where they say so', async () => {
    const rule = `${head('javascript')}      fixes: [{title: T, grade: safe, template: "g($X)", replace: whole}]\n    patterns: [{pattern: f($X)}, {focus-metavariable: $X}]\n`;
    assert.equal((await fixed(rule, 'javascript', 'a = f(1);'))?.text, 'a = g(1);');
  });

  it("stand below each other as the code does, where Semgrep's fix has several lines", async () => {
    const rule = `${head('python')}    pattern: f($X)\n    fix: |\n      check($X)\n      g($X)\n`;
    assert.equal(
      (await fixed(rule, 'python', 'def a():\n    f(1)\n'))?.text,
      'def a():\n    check(1)\n    g(1)\n',
    );
    assert.equal((await fixed(rule, 'python', 'f(1)\n'))?.text, 'check(1)\ng(1)\n');
  });

  const operands: [language: string, fix: string, code: string, after: string][] = [
    ['python', 'a + b', 'x = f() * 2', 'x = (a + b) * 2'],
    ['python', 'a + b', 'x = f()', 'x = a + b'],
    ['python', 'a + b', 'g(f())', 'g(a + b)'],
    ['python', 'a + b', 'f().c', '(a + b).c'],
    ['python', 'a(b)', 'f() * 2', 'a(b) * 2'],
    ['javascript', 'a ? b : c', 'x = !f();', 'x = !(a ? b : c);'],
    ['javascript', 'a || b', 'x = f()[1];', 'x = (a || b)[1];'],
    ['javascript', '(a + b)', 'x = f() * 2;', 'x = (a + b) * 2;'],
    ['java', 'a + b', 'class A { int x = f() * 2; }', 'class A { int x = (a + b) * 2; }'],
  ];
  for (const [language, fix, code, after] of operands) {
    it(`keep together in ${code}`, async () => {
      const rule = `${head(language)}    pattern: f()\n    fix: "${fix}"\n`;
      assert.equal((await fixed(rule, language, code))?.text, after);
    });
  }

  it('of the entries that a list metavariable takes', async () => {
    const rule = `${head('javascript')}    pattern: 'f({b: 1, $...REST})'\n    fix: 'g({$...REST})'\n`;
    assert.equal((await fixed(rule, 'javascript', 'f({b: 1, c: 2, d: 3});'))?.text, 'g({c: 2, d: 3});');
  });

  it('of a group of an expression', async () => {
    const rule = `${head('python')}    pattern-regex: old_(\\w+)\n    fix: new_$1\n`;
    assert.equal((await fixed(rule, 'python', 'a = old_name\n'))?.text, 'a = new_name\n');
  });

  const replacing: [what: string, regex: string, code: string, after: string | undefined][] = [
    ['each match', '{regex: "a", replacement: "x"}', 'f(a, ba)', 'f(x, bx)'],
    ['groups', '{regex: "f.(\\\\w+), (\\\\w+)", replacement: "x(\\\\2, \\\\1"}', 'f(a, b)', 'x(b, a)'],
    ['groups by name', '{regex: "f(?P<ARGS>.*)", replacement: "g\\\\g<ARGS>"}', 'f(a)', 'g(a)'],
    ['groups by dollar sign', '{regex: "f(.*)", replacement: "g$1"}', 'f(a)', 'g(a)'],
    ['a dollar sign that is one', '{regex: "f", replacement: "$f"}', 'a(f(b))', undefined],
    ['the first ones', '{regex: "a", replacement: "x", count: 2}', 'f(a, a, a)', 'f(x, x, a)'],
    ['all when the count is 0', '{regex: "a", replacement: "x", count: 0}', 'f(a, a)', 'f(x, x)'],
    ['a group that took no part', '{regex: "a(b)?", replacement: "x\\\\1"}', 'f(a, ab)', 'f(x, xb)'],
    ['only within the match', '{regex: "=", replacement: "=="}', 'z = f(a=1)', undefined],
    ['nothing that is not there', '{regex: "q", replacement: "x"}', 'f(a)', undefined],
  ];
  for (const [what, regex, code, after] of replacing) {
    it(`replace by an expression: ${what}`, async () => {
      const rule = `${head('python')}    patterns: [{pattern: f(...)}, {pattern-not-regex: x|g}]\n    fix-regex: ${regex}\n`;
      assert.equal((await fixed(rule, 'python', code))?.text, after);
    });
  }

  const importing = (language: string, line: string) =>
    `${head(language)}      fixes: [{title: T, grade: safe, template: "g()", imports: ["${line}"]}]\n    pattern: f()\n`;

  const imports: [string, string, string, string][] = [
    [
      'javascript',
      "import { g } from 'm'",
      "const a = require('a');\nf();\n",
      "const a = require('a');\nconst { g } = require('m');\ng();\n",
    ],
    [
      'javascript',
      "import { g } from 'm'",
      'import a from "a"\nf()\n',
      'import a from "a"\nimport { g } from "m"\ng()\n',
    ],
    [
      'javascript',
      "import { g } from 'm'",
      "import { g } from 'm';\nf();\n",
      "import { g } from 'm';\ng();\n",
    ],
    [
      'javascript',
      "import { g } from 'm'",
      "#!/usr/bin/env node\n'use strict';\nf();\n",
      "#!/usr/bin/env node\n'use strict';\nconst { g } = require('m');\ng();\n",
    ],
    [
      'javascript',
      "import { g } from 'm'",
      "const a = require('a');\r\nf();\r\n",
      "const a = require('a');\r\nconst { g } = require('m');\r\ng();\r\n",
    ],
    ['python', 'import m', '"""Doc."""\nimport a\n\nf()\n', '"""Doc."""\nimport a\nimport m\n\ng()\n'],
    ['python', 'from m import g', 'f()\n', 'from m import g\ng()\n'],
    ['python', 'import m', 'import m\nf()\n', 'import m\ng()\n'],
  ];
  for (const [language, line, before, after] of imports) {
    it(`add ${line} to ${JSON.stringify(before)}`, async () => {
      assert.equal((await fixed(importing(language, line), language, before))?.text, after);
    });
  }
});

describe('the fix sql-parameters', () => {
  const cases: [string, string, string, string | undefined][] = [
    [
      'javascript',
      '?',
      'db.run(`SELECT * FROM t WHERE a = ${source()}`);',
      "db.run('SELECT * FROM t WHERE a = ?', [source()]);",
    ],
    [
      'javascript',
      '?',
      "db.run(`SELECT * FROM t WHERE a = '${source()}' AND b = ${c}`);",
      "db.run('SELECT * FROM t WHERE a = ? AND b = ?', [source(), c]);",
    ],
    [
      'javascript',
      '?',
      "db.run('SELECT * FROM t WHERE a = ' + source());",
      "db.run('SELECT * FROM t WHERE a = ?', [source()]);",
    ],
    [
      'javascript',
      '?',
      'db.run("SELECT * FROM t WHERE a = \'" + String(source()) + "\'");',
      'db.run("SELECT * FROM t WHERE a = ?", [source()]);',
    ],
    [
      'javascript',
      '?',
      "db.run(`SELECT * FROM t WHERE a LIKE '%${source()}%'`);",
      "db.run('SELECT * FROM t WHERE a LIKE ?', [`%${source()}%`]);",
    ],
    [
      'javascript',
      '?',
      "import pg from 'pg';\ndb.run(`SELECT ${source()}, ${b}`);",
      "import pg from 'pg';\ndb.run('SELECT $1, $2', [source(), b]);",
    ],
    [
      'javascript',
      '?',
      'db.run(`SELECT *\n  FROM t WHERE a = ${source()}`, (e) => e);',
      'db.run(`SELECT *\n  FROM t WHERE a = ?`, [source()], (e) => e);',
    ],
    [
      'javascript',
      '?',
      'function f() {\n  const q = `SELECT ${source()}`;\n  return db.run(q);\n}',
      "function f() {\n  const q = 'SELECT ?';\n  return db.run(q, [source()]);\n}",
    ],
    // Names are no values, and text in quotes is no place for a placeholder.
    ['javascript', '?', 'db.run(`SELECT * FROM ${source()}`);', undefined],
    ['javascript', '?', 'db.run(`SELECT * FROM t ORDER BY ${source()}`);', undefined],
    ['javascript', '?', "db.run(`SELECT 'a ${source()} b'`);", undefined],
    ['javascript', '?', 'db.run(`SELECT ${source()}`, [1]);', undefined],
    ['javascript', '?', 'db.run(source());', undefined],
    [
      'python',
      '%s',
      'cur.run(f"SELECT * FROM t WHERE a = \'{source()}\'")',
      'cur.run("SELECT * FROM t WHERE a = %s", (source(),))',
    ],
    [
      'python',
      '%s',
      'cur.run("SELECT a FROM t WHERE b = %s AND c = \'%s\'" % (source(), d))',
      'cur.run("SELECT a FROM t WHERE b = %s AND c = %s", (source(), d))',
    ],
    [
      'python',
      '%s',
      'cur.run("SELECT a FROM t WHERE b = {}".format(source()))',
      'cur.run("SELECT a FROM t WHERE b = %s", (source(),))',
    ],
    [
      'python',
      '%s',
      'cur.run("SELECT a FROM t WHERE b = " + str(source()))',
      'cur.run("SELECT a FROM t WHERE b = %s", (source(),))',
    ],
    [
      'python',
      '%s',
      "cur.run(f\"SELECT a FROM t WHERE b LIKE '%{source()}%' AND c LIKE 'x%'\")",
      'cur.run("SELECT a FROM t WHERE b LIKE %s AND c LIKE \'x%%\'", (f"%{source()}%",))',
    ],
    [
      'python',
      '%s',
      'import sqlite3\ncur.run(f"SELECT {source()}")',
      'import sqlite3\ncur.run("SELECT ?", (source(),))',
    ],
    ['python', '%s', 'cur.run(f"SELECT * FROM {source()}")', undefined],
  ];
  for (const [language, placeholder, before, after] of cases) {
    it(`${JSON.stringify(before)}`, async () => {
      assert.equal((await fixed(sql(language, placeholder), language, before))?.text, after);
    });
  }

  it('says in its title what will be there', async () => {
    const result = await fixed(sql('javascript', '?'), 'javascript', 'db.run(`SELECT ${source()}`);');
    assert.equal(result?.title, "Use db.run('SELECT ?', [source()])");
  });
});

describe('the fix command-arguments', () => {
  const js = command('javascript', 'child_process.exec($C, ...)');
  const py = command('python', 'os.system($C)');
  const run = command('python', 'subprocess.run($C, ..., shell=True, ...)');
  const cases: [string, string, string, string | undefined][] = [
    [
      'javascript',
      js,
      "const cp = require('child_process');\ncp.exec(`ping -c 1 ${source()}`, done);",
      "const cp = require('child_process');\ncp.execFile('ping', ['-c', '1', source()], done);",
    ],
    [
      'javascript',
      js,
      "const { exec } = require('child_process');\nexec('ls ' + source());",
      "const { exec } = require('child_process');\nconst { execFile } = require('node:child_process');\nexecFile('ls', [source()]);",
    ],
    [
      'javascript',
      js,
      'const cp = require(\'child_process\');\ncp.exec(`cp "${source()}" /tmp/${b}`);',
      "const cp = require('child_process');\ncp.execFile('cp', [source(), `/tmp/${b}`]);",
    ],
    ['javascript', js, "const cp = require('child_process');\ncp.exec(`ls ${source()} | wc`);", undefined],
    ['javascript', js, "const cp = require('child_process');\ncp.exec(`${source()} -x`);", undefined],
    [
      'python',
      py,
      'import os\nos.system(f"ping {source()}")',
      'import os\nimport subprocess\nsubprocess.run(["ping", source()], check=False)',
    ],
    [
      'python',
      run,
      'import subprocess\nsubprocess.run("ls " + source(), shell=True, check=True)',
      'import subprocess\nsubprocess.run(["ls", source()], check=True)',
    ],
  ];
  for (const [language, rule, before, after] of cases) {
    it(`${JSON.stringify(before)}`, async () => {
      assert.equal((await fixed(rule, language, before))?.text, after);
    });
  }
});
