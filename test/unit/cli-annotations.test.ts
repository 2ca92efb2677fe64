import assert from 'node:assert/strict';
import path from 'node:path';
import { expectedLines, readAnnotations } from '../../engine/src/testing/annotations';
import { discover } from '../../host/src/index';
import { CliFolder } from './cli-support';

describe('cli: annotations', () => {
  const read = (text: string) =>
    readAnnotations(text, new Set(['a', 'b'])).map(({ kind, ruleId, line }) => `${line} ${kind} ${ruleId}`);

  it('reads the comments of every language; the line after is meant', () => {
    assert.deepEqual(read('// ruleid: a\nx\n# ok:b\n'), ['2 ruleid a', '4 ok b']);
    assert.deepEqual(read('/* todoruleid: a */\r\n<!-- todook : b -->\r\n'), [
      '2 todoruleid a',
      '3 todook b',
    ]);
    assert.deepEqual(read('{/* ruleid: a */}\n(* ok: a *)\n-- ruleid: b\n'), [
      '2 ruleid a',
      '3 ok a',
      '4 ruleid b',
    ]);
    assert.deepEqual(read('  x = 1  # ruleid: a'), ['2 ruleid a']);
  });

  it('reads several rules, leaves out others and those of the paid engines', () => {
    assert.deepEqual(read('// ruleid: a, b , c'), ['2 ruleid a', '2 ruleid b']);
    assert.deepEqual(read('// proruleid: a\n// deepok: b\n// ruleid: deepok: a\n'), ['4 ruleid a']);
    assert.deepEqual(read('// ruleid: a because of this'), ['2 ruleid a']);
  });

  it('takes todo lines out of what is expected', () => {
    const annotations = readAnnotations('// ruleid: a\n// ruleid: a\n// todoruleid: a\n', new Set(['a']));
    const { expected, open } = expectedLines(annotations, 'a');
    assert.deepEqual({ expected, open: [...open] }, { expected: [2, 3], open: [4] });
  });
});

describe('cli: discovery of rule tests', () => {
  it('pairs rule files with the targets of the same name', () => {
    const folder = new CliFolder();
    const rule = 'rules:\n  - id: r\n';
    folder.put({
      'x/eval.yaml': rule,
      'x/eval.py': '',
      'x/eval.js': '',
      'x/eval.min.js': '',
      'x/eval.fixed.py': '',
      'x/eval.md': '',
      'x/eval.test.yaml': '',
      'x/eval/more.py': '',
      'x/eval/more.fixed.py': '',
      'x/evaluate.py': '',
      'x/compose.yml': 'services: {}',
      'x/compose.py': '',
      'x/broken.yaml': 'rules: [',
      'x/alone.yml': 'rules: [{id: s}, {id: t}]',
      '.hidden/eval.yaml': rule,
      'node_modules/y/eval.yaml': rule,
    });
    const relative = (file: string) => path.relative(folder.path, file).split(path.sep).join('/');
    const found = discover(folder.path).map(({ config, ruleIds, targets }) => ({
      config: relative(config),
      ruleIds,
      targets: targets.map(({ file, fixed }) =>
        fixed ? `${relative(file)} → ${relative(fixed)}` : relative(file),
      ),
    }));
    assert.deepEqual(found, [
      { config: 'x/alone.yml', ruleIds: ['s', 't'], targets: [] },
      {
        config: 'x/eval.yaml',
        ruleIds: ['r'],
        targets: [
          'x/eval.js',
          'x/eval.min.js',
          'x/eval.py → x/eval.fixed.py',
          'x/eval.test.yaml',
          'x/eval/more.py → x/eval/more.fixed.py',
        ],
      },
    ]);
    folder.remove();
  });
});
