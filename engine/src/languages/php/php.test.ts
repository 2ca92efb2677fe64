import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const php = (...lines: string[]) => `<?php\n${lines.join('\n')}\n`;

const expressions: MatchCase[] = [
  ['a call by name', pattern('f($X)'), php('f(1);', 'g(1);', 'f(1, 2);', 'f();', '$a->f(1);'), [2]],
  [
    'an ellipsis for arguments',
    pattern('f(..., 2, ...)'),
    php('f(2);', 'f(1, 2);', 'f(2, 3);', 'f(1);'),
    [2, 3, 4],
  ],
  ['a list metavariable', pattern('f($...A, $z)'), php('f($z);', 'f(1, 2, $z);', 'f($z, 1);'), [2, 3]],
  ['equal metavariables', pattern('$X == $X'), php('$r = $a->b == $a -> b;', '$r = $a == $b;'), [2]],
  ['a variable is no metavariable', pattern('f($x)'), php('f($x);', 'f($y);', 'f(x);'), [2]],
  [
    'superglobals are no metavariables',
    pattern('$_GET[$K]'),
    php("f($_GET['a']);", "f($_POST['a']);", '$g[1];'),
    [2],
  ],
  ['a superglobal alone', pattern('$_POST'), php("f($_POST['a']);", 'f($_GET);'), [2]],
  [
    'functions are called in any case',
    pattern('eval(...)'),
    php('EVAL($x);', 'Eval($x);', 'evaluate($x);'),
    [2, 3],
  ],
  ['constants of the language in any case', pattern('f(true)'), php('f(TRUE);', 'f(True);', 'f(1);'), [2, 3]],
  [
    'the root namespace says nothing',
    pattern('exec($X)'),
    php('\\exec($a);', 'exec($a);', '\\A\\exec($a);'),
    [2, 3],
  ],
  ['a method', pattern('$O->run($X)'), php('$a->run(1);', '$a->b->run(1);', 'run(1);', 'A::run(1);'), [2, 3]],
  ['an access that may be of nothing', pattern('$O->run(...)'), php('$a?->run(1);', '$a?->go(1);'), [2]],
  [
    'a method of any name',
    pattern('$db->$M($X)'),
    php('$db->query($a);', '$db->query();', '$dc->query($a);'),
    [2],
  ],
  ['a static method', pattern('DB::raw($X)'), php('DB::raw($a);', 'DB::select($a);', '$db->raw($a);'), [2]],
  [
    'a static method of anything',
    pattern('$C::find($X)'),
    php('A::find(1);', 'static::find(1);', '$a->find(1);'),
    [2, 3],
  ],
  ['a constant of a class', pattern('f(A::B)'), php('f(A::B);', 'f(A::C);'), [2]],
  [
    'a static property',
    pattern('self::$conf = $X'),
    php('class A { function f() {', 'self::$conf = 1;', 'self::$c = 1; } }'),
    [3],
  ],
  ['a property', pattern('$this->conf'), php('f($this->conf);', 'f($that->conf);'), [2]],
  ['a chain', pattern('$O-> ... ->end()'), php('$a->b()->c()->end();', '$a->end();', 'end($a);'), [2, 3]],
  ['a deep expression', pattern('f(<... $x ...>)'), php('f(1 + g($x));', 'f($y);'), [2]],
  ['parentheses do not matter', pattern('f($a . $b)'), php('f(($a) . $b);', 'f(($a . $b));'), [2, 3]],
  ['named arguments in any order', pattern('f(a: 1, b: $X)'), php('f(b: 2, a: 1);', 'f(a: 2, b: 1);'), [2]],
  ['a spread argument', pattern('f(...$x)'), php('f(...$x);', 'f($x);'), [2]],
  ['a creation', pattern('new Foo(...)'), php('new Foo(1);', 'new Foo;', 'new Bar(1);', 'Foo(1);'), [2, 3]],
  ['a creation of anything', pattern('new $C($X)'), php('new A(1);', 'new $c(1);', 'new A();'), [2, 3]],
  [
    'arrays are written in two ways',
    pattern('f([1, $X])'),
    php('f(array(1, 2));', 'f([1, 2]);', 'f([2, 1]);'),
    [2, 3],
  ],
  ['any array', pattern('f([...])'), php('f([1]);', "f(array('a' => 1));", 'f($a);'), [2, 3]],
  [
    'an entry among others',
    pattern("f([..., 'verify' => false, ...])"),
    php("f(['a' => 1, 'verify' => false]);", "f(['verify' => true]);"),
    [2],
  ],
  [
    'an entry alone',
    pattern("'verify' => false"),
    php("f(['a' => 1, 'verify' => false]);", "f(['verify' => true]);"),
    [2],
  ],
  ['an element that is new', pattern('$A[] = $X'), php('$a[] = 1;', '$a[0] = 1;'), [2]],
  ['a cast', pattern('(int) $X'), php('f((int) $a);', 'f((string) $a);', 'f($a);'), [2]],
  [
    'a closure',
    pattern('function ($X) { ... }'),
    php('f(function ($a) use ($b) { g(); });', 'f(fn($a) => 1);'),
    [2, 3],
  ],
  ['an arrow function', pattern('fn($X) => g($X)'), php('f(fn($a) => g($a));', 'f(fn($a) => g($b));'), [2]],
  ['a conditional', pattern('$A ? $B : $C'), php('f($a ? 1 : 2);', 'f($a ?: 2);'), [2]],
  ['a short conditional', pattern('$A ?: $B'), php('f($a ?: 2);', 'f($a ?? 2);'), [2]],
  ['a missing value', pattern('$_GET[$K] ?? $D'), php("f($_GET['a'] ?? 'b');", "f($_GET['a']);"), [2]],
  ['a silenced call', pattern('unlink($X)'), php('@unlink($f);'), [2]],
  ['an instance', pattern('$X instanceof Foo'), php('f($a instanceof Foo);', 'f($a instanceof Bar);'), [2]],
  [
    'a match',
    pattern('match ($X) { ..., 1 => $Y, ... }'),
    php('f(match ($a) { 1 => 2, default => 3 });', 'f(match ($a) { 2 => 2 });'),
    [2],
  ],
  [
    'a callable of a function',
    pattern('Closure::fromCallable($F)'),
    php('$f = strlen(...);', '$f = strlen($a);'),
    [2],
  ],
];

const strings: MatchCase[] = [
  [
    'any string',
    pattern('f("...")'),
    php("f('a');", 'f("a");', 'f($a);', 'f("a$b");', 'f(<<<A', 'x', 'A);'),
    [2, 3, 6],
  ],
  ['a string by expression', pattern('f("=~/^[a-z]+$/")'), php("f('ab');", "f('a1');"), [2]],
  ['quotes do not matter', pattern("f('a b')"), php('f("a b");', "f('a b');", "f('a');"), [2, 3]],
  [
    'a string bound to a metavariable',
    pattern('f(\'$X\', "$X")'),
    php('f(\'a\', "a");', "f('a', 'b');"),
    [2],
  ],
  ['a text with a variable in it', pattern('f("...$X...")'), php('f("a $b c");', 'f("abc");'), [2]],
  ['a text with braces', pattern('f("a {$X}")'), php('f("a {$b->c}");', 'f("a $b");', 'f("b $b");'), [2, 3]],
  ['what is run as a command', pattern('`$X`'), php('$a = `$b`;', '$a = `ls $b`;', '$a = "$b";'), [2, 3]],
  ['a command by its beginning', pattern('`ls $X`'), php('$a = `ls $b`;', '$a = `cat $b`;'), [2]],
  ['a command', pattern('`...`'), php('$a = `ls $b`;', "$a = 'ls';"), [2]],
  ['a constant stands for its value', pattern("f('a')"), php("$s = 'a';", 'f($s);', 'f($t);'), [3]],
];

const statements: MatchCase[] = [
  [
    'what is printed',
    pattern('echo $X;'),
    php('echo $a;', 'echo("a");', 'print $a;', 'echo $a, $b;'),
    [2, 3],
  ],
  [
    'anything that is printed',
    pattern('echo ..., $_GET[$K], ...;'),
    php("echo 1, $_GET['a'];", "echo $_GET['b'];", 'echo $a;'),
    [2, 3],
  ],
  ['what a tag prints', pattern('echo $X;'), '<p><?= $a ?></p>\n<b><?php f($a) ?></b>\n', [1]],
  [
    'a file that is included',
    pattern('include $X;'),
    php('include $a;', "include('b.php');", 'require $a;'),
    [2, 3],
  ],
  ['the end of all', pattern('exit(...)'), php('exit;', 'exit(1);', 'f();'), [2, 3]],
  [
    'a sequence',
    pattern('$X = open();\n...\nrun($X);'),
    php('$a = open();', 'g();', 'run($a);', '$b = open();', 'run($c);'),
    [2],
  ],
  ['an assignment by reference', pattern('$X = $Y'), php('$a = &$b;', '$a .= $b;'), [2]],
  [
    'a condition',
    pattern('if ($X) { f(); }'),
    php('if ($a) f();', 'if ($a): f(); endif;', 'if ($a) { g(); }'),
    [2, 3],
  ],
  [
    'another branch',
    pattern('if (...) { ... } elseif ($X) { f(); }'),
    php('if ($a) { } elseif ($b) { f(); }', 'if ($a) { f(); }'),
    [2],
  ],
  [
    'a condition without another branch has none',
    pattern('if ($X) { ... }'),
    php('if ($a) { } else { f(); }', 'if ($a) { f(); }'),
    [3],
  ],
  ['a head alone', pattern('if ($X > 2)'), php('if ($a > 2) f();', 'if ($a > 3) f();'), [2]],
  [
    'a loop over values',
    pattern('foreach ($X as $Y) { ... }'),
    php('foreach ($a as $b) { f(); }', 'foreach ($a as $b): endforeach;', 'foreach ($a as $k => $v) { }'),
    [2, 3, 4],
  ],
  [
    'a loop over keys too',
    pattern('foreach ($X as $K => $V) { ... f($V); ... }'),
    php('foreach ($a as $k => $v) { f($v); }', 'foreach ($a as $v) { f($v); }'),
    [2],
  ],
  [
    'a counting loop',
    pattern('for ($I = 0; $I < $N; $I++) { ... }'),
    php('for ($i = 0; $i < 9; $i++) { }', 'for ($i = 1; $i < 9; $i++) { }'),
    [2],
  ],
  [
    'any exception',
    pattern('try { ... } catch ($E $X) { ... }'),
    php('try { f(); } catch (\\A $e) { }', 'try { } finally { }'),
    [2],
  ],
  [
    'an empty handler',
    pattern('catch (Exception $E) { }'),
    php('try { f(); }', 'catch (Exception $e) { }', 'try { f(); }', 'catch (Exception $e) { g(); }'),
    [3],
  ],
  [
    'a case',
    pattern('switch ($X) { ... case 1: ... }'),
    php('switch ($a) { case 0: break; case 1: f(); }', 'switch ($a) { case 2: }'),
    [2],
  ],
  [
    'parts of a list',
    pattern('list($X, $Y) = f();'),
    php('list($a, $b) = f();', '[$a, $b] = f();', '$a = f();'),
    [2, 3],
  ],
  ['what is removed', pattern('unset($X);'), php('unset($a);', 'isset($a);'), [2]],
  ['a throw', pattern('throw new $E(...);'), php('throw new A(1);', 'throw $e;'), [2]],
  ['a return of anything', pattern('return ...;'), php('return;', 'return 1;', 'f();'), [2, 3]],
];

const declarations: MatchCase[] = [
  [
    'a function',
    pattern('function $F(..., $X, ...) { ... }'),
    php('function f($a) { g(); }', 'function h() { }'),
    [2],
  ],
  [
    'a method is a function',
    pattern('function f() { ... }'),
    php('class A {', '  public static function f(): int { return 1; }', '  function g() { } }'),
    [3],
  ],
  [
    'modifiers in any order',
    pattern('public static function $F() { ... }'),
    php('class A {', '  static public function f() { }', '  public function g() { } }'),
    [3],
  ],
  [
    'types of parameters',
    pattern('function $F(Request $R) { ... }'),
    php('function f(Request $r) { }', 'function g(Response $r) { }', 'function h($r) { }'),
    [2],
  ],
  [
    'types need not be named',
    pattern('function $F($R) { ... }'),
    php('function f(?Request $r = null) { }', 'function g() { }'),
    [2],
  ],
  [
    'a type of any name',
    pattern('function $F($T $X): $R { ... }'),
    php('function f(A $a): B { }', 'function g($a): B { }'),
    [2],
  ],
  [
    'a header without a body',
    pattern('public function $F(...)'),
    php('class A {', '  public function f($a) { g(); }', '  private function h() { } }'),
    [3],
  ],
  [
    'a class by its base',
    pattern('class $C extends Controller { ... }'),
    php('class A extends Controller { }', 'class B implements Controller { }', 'class C { }'),
    [2],
  ],
  [
    'a class by what it implements',
    pattern('class $C implements I { ... }'),
    php('class A extends B implements H, I { }', 'class C implements H { }'),
    [2],
  ],
  [
    'a class by a member',
    pattern('class $C { ... public function f() { ... } ... }'),
    php('class A { public $x; public function f() { } function g() { } }', 'class B { }'),
    [2],
  ],
  ['an interface is no class', pattern('interface $I { ... }'), php('interface A { }', 'class B { }'), [2]],
  [
    'an enumeration',
    pattern("enum $E { ... case A = 'a'; ... }"),
    php("enum A: string { case A = 'a'; }", "enum B: string { case B = 'b'; }"),
    [2],
  ],
  [
    'a property',
    pattern('private $X = $V;'),
    php('class A {', '  private ?int $a = 1;', '  private $b;', '  public $c = 1; }'),
    [3],
  ],
  [
    'a promoted parameter is a property',
    pattern('class $C { ... private string $secret; ... }'),
    php(
      'class A { function __construct(private string $secret) { } }',
      'class B { function __construct(string $secret) { } }',
    ),
    [2],
  ],
  [
    'a constant',
    pattern('const $X = "...";'),
    php("const A = 'a';", 'class B {', "  public const C = 'c', D = 1; }"),
    [2, 4],
  ],
  [
    'an attribute',
    pattern('#[Route(...)]\nfunction $F() { ... }'),
    php("#[Route('/a'), B]", 'function f() { }', '#[B]', 'function g() { }'),
    [2],
  ],
  [
    'an attribute of a class',
    pattern('#[$A]\nclass $C { ... }'),
    php('#[B] class A { }', '#[B(1)] class C { }'),
    [2],
  ],
];

const names: MatchCase[] = [
  [
    'a class that is imported',
    pattern('new A\\B\\C()'),
    php('use A\\B\\C;', 'new C();', 'new \\A\\B\\C();', 'new D();'),
    [3, 4],
  ],
  [
    'a class under another name',
    pattern('A\\B::run($X)'),
    php('use A\\B as C;', 'C::run(1);', 'B::run(1);'),
    [3],
  ],
  ['names of a group', pattern('A\\f($X)'), php('use function A\\{f, g as h};', 'f(1);', 'h(1);'), [3]],
  ['an import', pattern('use A\\$X;'), php('use A\\B;', 'use C\\B;'), [2]],
  [
    'a name that is imported anew',
    pattern('new A\\B()'),
    php('use A\\B;', 'new B();', 'use C\\B;', 'new B();'),
    [3],
  ],
];

const operators: MatchCase[] = [
  [
    'either of two',
    'pattern-either:\n  - pattern: f(...)\n  - pattern: g(...)',
    php('f();', 'g();', 'h();'),
    [2, 3],
  ],
  [
    'inside one thing and not another',
    'patterns:\n  - pattern-inside: |\n      function $F(...) { ... }\n  - pattern-not-inside: |\n      if (check(...)) { ... }\n  - pattern: run(...)',
    php('function f() { run(); }', 'function g() { if (check(1)) { run(); } }', 'run();'),
    [2],
  ],
  ['but not', "patterns:\n  - pattern: f($X)\n  - pattern-not: f('...')", php("f('a');", 'f($b);'), [3]],
  [
    'a name by expression',
    'patterns:\n  - pattern: $F($X)\n  - metavariable-regex:\n      metavariable: $F\n      regex: ^(exec|system)$',
    php('exec($a);', 'f($a);'),
    [2],
  ],
  [
    'an argument in focus',
    'patterns:\n  - pattern: f(..., $X)\n  - focus-metavariable: $X',
    php('f(1,', '  $a);'),
    [3],
  ],
  [
    'text',
    'patterns:\n  - pattern-regex: TODO\\w*\n  - pattern-not-regex: TODOS',
    '<p>TODO1</p>\n<p>TODOS</p>',
    [1],
  ],
];

const flow = `mode: taint
pattern-sources:
  - pattern: $_GET
pattern-sinks:
  - pattern: echo ...
  - pattern: run(...)
pattern-sanitizers:
  - pattern: clean(...)`;

const flows: MatchCase[] = [
  ['into a text', flow, php('$x = $_GET[1];', 'echo "a $x";', "echo 'a $x';", 'run(clean($x));'), [3]],
  ['into a text by and by', flow, php("$q = 'a';", '$q .= $_GET[1];', 'run($q);'), [4]],
  [
    'through values that may be missing',
    flow,
    php('run($_GET[1] ?? 1);', 'run($_GET[1] ?: 1);', 'run($a ? $_GET[1] : 1);'),
    [2, 3, 4],
  ],
  ['into a page', flow, '<?php $x = $_GET[1]; ?>\n<p><?= $x ?></p>\n', [2]],
  ['through a loop', flow, php('foreach ($_GET as $k => $v):', '  run($v);', 'endforeach;'), [3]],
  [
    'into one entry of an array',
    flow,
    php("$a = ['k' => $_GET[1], 'l' => 1];", "run($a['k']);", "run($a['l']);"),
    [3],
  ],
  ['into a new element', flow, php('$a = [];', '$a[] = $_GET[1];', 'run($a);'), [4]],
  ['through a match', flow, php('$x = match ($a) { 1 => $_GET[1], default => 1 };', 'run($x);'), [3]],
  [
    'into a property',
    flow,
    php('class A { function f() {', '$this->x = $_GET[1];', 'run($this->x); } }'),
    [4],
  ],
  ['into a closure', flow, php('$x = $_GET[1];', '$f = function () use ($x) {', '  run($x); };'), [4]],
  ['not into a function', flow, php('$x = $_GET[1];', 'function f() {', '  run($x); }'), []],
  [
    'into a function that asks for it',
    flow,
    php('$x = $_GET[1];', 'function f() {', '  global $x; run($x); }'),
    [4],
  ],
];

const odd: MatchCase[] = [
  [
    'code between pages',
    pattern('f($X)'),
    '<html>\n<?php if ($a): ?>\n  <?php f(1) ?>\n<?php else: ?>\n  <?= f(2) ?>\n<?php endif ?>\n',
    [3, 5],
  ],
  ['a broken line beside a whole one', pattern('f($X)'), php('$x = = 1;', 'f(1);'), [3]],
  ['a file that ends in the middle', pattern('f($X)'), php('function g() {', '  f(1);', '  if ('), [3]],
  ['letters of all alphabets', pattern('größe("$X", $é)'), php("größe('é😀', $é);", "größe('é', $e);"), [2]],
  ['lines that end in two characters', pattern('f(\n  $X\n);'), '<?php\r\nf(1);\r\nf(\r\n  2);\r\n', [2, 3]],
  ['no code at all', pattern('f($X)'), 'f(1);\n', []],
  ['an empty file', pattern('f($X)'), '', []],
];

describe('PHP', () => {
  describe('expressions', () => testMatching('php', expressions));
  describe('strings', () => testMatching('php', strings));
  describe('statements', () => testMatching('php', statements));
  describe('declarations', () => testMatching('php', declarations));
  describe('names', () => testMatching('php', names));
  describe('operators', () => testMatching('php', operators));
  describe('flows of data', () => testMatching('php', flows));
  describe('odd input', () => testMatching('php', odd));
});
