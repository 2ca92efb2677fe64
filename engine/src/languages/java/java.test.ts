import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

/** Statements of a method, from line 3 on. */
const inMethod = (...lines: string[]) => `class Shop {\n void sell() {\n${lines.join('\n')}\n }\n}`;
/** Members of a class, from line 2 on. */
const inClass = (...lines: string[]) => `class Shop {\n${lines.join('\n')}\n}`;

const calls: MatchCase[] = [
  [
    'metavariables: an argument, a receiver, a method',
    pattern('$O.$M($X, 2)'),
    inMethod('till.add(1, 2);', 'till.add(2, 1);', 'add(1, 2);', 'shop.till().put(a + b, 2);'),
    [3, 6],
  ],
  [
    'equal metavariables are the same code',
    pattern('$X.equals($X)'),
    inMethod('a.b().equals(a . b());', 'a.b().equals(a.c());', 'a.equals(b);'),
    [3],
  ],
  ['$_ need not be equal', pattern('$_.equals($_)'), inMethod('a.equals(a);', 'a.equals(b);'), [3, 4]],
  [
    'an ellipsis among arguments',
    pattern('pay(..., "EUR", ...)'),
    inMethod('pay("EUR");', 'pay(1, "EUR", x);', 'pay(1, "USD");', 'pay();'),
    [3, 4],
  ],
  [
    'a list of arguments with a name',
    pattern('pay($...ALL, 0, $...ALL)'),
    inMethod('pay(1, 0, 1);', 'pay(0);', 'pay(1, 0, 2);'),
    [3, 4],
  ],
  [
    'chains of calls',
    pattern('$B = Client.builder(). ... .proxy($P). ... .build()'),
    inMethod(
      'c = Client.builder().proxy(p).build();',
      'Client c = Client.builder().timeout(1).proxy(q).retry().build();',
      'c = Client.builder().timeout(1).build();',
    ),
    [3, 4],
  ],
  [
    'constructors with and without type arguments',
    pattern('new Basket(...)'),
    inMethod('f(new Basket());', 'f(new Basket<Item>(1));', 'f(new Bag());', 'f(new Basket() { int i; });'),
    [3, 4, 6],
  ],
  [
    'type arguments that are named',
    pattern('new Basket<$T>()'),
    inMethod('f(new Basket<Item>());', 'f(new Basket<>());'),
    [3],
  ],
  [
    'anonymous classes',
    pattern('new Guard() { public boolean check(...) { return true; } }'),
    inMethod(
      'use(new Guard() { @Override public boolean check(String s) { return true; } });',
      'use(new Guard() { @Override public boolean check(String s) { return false; } });',
    ),
    [3],
  ],
  ['inner creation', pattern('$X.new Row(...)'), inMethod('a = table.new Row(1);', 'b = new Row(1);'), [3]],
  [
    'arrays with values',
    pattern('new String[]{..., "sh", ...}'),
    inMethod('run(new String[]{"sh", "-c", x});', 'run(new String[]{"ls"});', 'run(new String[3]);'),
    [3],
  ],
  ['arrays with a length', pattern('new byte[16]'), inMethod('a = new byte[16];', 'a = new byte[8];'), [3]],
  [
    'arrays by their type',
    pattern('$T[] $X = new $T[$N];'),
    inMethod('byte[] a = new byte[8];', 'Object[] b = new String[8];', 'byte[] c = d;'),
    [3],
  ],
  [
    'casts',
    pattern('($T) $X.readObject()'),
    inMethod('Item i = (Item) in.readObject();', 'Object o = in.readObject();'),
    [3],
  ],
  [
    'instanceof with and without a name',
    pattern('$X instanceof Item $I'),
    inMethod('if (o instanceof Item i) use(i);', 'if (o instanceof Item) use(o);'),
    [3],
  ],
  [
    'class literals',
    pattern('$M.register($T.class)'),
    inMethod('m.register(Item.class);', 'm.register(Item);'),
    [3],
  ],
  [
    'method references',
    pattern('Item::price'),
    inMethod('map(Item::price);', 'map(Item::name);', 'map(Item.price);'),
    [3],
  ],
  [
    'calls of constructors',
    pattern('super(..., null)'),
    inClass('Shop() { super(1, null); }', 'Shop(int i) { super(1); }'),
    [2],
  ],
  ['this and super', pattern('this.close()'), inMethod('this.close();', 'super.close();', 'close();'), [3]],
];

const strings: MatchCase[] = [
  [
    'any string',
    pattern('log("...")'),
    inMethod('log("a");', 'log("""\n   b""");', "log('c');", 'log(d);'),
    [3, 4],
  ],
  ['a string by a name', pattern('log("$TEXT")'), inMethod('log("a b");', 'log(a);'), [3]],
  [
    'a string by an expression',
    pattern('log("=~/^pass(word)?$/i")'),
    inMethod('log("PassWord");', 'log("passing");'),
    [3],
  ],
  [
    'constants of the class',
    pattern('hash("MD5")'),
    inClass('static final String ALG = "MD5";', 'void f() { hash(ALG); }', 'void g() { hash(OTHER); }'),
    [3],
  ],
  [
    'fields that nobody else assigns',
    pattern('hash("MD5")'),
    inClass(
      'private String a = "MD5"; String b = "MD5"; public final String c = "MD5";',
      'void f() {',
      ' hash(a);',
      ' hash(b);',
      ' hash(this.c);',
      '}',
    ),
    [4, 6],
  ],
  [
    'what a condition assigns is not certain',
    pattern('hash("MD5")'),
    inMethod('String a = "MD5";', 'if (b && c(a = "SHA")) { }', 'hash(a);', 'a = "MD5";', 'hash(a);'),
    [7],
  ],
  ['characters are no strings', pattern("split(',')"), inMethod("split(',');", 'split(",");'), [3]],
];

const declarations: MatchCase[] = [
  [
    'variables by type and value',
    pattern('String $S = $R.getHeader(...);'),
    inMethod(
      'String a = req.getHeader("a");',
      'final String b = req.getHeader("b");',
      'Object c = req.getHeader("c");',
      'd = req.getHeader("d");',
    ),
    [3, 4],
  ],
  [
    'an assignment stands for a declaration',
    pattern('$X = $R.getHeader(...)'),
    inMethod(
      'String a = req.getHeader("a");',
      'd = req.getHeader("d");',
      'this.e = req.getHeader("e");',
      'req.getHeader("f");',
    ),
    [3, 4, 5],
  ],
  [
    'fields: modifiers in any order, others between',
    pattern('static final String $F = "...";'),
    inClass(
      'private static final String A = "a";',
      'final static String B = "b";',
      'static String C = "c";',
      'final static int D = 1;',
    ),
    [2, 3],
  ],
  [
    'fields without a value',
    pattern('private $T $F;'),
    inClass('private Item a;', 'Item b;', 'private Item c = d;'),
    [2],
  ],
  ['several variables', pattern('int $X = 2;'), inMethod('int a = 1, b = 2;', 'int c = 3;'), [3]],
  [
    'generic types',
    pattern('Map<String, $V> $M = ...;'),
    inMethod('Map<String, Integer> a = b;', 'Map<Integer, String> c = d;', 'Map e = f;'),
    [3],
  ],
  [
    'methods: less specific matches more specific',
    pattern('void save(...) { ... }'),
    inClass(
      '@Override public <T> void save(T a, int b) throws IOException { write(a); }',
      'void save() { }',
      'int save(int a) { return a; }',
      'void load() { }',
    ),
    [2, 3],
  ],
  [
    'methods without a body are heads only',
    pattern('void save(...)'),
    'interface Store { void save(int a);\n void load(); }\nclass Disk {\n void save(int b) { c(); } }',
    [1, 4],
  ],
  [
    'parameters by annotation, type and place',
    pattern('$R $M(..., @RequestParam String $P, ...) { ... }'),
    inClass(
      'String a(int i, @RequestParam String s) { return s; }',
      'String b(@RequestParam("q") String s, int i) { return s; }',
      'String c(String s) { return s; }',
      'String d(@RequestParam final String s) { return s; }',
    ),
    [2, 5],
  ],
  [
    'a parameter by its name only',
    pattern('void $M(..., $P, ...) { ... f($P); ... }'),
    inClass('void a(int i, String s) { g(); f(s); }', 'void b(int i) { f(j); }'),
    [2],
  ],
  [
    'many values',
    pattern('void $M(String... $A) { ... }'),
    inClass('void a(String... s) { }', 'void b(String s) { }'),
    [2],
  ],
  [
    'constructors',
    pattern('Shop(...) { ... open(); ... }'),
    inClass('public Shop(int i) { a(); open(); b(); }', 'Shop() { close(); }'),
    [2],
  ],
  [
    'classes by base and interface',
    pattern('class $C extends Servlet implements Store { ... }'),
    'public class A extends Servlet implements Closeable, Store { int i; }\nclass B extends Servlet { }\nclass C implements Servlet, Store { }',
    [1],
  ],
  [
    'classes by a member',
    pattern('class $C { ... private Key $K; ... }'),
    'class A { int i; private Key k; void f() { } }\nclass B { Key k; }\nclass D { private Key key; }',
    [1, 3],
  ],
  [
    'heads of classes',
    pattern('@Entity class $C'),
    '@Entity @Table("a") public final class A { int i; }\nclass B { }\n@Entity interface I { }',
    [1],
  ],
  [
    'interfaces, enums, records and annotations are no classes',
    pattern('class $C { ... }'),
    'interface A { }\nenum B { X }\nrecord C(int i) { }\n@interface D { }\nclass E<T> { }',
    [5],
  ],
  ['enums', pattern('enum $E { ... }'), 'enum Size { S, M(1) { }, L; int i; }\nclass A { }', [1]],
  [
    'records',
    pattern('record $R(..., Key $K, ...) { ... }'),
    'record A(int i, Key k) { }\nrecord B(int i) { }',
    [1],
  ],
  ['static initializers', pattern('static { ... }'), inClass('static { a(); }', '{ b(); }'), [2]],
  [
    'members in order',
    pattern('int $A = 1;\n...\nint $B = 2;'),
    inClass('int a = 1;', 'void f() { }', 'int b = 2;'),
    [2],
  ],
];

const annotations: MatchCase[] = [
  [
    'named arguments in any order',
    pattern('@Route(method = $M, path = "/admin")\n$T $F(...) { ... }'),
    inClass(
      '@Route(path = "/admin", method = GET) void a() { }',
      '@Route(path = "/shop", method = GET) void b() { }',
      '@Route("/admin") void c() { }',
    ),
    [2],
  ],
  [
    'an ellipsis among named arguments',
    pattern('@Route(..., method = GET, ...)\n$T $F(...) { ... }'),
    inClass(
      '@Route(path = "/a", method = GET) void a() { }',
      '@Route(method = GET) void b() { }',
      '@Route void c() { }',
    ),
    [2, 3],
  ],
  [
    'alone',
    pattern('@Route(...)'),
    inClass('@Route("/a") void a() { }', '@Route int b;', '@Other(1) int c;'),
    [2, 3],
  ],
  [
    'by a metavariable',
    pattern('@$A\nvoid $M() { ... }'),
    inClass('@Fast void a() { }', '@Fast(1) void b() { }', 'void c() { }'),
    [2],
  ],
  [
    'arrays of values',
    pattern('@Cors(origins = {..., "*", ...})'),
    inClass('@Cors(origins = {"a", "*"}) void a() { }', '@Cors(origins = {"b"}) void b() { }'),
    [2],
  ],
];

const statements: MatchCase[] = [
  [
    'sequences with anything between',
    pattern('$C = connect();\n...\n$C.send($X);'),
    inMethod('Conn c = connect();', 'if (ok) {', ' c.send(a);', '}', 'd = connect();', 'e.send(b);'),
    [3],
  ],
  [
    'statements by a name',
    pattern('open();\n$...BODY\nclose();'),
    inMethod('open();', 'a();', 'b();', 'close();', 'open();'),
    [3],
  ],
  [
    'conditions',
    pattern('if (<... $X == null ...>) { ... }'),
    inMethod('if (a && b == null) { c(); }', 'if (a) { d(); }', 'if (e == null) f();'),
    [3, 5],
  ],
  [
    'an if stands for one with else',
    pattern('if (a) { ... }'),
    inMethod('if (a) { b(); } else { c(); }', 'if (d) { }'),
    [3],
  ],
  [
    'loops',
    pattern('for (...) { ... }'),
    inMethod('for (int i = 0; i < 3; i++) { a(i); }', 'for (Item i : items) { b(i); }', 'while (c) { d(); }'),
    [3, 4],
  ],
  [
    'loops over elements',
    pattern('for (Item $I : $L) { ... }'),
    inMethod('for (final Item i : items) { b(i); }', 'for (Box b : boxes) { }'),
    [3],
  ],
  [
    'while',
    pattern('while (...) { ... }'),
    inMethod('while (a) { b(); }', 'for (;;) { c(); }', 'do { d(); } while (e);'),
    [3],
  ],
  [
    'try alone stands for all',
    pattern('try { ... }'),
    inMethod('try { a(); } catch (E e) { b(); } finally { c(); }', 'd();', 'try (R r = o()) { e(); }'),
    [3, 5],
  ],
  [
    'handlers',
    pattern('catch (IOException $E) { }'),
    inMethod(
      'try { a(); }',
      'catch (IOException e) { }',
      'catch (Exception e) { }',
      'catch (IOException e) { b(); }',
    ),
    [4],
  ],
  [
    'any handler',
    pattern('try { ... } catch (...) { }'),
    inMethod('try { a(); } catch (A | B e) { }', 'try { a(); } catch (C e) { d(); }'),
    [3],
  ],
  [
    'finally',
    pattern('finally { ... $X.close(); ... }'),
    inMethod('try { a(); }', 'finally { b.close(); }', 'try { c(); }', 'finally { d(); }'),
    [4],
  ],
  [
    'resources are variables',
    pattern('Stream $S = open(...)'),
    inMethod('try (Stream s = open(a); Other o = b) { c(s); }', 'try (Other p = open(a)) { }'),
    [3],
  ],
  [
    'clauses of a switch',
    pattern('switch ($X) { ... case "a": ... }'),
    inMethod(
      'switch (x) {',
      ' case "b": f(); break;',
      ' case "a": g();',
      '}',
      'switch (y) { case "b": h(); }',
    ),
    [3],
  ],
  [
    'a switch as an expression',
    pattern('switch ($X) { ... case 1 -> $R; ... }'),
    inMethod(
      'int i = switch (x) { case 0 -> a; case 1 -> b; default -> c; };',
      'int j = switch (y) { case 2 -> d; };',
    ),
    [3],
  ],
  [
    'lambdas are no methods',
    pattern('($A, $B) -> true'),
    `${inMethod(
      'verify((host, session) -> true);',
      'verify((a, b) -> { return true; });',
      'verify((a, b) -> false);',
    )}\nclass G { boolean f(int a, int b) { return true; } }`,
    [3, 4],
  ],
  [
    'throw and return',
    pattern('throw new $E("...");'),
    inMethod('if (a) throw new E("b");', 'throw e;'),
    [3],
  ],
  ['locks', pattern('synchronized ($L) { ... }'), inMethod('synchronized (this) { a(); }', 'b();'), [3]],
  ['assertions', pattern('assert $X;'), inMethod('assert a > 0;', 'check(a > 0);'), [3]],
  [
    'statements in a line that holds more',
    pattern('foo();\nbar();'),
    inMethod('foo();', 'int x = bar();', 'foo();', 'baz();'),
    [3],
  ],
];

const names: MatchCase[] = [
  [
    'imported classes',
    pattern('new java.util.Random(...)'),
    'import java.util.Random;\nclass A { Object a = new Random(); Object b = new java.util.Random(1); Object c = new other.Random(); }',
    [2, 2],
  ],
  [
    'classes of packages that are imported as a whole',
    pattern('javax.crypto.Cipher.getInstance($X)'),
    'import javax.crypto.*;\nclass A { Object a = Cipher.getInstance(b);\n Object c = Other.getInstance(d); }',
    [2],
  ],
  [
    'static imports',
    pattern('java.lang.Runtime.getRuntime()'),
    'import static java.lang.Runtime.getRuntime;\nclass A { Object a = getRuntime();\n Object b = c.getRuntime(); }',
    [2],
  ],
  [
    'no import, no match',
    pattern('new java.util.Random()'),
    'import my.Random;\nclass A { Object a = new Random(); }',
    [],
  ],
  [
    'imports',
    pattern('import java.io.File;'),
    'import java.io.File;\nimport java.io.FileReader;\nimport static java.io.File;',
    [1],
  ],
  ['any import', pattern('import $P;'), 'import a.b.C;\nimport d.*;\nclass E { }', [1, 2]],
  [
    'imports, then code',
    pattern('import a.b.C;\n...\nclass $X { ... }'),
    'import a.b.C;\nimport d.E;\nclass F { }',
    [1],
  ],
  ['packages', pattern('package $P;'), 'package a.b;\nclass C { }', [1]],
  [
    'imported annotations',
    pattern('@org.web.Route(...)'),
    'import org.web.Route;\n@Route("/a") class A { }\n@Other class B { }',
    [2],
  ],
];

const types: MatchCase[] = [
  [
    'variables, parameters and fields',
    pattern('(Item $I).price()'),
    'class A { Item f;\n void g(Item p, Box b) {\n f.price(); this.f.price();\n p.price();\n b.price();\n Item v; v.price(); } }',
    [3, 3, 4, 6],
  ],
  [
    'elements of a loop, resources, caught and created objects',
    pattern('use((Item $I))'),
    inMethod('for (Item a : b) use(a);', 'try (Item c = d()) { use(c); }', 'use(new Item());', 'use(e);'),
    [3, 4, 5],
  ],
  [
    'casts, conditions, elements of arrays and calls of methods of the file',
    pattern('use((Item $I))'),
    'class A { Item one() { return x; }\n void f(Item[] l, Object o) {\n use((Item) o);\n use(a ? new Item() : null);\n use(l[0]);\n use(one());\n use(o);\n use(l); } }',
    [3, 4, 5, 6],
  ],
  [
    'boxed types',
    pattern('use((int $I))'),
    inMethod('int a = x; use(a);', 'Integer b = y; use(b);', 'use(1 + a);', 'use(s.length());', 'use("c");'),
    [3, 4, 5, 6],
  ],
  [
    'what operators give',
    pattern('use((boolean $B))'),
    inMethod('use(a == b);', 'use(!c);', 'use(d && e);', 'use(f.equals(g));', 'use(1 + 2);'),
    [3, 4, 5, 6],
  ],
  ['texts', pattern('use((String $S))'), inMethod('use("a" + b);', 'use("c");', 'use(1 + 2);'), [3, 4]],
  [
    'type arguments, named or not',
    pattern('(Map<String, $V> $M).get($K)'),
    'class A { void f(Map<String, Item> a, Map<Item, String> b) {\n a.get(k);\n b.get(k); } }',
    [2],
  ],
  [
    'less specific types',
    pattern('(Map $M).get($K)'),
    'class A { void f(Map<String, Item> a, List<Item> b) {\n a.get(k);\n b.get(k); } }',
    [2],
  ],
  [
    'full names of types',
    pattern('(org.shop.Item $I).price()'),
    'import org.shop.*;\nclass A { void f(Item a, org.shop.Item b, org.other.Item c) {\n a.price();\n b.price();\n c.price(); } }',
    [3, 4],
  ],
  [
    'classes',
    pattern('(Digest $D).make("MD5")'),
    inMethod('Digest.make("MD5");', 'digest.make("MD5");'),
    [3],
  ],
  [
    'a metavariable as package',
    pattern('($P.Item $I).price()'),
    'class A { void f(org.shop.Item a, Item b) {\n a.price();\n b.price(); } }',
    [2],
  ],
  [
    'one type for two variables',
    pattern('$T $A;\n...\nuse(($T $B));'),
    inMethod('Item a;', 'use(a);', 'Box b;', 'use(c);'),
    [3],
  ],
  [
    'a name that is declared is no value',
    pattern('(Item $I)'),
    'class A { void f(Item a) {\n use(a); } }',
    [2],
  ],
  ['sums in parentheses are no types', pattern('f((a + $B))'), inMethod('f(a + b);', 'f(a);'), [3]],
];

const formulas: MatchCase[] = [
  [
    'either, not and inside',
    'patterns:\n  - pattern-either:\n      - pattern: md5($X)\n      - pattern: sha1($X)\n  - pattern-not: md5("ok")\n  - pattern-inside: |\n      class Shop { ... }\n  - pattern-not-inside: |\n      void test() { ... }',
    inClass('void a() { md5(b); sha1(c); }', 'void d() { md5("ok"); }', 'void test() { md5(e); }'),
    [2, 2],
  ],
  [
    'a focus and an expression on a name',
    'patterns:\n  - pattern: $O.$M(..., $X)\n  - metavariable-regex: {metavariable: $M, regex: ^exec}\n  - focus-metavariable: $X',
    inMethod('rt.exec(', ' cmd);', 'rt.run(cmd);'),
    [4],
  ],
  [
    'expressions on the text',
    'patterns:\n  - pattern-regex: TODO|FIXME\n  - pattern-not-regex: FIXME',
    inMethod('// TODO', '// FIXME', 'a();'),
    [3],
  ],
];

/** From `ask()` into `run(...)`. */
const taint = 'mode: taint\npattern-sources:\n  - pattern: ask()\npattern-sinks:\n  - pattern: run(...)';

const flows: MatchCase[] = [
  ['variables', taint, inMethod('String a = ask();', 'String b = "x" + a;', 'run(b);', 'run("b");'), [5]],
  ['casts', taint, inMethod('Object a = ask();', 'run(((Item) a).name());', 'run((Item) b);'), [4]],
  [
    'parameters that are sources',
    'mode: taint\npattern-sources:\n  - patterns:\n      - pattern: $R $M(..., @Query $T $P, ...) { ... }\n      - focus-metavariable: $P\npattern-sinks:\n  - pattern: run(...)',
    inClass('void a(@Query String p, String q) {', ' run(q);', ' run(p.trim());', '}'),
    [4],
  ],
  ['branches', taint, inMethod('String a = "b";', 'if (c) { a = ask(); } else { a = "d"; }', 'run(a);'), [5]],
  ['values of conditions', taint, inMethod('String a = b ? ask() : "c";', 'run(a);'), [4]],
  [
    'loops over elements',
    taint,
    inMethod('for (String a : ask()) run(a);', 'for (String b : c) run(b);'),
    [3],
  ],
  [
    'handlers',
    taint,
    inMethod('String a = "b";', 'try { c(); } catch (E e) { a = ask(); } finally { d(); }', 'run(a);'),
    [5],
  ],
  ['resources', taint, inMethod('try (In a = ask(); In b = c()) {', ' run(a);', ' run(b);', '}'), [4]],
  ['lambdas', taint, inMethod('String a = ask();', 'retry(() -> run(a));', 'retry(b -> { run(b); });'), [4]],
  [
    'anonymous classes',
    taint,
    inMethod('String a = ask();', 'use(new Job() { void go() {', ' run(a);', '} });'),
    [5],
  ],
  [
    'clauses of a switch',
    taint,
    inMethod('String a;', 'switch (b) {', ' case 1: a = ask(); break;', ' default: a = "c";', '}', 'run(a);'),
    [8],
  ],
  [
    'arrow clauses do not fall through',
    taint,
    inMethod('String a = "";', 'switch (b) {', ' case 1 -> a = ask();', ' default -> run(a);', '}'),
    [],
  ],
  [
    'a name in an instanceof',
    taint,
    inMethod('Object a = ask();', 'if (a instanceof String b) run(b);'),
    [4],
  ],
  ['locks', taint, inMethod('synchronized (this) {', ' String a = ask();', ' run(a);', '}'), [5]],
  ['fields', taint, inClass('String a;', 'void f() {', ' this.a = ask();', ' run(this.a);', '}'), [5]],
];

const odd: MatchCase[] = [
  [
    'broken code around',
    pattern('md5($X)'),
    'class A { void f() { md5(a); int = ; } void g() { md5(b) } }\nclass { md5(c); ',
    [1, 1, 2],
  ],
  [
    'other letters and line ends',
    pattern('größe($X)'),
    'class Ä {\r\n void f() {\r\n größe("😀");\r\n }\r\n}',
    [3],
  ],
  ['an empty text', pattern('a()'), '', []],
  [
    'layout and comments do not matter',
    pattern('f(1, g(2))'),
    inMethod('f ( 1 /* one */,', '  g(2) // two', ');'),
    [3],
  ],
];

describe('Java: calls and expressions', () => testMatching('java', calls));
describe('Java: strings and constants', () => testMatching('java', strings));
describe('Java: declarations', () => testMatching('java', declarations));
describe('Java: annotations', () => testMatching('java', annotations));
describe('Java: statements', () => testMatching('java', statements));
describe('Java: names and imports', () => testMatching('java', names));
describe('Java: types', () => testMatching('java', types));
describe('Java: formulas', () => testMatching('java', formulas));
describe('Java: data flow', () => testMatching('java', flows));
describe('Java: odd input', () => testMatching('java', odd));
