import assert from 'node:assert/strict';
import { analyze, marked, rulesWithLibraries } from '../../../test/unit/support';

const rule = (language: string) => `  - id: t
    languages: [${language}]
    severity: ERROR
    message: "$SOURCE from line $SOURCE_LINE"
    mode: taint
    pattern-sources: [{pattern: source(...)}, {pattern: req.query}]
    pattern-sinks: [{patterns: [{pattern: "sink($X, ...)"}, {focus-metavariable: $X}]}, {pattern: "whole(...)"}]
    pattern-sanitizers: [{pattern: clean(...)}]
    metadata: {precise: true}
`;

/** Carets under a line mark the findings there; the comment marks must be all findings. */
const javascript: [string, string][] = [
  ['a direct flow', `sink(source());\n//   ^^^^^^^^`],
  ['an assignment', `const a = source();\nsink(a);\n//   ^`],
  ['a strong update', `let a = source();\na = 'x';\nsink(a);`],
  [
    'concatenation and templates',
    `const a = source();\nsink('x' + a);\n//   ^^^^^^^\nsink(\`x\${a}\`);\n//   ^^^^^^^`,
  ],
  [
    'a comparison is clean',
    `const a = source();\nsink(a === 'x');\nsink(!a);\nsink(typeof a);\nsink(a.length);\nsink(a ? 'x' : 'y');`,
  ],
  ['numbers are clean', `const a = source();\nsink(Number(a));\nsink(parseInt(a, 10));\nsink(a - 1);`],
  ['a sanitizer', `const a = clean(source());\nsink(a);\nsink(clean(b));`],
  ['a method of tainted data', `const a = source();\nsink(a.trim().slice(1));\n//   ^^^^^^^^^^^^^^^^^`],
  ['an unknown function', `const a = source();\nsink(f(a));\n//   ^^^^`],
  [
    'fields are kept apart',
    `const o = { a: source(), b: 1 };\nsink(o.b);\nsink(o.a);\n//   ^^^\nsink(o);\n//   ^`,
  ],
  ['a field is overwritten', `const o = {};\no.a = source();\no.a = 1;\nsink(o.a);`],
  ['destructuring', `const { a, b: { c } } = source();\nsink(a);\n//   ^\nsink(c);\n//   ^`],
  [
    'destructuring of a known object',
    `const o = { a: source(), b: 1 };\nconst { a, b } = o;\nsink(b);\nsink(a);\n//   ^`,
  ],
  ['array elements', `const [a, b] = [source(), 1];\nsink(b);\nsink(a);\n//   ^`],
  ['one branch', `let a = 'x';\nif (c) { a = source(); }\nsink(a);\n//   ^`],
  ['both branches clean', `let a = source();\nif (c) { a = 1; } else { a = 2; }\nsink(a);`],
  [
    'an early return',
    `function f(a) {\n  let b = source();\n  if (c) { b = 1; return sink(b); }\n  sink(b);\n  //   ^\n}`,
  ],
  [
    'a loop',
    `let a = '';\nlet b = '';\nfor (const x of y) { sink(b);\n//                        ^\n  b = a; a = source(); }`,
  ],
  ['elements of a tainted list', `for (const x of source()) sink(x);\n//                             ^`],
  [
    'try and catch',
    `let a = 1;\ntry { a = source(); g(); } catch (e) { sink(a); }\n//                                          ^`,
  ],
  ['code after throw', `const a = source();\nthrow e;\nsink(a);`],
  [
    'a switch',
    `let a = source();\nswitch (b) { case 1: a = 1; break; default: sink(a); }\n//                                               ^\nsink(a);\n//   ^`,
  ],
  ['a nested function sees outer data', `const a = source();\nf(() => { sink(a); });\n//             ^`],
  ['a callback of tainted data', `source().then((a) => sink(a));\n//                        ^`],
  ['a parameter hides an outer name', `const a = source();\nfunction f(a) { sink(a); }`],
  ['an allow-list guards', `const a = source();\nif (!allowed.includes(a)) return;\nsink(a);`],
  [
    'an allow-list by set',
    `const a = source();\nif (allowed.has(a)) { sink(a); } else { sink(a); }\n//                                           ^`,
  ],
  [
    'a guard on a property of the source',
    `if (!allowed.includes(req.query.a)) return;\nsink(req.query.a);\nsink(req.query.b);\n//   ^^^^^^^^^^^`,
  ],
  [
    'a full match guards',
    `const a = source();\nif (/^[a-z]+$/.test(a)) sink(a);\nif (/[a-z]+/.test(a)) sink(a);\n//                         ^`,
  ],
  [
    'equality guards',
    `const a = source();\nif (a === 'x' || a === 'y') sink('z');\nif (a !== 'x') return;\nsink(a);`,
  ],
  [
    'one of several equalities guards',
    `const a = source();\nif (a === 'x' || a === 'y') sink(a);\nif (a === 'x' || b === 'y') sink(a);\n//                               ^\nif (a !== 'x' && a !== 'y') return;\nsink(a);`,
  ],
  ['a list collects', `const a = [];\na.push(source());\nsink(a.join(','));\n//   ^^^^^^^^^^^`],
  [
    'methods share fields',
    `class A {\n  constructor() { this.a = source(); }\n  m() { sink(this.a); }\n  //         ^^^^^^\n}`,
  ],
  [
    'await',
    `async function f() { const a = await source(); sink(a); }\n//                                                  ^`,
  ],
  ['the other argument is not the focus', `sink('x', source());`],
  [
    'a call that ends the program ends the branch',
    `const a = source();\nif (!allowed.has(a)) {\n  process.exit(1);\n}\nsink(a);`,
  ],
  [
    'an end of the program through an import',
    `import { exit as bye } from 'node:process';\nconst a = source();\nif (!allowed.has(a)) bye(1);\nsink(a);`,
  ],
  ['an end in an expression', `const a = source();\nallowed.has(a) || process.exit(1);\nsink(a);`],
  [
    'an end inside a callback is not the end here',
    `const a = source();\nif (!allowed.has(a)) later(() => process.exit(1));\nsink(a);\n//   ^`,
  ],
  [
    'a function of its own named exit returns',
    `const a = source();\nif (!allowed.has(a)) exit(1);\nsink(a);\n//   ^`,
  ],
  [
    'a look-up in a written map',
    `const m = new Map([['a', 'b']]);\nsink(m.get(source()));\nsink(m.get(source()) ?? 'x');`,
  ],
  [
    'a look-up in a map that took in data',
    `const m = new Map();\nm.set('a', source());\nsink(m.get('b'));\nsink(m.get('a'));\n//   ^^^^^^^^^^`,
  ],
  [
    'a request by get is no look-up',
    `const http = require('http');\nsink(http.get(source()));\n//   ^^^^^^^^^^^^^^^^^^`,
  ],
  ['a division is a number', `const a = source();\nsink(a / 2);`],
  [
    'a function of a package keeps nothing in the package',
    `const fp = require('lodash/fp');\nconst o = fp.set('a', source(), {});\nsink(fp.pick(['b']));\nsink(o);\n//   ^`,
  ],
  [
    'an object of the project keeps what it is given',
    `const store = require('./store');\nstore.set('a', source());\nsink(store.all());\n//   ^^^^^^^^^^^`,
  ],
  [
    'another name for an object',
    `const o = { a: source(), b: 1 };\nconst p = o;\nsink(p.b);\nsink(p.a);\n//   ^^^\nsink(p);\n//   ^`,
  ],
  [
    'the object itself under another name',
    `class A {\n  m() { this.a = source(); const that = this; sink(that.b); sink(that.a); }\n  //                                                             ^^^^^^\n}`,
  ],
  ['a digest says nothing of the text', `sink(hash.update(source()).digest('hex'));`],
];

const python: [string, string][] = [
  ['a direct flow', `sink(source())\n#    ^^^^^^^^`],
  [
    'formatting',
    `a = source()\nsink("x %s" % a)\n#    ^^^^^^^^^^\nsink("x {}".format(a))\n#    ^^^^^^^^^^^^^^^^\nsink(f"x {a}")\n#    ^^^^^^^^`,
  ],
  ['unpacking', `a, b = source(), 1\nsink(b)\nsink(a)\n#    ^`],
  ['with', `with source() as a:\n    sink(a)\n    #    ^`],
  ['a comprehension', `sink([x.y for x in source()])\n#    ^^^^^^^^^^^^^^^^^^^^^^^`],
  ['a comprehension that filters', `sink([x for x in source() if x in ALLOWED])`],
  ['a membership guard', `a = source()\nif a not in ALLOWED:\n    return\nsink(a)`],
  ['a conversion', `a = int(source())\nsink(a)\nsink(str(a))`],
  ['a dictionary by key', `d = {}\nd["a"] = source()\nd["b"] = 1\nsink(d["b"])\nsink(d["a"])\n#    ^^^^^^`],
  ['elif', `a = 1\nif b:\n    pass\nelif c:\n    a = source()\nsink(a)\n#    ^`],
  ['finally', `a = 1\ntry:\n    a = source()\nfinally:\n    sink(a)\n    #    ^`],
  ['a lambda', `a = source()\nf = lambda: sink(a)\n#                ^`],
  ['the walrus', `if a := source():\n    sink(a)\n    #    ^`],
  ['str.join', `sink(",".join(source()))\n#    ^^^^^^^^^^^^^^^^^^`],
  [
    'a view that is aborted',
    `from flask import abort\ndef f():\n    a = source()\n    if a not in ALLOWED:\n        abort(400)\n    sink(a)`,
  ],
  [
    'a view that is aborted through the module',
    `import flask as f\na = source()\nif a not in ALLOWED:\n    f.abort(400)\nsink(a)`,
  ],
  [
    'an abort of the project may return',
    `from .helpers import abort\na = source()\nif a not in ALLOWED:\n    abort(400)\nsink(a)\n#    ^`,
  ],
  ['sys.exit', `import sys\na = source()\nif a not in ALLOWED:\n    sys.exit(1)\nsink(a)`],
  ['the exit of every program', `a = source()\nif a not in ALLOWED:\n    exit(1)\nsink(a)`],
  [
    'an exit of the file itself returns',
    `def exit(x):\n    pass\na = source()\nif a not in ALLOWED:\n    exit(1)\nsink(a)\n#    ^`,
  ],
  ['an end in an expression', `import sys\na = source()\na in ALLOWED or sys.exit()\nsink(a)`],
  [
    'what stood before an end is kept',
    `import sys\na = source()\nif b:\n    sink(a)\n    #    ^\n    sys.exit(1)\n    sink(a)\nsink(a)\n#    ^`,
  ],
  [
    'a look-up in a written dictionary',
    `T = {"a": "b"}\na = source()\nsink(T.get(a, "c"))\nsink(T[a])\nsink({"a": "b"}.get(a))`,
  ],
  ['the fallback of a look-up', `T = {"a": "b"}\na = source()\nsink(T.get("a", a))\n#    ^^^^^^^^^^^^^`],
  [
    'a dictionary that is bound twice is not known',
    `T = {"a": "b"}\nT = load()\nsink(T.get(source()))\n#    ^^^^^^^^^^^^^^^`,
  ],
  ['paths joined by a slash', `a = source()\nsink(base / a)\n#    ^^^^^^^^`],
  [
    'a sanitizer of a whole dictionary cleans its fields',
    `a = source()\nd = clean({"a": a})\nsink(d["a"])\nsink(d)`,
  ],
  [
    'one case of a match',
    `a = source()\nmatch b:\n    case "x":\n        c = a\n    case "y" | "z":\n        c = 1\n    case _:\n        c = 2\nsink(c)\n#    ^`,
  ],
  [
    'every case of a match clean',
    `a = source()\nmatch b:\n    case "x":\n        a = 1\n    case _:\n        a = 2\nsink(a)`,
  ],
  [
    'a matched value is a known one',
    `a = source()\nmatch a:\n    case "x" | "y":\n        sink(a)\n    case _:\n        sink(a)\n        #    ^`,
  ],
  [
    'names of a pattern',
    `match source():\n    case [x, *y]:\n        sink(x)\n        #    ^\n        sink(y)\n        #    ^\n    case {"k": v}:\n        sink(v)\n        #    ^\n    case Point(x=q) as p:\n        sink(q)\n        #    ^\n        sink(p)\n        #    ^\n        sink(Point)\n    case Color.RED:\n        sink(Color)`,
  ],
  [
    'the guard of a case',
    `match source():\n    case x if x in ALLOWED:\n        sink(x)\n    case x:\n        sink(x)\n        #    ^`,
  ],
  [
    'a break in a match ends the loop',
    `a = 1\nwhile b:\n    match c:\n        case 1:\n            a = source()\n            break\n    a = 1\nsink(a)\n#    ^`,
  ],
  ['a hexdigest says nothing of the text', `h.update(source())\nsink(h.hexdigest())`],
];

describe('data flow', () => {
  for (const [language, cases] of [
    ['javascript', javascript],
    ['python', python],
  ] as const) {
    for (const [what, code] of cases) {
      it(`${what} (${language})`, async () => {
        const { findings, problems } = await analyze(
          await rulesWithLibraries(rule(language)),
          language,
          code,
        );
        assert.deepEqual(problems, []);
        const { wanted, got } = marked(code, findings);
        assert.deepEqual(got, wanted, code);
      });
    }
  }

  it('a sink that is a whole call is reached by any argument, however nested', async () => {
    const rules = await rulesWithLibraries(rule('javascript'));
    const { findings } = await analyze(
      rules,
      'javascript',
      'const a = source();\nwhole(1, { b: a });\nwhole(1);',
    );
    assert.deepEqual(
      findings.map(({ range }) => range.start.line),
      [1],
    );
  });

  it('names the source with the properties read from it, and every step to the sink', async () => {
    const code = `const { a } = req.query;\nconst b = req.query.id.trim();\nconst c = 'x' + b;\nsink(c);\n`;
    const { findings } = await analyze(await rulesWithLibraries(rule('javascript')), 'javascript', code);
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['req.query.id.trim() from line 2'],
    );
    assert.deepEqual(
      findings[0].flow.map(({ range, note, text }) => `${range.start.line + 1} ${note}: ${text}`),
      [
        '2 source: req.query.id.trim()',
        '2 assigned to b: b',
        "3 joined into this text: 'x' + b",
        '3 assigned to c: c',
        '4 sink: c',
      ],
    );
  });

  it('names the property that a pattern takes from the source', async () => {
    const { findings } = await analyze(
      await rulesWithLibraries(rule('javascript')),
      'javascript',
      'const { a, b: { c } } = req.query;\nsink(a);\nsink(c);\n',
    );
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['req.query.a from line 1', 'req.query.b from line 1'],
    );
  });

  it('positions in a text are not the text', async () => {
    const code = 'const n = source();\nsink("abc".slice(n));\nsink(n.slice(1));\n//   ^^^^^^^^^^\n';
    const { findings } = await analyze(await rulesWithLibraries(rule('javascript')), 'javascript', code);
    const { wanted, got } = marked(code, findings);
    assert.deepEqual(got, wanted);
  });

  it('keeps what many rules say of one text apart', async () => {
    const many = Array.from({ length: 70 }, (_, i) =>
      rule('javascript')
        .replace('id: t', `id: t${i}`)
        .replace('clean(...)', i % 2 === 0 ? 'clean(...)' : 'other(...)'),
    ).join('');
    const { findings } = await analyze(
      await rulesWithLibraries(many),
      'javascript',
      'sink(clean(source()));',
    );
    assert.equal(findings.length, 35);
    assert.ok(findings.every(({ ruleId }) => Number(ruleId.slice(1)) % 2 === 1));
  });

  it('reads a precise rule with an option of Semgrep as Semgrep does', async () => {
    const safe = `${rule('python')}    options: {taint_assume_safe_booleans: true}\n`;
    const code = `a = source()\nsink(bool(a))\nsink(login(a))\n#    ^^^^^^^^`;
    const { findings } = await analyze(await rulesWithLibraries(safe), 'python', code);
    const { wanted, got } = marked(code, findings);
    assert.deepEqual(got, wanted);
  });

  it('keeps the parts of a literal apart that another rule takes to be harmless as a whole', async () => {
    const other = rule('javascript').replace('id: t', 'id: other').replace('clean(...)', '"{...}"');
    const code = `
const a = { port: 5, key: source() };
sink(a.port);
sink(a.key);
//   ^^^^^
sink({ key: source() });
//   ^^^^^^^^^^^^^^^^^
`;
    const rules = await rulesWithLibraries(`${rule('javascript')}${other}`);
    const { findings } = await analyze(rules, 'javascript', code);
    const { wanted, got } = marked(code, findings);
    assert.deepEqual(got, wanted);
    assert.deepEqual([...new Set(findings.map(({ ruleId }) => ruleId))], ['t']);
  });

  it('takes only functions to be safe of which nothing is known, in a precise rule that asks for it', async () => {
    const safe = `${rule('python')}    options: {taint_assume_safe_functions: true}\n`;
    const code = `
def wrapped(value):
    return {"value": value}

a = source()
sink(login(a))
sink(str(a))
#    ^^^^^^
sink(f"{a}")
#    ^^^^^^
sink(wrapped(a))
#    ^^^^^^^^^^
sink(wrapped(1))
`;
    const { findings } = await analyze(await rulesWithLibraries(safe), 'python', code);
    const { wanted, got } = marked(code, findings);
    assert.deepEqual(got, wanted);
  });
});
