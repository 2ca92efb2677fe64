import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const calls: MatchCase[] = [
  [
    'a call with and without parentheses',
    pattern('system($X)'),
    'system(a)\nsystem a\nsystem a, b\nsystem',
    [1, 2],
  ],
  ['a pattern without parentheses', pattern('system $X'), 'system(a)\nsystem a\nspawn a', [1, 2]],
  ['any arguments', pattern('system(...)'), 'system(a)\nsystem a, b\nsystem()\nsystems(a)', [1, 2, 3]],
  [
    'any further arguments',
    pattern('system "sh", ...'),
    "system 'sh'\nsystem('sh', a)\nsystem(a, 'sh')",
    [1, 2],
  ],
  ['arguments around one', pattern('f(..., 2, ...)'), 'f(2)\nf 1, 2\nf 1, 2, 3\nf 1', [1, 2, 3]],
  ['a list metavariable', pattern('f($...A, 2)'), 'f 2\nf 0, 1, 2\nf 2, 1', [1, 2]],
  ['equal metavariables', pattern('$X == $X'), 'a == a\na == b\na.b(1) == a.b(1)', [1, 3]],
  ['the anonymous metavariable', pattern('f($_, $_)'), 'f 1, 2\nf 1', [1]],
  [
    'a method of anything',
    pattern('$O.html_safe'),
    "a.html_safe\n'x'.html_safe\nhtml_safe\na.b.html_safe()",
    [1, 2, 4],
  ],
  ['safe navigation is a call', pattern('$O.save'), 'a&.save\na.save', [1, 2]],
  [
    'a constant with its module',
    pattern('Digest::MD5.hexdigest($X)'),
    'Digest::MD5.hexdigest(a)\nMD5.hexdigest(a)\nDigest::SHA1.hexdigest(a)\n::Digest::MD5.hexdigest(a)',
    [1, 4],
  ],
  ['a metavariable as module', pattern('$M::Base'), 'ActiveRecord::Base\nA::B::Base\nA::Bases', [1, 2]],
  ['a metavariable as method', pattern('YAML.$M(...)'), 'YAML.load(a)\nYAML.dump a, b\nJSON.load(a)', [1, 2]],
  [
    'a chain',
    pattern('$X.where(...). ... .first'),
    'a.where(b).order(c).first\na.where(b).first\na.order(c).first',
    [1, 2],
  ],
  [
    'a deep expression',
    pattern('eval(<... params[...] ...>)'),
    'eval("x#{params[:a]}")\neval(f(params[:b]))\neval(a)',
    [1, 2],
  ],
  ['an index', pattern('params[:$K]'), 'params[:id]\nparams["id"]\nparams[id]\nsession[:id]', [1]],
  ['any index', pattern('cookies[...]'), 'cookies[:a]\ncookies["b"]\ncookies', [1, 2]],
  ['splats', pattern('f(*$A, **$B)'), 'f(*a, **b)\nf(a, b)', [1]],
  ['a block by name', pattern('$X.map(&:$M)'), 'a.map(&:to_s)\na.map(&b)\na.map { |x| x.to_s }', [1]],
  ['adding to a text', pattern('$S << $X'), 's << a\ns += a', [1]],
  ['yield', pattern('yield $X'), 'def f\n  yield 1\n  yield\nend', [2]],
  ['a procedure called without a name', pattern('$P.call($X)'), 'a.(1)\na.call(1)\na.call()', [1, 2]],
];

const blocks: MatchCase[] = [
  [
    'a call with a block is the call',
    pattern('f($X)'),
    'f(1) { |a| a }\nf 1 do\n  b\nend\nf { |a| a }',
    [1, 2],
  ],
  ['either form of a block', pattern('f($X) { |$Y| ... }'), 'f(1) { |a| a }\nf 1 do |a| b end\nf 1', [1, 2]],
  [
    'a block over lines',
    pattern('$X.each do |$Y|\n  ...\n  g($Y)\n  ...\nend'),
    'a.each do |b|\n  h\n  g(b)\nend\na.each { |b| g(c) }',
    [1],
  ],
  [
    'a block without parameters is any block',
    pattern('f do\n  ...\nend'),
    'f { |a| b }\nf do end\nf(&c)',
    [1, 2],
  ],
  ['any arguments before a block', pattern('$F ... { ... }'), 'f 1 do 2 end\nf(1) { }\nf 1', [1, 2]],
  ['a lambda', pattern('->($X) { ... }'), 'a = ->(x) { x + 1 }\nb = ->(x, y) do x end\nc = -> { }', [1]],
  [
    'inside of a block',
    'patterns:\n  - pattern: g(...)\n  - pattern-inside: |\n      f do\n        ...\n      end',
    'f do\n  g(1)\nend\ng(2)',
    [2],
  ],
];

const values: MatchCase[] = [
  [
    'named arguments in any order and either form',
    pattern('f($X, a: 1, b: 2)'),
    'f(0, b: 2, a: 1)\nf 0, :a => 1, :b => 2\nf 0, a: 1\nf(0, "a": 1, b: 2)',
    [1, 2, 4],
  ],
  [
    'other named arguments',
    pattern('f(..., secure: false, ...)'),
    'f(:a, secure: false)\nf :secure => false, :b => 1\nf(secure: true)',
    [1, 2],
  ],
  [
    'a named argument in a pattern of the old form',
    pattern('render :text => $X'),
    'render text: a\nrender :text => b\nrender "text" => c',
    [1, 2],
  ],
  [
    'a hash, any order',
    pattern('{..., admin: $X, ...}'),
    'a = { b: 1, admin: c }\nd = { :admin => e }\nf = { b: 1 }',
    [1, 2],
  ],
  [
    'a key that is computed is no symbol',
    pattern('{a: $X}'),
    'x = { a: 1 }\ny = { a => 1 }\nz = { "a" => 1 }',
    [1],
  ],
  ['any key', pattern('{..., $K: $V, ...}'), 'x = { a: 1 }\ny = {}', [1]],
  [
    'an entry alone is a named argument too',
    pattern(':secure => false'),
    'f(secure: false)\nx = { :secure => false }\nf(secure: true)',
    [1, 2],
  ],
  ['an entry alone', pattern('verify: false'), 'a = { verify: false }\nb = { verify: true }', [1]],
  ['a symbol is no text', pattern('f(:a)'), 'f(:a)\nf(\'a\')\nf(a)\nf(:"a")', [1, 4]],
  ['a metavariable in a symbol', pattern('f(:$A)'), "f(:a)\nf('a')", [1]],
  [
    'a symbol and a method of one name',
    pattern('attr :$A\n...\nself.$A'),
    'attr :b\nself.b\nattr :c\nself.d',
    [1],
  ],
  ['a list of words', pattern('%w[a b]'), "x = %w[a b]\ny = ['a', 'b']\nz = %w[a]", [1, 2]],
  [
    'a list of symbols',
    pattern('f only: [..., :b, ...]'),
    'f only: [:a, :b]\nf only: %i[b]\nf only: [:a]',
    [1, 2],
  ],
  ['quotes do not matter', pattern('f("a")'), "f('a')\nf(\"a\")\nf(%q(a))\nf('b')", [1, 2, 3]],
  ['any text', pattern('f("...")'), 'f(\'a\')\nf(a)\nf("a#{b}")', [1]],
  ['a text by expression', pattern('f("=~/^h/")'), "f('http')\nf('ftp')", [1]],
  [
    'a metavariable in a text',
    'patterns:\n  - pattern: f("$X")\n  - metavariable-regex: {metavariable: $X, regex: "^a+$"}',
    "f('aa')\nf('ab')",
    [1],
  ],
  ['texts beside each other', pattern('f("ab")'), "f('a' 'b')\nf('a')", [1]],
  ['an interpolated text', pattern('"a #{$X}"'), 'f("a #{b}")\nf("b #{b}")\nf("a b")', [1]],
  ['a here-document', pattern('f("a\n")'), 'f(<<~E)\na\nE\nf(<<~E)\nb\nE', [1]],
  [
    'an interpolation in a here-document',
    pattern('f(<... x ...>, ...)'),
    'f(<<E, 1)\na #{x}\nE\nf(<<E)\na x\nE',
    [1],
  ],
  ['backticks, either form', pattern('`ls #{$X}`'), '`ls #{a}`\n%x(ls #{b})\n`ls`\n"ls #{a}"', [1, 2]],
  ['a regular expression whatever its flags', pattern('/a$/'), 'x =~ /a$/i\nx =~ %r{a$}\nx =~ /a/', [1, 2]],
  ['a range', pattern('$A..$B'), 'x = (1..2)\ny = 1...2\nz = (1..)', [1, 3]],
];

const statements: MatchCase[] = [
  [
    'an assignment',
    pattern('$X = f($Y)'),
    'a = f(1)\n@b = f 2\n$c = f(3)\nd += f(4)\ne.g = f(5)',
    [1, 2, 3, 5],
  ],
  ['a name of an instance', pattern('@a = $X'), '@a = 1\na = 1\n@@a = 1', [1]],
  ['assignments side by side', pattern('b = 2'), 'a, b = 1, 2\nb, a = 1, 2\nb, *a = 2', [1]],
  ['several assignments at once', pattern('$A, $B = $C, $D'), 'a, b = 1, 2\nc = 1\nd = 2\ne, f = g', [1]],
  ['a setter', pattern('$H.verify_mode = $X'), 'h.verify_mode = a\nh.verify = a', [1]],
  [
    'a sequence',
    pattern('$X = params[...]\n...\nf($X)'),
    'a = params[:a]\nb\nf(a)\nc = params[:c]\nf(d)',
    [1],
  ],
  ['a sequence reaches into blocks', pattern('$X = g\n...\nf($X)'), 'a = g\nif b\n  f(a)\nend', [1]],
  [
    'if in every form',
    pattern('if $X\n  f(...)\nend'),
    'f(1) if a\nif a then f(1) end\nif a\n  f(1)\nelse\n  g\nend\ng if a',
    [1, 2, 3],
  ],
  [
    'unless is if not',
    pattern('if !$X\n  ...\nend'),
    'unless a\n  b\nend\nb unless a\nb if !a\nb if not a\nb if a',
    [1, 4, 5, 6],
  ],
  [
    'elsif',
    pattern('if $X\n  f\nelsif $Y\n  g\nend'),
    'if a\n  f\nelsif b\n  g\nend\nif a\n  f\nelse\n  g\nend',
    [1],
  ],
  ['if as a value', pattern('$X = if $C then $A else $B end'), 'a = if b then c else d end\na = b', [1]],
  ['until is while not', pattern('while !$X\n  ...\nend'), 'until a\n  b\nend\nb until a\nb while a', [1, 4]],
  ['for', pattern('for $X in $Y\n  ...\nend'), 'for a in b do c end\nb.each { |a| c }', [1]],
  [
    'case',
    pattern('case $X\nwhen "a"\n  ...\nend'),
    "case b\nwhen 'a' then c\nend\ncase b\nwhen 'd' then c\nend",
    [1],
  ],
  ['when alone', pattern('when "a"\n  ...'), "case b\nwhen 'c' then d\nwhen 'a' then e\nend", [3]],
  [
    'rescue with its class',
    pattern('begin\n  ...\nrescue $E => $X\n  ...\nend'),
    'begin\n  a\nrescue B => c\n  d\nend\nbegin\n  a\nensure\n  e\nend',
    [1],
  ],
  [
    'rescue alone, in a method too',
    pattern('rescue Exception => $E\n  ...'),
    'def f\n  a\nrescue Exception => e\n  b\nend\nbegin\n  a\nrescue Other => e\n  b\nend',
    [3],
  ],
  ['a rescued expression', pattern('$X rescue nil'), 'a = b rescue nil\nc rescue d', [1]],
  ['and is &&', pattern('$A && $B'), 'a and b\na && b\na or b', [1, 2]],
];

const definitions: MatchCase[] = [
  [
    'a method',
    pattern('def $F(...)\n  ...\n  f($X)\n  ...\nend'),
    'def a(b)\n  f(b)\nend\ndef c\n  g\nend\ndef self.d = f(1)',
    [1, 7],
  ],
  [
    'a method by name and parameter',
    pattern('def index($X)\n  ...\nend'),
    'def index(a)\nend\ndef index\nend\ndef show(a)\nend',
    [1],
  ],
  [
    'a parameter among others',
    pattern('def $F(..., $X: $D, ...)\n  ...\nend'),
    'def a(b, c: 1, d: 2)\nend\ndef e(f)\nend',
    [1],
  ],
  ['a header alone', pattern('def $F(..., $X, ...) ...'), 'def a(b)\n  c\nend\ndef d\nend', [1]],
  [
    'a method that raises and ensures',
    pattern('def $F\n  ...\nend'),
    'def a\n  b\nrescue\n  c\nensure\n  d\nend',
    [1],
  ],
  [
    'a returned value, with or without return',
    pattern('return $X'),
    'def a\n  return 1\nend\ndef b\n  c\n  2\nend\ndef d\n  if e\n    3\n  else\n    4\n  end\nend\nf = 5',
    [2, 6, 10, 12],
  ],
  [
    'a class',
    pattern('class $C\n  ...\nend'),
    'class A\n  b\nend\nclass C::D < E\nend\nmodule F\nend',
    [1, 4],
  ],
  [
    'a class by its base',
    pattern('class $C < ActiveRecord::Base\n  ...\nend'),
    'class A < ActiveRecord::Base\n  b\nend\nclass C\nend',
    [1],
  ],
  [
    'a class header alone',
    pattern('class $C < ApplicationController'),
    'class A < ApplicationController\n  b\nend\nclass B < C\nend',
    [1],
  ],
  ['a module', pattern('module $M\n  ...\nend'), 'module A\nend\nclass B\nend', [1]],
  [
    'what a class body declares',
    pattern('before_action :$F, only: $X'),
    'class A\n  before_action :b, only: [:c]\n  before_action :d\nend',
    [2],
  ],
  [
    'inside of a class',
    'patterns:\n  - pattern: attr_accessible(...)\n  - pattern-inside: |\n      class $C < Base\n        ...\n      end',
    'class A < Base\n  attr_accessible :b\nend\nclass C\n  attr_accessible :d\nend',
    [2],
  ],
];

const bareCalls: MatchCase[] = [
  [
    'a name that is no variable is a call',
    pattern('f(...)'),
    'f\nx = f\nf = 1\ng(f)\ndef a(f)\n  f\nend\ndef b\n  f\nend',
    [1, 2, 9],
  ],
  [
    'a call without parentheses in the pattern',
    pattern('params[...]'),
    'params[:a]\nparams()[:b]\nother[:c]',
    [1, 2],
  ],
  [
    'a call with parentheses in the pattern',
    pattern('params()[...]'),
    'params[:a]\nparams()[:b]\nparams = {}\nparams[:c]',
    [1, 2],
  ],
  ['a member is a call', pattern('$O.exit()'), 'a.exit\na.exit()\na.exit(1)\nA::Exit', [1, 2]],
  ['a member in the pattern', pattern('f($O.b)'), 'f(a.b)\nf(a.b())\nf(a.b(1))', [1, 2]],
  [
    'a parameter of a block is a variable in it',
    pattern('f(...)'),
    'a.each { |f| f }\na.each { |g| f }',
    [2],
  ],
  ['a metavariable is no declared name', pattern('$X'), 'def a\nend\nclass C\n  d\nend', [4]],
];

const constants: MatchCase[] = [
  ['a constant of the file', pattern('f("a")'), "A = 'a'\nf(A)\nf(B)", [2]],
  [
    'what is added to a string',
    pattern('f("...")'),
    "def a(x)\n  b = 'c'\n  b << 'd'\n  f(b)\n  b.concat(x)\n  f(b)\nend",
    [4],
  ],
  ['a string that a method changed', pattern('f("...")'), "b = 'c'\nf(b)\nb.gsub!(x, y)\nf(b)", [2]],
  ['an interpolated constant', pattern('f("...")'), 'b = \'c\'\nf("x #{b}")\nf("x #{d}")', [2]],
  [
    'a literal in an interpolation',
    'patterns:\n  - pattern: "`...#{$X}...`"\n  - pattern-not: "`...#{\\"...\\"}...`"',
    '`ls #{a}`\n`ls #{"b"}`\n`ls`',
    [1],
  ],
];

const operators: MatchCase[] = [
  [
    'patterns, not and expression',
    'patterns:\n  - pattern: $F($X)\n  - pattern-not: $F("...")\n  - metavariable-regex: {metavariable: $F, regex: "^(eval|system)$"}',
    "eval(a)\nsystem b\nsystem('c')\nputs(d)",
    [1, 2],
  ],
  [
    'either and not inside',
    'patterns:\n  - pattern-either:\n      - pattern: eval(...)\n      - pattern: $O.send(...)\n  - pattern-not-inside: |\n      def test\n        ...\n      end',
    'eval(a)\nb.send(c)\ndef test\n  eval(d)\nend',
    [1, 2],
  ],
  [
    'focus',
    'patterns:\n  - pattern: |\n      f(..., key: $X, ...)\n  - focus-metavariable: $X',
    'f(a,\n  key: b)',
    [2],
  ],
  [
    'regular expressions',
    'patterns:\n  - pattern-regex: secret_\\w+\n  - pattern-not-regex: secret_none',
    'secret_a\nsecret_none',
    [1],
  ],
];

const taint = (source: string, sink: string) =>
  `mode: taint\npattern-sources:\n  - pattern: ${source}\npattern-sinks:\n  - pattern: ${sink}`;

const flows: MatchCase[] = [
  [
    'through texts and variables',
    taint('params[...]', 'system(...)'),
    'def a\n  b = params[:b]\n  c = "ls #{b}"\n  system(c)\n  system("ls")\nend',
    [4],
  ],
  [
    'through here-documents and additions',
    taint('params[...]', 'execute(...)'),
    'def a\n  q = "x" + params[:b]\n  q += "y"\n  execute(q)\n  execute(<<~S)\n    x #{params[:c]}\n  S\nend',
    [4, 5],
  ],
  [
    'by key',
    taint('params[...]', 'system($X)'),
    'def a\n  h = { b: params[:b], c: 1 }\n  system(h[:b])\n  system(h[:c])\nend',
    [3],
  ],
  [
    'through branches as values',
    taint('params[...]', 'system(...)'),
    'def a\n  b = if c then params[:d] else 1 end\n  system(b)\n  system(e ? params[:f] : 2)\n  g = params[:h] rescue nil\n  system(g)\nend',
    [3, 4, 6],
  ],
];

const odd: MatchCase[] = [
  ['around a syntax error', pattern('f($X)'), 'f(1)\ndef a(\nend\nf(2)', [1, 4]],
  ['a here-document without its end', pattern('f($X)'), 'f(<<A)\nx', [1]],
  ['unicode and CRLF', pattern("f('é😀')"), "f('é😀')\r\ng('é😀')\r\nf 'é😀' # c\r\n", [1, 3]],
  ['nothing', pattern('f'), '', []],
  ['behind the end mark of the program', pattern('f($X)'), 'f(1)\n__END__\nf(2)', [1]],
];

describe('Ruby', () => {
  testMatching('ruby', [
    ...calls,
    ...blocks,
    ...values,
    ...statements,
    ...definitions,
    ...bareCalls,
    ...constants,
    ...operators,
    ...flows,
    ...odd,
  ]);
});
