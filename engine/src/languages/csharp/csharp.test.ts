import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const expressions: MatchCase[] = [
  ['a call by name', pattern('F($X)'), 'F(1);\nG(1);\nF(1, 2);\nF();\na.F(1);', [1]],
  ['an ellipsis for arguments', pattern('F(..., 2, ...)'), 'F(2);\nF(1, 2);\nF(2, 3);\nF(1);', [1, 2, 3]],
  ['a list metavariable', pattern('F($...A, z)'), 'F(z);\nF(1, 2, z);\nF(z, 1);', [1, 2]],
  ['equal metavariables', pattern('$X == $X'), 'var r = a.b == a . b;\nr = a == b;', [1]],
  ['a member of anything', pattern('$O.Run($X)'), 'a.Run(1);\na.b.Run(1);\nRun(1);\na.Run();', [1, 2]],
  ['a property', pattern('$R.Headers'), 'var h = r.Headers;\nh = r.Header;', [1]],
  ['a null-conditional access is an access', pattern('$A.B($X)'), 'a?.B(1);\na?.b?.B(1);\na?.C(1);', [1, 2]],
  ['a null-forgiving operator says nothing', pattern('F(a.b)'), 'F(a!.b!);\nF(a.c!);', [1]],
  ['a chain', pattern('$O. ... .End()'), 'a.B().C().End();\na.End();\nEnd();', [1, 2]],
  ['a chain that goes on', pattern('$X = $O.A(). ...'), 'var x = a.A().B();\nx = a.B();', [1]],
  ['a deep expression', pattern('F(<... x ...>)'), 'F(1 + G(x));\nF(y);\nF(x);', [1, 3]],
  ['parentheses do not matter', pattern('F(a + b)'), 'F((a) + b);\nF((a + b));\nF(a - b);', [1, 2]],
  ['an index', pattern('$R.Query["$K"]'), 'var a = r.Query["id"];\na = r.Query[k];\na = r.Form["id"];', [1]],
  ['an index from the end', pattern('a[^$N]'), 'F(a[^1]);\nF(a[1]);', [1]],
  [
    'named arguments in any order',
    pattern('F(a: 1, b: $X)'),
    'F(b: 2, a: 1);\nF(a: 2, b: 1);\nF(a: 1);',
    [1],
  ],
  [
    'a named argument among others',
    pattern('F(..., secure: false, ...)'),
    'F(1, secure: false);\nF(1, secure: true);',
    [1],
  ],
  [
    'out and ref do not matter',
    pattern('F($X, out var $Y)'),
    'F(a, out var b);\nF(a, out int b);\nF(a);',
    [1, 2],
  ],
  ['a creation', pattern('new Foo(...)'), 'new Foo(1);\nnew Foo();\nnew Bar(1);\nFoo(1);', [1, 2]],
  ['a creation whose type is said before', pattern('new Foo(1)'), 'Foo a = new(1);\nBar b = new(1);', [1]],
  [
    'an initializer, any order',
    pattern('new T { ..., A = false, B = $X, ... }'),
    'x = new T { B = 1, C = 2, A = false };\nx = new T() { A = false };\nx = new T { A = true, B = 1 };',
    [1],
  ],
  [
    'an initializer is whole without ellipsis',
    pattern('new T { A = 1 }'),
    'x = new T { A = 1 };\nx = new T { A = 1, B = 2 };',
    [1],
  ],
  [
    'any creation with arguments or initializer',
    pattern('new T(...)'),
    'x = new T { A = 1 };\nx = new T();',
    [1, 2],
  ],
  [
    'an initializer sets members',
    pattern('$P = false'),
    'x = new T { Secure = false, B = 1 };\ny.Secure = false;\nx = new T { A = true };',
    [1, 2],
  ],
  [
    'entries of a dictionary',
    pattern('new D { { "k", $V } }'),
    'x = new D { { "k", 1 } };\nx = new D { { "l", 1 } };',
    [1],
  ],
  [
    'an anonymous object',
    pattern('new { ..., id = $X, ... }'),
    'F(new { id = 1, b });\nF(new { a.id, c = 1 });\nF(new { c = 1 });',
    [1, 2],
  ],
  [
    'type arguments need not be named',
    pattern('new List($X)'),
    'x = new List<int>(1);\nx = new List(1);\nx = new Set<int>(1);',
    [1, 2],
  ],
  [
    'type arguments that are named',
    pattern('new List<int>($X)'),
    'x = new List<int>(1);\nx = new List<string>(1);\nx = new List(1);',
    [1],
  ],
  ['a generic method', pattern('$S.Get<$T>()'), 's.Get<A>();\ns.Get();', [1]],
  [
    'an array with elements',
    pattern('new byte[] { ... }'),
    'x = new byte[] { 1, 2 };\nx = new int[] { 1 };',
    [1],
  ],
  [
    'an array by size',
    pattern('new byte[$N]'),
    'x = new byte[16];\nx = new int[16];\nx = new byte[] { 1 };',
    [1],
  ],
  ['a collection', pattern('F([1, $X])'), 'F([1, 2]);\nF([2, 1]);', [1]],
  ['a cast', pattern('(Foo) $X'), 'x = (Foo)a;\nx = (Bar)a;\nx = a;', [1]],
  ['a cast by word', pattern('$X as Foo'), 'x = a as Foo;\nx = (Foo)a;', [1]],
  ['a type test', pattern('$X is string'), 'x = a is string;\nx = a is int;', [1]],
  ['a type test that names', pattern('$X is string $Y'), 'if (a is string b) { }\nif (a is string) { }', [1]],
  ['a pattern of values', pattern('$X is > 5 and < 9'), 'x = a is > 5 and < 9;\nx = a is > 5 or < 9;', [1]],
  ['the type of a type', pattern('typeof($T)'), 'x = typeof(Foo);\nx = Typeof(Foo);', [1]],
  [
    'a lambda',
    pattern('$L.Where($X => $X.Id == $Y)'),
    'l.Where(u => u.Id == i);\nl.Where(u => u.Id != i);',
    [1],
  ],
  [
    'a lambda of any shape',
    pattern('F((...) => true)'),
    'F((a, b) => true);\nF((int a) => { return true; });\nF(a => false);',
    [1, 2],
  ],
  [
    'an asynchronous lambda',
    pattern('F(async () => { ... })'),
    'F(async () => { await G(); });\nF(() => { G(); });',
    [1],
  ],
  [
    'an awaited call',
    pattern('await $C.SendAsync(...)'),
    'x = await c.SendAsync(1);\nx = c.SendAsync(1);',
    [1],
  ],
  ['a conditional', pattern('$A ? $B : null'), 'x = a ? b : null;\nx = a ? null : b;', [1]],
  [
    'a switch expression',
    pattern('$X switch { ..., 1 => $Y, ... }'),
    'x = a switch { 1 => 2, _ => 3 };\nx = a switch { 2 => 2, _ => 3 };',
    [1],
  ],
  [
    'a query',
    pattern('from $X in $Y where $Z select $X'),
    'x = from a in b where a.c select a;\nx = from a in b select a;',
    [1],
  ],
  [
    'a copy with other members',
    pattern('$X with { A = 1 }'),
    'x = r with { A = 1 };\nx = r with { A = 2 };',
    [1],
  ],
  ['the object itself', pattern('F(this, $X)'), 'F(this, 1);\nF(that, 1);', [1]],
  ['a default value of a missing one', pattern('$X ?? $Y'), 'x = a ?? b;\nx = a || b;', [1]],
];

const strings: MatchCase[] = [
  ['any string', pattern('F("...")'), 'F("a");\nF(@"a");\nF(a);\nF($"{a}");', [1, 2]],
  ['a string by expression', pattern('F("=~/^[a-z]+$/")'), 'F("ab");\nF("a1");', [1]],
  [
    'ways to quote are one',
    pattern('F("a b")'),
    'F("a b");\nF(@"a b");\nF("""a b""");\nF(@"a  b");',
    [1, 2, 3],
  ],
  ['a string bound to a metavariable', pattern('F("$X", "$X")'), 'F("a", @"a");\nF("a", "b");', [1]],
  ['a character is no string', pattern('F("...")'), "F('a');", []],
  ['an interpolated string', pattern('F($"a{$X}")'), 'F($"a{b}");\nF($"c{b}");\nF("ab");', [1]],
  ['a format says nothing', pattern('F($"{$X}")'), 'F($"{a:N2}");\nF($"{b}!");', [1]],
  ['a constant stands for its value', pattern('F("a")'), 'const string s = "a";\nF(s);\nF(t);', [2]],
];

const statements: MatchCase[] = [
  ['a statement with semicolon or without', pattern('F();'), 'F();\nx = F();', [1, 2]],
  [
    'a sequence',
    pattern('$X = Open();\n...\n$X.Run();'),
    'var a = Open();\nG();\na.Run();\nvar b = Open();\nc.Run();',
    [1],
  ],
  [
    'a sequence into a block',
    pattern('$X = Open();\n...\nUse($X);'),
    'using (var a = Open()) {\n  Use(a);\n}',
    [1],
  ],
  [
    'a declaration without its type',
    pattern('$X = new Foo();'),
    'Foo a = new Foo();\nvar b = new Foo();\nc = new Foo();\nd = new Bar();',
    [1, 2, 3],
  ],
  [
    'a declaration with its type',
    pattern('string $X = $Y;'),
    'string a = b;\nint c = d;\nconst string e = f;',
    [1, 3],
  ],
  [
    'a variable of a type that is not written',
    pattern('var $X = F();'),
    'var a = F();\nint b = F();\nvar c = G();',
    [1, 2],
  ],
  [
    'a resource',
    pattern('using (var $X = $Y) { ... }'),
    'using (var a = F()) { G(); }\nusing (F()) { }',
    [1],
  ],
  [
    'a resource that is created',
    pattern('using (Foo $X = new Foo($Y)) { ... }'),
    'using (Foo a = new Foo(b)) { G(); }\nusing (Bar a = new Bar(b)) { }',
    [1],
  ],
  ['a resource until the end', pattern('using var $X = F();'), 'using var a = F();\nvar b = F();', [1]],
  [
    'a condition',
    pattern('if ($X == null) { ... }'),
    'if (a == null) F();\nif (a == null) { } else { }\nif (a != null) { }',
    [1, 2],
  ],
  ['a negated condition', pattern('if (!$X) { return $Y; }'), 'if (!a) return b;\nif (a) return b;', [1]],
  ['a head alone', pattern('if ($X > 2)'), 'if (a > 2) F();\nif (a > 3) F();', [1]],
  [
    'a loop over elements',
    pattern('foreach (var $X in $Y) { ... }'),
    'foreach (var a in b) F();\nforeach (int a in b) { }\nfor (;;) { }',
    [1, 2],
  ],
  [
    'a counting loop',
    pattern('for (int $I = 0; $I < $N; $I++) { ... }'),
    'for (int i = 0; i < 9; i++) { }\nfor (int i = 0; j < 9; i++) { }',
    [1],
  ],
  [
    'any counting loop',
    pattern('for (...) { F(); }'),
    'for (int i = 0; i < 9; i++) F();\nfor (;;) G();',
    [1],
  ],
  ['a loop', pattern('while (true) { ... }'), 'while (true) F();\nwhile (a) F();', [1]],
  [
    'any exception',
    pattern('try { ... } catch ($E $X) { ... }'),
    'try { F(); } catch (A e) { }\ntry { } finally { }',
    [1],
  ],
  [
    'a handler alone',
    pattern('catch (Exception $E) { ... }'),
    'try { }\ncatch (Exception e) { F(); }\ntry { }\ncatch (A e) { }',
    [2],
  ],
  ['an empty handler', pattern('catch { }'), 'try { F(); }\ncatch { }\ntry { F(); }\ncatch { G(); }', [2]],
  [
    'a case',
    pattern('switch ($X) { ... case 1: ... }'),
    'switch (a) { case 0: break; case 1: F(); break; }\nswitch (a) { case 2: break; }',
    [1],
  ],
  ['a lock', pattern('lock ($X) { ... }'), 'lock (a) { F(); }\nusing (a) { F(); }', [1]],
  ['a throw', pattern('throw new $E(...);'), 'throw new A(1);\nthrow e;', [1]],
  ['a return of anything', pattern('return ...;'), 'return;\nreturn 1;\nF();', [1, 2]],
  ['an event handler', pattern('$X += $Y;'), 'a.E += F;\na.E -= F;', [1]],
  [
    'both branches of a condition of the compiler',
    pattern('F($X)'),
    '#if DEBUG\nF(1);\n#else\nF(2);\n#endif\nG();',
    [2, 4],
  ],
];

const declarations: MatchCase[] = [
  [
    'a method by its shape',
    pattern('public $T $M(..., string $X, ...) { ... }'),
    'class A {\n  public int F(int a, string b) { }\n  public int G(int a) { }\n  int H(string b) { }\n}',
    [2],
  ],
  [
    'modifiers in any order, and more of them',
    pattern('public static void $M() { ... }'),
    'class A {\n  static public void F() { }\n  public static async void G() { }\n  public void H() { }\n}',
    [2, 3],
  ],
  [
    'an expression as body is a return',
    pattern('int $M() { return $X; }'),
    'class A {\n  int F() => 1;\n  int G() { return 2; }\n  int H() { F(); }\n}',
    [2, 3],
  ],
  [
    'attributes in one list or several',
    pattern('[HttpPost]\n[Authorize]\npublic $T $M(...) { ... }'),
    'class A {\n  [Authorize, HttpPost] public int F() { }\n  [HttpPost]\n  public int G() { }\n}',
    [2],
  ],
  [
    'an attribute with its suffix',
    pattern('[Foo] class $C { ... }'),
    '[FooAttribute] class A { }\n[Bar] class B { }',
    [1],
  ],
  [
    'an attribute with arguments',
    pattern('[Route("...", Name = $N)] class $C { ... }'),
    '[Route("a", Name = "b")] class A { }\n[Route("a")] class B { }',
    [1],
  ],
  [
    'an attribute whose arguments are not named has none',
    pattern('[Foo] class $C { ... }'),
    '[Foo(1)] class A { }',
    [],
  ],
  [
    'an attribute alone',
    pattern('[Foo(...)]'),
    'class A {\n  [Foo(1)] int F() { }\n  [Bar] int G() { }\n}',
    [2],
  ],
  [
    'an attribute of a parameter',
    pattern('$T $M(..., [FromBody] $P $X, ...) { ... }'),
    'class A {\n  int F(int a, [FromBody] B b) { }\n  int G(B b) { }\n}',
    [2],
  ],
  [
    'a class by its base',
    pattern('class $C : Controller { ... }'),
    'class A : Controller { }\nclass B : IB, Controller { }\nclass C { }\ninterface D : Controller { }',
    [1, 2],
  ],
  [
    'a class by a member',
    pattern('class $C { ... $T F(...) { ... } ... }'),
    'class A { int x; int F() { } int G() { } }\nclass B { int G() { } }',
    [1],
  ],
  [
    'a constructor',
    pattern('public $C(..., $T $X, ...) : base($X) { ... }'),
    'class A {\n  public A(int a, int b) : base(b) { F(); }\n  public A(int c) { }\n}',
    [2],
  ],
  [
    'a property',
    pattern('public string $P { get; set; }'),
    'class A {\n  public string B { get; set; }\n  public string C { get; }\n  public int D { get; set; }\n}',
    [2],
  ],
  [
    'a property of any accessors',
    pattern('public $T $P { ... }'),
    'class A {\n  public string B { get { return b; } }\n  public int C;\n}',
    [2],
  ],
  [
    'a property with an attribute, among other members',
    pattern('class $C {\n  ...\n  [Foo(...)]\n  public $T $P { ... }\n  ...\n}'),
    'class A { int x; [Foo(1)] public string B { get; set; } }\nclass C { public string B { get; } }',
    [1],
  ],
  [
    'a computed property',
    pattern('bool $P => true;'),
    'class A {\n  public bool B => true;\n  public bool C { get { return true; } }\n  public bool D => false;\n}',
    [2, 3],
  ],
  [
    'a field with its value',
    pattern('private string $F = "...";'),
    'class A {\n  private readonly string b = "c";\n  private string d;\n}',
    [2],
  ],
  ['a struct is no class', pattern('struct $S { ... }'), 'struct A { }\nclass B { }', [1]],
  [
    'a record and its parameters',
    pattern('record $R(..., string $X, ...);'),
    'record A(int B, string C);\nrecord D(int B);',
    [1],
  ],
  ['an enumeration', pattern('enum $E { ..., B, ... }'), 'enum A { B, C }\nenum D { C }', [1]],
  ['a local function', pattern('int $F($T $X) { ... }'), 'void F() {\n  int G(int a) { return a; }\n}', [2]],
  [
    'a namespace, in braces or not',
    pattern('namespace A.B;\n...\nclass $C { ... }'),
    'namespace A.B {\n  class D { }\n}',
    [1],
  ],
  [
    'a header without a body',
    pattern('public async Task<$T> $M(...)'),
    'class A {\n  public async Task<B> F(int a) { G(); }\n  public Task<B> H() { }\n}',
    [2],
  ],
];

const names: MatchCase[] = [
  [
    'a full name for one of an opened namespace',
    pattern('System.IO.File.Delete($X)'),
    'using System.IO;\nFile.Delete(a);\nSystem.IO.File.Delete(a);\nDirectory.Delete(a);',
    [2, 3],
  ],
  [
    'a name of a namespace that is not opened',
    pattern('System.IO.File.Delete($X)'),
    'using System.Net;\nFile.Delete(a);',
    [],
  ],
  [
    'an alias',
    pattern('new System.Text.StringBuilder()'),
    'using SB = System.Text.StringBuilder;\nvar a = new SB();\nvar b = new StringBuilder();',
    [2],
  ],
  [
    'members of a class that is opened',
    pattern('System.Math.Abs($X)'),
    'using static System.Math;\nF(Abs(1));\nG(Math.Abs(1));',
    [2],
  ],
  [
    'a parameter hides what a namespace has',
    pattern('A.File.Delete($X)'),
    'using A;\nvoid F(B File) {\n  File.Delete(1);\n}',
    [],
  ],
  ['the root of all names', pattern('System.IO.File.Delete($X)'), 'global::System.IO.File.Delete(a);', [1]],
  ['a directive', pattern('using System.$X;'), 'using System.IO;\nusing Microsoft.IO;', [1]],
  [
    'a variable of a type',
    pattern('(Foo $X).Run()'),
    'Foo a = G();\na.Run();\nvar b = new Foo();\nb.Run();\nBar c = G();\nc.Run();',
    [2, 4],
  ],
  [
    'a parameter of a type',
    pattern('(Foo $X).Run()'),
    'void F(Foo a, Bar b) {\n  a.Run();\n  b.Run();\n}',
    [2],
  ],
  [
    'a field of a type',
    pattern('(Foo $X).Run()'),
    'class A {\n  private readonly Foo a;\n  void F() {\n    a.Run();\n    this.a.Run();\n  }\n}',
    [4, 5],
  ],
  [
    'a type with arguments',
    pattern('(List<$T> $X).Add($Y)'),
    'List<int> a = G();\na.Add(1);\nSet<int> b = G();\nb.Add(1);',
    [2],
  ],
  [
    'a type by either of its names',
    pattern('$T $M(..., string $X, ...) { ... }'),
    'class A {\n  int F(String a) { }\n  int G(Int32 b) { }\n}',
    [2],
  ],
  [
    'members of a type by either of its names',
    pattern('string.Format(...)'),
    'String.Format("a");\nstring.Format("b");\nInt32.Format("c");',
    [1, 2],
  ],
  [
    'a type test of any type',
    pattern('$X is $T'),
    'var a = b is string;\na = b is Foo;\na = b == c;',
    [1, 2],
  ],
];

const operators: MatchCase[] = [
  ['either of two', 'pattern-either:\n  - pattern: F(...)\n  - pattern: G(...)', 'F();\nG();\nH();', [1, 2]],
  [
    'in a method with an attribute, without another',
    'patterns:\n  - pattern-inside: |\n      [HttpPost] $T $M(...) { ... }\n  - pattern-not-inside: |\n      [Authorize] $T $M(...) { ... }\n  - pattern: Save(...)',
    'class A {\n  [HttpPost] int F() { Save(); }\n  [HttpPost, Authorize] int G() { Save(); }\n  int H() { Save(); }\n}',
    [2],
  ],
  ['but not', 'patterns:\n  - pattern: F($X)\n  - pattern-not: F("...")', 'F("a");\nF(b);', [2]],
  [
    'a name by expression',
    'patterns:\n  - pattern: $A.$M(...)\n  - metavariable-regex:\n      metavariable: $M\n      regex: ^Exec',
    'a.Execute();\na.Run();',
    [1],
  ],
  [
    'the uses of a parameter',
    'patterns:\n  - pattern-inside: $T $M(..., string $P, ...) { ... }\n  - pattern: $P\n  - focus-metavariable: $P',
    'int F(\n  string a)\n{\n  G(a);\n}',
    [4],
  ],
  ['text', 'patterns:\n  - pattern-regex: TODO\\w*\n  - pattern-not-regex: TODOS', '// TODO1\n// TODOS', [1]],
];

const flow = `mode: taint
pattern-sources:
  - pattern: Read()
pattern-sinks:
  - pattern: Run(...)
  - pattern: new Query(...)
pattern-sanitizers:
  - pattern: Clean(...)`;

const flows: MatchCase[] = [
  ['into a text', flow, 'var a = Read();\nRun($"b {a}");\nRun("b" + a);\nRun(Clean(a));', [2, 3]],
  [
    'into what is created',
    flow,
    'var a = Read();\nusing (var q = new Query(a)) { }\nusing var r = new Query(1);',
    [2],
  ],
  ['into one member of an object', flow, 'var a = new T { B = Read(), C = 1 };\nRun(a.B);\nRun(a.C);', [2]],
  ['into the name of a type test', flow, 'object a = Read();\nif (a is string b) Run(b);', [2]],
  [
    'through a switch',
    flow,
    'var a = x switch { 1 => Read(), _ => y };\nRun(a);\nswitch (a) { case string b: Run(b); break; }',
    [2, 3],
  ],
  [
    'through accesses, casts and defaults',
    flow,
    'var a = Read();\nRun(a?.B);\nRun((string)a);\nRun(x ?? a);',
    [2, 3, 4],
  ],
  [
    'into lambdas and local functions',
    flow,
    'var a = Read();\nF(() => Run(a));\nvoid G() { Run(a); }',
    [2, 3],
  ],
  [
    'in accessors',
    flow,
    'class A {\n  string B => Run(Read());\n  string C { get { return Run(Read()); } }\n}',
    [2, 3],
  ],
  ['through a query', flow, 'var a = from b in Read() select b;\nRun(a);', [2]],
  [
    'out of a block that may fail',
    flow,
    'string a = null;\ntry { a = Read(); }\ncatch (E e) { F(); }\nRun(a);',
    [4],
  ],
  ['through parts of a tuple', flow, 'var (a, b) = Read();\nRun(b);', [2]],
];

const odd: MatchCase[] = [
  [
    'a broken line beside a whole one',
    pattern('F($X)'),
    'class A { void G() {\n  var x = ;;\n  F(1);\n} }',
    [3],
  ],
  ['a file that ends in the middle', pattern('F($X)'), 'class A {\n  void G() {\n    F(1);\n    if (', [3]],
  ['letters of all alphabets', pattern('Größe("$X")'), 'Größe("é😀");\nGroesse("é");', [1]],
  ['lines that end in two characters', pattern('F(\n  $X\n)'), 'F(1);\r\n\r\nF(\r\n  2);\r\n', [1, 3]],
  ['an empty file', pattern('F($X)'), '', []],
];

describe('C#', () => {
  describe('expressions', () => testMatching('csharp', expressions));
  describe('strings', () => testMatching('csharp', strings));
  describe('statements', () => testMatching('csharp', statements));
  describe('declarations', () => testMatching('csharp', declarations));
  describe('names', () => testMatching('csharp', names));
  describe('operators', () => testMatching('csharp', operators));
  describe('flows of data', () => testMatching('csharp', flows));
  describe('odd input', () => testMatching('csharp', odd));
});
