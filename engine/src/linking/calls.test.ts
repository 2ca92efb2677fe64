import assert from 'node:assert/strict';
import { badLines, reachedSinks } from '../../../test/unit/linked-sources';

/** What calls run, language by language: the sinks with a comment BAD are reached, and no others. */
const programs: Record<string, Record<string, string>> = {
  JavaScript: {
    'a.js': `const handlers = { bad: (x) => sink(x), good: (x) => sink(x) }; // BAD
handlers.bad(source());
function wrap(f) { return (x) => f(x); }
const wrapped = wrap((x) => sink(x)); // BAD
wrapped(source());
function same(x) { const inner = () => x; return inner(); }
sink(same(source())); // BAD
sink(same('a'));
function visit(list, f) { for (const each of list) f(each); }
visit([source()], (x) => sink(x)); // BAD
visit(['a'], (x) => sink(x));
class Animal { speak(x) { this.say(x); } say(x) {} }
class Dog extends Animal { say(x) { sink(x); } } // BAD
new Dog().speak(source());
class Counter {
  static last;
  static keep(x) { Counter.last = x; }
  static show() { sink(Counter.last); } // BAD
}
Counter.keep(source());
async function load() { return source(); }
async function main() { sink(await load()); } // BAD
const bound = handlers.good.bind(null);
function many(...all) { sink(all[1]); } // BAD
many('a', source());
function first(...all) { sink(all[0]); }
first('a', source());
function named({ id, name }) { sink(id); sink(name); } // BAD
named({ id: 'a', name: source() });
function* each() { yield source(); }
for (const x of each()) sink(x); // BAD
`,
  },
  Python: {
    'a.py': `class Animal:
    def speak(self, x):
        self.say(x)
    def say(self, x):
        pass

class Dog(Animal):
    kind = 'a'
    def say(self, x):
        sink(x)  # BAD

Dog().speak(source())

def twice(f, x):
    return f(f(x))

def bad(x):
    sink(x)  # BAD
    return x

def good(x):
    sink(x)
    return x

twice(bad, source())
twice(good, 'a')

def outer(x):
    def inner():
        return x
    return inner()

sink(outer(source()))  # BAD
sink(outer('a'))

def keywords(a, b='x', *rest, **named):
    sink(a)
    sink(b)  # BAD
    sink(rest[0])
    sink(named['c'])  # BAD
    sink(named['d'])

keywords('a', b=source(), c=source(), d='d')

class Box:
    shared = None
    def __init__(self, x):
        self.x = x
        self.y = 'a'
    def get(self):
        return self.x
    @property
    def prop(self):
        return self.x
    @classmethod
    def make(cls, x):
        return cls(x)
    @staticmethod
    def show(x):
        sink(x)  # BAD

box = Box(source())
sink(box.get())  # BAD
sink(box.y)
sink(Box('a').get())
Box.show(source())
sink(Box.make(source()).get())  # BAD

def gen():
    yield source()

for each in gen():
    sink(each)  # BAD

def decorated(f):
    def wrapper(*args):
        return f(*args)
    return wrapper

@decorated
def handler(x):
    sink(x)  # BAD

handler(source())
table = {'a': bad, 'b': good}
table['a'](source())
`,
  },
  Java: {
    'A.java': `package a;
import java.util.function.*;
interface Sender { void send(String x); }
class Bad implements Sender { public void send(String x) { sink(x); } } // BAD
class Good implements Sender { public void send(String x) { sink(x); } }
class Factory { static Sender make() { return new Bad(); } static Sender other() { return new Good(); } }
class Main {
  static String kept;
  String field;
  void go() {
    Factory.make().send(source());
    Sender good = Factory.other();
    good.send("a");
    Sender inner = new Sender() { public void send(String x) { sink(x); } }; // BAD
    inner.send(source());
    Sender lambda = x -> sink(x); // BAD
    lambda.send(source());
    Function<String, String> f = this::echo;
    kept = source();
    fill();
    sink(field); // BAD
    new Thread(() -> sink(kept)).start(); // BAD
    many("a", source());
    sink(pick("a", source()));
    sink(new Pair("a", source()).left);
    sink(new Pair("a", source()).right()); // BAD
  }
  void fill() { field = source(); }
  String echo(String x) { return x; }
  static String pick(String a, String b) { return a; }
  void many(String... all) { sink(all[1]); } // BAD
  class Deep { void run() { fill(); sink(kept); } } // BAD
}
class Pair {
  final String left; private final String right;
  Pair(String left, String right) { this.left = left; this.right = right; }
  String right() { return right; }
}
abstract class Template { void run(String x) { step(x); } abstract void step(String x); }
class Step extends Template { void step(String x) { sink(x); } } // BAD
class Use { void go() { new Step().run(source()); } }
`,
  },
  Kotlin: {
    'a.kt': `package a
object Store { fun save(x: String) { sink(x) } } // BAD
class Box(val x: String) { companion object { fun make(x: String) = Box(x) } }
fun String.shout(): String = this
fun apply(f: (String) -> Unit, x: String) { f(x) }
fun main() {
  Store.save(source())
  sink(Box.make(source()).x) // BAD
  apply({ x -> sink(x) }, source()) // BAD
  apply({ x -> sink(x) }, "a")
  sink(named(b = source(), a = "a"))
  sink(source().shout()) // BAD
}
fun named(a: String, b: String) = a
`,
  },
  Go: {
    'a.go': `package main
type Sender interface { Send(x string) }
type Bad struct { id string }
func (b *Bad) Send(x string) { sink(x) } // BAD
func run(s Sender, x string) { s.Send(x) }
func apply(f func(string), x string) { f(x) }
func two() (string, string) { return "a", source() }
func main() {
  run(&Bad{}, source())
  apply(func(x string) { sink(x) }, source()) // BAD
  apply(func(x string) { sink(x) }, "a")
  a, b := two()
  sink(a)
  sink(b) // BAD
  f := show
  f(source())
  many("a", source())
}
func show(x string) { sink(x) } // BAD
func many(all ...string) { sink(all[1]) } // BAD
`,
  },
  'C#': {
    'A.cs': `namespace A {
  delegate void Act(string x);
  class Main {
    string Name { get; set; }
    static string kept;
    void Go() {
      Name = source();
      Show();
      Act act = Bad;
      act(source());
      Action<string> f = x => sink(x); // BAD
      f(source());
      Fill(out var y);
      sink(y); // BAD
      kept = source();
      new Other().Run();
    }
    void Show() { sink(Name); } // BAD
    void Bad(string x) { sink(x); } // BAD
    void Fill(out string x) { x = source(); }
    public static string Kept() { return kept; }
  }
  class Other { public void Run() { sink(Main.Kept()); } } // BAD
}
`,
  },
  PHP: {
    'a.php': `<?php
trait Shows { function show($x) { sink($x); } } // BAD
class A { use Shows; public static $kept; public $y; }
$a = new A();
$a->show(source());
A::$kept = source();
function later() { sink(A::$kept); } // BAD
$f = function ($x) { sink($x); }; // BAD
$f(source());
$id = source();
$g = function () use ($id) { sink($id); }; // BAD
$g();
function fill(&$x) { $x = source(); }
fill($z);
sink($z); // BAD
function apply(callable $f, $x) { $f($x); }
apply(fn($x) => sink($x), source()); // BAD
function globals() { global $id; sink($id); } // BAD
class B extends A { function go($x) { $this->show($x); parent::show($x); } }
(new B())->go(source());
`,
  },
  Ruby: {
    'a.rb': `module Shows
  def show(x)
    sink(x) # BAD
  end
end
class A
  include Shows
  attr_accessor :name
  def go
    show(source())
    @id = source()
    tell
  end
  def tell
    sink(@id) # BAD
  end
  def each
    yield source()
  end
end
a = A.new
a.name = source()
sink(a.name) # BAD
a.each { |x| sink(x) } # BAD
bad = ->(x) { sink(x) } # BAD
bad.call(source())
def twice(x)
  yield x
end
twice(source()) { |x| sink(x) } # BAD
twice('a') { |x| sink(x) }
`,
  },
  C: {
    'a.c': `struct user { char *name; char *mail; };
void show(char *x) { sink(x); } // BAD
void fill(struct user *u) { u->name = source(); u->mail = "a"; }
void out(char **x) { *x = source(); }
typedef void (*action)(char *);
void apply(action f, char *x) { f(x); }
static char *kept;
void keep(char *x) { kept = x; }
void told(void) { sink(kept); } // BAD
int main(void) {
  struct user u;
  char *y;
  fill(&u);
  sink(u.name); // BAD
  sink(u.mail);
  out(&y);
  sink(y); // BAD
  apply(show, source());
  keep(source());
  return 0;
}
`,
  },
};

describe('what calls run in real code', () => {
  for (const [name, texts] of Object.entries(programs)) {
    it(name, async () => {
      assert.deepEqual(await reachedSinks(texts), badLines(texts));
    });
  }
});
