import assert from 'node:assert/strict';
import { badLines, reachedSinks } from '../../../test/unit/linked-sources';

/** Programs in each language: the sinks with a comment BAD are reached, and no others. */
const programs: Record<string, Record<string, string>> = {
  'JavaScript: ES modules': {
    'src/a.js': `import run, { store as keep } from './b';
import * as all from './lib';
import { listed, passed, space } from './index.js';
import later from './default-object';
run(source());
keep('safe', source());
all.inner(source());
passed(source());
later.go(source());
listed(source());
space.inner(source());
`,
    'src/b.js': `export default function (x) { sink(x); } // BAD
export function store(key, value) {
  sink(key);
  sink(value); // BAD
}
`,
    'src/lib/index.js': `export const inner = (x) => { sink(x); }; // BAD
export const other = (x) => { sink(x); };
`,
    'src/index.ts': `export { deep as passed } from './c';
export * from './d';
export * as space from './lib';
const own = (x: string) => { sink(x); }; // BAD
export { own as listed };
`,
    'src/c.ts': `export class K {}
export function deep(x: string) { sink(x); } // BAD
`,
    'src/e.ts': `class Kept {
  constructor(private readonly id: string, private other: string) {}
  show() {
    sink(this.id); // BAD
    sink(this.other);
  }
}
new Kept(source(), '').show();
`,
    'src/d.ts': `export function unused(x: string) { sink(x); }
`,
    'src/default-object.js': `const go = (x) => sink(x); // BAD
export default { go };
`,
  },
  'JavaScript: CommonJS': {
    'a.js': `const { run } = require('./b');
const b = require('./b.js');
const Service = require('./service');
const single = require('./single');
run(source());
b.twice(source());
new Service(source()).go('safe');
single(source());
sink(b.read()); // BAD
sink(b.clean());
`,
    'b.js': `function run(x) { sink(x); } // BAD
exports.twice = function (x) { sink(x); }; // BAD
exports.read = () => source();
exports.clean = () => 'a';
exports.run = run;
`,
    'service.js': `class Service {
  constructor(id) { this.id = id; }
  go(x) { sink(x); sink(this.id); } // BAD
}
module.exports = Service;
`,
    'single.js': `module.exports = (x) => { sink(x); }; // BAD
`,
  },
  'Python: packages': {
    'app/__init__.py': `from .core import run
`,
    'app/core.py': `from app.db.store import save as keep
import app.db.store as store
import app.util
from .util import *
from . import other

def run(x):
    keep(x)
    store.load('safe')
    app.util.show(x)
    starred(x)
    other.go(x)
`,
    'app/db/store.py': `def save(x):
    sink(x)  # BAD

def load(x):
    sink(x)
`,
    'app/util.py': `def show(x):
    sink(x)  # BAD

def starred(x):
    sink(x)  # BAD
`,
    'app/other.py': `def go(x):
    sink(x)  # BAD
`,
    'main.py': `from app import run
from app.models import User
run(source())
user = User(source())
user.show()
user.hide()
`,
    'app/models.py': `class Base:
    def __init__(self, name):
        self.name = name

    def show(self):
        sink(self.name)  # BAD

class User(Base):
    def __init__(self, name):
        super().__init__(name)
        self.kind = 'safe'

    def hide(self):
        sink(self.kind)
`,
  },
  'Java: packages and types': {
    'src/com/x/Main.java': `package com.x;
import com.x.db.Store;
import com.x.db.Base;
import com.y.*;
import static com.x.db.Util.show;
class Main {
  private final Store store = new Store();
  void go() {
    store.save(source());
    Base base = new Base.Impl();
    base.run(source());
    Wild.touch(source());
    show(source());
    Local.near(source());
    helper(source());
  }
  void helper(String x) { sink(x); } // BAD
}
`,
    'src/com/x/Local.java': `package com.x;
class Local { static void near(String x) { sink(x); } } // BAD
`,
    'src/com/x/db/Store.java': `package com.x.db;
public class Store {
  public void save(String x) { sink(x); } // BAD
}
`,
    'src/com/x/db/Util.java': `package com.x.db;
public class Util {
  public static void show(String x) { sink(x); } // BAD
}
`,
    'src/com/x/db/Base.java': `package com.x.db;
public interface Base {
  void run(String x);
  class Impl implements Base {
    public void run(String x) { sink(x); } // BAD
  }
  class Other implements Base {
    public void run(String x) { sink(x); }
  }
}
`,
    'src/com/y/Wild.java': `package com.y;
public class Wild { public static void touch(String x) { sink(x); } } // BAD
`,
    'src/com/z/Wild.java': `package com.z;
public class Wild { public static void touch(String x) { sink(x); } }
`,
  },
  'Kotlin: top-level functions': {
    'a.kt': `package com.x
import com.y.show
import com.y.Store
import com.y.Old
fun main() {
  show(source())
  near(source())
  Store(source()).go()
  Old(source()).go()
}
`,
    'b.kt': `package com.x
fun near(x: String) { sink(x) } // BAD
`,
    'c.kt': `package com.y
fun show(x: String) { sink(x) } // BAD
open class Base(val id: String)
class Store(x: String) : Base(x) {
  fun go() { sink(id) } // BAD
}
class Old {
  val id: String
  constructor(id: String) { this.id = id }
  fun go() { sink(id) } // BAD
}
`,
  },
  'Go: packages of folders': {
    'main.go': `package main
import (
  "example.com/app/store"
  u "example.com/app/internal/util"
)
func main() {
  store.Save(source())
  s := store.New(source())
  s.Show()
  u.Show(source())
  near(source())
}
`,
    'near.go': `package main
func near(x string) { sink(x) } // BAD
`,
    'store/store.go': `package store
type Store struct { id string }
func New(id string) *Store { return &Store{id: id} }
func Save(x string) { sink(x) } // BAD
`,
    'store/show.go': `package store
func (s *Store) Show() { sink(s.id) } // BAD
`,
    'internal/util/util.go': `package util
func Show(x string) { sink(x) } // BAD
`,
    'other/util/util.go': `package util
func Show(x string) { sink(x) }
`,
  },
  'C#: namespaces': {
    'A.cs': `using App.Data;
namespace App.Web {
  class Main {
    private readonly IStore store;
    Main(IStore store) { this.store = store; }
    void Go() { store.Save(source()); Util.Show(source()); }
  }
}
`,
    'B.cs': `namespace App.Data {
  public interface IStore { void Save(string x); }
  public class Store : IStore { public void Save(string x) { sink(x); } } // BAD
  public static class Util { public static void Show(string x) { sink(x); } } // BAD
}
`,
  },
  'PHP: namespaces and includes': {
    'a.php': `<?php
namespace App;
use App\\Data\\{Kept, Store};
use function App\\Data\\show;
require_once __DIR__ . '/c.php';
$s = new Store(source());
$s->go();
Store::put(source());
(new Kept(source()))->show();
show(source());
plain(source());
`,
    'b.php': `<?php
namespace App\\Data;
class Store {
  private $id;
  function __construct($id) { $this->id = $id; }
  function go() { sink($this->id); } // BAD
  static function put($x) { sink($x); } // BAD
}
class Kept {
  function __construct(private string $id) {}
  function show() { sink($this->id); } // BAD
}
function show($x) { sink($x); } // BAD
`,
    'c.php': `<?php
function plain($x) { sink($x); } // BAD
`,
  },
  'Ruby: constants and modules': {
    'a.rb': `require_relative 'b'
class Main
  include Helper
  def go
    Store.new(source()).show
    Store.put(source())
    help(source())
  end
end
`,
    'b.rb': `class Store
  def initialize(id)
    @id = id
  end
  def show
    sink(@id) # BAD
  end
  def self.put(x)
    sink(x) # BAD
  end
end
module Helper
  def help(x)
    sink(x) # BAD
  end
end
`,
  },
  'C: functions of other files': {
    'a.c': `#include "b.h"
int main(void) { char b[10]; run(source()); fill(b); sink(b); return 0; } // BAD
`,
    'b.h': `void run(char *x);
`,
    'b.c': `void run(char *x) { sink(x); } // BAD
void fill(char *b) { b[0] = source(); }
`,
  },
};

describe('flows through files of real code', () => {
  for (const [name, texts] of Object.entries(programs)) {
    it(name, async () => {
      assert.deepEqual(await reachedSinks(texts), badLines(texts));
    });
  }

  it('follows the aliases of modules that a project configures', async () => {
    const texts = {
      'web/a.ts': `import { run } from '@/b';\nrun(source());\n`,
      'web/src/b.ts': `export function run(x: string) { sink(x); } // BAD\n`,
    };
    const aliases = [{ under: 'web', pattern: '@/*', targets: ['web/src/*'] }];
    assert.deepEqual(await reachedSinks(texts, aliases), badLines(texts));
    assert.deepEqual(await reachedSinks(texts), []);
  });

  it('comes back from files that all give on what the others give', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `f${i}`);
    const all = names.map((name) => `export * from './${name}';\n`).join('');
    const texts: Record<string, string> = Object.fromEntries(names.map((name) => [`${name}.js`, all]));
    texts['a.js'] = `import { run, none } from './f3';\nrun(source());\nnone(source());\n`;
    texts['f7.js'] += 'export function run(x) { sink(x); } // BAD\n';
    assert.deepEqual(await reachedSinks(texts), badLines(texts));
  });
});
