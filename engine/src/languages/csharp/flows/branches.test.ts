import { testFlows } from '../../../../../test/unit/flows';

/** C#: branches, loops, constants and guards. Each flow beside code that looks like it and is none. */
testFlows('csharp', {
  overwritten: `
class A {
  void F() {
    var a = source();
    sink(a); // flow
    a = "x";
    sink(a);
  }
}
`,
  branch: `
class A {
  void F(bool b) {
    string a = "x";
    if (b) { a = source(); }
    else { a = "y"; }
    sink(a); // flow
  }
  void G(bool b) {
    string a = source();
    if (b) a = "1";
    else a = "2";
    sink(a);
  }
}
`,
  'constant condition literals': `
class A {
  void F() {
    string a;
    if (true) { a = source(); }
    else { a = "x"; }
    sink(a); // flow
  }
  void G() {
    string a = source();
    if (5 == 5) { a = "x"; }
    sink(a);
  }
  void H() {
    string a = source();
    if (false) {
      sink(a);
    }
  }
}
`,
  'constant functions': `
class A {
  private static bool Yes() { return true; }
  private bool No() { return false; }
  void F() {
    string a = "x";
    if (Yes()) a = source();
    sink(a); // flow
  }
  void G() {
    string a = source();
    if (Yes()) a = "x";
    sink(a);
  }
  void H() {
    string a = "x";
    if (No()) a = source();
    sink(a);
  }
}
`,
  'switch constant': `
class A {
  void F() {
    string a;
    switch (6) {
      case 6:
        a = source();
        break;
      default:
        a = "x";
        break;
    }
    sink(a); // flow
  }
  void G() {
    string a;
    switch (7) {
      case 6:
        a = source();
        break;
      default:
        a = "x";
        break;
    }
    sink(a);
  }
  void H(int n) {
    string a;
    switch (n) {
      case 6:
        a = source();
        break;
      default:
        a = "x";
        break;
    }
    sink(a); // flow
  }
  void I(int n) {
    string a = n switch { 1 => source(), _ => "x" };
    sink(a); // flow
  }
}
`,
  loops: `
class A {
  void F() {
    string a = "x";
    while (true) { a = source(); break; }
    sink(a); // flow
  }
  void G() {
    string a = "x";
    for (int i = 0; i < 1; i++) { a = source(); }
    sink(a); // flow
  }
  void H() {
    string a = source();
    while (true) { a = "x"; break; }
    sink(a);
  }
  void I() {
    string a = "x";
    foreach (var b in source()) { a = b; }
    sink(a); // flow
  }
  void J() {
    string a = "x";
    do { a = source(); }
    while (false);
    sink(a); // flow
  }
}
`,
  'try finally': `
class A {
  void F() {
    string a = "x";
    try { a = source(); Run(); }
    catch (System.Exception e) { a = "y"; }
    finally { Run(); }
    sink(a); // flow
  }
  void G() {
    string a = source();
    try { Run(); }
    finally { a = "x"; }
    sink(a);
  }
  void H() {
    try { throw new System.Exception(source()); }
    catch (System.Exception e) {
      sink(e.Message); // flow
    }
  }
}
`,
  'early return': `
class A {
  void F(bool b) {
    string a = source();
    if (b) {
      a = "x";
      sink(a);
      return;
    }
    sink(a); // flow
  }
}
`,
  guards: `
using System.Collections.Generic;
using System.Text.RegularExpressions;
class A {
  private static readonly HashSet<string> allowed = new HashSet<string> { "a" };
  void F() {
    var s = source();
    if (!allowed.Contains(s)) return;
    sink(s);
  }
  void G() {
    var s = source();
    if (!Regex.IsMatch(s, "^[a-z]+$")) return;
    sink(s);
  }
  void H() {
    var s = source();
    if (s == "a" || s == "b") {
      sink(s);
    }
    sink(s); // flow
  }
  void I() {
    var s = source();
    if (!int.TryParse(s, out _)) return;
    sink(s);
  }
  void J() {
    var s = source();
    if (s != "a") throw new System.Exception();
    sink(s);
  }
  void K() {
    var s = source();
    if (s == null) return;
    sink(s); // flow
  }
  void L() {
    var s = source();
    if (s is int n) {
      sink(n);
    }
  }
  void M() {
    var s = source();
    if (!new Regex(@"^\\d+$").IsMatch(s)) return;
    sink(s);
  }
  void N() {
    var s = source();
    switch (s) {
      case "a":
      case "b":
        sink(s);
        break;
      default:
        sink(s); // flow
        break;
    }
  }
}
`,
  'goto and labels': `
class A {
  void F() {
    string a = source();
    goto End;
    End:
    sink(a); // flow
  }
}
`,
  exits: `
class A {
  void F(bool b) {
    string a = "x";
    if (b) { a = source(); System.Environment.Exit(1); }
    sink(a);
  }
}
`,
  'const switch on string': `
class A {
  private const string Mode = "safe";
  void F() {
    string s;
    switch (Mode) {
      case "safe":
        s = "x";
        break;
      case "open":
        s = source();
        break;
      default:
        s = "y";
        break;
    }
    sink(s);
    string t = Mode == "open" ? source() : "x";
    sink(t);
    string u = Mode switch { "safe" => "x", _ => source() };
    sink(u);
  }
}
`,
  'catch when and using declaration': `
class A {
  void F() {
    string s = "x";
    try { s = source(); }
    catch (System.Exception e) when (e.Message == "a") { s = "y"; }
    finally { }
    sink(s); // flow
  }
  void G() {
    string s = source();
    try { throw new System.Exception(); }
    catch { s = "x"; }
    sink(s);
  }
}
`,
});
