import { type MatchCase, testMatching } from '../../../test/unit/matching';

/** What each operator does, one at a time; formulas of the older syntax. */
const operators: MatchCase[] = [
  // patterns, pattern-either
  [
    '`patterns`: the inner one of nested matches',
    'patterns:\n  - pattern: f(...)\n  - pattern: g($X)',
    'f(1)\nf(\n  g(2))\ng(3)',
    [3],
  ],
  [
    '`patterns`: in any order',
    'patterns:\n  - pattern: g($X)\n  - pattern: f(...)',
    'f(1)\nf(\n  g(2))\ng(3)',
    [3],
  ],
  [
    '`patterns`: equal metavariables',
    'patterns:\n  - pattern: f($X, ...)\n  - pattern: f(..., $X)',
    'f(1, 1)\nf(1, 2)\nf(3)',
    [1, 3],
  ],
  [
    '`pattern-either`: any, each once',
    'pattern-either:\n  - pattern: f(...)\n  - pattern: g(...)\n  - pattern: f(1)',
    'f(1)\ng(2)\nh(3)',
    [1, 2],
  ],
  [
    '`patterns` in `pattern-either` in `patterns`',
    'patterns:\n  - pattern-either:\n      - patterns:\n          - pattern: f($X)\n          - pattern-not: f(1)\n      - pattern: g($X)\n  - pattern-not: $F(2)',
    'f(1)\nf(2)\nf(3)\ng(1)\ng(2)',
    [3, 4],
  ],

  // pattern-not
  [
    '`pattern-not`: a match of the very range, neither around nor inside',
    'patterns:\n  - pattern: f(...)\n  - pattern-not: g(...)\n  - pattern-not: f(2)',
    'f(g(1))\ng(f(1))\nf(1)\nf(2)',
    [1, 2, 3],
  ],
  [
    '`pattern-not` of statements that go on: any end',
    'patterns:\n  - pattern: |\n      $X = f()\n      ...\n      g($X)\n  - pattern-not: |\n      $X = f()\n      check($X)\n      ...',
    'def a():\n  x = f()\n  g(x)\n  h()\ndef b():\n  x = f()\n  check(x)\n  g(x)\n  h()',
    [2],
  ],
  [
    'statement sequences are tried to every end',
    'patterns:\n  - pattern: bad\n  - pattern-inside: |\n      $X = open()\n      ...\n      use($X, ...)',
    'x = open()\nuse(x, good)\nuse(x, bad)\nbad',
    [3],
  ],
  [
    '`pattern-not`: equal metavariables only',
    'patterns:\n  - pattern: f($X, $Y)\n  - pattern-not: f($Y, $X)',
    'f(1, 1)\nf(1, 2)',
    [2],
  ],
  [
    '`pattern-not` with a formula',
    'patterns:\n  - pattern: f(...)\n  - pattern-not:\n      patterns:\n        - pattern: f($X, ...)\n        - pattern-not: f(1, ...)',
    'f()\nf(1, 2)\nf(2)\nf(g(2))',
    [1, 2],
  ],
  [
    '`pattern-not` with alternatives',
    'patterns:\n  - pattern: f(...)\n  - pattern-not:\n      pattern-either:\n        - pattern: f(1)\n        - pattern: f(2)',
    'f(1)\nf(2)\nf(3)',
    [3],
  ],
  [
    '`pattern-not` with a surrounding',
    'patterns:\n  - pattern: f(...)\n  - pattern-not:\n      pattern-inside: g(...)',
    'f(1)\ng(f(2))',
    [1],
  ],
  [
    'a condition of what is left out is about that alone',
    'patterns:\n  - pattern: f($X)\n  - pattern-not:\n      patterns:\n        - pattern: f($Y)\n        - metavariable-regex: {metavariable: $Y, regex: a}',
    'f(ab)\nf(b)',
    [2],
  ],

  // pattern-inside
  [
    '`pattern-inside`: keeps what stands in it',
    'patterns:\n  - pattern: f(...)\n  - pattern-inside: |\n      def g(...):\n        ...',
    'f(1)\ndef g():\n  f(2)\ndef h():\n  f(3)',
    [3],
  ],
  [
    '`pattern-inside`: is not picked for standing in a match',
    'patterns:\n  - pattern: |\n      def g(...):\n        ...\n  - pattern-inside: f(...)',
    'def g():\n  f(1)',
    [],
  ],
  [
    '`pattern-inside` alone: the innermost',
    'patterns:\n  - pattern-inside: f(...)\n  - pattern-inside: g(...)',
    'f(\n g(1))\ng(2)\nf(3)',
    [2],
  ],
  [
    'alternatives of surroundings are surroundings',
    'patterns:\n  - pattern: x\n  - pattern-either:\n      - pattern-inside: f(...)\n      - pattern-inside: g(...)',
    'f(x)\ng(y,\n  x)\nh(x)',
    [1, 3],
  ],
  [
    'a list of surroundings is a surrounding',
    'patterns:\n  - pattern: return $X\n  - patterns:\n      - pattern-inside: |\n          def $F(...):\n            ...\n      - metavariable-regex: {metavariable: $F, regex: get}',
    'def get_a():\n  return 1\ndef set_a():\n  return 2',
    [2],
  ],
  [
    'metavariables of a surrounding are those of the pattern',
    'patterns:\n  - pattern: return $X\n  - pattern-inside: |\n      def $F($X):\n        ...',
    'def f(a):\n  return a\ndef g(a):\n  return b',
    [2],
  ],
  [
    'a condition on what only a surrounding binds',
    'patterns:\n  - pattern: f()\n  - pattern-inside: |\n      with $A as $B:\n        ...\n  - metavariable-pattern: {metavariable: $A, pattern: open(...)}',
    'with open(x) as y:\n  f()\nwith lock as y:\n  f()',
    [2],
  ],
  [
    '`pattern-inside` with a formula',
    'patterns:\n  - pattern: x\n  - pattern-inside:\n      patterns:\n        - pattern: f(...)\n        - pattern-not: f(1, ...)',
    'f(x)\nf(1, x)',
    [1],
  ],
  [
    '`pattern-not-inside`: also where the ranges are equal',
    'patterns:\n  - pattern: f(...)\n  - pattern-not-inside: f(1)\n  - pattern-not-inside: g(...)',
    'f(1)\nf(2)\ng(f(3))',
    [2],
  ],
  [
    '`pattern-not-inside`: the metavariables agree',
    'patterns:\n  - pattern: f($X)\n  - pattern-not-inside: |\n      def $F($X):\n        ...',
    'def g(a):\n  f(a)\n  f(b)',
    [3],
  ],

  // pattern-regex, pattern-not-regex
  ['`pattern-regex`: over the whole text, line by line', 'pattern-regex: ^a.*1$', '# x\na = 1\nb = 1\n', [2]],
  [
    '`pattern-regex` with a pattern: the inner range',
    'patterns:\n  - pattern: f(...)\n  - pattern-regex: secret',
    'f("a")\nf("secret")\n# secret',
    [2],
  ],
  [
    'groups become metavariables',
    'patterns:\n  - pattern-regex: (\\w+) = (?P<VALUE>\\d+)\n  - metavariable-comparison: {comparison: int($VALUE) > 9}\n  - metavariable-regex: {metavariable: $1, regex: max}',
    'max_a = 10\nmax_b = 9\nmin_a = 10',
    [1],
  ],
  [
    'a named group is the metavariable of a pattern',
    'patterns:\n  - pattern: f($X)\n  - pattern-regex: f\\((?P<X>\\w+)\\)',
    'f(a)\nf(a.b)',
    [1],
  ],
  [
    'groups by number of two expressions are two',
    'patterns:\n  - pattern-regex: a(.)b.\n  - pattern-regex: a.b(.)',
    'a1b2',
    [1],
  ],
  [
    '`pattern-not-regex`: any overlap',
    'patterns:\n  - pattern-regex: \\w+==\\d+\n  - pattern-not-regex: -\\w+==',
    'foo==1\nbar-foo==1',
    [1],
  ],
  [
    '`pattern-not-regex`: within the match',
    'patterns:\n  - pattern: f(...)\n  - pattern-not-regex: nosec',
    'f(1)\nf("nosec")\nf(2) # nosec',
    [1, 3],
  ],

  // focus-metavariable
  ['a focus', 'patterns:\n  - pattern: f($X, $Y)\n  - focus-metavariable: $Y', 'f(1,\n  2)', [2]],
  [
    'a list of focuses: each of them',
    'patterns:\n  - pattern: f($X, $Y)\n  - focus-metavariable: [$X, $Y]',
    'f(\n  1,\n  2)',
    [2, 3],
  ],
  [
    'two focuses: what they have in common',
    'patterns:\n  - pattern: f($X)\n  - pattern-inside: f(g($Y))\n  - focus-metavariable: $X\n  - focus-metavariable: $Y',
    'f(g(\n  1))\nf(3)',
    [2],
  ],
  [
    'two focuses that lie apart: nothing',
    'patterns:\n  - pattern: f($X, $Y)\n  - focus-metavariable: $X\n  - focus-metavariable: $Y',
    'f(1, 2)',
    [],
  ],
  [
    'a focus of a surrounding',
    'patterns:\n  - pattern-inside: f($X, ...)\n  - focus-metavariable: $X',
    'f(\n  a, b)',
    [2],
  ],
  [
    'a focus that does not touch the match: nothing',
    'patterns:\n  - pattern: g()\n  - pattern-inside: f($X, ...)\n  - focus-metavariable: $X',
    'f(a, g())\nf(g(), a)',
    [2],
  ],

  // somewhere in the file
  [
    'a pattern anywhere in the file',
    'patterns:\n  - pattern: f($X)\n  - semgrep-internal-pattern-anywhere: allow($X)',
    'f(a)\nf(b)\nallow(b)',
    [2],
  ],
];

const conditions: MatchCase[] = [
  // metavariable-regex
  [
    'a regular expression from the beginning of the text',
    'patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: a}',
    'f(ab)\nf(ba)\nf("a")',
    [1],
  ],
  [
    'a name is no text',
    'patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: .*secret}',
    'A = "secret"\nf(A)\nf("secret")',
    [3],
  ],
  [
    'with constant propagation it is its value, too',
    'patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: ^secret$, constant-propagation: true}',
    'A = "secret"\nf(A)\nf("secret")\nf(secret)\nf(B)',
    [2, 3, 4],
  ],
  [
    'its groups are metavariables',
    'patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: "(?P<HEAD>[a-z]+)_(.*)"}\n  - metavariable-comparison: {comparison: $HEAD == "get"}',
    'f(get_a)\nf(set_a)',
    [1],
  ],
  [
    'and can be the focus',
    'patterns:\n  - pattern: f($X)\n  - metavariable-regex: {metavariable: $X, regex: "[^0-9]*(?P<N>[0-9]+)"}\n  - focus-metavariable: $N',
    'f("""a\nb12""")',
    [2],
  ],

  // metavariable-pattern
  [
    'a pattern in the code of a metavariable',
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern: {metavariable: $X, pattern: g(...)}',
    'f(g(1))\nf(1 + g(1))\nf(1)\ng(f(1))',
    [1, 2],
  ],
  [
    'only what is left out: it must be the whole code',
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern:\n      metavariable: $X\n      patterns:\n        - pattern-not: g(...)',
    'f(g(1))\nf(1 + g(1))\nf(1)',
    [2, 3],
  ],
  [
    'the metavariables around are known in it',
    'patterns:\n  - pattern: $A + $B\n  - metavariable-pattern:\n      metavariable: $B\n      patterns:\n        - pattern-not: $A',
    'a + b\na + a',
    [1],
  ],
  [
    'and are checked for',
    'patterns:\n  - pattern: f($A, $B)\n  - metavariable-pattern: {metavariable: $B, pattern: g($A)}',
    'f(a, g(a))\nf(a, g(b))',
    [1],
  ],
  [
    'what it binds is bound',
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern: {metavariable: $X, pattern: g($Y)}\n  - focus-metavariable: $Y',
    'f(\n  g(\n    1))',
    [3],
  ],
  [
    'two of them do not hinder each other',
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern: {metavariable: $X, pattern: g($Y)}\n  - metavariable-pattern: {metavariable: $X, pattern: h($Y)}',
    'f(g(1) + h(2))\nf(g(1))',
    [1],
  ],
  [
    'alternatives, and conditions in it',
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern:\n      metavariable: $X\n      patterns:\n        - pattern-either: [{pattern: g($Y)}, {pattern: h($Y)}]\n        - metavariable-regex: {metavariable: $Y, regex: a}',
    'f(g(a))\nf(h(a))\nf(h(b))\nf(i(a))',
    [1, 2],
  ],
  [
    'a regular expression sees its text alone',
    'patterns:\n  - pattern: f($X)\n  - metavariable-pattern: {metavariable: $X, pattern-regex: "^[0-9]+$"}',
    'f(12)\nf("12")\nf(a12)',
    [1],
  ],
  [
    'a run of statements',
    'patterns:\n  - pattern: |\n      def $F():\n        $...BODY\n  - metavariable-pattern:\n      metavariable: $...BODY\n      pattern: |\n        a()\n        ...\n        b()',
    'def f():\n  a()\n  c()\n  b()\ndef g():\n  b()\n  a()',
    [1],
  ],
  [
    'a text in another language',
    'patterns:\n  - pattern: run("$CODE")\n  - metavariable-pattern: {metavariable: $CODE, language: javascript, pattern: eval(...)}',
    'run("x = eval(y);")\nrun("x = y;")\nrun("eval")',
    [1],
  ],
  [
    'a text in another language, through a name',
    'patterns:\n  - pattern: run($CODE)\n  - metavariable-pattern: {metavariable: $CODE, language: js, pattern: eval(...)}',
    'A = "eval(y)"\nrun(A)\nrun(eval(y))\nrun(B)',
    [2, 3],
  ],
  [
    'what is found in another language can be the focus',
    'patterns:\n  - pattern: run($CODE)\n  - metavariable-pattern: {metavariable: $CODE, language: javascript, pattern: eval($X)}\n  - focus-metavariable: $X',
    'run("""\n  eval(\n  y)""")',
    [3],
  ],
  [
    'any text',
    'patterns:\n  - pattern: sql($Q)\n  - metavariable-pattern: {metavariable: $Q, language: generic, pattern: select ... from users}',
    'sql("select a, b from users")\nsql("select a from items")',
    [1],
  ],
  [
    'a text that does not parse has no matches',
    'patterns:\n  - pattern: run("$CODE")\n  - metavariable-pattern: {metavariable: $CODE, language: javascript, pattern: f($X)}',
    'run("}}}((f")\nrun("")\nrun("f(1)")',
    [3],
  ],

  // metavariable-comparison
  [
    'a comparison',
    'patterns:\n  - pattern: f($X)\n  - metavariable-comparison: {metavariable: $X, comparison: $X > 10}',
    'f(11)\nf(10)\nf(0x10)\nf(x)\nf("11")\nf(-11)\nf(2 * 6)',
    [1, 3, 7],
  ],
  [
    'names are their values',
    'patterns:\n  - pattern: f($X)\n  - metavariable-comparison: {comparison: $X + 1 == 3}',
    'A = 2\nf(A)\nf(B)',
    [2],
  ],
  [
    'two metavariables',
    'patterns:\n  - pattern: f($X, $Y)\n  - metavariable-comparison: {comparison: $X < $Y}',
    'f(1, 2)\nf(2, 1)',
    [1],
  ],
  [
    'a text without its quotes',
    'patterns:\n  - pattern: f($X)\n  - metavariable-comparison: {metavariable: $X, comparison: $X > 10, strip: true}',
    'f("11")\nf("9")\nf(11)\nf("a")',
    [1, 3],
  ],
  [
    'a base',
    'patterns:\n  - pattern: chmod($X)\n  - metavariable-comparison: {metavariable: $X, comparison: $X > 0o700, base: 8}',
    'chmod("777")\nchmod("644")\nchmod(0o777)',
    [1, 3],
  ],
  [
    'texts and functions',
    'patterns:\n  - pattern: f($X)\n  - metavariable-comparison: {comparison: \'re.match(".*test", $X) or $X in ["a", "b"]\'}',
    'f("my test")\nf("b")\nf("c")\nf(test)',
    [1, 2, 4],
  ],
  [
    'the day',
    'patterns:\n  - pattern: until($X)\n  - metavariable-comparison: {comparison: strptime($X) < today()}',
    'until("2020-01-01")\nuntil("2999-01-01")\nuntil("soon")',
    [1],
  ],

  // metavariable-type
  [
    'a type that is written',
    'patterns:\n  - pattern: f($X)\n  - metavariable-type: {metavariable: $X, type: str}',
    'def g(a: str, b: int, c):\n  f(a)\n  f(b)\n  f(c)\n  f("x")',
    [2, 5],
  ],
  [
    'any of several types',
    'patterns:\n  - pattern: f($X)\n  - metavariable-type: {metavariable: $X, types: [int, Session]}',
    'def g(a: str, b: int, s: Session):\n  f(a)\n  f(b)\n  f(s)',
    [3, 4],
  ],

  // metavariable-analysis
  [
    'a secret',
    'patterns:\n  - pattern: $A = $X\n  - metavariable-analysis: {metavariable: $X, analyzer: entropy}',
    'a = "k9fQ2xLm7Zp0RtY4"\nb = "password"\nc = password',
    [1],
  ],
  [
    'a slow regular expression',
    'patterns:\n  - pattern: re.compile($X)\n  - metavariable-analysis: {metavariable: $X, analyzer: redos}',
    're.compile("(a+)+$")\nre.compile("a+$")\nre.compile(x)',
    [1],
  ],
];

/** The same in the newer syntax. */
const newer: MatchCase[] = [
  ['a text', 'match: f($X)', 'f(1)\ng(1)', [1]],
  [
    '`all`, `any`, `not`, `inside`',
    'match:\n  all:\n    - any: [f($X), {pattern: g($X)}]\n    - not: f(1)\n    - inside: |\n        def $F(...):\n          ...\n    - not: {inside: h(...)}',
    'f(2)\ndef a():\n  f(1)\n  f(2)\n  g(1)\n  h(f(3))',
    [4, 5],
  ],
  ['`regex`', 'match: {regex: "a.b"}', 'a1b = 2\nc = 1', [1]],
  [
    '`not` with a formula',
    'match:\n  all:\n    - x\n    - not:\n        any:\n          - inside: f(...)\n          - inside: g(...)',
    'f(x)\ng(x)\nh(x)',
    [3],
  ],
  [
    '`where`: regex, comparison, pattern, focus',
    'match:\n  pattern: f($X, $Y, $Z)\n  where:\n    - metavariable: $X\n      regex: a\n    - comparison: $Y > 1\n    - metavariable: $Z\n      pattern: g(...)\n    - focus: $Z',
    'f(a, 2,\n  g(1))\nf(b, 2, g(1))\nf(a, 1, g(1))\nf(a, 2, h(1))',
    [2],
  ],
  [
    '`where` about a list that only leaves out',
    'match:\n  pattern: f($X)\n  where:\n    - metavariable: $X\n      all:\n        - not: g(...)',
    'f(g(1))\nf(1)',
    [2],
  ],
  [
    '`where` inside of `any`',
    'match:\n  any:\n    - pattern: f($X)\n      where:\n        - comparison: $X > 1\n    - g($X)',
    'f(1)\nf(2)\ng(1)',
    [2, 3],
  ],
  [
    '`as`: the match gets a name',
    'match:\n  all:\n    - pattern: f(...)\n      as: $CALL\n  where:\n    - metavariable: $CALL\n      pattern: x',
    'f(x)\nf(1, g(x))\nf(y)',
    [1, 2],
  ],
  ['`anywhere`', 'match:\n  all:\n    - f($X)\n    - anywhere: allow($X)', 'f(a)\nf(b)\nallow(b)', [2]],
  [
    'an analysis, and a text in another language',
    'match:\n  pattern: f("$X", "$Y")\n  where:\n    - {metavariable: $X, analyzer: entropy}\n    - {metavariable: $Y, language: js, pattern: eval(...)}',
    'f("k9fQ2xLm7Zp0RtY4", "eval(1)")\nf("word", "eval(1)")\nf("k9fQ2xLm7Zp0RtY4", "1")',
    [1],
  ],
  [
    '`taint`',
    'taint:\n  sources: [source(), {pattern: param($X), where: [{comparison: $X > 1}]}]\n  sinks: ["sink(...)"]\n  sanitizers: [{any: [clean(...), {pattern: safe(...)}]}]\n  propagators: [{pattern: $A.add($B), from: $B, to: $A}]',
    'sink(source())\nsink(param(1))\nsink(param(2))\nsink(clean(source()))\nsink(safe(source()))\nx = list()\nx.add(source())\nsink(x)',
    [1, 3, 8],
  ],
];

/** Texts that a file holds in another language, indented and long as they are there. */
const embedded: MatchCase[] = [
  [
    'YAML in a heredoc, with the indentation of its first line',
    'patterns:\n  - pattern: content = "$TEXT"\n  - metavariable-pattern:\n      metavariable: $TEXT\n      language: yaml\n      pattern: "level: none"',
    `resource "a" "b" {\n  content = <<DOC\n  name: log\n  level: none\nDOC\n}\nresource "a" "c" {\n  content = <<DOC\n${'  # a long word on it\n'.repeat(40)}  level: none\nDOC\n}\nresource "a" "d" {\n  content = <<DOC\n  level: all\nDOC\n}\n`,
    [2, 8],
  ],
];

describe('operators of formulas', () => {
  describe('what matches, and which range is kept', () => testMatching('python', operators));
  describe('conditions on metavariables', () => testMatching('python', conditions));
  describe('embedded texts', () => testMatching('terraform', embedded));
  describe('the newer syntax', () => testMatching('python', newer));
});
