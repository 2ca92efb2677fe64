import { testFlows } from '../../../../../test/unit/flows';

/** C#: texts, collections and values. Each flow beside code that looks like it and is none. */
testFlows('csharp', {
  'list by index': `
using System.Collections.Generic;
class A {
  void F() {
    var l = new List<string>();
    l.Add("x");
    l.Add(source());
    sink(l[1]); // flow
    sink(l[0]);
    l.RemoveAt(0);
    sink(l[0]); // flow
  }
  void G() {
    var l = new List<string> { "x", source() };
    sink(l[1]); // flow
    sink(l[0]);
  }
  void H() {
    string[] l = { "x", source() };
    sink(l[1]); // flow
    sink(l[0]);
  }
  void I() {
    string[] l = new string[2];
    l[0] = "x";
    l[1] = source();
    sink(l[1]); // flow
    sink(l[0]);
  }
  void J() {
    var l = new ArrayList();
    l.Add(source());
    l.Clear();
    l.Add("x");
    sink(l[0]);
  }
}
`,
  'dictionary by key': `
using System.Collections;
using System.Collections.Generic;
class A {
  void F() {
    var d = new Dictionary<string, string>();
    d["a"] = source();
    d.Add("b", "x");
    sink(d["a"]); // flow
    sink(d["b"]);
    if (d.TryGetValue("a", out var v)) {
      sink(v); // flow
    }
    if (d.TryGetValue("b", out var w)) {
      sink(w);
    }
  }
  void G() {
    var d = new Hashtable();
    d.Add(0, "x");
    d.Add(1, source());
    sink((string)d[1]); // flow
    sink((string)d[0]);
  }
  void H() {
    var d = new Dictionary<string, string> { ["a"] = source(), ["b"] = "x" };
    sink(d["a"]); // flow
    sink(d["b"]);
  }
  void I() {
    var d = new Dictionary<string, string> { { "a", source() }, { "b", "x" } };
    sink(d["a"]); // flow
    sink(d["b"]);
  }
  void J(Dictionary<string,string> d) {
    d["a"] = source();
    foreach (var p in d) {
      sink(p.Value); // flow
    }
    foreach (var v in d.Values) {
      sink(v); // flow
    }
  }
}
`,
  'queues and stacks': `
using System.Collections.Generic;
class A {
  void F() {
    var s = new Stack<string>();
    s.Push("x");
    s.Push(source());
    sink(s.Pop()); // flow
    sink(s.Pop());
  }
  void G() {
    var q = new Queue<string>();
    q.Enqueue(source());
    q.Enqueue("x");
    sink(q.Dequeue()); // flow
    sink(q.Dequeue());
  }
  void H() {
    var l = new LinkedList<string>();
    l.AddLast("x");
    l.AddLast(source());
    sink(l.Last.Value); // flow
  }
}
`,
  builder: `
using System.Text;
class A {
  void F() {
    var b = new StringBuilder();
    b.Append("a").Append(source());
    sink(b.ToString()); // flow
    b.Clear();
    sink(b.ToString());
  }
  void G() {
    var b = new StringBuilder("x");
    b.AppendFormat("{0}", source());
    string s = b.ToString();
    sink(s); // flow
    sink("" + b.Length);
  }
}
`,
  text: `
class A {
  void F() {
    var s = source();
    sink("a" + s); // flow
    sink($"a{s}"); // flow
    sink(string.Format("{0}", s)); // flow
    sink(string.Join(",", "a", s)); // flow
    sink(s.Trim().ToUpper().Substring(1)); // flow
    sink(s.Length.ToString());
    sink(s == "a" ? "yes" : "no");
    sink("a".Replace("b", s)); // flow
    sink(s.Split(',')[0]); // flow
    sink(string.IsNullOrEmpty(s) ? "a" : "b");
    sink(s.Contains("a").ToString());
    sink(int.Parse(s).ToString());
    sink(System.Convert.ToInt32(s).ToString());
    string t = null;
    t += s;
    sink(t); // flow
    sink(s ?? "x"); // flow
    sink(clean(s));
  }
  void G() {
    string s = source();
    if (int.TryParse(s, out int n)) {
      sink("a" + n);
      sink(s);
    }
    sink(s); // flow
  }
}
`,
  linq: `
using System.Linq;
using System.Collections.Generic;
class A {
  void F() {
    var l = new List<string>();
    l.Add(source());
    sink(l.First()); // flow
    sink(l.Select(x => x + "a").First()); // flow
    sink(l.Select(x => "a").First());
    sink(l.Where(x => x != null).ToList()[0]); // flow
    sink(l.Any().ToString());
    sink(l.Count.ToString());
    sink(string.Join(",", l)); // flow
    var q = from x in l where x != null select x;
    foreach (var y in q) {
      sink(y); // flow
    }
    l.ForEach(z => sink(z)); // flow
    sink(l.Aggregate("", (a, b) => a + b)); // flow
    sink(l.FirstOrDefault(x => x.Length > 1)); // flow
  }
}
`,
  tuples: `
class A {
  (string, string) Two() { return (source(), "x"); }
  void F() {
    var (a, b) = Two();
    sink(a); // flow
    sink(b);
    var t = Two();
    sink(t.Item1); // flow
    sink(t.Item2);
    var n = (Bad: source(), Good: "x");
    sink(n.Bad); // flow
    sink(n.Good);
    (string c, string d) = (source(), "y");
    sink(c); // flow
    sink(d);
  }
}
`,
  iterators: `
using System.Collections.Generic;
class A {
  IEnumerable<string> All() { yield return "x"; yield return source(); }
  IEnumerable<string> None() { yield return "x"; }
  void F() {
    foreach (var s in All()) {
      sink(s); // flow
    }
    foreach (var s in None()) {
      sink(s);
    }
  }
}
`,
  'casts and patterns': `
class A {
  void F(object o) {
    object a = source();
    string s = (string)a;
    sink(s); // flow
    var t = a as string;
    sink(t); // flow
    if (a is string u) {
      sink(u); // flow
    }
    object v = "x";
    if (v is string w) {
      sink(w);
    }
    int n = (int)a;
    sink(n);
  }
}
`,
  'using and lock': `
using System.IO;
class A {
  void F() {
    using (var r = new StreamReader(source())) {
      var s = r.ReadLine();
      sink(s); // flow
    }
    using var q = new StringReader(source());
    lock (this) {
      sink(q.ReadToEnd()); // flow
    }
  }
}
`,
  indexers: `
class M {
  private string[] items = new string[3];
  public string this[int i] { get { return items[i]; } set { items[i] = value; } }
}
class A {
  void F() {
    var m = new M();
    m[0] = source();
    sink(m[0]); // flow
  }
}
`,
  bytes: `
using System.Text;
class A {
  void F() {
    byte[] b = Encoding.UTF8.GetBytes(source());
    var s = Encoding.UTF8.GetString(b);
    sink(s); // flow
    sink(System.Convert.ToBase64String(b)); // flow
    byte[] c = new byte[9];
    System.Array.Copy(b, c, 9);
    sink(Encoding.UTF8.GetString(c)); // flow
  }
}
`,
  'ternary and null': `
class A {
  void F(bool b) {
    var a = b ? source() : "x";
    sink(a); // flow
    string c = null;
    c ??= source();
    sink(c); // flow
    var d = true ? "x" : source();
    sink(d);
  }
}
`,
  'list of arrays': `
using System.Collections.Generic;
class A {
  void F() {
    var l = new LinkedList<string>();
    l.AddLast(source());
    l.AddLast("x");
    Use(l);
  }
  void Use(LinkedList<string> l) {
    sink(l.First.Value); // flow
  }
  void G() {
    var v = new List<string>(3);
    v.Insert(0, source());
    sink(v[0]); // flow
  }
  void H() {
    string[][] a = new string[2][];
    a[0] = new string[] { source() };
    sink(a[0][0]); // flow
  }
  void I() {
    string[,] a = new string[2,2];
    a[0,1] = source();
    sink(a[0,1]); // flow
  }
}
`,
  'ref structs and spans': `
class A {
  void F() {
    var s = source();
    var sp = s.AsSpan();
    sink(sp.ToString()); // flow
    sink(s[..3]); // flow
    sink(s[1..]); // flow
    var c = s.ToCharArray();
    System.Array.Reverse(c);
    sink(new string(c)); // flow
  }
}
`,
  'string builder across': `
using System.Text;
class A {
  void Fill(StringBuilder b) { b.Append(source()); }
  void F() {
    var b = new StringBuilder();
    Fill(b);
    sink(b.ToString()); // flow
    var c = new StringBuilder();
    c.Append("x");
    sink(c.ToString());
  }
}
`,
  'foreach dictionary deconstruct': `
using System.Collections.Generic;
class A {
  void F() {
    var d = new Dictionary<string, string> { ["k"] = source() };
    foreach (var (k, v) in d) {
      sink(v); // flow
    }
  }
}
`,
  'conditional access': `
class P {
  public string N;
}
class A {
  void F(P p) {
    p.N = source();
    sink(p?.N); // flow
    sink(p?.N?.Trim()); // flow
    sink(p.N!); // flow
  }
}
`,
});
