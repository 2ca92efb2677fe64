/** Flows between functions of one file. */
export const betweenFunctions: Readonly<Record<string, string>> = {
  'a parameter reaches the sink of another function': `def show(text, other):
    sink(text) # BAD
    sink(other)

def f():
    show(source(), 'a')
`,
  'a parameter comes back': `def same(text, other):
    return text

def f():
    sink(same(source(), 'a')) # BAD
    sink(same('a', source()))
`,
  'a function returns a source, or something fixed': `def read():
    return source()

def fixed(text):
    return 'a'

def f():
    sink(read()) # BAD
    sink(fixed(source()))
`,
  'named arguments, defaults and any number of them': `def show(first, second='a', *rest, third=None, **more):
    sink(first)
    sink(second) # BAD
    sink(rest[0]) # BAD
    sink(third) # BAD
    sink(more['x']) # BAD

def f():
    show('a', 'b', source())
    show('a', second=source())
    show('a', third=source())
    show('a', x=source())
`,
  'a function cleans what it returns': `def only_digits(text):
    return int(text)

def checked(text):
    if text not in ('a', 'b'):
        raise ValueError(text)
    return text

def f():
    sink(only_digits(source()))
    sink(checked(source()))
`,
  'a function that checks': `def is_known(name):
    return name in ('a', 'b')

def f():
    name = source()
    if is_known(name):
        sink(name)
    else:
        sink(name) # BAD
`,
  recursion: `def down(text, count):
    if count == 0:
        return text
    return down(text, count - 1)

def f():
    sink(down(source(), 3)) # BAD
    sink(down('a', 3))
`,
  'side effects on arguments': `def fill(box, items):
    box['name'] = source()
    items.append(source())

def leave(box):
    box['name'] = 'a'

def f():
    box, items, other = {}, [], {}
    fill(box, items)
    leave(other)
    sink(box['name']) # BAD
    sink(items[0]) # BAD
    sink(other['name'])
`,
  'a constructor keeps what it gets': `class Person:
    def __init__(self, name, size='a'):
        self.name = name
        self.size = size

    def show(self):
        sink(self.name) # BAD

    def show_size(self):
        sink(self.size)

def f():
    person = Person(source())
    person.show()
    person.show_size()
    sink(person.name) # BAD
    sink(person.size)
`,
  'two objects of one class are two': `class Box:
    def __init__(self, text):
        self.text = text

    def get(self):
        return self.text

def f():
    one, two = Box(source()), Box('a')
    sink(one.get()) # BAD
    sink(two.get())
`,
  'a method that changes its object': `class Builder:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self

    def build(self):
        return ' '.join(self.parts)

def f():
    sink(Builder().add('a').add(source()).build()) # BAD
    sink(Builder().add('a').build())
`,
  'a method is inherited and replaced': `class Base:
    def run(self, text):
        self.show(text)

    def show(self, text):
        pass

class Loud(Base):
    def show(self, text):
        sink(text) # BAD

class Quiet(Base):
    def show(self, text):
        sink('a')

def f():
    Loud().run(source())
    Quiet().run(source())
`,
  'super() calls the method of the base': `class Base:
    def __init__(self, name):
        self.name = name

class Child(Base):
    def __init__(self, name, other):
        super().__init__(name)
        self.other = other

def f():
    child = Child(source(), 'a')
    sink(child.name) # BAD
    sink(child.other)
`,
  'properties, class methods and static methods': `class Person:
    def __init__(self, name):
        self._name = name

    @property
    def name(self):
        return self._name

    @classmethod
    def of(cls, name):
        return cls(name)

    @staticmethod
    def shown(name):
        return '<' + name + '>'

def f():
    sink(Person.of('a').name)
    sink(Person.shown(source())) # BAD
`,
  'data classes': `from dataclasses import dataclass

@dataclass
class Order:
    name: str
    size: str = 'a'

def f():
    order = Order(source())
    sink(order.name) # BAD
    sink(order.size)
`,
  'functions as values': `def shout(text):
    return text.upper()

def nothing(text):
    return 'a'

def apply(function, text):
    return function(text)

def f():
    sink(apply(shout, source())) # BAD
    sink(apply(nothing, source()))
    table = {'shout': shout, 'nothing': nothing}
    sink(table['shout'](source())) # BAD
    sink(table['nothing'](source()))
`,
  'lambdas and closures': `def maker(prefix):
    def make(text):
        return prefix + text
    return make

def f():
    sink(maker(source())('a')) # BAD
    same = lambda text: text
    sink(same(source())) # BAD
    sink((lambda text: 'a')(source()))
`,
  'an inner function reads and writes what is around it': `def f():
    text = source()
    kept = 'a'

    def show():
        sink(text) # BAD

    def keep():
        nonlocal kept
        kept = source()

    show()
    keep()
    sink(kept) # BAD
`,
  'callbacks of the library': `import functools

def f():
    sink(list(map(lambda name: name, [source()]))) # BAD
    sink(list(map(lambda name: 'a', [source()])))
    sink(sorted([source()], key=lambda name: name)[0]) # BAD
    sink(functools.reduce(lambda all, name: all + name, [source()], '')) # BAD
    for name in filter(None, ['a', source()]):
        sink(name) # BAD
`,
  generators: `def names():
    yield 'a'
    yield source()

def others():
    yield 'a'

def wrapped():
    yield from names()

def f():
    for name in names():
        sink(name) # BAD
    for name in others():
        sink(name)
    for name in wrapped():
        sink(name) # BAD
    sink(next(names())) # BAD
`,
  'async functions': `import asyncio

async def read():
    return source()

async def fixed():
    return 'a'

async def f():
    sink(await read()) # BAD
    sink(await fixed())
    first, second = await asyncio.gather(read(), fixed())
    sink(first) # BAD
    async for name in stream(source()):
        sink(name) # BAD

def g():
    sink(asyncio.run(read())) # BAD
`,
  'decorators that hand arguments on': `import functools

def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper

@logged
def show(text):
    sink(text) # BAD

@logged
def quiet(text):
    sink('a')

def f():
    show(source())
    quiet(source())
`,
  'a context manager of the program': `class Session:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

def f():
    with Session(source()) as session:
        sink(session.name) # BAD
    with Session('a') as session:
        sink(session.name)
`,
  'fields of a class, shared by its objects': `class Settings:
    name = 'a'
    other = source()

def f():
    sink(Settings.other) # BAD
    sink(Settings.name)
`,
  'a method by its name where the type is not known': `class Renderer:
    def render_page(self, text):
        return '<p>' + text

def f(renderer):
    sink(renderer.render_page(source())) # BAD
    sink(renderer.render_page('a'))
`,
  'several results at once': `def pair():
    return source(), 'a'

def named():
    return {'text': source(), 'size': 'a'}

def f():
    text, size = pair()
    sink(text) # BAD
    sink(size)
    sink(named()['text']) # BAD
    sink(named()['size'])
`,
};
