/** Flows inside of one function; each case has a place that is reached, and a neighbour that is not. */
export const insideFunctions: Readonly<Record<string, string>> = {
  'what is overwritten is clean': `def f():
    name = source()
    sink(name) # BAD
    name = 'a'
    sink(name)
`,
  'both ways of a branch count': `def f(flag):
    name = 'a'
    if flag:
        name = source()
    sink(name) # BAD
    if flag:
        name = 'b'
    else:
        name = 'c'
    sink(name)
`,
  'a branch that never runs carries nothing': `def f():
    number = 86
    if 7 * 42 - number > 200:
        bar = 'fixed'
    else:
        bar = source()
    sink(bar)
    if number < 10:
        bar = 'fixed'
    else:
        bar = source()
    sink(bar) # BAD
`,
  'a conditional expression with a known condition': `def f():
    width = 106
    sink('fixed' if 7 * 18 + width > 200 else source())
    sink('fixed' if 7 * 18 - width > 200 else source()) # BAD
`,
  'a condition on a known text': `def f():
    kind = 'should happen'
    text = source() if 'never' in kind else 'a'
    sink(text)
    text = source() if 'should' in kind else 'a'
    sink(text) # BAD
    if kind.startswith('x') or not kind:
        text = source()
    else:
        text = 'b'
    sink(text)
`,
  'a match on a known character': `def f():
    letters = 'ABC'
    match letters[1]:
        case 'A':
            text = source()
        case 'B':
            text = 'fixed'
        case 'C' | 'D':
            text = source()
        case _:
            text = source()
    sink(text)
    match letters[0]:
        case 'A' | 'D':
            text = source()
        case _:
            text = 'fixed'
    sink(text) # BAD
`,
  'a match takes values apart': `def f(other):
    match {'name': source(), 'size': 'a'}:
        case {'name': name, 'size': size}:
            sink(name) # BAD
    match other:
        case [first, *rest]:
            sink(first)
`,
  'loops run until nothing changes': `def f(lines):
    first = second = 'a'
    for line in lines:
        sink(second) # BAD
        second = first
        first = source()
    while True:
        third = 'b'
        break
    sink(third)
`,
  'a loop over a collection gives its elements': `def f():
    for name in [source(), 'a']:
        sink(name) # BAD
    for name in ['a', 'b']:
        sink(name)
    for index, name in enumerate([source()]):
        sink(name) # BAD
`,
  'what stands after break and continue': `def f(names):
    text = 'a'
    for name in names:
        if name == 'x':
            text = source()
            break
    else:
        text = 'b'
    sink(text) # BAD
    for name in names:
        text = source()
        text = 'c'
        continue
    sink(text) # BAD
`,
  'what finally does comes last': `def f():
    text = source()
    try:
        work()
    finally:
        text = 'a'
    sink(text)
    try:
        text = source()
        work()
    except ValueError:
        pass
    sink(text) # BAD
`,
  'an exception carries what it was made with': `def f():
    try:
        raise ValueError(source())
    except ValueError as error:
        sink(str(error)) # BAD
    try:
        raise ValueError('a')
    except ValueError as error:
        sink(str(error))
`,
  'early returns end a flow': `def f(allowed):
    name = source()
    if name not in allowed:
        return
    sink(name)

def g(flag):
    name = source()
    if not flag:
        return
    sink(name) # BAD
`,
  'keys of a dictionary are told apart': `def f():
    box = {}
    box['a'] = 'fixed'
    box['b'] = source()
    sink(box['a'])
    sink(box['b']) # BAD
    sink(box.get('a', 'x'))
    sink(box.get('b')) # BAD
    del box['b']
    sink(box['b'])
`,
  'a dictionary display and its methods': `def f(key):
    box = {'a': source(), 'b': 'fixed', **{'c': source()}}
    sink(box['b'])
    sink(box['c']) # BAD
    sink(box[key]) # BAD
    box.update({'b': source()})
    sink(box['b']) # BAD
    other = dict(a='x', b=source())
    sink(other['b']) # BAD
    box.clear()
    sink(box['b'])
`,
  'a list by its places': `def f():
    items = []
    items.append('safe')
    items.append(source())
    items.append('more')
    items.pop(0)
    sink(items[0]) # BAD
    sink(items[1])

def g():
    items = ['a', source(), 'c']
    sink(items[0])
    sink(items[1]) # BAD
    sink(items.pop())
    sink(items.pop()) # BAD
`,
  'slices, and lists that are joined': `def f():
    items = ['a', source()]
    sink(items[:1][0]) # BAD
    sink((items + ['b'])[0]) # BAD
    other = ['a', 'b']
    sink(other[1:])
    other += [source()]
    sink(other[2]) # BAD
    sink(', '.join(items)) # BAD
`,
  'tuples are taken apart': `def f():
    a, b = source(), 'x'
    sink(a) # BAD
    sink(b)
    (c, [d, *e]) = ('x', [source(), 'y'])
    sink(c)
    sink(d) # BAD
    a, b = b, a
    sink(a)
    sink(b) # BAD
`,
  'parts of texts': `def f():
    text = source()
    sink(text[2:5]) # BAD
    sink(text.split(' ')[0]) # BAD
    sink(text.strip().lower().encode('utf-8').decode()) # BAD
    sink(len(text))
    sink(text.startswith('a'))
    sink(text.find('b'))
`,
  'texts put together in every way': `def f():
    text = source()
    sink('a' + text) # BAD
    sink(f'a {text!r:>10}') # BAD
    sink('a %s' % text) # BAD
    sink('%s %s' % ('a', text)) # BAD
    sink('a {}'.format(text)) # BAD
    sink('a {0[name]}'.format({'name': text})) # BAD
    sink(''.join(['a', text, 'b'])) # BAD
    text += 'c'
    sink(text) # BAD
    sink('%d' % 5)
`,
  'a stream in memory': `import io

def f():
    stream = io.StringIO()
    stream.write('a')
    sink(stream.getvalue())
    stream.write(source())
    sink(stream.getvalue()) # BAD
`,
  'settings by section and name': `import configparser

def f():
    settings = configparser.ConfigParser()
    settings.add_section('main')
    settings.set('main', 'a', 'fixed')
    settings.set('main', 'b', source())
    sink(settings.get('main', 'a'))
    sink(settings.get('main', 'b')) # BAD
`,
  'encodings keep what they encode': `import base64, json, urllib.parse

def f():
    text = source()
    coded = base64.b64encode(text.encode('utf-8'))
    sink(base64.b64decode(coded).decode('utf-8')) # BAD
    sink(json.loads(json.dumps({'a': text}))['a']) # BAD
    sink(urllib.parse.unquote_plus(text)) # BAD
    sink(hash(text))
`,
  'fields of objects are told apart': `class Box:
    pass

def f():
    box = Box()
    box.name = source()
    box.kind = 'a'
    sink(box.name) # BAD
    sink(box.kind)
    other = box
    other.kind = source()
    sink(box.kind) # BAD
`,
  'fields by name': `class Box:
    pass

def f():
    box = Box()
    setattr(box, 'name', source())
    sink(getattr(box, 'name')) # BAD
    sink(getattr(box, 'kind', 'a'))
`,
  comprehensions: `def f(names):
    sink([source() for name in names]) # BAD
    sink([name for name in [source()]]) # BAD
    sink({name: 'x' for name in ['a']})
    sink({'k': value for value in [source()]}) # BAD
    sink([len(name) for name in [source()]])
    sink(next(name for name in [source(), 'a'])) # BAD
`,
  'numbers, comparisons and truth values are harmless': `def f():
    text = source()
    sink(int(text))
    sink(text == 'a')
    sink(not text)
    sink(float(text) + 1)
    sink(str(int(text)))
    sink(str(text)) # BAD
`,
  'what was checked is harmless': `import re

ALLOWED = {'a', 'b'}

def f():
    one, two, three, four, five = source(), source(), source(), source(), source()
    if one in ALLOWED:
        sink(one)
    if not two.isdigit():
        raise ValueError
    sink(two)
    if re.fullmatch(r'[a-z]+', three):
        sink(three)
    if four == 'x' or four == 'y':
        sink(four)
    assert five in ('a', 'b')
    sink(five)

def g():
    one, two = source(), source()
    if one in ALLOWED:
        pass
    sink(one) # BAD
    if re.search(r'[a-z]+', two):
        sink(two) # BAD
`,
  'a type that holds no text': `def f():
    value = source()
    if type(value) == str:
        sink(value) # BAD
    sink(bool(value))
`,
  'assignment expressions and chains': `def f():
    if (name := source()) and len(name) > 3:
        sink(name) # BAD
    a = b = source()
    sink(b) # BAD
    c = 'x'
    if d := c:
        sink(d)
`,
  'either of two values': `def f(other):
    sink(other or source()) # BAD
    sink('a' or source())
    sink(source() or 'b') # BAD
    sink('a' and 'b')
`,
  'a context manager gives what it was made of': `import contextlib

def f():
    with open(source()) as stream:
        sink('a')
    with wrap(source()) as text:
        sink(text) # BAD
    with wrap('a') as text:
        sink(text)
`,
  'global names of the module': `NAME = 'a'
FROM_OUTSIDE = source()

def f():
    sink(NAME)
    sink(FROM_OUTSIDE) # BAD

def change():
    global LATER
    LATER = source()

def g():
    sink(LATER) # BAD
`,
  'what stands behind a call that never returns': `import sys

def f(flag):
    name = source()
    if flag:
        name = 'a'
    else:
        sys.exit(1)
    sink(name)
`,
};
