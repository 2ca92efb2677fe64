import assert from 'node:assert/strict';
import { matchedLines as lines, pattern } from '../../../test/unit/matching';
import { analyze, rulesFrom } from '../../../test/unit/support';

type Case = [what: string, language: string, formula: string, code: string, lines: number[]];

const cases: Case[] = [
  // Metavariables and ellipses
  ['a call by name', 'javascript', pattern('f($X)'), 'f(1)\ng(1)\nf(1, 2)\nf()\na.f(1)', [1]],
  [
    'an ellipsis for arguments',
    'javascript',
    pattern('f(..., 2, ...)'),
    'f(2)\nf(1, 2)\nf(2, 3)\nf(1)',
    [1, 2, 3],
  ],
  [
    'equal metavariables',
    'javascript',
    pattern('$X == $X'),
    'a == a\na == b\na.b == a . b\nf(1) == f(2)',
    [1, 3],
  ],
  ['the anonymous metavariable', 'javascript', pattern('f($_, $_)'), 'f(1, 2)\nf(1)', [1]],
  ['a list metavariable', 'javascript', pattern('f($...A, z)'), 'f(z)\nf(1, 2, z)\nf(z, 1)', [1, 2]],
  [
    'a list metavariable takes named arguments too',
    'python',
    pattern('f($...A)'),
    'f()\nf(1, a=2)\nf(a=1)\nf(*x, **y)\ng(a=1)',
    [1, 2, 3, 4],
  ],
  [
    'a list metavariable beside a named argument',
    'python',
    pattern('f($...A, b=1)'),
    'f(b=1)\nf(1, a=2, b=1)\nf(b=1, a=2)\nf(1, b=2)',
    [1, 2, 3],
  ],
  [
    'statements after one that has a call in its block',
    'python',
    pattern('if $X:\n  ...\n  f(...)\n...\ng()'),
    'if a:\n  f(1)\nb()\ng()\nif a:\n  h(1)\ng()',
    [1],
  ],
  ['any string', 'javascript', pattern('f("...")'), "f('a')\nf(`b`)\nf(c)\nf(`${c}`)", [1, 2]],
  ['a string by expression', 'javascript', pattern('f("=~/^a/")'), "f('ab')\nf('ba')", [1]],
  [
    'a member of anything',
    'javascript',
    pattern('$O.exec($X)'),
    'a.exec(1)\na.b.exec(1)\nexec(1)\na.exec()',
    [1, 2],
  ],
  ['a chain', 'javascript', pattern('$O. ... .end()'), 'a.b().c().end()\na.end()\nend()', [1, 2]],
  ['a deep expression', 'javascript', pattern('f(<... x ...>)'), 'f(1 + g(x))\nf(y)\nf(x)', [1, 3]],
  ['quotes do not matter', 'javascript', pattern("f('a')"), 'f("a")\nf(`a`)\nf("b")', [1, 2]],
  ['parentheses do not matter', 'javascript', pattern('f(a + b)'), 'f((a) + b)\nf((a + b))', [1, 2]],
  [
    'an object, any order',
    'javascript',
    pattern('f({..., a: 1, b: $X, ...})'),
    'f({b: 2, c: 3, a: 1})\nf({a: 1})\nf({a: 2, b: 1})',
    [1],
  ],
  [
    'an object means one with at least its entries',
    'javascript',
    pattern('f({a: 1})'),
    'f({a: 1})\nf({a: 1, b: 2})\nf({b: 2})',
    [1, 2],
  ],
  ['a key in quotes is a key', 'javascript', pattern('f({..., a: 1, ...})'), "f({'a': 1})", [1]],
  [
    'a pair alone',
    'javascript',
    pattern('rejectUnauthorized: false'),
    'f({rejectUnauthorized: false})\nf({rejectUnauthorized: true})',
    [1],
  ],
  [
    'a function with any body',
    'javascript',
    pattern('function $F(..., $X, ...) { ... g($X); ... }'),
    'function f(a, b) { h(); g(b); }\nfunction f(a) { g(c); }',
    [1],
  ],
  [
    'an arrow is a function',
    'javascript',
    pattern('function ($X) { ... }'),
    'f((x) => x)\nf(function (x) {})\nf((x, y) => x)',
    [1, 2],
  ],
  ['new is no call', 'javascript', pattern('new $X(...)'), 'new A(1)\nA(1)', [1]],
  [
    'a declaration is an assignment',
    'javascript',
    pattern('$X = f()'),
    'const a = f()\nlet b = f(), c\nd = f()\nd += f()',
    [1, 2, 3],
  ],
  ['an attribute', 'javascriptreact', pattern('<$T html={$X} />'), '<a html={b} c="d" />\nx', [1]],
  [
    'a type is not in the way',
    'typescript',
    pattern('function $F($X) { ... }'),
    'function f(a: string): void { g() }',
    [1],
  ],
  ['a cast is not in the way', 'typescript', pattern('f($X.y)'), 'f((a as B).y)\nf(a!.y)', [1, 2]],

  [
    'a type argument is not in the way',
    'typescript',
    pattern('f($X)'),
    'async function g() { const a = await f<T>(1); f<T>(2); }\nawait f<T>(3)',
    [1, 1, 2],
  ],

  // Statements
  [
    'a sequence',
    'javascript',
    pattern('$X = f();\n...\ng($X);'),
    'const a = f();\nh();\ng(a);\nconst b = f();\ng(c);',
    [1],
  ],
  [
    'a sequence reaches into blocks',
    'javascript',
    pattern('$X = f();\n...\ng($X);'),
    'const a = f();\nif (b) { g(a); }',
    [1],
  ],
  [
    'a statement stands inside another',
    'javascript',
    pattern('$X = f();\n...\ng($X);'),
    'const a = f();\nreturn g(a);',
    [1],
  ],

  // Import names
  [
    'a required name',
    'javascript',
    pattern('child_process.exec(...)'),
    "const { exec } = require('child_process')\nexec(1)\nother.exec(1)",
    [2],
  ],
  [
    'a renamed import',
    'javascript',
    pattern('child_process.exec(...)'),
    "import { exec as e } from 'node:child_process'\ne(1)",
    [2],
  ],
  [
    'a namespace import',
    'javascript',
    pattern('child_process.exec(...)'),
    "import * as cp from 'child_process'\ncp.exec(1)\ncp.spawn(1)",
    [2],
  ],
  [
    'a promisified function',
    'javascript',
    pattern('child_process.exec(...)'),
    "const run = require('util').promisify(require('child_process').exec)\nrun(1)",
    [2],
  ],
  [
    'a parameter hides an import',
    'javascript',
    pattern('child_process.exec(...)'),
    "import { exec } from 'child_process'\nfunction f(exec) { exec(1) }",
    [],
  ],
  [
    'from … import … as',
    'python',
    pattern('subprocess.run(...)'),
    'from subprocess import run as r\nr(1)',
    [2],
  ],
  [
    'import … as',
    'python',
    pattern('subprocess.run(...)'),
    'import subprocess as sp\nsp.run(1)\nsp.call(1)',
    [2],
  ],
  ['a package', 'python', pattern('a.b.c(...)'), 'from a import b\nb.c(1)\nimport a.b\na.b.c(2)', [2, 4]],
  [
    'any member of a module',
    'python',
    pattern('requests.$M(...)'),
    'from requests import get\nget(1)\nimport requests as r\nr.post(1)',
    [2, 4],
  ],

  // Constants
  [
    'a name that stands for a string',
    'javascript',
    pattern('f("md5")'),
    "const H = 'md5'\nf(H)\nlet g = 'md5'\ng = x\nf(g)",
    [2],
  ],
  ['a name that stands for a constant', 'python', pattern('f(shell=True)'), 'S = True\nf(shell=S)', [2]],

  // Python
  [
    'keyword arguments in any order',
    'python',
    pattern('f($X, b=1, a=2)'),
    'f(0, a=2, b=1)\nf(0, a=2)\nf(0, a=2, b=1, c=3)',
    [1],
  ],
  [
    'other keyword arguments',
    'python',
    pattern('f(..., a=2, ...)'),
    'f(0, b=1, a=2)\nf(a=2)\nf(b=2)',
    [1, 2],
  ],
  [
    'a decorator',
    'python',
    pattern('@$A.route(...)\ndef $F(...):\n    ...'),
    '@app.route("/")\ndef f(): pass\n@other\ndef g(): pass',
    [1],
  ],
  ['a dictionary', 'python', pattern('{..., "a": $X, ...}'), 'x = {"b": 1, "a": 2}\ny = {"b": 1}', [1]],
  ['a return', 'python', pattern('return $X'), 'def f():\n    return 1\ndef g():\n    return', [2]],
  ['if without else', 'python', pattern('if $X:\n    ...'), 'if a:\n    b\nelse:\n    c', [1]],
  [
    'a default',
    'python',
    pattern('def $F(..., $X=[], ...):\n    ...'),
    'def f(a, b=[]): pass\ndef g(a): pass',
    [1],
  ],

  // Operators
  [
    'one of several surroundings',
    'python',
    'patterns:\n  - pattern: $X\n  - pattern-either:\n      - patterns:\n          - pattern-inside: f(...)\n          - pattern-inside: |\n              def $F(...):\n                  ...\n      - pattern: g(...)\n  - metavariable-regex: {metavariable: $X, regex: ^x$}',
    'f(x)\ndef h():\n    f(x)\ng(x)',
    [3, 4],
  ],
  ['either', 'python', 'pattern-either:\n  - pattern: f(...)\n  - pattern: g(...)', 'f()\ng()\nh()', [1, 2]],
  ['not', 'python', 'patterns:\n  - pattern: f(...)\n  - pattern-not: f(1)', 'f(1)\nf(2)', [2]],
  [
    'inside',
    'python',
    'patterns:\n  - pattern: f(...)\n  - pattern-inside: |\n      def $F(...):\n          ...',
    'f()\ndef a():\n    f()',
    [3],
  ],
  [
    'not inside',
    'python',
    'patterns:\n  - pattern: f(...)\n  - pattern-not-inside: |\n      def $F(...):\n          ...',
    'f()\ndef a():\n    f()',
    [1],
  ],
  [
    'inside binds',
    'javascript',
    'patterns:\n  - pattern: $A.load($X)\n  - pattern-inside: |\n      $A = require("y")\n      ...',
    'const a = require("y")\na.load(1)\nb.load(1)',
    [2],
  ],
  [
    'metavariable-regex',
    'python',
    'patterns:\n  - pattern: $F(...)\n  - metavariable-regex: {metavariable: $F, regex: ^(f|g)$}',
    'f()\ng()\nfg()',
    [1, 2],
  ],
  [
    'focus',
    'python',
    'patterns:\n  - pattern: |\n      f(\n        $X)\n  - focus-metavariable: $X',
    'f(\n  a)',
    [2],
  ],
  ['a regular expression', 'python', 'pattern-regex: secret_\\d+', 'a\nb = "secret_1"', [2]],
  [
    'every way to bind',
    'python',
    'patterns:\n  - pattern: f(..., $X, ...)\n  - focus-metavariable: $X',
    'f(a,\n  b,\n  c)',
    [1, 2, 3],
  ],
];

describe('matching', () => {
  for (const [what, language, formula, code, expected] of cases) {
    it(`${what} (${language})`, async () => {
      assert.deepEqual(await lines(language, formula, code), expected);
    });
  }

  it('says on its own line that a pattern does not parse, and runs the other rules', async () => {
    const head = (id: string) =>
      `  - id: ${id}\n    languages: [python]\n    severity: ERROR\n    message: m\n`;
    const rules = await rulesFrom(`${head('bad')}    pattern: "def ("\n${head('good')}    pattern: f()\n`);
    const { findings } = await analyze(rules, 'python', 'f()');
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['good'],
    );
    const [problem, ...others] = rules.problems;
    assert.deepEqual(others, []);
    assert.equal(problem.ruleId, 'bad');
    assert.equal(problem.range?.start.line, 5);
    assert.match(problem.message, /is not python code: "def \("/);
  });

  it('refuses a broken expression in a string, and never hangs on one', async () => {
    const rule = (text: string) =>
      `  - id: t\n    languages: [python]\n    severity: ERROR\n    message: m\n    pattern: f("=~/${text}/")\n`;
    const broken = await rulesFrom(rule('(a'));
    assert.deepEqual((await analyze(broken, 'python', 'f("(a")')).findings, []);
    assert.match(broken.problems[0].message, /^The regular expression is not usable/);
    const slow = await analyze(await rulesFrom(rule('^(a+)+$')), 'python', `f("${'a'.repeat(50_000)}!")`);
    assert.deepEqual(slow.findings, []);
  });

  it('reads the content of long strings without their quotes', async () => {
    const long = 'x'.repeat(200);
    assert.deepEqual(await lines('javascript', pattern(`f("=~/^x+$/")`), `f('${long}')\nf('${long}y')`), [1]);
  });

  it('gives up a pattern that would take for ever and says so', async () => {
    const holes = Array.from({ length: 12 }, (_, i) => `$A${i}, ...`).join(', ');
    const rules = await rulesFrom(
      `  - id: slow\n    languages: [python]\n    severity: ERROR\n    message: m\n    pattern: f(..., ${holes}, never)\n`,
    );
    const args = Array.from({ length: 60 }, (_, i) => `a${i}`).join(', ');
    const { findings, problems } = await analyze(rules, 'python', `f(${args})\nnever\n`);
    assert.deepEqual(findings, []);
    assert.equal(problems.length, 1);
    assert.match(problems[0].message, /^slow: The pattern takes too many steps/);
  });

  it('refuses patterns that nest or reach too far', async () => {
    const rule = (id: string, text: string) =>
      `  - id: ${id}\n    languages: [java]\n    severity: ERROR\n    message: m\n    pattern: ${JSON.stringify(text)}\n`;
    const texts = ['{'.repeat(9000), '('.repeat(9000), '... '.repeat(30_000)];
    const rules = await rulesFrom(
      texts.map((text, i) => rule(`bad${i}`, text)).join('') + rule('good', 'f()'),
    );
    const { findings } = await analyze(rules, 'java', 'class C { void m() { f(); } }');
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['good'],
    );
    assert.deepEqual(
      rules.problems.map(({ ruleId }) => ruleId),
      ['bad0', 'bad1', 'bad2'],
    );
    assert.match(rules.problems[2].message, /more than 10000 characters/);
  });
});
