import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

/** Statements of a function, from line 2 on. */
const inFunction = (...lines: string[]) => `fun sell() {\n${lines.join('\n')}\n}`;
/** Members of a class, from line 2 on. */
const inClass = (...lines: string[]) => `class Shop {\n${lines.join('\n')}\n}`;

const calls: MatchCase[] = [
  [
    'signs before a chain are about all of it',
    pattern('!$X.matches(...)'),
    'fun f() {\nval a = !b.matches(c)\nval d = !e\nval g = b.matches(c)\n}',
    [2],
  ],
  [
    'metavariables: an argument, a receiver, a method',
    pattern('$O.$M($X, 2)'),
    inFunction('till.add(1, 2)', 'till.add(2, 1)', 'add(1, 2)', 'shop.till()?.put(a + b, 2)'),
    [2, 5],
  ],
  [
    'equal metavariables are the same code',
    pattern('$X.equals($X)'),
    inFunction('a.b().equals(a.b( ))', 'a.b().equals(a.c())'),
    [2],
  ],
  ['$_ need not be equal', pattern('f($_, $_)'), inFunction('f(a, a)', 'f(a, b)'), [2, 3]],
  [
    'an ellipsis among arguments',
    pattern('pay(..., "EUR", ...)'),
    inFunction('pay("EUR")', 'pay(1, "EUR", x)', 'pay(1, "USD")', 'pay()'),
    [2, 3],
  ],
  [
    'a list of arguments with a name',
    pattern('pay($...ALL, 0, $...ALL)'),
    inFunction('pay(1, 0, 1)', 'pay(0)', 'pay(1, 0, 2)'),
    [2, 3],
  ],
  [
    'named arguments in any order',
    pattern('load(mode = $M, path = "a", ...)'),
    inFunction('load(path = "a", mode = m)', 'load(path = "b", mode = m)', 'load(1, path = "a", mode = m)'),
    [2, 4],
  ],
  [
    'trailing lambdas are arguments',
    pattern('retry(3, { $X -> f($X) })'),
    inFunction('retry(3) { x -> f(x) }', 'retry(3, { y -> f(y) })', 'retry(3) { x -> f(y) }'),
    [2, 3],
  ],
  [
    'any lambda',
    pattern('$L.forEach { ... }'),
    inFunction('l.forEach { a(it) }', 'l.forEach { x -> b(x) }', 'l.map { it }'),
    [2, 3],
  ],
  [
    'lambdas by what they do',
    pattern('Verifier { $A, $B -> true }'),
    inFunction('v = Verifier { _, _ -> true }', 'v = Verifier { _, s -> s.ok }'),
    [2],
  ],
  [
    'lambdas are no functions',
    pattern('{ $A -> true }'),
    'val a = { x: Int -> true }\nfun b(x: Int) { true }',
    [1],
  ],
  [
    'calls with types',
    pattern('decode<$T>($X)'),
    inFunction(
      'val a = decode<Item>(text)',
      'decode<Item>(text).check()',
      'decode(text)',
      'f(decode<A>(b) ?: c)',
    ),
    [2, 3, 5],
  ],
  [
    'types that the pattern does not name',
    pattern('decode(...)'),
    inFunction('decode<Item>(a)', 'decode<A, B>(a, b)', 'decode()'),
    [2, 3, 4],
  ],
  [
    'chains of calls',
    pattern('Client(). ... .proxy($P). ... .build()'),
    inFunction(
      'val c = Client().timeout(1).proxy(p).build()',
      'val d = Client().timeout(1).build()',
      'val e = Client()\n  .proxy(p)\n  .build()',
    ),
    [2, 4],
  ],
  ['infix calls', pattern('$K to "..."'), inFunction('f(a to "b")', 'f(a to b)', 'f(a.to("c"))'), [2, 4]],
  [
    'casts',
    pattern('$X as Https'),
    inFunction('(open() as Https).go()', 'open() as? Https', 'open() as Http'),
    [2],
  ],
  ['certainly not null', pattern('$X!!'), inFunction('a!!.b()', 'a?.b()'), [2]],
  ['or else', pattern('$X ?: return'), inFunction('val a = b ?: return', 'val c = d ?: e'), [2]],
  [
    'types of values',
    pattern('$X is String'),
    inFunction('if (a is String) b()', 'if (a !is String) b()'),
    [2],
  ],
  [
    'members and ranges',
    pattern('$X in 1..$N'),
    inFunction('if (a in 1..9) b()', 'if (a in c) b()', 'if (a !in 1..9) b()'),
    [2],
  ],
  ['elements', pattern('$M[$K] = $V'), inFunction('a[b] = c', 'a.b = c', 'd = a[b]'), [2]],
  [
    'properties',
    pattern('$V.settings.scripts = true'),
    inFunction('view.settings.scripts = true', 'view.settings.scripts = false'),
    [2],
  ],
  ['references', pattern('f(::$G)'), inFunction('f(::g)', 'f(g)'), [2]],
  [
    'objects without a class',
    pattern('object : Guard { ... override fun check(...) = true ... }'),
    inFunction(
      'use(object : Guard {',
      ' override fun check(s: String): Boolean = true',
      '})',
      'use(object : Guard {',
      ' override fun check(s: String) = false',
      '})',
    ),
    [2],
  ],
];

const strings: MatchCase[] = [
  ['any string', pattern('log("...")'), inFunction('log("a")', 'log("""b""")', 'log(d)', "log('c')"), [2, 3]],
  [
    'a string by an expression',
    pattern('log("=~/^pass(word)?$/i")'),
    inFunction('log("PassWord")', 'log("passing")'),
    [2],
  ],
  [
    'names in strings',
    pattern('query("select $X")'),
    inFunction('query("select $a")', 'query("select ${b.c}")', 'query("select a")', 'query("delete $a")'),
    [2, 3],
  ],
  [
    'anything around',
    pattern('query("...${$X}...")'),
    inFunction('query("a $b c")', 'query("a")', 'query("\\$b")'),
    [2],
  ],
  [
    'both ways of writing a name',
    pattern('"hi ${user}"'),
    inFunction('a("hi $user")', 'a("hi ${user}")', 'a("hi $users")'),
    [2, 3],
  ],
  [
    'constants',
    pattern('hash("MD5")'),
    'const val ALG = "MD5"\nfun f() = hash(ALG)\nfun g() = hash(OTHER)',
    [2],
  ],
];

const declarations: MatchCase[] = [
  [
    'variables by type and value',
    pattern('val $X: String = $R.header(...)'),
    inFunction(
      'val a: String = r.header("a")',
      'var b: String = r.header("b")',
      'val c = r.header("c")',
      'val d: String? = r.header("d")',
    ),
    [2, 5],
  ],
  [
    'an assignment stands for a declaration',
    pattern('$X = $R.header(...)'),
    inFunction(
      'val a = r.header("a")',
      'var b: String = r.header("b")',
      'c = r.header("c")',
      'r.header("d")',
    ),
    [2, 3, 4],
  ],
  [
    'modifiers in any order',
    pattern('private const val $X = "..."'),
    'const private val A = "a"\nprivate const val B = "b"\nconst val C = "c"',
    [1, 2],
  ],
  [
    'delegates',
    pattern('val $X by lazy { ... }'),
    inClass('val a by lazy { b() }', 'val c = lazy { d() }'),
    [2],
  ],
  [
    'several names',
    pattern('val ($A, $B) = pair()'),
    inFunction('val (a, b) = pair()', 'val a = pair()'),
    [2],
  ],
  [
    'functions: less specific matches more specific',
    pattern('fun save(...) { ... }'),
    inClass(
      '@Throws(E::class) override suspend fun <T> save(a: T, b: Int = 1): Int { return b }',
      'fun save() { }',
      'fun load() { }',
    ),
    [2, 3],
  ],
  [
    'a body that is an expression',
    pattern('fun issuers(): $T = arrayOf()'),
    inClass('override fun issuers(): Array<X> = arrayOf()', 'fun issuers(): Array<X> = all'),
    [2],
  ],
  [
    'heads',
    pattern('fun save(...)'),
    'interface Store {\n fun save(a: Int)\n fun load()\n}\nfun save() { a() }\nfun save(b: Int) = c',
    [2, 5, 6],
  ],
  [
    'parameters by annotation, type and place',
    pattern('fun $F(..., @Query $P: String, ...) { ... }'),
    inClass(
      'fun a(i: Int, @Query s: String) { }',
      'fun b(@Query("q") s: String, i: Int) { }',
      'fun c(s: String) { }',
    ),
    [2],
  ],
  ['receivers', pattern('fun String.$F() { ... }'), 'fun String.a() { }\nfun Int.b() { }\nfun c() { }', [1]],
  [
    'secondary constructors',
    pattern('constructor(...) { ... load() ... }'),
    inClass('constructor(i: Int) : this() { load() }', 'constructor() { close() }'),
    [2],
  ],
  ['initializers', pattern('init { ... }'), inClass('init { a() }', 'fun init() { }'), [2]],
  [
    'classes by base and interface',
    pattern('class $C(...) : Store { ... }'),
    'class A : Base(), Store { }\nclass B(val i: Int) : Store { }\nclass C : Store() { }\nclass D : Base() { }',
    [1, 2],
  ],
  [
    'classes by what they call',
    pattern('class $C : Activity() { ... }'),
    'open class A : Activity() { }\nclass B : Activity { }',
    [1],
  ],
  [
    'classes by a member',
    pattern('class $C { ... val $K: Key ... }'),
    'class A {\n val i = 1\n val k: Key\n}\nclass B {\n val i = 1\n}',
    [1],
  ],
  [
    'parameters of a class need not be named',
    pattern('class $C : Base() { ... }'),
    'class A(val i: Int) : Base() { }\nclass B : Base() { }',
    [1, 2],
  ],
  [
    'heads of classes',
    pattern('@Entity class $C'),
    '@Entity data class A(val i: Int) { }\nclass B\n@Entity @Table("c") class C : D()',
    [1, 3],
  ],
  [
    'interfaces and objects are no classes',
    pattern('class $C { ... }'),
    'interface A { }\nobject B { }\nclass C { }\nenum class D { X }',
    [3, 4],
  ],
  [
    'objects',
    pattern('object $O { ... const val $K = "..." ... }'),
    'object A {\n const val B = "c"\n}\nobject C {\n val d = 1\n}',
    [1],
  ],
  [
    'companions',
    pattern('companion object { ... }'),
    inClass('companion object { val a = 1 ', '}', 'object B { ', '}'),
    [2],
  ],
  [
    'annotations alone',
    pattern('@Route(...)'),
    inClass('@Route("/a") fun a() { }', '@Route val b = 1', '@Other(1) val c = 1'),
    [2, 3],
  ],
  [
    'annotations by a metavariable',
    pattern('@$A\nfun $F() { ... }'),
    inClass('@Fast fun a() { }', '@Fast(1) fun b() { }', 'fun c() { }'),
    [2],
  ],
  [
    'annotations with arrays',
    pattern('@Cors(origins = [..., "*", ...])'),
    inClass('@Cors(origins = ["a", "*"]) fun a() { }', '@Cors(origins = ["b"]) fun b() { }'),
    [2],
  ],
];

const statements: MatchCase[] = [
  [
    'sequences with anything between',
    pattern('val $C = connect()\n...\n$C.send($X)'),
    inFunction('val c = connect()', 'if (ok) {', ' c.send(a)', '}', 'val d = connect()', 'e.send(b)'),
    [2],
  ],
  [
    'statements by a name',
    pattern('load()\n$...BODY\nclose()'),
    inFunction('load()', 'a()', 'b()', 'close()', 'load()'),
    [2],
  ],
  [
    'conditions',
    pattern('if (<... $X == null ...>) { ... }'),
    inFunction('if (a && b == null) { c() }', 'if (a) { d() }', 'if (e == null) f()'),
    [2, 4],
  ],
  [
    'an if stands for one with else',
    pattern('if (a) { ... }'),
    inFunction('if (a) { b() } else { c() }', 'if (d) { }'),
    [2],
  ],
  [
    'an if as a value',
    pattern('val $X = if (a) 1 else 2'),
    inFunction('val b = if (a) 1 else 2', 'val c = if (a) { 1 } else { 2 }', 'val d = if (a) 1 else 3'),
    [2, 3],
  ],
  [
    'when',
    pattern('when ($X) {\n  ...\n  "a" -> $Y\n  ...\n}'),
    inFunction('when (x) {', ' "b" -> f()', ' "a" -> g()', ' else -> h()', '}', 'when (y) { "b" -> f() }'),
    [2],
  ],
  [
    'when by type',
    pattern('when ($X) { ... is String -> $Y ... }'),
    inFunction('when (x) { is Int -> f(); is String -> g() }', 'when (y) { is Int -> f() }'),
    [2],
  ],
  [
    'loops',
    pattern('for (...) { ... }'),
    inFunction('for (i in 0 until 9) { a(i) }', 'for ((k, v) in map) b(k)', 'while (c) { d() }'),
    [2, 3],
  ],
  [
    'loops over elements',
    pattern('for ($I in $L) { ... $I.use() ... }'),
    inFunction('for (i in l) { i.use() }', 'for (i in l) { j.use() }'),
    [2],
  ],
  [
    'while',
    pattern('while (...) { ... }'),
    inFunction('while (a) { b() }', 'do { c() } while (d)', 'for (e in f) { }'),
    [2],
  ],
  [
    'try alone stands for all',
    pattern('try { ... }'),
    inFunction('try { a() } catch (e: E) { b() } finally { c() }', 'd()'),
    [2],
  ],
  [
    'handlers',
    pattern('catch ($E: Exception) { }'),
    inFunction(
      'try { a() }',
      'catch (e: Exception) { }',
      'try { a() }',
      'catch (e: Other) { }',
      'try { a() }',
      'catch (e: Exception) { b() }',
    ),
    [3],
  ],
  [
    'any handler',
    pattern('try { ... } catch (...) { }'),
    inFunction('try { a() } catch (e: A) { }', 'try { a() } catch (e: B) { c() }'),
    [2],
  ],
  [
    'finally',
    pattern('finally { ... $X.close() ... }'),
    inFunction('try { a() }', 'finally { b.close() }', 'try { c() }', 'finally { d() }'),
    [3],
  ],
  ['throw', pattern('throw $E("...")'), inFunction('throw Bad("a")', 'throw e'), [2]],
];

const names: MatchCase[] = [
  [
    'imported classes',
    pattern('java.util.Random(...)'),
    'import java.util.Random\nval a = Random()\nval b = java.util.Random(1)\nval c = other.Random()',
    [2, 3],
  ],
  [
    'imports by another name',
    pattern('java.util.Random(...)'),
    'import java.util.Random as R\nval a = R(1)\nval b = Random()',
    [2],
  ],
  [
    'packages that are imported as a whole',
    pattern('javax.crypto.Cipher.getInstance($X)'),
    'import javax.crypto.*\nval a = Cipher.getInstance(b)\nval c = Other.getInstance(d)',
    [2],
  ],
  ['no import, no match', pattern('java.util.Random()'), 'import my.Random\nval a = Random()', []],
  ['imports', pattern('import java.io.File'), 'import java.io.File\nimport java.io.FileReader', [1]],
  ['any import', pattern('import $P'), 'import a.b.C\nimport d.*', [1, 2]],
  ['packages', pattern('package $P'), 'package a.b\nclass C', [1]],
];

const types: MatchCase[] = [
  [
    'variables, parameters, properties and fields',
    pattern('($I: Item).price()'),
    'class A(val p: Item) {\n val f: Item = x\n fun g(q: Item, b: Box) {\n f.price(); p.price()\n q.price()\n b.price()\n val v = Item(); v.price()\n }\n}',
    [4, 4, 5, 7],
  ],
  [
    'types that may be null',
    pattern('($I: Item).price()'),
    'fun f(a: Item?, b: Box?) {\n a?.price()\n b?.price()\n}',
    [2],
  ],
  ['casts', pattern('use(($I: Item))'), inFunction('use(a as Item)', 'use(a as Box)', 'use(a)'), [2]],
  ['texts', pattern('$X == ($S: String)'), inFunction('a == "b"', 'a == "b $c"', 'a == 1'), [2, 3]],
  [
    'full names of types',
    pattern('($I: org.shop.Item).price()'),
    'import org.shop.Item\nfun f(a: Item, b: org.other.Item) {\n a.price()\n b.price()\n}',
    [3],
  ],
];

const formulas: MatchCase[] = [
  [
    'either, not and inside',
    'patterns:\n  - pattern-either:\n      - pattern: md5($X)\n      - pattern: sha1($X)\n  - pattern-not: md5("ok")\n  - pattern-inside: |\n      class Shop { ... }\n  - pattern-not-inside: |\n      fun test() { ... }',
    inClass('fun a() { md5(b); sha1(c) }', 'fun d() { md5("ok") }', 'fun test() { md5(e) }'),
    [2, 2],
  ],
  [
    'a focus and an expression on a name',
    'patterns:\n  - pattern: $O.$M(..., $X)\n  - metavariable-regex: {metavariable: $M, regex: ^exec}\n  - focus-metavariable: $X',
    inFunction('rt.exec(', ' cmd)', 'rt.run(cmd)'),
    [3],
  ],
  [
    'expressions on the text',
    'patterns:\n  - pattern-regex: TODO|FIXME\n  - pattern-not-regex: FIXME',
    inFunction('// TODO', '// FIXME', 'a()'),
    [2],
  ],
];

/** From `ask()` into `run(...)`. */
const taint = 'mode: taint\npattern-sources:\n  - pattern: ask()\npattern-sinks:\n  - pattern: run(...)';

const flows: MatchCase[] = [
  ['variables', taint, inFunction('val a = ask()', 'val b: String = "x $a"', 'run(b)', 'run("b")'), [4]],
  [
    'certainly not null, or else, casts',
    taint,
    inFunction('val a = ask()!!', 'val b = a ?: "c"', 'run(b as String)'),
    [4],
  ],
  [
    'branches and their values',
    taint,
    inFunction('val a = if (b) ask() else "c"', 'run(a)', 'val d = if (e) "f" else "g"', 'run(d)'),
    [3],
  ],
  ['loops', taint, inFunction('for (a in ask()) { run(a) }', 'for (b in c) { run(b) }'), [2]],
  ['handlers', taint, inFunction('var a = "b"', 'try { c() } catch (e: E) { a = ask() }', 'run(a)'), [4]],
  ['taken apart', taint, inFunction('val (a, b) = ask()', 'run(b)', 'val (c, d) = e()', 'run(d)'), [3]],
  ['lambdas', taint, inFunction('val a = ask()', 'retry { run(a) }', 'retry { run(b) }'), [3]],
  [
    'clauses of a when',
    taint,
    inFunction('var a = "b"', 'when (c) {', ' 1 -> a = ask()', ' else -> a = "d"', '}', 'run(a)'),
    [7],
  ],
];

const odd: MatchCase[] = [
  [
    'broken code around',
    pattern('md5($X)'),
    'fun f() {\n md5(a)\n val i = )\n md5(b)\n}\nfun g() { md5(c)',
    [2, 4, 6],
  ],
  [
    'other letters and line ends',
    pattern('größe($X)'),
    'class Ä {\r\n fun f() {\r\n größe("😀")\r\n }\r\n}',
    [3],
  ],
  ['an empty text', pattern('a()'), '', []],
  [
    'layout, comments and semicolons do not matter',
    pattern('f(1, g(2));'),
    inFunction('f ( 1 /* one */,', '  g(2) // two', ')'),
    [2],
  ],
];

describe('Kotlin: calls and expressions', () => testMatching('kotlin', calls));
describe('Kotlin: strings and constants', () => testMatching('kotlin', strings));
describe('Kotlin: declarations', () => testMatching('kotlin', declarations));
describe('Kotlin: statements', () => testMatching('kotlin', statements));
describe('Kotlin: names and imports', () => testMatching('kotlin', names));
describe('Kotlin: types', () => testMatching('kotlin', types));
describe('Kotlin: formulas', () => testMatching('kotlin', formulas));
describe('Kotlin: data flow', () => testMatching('kotlin', flows));
describe('Kotlin: odd input', () => testMatching('kotlin', odd));
