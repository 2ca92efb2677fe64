/** Flows through what TypeScript adds; each case has a place that is reached, and most a neighbour that is not. */
export const insideTypeScript: Readonly<Record<string, string>> = {
  'casts and assertions': `const a = source() as string;
sink(a); // BAD
sink(<string>source()); // BAD
sink(source()!); // BAD
const b = { x: source() } satisfies Row;
sink(b.x); // BAD
`,
  'numbers by their declared type': `function page(n: number, text: string) {
  sink(n);
  sink(text); // BAD
}
page(source(), source());
`,
  generics: `function id<T>(x: T): T { return x; }
sink(id<string>(source())); // BAD
class Box<T> {
  constructor(private value: T) {}
  get(): T { return this.value; }
}
sink(new Box<string>(source()).get()); // BAD
sink(new Box('x').get.name);
`,
  'parameter properties': `class User {
  constructor(public readonly name: string, private id = 'x') {}
  show() { sink(this.name); } // BAD
  number() { sink(this.id); }
}
const u = new User(source());
u.show();
u.number();
sink(u.name); // BAD
`,
  'interfaces and implementations': `interface Sender { send(text: string): void; }
class Mail implements Sender { send(text: string) { sink(text); } } // BAD
class Silent implements Sender { send(text: string) { sink('x'); } }
function run(sender: Sender) { sender.send(source()); }
`,
  'abstract classes': `abstract class Base {
  run(text: string) { this.write(text); }
  protected abstract write(text: string): void;
}
class Page extends Base { protected write(text: string) { sink(text); } } // BAD
new Page().run(source());
`,
  overloads: `function read(key: string): string;
function read(key: number): string;
function read(key: string | number): string { return source(); }
sink(read('a')); // BAD
`,
  enums: `enum Mode { Safe = 'safe', Raw = 'raw' }
sink(Mode.Safe);
const o = { [Mode.Raw]: source() };
sink(o[Mode.Raw]); // BAD
`,
  namespaces: `namespace Tools {
  export function pass(x: string) { return x; }
  export function drop(x: string) { return 'x'; }
}
sink(Tools.pass(source())); // BAD
`,
  'optional parameters and defaults': `function f(a?: string, b: string = source()) {
  sink(a);
  sink(b); // BAD
}
f();
`,
  'rest with types': `function g(...words: string[]) { sink(words[1]); } // BAD
g('x', source());
`,
  'object types destructured': `function h({ name, id }: { name: string; id: string }) {
  sink(name); // BAD
  sink(id);
}
h({ name: source(), id: 'x' });
`,
  'type guards': `function isSafe(x: unknown): x is number { return typeof x === 'number'; }
const a: string | number = source();
if (typeof a === 'number') sink(a);
else sink(a); // BAD
if (typeof a !== 'string') throw new Error('text');
sink(a); // BAD
`,
  'records and indexed access': `const rows: Record<string, string> = {};
rows['a'] = source();
sink(rows.a); // BAD
sink(rows.b);
const list: string[] = ['x'];
list.push(source());
sink(list[1]); // BAD
sink(list[0]);
`,
  'maps with type arguments': `const m = new Map<string, string>([['a', 'x']]);
m.set('b', source());
sink(m.get('b')); // BAD
sink(m.get('a')!);
`,
  'readonly and static fields': `class Settings {
  static readonly home = source();
  static readonly safe = 'x';
  static make() { return Settings.home; }
}
sink(Settings.home); // BAD
sink(Settings.safe);
sink(Settings.make()); // BAD
`,
  accessors: `class A {
  private _n = '';
  get n(): string { return this._n; }
  set n(v: string) { this._n = v; }
}
const a = new A();
a.n = source();
sink(a.n); // BAD
`,
  'private fields': `class B {
  #v: string;
  constructor(v: string) { this.#v = v; }
  show() { sink(this.#v); } // BAD
}
new B(source()).show();
`,
  'arrow function fields': `class C {
  handle = (x: string) => { sink(x); }; // BAD
  safe = (x: string) => 'x';
}
new C().handle(source());
sink(new C().safe(source()));
`,
  'async generics and promises': `async function load<T>(x: T): Promise<T> { return x; }
async function main() {
  const v = await load<string>(source());
  sink(v); // BAD
  const [a, b] = await Promise.all([load('x'), load(source())]);
  sink(a);
  sink(b); // BAD
}
`,
  iterators: `class Words {
  *[Symbol.iterator]() { yield source(); }
  *safe(): Generator<string> { yield 'x'; }
}
for (const w of new Words().safe()) sink(w);
function* gen(): Generator<string> { yield source(); }
for (const w of gen()) sink(w); // BAD
`,
  'union narrowing by a switch': `type Kind = 'a' | 'b';
const k = source() as Kind;
switch (k) {
  case 'a': sink(k); break;
  case 'b': sink(k); break;
  default: sink(k); // BAD
}
`,
  'tuple types': `const pair: [string, string] = ['x', source()];
const [x, y] = pair;
sink(x);
sink(y); // BAD
`,
  'callbacks with types': `type Done = (error: Error | null, value?: string) => void;
function find(id: string, done: Done) { done(null, id); }
find(source(), (error, value) => {
  sink(value); // BAD
  sink(error);
});
`,
  'function types as fields': `interface Options { format: (x: string) => string; }
function render(x: string, o: Options) { sink(o.format(x)); } // BAD
render(source(), { format: (x) => x.trim() });
`,
  'allow lists': `const allowed = ['a', 'b'] as const;
const a = source();
if (!allowed.includes(a as never)) throw new Error('no');
sink(a);
`,
  'constants by type': `const debug = false as boolean;
const on: boolean = false;
const a: string = source();
sink(a.length);
sink(\`\${a.length} letters\`);
sink(Number.parseInt(a, 10));
`,
  'optional chaining on types': `interface Row { user?: { name?: string } }
const r: Row = { user: { name: source() } };
sink(r?.user?.name); // BAD
sink(r.user!.name!); // BAD
`,
  'spread of typed objects': `interface P { a: string; b: string }
const p: P = { a: source(), b: 'x' };
const q: P = { ...p, b: 'y' };
sink(q.a); // BAD
sink(q.b);
const { a, ...others } = p;
sink(a); // BAD
sink(others.b);
`,
};
