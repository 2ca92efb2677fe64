import { testFlows } from '../../../test/unit/flows';

testFlows('python', {
  'end where a function of the program proves its parameter': {
    'app/views.py': `from .checks import is_name, ensure_name

ALLOWED = {'a', 'b'}

def known(x):
    if x in ALLOWED:
        return True
    return False

def one():
    a = source()
    if not known(a):
        return
    sink(a)

def two():
    a = source()
    if is_name(a):
        sink(a)
    sink(a) # flow

def three():
    a = source()
    ensure_name(a)
    sink(a)
`,
    'app/checks.py': `import re

def is_name(n):
    return re.fullmatch(r'\\w+', n) is not None

def ensure_name(n):
    if not n.isalnum():
        raise ValueError(n)
`,
  },
  'go on where a function only asks about its parameter': `def present(x):
    return x is not None

a = source()
if present(a):
    sink(a) # flow
`,
  'pass a function that overwrites its parameter and returns true': `def reset(x):
    x = 'a'
    return True

a = source()
if reset(a):
    sink(a) # flow
`,
});

testFlows('java', {
  'pass a local variable': `class A { void f() { String a = source();
  sink(a); // flow
  sink(clean(a)); } }`,
  'go to another file': {
    'A.java': `class A { void f() { B.g(source()); } }`,
    'B.java': `class B { static void g(String x) {
   sink(x); // flow
   } }`,
  },
  'run static initializers': `class A {
  static String name;
  void f() { name = source(); }
  static class B { static {
    sink(name); // flow
  } }
}`,
});
testFlows('php', { 'pass a variable': `<?php $a = source(); sink($a); // flow` });
testFlows('go', {
  'pass a variable': `package p
func f() { a := source(); sink(a) } // flow`,
});
testFlows('c', { 'pass a variable': `void f() { char *a = source(); sink(a); } // flow` });
testFlows('ruby', {
  'pass a variable': `a = source()
sink(a) # flow`,
});
testFlows('csharp', { 'pass a variable': `class A { void F() { var a = source(); sink(a); } } // flow` });
testFlows('kotlin', { 'pass a variable': `fun f() { val a = source(); sink(a) } // flow` });
testFlows('typescript', { 'pass a variable': `const a: string = source(); sink(a); // flow` });
testFlows('javascript', { 'pass a variable': `const a = source(); sink(a); // flow` });
