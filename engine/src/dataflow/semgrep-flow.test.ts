import assert from 'node:assert/strict';
import { analyze, rulesFrom, testEngine, today } from '../../../test/unit/support';

/** A rule whose lists are given in flow style; plain ones where they are left out. */
interface Lists {
  sources?: string;
  sinks?: string;
  sanitizers?: string;
  propagators?: string;
  options?: string;
}

function rule(language: string, lists: Lists): string {
  const { sources = '[{pattern: taint(...)}]', sinks = '[{pattern: sink(...)}]' } = lists;
  const optional = [
    ['pattern-sanitizers', lists.sanitizers ?? '[{pattern: clean(...)}]'],
    ['pattern-propagators', lists.propagators],
    ['options', lists.options],
  ];
  return [
    `  - id: r\n    languages: [${language}]\n    severity: ERROR\n    message: m\n    mode: taint`,
    `pattern-sources: ${sources}`,
    `pattern-sinks: ${sinks}`,
    ...optional.flatMap(([key, value]) => (value ? [`${key}: ${value}`] : [])),
  ].join('\n    ');
}

function editorId(language: string): string {
  return language === 'bash' ? 'shellscript' : language;
}

/** Lines that end in a comment of one exclamation mark are where findings begin, and nowhere else. */
async function check(language: string, lists: Lists, code: string): Promise<void> {
  const { findings, problems } = await analyze(
    await rulesFrom(rule(language, lists)),
    editorId(language),
    code,
  );
  assert.deepEqual(problems, []);
  const wanted = code.split('\n').flatMap((line, i) => (/(\/\/|#) !$/.test(line) ? [i + 1] : []));
  assert.deepEqual([...new Set(findings.map(({ range }) => range.start.line + 1))], wanted, code);
}

type Case = [what: string, language: string, lists: Lists, code: string];

const focused = (pattern: string, name: string, more = '') =>
  `{patterns: [{pattern: '${pattern}'}, {focus-metavariable: $${name}}]${more}}`;

const passing: Case[] = [
  [
    'what goes into an expression comes out of it',
    'javascript',
    {},
    `const a = taint();
sink(parseInt(a)); // !
sink(a === 'x'); // !
sink(!a); // !
sink(a.length); // !
sink(list[a]); // !
sink(a - 1); // !
sink(\`\${a}\`); // !
sink({ k: a }); // !
sink(a ? 'x' : 'y');
sink('x');`,
  ],
  [
    'what goes into an expression comes out of it',
    'python',
    {},
    `a = taint()
sink(int(a)) # !
sink(a == "x") # !
sink(not a) # !
sink(rows[a]) # !
sink(f"{a}") # !
sink([b for b in a]) # !
sink("x" if a else "y")
sink(*a) # !`,
  ],
  [
    'no guard ends a flow',
    'javascript',
    {},
    `const a = taint();
if (!allowed.includes(a)) throw new Error();
sink(a); // !
switch (a) { case 'x':
  sink(a); // !
}`,
  ],
  [
    'a method hands on its receiver, a callback gets nothing',
    'javascript',
    {},
    `const a = taint();
sink(a.trim()); // !
a.forEach((x) => sink(x));
a.forEach(() => {
  sink(a); // !
});`,
  ],
  [
    'a method keeps nothing in its receiver without a propagator',
    'python',
    {},
    `a = []
a.append(taint())
sink(a)
b = {}
b["k"] = taint()
sink(b["k"]) # !
sink(b["l"])
sink(b) # !`,
  ],
  [
    'methods know nothing of what others leave in fields, but of fields declared with a value',
    'javascript',
    {},
    `class A {
  b = taint();
  constructor() { this.a = taint(); }
  m() {
    sink(this.a);
    sink(this.b); // !
    this.c = taint();
    sink(this.c); // !
  }
}`,
  ],
  [
    'a declared function is run on its own, a callback with what stands around it',
    'javascript',
    {},
    `let a = 1;
let b = 1;
function f() { a = taint(); }
g(() => { b = taint(); });
sink(a);
sink(b); // !`,
  ],
  [
    'fields and elements are kept apart, and cleaned apart',
    'javascript',
    {},
    `o.a = taint();
o.b = 1;
sink(o.a.c); // !
sink(o.b);
o.a = 1;
sink(o.a);
const p = taint();
p.x = 1;
sink(p.x);
sink(p.y); // !
p[k] = 1;
const q = [taint(), 1, ...r];
sink(q[0]); // !
sink(q[1]);
const { s, ...t } = o2(p);
sink(t); // !`,
  ],
  [
    'an unknown index may be any',
    'python',
    {},
    `a[i] = taint()
sink(a[0]) # !
a[i] = 1
sink(a[j])
b[0] = taint()
sink(b[k]) # !
sink(b[1])`,
  ],
  [
    'rest of an object without what was taken from it',
    'javascript',
    {},
    `const o = {};
o.a = taint();
const { a, ...b } = o;
sink(a); // !
sink(b);
const { c, ...d } = taint();
sink(d); // !
const { e: { ...f } } = taint();
sink(f); // !
const { g = taint() } = h;
sink(g); // !`,
  ],
  [
    'ends of a try that cannot be reached',
    'python',
    {},
    `def f():
    x = 1
    try:
        pass
    except E:
        x = taint()
    sink(x)
def g():
    x = 1
    try:
        h()
    except E:
        x = taint()
    sink(x) # !`,
  ],
  [
    'ways that a constant rules out',
    'python',
    {},
    `DEBUG = False
if DEBUG:
    sink(taint())
if not DEBUG:
    sink(taint()) # !
if True:
    a = 1
else:
    a = taint()
sink(a)`,
  ],
];

const exactness: Case[] = [
  [
    'all in a source is one, unless it is exact',
    'python',
    { sources: '[{pattern: taint(...)}, {pattern: only(...), exact: true}]' },
    `taint(sink(x)) # !
only(sink(x))
sink(only(x)) # !`,
  ],
  [
    'all in a sanitizer is clean, unless it is exact',
    'javascript',
    { sanitizers: '[{pattern: clean(...)}, {pattern: wash(...), exact: true}]' },
    `const a = taint();
clean(sink(a));
wash(sink(a)); // !
sink(wash(a));`,
  ],
  [
    'a sink is exact, unless it is said not to be',
    'python',
    { sinks: '[{pattern: sink(...)}, {pattern: deep(...), exact: false}]' },
    `sink("x" if taint() else "y")
deep("x" if taint() else "y") # !`,
  ],
  [
    'a sanitizer that is also a sink does not count where it must not conflict',
    'python',
    { sanitizers: '[{pattern: $F(...), not-conflicting: true}]' },
    `a = taint()
sink(a) # !
sink(f(a))`,
  ],
  [
    'a focused sink is only what it names',
    'javascript',
    { sinks: `[${focused('sink($X, ...)', 'X')}]` },
    `const a = taint();
sink(a, 1); // !
sink(1, a);`,
  ],
  [
    'a statement is a sink',
    'python',
    { sinks: '[{pattern: return ...}, {pattern: raise ...}]' },
    `def f(c):
    a = taint()
    if c:
        return a # !
    if d:
        raise E(a) # !
    return 1`,
  ],
  [
    'a written field or element is a sink',
    'javascript',
    { sinks: '[{pattern: $E.innerHTML = $V}, {pattern: "$O[...]"}]' },
    `const a = taint();
e.innerHTML = a; // !
e.innerHTML = 'x';
o[a] = 1; // !
o[1] = 1;`,
  ],
  [
    'the header of a function tells its parameters',
    'javascript',
    { sources: `[${focused('function $F(..., $P, ...) { ... }', 'P')}]` },
    `function f(a, { b }) {
  sink(a); // !
  a = 1;
  sink(a);
}`,
  ],
];

const sideEffects: Case[] = [
  [
    'a source without side effect is only where it stands',
    'python',
    { sources: `[${focused('spoil($X)', 'X')}]` },
    `spoil(a)
sink(a)
sink(spoil(a)) # !`,
  ],
  [
    'a source by side effect taints its variable until it is overwritten',
    'python',
    { sources: `[${focused('spoil($X)', 'X', ', by-side-effect: true')}]` },
    `def f(a, o):
    spoil(a)
    sink(a) # !
    a = 1
    sink(a)
    spoil(o.b)
    sink(o.b) # !
    sink(o.c)`,
  ],
  [
    'only by side effect: not the occurrence itself',
    'javascript',
    {
      sources: `[${focused('lock($X)', 'X', ', by-side-effect: only')}]`,
      sinks: '[{pattern: lock(...)}]',
      sanitizers: `[${focused('unlock($X)', 'X', ', by-side-effect: true')}]`,
    },
    `lock(a);
unlock(a);
lock(a);
lock(a); // !
lock(b.c);
lock(b.d);
lock(b.c); // !
lock(f());
lock(f());`,
  ],
  [
    'a target by side effect',
    'python',
    { sources: `[${focused('$X = opened(...)', 'X', ', by-side-effect: true')}]` },
    `x = opened()
sink(x) # !`,
  ],
  [
    'a sanitizer by side effect cleans its variable for its rule',
    'javascript',
    { sanitizers: `[${focused('check($X)', 'X', ', by-side-effect: true')}]` },
    `let a = taint();
if (b) { check(a); sink(a); }
sink(a); // !
check(a);
sink(a);
a = taint();
sink(a); // !`,
  ],
  [
    'a sanitizer by side effect of a field',
    'python',
    { sanitizers: `[${focused('check($X)', 'X', ', by-side-effect: true')}]` },
    `a = taint()
check(a.b)
sink(a.b)
sink(a.c) # !`,
  ],
];

const propagators: Case[] = [
  [
    'from an argument into the receiver',
    'python',
    { propagators: '[{pattern: $S.add($A), from: $A, to: $S}]' },
    `s = set()
sink(s)
s.add(taint())
sink(s) # !
t = set()
t.add(1)
sink(t)`,
  ],
  [
    'from the receiver into the parameter of a callback',
    'javascript',
    { propagators: "[{pattern: '$A.forEach(($X) => { ... })', from: $A, to: $X}]" },
    `const a = [taint()];
a.forEach((x) => {
  sink(x); // !
});
a.map((x) => { sink(x); });`,
  ],
  [
    'from one argument into another, in either order',
    'javascript',
    {
      propagators:
        '[{pattern: "copy($A, $B)", from: $A, to: $B}, {pattern: "fill($B, $A)", from: $A, to: $B}]',
    },
    `copy(taint(), b);
sink(b); // !
fill(c, taint());
sink(c); // !
fill(taint(), d);
sink(d);`,
  ],
  [
    'across statements',
    'python',
    { propagators: '[{pattern: "$Y.put($X)\\n...\\n$Y.get($Z)\\n", from: $X, to: $Z}]' },
    `def f(y, z):
    x = taint()
    y.put(x)
    x = 1
    y.get(z)
    sink(z) # !`,
  ],
  [
    'without side effect only where it stands',
    'javascript',
    {
      options: '{taint_assume_safe_functions: true}',
      propagators:
        "[{patterns: [{pattern: '$F($X)'}, {metavariable-regex: {metavariable: $F, regex: '^same$'}}], from: $X, to: $F, by-side-effect: false}]",
    },
    `const a = taint();
sink(same(a)); // !
sink(other(a));
sink(same(1));`,
  ],
];

const labels: Case[] = [
  [
    'a sink asks for labels',
    'python',
    {
      sources: '[{pattern: a(...), label: A}, {pattern: b(...), label: B}]',
      sinks:
        '[{pattern: both(...), requires: A and B}, {pattern: one(...), requires: A and not B}, {pattern: sink(...)}]',
    },
    `x = a()
y = b()
both(x)
both(x + y) # !
one(x) # !
one(y)
one(x + y)
sink(x + y)`,
  ],
  [
    'a source asks for labels of what goes into it',
    'javascript',
    {
      sources: '[{pattern: a(...), label: A}, {pattern: b(...), label: B, requires: A}]',
      sinks: '[{pattern: sink(...), requires: B}]',
    },
    `sink(b(a())); // !
sink(b(1));`,
  ],
  [
    'a sink asks for labels at each of its parts',
    'python',
    {
      sources: '[{pattern: a(...), label: A}, {pattern: b(...), label: B}]',
      sinks: '[{pattern: "sink($X, $Y)", requires: [{$X: A}, {$Y: B}]}]',
    },
    `sink(a(), b()) # !
sink(b(), a())
sink(a(), 1)`,
  ],
  [
    'a propagator gives and asks for labels',
    'javascript',
    {
      sources: '[{pattern: a(...), label: A}, {pattern: b(...), label: B}]',
      propagators: '[{pattern: $T.put($F), from: $F, to: $T, requires: A, label: C, replace-labels: [A]}]',
      sinks: '[{pattern: sink(...), requires: C}]',
    },
    `x.put(a());
sink(x); // !
y.put(b());
sink(y);
sink(a());`,
  ],
];

const control: Case[] = [
  [
    'what runs after a source of control',
    'python',
    { sources: '[{pattern: taint(...), control: true}]' },
    `def f():
    sink()
    if c:
        taint()
    sink() # !
def g():
    sink()`,
  ],
  [
    'what is tainted where a function ends',
    'python',
    {
      sources: `[${focused('$F = open(...)', 'F', ', by-side-effect: true')}]`,
      sanitizers: `[${focused('$F.close(...)', 'F', ', by-side-effect: true')}]`,
      sinks: '[{pattern: "def $FUN(...): ...", at-exit: true}]',
    },
    `def leaks(c):
    f = open(c)
    if c:
        return 1 # !
    print(f) # !
def closes(c):
    f = open(c)
    print(f)
    f.close()`,
  ],
];

const options: Case[] = [
  [
    'safe indexes',
    'javascript',
    { options: '{taint_assume_safe_indexes: true}' },
    `sink(a[taint()]);\nsink(taint()[a]); // !`,
  ],
  [
    'safe functions hand on their receiver only',
    'python',
    { options: '{taint_assume_safe_functions: true}' },
    `a = taint()\nsink(str(a))\nsink(a.strip()) # !\nsink(a) # !`,
  ],
  [
    'safe comparisons and booleans',
    'python',
    { options: '{taint_assume_safe_comparisons: true}' },
    `a = taint()\nsink(a == 1)\nsink(a in b)\nsink(not a) # !\nsink(a + "x") # !`,
  ],
  [
    'safe booleans',
    'javascript',
    { options: '{taint_assume_safe_booleans: true}' },
    `const a = taint();\nsink(a === 1);\nsink(!a);\nsink(a < 1 && !a);\nsink(a || 'x'); // !`,
  ],
  [
    'safe numbers',
    'javascript',
    { options: '{taint_assume_safe_numbers: true}' },
    `const a = taint();\nsink(a + 1);\nsink(a * b + 2);\nsink(-a);\nsink(a + 'x'); // !\nsink(a + b); // !`,
  ],
  [
    'only through assignments',
    'python',
    { options: '{taint_only_propagate_through_assignments: true}' },
    `a = taint()\nb = a\nsink(b) # !\nsink(a + "x")\nsink(f(a))\nsink(a.b)\nsink(a())\nsink(f"{a}")`,
  ],
  [
    'metavariables of source and sink are told apart',
    'javascript',
    { sources: '[{pattern: get($X)}]', sinks: '[{pattern: "put($X, ...)"}]' },
    `put(a, get(a)); // !\nput(b, get(a)); // !`,
  ],
  [
    'metavariables of source and sink are one',
    'javascript',
    {
      sources: '[{pattern: get($X)}]',
      sinks: '[{pattern: "put($X, ...)"}]',
      options: '{taint_unify_mvars: true}',
    },
    `put(a, get(a)); // !\nput(b, get(a));`,
  ],
];

const languages: Case[] = [
  [
    'several results, fields, branches and elements',
    'go',
    {},
    `package p
func f(m map[string]string) {
	a, err := taint(), g()
	sink(a) // !
	sink(err)
	b := a
	if h() { b = "x" }
	sink(b) // !
	m["k"] = a
	sink(m["k"]) // !
	sink(m["l"])
	for _, c := range a {
		sink(c) // !
	}
	switch d := h(); d {
	case 1:
		b = "y"
	default:
		b = "z"
	}
	sink(b)
	defer func() {
		sink(a) // !
	}()
	s := T{X: a, Y: 1}
	sink(s.X) // !
	sink(s.Y)
}`,
  ],
  [
    'properties, patterns, interpolation and switch expressions',
    'csharp',
    {},
    `class C {
  void F(object p) {
    var a = taint();
    var (b, c) = (a, 1);
    sink(b); // !
    sink(c);
    sink($"x{a}"); // !
    var d = p switch { 1 => a, _ => "x" };
    sink(d); // !
    var e = new T { X = a, Y = 1 };
    sink(e.X); // !
    sink(e.Y);
    switch (a) { case string s:
      sink(s); // !
      break; }
    foreach (var g in a) sink(g); // !
    try { h(); } finally { sink(a); } // !
    using (var i = a) { sink(i); } // !
    list.ForEach(x => sink(a)); // !
  }
}`,
  ],
  [
    'accessors, fields without this, mappings and casts',
    'java',
    {},
    `class A {
  String f;
  void m(Map<String, String> p) {
    B b = new B();
    b.setName(taint());
    sink(b.getName()); // !
    sink(b.name); // !
    sink(b.getOther());
    p.put("k", taint());
    sink(p.get("k")); // !
    sink(p.get("l"));
    sink(p.getOrDefault("l", taint())); // !
    p.remove("k");
    sink(p.get("k"));
    this.f = taint();
    sink(f); // !
    f = "x";
    sink(this.f);
    String s = (String) taint();
    sink(s); // !
    for (String t : s.split(",")) sink(t); // !
    try (R r = open(s)) { sink(r); } catch (E e) { sink(e); } // !
    Runnable u = () -> sink(s); // !
    StringBuilder v = new StringBuilder(s);
    sink(v.toString()); // !
  }
}`,
  ],
  [
    'interpolation, blocks, branches with values and texts that change',
    'ruby',
    {},
    `def f(c)
  a = taint()
  sink("x#{a}") # !
  b = if c then a else "x" end
  sink(b) # !
  d = case c
      when 1 then a
      else "x"
      end
  sink(d) # !
  e = "x"
  e.concat(a)
  sink(e) # !
  c.each do |g|
    sink(a) # !
    sink(g)
  end
  h, i = a, 1
  sink(h) # !
  sink(i)
  j = { k: a, l: 1 }
  sink(j[:k]) # !
ensure
  sink(a) # !
end`,
  ],
  [
    'interpolation, elements, closures and match',
    'php',
    {},
    `<?php
function f($c) {
  $a = taint();
  sink("x$a"); // !
  sink("x" . $a); // !
  $b = ['k' => $a, 'l' => 1];
  sink($b['k']); // !
  sink($b['l']);
  foreach ($a as $d => $e) { sink($e); } // !
  $g = match($c) { 1 => $a, default => 'x' };
  sink($g); // !
  $h = function() use ($a) { sink($a); }; // !
  $i = fn($j) => sink($a); // !
  [$k, $l] = [$a, 1];
  sink($k); // !
  sink($l);
  $this->m = $a;
  sink($this->m); // !
  $n .= $a;
  sink($n); // !
}`,
  ],
  [
    'pointers, members and loops',
    'c',
    {},
    `void f(struct s *p) {
  char *a = taint();
  p->b = a;
  sink(p->b); // !
  sink(p->c);
  for (int i = 0; i < 3; i++) { sink(a[i]); } // !
  switch (p->d) { case 1: a = "x"; break; default: a = "y"; }
  sink(a);
}`,
  ],
  [
    'words, expansions and substitutions',
    'bash',
    {
      sources: '[{pattern: taint ...}]',
      sinks: '[{pattern: sink ...}]',
      sanitizers: '[{pattern: clean ...}]',
    },
    `a=$(taint x)
sink "$a" # !
b="x$a"
sink $b # !
c=$(clean "$a")
sink "$c"`,
  ],
];

const follows = { options: '{taint_intrafile: true}' };
const calls: Case[] = [
  [
    'calls are not followed unless the rule asks for it',
    'javascript',
    {},
    `function f(x) { sink(x); return 'x'; }
f(taint());
sink(f(taint())); // !`,
  ],
  [
    'into functions and back',
    'javascript',
    follows,
    `function inner(x) { return x; }
function none(x) { return 'x'; }
const arrow = (x, y) => y;
function f() {
  const x = 'x';
  sink(inner(taint())); // !
  sink(none(taint()));
  sink(arrow(taint(), 1));
  sink(arrow(1, taint())); // !
  sink(x);
  later(taint());
}
function later(x) {
  sink(x); // !
}
function again(x) { return again(x) || x; }
sink(again(taint())); // !`,
  ],
  [
    'fields of what is handed over and returned',
    'python',
    follows,
    `def fill(o):
    o.a = taint()
def make(p):
    r = {"a": p, "b": 1}
    return r
def f(q):
    fill(q)
    sink(q.a) # !
    sink(q.b)
    m = make(taint())
    sink(m["a"]) # !
    sink(m["b"])
    g(b=taint(), a=1)
def g(a, b):
    sink(a)
    sink(b) # !`,
  ],
  [
    'objects, constructors and methods',
    'python',
    follows,
    `class C:
    def __init__(self, a, b):
        self.a = a
        self.b = b
    def get(self):
        return self.a
    def other(self):
        return self.b
    def keep(self, v):
        self.b = v
c = C(taint(), 1)
sink(c.get()) # !
sink(c.other())
sink(c.a) # !
sink(c.b)
c.keep(taint())
sink(c.other()) # !`,
  ],
  [
    'functions that are handed over',
    'javascript',
    follows,
    `function apply(f, x) { return f(x); }
function same(x) { return x; }
function other(x) { return 'x'; }
sink(apply(same, taint())); // !
sink(apply(other, taint()));
sink(apply((x) => x, taint())); // !
taint().forEach(report);
function report(x) {
  sink(x); // !
}
const list = [];
taint().forEach((x) => list.push(x));
sink(list); // !`,
  ],
  [
    'functions that variables and fields hold',
    'python',
    follows,
    `def run(o):
    f = o["f"]
    return f(o["x"])
def report(x):
    sink(x) # !
def other(y):
    sink(y)
def same(z):
    return z
run({"f": report, "x": taint()})
run({"f": other, "x": 1})
sink(run({"f": same, "x": taint()})) # !`,
  ],
  [
    'methods and constructors',
    'java',
    follows,
    `class A {
  String f;
  A(String g) { this.f = g; }
  String f() { return f; }
  static String same(String x) { return x; }
  static String none(String x) { return "x"; }
  void m() {
    sink(same(taint())); // !
    sink(A.none(taint()));
    A a = new A(taint());
    sink(a.f()); // !
  }
}`,
  ],
  [
    'the value of the last statement is returned',
    'ruby',
    follows,
    `def same(x)
  x
end
def none(x)
  "x"
end
sink(same(taint())) # !
sink(none(taint()))`,
  ],
];

const all: Record<string, Case[]> = {
  passing,
  exactness,
  'side effects': sideEffects,
  propagators,
  labels,
  'control and exits': control,
  options,
  languages,
  calls,
};

describe('data flow as in Semgrep', () => {
  for (const [title, cases] of Object.entries(all)) {
    describe(title, () => {
      for (const [what, language, lists, code] of cases) {
        it(`${what} (${language})`, () => check(language, lists, code));
      }
    });
  }

  it('is the same after an edit as from scratch', async () => {
    const engine = await testEngine();
    for (const [what, language, lists, code] of Object.values(all).flat()) {
      const rules = await rulesFrom(rule(language, lists));
      const document = engine.open('case', editorId(language), code);
      const found = () => engine.analyze(document, { rules, today });
      found();
      let start = 0;
      for (const line of code.split('\n')) {
        // Each line is taken out and put back.
        const without = { start, end: Math.min(start + line.length + 1, code.length), text: '' };
        const text = code.slice(without.start, without.end);
        document.edit([without]);
        const scratch = await analyze(rules, editorId(language), document.text, 'case');
        assert.deepEqual(found().findings, scratch.findings, `${what}: without ${line}`);
        document.edit([{ start, end: start, text }]);
        found();
        start += text.length;
      }
      document.close();
    }
  }).timeout(60_000);

  it('a rule that uses shared models is precise, and any rule can say which it is', async () => {
    const says = (precise: string) => `${rule('javascript', {})}\n    metadata: {${precise}}`;
    const code = 'const a = taint();\nsink(parseInt(a));';
    for (const [metadata, count] of [
      ['precise: true', 0],
      ['precise: false', 1],
      ['title: t', 1],
    ] as const) {
      const { findings } = await analyze(await rulesFrom(says(metadata)), 'javascript', code);
      assert.equal(findings.length, count, metadata);
    }
  });

  it('a message names metavariables of the source that the sink has not', async () => {
    const text = rule('javascript', { sources: '[{pattern: get($X)}]', sinks: '[{pattern: put($Y)}]' });
    const { findings } = await analyze(
      await rulesFrom(text.replace('message: m', 'message: $X to $Y')),
      'javascript',
      'put(get(a) + b);',
    );
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['a to get(a) + b'],
    );
  });

  it('a finding can be where the data comes from', async () => {
    const focused = rule('python', { options: '{taint_focus_on: source}' });
    const { findings } = await analyze(await rulesFrom(focused), 'python', 'a = taint()\nsink(a)\nsink(a)');
    assert.deepEqual(
      findings.map(({ range }) => range.start.line),
      [0],
    );
  });

  it('rules with many labels take several runs', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      rule('javascript', {
        sources: `[{pattern: taint(...), label: A}, {pattern: other(), label: B${i}}]`,
        sinks: `[{pattern: sink(...), requires: A}]`,
      }).replace('id: r', `id: r${i}`),
    ).join('\n');
    const { findings } = await analyze(await rulesFrom(many), 'javascript', 'sink(taint());');
    assert.equal(findings.length, 40);
  });
});
