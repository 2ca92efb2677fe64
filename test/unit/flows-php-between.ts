/** Flows between functions, classes and files of PHP; each case has a place that is reached, and one that is not. */
export const betweenPhp: Record<string, Record<string, string>> = {
  'what a function returns and is handed': one(`
function id($x) { return $x; }
function fixed($x) { return 'a'; }
function show($x) { sink($x); } // flow
function quiet($x) { sink('a'); }
sink(id(source())); // flow
sink(fixed(source()));
show(source());
quiet(source());
`),
  'a parameter that is written': one(`
function fill(&$x) { $x = source(); }
function keep($x) { $x = source(); }
function f() {
  $a = 'x';
  fill($a);
  sink($a); // flow
  $b = 'x';
  keep($b);
  sink($b);
}
`),
  'an object that its own class makes': one(`
class A {
  private $name; private $kind = 'a';
  public static function made($name) { return new static($name); }
  public static function init($name) { return 'a'; }
  public function __construct($name) { $this->name = $name; }
  public function name() { return $this->name; }
  public function kind() { return $this->kind; }
}
$a = A::made(source());
sink($a->name()); // flow
sink($a->kind());
sink(A::init(source()));
`),
  'a name, not what holds it': one(`
class Thing { public $text; }
function made($text) { $thing = new Thing(); $thing->text = $text; return $thing; }
$thing = made(source());
name($thing);
name($thing->text); // flow
name(['text' => source()]);
name('x' . source()); // flow
name(array_merge(['a' => 1], source())); // flow
`),
  'keys of a map': one(`
function keys($all) { foreach ($all as $key => $value) { sink($key); } }
function values($all) { foreach ($all as $key => $value) { sink($value); } } // flow
keys(['name' => source()]);
values(['name' => source()]);
function wholeKeys($all) { foreach ($all as $key => $value) { sink('x' . $key); } } // flow
wholeKeys(source());
function unknownKeys($name) { $all = []; $all[$name] = source(); foreach ($all as $key => $v) { sink($key); } }
unknownKeys('a');
`),
  'named arguments and the rest': one(`
function f($a, $b = 'x') { sink($b); sink('c'); } // flow
f('a', b: source());
function g($a, $b = 'x') { sink($a); }
g('a', b: source());
function h(...$all) { sink($all[1]); } // flow
h('a', source());
function i($a, $b) { sink($b); } // flow
$list = ['a', source()];
i(...$list);
`),
  closures: one(`
function f() {
  $x = source();
  $show = function () use ($x) { sink($x); }; // flow
  $show();
  $add = fn($y) => $y . 'b';
  sink($add($x)); // flow
  $drop = fn($y) => 'b';
  sink($drop($x));
}
`),
  'functions by their names': one(`
function id($x) { return $x; }
function fixed($x) { return 'a'; }
sink(call_user_func('id', source())); // flow
sink(call_user_func('fixed', source()));
sink(call_user_func_array('id', [source()])); // flow
`),
  generators: one(`
function bad() { yield source(); }
function good() { yield 'a'; }
foreach (bad() as $x) { sink($x); } // flow
foreach (good() as $x) { sink($x); }
`),
  'a recursion': one(`
function down($x, $n) { return $n > 0 ? down($x, $n - 1) : $x; }
sink(down(source(), 3)); // flow
sink(down('a', 3));
`),
  'variables of the program': one(`
function write() { global $kept; $kept = source(); }
function read() { global $kept; sink($kept); } // flow
function other() { $kept = 'a'; sink($kept); }
`),
  'fields, getters and setters': one(`
class Box {
  private $value;
  private $name = 'a';
  public function __construct($value) { $this->value = $value; }
  public function get() { return $this->value; }
  public function name() { return $this->name; }
  public function set($value) { $this->value = $value; return $this; }
}
function f() {
  $a = new Box(source());
  sink($a->get()); // flow
  sink($a->name());
  $b = new Box('x');
  sink($b->get());
  $b->set(source());
  sink($b->get()); // flow
  sink((new Box('x'))->set(source())->get()); // flow
}
`),
  'parameters that are fields': one(`
class Box {
  public function __construct(private string $value, protected $name = 'a') {}
  public function get() { return $this->value; }
  public function name() { return $this->name; }
}
sink((new Box(source()))->get()); // flow
sink((new Box(source()))->name());
`),
  'static fields and methods': one(`
class Store {
  public static $last = 'a';
  public static $first = 'a';
  public static function keep($x) { self::$last = $x; }
  public static function same($x) { return $x; }
}
Store::keep(source());
sink(Store::$last); // flow
sink(Store::$first);
sink(Store::same(source())); // flow
`),
  'elements that a field holds': one(`
class Rows {
  private $rows = [];
  private $others = [];
  public function put($key, $value) { $this->rows[$key] = $value; }
  public function get($key) { return $this->rows[$key]; }
  public function other($key) { return $this->others[$key]; }
}
function f() {
  $rows = new Rows();
  $rows->put('a', source());
  sink($rows->get('a')); // flow
  sink($rows->other('a'));
}
`),
  'methods of a base and of one that is derived': one(`
abstract class Page {
  abstract function show($x);
  function run() { $this->show(source()); }
  function kept($x) { return $x; }
}
class Loud extends Page { function show($x) { sink($x); } } // flow
class Quiet extends Page { function show($x) { sink('a'); } }
class Calls extends Page {
  function show($x) { sink(parent::kept($x)); } // flow
  function kept($x) { return 'a'; }
}
`),
  traits: one(`
trait Wraps { function wrap($x) { return "<$x>"; } function fixed($x) { return 'a'; } }
class Page {
  use Wraps;
  function f() { sink($this->wrap(source())); } // flow
  function g() { sink($this->fixed(source())); }
}
`),
  'interfaces by the type of a parameter': one(`
interface Shows { function show($x); }
class Loud implements Shows { function show($x) { sink($x); } } // flow
function f(Shows $page) { $page->show(source()); }
class Other { function print($x) { sink($x); } }
function g(Other $other) { $other->print('a'); }
`),
  'copies of an object': one(`
class Box { public $value; }
function f() {
  $a = new Box();
  $a->value = source();
  $b = clone $a;
  sink($b->value); // flow
  $c = new Box();
  sink($c->value);
}
`),
  'methods as callbacks': one(`
class Page {
  function show($x) { sink($x); } // flow
  function quiet($x) { sink('a'); }
  function f() {
    array_map([$this, 'show'], [source()]);
    array_map([$this, 'quiet'], [source()]);
  }
}
`),
  'a file that is included': {
    'index.php': `<?php
require_once 'lib/helpers.php';
show(source());
quiet(source());
sink(read()); // flow
`,
    'lib/helpers.php': `<?php
function show($x) { sink($x); } // flow
function quiet($x) { sink('a'); }
function read() { return source(); }
`,
  },
  'classes of a namespace': {
    'src/Page.php': `<?php
namespace App;
use App\\Model\\Store;
class Page {
  function run(Store $store) {
    $store->keep(source());
    sink(Store::read()); // flow
  }
}
`,
    'src/Store.php': `<?php
namespace App\\Model;
class Store {
  function keep($x) { sink($x); } // flow
  function drop($x) { sink($x); }
  static function read() { return source(); }
}
`,
  },
  'an object that another file makes': {
    'a.php': `<?php
function box() { return new Box(source()); }
sink(box()->value); // flow
sink(box()->name);
`,
    'b.php': `<?php
class Box {
  public $value;
  public $name = 'a';
  function __construct($value) { $this->value = $value; }
}
`,
  },
};

function one(text: string): Record<string, string> {
  return { 'a.php': `<?php${text}` };
}
