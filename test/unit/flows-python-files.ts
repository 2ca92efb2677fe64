/** Flows between files. */
export const betweenFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a function of another module': {
    'app/a.py': `import app.helpers
from app.helpers import show, fixed
import app.helpers as tools

show(source())
app.helpers.later(source())
sink(tools.read()) # BAD
sink(fixed(source()))
`,
    'app/__init__.py': '',
    'app/helpers.py': `def show(text):
    sink(text) # BAD

def later(text):
    sink(text) # BAD

def read():
    return source()

def fixed(text):
    return 'a'
`,
  },
  'relative imports': {
    'shop/views/page.py': `from . import parts
from .parts import show as display
from ..models import store
from .. import models

parts.other(source())
display(source())
store(source())
sink(models.clean(source()))
`,
    'shop/views/__init__.py': '',
    'shop/__init__.py': '',
    'shop/views/parts.py': `def show(text):
    sink(text) # BAD

def other(text):
    sink(text) # BAD
`,
    'shop/models.py': `def store(text):
    sink(text) # BAD

def clean(text):
    return int(text)
`,
  },
  'a package gives on what its modules have': {
    'main.py': `from tools import show, everything, Box
import tools

show(source())
everything(source())
tools.inner.only(source())
Box(source()).open()
`,
    'tools/__init__.py': `from .inner import show
from .all import *
from . import inner
from .box import Box
`,
    'tools/inner.py': `def show(text):
    sink(text) # BAD

def only(text):
    sink(text) # BAD
`,
    'tools/all.py': `def everything(text):
    sink(text) # BAD

def unused(text):
    sink(text)
`,
    'tools/box.py': `class Box:
    def __init__(self, text):
        self.text = text

    def open(self):
        sink(self.text) # BAD
`,
  },
  'a class and its base in other files': {
    'views.py': `from base import View

class Page(View):
    def render(self, text):
        sink(text) # BAD

Page().run(source())
`,
    'base.py': `class View:
    def run(self, text):
        self.render(text)

    def render(self, text):
        raise NotImplementedError
`,
  },
  'a value of a module': {
    'settings.py': `NAME = 'a'
FROM_OUTSIDE = source()
table = {}
`,
    'use.py': `import settings
from settings import FROM_OUTSIDE, NAME

sink(NAME)
sink(FROM_OUTSIDE) # BAD
sink(settings.FROM_OUTSIDE) # BAD
settings.table['x'] = source()
`,
    'later.py': `from settings import table

def f():
    sink(table['x']) # BAD
`,
  },
  'an object of one file, used in another': {
    'service.py': `class Service:
    def __init__(self, name):
        self.name = name

    def ask(self, text):
        return self.name + text

    def size(self, text):
        return len(text)
`,
    'use.py': `from service import Service

def f():
    service = Service('a')
    sink(service.ask(source())) # BAD
    sink(service.size(source()))
`,
  },
  'imports inside of a function': {
    'a.py': `def f():
    import helpers
    from helpers import fixed
    helpers.show(source())
    sink(fixed(source()))
`,
    'helpers.py': `def show(text):
    sink(text) # BAD

def fixed(text):
    return 'a'
`,
  },
  'the same name in two modules is two functions': {
    'a.py': `from one import show

show(source())
`,
    'one.py': `def show(text):
    sink(text) # BAD
`,
    'two.py': `def show(text):
    sink(text)
`,
  },
  'a factory chooses one of several classes': {
    'factory.py': `import kinds

def make(name):
    return getattr(kinds, name)()
`,
    'kinds.py': `class Loud:
    def change_text(self, text):
        return text.upper()

class Quiet:
    def change_text(self, text):
        return text.lower()
`,
    'use.py': `from factory import make

def f(name):
    sink(make(name).change_text(source())) # BAD
    sink(make(name).change_text('a'))
`,
  },
};
