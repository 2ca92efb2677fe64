import { testFlows } from '../../../../../test/unit/flows';

/** C#: functions, callbacks, references and tasks. Each flow beside code that looks like it and is none. */
testFlows('csharp', {
  'helper functions': `
class A {
  string Id(string s) { return s; }
  static string Wrap(string s) => "<" + s + ">";
  string Fixed(string s) { return "x"; }
  string Read() { return source(); }
  void Use(string s) {
    sink(s); // flow
  }
  void Safe(string s) {
    sink(s);
  }
  void F() {
    sink(Id(source())); // flow
    sink(Wrap(source())); // flow
    sink(Fixed(source()));
    sink(Read()); // flow
    Use(source());
    Safe("x");
  }
}
`,
  'chains of helpers': `
class A {
  void F() { One(source()); }
  void One(string s) { Two(s); }
  void Two(string s) { Three(s); }
  void Three(string s) { Four(s); }
  void Four(string s) {
    sink(s); // flow
  }
  void G() { One("x"); }
}
`,
  'out and ref': `
class A {
  void Out(out string s) { s = source(); }
  void Ref(ref string s) { s = source(); }
  void Clear(ref string s) { s = "x"; }
  void OutFixed(out string s) { s = "x"; }
  void F() {
    string a;
    Out(out a);
    sink(a); // flow
    Out(out var b);
    sink(b); // flow
    string c = "x";
    Ref(ref c);
    sink(c); // flow
    Clear(ref c);
    sink(c);
    OutFixed(out string d);
    sink(d);
  }
  bool Try(string i, out string o) { o = i; return true; }
  void G() {
    if (Try(source(), out var x)) {
      sink(x); // flow
    }
    if (Try("x", out var y)) {
      sink(y);
    }
  }
}
`,
  'delegates and lambdas': `
using System;
class A {
  void F() {
    Func<string, string> f = s => s;
    Func<string, string> g = s => "x";
    sink(f(source())); // flow
    sink(g(source()));
    Action<string> h = s => {
      sink(s); // flow
    };
    h(source());
    Action<string> k = delegate (string s) {
      sink(s); // flow
    };
    k(source());
  }
  void Call(Action<string> f) { f(source()); }
  void Give(string s) {
    sink(s); // flow
  }
  void G() { Call(Give); }
  void H() {
    Call(s => sink(s)); // flow
  }
  void I() {
    string a = source();
    Action f = () => sink(a); // flow
    f();
  }
  delegate string D(string s);
  string Id(string s) { return s; }
  void J() {
    D d = Id;
    sink(d(source())); // flow
    D e = new D(Id);
    sink(e.Invoke(source())); // flow
    sink(e("x"));
  }
  void K() {
    string Local(string s) { return s; }
    string Fixed(string s) => "x";
    sink(Local(source())); // flow
    sink(Fixed(source()));
  }
}
`,
  events: `
using System;
class Bus {
  public event Action<string> Came;
  public void Fire(string s) { Came(s); }
  public void FireSafely(string s) { Came?.Invoke(s); }
}
class A {
  void F(Bus b) { b.Came += Handle; b.Fire(source()); }
  void Handle(string s) {
    sink(s); // flow
  }
}
class C {
  public event EventHandler<string> Done;
  void Go() {
    Done += (o, s) => sink(s); // flow
    Done?.Invoke(this, source());
  }
}
`,
  async: `
using System.Threading.Tasks;
class A {
  async Task<string> Read() { await Task.Delay(1); return source(); }
  async Task<string> Safe() { await Task.Delay(1); return "x"; }
  async Task F() {
    var a = await Read();
    sink(a); // flow
    sink(await Safe());
    var b = Read().Result;
    sink(b); // flow
    sink(Read().GetAwaiter().GetResult()); // flow
    var c = await Task.Run(() => source());
    sink(c); // flow
    var d = await Task.FromResult(source()).ConfigureAwait(false);
    sink(d); // flow
  }
}
`,
  recursion: `
class A {
  string R(string s, int n) { if (n == 0) return s; return R(s + "a", n - 1); }
  void F() {
    sink(R(source(), 3)); // flow
    sink(R("x", 3));
  }
}
`,
  'named and optional arguments': `
class A {
  void Use(string a = "x", string b = "y") {
    sink(a);
    sink(b); // flow
  }
  void F() { Use(b: source()); }
  void All(params string[] xs) {
    sink(xs[0]); // flow
  }
  void G() { All(source(), "x"); }
}
`,
  threads: `
using System.Threading;
class A {
  private string f;
  void F() {
    string a = source();
    var t = new Thread(() => sink(a)); // flow
    t.Start();
  }
  void G() {
    ThreadPool.QueueUserWorkItem(s => sink(s), source()); // flow
  }
}
`,
  concurrency: `
using System.Threading.Tasks;
class A {
  void F() {
    string d = source();
    Parallel.ForEach(new[] { d }, x => sink(x)); // flow
    Task.Run(() => sink(d)).Wait(); // flow
    var t = Task.Factory.StartNew(() => source());
    sink(t.Result); // flow
  }
}
`,
  'top level program': `
var a = source();
Use(a);
void Use(string s) {
  sink(s); // flow
}
sink(Local("x"));
string Local(string x) => x;
`,
  'local function captures': `
class A {
  void F() {
    string d = "x";
    void Set() { d = source(); }
    Set();
    sink(d); // flow
  }
}
`,
});
