import assert from 'node:assert/strict';
import { type MatchCase, matchedLines, pattern, testMatching } from '../../../../test/unit/matching';
import { packageName } from './builtins';

const expressions: MatchCase[] = [
  [
    'a call and its ellipsis',
    pattern('db.Query(..., $X)'),
    'package a\nfunc f() {\n\tdb.Query(1, 2)\n\tdb.Query()\n\tdb.Exec(1)\n}',
    [3],
  ],
  ['a list metavariable', pattern('f($...A, z)'), 'package a\nfunc g() {\n\tf(1, 2, z)\n\tf(z, 1)\n}', [3]],
  ['equal metavariables', pattern('$X == $X'), 'package a\nvar _ = a.b == a . b\nvar _ = a == b', [2]],
  [
    'raw and other strings alike',
    pattern('f("a")'),
    'package a\nvar _ = f(`a`)\nvar _ = f("a")\nvar _ = f("b")',
    [2, 3],
  ],
  ['any string', pattern('f("...")'), 'package a\nvar _ = f(`a`)\nvar _ = f(x)\nvar _ = f(1)', [2]],
  [
    'a string by expression',
    pattern('f("=~/^:[0-9]+$/")'),
    'package a\nvar _ = f(":80")\nvar _ = f("a:80")',
    [2],
  ],
  [
    'a string bound to a metavariable',
    pattern('f("$X", "$X")'),
    'package a\nvar _ = f("a", `a`)\nvar _ = f("a", "b")',
    [2],
  ],
  ['a rune is no string', pattern('f("...")'), "package a\nvar _ = f('a')", []],
  ['a chain', pattern('$O. ... .End()'), 'package a\nvar _ = a.B().C().End()\nvar _ = End()', [2]],
  ['a deep expression', pattern('f(<... x ...>)'), 'package a\nvar _ = f(1 + g(x))\nvar _ = f(y)', [2]],
  ['parentheses do not matter', pattern('f(a + b)'), 'package a\nvar _ = f((a + b))\nvar _ = f(a - b)', [2]],
  ['pointers and references', pattern('f(&$X, *$Y)'), 'package a\nvar _ = f(&a, *b)\nvar _ = f(a, *b)', [2]],
  ['an index and a slice', pattern('$X[...]'), 'package a\nvar _ = a[1]\nvar _ = a.b', [2]],
  ['ends of a slice', pattern('a[:$N]'), 'package a\nvar _ = a[:3]\nvar _ = a[3:]', [2]],
  ['a type assertion', pattern('$X.(string)'), 'package a\nvar _ = a.b.(string)\nvar _ = a.(int)', [2]],
  [
    'a conversion',
    pattern('[]byte("...")'),
    'package a\nvar _ = []byte("x")\nvar _ = []rune("x")\nvar _ = []byte(x)',
    [2],
  ],
  ['a spread argument', pattern('f($X...)'), 'package a\nvar _ = f(a...)\nvar _ = f(a)', [2]],
  [
    'types as arguments',
    pattern('make(map[string]$T, ...)'),
    'package a\nvar _ = make(map[string]int)\nvar _ = make(map[string][]int, 3)\nvar _ = make(map[int]int)',
    [2, 3],
  ],
  [
    'a type is no value',
    pattern('make(..., $SIZE)'),
    'package a\nvar _ = make(chan int)\nvar _ = make(chan int, 3)',
    [3],
  ],
  ['a generic call', pattern('f[int]($X)'), 'package a\nvar _ = f[int](1)\nvar _ = f[string](1)', [2]],
];

const literals: MatchCase[] = [
  [
    'keyed fields in any order',
    pattern('&tls.Config{..., MinVersion: $V, InsecureSkipVerify: true, ...}'),
    'package a\nvar b = &tls.Config{InsecureSkipVerify: true, Time: t, MinVersion: v}\nvar c = &tls.Config{MinVersion: v}\nvar d = tls.Config{InsecureSkipVerify: true, MinVersion: v}',
    [2],
  ],
  [
    'a literal without ellipsis is whole',
    pattern('T{A: 1}'),
    'package a\nvar b = T{A: 1}\nvar c = T{A: 1, B: 2}',
    [2],
  ],
  [
    'elements have an order',
    pattern('[]string{"a", ..., "b"}'),
    'package a\nvar c = []string{"a", "x", "b"}\nvar d = []string{"b", "a"}',
    [2],
  ],
  [
    'any literal of a type',
    pattern('$P.Options{...}'),
    'package a\nvar b = p.Options{A: 1}\nvar c = p.Options{1, 2}\nvar d = p.Options()\nvar e = Options{}',
    [2, 3],
  ],
  [
    'a lone element',
    pattern('Secure: false'),
    'package a\nvar b = http.Cookie{\n\tSecure: false,\n}\nvar c = http.Cookie{\n\tSecure: true,\n}',
    [3],
  ],
  [
    'a literal without its type',
    pattern('{..., A: $X}'),
    'package a\nvar b = []T{\n\t{A: 1},\n\t{B: 1},\n}',
    [3],
  ],
  [
    'a literal of maps',
    pattern('map[string]int{..., "a": $X, ...}'),
    'package a\nvar b = map[string]int{"b": 1, "a": 2}\nvar c = map[string]int{"b": 1}',
    [2],
  ],
  [
    'equal rests of literals',
    pattern('[]T{{$...R}, {$...R}}'),
    'package a\nvar b = []T{{A: 1, B: 2}, {A: 1, B: 2}}\nvar c = []T{{A: 1}, {A: 2}}',
    [2],
  ],
];

const statements: MatchCase[] = [
  [
    'several results',
    pattern('$X, $ERR := f(...)'),
    'package a\nfunc g() {\n\ta, err := f(1)\n\tb := f(1)\n\tvar c, d = f(2)\n}',
    [3, 5],
  ],
  [
    'an ellipsis among results',
    pattern('$DB, ... = f()'),
    'package a\nfunc g() {\n\ta, err := f()\n\tb := f()\n}',
    [3],
  ],
  [
    'an assignment matches a declaration',
    pattern('$X = f()'),
    'package a\nfunc g() {\n\ta := f()\n\tb = f()\n\tvar c int = f()\n\td += f()\n}',
    [3, 4, 5],
  ],
  [
    'a declaration matches no assignment',
    pattern('$X := f()'),
    'package a\nfunc g() {\n\ta := f()\n\tb = f()\n}',
    [3],
  ],
  [
    'a constant is declared, too',
    pattern('var $X = 1'),
    'package a\nconst a = 1\nvar b = 1\nvar c = 2',
    [2, 3],
  ],
  [
    'blocks of constants',
    pattern('const $X = "..."'),
    'package a\nconst (\n\ta = "b"\n\tc = 1\n\td = "e"\n)\nvar f = "g"',
    [3, 5],
  ],
  [
    'a declaration with its type',
    pattern('var $X template.HTML = $Y'),
    'package a\nvar b template.HTML = c\nvar d template.JS = c',
    [2],
  ],
  [
    'a sequence',
    pattern('$X := f()\n...\ng($X)'),
    'package a\nfunc h() {\n\ta := f()\n\tb()\n\tif c {\n\t\tg(a)\n\t}\n}\nfunc i() {\n\ta := f()\n\tg(b)\n}',
    [3],
  ],
  [
    'an if with a statement before its test',
    pattern('if $X, $E := f(); $E != nil { ... }'),
    'package a\nfunc g() {\n\tif a, err := f(); err != nil {\n\t\th()\n\t}\n\tif a, err := f(); a != nil {\n\t}\n}',
    [3],
  ],
  [
    'an if without it',
    pattern('if $E != nil { ... }'),
    'package a\nfunc g() {\n\tif a, err := f(); err != nil {\n\t}\n\tif err != nil {\n\t} else {\n\t}\n\tif err == nil {\n\t}\n}',
    [3, 5],
  ],
  [
    'else if',
    pattern('if $X { ... } else if $X { ... }'),
    'package a\nfunc g() {\n\tif a {\n\t} else if a {\n\t}\n\tif a {\n\t} else if b {\n\t}\n}',
    [3],
  ],
  [
    'a loop over elements',
    pattern('for _, $V := range $X { ... }'),
    'package a\nfunc g() {\n\tfor _, v := range x {\n\t\tf(v)\n\t}\n\tfor i := range x {\n\t}\n}',
    [3],
  ],
  [
    'a counting loop',
    pattern('for $I := 0; $I < $N; $I++ { ... }'),
    'package a\nfunc g() {\n\tfor i := 0; i < 3; i++ {\n\t}\n\tfor i := 0; i < 3; j++ {\n\t}\n\tfor x {\n\t}\n}',
    [3],
  ],
  [
    'any loop',
    pattern('for ... { f() }'),
    'package a\nfunc g() {\n\tfor {\n\t\tf()\n\t}\n\tfor _, x := range y {\n\t\tf()\n\t}\n\tfor x {\n\t\tg()\n\t}\n}',
    [3, 6],
  ],
  [
    'a goroutine and a deferred call',
    pattern('go func() { ... f($X) ... }()'),
    'package a\nfunc g() {\n\tgo func() {\n\t\tf(1)\n\t}()\n\tdefer func() {\n\t\tf(1)\n\t}()\n}',
    [3],
  ],
  [
    'a deferred call',
    pattern('defer $X.Close()'),
    'package a\nfunc g() {\n\tdefer f.Close()\n\tf.Close()\n}',
    [3],
  ],
  ['sending and receiving', pattern('$X <- $V'), 'package a\nfunc g() {\n\tc <- 1\n\t<-c\n}', [3]],
  ['receiving', pattern('$V := <-$C'), 'package a\nfunc g() {\n\tv := <-c\n\tc <- v\n\tw := c\n}', [3]],
  [
    'a case of a switch',
    pattern('switch $X {\ncase ...\ncase 2: f()\ncase ...\n}'),
    'package a\nfunc g() {\n\tswitch a {\n\tcase 1:\n\tcase 2:\n\t\tf()\n\tdefault:\n\t}\n\tswitch a {\n\tcase 2:\n\t\th()\n\t}\n}',
    [3],
  ],
  [
    'any cases',
    pattern('switch $X { ... }'),
    'package a\nfunc g() {\n\tswitch a {\n\tcase 1:\n\t}\n\tswitch {\n\t}\n}',
    [3],
  ],
  [
    'a switch over types',
    pattern('switch $V := $X.(type) {\ncase ...\ncase *T: ...\n}'),
    'package a\nfunc g() {\n\tswitch v := x.(type) {\n\tcase int:\n\tcase *T:\n\t\tf(v)\n\t}\n\tswitch x {\n\tcase 1:\n\t}\n}',
    [3],
  ],
  [
    'a select',
    pattern('select {\ncase ...\ncase $V := <-$C: ...\ncase ...\n}'),
    'package a\nfunc g() {\n\tselect {\n\tcase c <- 1:\n\tcase v := <-d:\n\t\tf(v)\n\tdefault:\n\t}\n\tselect {\n\tcase c <- 1:\n\t}\n}',
    [3],
  ],
  [
    'a return of several values',
    pattern('return ..., $ERR'),
    'package a\nfunc g() {\n\treturn nil, err\n}\nfunc h() {\n\treturn\n}',
    [3],
  ],
  [
    'a label and a jump',
    pattern('goto $L'),
    'package a\nfunc g() {\nend:\n\tfor {\n\t\tgoto end\n\t}\n}',
    [5],
  ],
];

const declarations: MatchCase[] = [
  [
    'a function',
    pattern('func $F(..., $R *http.Request, ...) { ... }'),
    'package a\nfunc f(w W, r *http.Request) {\n\tg()\n}\nfunc h(r http.Request) {\n}',
    [2],
  ],
  [
    'a function matches methods',
    pattern('func $F() { ... }'),
    'package a\nfunc (s *T) f() {\n}\nfunc g() int {\n\treturn 1\n}\nfunc h(a int) {\n}',
    [2, 4],
  ],
  [
    'a method by its receiver',
    pattern('func ($S *T) $F(...) { ... }'),
    'package a\nfunc (s *T) f() {\n}\nfunc (s T) g() {\n}\nfunc h() {\n}',
    [2],
  ],
  [
    'grouped parameters',
    pattern('func $F($A int, $B int) { ... }'),
    'package a\nfunc f(a, b int) {\n}\nfunc g(a int, b string) {\n}',
    [2],
  ],
  [
    'variadic parameters',
    pattern('func $F(..., $A ...string) { ... }'),
    'package a\nfunc f(a int, b ...string) {\n}\nfunc g(a string) {\n}',
    [2],
  ],
  [
    'results',
    pattern('func $F(...) (..., error) { ... }'),
    'package a\nfunc f() (int, error) {\n}\nfunc g() (n int, err error) {\n}\nfunc h() error {\n}\nfunc i() (error, int) {\n}',
    [2, 4],
  ],
  [
    'a function without a name',
    pattern('func(..., $W http.ResponseWriter, ...) { ... }'),
    'package a\nvar _ = func(w http.ResponseWriter, r int) {\n}\nvar _ = func(r int) {\n}',
    [2],
  ],
  [
    'a parameter that is a function',
    pattern('func $F($X func(int) $T) { ... }'),
    'package a\nfunc f(x func(int) string) {\n}\nfunc g(x func(int)) {\n}\nfunc h(x func()) {\n}',
    [2, 4],
  ],
  [
    'channels by direction',
    pattern('func $F($C <-chan $T) { ... }'),
    'package a\nfunc f(c <-chan int) {\n}\nfunc g(c chan<- int) {\n}\nfunc h(c chan int) {\n}',
    [2],
  ],
  [
    'a struct',
    pattern('type $T struct { ... }'),
    'package a\ntype b struct {\n\tc int\n}\ntype d int\ntype e interface {\n}',
    [2],
  ],
  [
    'a field of a struct',
    pattern('type $T struct {\n...\n$F string `$TAG`\n...\n}'),
    'package a\ntype b struct {\n\tc int\n\td string `e:"f"`\n}\ntype g struct {\n\td string\n}',
    [2],
  ],
  [
    'a tag',
    pattern('`json:"name"`'),
    'package a\ntype b struct {\n\tc int `json:"name"`\n\td int `json:"other"`\n}',
    [3],
  ],
  [
    'an interface',
    pattern('type $T interface { ... }'),
    'package a\ntype b interface {\n\tC() int\n}\ntype d struct {\n}',
    [2],
  ],
  [
    'a method of an interface',
    pattern('$M(...) bool'),
    'package a\ntype b interface {\n\tC(d int) bool\n\tE()\n}',
    [3],
  ],
  [
    'type parameters do not matter',
    pattern('func $F($X $T) { ... }'),
    'package a\nfunc f[T any](x T) {\n}\nfunc g() {\n}',
    [2],
  ],
  [
    'the package',
    pattern('package $P\n...\nfunc init() { ... }'),
    'package a\nvar b int\nfunc init() {\n}',
    [1],
  ],
];

const imports: MatchCase[] = [
  [
    'an import and what follows',
    pattern('import "crypto/md5"\n...\nmd5.New()'),
    'package a\nimport (\n\t"fmt"\n\t"crypto/md5"\n)\nvar _ = md5.New()',
    [2],
  ],
  [
    'another name for a package',
    pattern('md5.New()'),
    'package a\nimport h "crypto/md5"\nvar _ = h.New()\nvar _ = md4.New()',
    [3],
  ],
  [
    'a package by the name of its repository',
    pattern('jwt.Parse(...)'),
    'package a\nimport j "github.com/a/jwt-go/v4"\nvar _ = j.Parse(x)',
    [3],
  ],
  [
    'a parameter hides a package',
    pattern('md5.New()'),
    'package a\nimport h "crypto/md5"\nfunc f(h int) {\n\th.New()\n}',
    [],
  ],
  [
    'an alias does not matter',
    pattern('import "net/http/pprof"'),
    'package a\nimport _ "net/http/pprof"',
    [2],
  ],
  [
    'an alias that is asked for',
    pattern('import _ "net/http/pprof"'),
    'package a\nimport _ "net/http/pprof"\nimport "net/http/pprof"',
    [2],
  ],
  [
    'what is below a path',
    pattern('import "a/b"'),
    'package a\nimport "a/b/c"\nimport "a/bc"\nimport "x/a/b"',
    [2],
  ],
  ['paths by expression', pattern('import "=~/^a/.*$/"'), 'package a\nimport "a/b"\nimport "b/a"', [2]],
  [
    'a path as metavariable',
    'patterns:\n  - pattern: import "$P"\n  - focus-metavariable: $P',
    'package a\nimport (\n\t"fmt"\n\tx "os"\n)',
    [3, 4],
  ],
  [
    'imports in parentheses',
    pattern('import (\n...\n"os"\n...\n)'),
    'package a\nimport (\n\t"fmt"\n\t"os"\n)',
    [2],
  ],
  [
    'a qualified type through an alias',
    pattern('func $F($R *http.Request) { ... }'),
    'package a\nimport h "net/http"\nfunc f(r *h.Request) {\n}\nfunc g(r *x.Request) {\n}',
    [3],
  ],
];

const operators: MatchCase[] = [
  [
    'pattern-either',
    'pattern-either:\n  - pattern: f()\n  - pattern: g()',
    'package a\nvar _ = f()\nvar _ = g()\nvar _ = h()',
    [2, 3],
  ],
  [
    'pattern-not',
    'patterns:\n  - pattern: $DB.Query(...)\n  - pattern-not: $DB.Query("...")',
    'package a\nvar _ = db.Query("x")\nvar _ = db.Query(x)',
    [3],
  ],
  [
    'pattern-inside',
    'patterns:\n  - pattern-inside: func $F(..., $W http.ResponseWriter, ...) { ... }\n  - pattern: $W.Write(...)',
    'package a\nfunc f(w http.ResponseWriter) {\n\tw.Write(x)\n}\nfunc g(w int) {\n\tw.Write(x)\n}',
    [3],
  ],
  [
    'pattern-not-inside',
    'patterns:\n  - pattern: f()\n  - pattern-not-inside: go func() { ... }()',
    'package a\nfunc g() {\n\tf()\n\tgo func() {\n\t\tf()\n\t}()\n}',
    [3],
  ],
  ['pattern-regex', 'pattern-regex: TODO\\d', 'package a\n// TODO1', [2]],
  [
    'pattern-not-regex',
    'patterns:\n  - pattern: f($X)\n  - pattern-not-regex: f.safe.',
    'package a\nvar _ = f(safe)\nvar _ = f(x)',
    [3],
  ],
  [
    'metavariable-regex',
    "patterns:\n  - pattern: exec.$F(...)\n  - metavariable-regex: {metavariable: $F, regex: '^Command'}",
    'package a\nvar _ = exec.Command(x)\nvar _ = exec.LookPath(x)',
    [2],
  ],
  [
    'focus-metavariable',
    'patterns:\n  - pattern: |\n      f(\n        $X,\n      )\n  - focus-metavariable: $X',
    'package a\nvar _ = f(\n\tx,\n)',
    [3],
  ],
];

const types: MatchCase[] = [
  [
    'a parameter',
    pattern('($R : *http.Request).$M(...)'),
    'package a\nfunc f(r *http.Request, s *http.Server) {\n\tr.FormValue("b")\n\ts.Close()\n}',
    [3],
  ],
  [
    'a package by another name',
    pattern('($R : *http.Request).$M(...)'),
    'package a\nimport h "net/http"\nfunc f(r *h.Request) {\n\tr.FormValue("b")\n}',
    [4],
  ],
  [
    'a literal and its address',
    pattern('($C : *http.Client).Get(...)'),
    'package a\nfunc f() {\n\ta := &http.Client{}\n\ta.Get(b)\n\tc := http.Client{}\n\tc.Get(b)\n}',
    [4],
  ],
  [
    'what new gives',
    pattern('($C : *http.Client).Get(...)'),
    'package a\nfunc f() {\n\ta := new(http.Client)\n\ta.Get(b)\n\tc := make(http.Client)\n\tc.Get(b)\n}',
    [4],
  ],
  [
    'what a pointer points to',
    pattern('($B : strings.Builder).String()'),
    'package a\nfunc f(a *strings.Builder) {\n\t(*a).String()\n\ta.String()\n}',
    [3],
  ],
  [
    'conversions and assertions',
    pattern('f(($X : string))'),
    'package a\nfunc g() {\n\ta := string(b)\n\tf(a)\n\tc := d.(string)\n\tf(c)\n\te := int(h)\n\tf(e)\n}',
    [4, 6],
  ],
  [
    'literals and tests',
    pattern('f(($X : bool))'),
    'package a\nvar _ = f(true)\nvar _ = f(a == b)\nvar _ = f(1)\nvar _ = f(!c)\nvar _ = f(d && e)',
    [2, 3, 5, 6],
  ],
  [
    'a written type holds for later values',
    pattern('f(($X : []int))'),
    'package a\nfunc g() {\n\tvar a []int\n\ta = b\n\tf(a)\n}',
    [5],
  ],
  [
    'any type',
    'patterns:\n  - pattern: "($X : $T).Close()"\n  - metavariable-regex: {metavariable: $T, regex: ^.*os.File$}',
    'package a\nfunc g(a *os.File, b *net.Conn) {\n\ta.Close()\n\tb.Close()\n}',
    [3],
  ],
  [
    'a constant',
    pattern('f("a")'),
    'package a\nconst b = "a"\nfunc g() {\n\tf(b)\n\tc := "a"\n\tf(c)\n\tc = "d"\n\tf(c)\n}',
    [4, 6],
  ],
  [
    'numbers in any base',
    pattern('f(0600)'),
    'package a\nvar _ = f(0o600)\nvar _ = f(384)\nvar _ = f(600)',
    [2, 3],
  ],
];

const taint = `mode: taint
pattern-sources:
  - pattern: source()
pattern-sinks:
  - pattern: sink(...)`;
/** Statements as the body of a function; the first stands on line 2. */
const inFunction = (...lines: string[]) => `func f() {\n${lines.join('\n')}\n}`;

const flows: MatchCase[] = [
  [
    'results of a call',
    taint,
    inFunction('a, err := source()', 'sink(a)', 'b, c := 1, source()', 'sink(b)', 'sink(c)'),
    [3, 6],
  ],
  ['fields of a literal', taint, inFunction('p := &T{A: source(), B: 1}', 'sink(p.A)', 'sink(p.B)'), [3]],
  [
    'keys of a map',
    taint,
    inFunction('m := map[string]string{"a": source()}', 'sink(m["a"])', 'sink(m["b"])'),
    [3],
  ],
  ['what a pointer points to', taint, inFunction('*p = source()', 'sink(*p)', 'sink(q)'), [3]],
  ['a channel', taint, inFunction('c := make(chan string)', 'c <- source()', 'v := <-c', 'sink(v)'), [5]],
  [
    'assertions and conversions',
    taint,
    inFunction('v, ok := source().(string)', 'b := []byte(v)', 'sink(string(b))'),
    [4],
  ],
  [
    'a switch over types',
    taint,
    inFunction('switch t := source().(type) {', 'case string:', 'sink(t)', '}'),
    [4],
  ],
  ['elements of a loop', taint, inFunction('for _, v := range source() {', 'sink(v)', '}'), [3]],
  ['a statement before a test', taint, inFunction('if a := source(); a != "" {', 'sink(a)', '}'), [3]],
  [
    'fallthrough',
    taint,
    inFunction(
      'switch x {',
      'case 1:',
      'a = source()',
      'fallthrough',
      'case 2:',
      'sink(a)',
      'case 3:',
      'sink(a)',
      '}',
    ),
    [7],
  ],
  [
    'select',
    taint,
    inFunction('select {', 'case v := <-source():', 'sink(v)', 'case w := <-c:', 'sink(w)', '}'),
    [4],
  ],
  ['a closure', taint, inFunction('var a string', 'func() { a = source() }()', 'sink(a)'), [4]],
  [
    'goroutines and deferred calls',
    taint,
    inFunction('a := source()', 'go func() { sink(a) }()', 'defer sink(a)'),
    [3, 4],
  ],
  ['behind a jump', taint, inFunction('a := source()', 'goto end', 'sink(a)', 'end:', 'sink(a)'), [6]],
  ['a variable of another function', taint, 'func f() {\n\ta := source()\n}\nfunc g() {\n\tsink(a)\n}', []],
  [
    'a receiver as source',
    'mode: taint\npattern-sources:\n  - patterns:\n      - pattern: func ($R *T) $F(...) { ... }\n      - focus-metavariable: $R\npattern-sinks:\n  - pattern: sink(...)',
    'func (r *T) f() {\n\tsink(r.a)\n}\nfunc g(r *T) {\n\tsink(r.a)\n}',
    [2],
  ],
];

const oddities: MatchCase[] = [
  [
    'broken code is read as far as it goes',
    pattern('f($X)'),
    'package a\nfunc g() {\n\tf(1)\n\tif {\n}\nfunc h() {\n\tf(2)\n}',
    [3, 7],
  ],
  [
    'lines that end with CR LF',
    pattern('$X := f()\ng($X)'),
    'package a\r\nfunc h() {\r\n\ta := f()\r\n\tg(a)\r\n}\r\n',
    [3],
  ],
  ['other alphabets', pattern('f("é", $X)'), 'package a\nvar 名 = f("é", 値) // 😀\nvar _ = f("e", 1)', [2]],
  ['a comment in the pattern', pattern('// what $X and ... mean\nf($X)'), 'package a\nvar _ = f(1)', [2]],
];

describe('Go', () => {
  testMatching('go', [
    ...expressions,
    ...literals,
    ...statements,
    ...declarations,
    ...imports,
    ...operators,
    ...types,
    ...flows,
    ...oddities,
  ]);

  it('knows what a package is called', () => {
    const paths = [
      'fmt',
      'net/http',
      'github.com/a/jwt-go',
      'github.com/a/go-redis/v9',
      'gopkg.in/yaml.v3',
      'a/b-c',
      '',
    ];
    assert.deepEqual(paths.map(packageName), ['fmt', 'http', 'jwt', 'redis', 'yaml', 'b_c', '']);
  });

  it('comes to an end on text that is no Go', async () => {
    for (const text of ['', '\0', '}{)(', 'func', 'import', 'var (', 'type T struct {', `${'('.repeat(500)}`])
      assert.deepEqual(await matchedLines('go', pattern('f($X)'), text), []);
  });
});
