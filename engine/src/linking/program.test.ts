import assert from 'node:assert/strict';
import { type FunctionSummary, RECEIVER, type TextSummary } from '../summaries/summary';
import { Program } from './program';

const empty: TextSummary = {
  path: 'a.js',
  languageId: 'javascript',
  packages: [],
  functions: [],
  classes: [],
  imports: [],
  exports: [],
  sources: [],
  sinks: [],
  lines: new Uint32Array([0]),
};

const method: FunctionSummary = {
  name: 'f',
  start: 0,
  end: 9,
  class: -1,
  outer: -1,
  isStatic: false,
  isConstructor: false,
  parameters: [],
  returns: [],
  edges: [
    {
      from: { kind: 'parameter', index: RECEIVER, path: '' },
      to: { kind: 'return', path: '' },
      rules: 1,
      isSame: true,
    },
  ],
  calls: [],
};

describe('a program', () => {
  it('knows its files', () => {
    const program = new Program({ modules: 'files' });
    program.set({ ...empty, functions: [method] });
    assert.equal(program.has('a.js'), true);
    assert.deepEqual(program.flowsInto('a.js'), []);
    program.delete('a.js');
    assert.equal(program.has('a.js'), false);
  });
});
