/** Flows inside of one file of JavaScript; each case has a place that is reached, most a neighbour that is not. */
export const insideJavaScript: Record<string, string> = {
  'straight line and strong update': `let a = source();
sink(a); // flow
a = 'x';
sink(a);
`,
  branches: `function f(c) {
  let a = 'x';
  let b = source();
  if (c) { a = source(); } else { b = 'y'; }
  sink(a); // flow
  sink(b); // flow
  if (c) { b = 'z'; } else { b = 'y'; }
  sink(b);
}
`,
  'early return': `function f(c) {
  let a = source();
  if (!c) { a = 'x'; return sink(a); }
  sink(a); // flow
}
`,
  loops: `function f() {
  let a = '';
  let b = '';
  for (let i = 0; i < 3; i++) { b = a; a = source(); }
  sink(b); // flow
  while (true) { a = 'x'; break; }
  sink(a);
}
`,
  'try catch finally': `function f() {
  let a = 'x';
  try { a = source(); risky(); } catch (e) { sink(a); } // flow
  finally { a = a + '!'; }
  sink(a); // flow
  let b = source();
  try { b = 'x'; } finally { b = 'y'; }
  sink(b);
}
`,
  'throw carries the value': `function f() {
  try { throw new Error(source()); } catch (e) { sink(e.message); } // flow
  try { throw new Error('x'); } catch (e) { sink(e.message); }
}
`,
  switch: `function f(k) {
  let a = source();
  switch (k) {
    case 1: a = 'x'; break;
    case 2: sink(a); // flow
    default: a = 'y';
  }
  sink(a);
}
`,
  'folded switch': `function f() {
  const guess = 'ABC';
  let a;
  switch (guess.charAt(1)) {
    case 'A': a = source(); break;
    case 'B': a = 'fixed'; break;
    default: a = source();
  }
  sink(a);
  switch (guess[0]) {
    case 'A': a = source(); break;
    case 'B': a = 'fixed'; break;
  }
  sink(a); // flow
}
`,
  'folded arithmetic': `function f() {
  const n = 106;
  let a = source();
  let b = 7 * 18 + n > 200 ? 'constant' : a;
  sink(b);
  let c = 7 * 18 - n > 200 ? 'constant' : a;
  sink(c); // flow
  let d;
  if ((500 / 42) + n > 200) d = a; else d = 'x';
  sink(d);
}
`,
  'folded booleans': `function f() {
  const on = false;
  let a = source();
  if (on && a) { sink(a); }
  if (!on || a) { sink(a); } // flow
  const debug = 'no' === 'yes';
  if (debug) sink(a);
}
`,
  fields: `const o = {};
o.a = source();
o.b = 'x';
sink(o.a); // flow
sink(o.b);
o.a = 'y';
sink(o.a);
`,
  'nested fields': `const o = { user: { name: source(), id: 1 } };
sink(o.user.name); // flow
sink(o.user.id);
const u = o.user;
u.name = 'x';
sink(o.user.name);
`,
  'computed keys': `const o = {};
o['a-b'] = source();
sink(o['a-b']); // flow
sink(o['c']);
const k = 'a-b';
sink(o[k]); // flow
o[unknown()] = source();
sink(o.z); // flow
`,
  'arrays by index': `const a = ['x', source(), 'y'];
sink(a[0]);
sink(a[1]); // flow
a[1] = 'z';
sink(a[1]);
`,
  'array methods': `const a = [];
a.push('x');
a.push(source());
sink(a[0]);
sink(a[1]); // flow
a.shift();
sink(a[0]); // flow
a.pop();
sink(a.join());
`,
  'array map filter reduce': `const words = [source(), 'x'];
sink(words.map((w) => w.trim()).join(',')); // flow
sink(words.map(() => 'x').join(','));
sink(words.filter((w) => w.length > 1)[0]); // flow
sink(words.reduce((all, w) => all + w, '')); // flow
sink(words.reduce((n, w) => n + w.length, 0));
sink(words.find((w) => w === other)); // flow
sink(words.map((w) => w.length));
words.forEach((w) => sink(w)); // flow
sink(words.some((w) => w === 'x'));
`,
  'for of and for in': `for (const w of [source()]) sink(w); // flow
for (const w of ['x']) sink(w);
for (const k in source()) sink(k); // flow
for (const [i, w] of [source()].entries()) sink(w); // flow
`,
  'map and set': `const m = new Map();
m.set('a', source());
m.set('b', 'x');
sink(m.get('a')); // flow
sink(m.get('b'));
sink(m.get('c'));
for (const v of m.values()) sink(v); // flow
m.delete('a');
sink(m.get('a'));
const s = new Set([source()]);
for (const v of s) sink(v); // flow
sink([...s][0]); // flow
sink(s.size);
s.clear();
sink([...s][0]);
`,
  'destructuring objects': `const { a, b } = { a: source(), b: 'x' };
sink(a); // flow
sink(b);
const { c: { d }, ...rest } = { c: { d: source() }, e: 'x' };
sink(d); // flow
sink(rest.e);
const { f = source() } = given;
sink(f); // flow
const { query: { name }, path } = { query: { name: source() }, path: 'x' };
sink(name); // flow
sink(path);
`,
  'destructuring arrays': `const [a, b] = ['x', source()];
sink(a);
sink(b); // flow
const [first, ...others] = [source(), 'x', 'y'];
sink(first); // flow
sink(others[0]);
let p = source(), q = 'x';
[p, q] = [q, p];
sink(p);
sink(q); // flow
`,
  spread: `const o = { a: source(), b: 'x' };
const copy = { ...o, c: 'y' };
sink(copy.a); // flow
sink(copy.b);
const over = { ...o, a: 'z' };
sink(over.a);
const list = [...['x', source()]];
sink(list[1]); // flow
function g(x, y) { sink(y); sink(x); } // flow
g(...['x', source()]);
`,
  'template texts and joins': `const a = \`hello \${source()}\`;
sink(a); // flow
let b = 'x';
b += source();
sink(b); // flow
sink(['a', source()].join(' ')); // flow
sink('x'.concat(source())); // flow
sink(source().length);
sink(typeof source());
sink(source() > 3);
`,
  'tagged template': `function tag(parts, value) { return parts.join(value); }
sink(tag\`a \${source()} b\`); // flow
`,
  'text methods': `sink(source().trim().toUpperCase().slice(1)); // flow
sink(source().split(',')[0]); // flow
sink('a {x}'.replace('{x}', source())); // flow
sink(source().replace(/a/g, 'b')); // flow
sink(source().indexOf('x'));
sink(parseInt(source(), 10));
sink(Number(source()));
sink(+source());
sink(String(source())); // flow
sink('constant'.replace('c', 'd'));
`,
  'json and urls': `sink(JSON.parse(source()).name); // flow
sink(JSON.stringify({ a: source() })); // flow
const u = new URL(source());
sink(u.searchParams.get('x')); // flow
const p = new URLSearchParams();
p.append('a', source());
sink(p.toString()); // flow
sink(encodeURIComponent(source())); // flow
sink(Buffer.from(source(), 'base64').toString()); // flow
`,
  'ternary and logic': `const a = cond ? source() : 'x';
sink(a); // flow
sink(source() || 'x'); // flow
sink(other ?? source()); // flow
sink(cond && source()); // flow
let x;
x ??= source();
sink(x); // flow
`,
  guards: `const a = source();
const allowed = new Set(['a']);
if (!allowed.has(a)) throw new Error('no');
sink(a);
const b = source();
if (['x', 'y'].includes(b)) sink(b);
else sink(b); // flow
const c = source();
if (/^\\d+$/.test(c)) sink(c);
if (typeof c === 'number') sink(c);
if (c === 'a' || c === 'b') sink(c);
switch (c) { case 'a': sink(c); }
if (!/^[a-z]+$/.test(c)) return;
sink(c);
`,
  sanitizer: `sink(clean(source()));
const a = source();
const b = clean(a);
sink(a); // flow
sink(b);
`,
  'classes and fields': `class A {
  #secret = '';
  constructor(x) { this.x = x; this.y = 'y'; }
  get() { return this.x; }
  other() { return this.y; }
  set(v) { this.#secret = v; return this; }
  reveal() { return this.#secret; }
  static make(v) { return new A(v); }
}
const a = new A(source());
sink(a.get()); // flow
sink(a.other());
sink(a.x); // flow
sink(new A('x').set(source()).reveal()); // flow
sink(A.make(source()).get()); // flow
`,
  'getters and setters': `class A {
  set name(v) { this._n = v; }
  get name() { return this._n; }
}
const a = new A();
a.name = source();
sink(a.name); // flow
`,
  inheritance: `class Base {
  constructor(v) { this.v = v; }
  read() { return this.v; }
  run(x) { return this.handle(x); }
}
class Child extends Base {
  constructor(v) { super(v); }
  handle(x) { sink(x); } // flow
  read() { return super.read(); }
}
sink(new Child(source()).read()); // flow
new Child('x').run(source());
`,
  functions: `function id(x) { return x; }
const arrow = (x) => x;
const fixed = (x) => 'x';
sink(id(source())); // flow
sink(id('x'));
sink(arrow(source())); // flow
sink(fixed(source()));
function out(x) { sink(x); } // flow
out(source());
out('x');
`,
  'parameters with defaults and rest': `function f(a = source(), ...more) { sink(a); sink(more[0]); } // flow
function g(first, ...more) {
  sink(first);
  sink(more[1]); // flow
}
g('x', 'y', source());
f();
`,
  'object parameters': `function f({ name, id = 1 }) { sink(name); // flow
  sink(id); }
f({ name: source(), id: 2 });
function g(options) { sink(options.url); } // flow
g({ url: source() });
g({ method: source() });
`,
  'side effects on arguments': `function fill(o, v) { o.name = v; o.fixed = 'x'; }
const o = {};
fill(o, source());
sink(o.name); // flow
sink(o.fixed);
function add(list, v) { list.push(v); }
const l = [];
add(l, source());
sink(l[0]); // flow
`,
  recursion: `function walk(node, depth) {
  if (depth > 3) return node;
  return walk(node.child, depth + 1);
}
sink(walk(source(), 0)); // flow
function even(n, x) { return n === 0 ? x : odd(n - 1, x); }
function odd(n, x) { return n === 0 ? 'x' : even(n - 1, x); }
sink(even(4, source())); // flow
`,
  'higher order': `function apply(f, x) { return f(x); }
sink(apply((v) => v, source())); // flow
sink(apply((v) => 'x', source()));
apply((v) => sink(v), source()); // flow
const compose = (f, g) => (x) => g(f(x));
sink(compose((v) => v.trim(), (v) => v + '!')(source())); // flow
`,
  closures: `function make(x) { return () => x; }
sink(make(source())()); // flow
let kept = '';
function keep(v) { kept = v; }
function read() { return kept; }
keep(source());
sink(read()); // flow
`,
  callbacks: `function fetchUser(id, done) { done(null, id); }
fetchUser(source(), (error, user) => {
  sink(user); // flow
  sink(error);
});
`,
  promises: `Promise.resolve(source()).then((v) => sink(v)); // flow
Promise.resolve(source()).then((v) => v + '!').then((v) => { sink(v); }); // flow
Promise.resolve(source()).then(() => 'x').then((v) => { sink(v); });
Promise.all(['x', source()]).then(([a, b]) => {
  sink(a);
  sink(b); // flow
});
Promise.resolve('x').catch(() => source()).then((v) => sink(v)); // flow
`,
  'new promise': `function wait(v) { return new Promise((resolve) => { setTimeout(() => resolve(v), 10); }); }
wait(source()).then((v) => sink(v)); // flow
async function f() { sink(await wait(source())); } // flow
`,
  'async await': `async function load() { return source(); }
async function fixed() { return 'x'; }
async function main() {
  sink(await load()); // flow
  sink(await fixed());
  const [a, b] = await Promise.all([fixed(), load()]);
  sink(a);
  sink(b); // flow
  for await (const v of stream(source())) sink(v); // flow
}
`,
  generators: `function* words() { yield 'x'; yield source(); }
for (const w of words()) sink(w); // flow
function* fixed() { yield 'x'; }
for (const w of fixed()) sink(w);
const [first] = [...words()];
sink(first); // flow
function* all() { yield* words(); }
for (const w of all()) sink(w); // flow
`,
  'bind call apply': `function f(a, b) { sink(b); } // flow
f.call(null, 'x', source());
f.apply(null, ['x', source()]);
f.bind(null, 'x')(source());
`,
  'this and methods as values': `const api = {
  value: '',
  set(v) { this.value = v; },
  show() { sink(this.value); }, // flow
};
api.set(source());
api.show();
`,
  'lookup table': `const table = { a: 'x', b: 'y' };
sink(table[source()]);
const other = { a: 'x' };
other.b = source();
sink(other[key]); // flow
`,
  iife: `(function (v) { sink(v); })(source()); // flow
(() => { const v = source(); sink(v); })(); // flow
`,
  'optional chaining': `const o = { a: { b: source() } };
sink(o?.a?.b); // flow
sink(o?.a?.['b']); // flow
sink(f?.(source())); // flow
`,
  'labelled loops and do while': `let a = 'x';
outer: for (;;) { for (;;) { a = source(); break outer; } }
sink(a); // flow
do { a = 'y'; } while (cond());
sink(a);
`,
  'object assign and entries': `const o = Object.assign({}, { a: source() }, { b: 'x' });
sink(o.a); // flow
sink(o.b);
for (const [k, v] of Object.entries({ a: source() })) { sink(v); } // flow
sink(Object.keys({ a: source() })[0]);
sink(Object.values({ a: source() })[0]); // flow
`,
  'request data in a handler': `app.get('/x', (req, res) => {
  let body = '';
  stream.on('data', (chunk) => { body += source(); });
  stream.on('end', () => { sink(body); }); // flow
});
`,
  'array length and numbers': `const a = [source()];
sink(a.length);
sink(a.indexOf('x'));
sink(Math.max(source(), 1));
const n = source() * 2;
sink(n);
const i = source() | 0;
sink(i);
`,
};
