import { type MatchCase, pattern, testMatching } from '../../../test/unit/matching';

const anyString = pattern('f("...")');

const python: MatchCase[] = [
  ['a variable has the value of its last assignment', pattern('f("b")'), 'x = "a"\nf(x)\nx = "b"\nf(x)', [4]],
  ['strings that are added', pattern('f("ab")'), 'x = "a"\nf(x + "b")\nf("b" + x)', [2]],
  [
    'what both ways of a branch agree on',
    anyString,
    'def g(c):\n  if c:\n    x = "a"\n  else:\n    x = "b"\n  f(x)',
    [6],
  ],
  ['not what only one way of a branch assigns', anyString, 'def g(c):\n  if c:\n    x = "a"\n  f(x)', []],
  [
    'a branch that returns says nothing',
    pattern('f("b")'),
    'def g(c):\n  x = "b"\n  if c:\n    x = h()\n    return\n  f(x)',
    [6],
  ],
  [
    'not what a loop changes',
    anyString,
    'def g(c):\n  x = "a"\n  while c:\n    f(x)\n    x = x + h()\n  f(x)',
    [],
  ],
  [
    'an exception may come before the assignment',
    pattern('f("b")'),
    'def g():\n  x = "a"\n  try:\n    h()\n    x = "b"\n  except E:\n    pass\n  f(x)',
    [],
  ],
  ['a string and a number are no string', anyString, 'x = 1\nf("a" + x)', []],
  ['a string times something is a string', anyString, 'def g(n):\n  f("a" * n)', [2]],
  ['a parameter hides a constant', anyString, 'x = "a"\ndef g(x):\n  f(x)\ndef h():\n  f(x)', [5]],
  [
    '`global` lets any function change it',
    anyString,
    'x = "a"\ndef g():\n  global x\n  x = h()\ndef k():\n  f(x)',
    [],
  ],
];

const javascript: MatchCase[] = [
  ['a constant of the program', anyString, 'const x = "a";\nfunction g() { f(x); }', [2]],
  [
    'not a variable that a function changes',
    anyString,
    'let x = "a";\nfunction g() { x = h(); }\nfunction k() { f(x); }',
    [],
  ],
  ['a template of constants', pattern('f("a/b")'), 'const x = "b";\nf(`a/${x}`);\nf(`a/${y}`);', [2]],
  ['numbers join strings', pattern('f("a1")'), 'f("a" + 1);', [1]],
  ['either of two strings', anyString, 'f(c ? "a" : "b");\nf(c ? "a" : d);', [1]],
  [
    'a clause of a switch',
    pattern('f("a")'),
    'function g(c) {\n  let x = "a";\n  switch (c) {\n    case 1: x = "b"; break;\n    case 2: f(x);\n  }\n}',
    [5],
  ],
  ['numbers by their worth', pattern('f(16)'), 'f(0x10);\nf(16.0);\nf(17);', [1, 2]],
  ['the same constant twice', pattern('f($X, $X)'), 'const x = 1;\nf(x, 1);\nf(x, 2);', [2]],
  ['a field that is set once', anyString, 'class A {\n  x = "a";\n  g() { f(this.x); }\n}', [3]],
  [
    'not a field that a method sets',
    anyString,
    'class A {\n  x = "a";\n  h() { this.x = k(); }\n  g() { f(this.x); }\n}',
    [],
  ],
  ['an increment ends it', pattern('f(0)'), 'function g() {\n  let x = 0;\n  f(x);\n  x++;\n  f(x);\n}', [3]],
];

describe('constants', () => {
  describe('Python', () => testMatching('python', python));
  describe('JavaScript', () => testMatching('javascript', javascript));
});
