/** Flows through what TypeScript adds; each case has a place that is reached, most a neighbour that is not. */
export const insideTypeScript: Record<string, string> = {
  'casts and assertions': `const a = source() as string;
sink(a); // flow
sink(<string>source()); // flow
sink(source()!); // flow
const b = { x: source() } satisfies Row;
sink(b.x); // flow
`,
  'numbers by their declared type': `function page(n: number, text: string) {
  sink(n);
  sink(text); // flow
}
page(source(), source());
`,
  generics: `function id<T>(x: T): T { return x; }
sink(id<string>(source())); // flow
class Box<T> {
  constructor(private value: T) {}
  get(): T { return this.value; }
}
sink(new Box<string>(source()).get()); // flow
sink(new Box('x').get.name);
`,
  'parameter properties': `class User {
  constructor(public readonly name: string, private id = 'x') {}
  show() { sink(this.name); } // flow
  number() { sink(this.id); }
}
const u = new User(source());
u.show();
u.number();
sink(u.name); // flow
`,
  'interfaces and implementations': `interface Sender { send(text: string): void; }
class Mail implements Sender { send(text: string) { sink(text); } } // flow
class Silent implements Sender { send(text: string) { sink('x'); } }
function run(sender: Sender) { sender.send(source()); }
`,
  'abstract classes': `abstract class Base {
  run(text: string) { this.write(text); }
  protected abstract write(text: string): void;
}
class Page extends Base { protected write(text: string) { sink(text); } } // flow
new Page().run(source());
`,
  overloads: `function read(key: string): string;
function read(key: number): string;
function read(key: string | number): string { return source(); }
sink(read('a')); // flow
`,
  enums: `enum Mode { Safe = 'safe', Raw = 'raw' }
sink(Mode.Safe);
const o = { [Mode.Raw]: source() };
sink(o[Mode.Raw]); // flow
`,
  namespaces: `namespace Tools {
  export function pass(x: string) { return x; }
  export function drop(x: string) { return 'x'; }
}
sink(Tools.pass(source())); // flow
`,
  'optional parameters and defaults': `function f(a?: string, b: string = source()) {
  sink(a);
  sink(b); // flow
}
f();
`,
  'rest with types': `function g(...words: string[]) { sink(words[1]); } // flow
g('x', source());
`,
  'object types destructured': `function h({ name, id }: { name: string; id: string }) {
  sink(name); // flow
  sink(id);
}
h({ name: source(), id: 'x' });
`,
  'type guards': `function isSafe(x: unknown): x is number { return typeof x === 'number'; }
const a: string | number = source();
if (typeof a === 'number') sink(a);
else sink(a); // flow
if (typeof a !== 'string') throw new Error('text');
sink(a); // flow
`,
  'records and indexed access': `const rows: Record<string, string> = {};
rows['a'] = source();
sink(rows.a); // flow
sink(rows.b);
const list: string[] = ['x'];
list.push(source());
sink(list[1]); // flow
sink(list[0]);
`,
  'maps with type arguments': `const m = new Map<string, string>([['a', 'x']]);
m.set('b', source());
sink(m.get('b')); // flow
sink(m.get('a')!);
`,
  'readonly and static fields': `class Settings {
  static readonly home = source();
  static readonly safe = 'x';
  static make() { return Settings.home; }
}
sink(Settings.home); // flow
sink(Settings.safe);
sink(Settings.make()); // flow
`,
  accessors: `class A {
  private _n = '';
  get n(): string { return this._n; }
  set n(v: string) { this._n = v; }
}
const a = new A();
a.n = source();
sink(a.n); // flow
`,
  'private fields': `class B {
  #v: string;
  constructor(v: string) { this.#v = v; }
  show() { sink(this.#v); } // flow
}
new B(source()).show();
`,
  'arrow function fields': `class C {
  handle = (x: string) => { sink(x); }; // flow
  safe = (x: string) => 'x';
}
new C().handle(source());
sink(new C().safe(source()));
`,
  'async generics and promises': `async function load<T>(x: T): Promise<T> { return x; }
async function main() {
  const v = await load<string>(source());
  sink(v); // flow
  const [a, b] = await Promise.all([load('x'), load(source())]);
  sink(a);
  sink(b); // flow
}
`,
  iterators: `class Words {
  *[Symbol.iterator]() { yield source(); }
  *safe(): Generator<string> { yield 'x'; }
}
for (const w of new Words().safe()) sink(w);
function* gen(): Generator<string> { yield source(); }
for (const w of gen()) sink(w); // flow
`,
  'union narrowing by a switch': `type Kind = 'a' | 'b';
const k = source() as Kind;
switch (k) {
  case 'a': sink(k); break;
  case 'b': sink(k); break;
  default: sink(k); // flow
}
`,
  'tuple types': `const pair: [string, string] = ['x', source()];
const [x, y] = pair;
sink(x);
sink(y); // flow
`,
  'callbacks with types': `type Done = (error: Error | null, value?: string) => void;
function find(id: string, done: Done) { done(null, id); }
find(source(), (error, value) => {
  sink(value); // flow
  sink(error);
});
`,
  'function types as fields': `interface Options { format: (x: string) => string; }
function render(x: string, o: Options) { sink(o.format(x)); } // flow
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
sink(r?.user?.name); // flow
sink(r.user!.name!); // flow
`,
  'spread of typed objects': `interface P { a: string; b: string }
const p: P = { a: source(), b: 'x' };
const q: P = { ...p, b: 'y' };
sink(q.a); // flow
sink(q.b);
const { a, ...others } = p;
sink(a); // flow
sink(others.b);
`,
};
