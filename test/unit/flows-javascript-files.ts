/** Flows between files; places that are reached, and neighbours that are not. */
export const betweenJavaScriptFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'esm named and default': {
    'a.js': `import read, { out, fixed as other } from './b.js';
out(read());
sink(other());
sink(read()); // BAD
`,
    'b.js': `export default function () { return source(); }
export function out(v) { sink(v); } // BAD
export const fixed = () => 'x';
`,
  },
  'esm namespace': {
    'a.js': `import * as b from './b';
sink(b.read()); // BAD
sink(b.fixed());
`,
    'b.js': `export const read = () => source();
export const fixed = () => 'x';
`,
  },
  'commonjs object': {
    'a.js': `const b = require('./b');
const { out } = require('./b');
out(source());
sink(b.read()); // BAD
sink(b.fixed());
`,
    'b.js': `function read() { return source(); }
module.exports = { read, fixed: () => 'x', out(v) { sink(v); } }; // BAD
`,
  },
  'commonjs exports dot': {
    'a.js': `const b = require('./lib/b.js');
b.out(source());
sink(b.fixed(source()));
`,
    'lib/b.js': `exports.out = function (v) { sink(v); }; // BAD
module.exports.fixed = (v) => 'x';
`,
  },
  'commonjs single function': {
    'a.js': `const run = require('./b');
run(source());
`,
    'b.js': `module.exports = function (v) { sink(v); }; // BAD
`,
  },
  'commonjs class': {
    'a.js': `const Store = require('./store');
const s = new Store(source());
sink(s.read()); // BAD
sink(s.name());
`,
    'store.js': `class Store { constructor(v) { this.v = v; } read() { return this.v; } name() { return 'x'; } }
module.exports = Store;
`,
  },
  'index file': {
    'a.js': `import { read } from './lib';
sink(read()); // BAD
`,
    'lib/index.js': `export { read } from './impl';
`,
    'lib/impl.js': `export function read() { return source(); }
`,
  },
  're-export all and renamed': {
    'a.js': `import { one, two } from './lib/index.js';
sink(one()); // BAD
sink(two());
`,
    'lib/index.js': `export * from './one.js';
export { fixed as two } from './two.js';
`,
    'lib/one.js': `export const one = () => source();
`,
    'lib/two.js': `export const fixed = () => 'x';
`,
  },
  'namespace re-export': {
    'a.js': `import { lib } from './lib.js';
sink(lib.read()); // BAD
`,
    'lib.js': `export * as lib from './impl.js';
`,
    'impl.js': `export const read = () => source();
`,
  },
  'default class and instance': {
    'a.ts': `import Store, { store } from './store';
const own: Store = new Store();
own.set(source());
sink(own.get()); // BAD
store.run(source());
`,
    'store.ts': `export default class Store {
  private v = '';
  set(v: string) { this.v = v; }
  get() { return this.v; }
  run(v: string) { sink(v); } // BAD
}
export const store = new Store();
`,
  },
  'typed parameters and interfaces': {
    'a.ts': `import { Repo } from './repo';
export class Service {
  constructor(private readonly repo: Repo) {}
  find(id: string) { return this.repo.find(id); }
}
export function handler(service: Service) { service.find(source()); }
`,
    'repo.ts': `export interface Repo { find(id: string): unknown; }
export class SqlRepo implements Repo {
  find(id: string) { sink(id); } // BAD
}
`,
  },
  'exported constants': {
    'a.js': `import { config } from './b';
sink(config.name); // BAD
sink(config.fixed);
`,
    'b.js': `export const config = { name: source(), fixed: 'x' };
`,
  },
  'exported function that takes a callback': {
    'a.js': `import { each } from './b';
each([source()], (v) => sink(v)); // BAD
`,
    'b.js': `export function each(list, f) { for (const v of list) f(v); }
`,
  },
  'async across files': {
    'a.ts': `import { load } from './b';
export async function main() {
  const v = await load();
  sink(v.name); // BAD
  sink(v.fixed);
}
`,
    'b.ts': `export async function load() { return { name: source(), fixed: 'x' }; }
`,
  },
  'router in another file': {
    'routes.js': `const controller = require('./controller');
router.get('/x', controller.show);
`,
    'controller.js': `const service = require('./service');
exports.show = async (req, res) => {
  const row = await service.find(source());
  reply(row);
};
`,
    'service.js': `exports.find = (id) => sink(id); // BAD
`,
  },
  'factory of functions': {
    'a.js': `import { makeApi } from './api.js';
const api = makeApi('x');
api.run(source());
sink(api.read());
`,
    'api.js': `export function makeApi(base) {
  return { run(v) { sink(v); }, read: () => base }; // BAD
}
`,
  },
  'dynamic import': {
    'a.js': `async function f() { const b = await import('./b.js'); sink(b.read()); } // BAD
`,
    'b.js': `export const read = () => source();
`,
  },
  'cycle of files': {
    'a.js': `import { b } from './b.js';
export function a(v, n) { return n > 3 ? v : b(v, n + 1); }
sink(a(source(), 0)); // BAD
`,
    'b.js': `import { a } from './a.js';
export function b(v, n) { return a(v, n); }
`,
  },
  'inherited class in another file': {
    'a.ts': `import { Base } from './base';
class Child extends Base {
  handle(v: string) { sink(v); } // BAD
}
new Child().run(source());
`,
    'base.ts': `export abstract class Base {
  run(v: string) { this.handle(v); }
  abstract handle(v: string): void;
}
`,
  },
  'export assigned later and export list': {
    'a.js': `import { read as r } from './b';
sink(r()); // BAD
`,
    'b.js': `const read = () => source();
export { read };
`,
  },
  'tsx component and jsx': {
    'a.tsx': `import { View } from './view';
export const Page = () => <View html={source()} other="x" />;
`,
    'view.tsx': `export function View({ html, other }: Props) { sink(other); return sink(html); } // BAD
`,
  },
  'require with property': {
    'a.js': `const read = require('./b').read;
sink(read()); // BAD
`,
    'b.js': `module.exports.read = () => source();
`,
  },
  'import equals and export equals': {
    'a.ts': `import b = require('./b');
sink(b.read()); // BAD
`,
    'b.ts': `function read() { return source(); }
export = { read };
`,
  },
  'same name in another file is another function': {
    'a.js': `import { out } from './b';
out(source());
`,
    'b.js': `export function out(v) { return v; }
`,
    'c.js': `export function out(v) { sink(v); }
`,
  },
};
