import { testFlows } from '../../../../../test/unit/flows';

/** C#: properties, constructors, inheritance and interfaces. Each flow beside code that looks like it and is none. */
testFlows('csharp', {
  'constant fields': `
class A {
  private const bool On = true;
  private const int Five = 5;
  private static readonly bool Off = false;
  private bool yes = true;
  private static int seven = 7;
  void F() {
    string a = "x";
    if (On) a = source();
    sink(a); // flow
  }
  void G() {
    string a = source();
    if (On) a = "x";
    sink(a);
  }
  void H() {
    string a = source();
    if (Five == 5) a = "x";
    sink(a);
  }
  void I() {
    string a = "x";
    if (Off) a = source();
    sink(a);
  }
  void J() {
    string a = "x";
    if (yes) { a = "z"; }
    else { a = source(); }
    sink(a);
  }
  void K() {
    string a = "x";
    if (seven != 7) { a = source(); }
    sink(a);
  }
  void L() {
    string a = "x";
    if (seven == 7) { a = source(); }
    sink(a); // flow
  }
}
`,
  'auto properties': `
class P {
  public string Name { get; set; }
  public string Other { get; set; }
  = "x";
}
class A {
  void F() {
    var p = new P();
    p.Name = source();
    sink(p.Name); // flow
    sink(p.Other);
    p.Name = "x";
    sink(p.Name);
  }
  void G() {
    var p = new P { Name = source() };
    sink(p.Name); // flow
    sink(p.Other);
  }
}
`,
  'properties with accessors': `
class P {
  private string name;
  public string Name {
    get { return name; }
    set { name = value; }
  }
  public string Shown => "<" + name + ">";
  public string Fixed => "x";
  public string Clear {
    set { name = "x"; }
    get { return "x"; }
  }
}
class A {
  void F() {
    var p = new P();
    p.Name = source();
    sink(p.Name); // flow
    sink(p.Shown); // flow
    sink(p.Fixed);
  }
  void G() {
    var p = new P();
    p.Clear = source();
    sink(p.Clear);
    sink(p.Name);
  }
}
`,
  constructors: `
class P {
  private readonly string a;
  public string B;
  public P(string a, string b) { this.a = a; B = b; }
  public string GetA() { return a; }
}
class A {
  void F() {
    var p = new P(source(), "x");
    sink(p.GetA()); // flow
    sink(p.B);
  }
  void G() {
    var p = new P("x", source());
    sink(p.GetA());
    sink(p.B); // flow
  }
}
`,
  'primary constructors and records': `
record R(string Name, string Other);
class Q(string a) {
  public string Get() => a;
}
class A {
  void F() {
    var r = new R(source(), "x");
    sink(r.Name); // flow
    sink(r.Other);
    var s = r with { Name = "y" };
    sink(s.Name);
  }
  void G() {
    var q = new Q(source());
    sink(q.Get()); // flow
    var c = new Q("x");
    sink(c.Get());
  }
}
`,
  'base classes': `
class B {
  protected string text;
  public B(string t) { text = t; }
  public virtual string Get() { return text; }
  public virtual string Same(string s) { return s; }
}
class C : B {
  public C(string t) : base(t) { }
  public override string Same(string s) { return "x"; }
}
class A {
  void F() {
    var c = new C(source());
    sink(c.Get()); // flow
    sink(c.Same(source()));
    var b = new B("x");
    sink(b.Get());
    sink(b.Same(source())); // flow
  }
  void G(B any) {
    sink(any.Same(source())); // flow
  }
}
`,
  'abstract classes': `
abstract class H {
  public abstract void Use(string s);
  public void Go() { Use(source()); }
}
class Bad : H {
  public override void Use(string s) {
    sink(s); // flow
  }
}
class Good : H {
  public override void Use(string s) {
    sink("x");
  }
}
`,
  interfaces: `
interface I {
  string Get(string s);
}
class X : I {
  public string Get(string s) { return s; }
}
class A {
  private readonly I i;
  void F() {
    sink(i.Get(source())); // flow
    sink(i.Get("x"));
  }
}
`,
  fields: `
class A {
  private string field;
  private static string shared;
  private string other;
  void Set() {
    field = source();
    shared = source();
    other = "x";
  }
  void F() {
    Set();
    sink(field); // flow
    sink(shared); // flow
    sink(other);
  }
}
`,
  'static fields between classes': `
class S {
  public static string Value;
  public static string Safe;
}
class A {
  void F() {
    S.Value = source();
    S.Safe = "x";
    G();
  }
  void G() {
    sink(S.Value); // flow
    sink(S.Safe);
  }
}
`,
  'inner classes and containers': `
class A {
  class Box {
    public string Text;
    public string Other;
  }
  void F() {
    var b = new Box();
    b.Text = source();
    b.Other = "x";
    Use(b);
  }
  void Use(Box b) {
    sink(b.Text); // flow
    sink(b.Other);
  }
  static void Fill(Box b) { b.Text = source(); }
  void G() {
    var b = new Box();
    Fill(b);
    sink(b.Text); // flow
    sink(b.Other);
  }
}
`,
  'operators and conversions': `
class V {
  public string Text;
  public V(string t) { Text = t; }
  public static implicit operator string(V v) => v.Text;
}
class A {
  void F() {
    var v = new V(source());
    sink(v.Text); // flow
  }
}
`,
  generics: `
class Box<T> {
  private T value;
  public Box(T v) { value = v; }
  public T Get() { return value; }
  public static T Id<U>(T t) => t;
}
class A {
  T Pass<T>(T t) { return t; }
  void F() {
    var b = new Box<string>(source());
    sink(b.Get()); // flow
    sink(new Box<string>("x").Get());
    sink(Pass<string>(source())); // flow
    sink(Pass("x"));
  }
}
`,
  'nested data': `
class In {
  public string V;
}
class Mid {
  public In I = new In();
}
class Out {
  public Mid M = new Mid();
}
class A {
  void F() {
    var o = new Out();
    o.M.I.V = source();
    sink(o.M.I.V); // flow
    var p = new Out();
    sink(p.M.I.V);
    Use(o);
  }
  void Use(Out o) {
    sink(o.M.I.V); // flow
  }
}
`,
  aliases: `
class P {
  public string N;
}
class A {
  void F() {
    var p = new P();
    var q = p;
    q.N = source();
    sink(p.N); // flow
    q = new P();
    sink(q.N);
  }
}
`,
  'object parameters': `
class A {
  void F() { object o = source(); G(o); }
  void G(object o) {
    string s = (string)o;
    sink(s); // flow
  }
  void H() {
    object[] xs = { source(), "x" };
    I(xs);
  }
  void I(object[] xs) {
    sink((string)xs[0]); // flow
    sink((string)xs[1]);
  }
}
`,
  'flags of the class': `
class A {
  private bool flag = false;
  private static bool sflag = false;
  void F() { sflag = true; G("x"); }
  private string Get() {
    if (sflag) { return source(); }
    return "x";
  }
  void G(string s) {
    sink(Get()); // flow
  }
}
`,
  'inherited fields': `
class B {
  protected string text;
  public string Prop { get; set; }
}
class C : B {
  void F() {
    text = source();
    Prop = source();
    G();
  }
  void G() {
    sink(text); // flow
    sink(Prop); // flow
  }
}
`,
  'generic constraint and static generic': `
using System.Collections.Generic;
class Repo<T> where T : class {
  private List<T> all = new List<T>();
  public void Add(T t) { all.Add(t); }
  public T First() { return all[0]; }
}
class A {
  void F() {
    var r = new Repo<string>();
    r.Add(source());
    sink(r.First()); // flow
    var q = new Repo<string>();
    q.Add("x");
    sink(q.First());
  }
}
`,
  'base call': `
class B {
  public virtual string Get(string s) { return s; }
}
class C : B {
  public override string Get(string s) { return base.Get(s); }
  void F() {
    sink(Get(source())); // flow
    sink(Get("x"));
  }
}
`,
  'interface default and explicit': `
interface I {
  string Get(string s);
}
class X : I {
  string I.Get(string s) { return s; }
}
class A {
  void F(I i) {
    sink(i.Get(source())); // flow
  }
}
`,
  'dependency injection': `
interface IRepo {
  void Save(string s);
}
class Repo : IRepo {
  public void Save(string s) {
    sink(s); // flow
  }
}
class Service {
  private readonly IRepo repo;
  public Service(IRepo repo) { this.repo = repo; }
  public void Go(string s) { repo.Save(s); }
}
class Ctl {
  private readonly Service service;
  public Ctl(Service s) { service = s; }
  void F() { service.Go(source()); }
}
`,
  'primary ctor injection': `
interface IRepo {
  void Save(string s);
}
class Repo : IRepo {
  public void Save(string s) {
    sink(s); // flow
  }
}
class Service(IRepo repo) {
  public void Go(string s) { repo.Save(s); }
}
class Ctl(Service service) {
  void F() { service.Go(source()); }
}
`,
  'object initializers nested': `
class In {
  public string V { get; set; }
}
class Out {
  public In I { get; set; }
  public string W { get; set; }
}
class A {
  void F() {
    var o = new Out { I = new In { V = source() }, W = "x" };
    sink(o.I.V); // flow
    sink(o.W);
  }
}
`,
});
