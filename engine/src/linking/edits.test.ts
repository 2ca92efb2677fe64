import assert from 'node:assert/strict';
import fc from 'fast-check';
import { call, type FilePlan, type FunctionPlan, summaryOf } from '../../../test/unit/summary-builder';
import type { TextSummary } from '../summaries/summary';
import { Program } from './program';

const top: FunctionPlan = { outer: -1 };
const imports = ['a', 'b', 'c'].map((name) => ({ local: `from${name}`, module: `./${name}`, name: 'run' }));

/** Files that call each other, keep data for each other, or do neither. */
const functions: FunctionPlan[] = [
  { name: 'run', parameters: ['x'], edges: ['p0 -> sink0', 'p0 -> ret'] },
  { name: 'run', parameters: ['x'], edges: ['p0 -> ret'] },
  { name: 'run', parameters: ['x'], edges: ['p0 -> a0.0', 'r0 -> ret'], calls: [call('froma', 1)] },
  { name: 'run', parameters: ['x'], edges: ['p0 -> a0.0', 'r0 -> sink0'], calls: [call('fromb', 1)] },
  { name: 'main', edges: ['s0 -> a0.0', 'r0 -> sink0'], calls: [call('fromc', 1)] },
  { name: 'main', edges: ['s0 -> {import:froma}:x', '{import:froma}:x -> sink0'], calls: [] },
  { name: 'read', edges: ['s0 -> ret'] },
  { name: 'main', edges: ['s0 -> a0.0', 'r0 -> sink0'], calls: [call('o.run', 1)] },
];

const arbitraryFile = fc
  .record({
    path: fc.constantFrom('a', 'b', 'c'),
    chosen: fc.subarray(functions, { maxLength: 3 }),
    moved: fc.nat(3),
  })
  .map(({ path, chosen, moved }): FilePlan & { moved: number } => ({
    path,
    imports,
    functions: [top, ...chosen],
    moved,
  }));

/** The summary with all of its code further down. */
function movedBy(summary: TextSummary, by: number): TextSummary {
  const move = <T extends { start: number; end: number }>(each: T): T => ({
    ...each,
    start: each.start + by,
    end: each.end + by,
  });
  const functions = summary.functions.map((each) => ({ ...move(each), calls: each.calls.map(move) }));
  return { ...summary, functions, sources: summary.sources.map(move), sinks: summary.sinks.map(move) };
}

describe('a program after edits', () => {
  it('has the flows of one that is put together anew', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: arbitraryFile.map((set) => ({ set })) },
      { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c').map((path) => ({ delete: path })) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), (steps, asks) => {
        const edited = new Program({ modules: 'files' });
        const texts = new Map<string, TextSummary>();
        for (const each of steps) {
          if ('delete' in each) {
            edited.delete(each.delete);
            texts.delete(each.delete);
          } else {
            const summary = movedBy(summaryOf(each.set), each.set.moved);
            edited.set(summary);
            texts.set(summary.path, summary);
          }
          if (asks) edited.flowsInto('a');
        }
        const fresh = new Program({ modules: 'files' });
        for (const text of [...texts.values()].reverse()) fresh.set(text);
        assert.deepEqual([...edited.flows()], [...fresh.flows()]);
      }),
      { numRuns: 300 },
    );
  });

  it('has the flows that it had when an edit is taken back', () => {
    const plan = (edge: string): FilePlan => ({
      path: 'a',
      functions: [top, { name: 'f', edges: [edge] }],
    });
    const program = new Program({ modules: 'files' });
    const before = summaryOf(plan('s0 -> sink0'));
    program.set(before);
    assert.equal(program.flowsInto('a').length, 1);
    program.set(summaryOf(plan('s0 -> ret')));
    assert.equal(program.flowsInto('a').length, 0);
    program.set(before);
    assert.equal(program.flowsInto('a').length, 1);
  });
});
