import { type MatchCase, pattern, testMatching } from '../../../test/unit/matching';

const option = (name: string, value: boolean, text: string) =>
  `${pattern(text)}\noptions: {${name}: ${value}}`;

const javascript: MatchCase[] = [
  ['constants: off', option('constant_propagation', false, 'f("a")'), 'const x = "a";\nf(x);\nf("a");', [3]],
  [
    'symbolic values: a variable is what it was assigned',
    option('symbolic_propagation', true, 'hash(make(...))'),
    'function a() {\n  const x = make(1);\n  hash(x);\n}\nfunction b(x) {\n  hash(x);\n}',
    [3],
  ],
  [
    'symbolic values: not where it is assigned twice',
    option('symbolic_propagation', true, 'hash(make(...))'),
    'function a(y) {\n  let x = make(1);\n  if (y) x = other();\n  hash(x);\n}',
    [],
  ],
  ['symbolic values: off by default', pattern('hash(make(...))'), 'const x = make(1);\nhash(x);', []],
  ['operands: as they stand', option('ac_matching', false, 'a & b'), 'a & b;\nb & a;', [1]],
  ['operands of `&&`: in their order', pattern('a && b'), 'b && a;\na && b;', [2]],
  ['operands of `&&`: in any order', option('commutative_boolop', true, 'a && b'), 'b && a;\na && c;', [1]],
  ['sides of `==`: as they stand', pattern('a == 1'), '1 == a;\na == 1;', [2]],
  ['sides of `==`: either way', option('symmetric_eq', true, 'a == 1'), '1 == a;\na == 1;\na != 1;', [1, 2]],
  [
    'an object with all its members',
    option('implicit_ellipsis', false, 'f({a: 1})'),
    'f({a: 1});\nf({a: 1, b: 2});',
    [1],
  ],
  [
    'an ellipsis that stays in its block',
    option('go_deeper_stmt', false, 'a();\n...\nb();'),
    'function f() {\n  a();\n  if (x) {\n    b();\n  }\n}\nfunction g() {\n  a();\n  b();\n}',
    [8],
  ],
  [
    'names of different variables',
    option('unify_ids_strictly', false, '$X = source();\n...\nfunction ... (...) { sink($X); }'),
    'x = source();\nfunction f(x) { sink(x); }',
    [1],
  ],
];

const python: MatchCase[] = [
  [
    'decorators in their order',
    option('decorators_order_matters', true, '@a\n@b\ndef $F(...):\n  ...'),
    '@b\n@a\ndef f(): pass\n\n@a\n@b\ndef g(): pass',
    [5],
  ],
  [
    'decorators in any order',
    pattern('@a\n@b\ndef $F(...):\n  ...'),
    '@b\n@a\ndef f(): pass\n\n@a\ndef g(): pass',
    [1],
  ],
];

describe('options of matching', () => {
  describe('JavaScript', () => testMatching('javascript', javascript));
  describe('Python', () => testMatching('python', python));
});
