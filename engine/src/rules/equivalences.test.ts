import { type MatchCase, pattern, testMatching } from '../../../test/unit/matching';

const typescript: MatchCase[] = [
  [
    'a typed metavariable: a declared type',
    pattern('($X: Request).get(...)'),
    'function f(a: Request, b: Other) {\n  a.get(1);\n  b.get(1);\n}',
    [2],
  ],
  [
    'a typed metavariable: what `new` makes',
    pattern('($X: Pool).query(...)'),
    'const p = new Pool();\nconst q = new Other();\np.query(1);\nq.query(1);',
    [3],
  ],
  ['a typed metavariable: a literal', pattern('f(($X: string))'), 'f("a");\nf(1);\nf(x);', [1]],
  [
    'a typed metavariable with a hole in its type',
    pattern('($X: Map<$K, string>).get(...)'),
    'function f(a: Map<number, string>, b: Map<number, number>) {\n  a.get(1);\n  b.get(1);\n}',
    [2],
  ],
  [
    'a written type',
    pattern('function $F($X: Set<$T>) { ... }'),
    'function f(a: Set<string>) {}\nfunction g(a: Map<string, string>) {}',
    [1],
  ],
  [
    'an alias of a type',
    pattern('type $X = "..." | "..."'),
    'type A = "a" | "b";\ntype B = "a" | number;',
    [1],
  ],
  [
    'a member of an interface',
    pattern('interface $I { $N: string; }'),
    'interface A { a: number; b: string }\ninterface B { a: number }',
    [1],
  ],
  [
    'what a class implements',
    pattern('class $C implements Handler { ... }'),
    'class A implements Other, Handler {}\nclass B implements Other {}\nclass C {}',
    [1],
  ],
  [
    'decorators of a method',
    pattern('@Get(...)\n$M(...) { ... }'),
    'class A {\n  @Get("/")\n  @Auth()\n  a() {}\n  b() {}\n}',
    [2],
  ],
  [
    'decorators of an exported class',
    pattern('@Module(...)\nclass $C { ... }'),
    '@Module({})\nexport class A {}\nexport class B {}',
    [1],
  ],
];

const types: MatchCase[] = [
  [
    'the type of a metavariable',
    'patterns:\n  - pattern: $X.get(...)\n  - metavariable-type:\n      metavariable: $X\n      types: [Request, "Map<...>"]',
    'function f(a: Request, b: Map<string, number>, c: Other) {\n  a.get(1);\n  b.get(1);\n  c.get(1);\n}',
    [2, 3],
  ],
];

const javascript: MatchCase[] = [
  [
    'an import of a name',
    pattern('import { a } from "m"'),
    'import { a } from "m";\nimport { b, a as c } from "m";\nimport { b } from "m";\nimport a from "m";',
    [1, 2],
  ],
  [
    'an import of a module, however',
    pattern('import "m"'),
    'import a from "m";\nimport * as b from "m";\nimport { c } from "m/sub";\nconst d = require("m");\nimport e from "n";',
    [1, 2, 3, 4],
  ],
  [
    'an import of all',
    pattern('import * as $X from "fs"'),
    'import * as a from "fs";\nimport { b } from "fs";',
    [1],
  ],
  [
    '`require` is an import',
    pattern('import { a } from "m"'),
    'const { a } = require("m");\nconst { b } = require("m");',
    [1],
  ],
  ['a regular expression of any content', pattern('/.../g'), 'f(/a/g);\nf(/a/);', [1]],
  ['the content of a regular expression', pattern('f(/$X/, "$X")'), 'f(/a/, "a");\nf(/a/, "b");', [1]],
  [
    'a named function as a value',
    pattern('f(function $N(...) { ... })'),
    'f(() => 1);\nf(function a() {});\nf(1);',
    [1, 2],
  ],
  [
    'a declaration is no assignment',
    pattern('var $X = 1'),
    'let a = 2, b = 1;\nc = 1;\nd.e = 1;\nconst f = 1;',
    [1, 4],
  ],
  ['a regular expression behind a name', pattern('f(/$X/)'), 'const r = /a/;\nf(r);\nf(s);', [2]],
  [
    'attributes between others',
    pattern('<A ... b={f($X, ...)} ... />'),
    'x = <A a b={f(1)} c="d" />;\nx = <A b={g(1)} />;',
    [1],
  ],
  ['pieces of a template', pattern('`...${$X}...`'), 'f(`a`);\nf(`a${b}c`);\nf(`${b}`);', [2, 3]],
  ['a tagged template is no call', pattern('sql(...)'), 'sql`a`;\nsql(`a`);', [2]],
  ['a tagged template', pattern('sql`...`'), 'sql`a${b}`;\nsql(`a`);', [1]],
  ['operands of `&` in any order', pattern('a & b & c'), 'x = c & a & b;\nx = a & b;', [1]],
  ['operands of `&&` grouped anyhow', pattern('a && b && c'), 'x = a && (b && c);\nx = b && a && c;', [1]],
  ['further operands', pattern('$X = "a" + ...'), 'x = "a" + b + c;\nx = b + c;', [1]],
  [
    'members of a class in any order',
    pattern('class $C { a() { ... } b() { ... } }'),
    'class A { b() {} c() {} a() {} }\nclass B { a() {} }',
    [1],
  ],
  [
    'a `try` whatever is caught',
    pattern('try { ... } finally { ... }'),
    'try { a() } catch (e) { } finally { }\ntry { a() } catch (e) { }',
    [1],
  ],
  ['a `catch` alone', pattern('catch ($E) { ... }'), 'try {\n  a();\n} catch (e) {\n}', [3]],
  [
    'a head without a body',
    pattern('function $F(..., req, ...)'),
    'function f(req, res) { g(); }\nfunction h() {}',
    [1],
  ],
  ['a condition without a body', pattern('if ($X == 1)'), 'if (a == 1) { b(); }\nif (a == 2) { b(); }', [1]],
  ['a clause of a switch', pattern('case 5:\n  ...'), 'switch (a) {\n  case 4: b();\n  case 5: c();\n}', [3]],
  [
    'any loop',
    pattern('for (...) { ... }'),
    'for (let i = 0; i < n; i++) { }\nfor (const a of b) { }\nwhile (a) { }',
    [1, 2],
  ],
  ['an optional access is one', pattern('a.b'), 'a?.b;\na.b;\na.c;', [1, 2]],
  ['an optional access only', pattern('a?.b'), 'a?.b;\na.b;', [1]],
  [
    'a function without a name is one without a name',
    pattern('function (...) { ... }'),
    'f(function () {});\nfunction g() {}',
    [1],
  ],
  [
    'a function with or without a name',
    pattern('function ... (...) { ... }'),
    'f(function () {});\nfunction g() {}',
    [1, 2],
  ],
  ['a statement of any kind', pattern('if (a) { $S }'), 'if (a) { return 1; }\nif (b) { return 1; }', [1]],
  [
    'an ellipsis reaches into inner functions',
    pattern('$X = source();\n...\nsink($X);'),
    'x = source();\nf(() => { sink(x); });',
    [1],
  ],
  [
    'a parameter is another variable',
    pattern('$X = source();\n...\nsink($X);'),
    'x = source();\nf((x) => { sink(x); });',
    [],
  ],
  ['a type in a pattern of JavaScript', pattern('function $F($R: Request) { ... }'), 'function f(r) {}', []],
];

const python: MatchCase[] = [
  [
    'an import by its path',
    pattern('import a.b'),
    'import a.b\nfrom a import b\nfrom a import c\nfrom a.b import c',
    [1, 2, 4],
  ],
  ['several imports', pattern('from a import b, c'), 'from a import c, d, b\nfrom a import b', [1]],
  ['the path of an import', pattern('import $X'), 'import a.b\nx = 1', [1]],
  ['all of a module', pattern('m.f(...)'), 'from m import *\nf(1)\ng(1)', [2]],
  [
    'a decorator alone',
    pattern('@$D(..., name=$N, ...)'),
    '@route("/", name="a")\ndef f(): pass\n\n@other("/")\ndef g(): pass',
    [1],
  ],
  [
    'a decorator with or without parentheses',
    pattern('@a\ndef $F(...):\n  ...'),
    '@a\ndef f(): pass\n\n@a()\ndef g(): pass\n\n@a(1)\ndef h(): pass',
    [1, 4],
  ],
  [
    'a decorator is a call of what it names',
    pattern('m.cache(...)'),
    'import m\n@m.cache\ndef f(): pass\n@m.other\ndef g(): pass\n@m.cache(1)\ndef h(): pass',
    [2, 6],
  ],
  [
    'an ellipsis reaches to each place',
    'patterns:\n  - pattern: sink($X)\n  - pattern-inside: |\n      $X = source()\n      ...\n      sink($X)',
    'a = source()\nsink(a)\nsink(a)\nsink(b)',
    [2, 3],
  ],
  [
    'of several imports the last before the use',
    pattern('m.f(...)'),
    'from m import f\nf(1)\nfrom n import f\nf(2)',
    [2],
  ],
  [
    '`$X` and `$...X` are two metavariables',
    'patterns:\n  - pattern: f($...X)\n  - pattern-not: f(..., **$X, ...)',
    'f(a)\nf(**b)',
    [1],
  ],
  [
    'a handler with or without a name',
    pattern('try:\n  ...\nexcept A:\n  ...'),
    'try:\n  f()\nexcept A as e:\n  pass',
    [1],
  ],
  [
    'a handler among others',
    pattern('try:\n  ...\nexcept A:\n  ...'),
    'try:\n  f()\nexcept B:\n  pass\nexcept A:\n  pass',
    [1],
  ],
  [
    'a handler of one of several',
    pattern('try:\n  ...\nexcept (..., A, ...):\n  ...'),
    'try:\n  f()\nexcept (B, A):\n  pass\ntry:\n  f()\nexcept B:\n  pass',
    [1],
  ],
  ['a set', pattern('{..., "a", ...}'), 'x = {"b", "a"}\nx = {"a": 1}', [1]],
  ['a dictionary or a set', pattern('{...}'), 'x = {"b", "a"}\nx = {"a": 1}\nx = []', [1, 2]],
  ['a list, computed too', pattern('f([...])'), 'f([1])\nf([a for a in b])\nf(c)', [1, 2]],
  ['several indices', pattern('1, 2'), 'x[1, 2]\nx[(1, 2)]\nf(1, 2)', [1, 2]],
  ['a string with holes', pattern('f(f"...{$X}...")'), 'f(f"a{b}c")\nf(f"a")\nf("a")', [1]],
  ['any string of that prefix', pattern('f(f"...")'), 'f(f"a{b}c")\nf(f"a")\nf("a")', [1, 2]],
  ['an argument with a type', pattern('f($X: int)'), 'f(1)\nf("a")\nf(1.5)', [1]],
  [
    'a head without a body',
    pattern('def $F(..., $X=[], ...):'),
    'def f(a, b=[]):\n  pass\ndef g(a):\n  pass',
    [1],
  ],
];

describe('equivalences', () => {
  describe('TypeScript', () => testMatching('typescript', [...typescript, ...types]));
  describe('JavaScript', () => testMatching('javascript', javascript));
  describe('Python', () => testMatching('python', python));
});
