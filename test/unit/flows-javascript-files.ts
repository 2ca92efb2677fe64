/** Flows between files of JavaScript: places that are reached, and neighbours that are not. */
export const betweenJavaScript: Record<string, Record<string, string>> = {
  'esm named and default': {
    'a.js': `import read, { out, fixed as other } from './b.js';
out(read());
sink(other());
sink(read()); // flow
`,
    'b.js': `export default function () { return source(); }
export function out(v) { sink(v); } // flow
export const fixed = () => 'x';
`,
  },
  'esm namespace': {
    'a.js': `import * as b from './b';
sink(b.read()); // flow
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
sink(b.read()); // flow
sink(b.fixed());
`,
    'b.js': `function read() { return source(); }
module.exports = { read, fixed: () => 'x', out(v) { sink(v); } }; // flow
`,
  },
  'commonjs exports dot': {
    'a.js': `const b = require('./lib/b.js');
b.out(source());
sink(b.fixed(source()));
`,
    'lib/b.js': `exports.out = function (v) { sink(v); }; // flow
module.exports.fixed = (v) => 'x';
`,
  },
  'commonjs single function': {
    'a.js': `const run = require('./b');
run(source());
`,
    'b.js': `module.exports = function (v) { sink(v); }; // flow
`,
  },
  'commonjs class': {
    'a.js': `const Store = require('./store');
const s = new Store(source());
sink(s.read()); // flow
sink(s.name());
`,
    'store.js': `class Store { constructor(v) { this.v = v; } read() { return this.v; } name() { return 'x'; } }
module.exports = Store;
`,
  },
  'index file': {
    'a.js': `import { read } from './lib';
sink(read()); // flow
`,
    'lib/index.js': `export { read } from './impl';
`,
    'lib/impl.js': `export function read() { return source(); }
`,
  },
  're-export all and renamed': {
    'a.js': `import { one, two } from './lib/index.js';
sink(one()); // flow
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
sink(lib.read()); // flow
`,
    'lib.js': `export * as lib from './impl.js';
`,
    'impl.js': `export const read = () => source();
`,
  },
  'exported constants': {
    'a.js': `import { config } from './b';
sink(config.name); // flow
sink(config.fixed);
`,
    'b.js': `export const config = { name: source(), fixed: 'x' };
`,
  },
  'exported function that takes a callback': {
    'a.js': `import { each } from './b';
each([source()], (v) => sink(v)); // flow
`,
    'b.js': `export function each(list, f) { for (const v of list) f(v); }
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
    'service.js': `exports.find = (id) => sink(id); // flow
`,
  },
  'factory of functions': {
    'a.js': `import { makeApi } from './api.js';
const api = makeApi('x');
api.run(source());
sink(api.read());
`,
    'api.js': `export function makeApi(base) {
  return { run(v) { sink(v); }, read: () => base }; // flow
}
`,
  },
  'dynamic import': {
    'a.js': `async function f() { const b = await import('./b.js'); sink(b.read()); } // flow
`,
    'b.js': `export const read = () => source();
`,
  },
  'cycle of files': {
    'a.js': `import { b } from './b.js';
export function a(v, n) { return n > 3 ? v : b(v, n + 1); }
sink(a(source(), 0)); // flow
`,
    'b.js': `import { a } from './a.js';
export function b(v, n) { return a(v, n); }
`,
  },
  'export assigned later and export list': {
    'a.js': `import { read as r } from './b';
sink(r()); // flow
`,
    'b.js': `const read = () => source();
export { read };
`,
  },
  'require with property': {
    'a.js': `const read = require('./b').read;
sink(read()); // flow
`,
    'b.js': `module.exports.read = () => source();
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
