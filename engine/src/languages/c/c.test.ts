import assert from 'node:assert/strict';
import { type MatchCase, matchedLines, pattern, testMatching } from '../../../../test/unit/matching';

/** Statements as the body of a function; the first stands on line 2. */
const inFunction = (...lines: string[]) => `void f() {\n${lines.join('\n')}\n}`;

const expressions: MatchCase[] = [
  [
    'a call and its ellipsis',
    pattern('strcpy(..., $X)'),
    inFunction('strcpy(a, b);', 'strcpy();', 'strcat(a);'),
    [2],
  ],
  [
    'a call with its semicolon',
    pattern('gets($X);'),
    inFunction('gets(a);', 'x = gets(b);', 'puts(c);'),
    [2, 3],
  ],
  ['a list metavariable', pattern('g($...A, z)'), inFunction('g(1, 2, z);', 'g(z, 1);'), [2]],
  [
    'equal metavariables',
    pattern('$X == $X'),
    inFunction('if (a->b == a -> b) g();', 'if (a->b == a.b) g();'),
    [2],
  ],
  ['any string', pattern('printf("...")'), inFunction('printf("a");', 'printf(a);', "printf('a');"), [2]],
  [
    'strings in a row are one',
    pattern('g("ab")'),
    inFunction('g("a" "b");', 'g("a" B);', 'g(L"ab");'),
    [2, 4],
  ],
  ['a string by expression', pattern('g("=~/%n/")'), inFunction('g("a%n");', 'g("a");'), [2]],
  ['a deep expression', pattern('g(<... x ...>)'), inFunction('g(1 + h(x));', 'g(y);'), [2]],
  ['parentheses do not matter', pattern('g(a + b)'), inFunction('g((a + b));', 'g(a - b);'), [2]],
  ['a product is no declaration', pattern('$X * $Y'), inFunction('x = a * b;', 'T *p;'), [2]],
  [
    'references and what pointers point to',
    pattern('g(&$X, *$Y)'),
    inFunction('g(&a, *b);', 'g(a, *b);'),
    [2],
  ],
  ['a member through a pointer', pattern('$X->len'), inFunction('a->len;', 'a.len;'), [2]],
  ['a member of a value', pattern('$X.len'), inFunction('a->len;', 'a.len;'), [3]],
  ['an element', pattern('$A[$I] = $V'), inFunction('a[1] = 2;', 'a = 2;', 'a[1] += 2;'), [2]],
  ['a cast', pattern('(char *) $X'), inFunction('a = (char *) b;', 'a = (int *) b;', 'a = b;'), [2]],
  [
    'the size of a value',
    pattern('sizeof($X)'),
    inFunction('a = sizeof(b);', 'a = sizeof b;', 'a = size(b);'),
    [2, 3],
  ],
  [
    'the size of a type',
    pattern('malloc(sizeof(struct $S))'),
    inFunction('a = malloc(sizeof(struct b));', 'a = malloc(sizeof(b));'),
    [2],
  ],
  ['a choice', pattern('$C ? $X : $X'), inFunction('x = a ? b : b;', 'x = a ? b : c;'), [2]],
  ['a comma', pattern('$X = 1, $Y = 2'), inFunction('a = 1, b = 2;', 'a = 1;'), [2]],
  ['steps', pattern('$X++'), inFunction('a++;', 'a--;'), [2]],
  ['null', pattern('$X == NULL'), inFunction('if (a == NULL) g();', 'if (a == 0) g();'), [2]],
  ['a call through a pointer', pattern('(*$F)($X)'), inFunction('(*fp)(1);', 'fp(1);'), [2]],
];

const statements: MatchCase[] = [
  [
    'a sequence',
    pattern('free($X);\n...\nfree($X);'),
    inFunction('free(a);', 'if (b) { free(a); }', 'free(c);'),
    [2],
  ],
  ['statements in a row', pattern('a();\nb();'), inFunction('a();', 'b();', 'a();', 'c();', 'b();'), [2]],
  [
    'an assignment matches a declaration',
    pattern('$X = malloc(...)'),
    inFunction('char *a = malloc(1);', 'b = malloc(2);', 'c += malloc(3);'),
    [2, 3],
  ],
  [
    'a condition',
    pattern('if ($X = $Y) { ... }'),
    inFunction('if (a = b) { g(); }', 'if (a == b) { g(); }', 'if (a = b) g(); else h();'),
    [2, 4],
  ],
  ['braces do not matter', pattern('if ($X) g();'), inFunction('if (a) { g(); }', 'if (a) { h(); }'), [2]],
  [
    'else if',
    pattern('if ($X) { ... } else if ($X) { ... }'),
    inFunction('if (a) { } else if (a) { }', 'if (a) { } else if (b) { }'),
    [2],
  ],
  [
    'a counting loop',
    pattern('for ($I = 0; $I < $N; $I++) { ... }'),
    inFunction(
      'for (i = 0; i < n; i++) g();',
      'for (int j = 0; j < 3; j++) { }',
      'for (i = 0; i < n; j++) g();',
    ),
    [2, 3],
  ],
  [
    'any head of a loop',
    pattern('for (...) { ... g(); ... }'),
    inFunction('for (;;) { g(); }', 'for (i = 0; i < 3; i++) g();', 'for (int i = 0; i < 3; i++) h();'),
    [2, 3],
  ],
  [
    'while is neither do nor for',
    pattern('while (...) { ... }'),
    inFunction('while (a) g();', 'do { g(); } while (a);', 'for (; a;) g();'),
    [2],
  ],
  [
    'a loop that tests at its end',
    pattern('do { ... } while ($X);'),
    inFunction('while (a) g();', 'do { g(); } while (a);'),
    [3],
  ],
  [
    'a clause of a switch',
    pattern('switch ($X) {\ncase ...\ncase 2: g();\ncase ...\n}'),
    inFunction('switch (a) { case 1: case 2: g(); default: h(); }', 'switch (a) { case 2: h(); }'),
    [2],
  ],
  [
    'any clauses',
    pattern('switch ($X) { ... }'),
    inFunction('switch (a) { case 1: g(); }', 'if (a) g();'),
    [2],
  ],
  [
    'a jump',
    pattern('if ($X)\n  goto $L;\ngoto $L;'),
    inFunction('if (a)', 'goto end;', 'goto end;', 'end: return;'),
    [2],
  ],
  ['a return', pattern('return &$X;'), inFunction('return &a;', 'return a;'), [2]],
  [
    'statements between directives',
    pattern('g($X);'),
    inFunction('#ifdef A', 'g(1);', '#else', 'g(2);', '#endif', 'h(3);'),
    [3, 5],
  ],
  [
    'a sequence across directives',
    pattern('g();\n...\nh();'),
    inFunction('g();', '#ifdef A', 'h();', '#endif'),
    [2],
  ],
];

const declarations: MatchCase[] = [
  ['an array', pattern('char $A[$N];'), inFunction('char a[10];', 'char b;', 'int c[3];'), [2]],
  ['a size that is known', pattern('char $A[10];'), inFunction('char a[10];', 'char b[20];'), [2]],
  [
    'an array with values',
    pattern('$T $A[$N] = {...};'),
    inFunction('int a[2] = {1, 2};', 'int b[2];', 'int c = 1;'),
    [2],
  ],
  [
    'the order of values',
    pattern('$T $A[] = {1, ..., 2};'),
    inFunction('int a[] = {1, 3, 2};', 'int a[] = {2, 1};'),
    [2],
  ],
  [
    'any pointer',
    pattern('$T *$P = $V;'),
    inFunction('int *a = b;', 'struct s *c = d;', 'int e = f;'),
    [2, 3],
  ],
  ['a pointer to a pointer', pattern('char **$P;'), inFunction('char **a;', 'char *b;'), [2]],
  ['several in one declaration', pattern('int $X = 2;'), inFunction('int a = 1, b = 2;', 'int c, *d;'), [2]],
  [
    'qualifiers and storage do not matter',
    pattern('char *$P = "...";'),
    inFunction('static const char *a = "b";', 'char c = "d";'),
    [2],
  ],
  [
    'a qualifier that is asked for',
    pattern('const char *$P = $V;'),
    inFunction('static const char *a = b;', 'char *c = d;'),
    [2],
  ],
  [
    'values by name',
    pattern('struct s $X = {..., .a = $V, ...};'),
    inFunction('struct s x = {.b = 1, .a = 2};', 'struct s y = {.b = 1};'),
    [2],
  ],
  ['one value by name', pattern('.a = 2'), inFunction('struct s x = {', '.b = 1,', '.a = 2};'), [4]],
  [
    'a literal of a struct',
    pattern('(struct s){...}'),
    inFunction('x = (struct s){.a = 1};', 'y = (struct t){.a = 1};'),
    [2],
  ],
  [
    'a function',
    pattern('int $F(..., char *$P, ...) { ... }'),
    'int f(int a, const char *p) { return 1; }\nint g(char p) { return 1; }\nvoid h(char *p) { }',
    [1],
  ],
  [
    'any result',
    pattern('$T $F() { ... }'),
    'static inline int f(void) { return 1; }\nstruct s *g() { return 0; }\nint h(int a) { return a; }',
    [1, 2],
  ],
  [
    'a function that gives a pointer',
    pattern('char *$F(...) { ... }'),
    'char *f(int a) { return b; }\nchar g(int a) { return b; }',
    [1],
  ],
  [
    'any number of arguments',
    pattern('void $F($T $X, ...) { ... }'),
    'void f(int a, ...) { }\nvoid g(int a) { }\nvoid h() { }',
    [1, 2],
  ],
  [
    'a pointer to a function',
    pattern('int (*$F)(int);'),
    'int (*f)(int);\nint g(int);\nint (*h)(char);',
    [1],
  ],
  [
    'a parameter that is a pointer to a function',
    pattern('void $F(int (*$CB)(void *)) { ... }'),
    'void f(int (*cb)(void *)) { }\nvoid g(int cb) { }',
    [1],
  ],
  ['a struct', pattern('struct $S { ... };'), 'struct a { int b; };\nunion c { int d; };\nstruct a e;', [1]],
  [
    'a member of a struct',
    pattern('struct $S { ...\nchar $A[8];\n... };'),
    'struct a { int b; char c[8]; int d; };\nstruct e { char *f; };',
    [1],
  ],
  ['an enum', pattern('enum $E { ..., A = 1, ... };'), 'enum e { B, A = 1, C };\nenum f { A = 2 };', [1]],
  ['another name for a type', pattern('typedef unsigned $T $N;'), 'typedef unsigned int u;', [1]],
  ['another name for a struct', pattern('typedef struct $S $N;'), 'typedef struct a b;\ntypedef int c;', [1]],
];

const directives: MatchCase[] = [
  ['a header', pattern('#include <stdio.h>'), '#include <stdlib.h>\n#include <stdio.h>', [2]],
  [
    'quotes around a header do not matter',
    pattern('#include "a.h"'),
    '#include <a.h>\n#include "a.h"',
    [1, 2],
  ],
  [
    'any header',
    'patterns:\n  - pattern: "#include $X"\n  - focus-metavariable: $X',
    '#include <a.h>\nint b;',
    [1],
  ],
  [
    'headers by expression',
    pattern('#include "=~/^openssl.*$/"'),
    '#include <openssl/md5.h>\n#include <ssl.h>',
    [1],
  ],
  [
    'a header and what follows',
    pattern('#include <string.h>\n...\nint main(...) { ... }'),
    '#include <string.h>\nint a;\nint main(void) { return 0; }',
    [1],
  ],
  ['a macro', pattern('#define $N 10'), '#define A 10\n#define B 20\nint c = 10;', [1]],
  ['a macro with parameters', pattern('#define $F($X) $BODY'), '#define F(x) ((x) + 1)\n#define G 1', [1]],
  [
    'declarations between directives',
    pattern('int $X;'),
    '#ifndef A\n#define A\nint b;\n#if C\nint d;\n#else\nint e;\n#endif\n#endif',
    [3, 5, 7],
  ],
];

const operators: MatchCase[] = [
  [
    'pattern-either',
    'pattern-either:\n  - pattern: gets(...)\n  - pattern: strcpy(...)',
    inFunction('gets(a);', 'strcpy(a, b);', 'puts(a);'),
    [2, 3],
  ],
  [
    'pattern-not',
    'patterns:\n  - pattern: printf($X, ...)\n  - pattern-not: printf("...", ...)',
    inFunction('printf("a", b);', 'printf(a);'),
    [3],
  ],
  [
    'pattern-inside',
    'patterns:\n  - pattern-inside: int main(...) { ... }\n  - pattern: system($X)',
    'int main() { system(a); }\nint g() { system(b); }',
    [1],
  ],
  [
    'pattern-not-inside',
    'patterns:\n  - pattern: "*$P"\n  - pattern-not-inside: if ($P != NULL) { ... }',
    inFunction('x = *p;', 'if (p != NULL) { x = *p; }'),
    [2],
  ],
  ['pattern-regex', 'pattern-regex: FIXME\\d', '// FIXME1\nint a;', [1]],
  [
    'pattern-not-regex',
    'patterns:\n  - pattern: g($X)\n  - pattern-not-regex: g.safe.',
    inFunction('g(safe);', 'g(x);'),
    [3],
  ],
  [
    'metavariable-regex',
    "patterns:\n  - pattern: $F(...)\n  - metavariable-regex: {metavariable: $F, regex: '^(gets|strcpy)$'}",
    inFunction('gets(a);', 'fgets(a);'),
    [2],
  ],
  [
    'focus-metavariable',
    'patterns:\n  - pattern: memcpy($D, $S, $N)\n  - focus-metavariable: $N',
    inFunction('memcpy(a,', 'b,', 'c);'),
    [4],
  ],
];

const types: MatchCase[] = [
  [
    'a pointer',
    pattern('free((char *$P))'),
    inFunction('char *a;', 'int *b;', 'char c;', 'free(a);', 'free(b);', 'free(c);'),
    [5],
  ],
  [
    'qualifiers do not matter',
    pattern('g((char *$P))'),
    'void f(const char *a, char b) {\ng(a);\ng(b);\n}',
    [2],
  ],
  [
    'any pointer',
    pattern('($T *$P) == $X'),
    inFunction('struct s *a;', 'int b;', 'if (a == c) g();', 'if (b == c) g();', 'if (NULL == c) g();'),
    [4, 6],
  ],
  [
    'strings are pointers',
    pattern('$X == (char *$Y)'),
    inFunction('if (a == "b") g();', 'if (a == 1) g();'),
    [2],
  ],
  ['a cast', pattern('g((long $X))'), inFunction('g((long) a);', 'g((int) a);'), [2]],
  [
    'equal types',
    pattern('($T $X) = ($T $Y);'),
    inFunction('int a;', 'int b;', 'char c;', 'a = b;', 'a = c;'),
    [5],
  ],
  [
    'a macro that is a constant',
    pattern('char $A[10];'),
    '#define N 10\n#define M 20\nchar a[N];\nchar b[M];',
    [3],
  ],
  ['numbers in any base', pattern('g(8)'), inFunction('g(010);', 'g(0x8);', 'g(8U);', 'g(10);'), [2, 3, 4]],
];

const taint = `mode: taint
pattern-sources:
  - pattern: source()
pattern-sinks:
  - pattern: sink(...)`;

const flows: MatchCase[] = [
  [
    'a pointer and what it points to',
    taint,
    inFunction('char *p = source();', 'sink(*p);', 'sink((char *)p + 1);', 'sink(q);'),
    [3, 4],
  ],
  ['members', taint, inFunction('struct s v = {.a = source(), .b = 1};', 'sink(v.a);', 'sink(v.b);'), [3]],
  [
    'members through a pointer',
    taint,
    inFunction('struct s *p = &v;', 'p->a = source();', 'sink(p->a);', 'sink(p->b);'),
    [4],
  ],
  [
    'a test that assigns',
    taint,
    inFunction('while ((x = source()) != 1) { sink(x); }', 'x = 0;', 'sink(x);'),
    [2],
  ],
  [
    'a clause that goes on',
    taint,
    inFunction('switch (n) {', 'case 1: x = source();', 'case 2: sink(x); break;', 'default: sink(x); }'),
    [4],
  ],
  ['a jump', taint, inFunction('goto end;', 'sink(source());', 'end:', 'sink(source());'), [5]],
  [
    'either way of a directive',
    taint,
    inFunction('int x = 0;', '#ifdef A', 'x = source();', '#else', 'x = 1;', '#endif', 'sink(x);'),
    [8],
  ],
  ['a size says nothing', taint, inFunction('x = sizeof(source());', 'sink(x);'), []],
];

const oddities: MatchCase[] = [
  [
    'broken code is read as far as it goes',
    pattern('g($X)'),
    'void f() { g(1); if ( }\nvoid h() { g(2); }',
    [1, 2],
  ],
  [
    'lines that end with CR LF',
    pattern('$X = g();\nh($X);'),
    'void f() {\r\n  a = g();\r\n  h(a);\r\n}\r\n',
    [2],
  ],
  ['other alphabets', pattern('g("é", $X)'), inFunction('g("é", 値); // 😀', 'g("e", 1);'), [2]],
  ['a call of a macro outside of functions', pattern('MODULE(...)'), 'MODULE(a);\nint b;', [1]],
  ['a comment in the pattern', pattern('/* what $X and ... mean */ g($X)'), inFunction('g(1);'), [2]],
];

describe('C', () => {
  testMatching('c', [
    ...expressions,
    ...statements,
    ...declarations,
    ...directives,
    ...operators,
    ...types,
    ...flows,
    ...oddities,
  ]);

  it('comes to an end on text that is no C', async () => {
    for (const text of [
      '',
      '\0',
      '}{)(',
      '#',
      '#if',
      'int',
      'struct {',
      '"',
      `${'('.repeat(500)}`,
      `${'#if A\n'.repeat(300)}`,
    ])
      assert.deepEqual(await matchedLines('c', pattern('g($X)'), text), []);
  });
});
