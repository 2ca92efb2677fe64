import assert from 'node:assert/strict';
import { call, type FunctionPlan, flowsOf, summaryOf } from '../../../test/unit/summary-builder';
import { Program } from './program';

const top: FunctionPlan = { outer: -1 };
const found = ['a 0 -> a 0 high'];

describe('flows through a program', () => {
  it('go through a function to its caller, and only to the one that handed the data over', () => {
    const id: FunctionPlan = { name: 'id', parameters: ['x'], edges: ['p0 -> ret'] };
    const flows = flowsOf('files', {
      path: 'a',
      sinks: [1, 1],
      functions: [
        top,
        id,
        { name: 'bad', edges: ['s0 -> a0.0', 'r0 -> sink0'], calls: [call('id', 1)] },
        { name: 'good', edges: ['r0 -> sink1'], calls: [call('id', 1)] },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('go into a function to a sink, with the rules that an edge lets through', () => {
    const file = (edge: string) => ({
      path: 'a',
      sources: [3],
      sinks: [1],
      functions: [
        top,
        { name: 'run', parameters: ['x', 'y'], edges: [edge] },
        { name: 'main', edges: ['s0 -> a0.1'], calls: [call('run', 2)] },
      ],
    });
    assert.deepEqual(flowsOf('files', file('p1 -> sink0')), found);
    assert.deepEqual(flowsOf('files', file('p1 -> sink0&2')), []);
    assert.deepEqual(flowsOf('files', file('p0 -> sink0')), []);
  });

  it('go out of a function that reads a source to all of its callers', () => {
    const flows = flowsOf('files', {
      path: 'a',
      sinks: [1, 1],
      functions: [
        top,
        { name: 'read', edges: ['s0 -> ret'] },
        { name: 'b', edges: ['r0 -> sink0'], calls: [call('read', 0)] },
        { name: 'c', edges: ['r0 -> ret'], calls: [call('read', 0)] },
        { name: 'd', edges: ['r0 -> sink1'], calls: [call('c', 0)] },
      ],
    });
    assert.deepEqual(flows, ['a 0 -> a 0 high', 'a 0 -> a 1 high']);
  });

  it('keep to parts of values', () => {
    const file = (read: string) => ({
      path: 'a',
      functions: [
        top,
        { name: 'make', parameters: ['x'], edges: ['p0 -> ret:name'] },
        { name: 'main', edges: ['s0 -> a0.0', `r0${read} -> sink0`], calls: [call('make', 1)] },
      ],
    });
    assert.deepEqual(flowsOf('files', file(':name')), found);
    assert.deepEqual(flowsOf('files', file(':name.first')), found);
    assert.deepEqual(flowsOf('files', file('')), found);
    assert.deepEqual(flowsOf('files', file(':*')), found);
    assert.deepEqual(flowsOf('files', file(':age')), []);
  });

  it('come out of what an argument was left with', () => {
    const flows = flowsOf('files', {
      path: 'a',
      functions: [
        top,
        { name: 'fill', parameters: ['o', 'x'], edges: ['p1 -> p0:k'] },
        { name: 'main', edges: ['s0 -> a0.1', 'a0.0:k -> sink0'], calls: [call('fill', 2)] },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('end in functions that call each other', () => {
    const flows = flowsOf('files', {
      path: 'a',
      functions: [
        top,
        {
          name: 'f',
          parameters: ['x'],
          edges: ['p0 -> a0.0', 'r0 -> ret', 'p0 -> ret'],
          calls: [call('g', 1)],
        },
        { name: 'g', parameters: ['x'], edges: ['p0 -> a0.0:next', 'r0:next -> ret'], calls: [call('f', 1)] },
        { name: 'main', edges: ['s0 -> a0.0', 'r0 -> sink0'], calls: [call('f', 1)] },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('follow the default of a call of unknown functions only', () => {
    const file = (name: string) => ({
      path: 'a',
      functions: [
        top,
        { name: 'clean', parameters: ['x'], edges: [] },
        {
          name: 'main',
          edges: ['s0 -> a0.0', 'r0 -> sink0'],
          calls: [call(name, 1, { otherwise: [{ from: 0, to: 'return' as const, rules: 1 }] })],
        },
      ],
    });
    assert.deepEqual(flowsOf('files', file('trim')), found);
    assert.deepEqual(flowsOf('files', file('clean')), []);
  });

  it('go through variables that functions share', () => {
    const flows = flowsOf('files', {
      path: 'a',
      functions: [
        top,
        { name: 'put', parameters: ['x'], edges: ['p0 -> {local:0:shared}:id'] },
        { name: 'get', edges: ['{local:0:shared}:id -> sink0'] },
        { name: 'main', edges: ['s0 -> a0.0'], calls: [call('put', 1)] },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('tell at most four sources, and the shortest way first', () => {
    const program = new Program({ modules: 'files' });
    const handler = (i: number): FunctionPlan => ({
      name: `h${i}`,
      edges: [`s${i} -> a0.0`],
      calls: [call(i === 5 ? 'run' : 'pass', 1)],
    });
    program.set(
      summaryOf({
        path: 'a',
        sources: [1, 1, 1, 1, 1, 1],
        functions: [
          top,
          { name: 'run', parameters: ['x'], edges: ['p0 -> sink0'] },
          { name: 'pass', parameters: ['x'], edges: ['p0 -> a0.0'], calls: [call('run', 1)] },
          ...[0, 1, 2, 3, 4, 5].map(handler),
        ],
      }),
    );
    const [flow] = program.flowsInto('a');
    assert.deepEqual(
      flow.paths.map(({ source }) => source.index),
      [5, 0, 1, 2],
    );
    assert.deepEqual(
      flow.paths.map(({ steps }) => steps.map(({ note }) => note).join(', ')),
      ['source, handed to run(), sink', ...Array(3).fill('source, handed to pass(), handed to run(), sink')],
    );
  });
});

describe('functions as values', () => {
  it('are called where they are handed to, each with what it is handed together with', () => {
    const flows = flowsOf('files', {
      path: 'a',
      sinks: [1, 1],
      functions: [
        top,
        {
          name: 'apply',
          parameters: ['f', 'x'],
          edges: ['p0 -> callee0', 'p1 -> a0.0'],
          calls: [call('f', 1)],
        },
        { name: 'bad', parameters: ['x'], edges: ['p0 -> sink0'] },
        { name: 'other', parameters: ['x'], edges: ['p0 -> sink1'] },
        {
          name: 'main',
          edges: ['f2 -> a0.0', 's0 -> a0.1', 'f3 -> a1.0'],
          calls: [call('apply', 2), call('apply', 2)],
        },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('are found in tables, and among what functions give back', () => {
    const flows = flowsOf('files', {
      path: 'a',
      sinks: [1, 1],
      functions: [
        { ...top, edges: ['f2 -> {local:0:table}:run'] },
        { name: 'make', edges: ['f2 -> ret'] },
        { name: '', parameters: ['x'], edges: ['p0 -> sink0'] },
        {
          name: 'main',
          edges: ['s0 -> a0.0', '{local:0:table}:run -> callee0'],
          calls: [call('', 1)],
        },
        {
          name: 'more',
          edges: ['s0 -> a1.0', 'r0 -> callee1'],
          calls: [call('make', 0), call('', 1)],
        },
      ],
    });
    assert.deepEqual(flows, found);
  });
});

describe('objects', () => {
  const classes = [{ name: 'A' }, { name: 'B', bases: ['A'] }, { name: 'C', bases: ['A'] }];
  const methods: FunctionPlan[] = [
    { name: 'run', class: 0, parameters: ['x'], edges: [] },
    { name: 'run', class: 1, parameters: ['x'], edges: ['p0 -> sink0'] },
    { name: 'run', class: 2, parameters: ['x'], edges: [] },
  ];

  it('run the methods of the class that they are of', () => {
    const flows = (made: string) =>
      flowsOf('packages', {
        path: 'a',
        classes,
        functions: [
          top,
          ...methods,
          {
            name: 'main',
            edges: ['r0 -> a1.this', 's0 -> a1.0'],
            calls: [call(`new ${made}`, 0), call('o.run', 1, { types: ['A'] })],
          },
        ],
      });
    assert.deepEqual(flows('B'), found);
    assert.deepEqual(flows('C'), []);
  });

  it('run all methods that they may have by their type', () => {
    const flows = flowsOf('packages', {
      path: 'a',
      classes,
      functions: [
        top,
        ...methods,
        { name: 'main', edges: ['s0 -> a0.0'], calls: [call('o.run', 1, { types: ['A'] })] },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('keep what their constructor got, each for itself', () => {
    const flows = flowsOf('packages', {
      path: 'a',
      classes: [{ name: 'Box' }],
      sinks: [1, 1],
      functions: [
        top,
        { name: 'Box', class: 0, isConstructor: true, parameters: ['x'], edges: ['p0 -> this:x'] },
        { name: 'get', class: 0, edges: ['this:x -> ret'] },
        {
          name: 'main',
          edges: ['s0 -> a0.0', 'r0 -> a2.this', 'r1 -> a3.this', 'r2 -> sink0', 'r3 -> sink1'],
          calls: [
            call('new Box', 1),
            call('new Box', 1),
            call('b.get', 0, { types: ['Box'] }),
            call('c.get', 0, { types: ['Box'] }),
          ],
        },
      ],
    });
    assert.deepEqual(flows, found);
  });

  it('keep what one method leaves for another that a framework calls', () => {
    const flows = flowsOf('packages', {
      path: 'a',
      classes: [{ name: 'Page' }],
      functions: [
        top,
        { name: 'load', class: 0, edges: ['s0 -> this:id'] },
        { name: 'show', class: 0, edges: ['this:id -> sink0'] },
      ],
    });
    assert.deepEqual(flows, ['a 0 -> a 0 medium']);
  });

  it('are guessed at by the name of a method and its arguments, where it is rare', () => {
    const flows = (count: number, mayGuess: boolean) =>
      flowsOf('files', {
        path: 'a',
        classes: [{ name: 'A' }],
        functions: [
          top,
          { name: 'store', class: 0, parameters: ['x'], edges: ['p0 -> sink0'] },
          { name: 'main', edges: ['s0 -> a0.0'], calls: [call('o.store', count, { mayGuess })] },
        ],
      });
    assert.deepEqual(flows(1, true), ['a 0 -> a 0 medium']);
    assert.deepEqual(flows(2, true), []);
    assert.deepEqual(flows(1, false), []);
  });
});
