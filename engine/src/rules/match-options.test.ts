import { type MatchCase, pattern, testMatching } from '../../../test/unit/matching';

/** A pattern with and without an option. */
function both(option: string, text: string, code: string, usual: number[], otherwise: number[]): MatchCase[] {
  const [name] = option.split(':');
  return [
    [`${name} as usual`, pattern(text), code, usual],
    [option, `${pattern(text)}\noptions: {${option}}`, code, otherwise],
  ];
}

const javascript: MatchCase[] = [
  ...both('vardef_assign: false', 'x = $V', 'x = 1;\nvar x = 2;\nlet x = 3;', [1, 2, 3], [1]),
  ...both('let_is_var: false', 'var $X = 1', 'var a = 1;\nlet b = 1;\nconst c = 1;', [1, 2, 3], [1]),
  ...both(
    'arrow_is_function: false',
    '$F = (...) => { ... }',
    'a = () => { b(); };\nc = function () { b(); };',
    [1, 2],
    [1],
  ),
  ...both('implicit_ellipsis: false', 'f({a: 1})', 'f({a: 1});\nf({a: 1, b: 2});', [1, 2], [1]),
  ...both(
    'xml_singleton_loose_matching: false',
    '<A ... />',
    'x = <A b="1" />;\ny = <A b="1">c</A>;',
    [1, 2],
    [1],
  ),
  ...both(
    'xml_attrs_implicit_ellipsis: false',
    '<A b="1" />',
    'x = <A b="1" />;\ny = <A b="1" c="2" />;',
    [1, 2],
    [1],
  ),
  ...both('constant_propagation: false', 'f(1)', 'const x = 1;\nf(x);\nf(1);', [2, 3], [3]),
  ...both('symbolic_propagation: true', 'f(g())', 'const x = g();\nf(x);\nf(g());', [3], [2, 3]),
  ...both('symmetric_eq: true', 'a() == b()', 'a() == b();\nb() == a();', [1], [1, 2]),
  ...both('commutative_boolop: true', 'a() && b()', 'a() && b();\nb() && a();', [1], [1, 2]),
];

const python: MatchCase[] = [
  ...both(
    'decorators_order_matters: true',
    '@a\n@b\ndef $F(...):\n  ...',
    '@a\n@c\n@b\ndef f():\n  pass\n@b\n@a\ndef g():\n  pass',
    [1, 6],
    [1],
  ),
  ...both('attr_expr: false', 'route($X)', '@route("a")\ndef f():\n  route("b")', [1, 3], [3]),
];

describe('options of matching', () => {
  describe('JavaScript', () => testMatching('javascript', javascript));
  describe('Python', () => testMatching('python', python));
});
