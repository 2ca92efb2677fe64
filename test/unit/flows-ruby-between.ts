/** Flows between methods, classes and files of Ruby; each case has a place that is reached, and one that is not. */
export const betweenRuby: Record<string, Record<string, string>> = {
  'what a method yields last': one(`
def id(x)
  x
end
def fixed(x) = "a"
def choose(x, flag)
  if flag
    x
  else
    "b"
  end
end
sink(id(source)) # flow
sink(fixed(source))
sink(choose(source, true)) # flow
`),
  'what a method is handed': one(`
def show(x)
  sink(x) # flow
end
def quiet(x)
  sink("a")
end
show source
quiet source
`),
  'named arguments and the rest': one(`
def f(a:, b: "x")
  sink(a) # flow
  sink(b)
end
f(a: source, b: "y")
def g(first, *rest)
  sink(rest[0]) # flow
  sink(first)
end
g("a", source)
def h(name:)
  sink(name) # flow
end
options = { name: source }
h(**options)
`),
  'a text that a method changes': one(`
def fill(text)
  text << source
end
def leave(text)
  text + source
end
def f
  a = +"x"
  fill(a)
  sink(a) # flow
  b = +"x"
  leave(b)
  sink(b)
end
`),
  'a block that a method yields to': one(`
def with(x)
  yield x
end
def fixed(x)
  yield "a"
end
with(source) { |x| sink(x) } # flow
fixed(source) { |x| sink(x) }
`),
  'what a block gives back': one(`
def with
  sink(yield) # flow
end
def other
  yield
  sink("a")
end
with { source }
other { source }
`),
  'a block as a parameter': one(`
def with(x, &block)
  block.call(x)
end
def on(x, &block)
  [x].each(&block)
end
with(source) { |x| sink(x) } # flow
on(source) { |x| sink(x) } # flow
with("a") { |x| sink(x) } if false
`),
  'fields and what reads them': one(`
class Box
  attr_reader :value, :name
  def initialize(value)
    @value = value
    @name = "a"
  end
  def get
    @value
  end
end
def f
  a = Box.new(source)
  sink(a.get) # flow
  sink(a.value) # flow
  sink(a.name)
  b = Box.new("x")
  sink(b.value)
end
`),
  'fields that are written from outside': one(`
class Box
  attr_accessor :value, :name
  def keep(x)
    @value = x
  end
end
def f
  a = Box.new
  a.value = source
  sink(a.value) # flow
  sink(a.name)
  a.value = "x"
  sink(a.value)
  b = Box.new
  b.keep(source)
  sink(b.value) # flow
end
`),
  'variables of an object': one(`
class Page
  def load
    @text = source
    @name = "a"
    show
  end
  def show
    sink(@text) # flow
    sink(@name)
  end
end
`),
  'variables of a class': one(`
class Store
  @@last = "a"
  @@first = "a"
  def self.keep(x)
    @@last = x
  end
  def self.last
    @@last
  end
  def self.first
    @@first
  end
end
Store.keep(source)
sink(Store.last) # flow
sink(Store.first)
`),
  'methods that are called by their names': one(`
class Page
  def name
    source
  end
  def title
    "a"
  end
  def show
    sink(name) # flow
    sink(title)
    sink(self.name) # flow
  end
end
`),
  'methods of a class': one(`
class Maker
  def self.same(x)
    x
  end
  def self.fixed(x)
    "a"
  end
  def run
    sink(self.class.same(source)) # flow
    sink(Maker.fixed(source))
  end
end
sink(Maker.same(source)) # flow
`),
  'objects that a class makes of itself': one(`
class Box
  attr_reader :value
  def initialize(value)
    @value = value
  end
  def self.of(value)
    new(value)
  end
  def self.empty
    new("a")
  end
end
sink(Box.of(source).value) # flow
sink(Box.empty.value)
`),
  'modules that are mixed in': one(`
module Wraps
  def wrap(x)
    "<#{x}>"
  end
  def fixed(x)
    "a"
  end
end
class Page
  include Wraps
  def show
    sink(wrap(source)) # flow
    sink(fixed(source))
  end
end
`),
  'functions of a module': one(`
module Texts
  def self.same(x)
    x
  end
  def self.fixed(x)
    "a"
  end
end
sink(Texts.same(source)) # flow
sink(Texts::same(source)) # flow
sink(Texts.fixed(source))
`),
  'methods of a base': one(`
class Base
  def run
    show(source)
  end
  def kept(x)
    x
  end
end
class Loud < Base
  def show(x)
    sink(x) # flow
  end
end
class Quiet < Base
  def show(x)
    sink("a")
  end
  def kept(x)
    super
    sink(super(source)) # flow
    "b"
  end
end
`),
  'a recursion': one(`
def down(x, n)
  return x if n.zero?
  down(x, n - 1)
end
sink(down(source, 3)) # flow
sink(down("a", 3))
`),
  'variables of the program': one(`
def write
  $kept = source
end
def read
  sink($kept) # flow
  sink($other)
end
`),
  'a file that is required': {
    'main.rb': `require_relative "lib/helpers"
show(source)
quiet(source)
sink(read) # flow
`,
    'lib/helpers.rb': `def show(x)
  sink(x) # flow
end
def quiet(x)
  sink("a")
end
def read
  source
end
`,
  },
  'a class of another file': {
    'app/store.rb': `module Shop
  class Store
    def initialize(name)
      @name = name
    end
    def find(id)
      sink(id) # flow
      sink(@name)
    end
  end
end
`,
    'app/page.rb': `class Page
  def run
    store = Shop::Store.new("a")
    store.find(source)
  end
end
`,
  },
};

function one(text: string): Record<string, string> {
  return { 'a.rb': text.slice(1) };
}
