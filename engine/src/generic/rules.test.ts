import assert from 'node:assert/strict';
import { pattern } from '../../../test/unit/matching';
import { analyze, rulesFrom, testEngine, today } from '../../../test/unit/support';
import { languageOfPath, textRulePaths } from '../index';
import { loadRules } from '../rules/load';

type Case = [what: string, formula: string, text: string, lines: number[]];

async function lines(language: string, formula: string, text: string, editorId = 'plaintext') {
  const rules = await rulesFrom(
    `  - id: t\n    languages: [${language}]\n    severity: ERROR\n    message: m\n${formula.replace(/^/gm, '    ')}\n`,
  );
  const { findings, problems } = await analyze(rules, editorId, text);
  assert.deepEqual([...problems, ...rules.problems], []);
  return findings.map((finding) => finding.range.start.line + 1);
}

const config = `server {
  listen 80;
  tls off;
}
server {
  listen 443;
  tls on;
}
`;

const cases: Case[] = [
  ['pattern', pattern('listen $PORT;'), config, [2, 6]],
  [
    'patterns with a surrounding',
    'patterns:\n  - pattern: listen $PORT;\n  - pattern-inside: |\n      server {\n        ...\n        tls off;\n        ...\n      }',
    config,
    [2],
  ],
  ['either', 'pattern-either:\n  - pattern: tls on;\n  - pattern: tls off;', config, [3, 7]],
  ['not', 'patterns:\n  - pattern: listen $PORT;\n  - pattern-not: listen 80;', config, [6]],
  [
    'not inside',
    'patterns:\n  - pattern: listen $PORT;\n  - pattern-not-inside: |\n      server {\n        ...\n        tls on;\n      }',
    config,
    [2],
  ],
  [
    'not, of the same size',
    'patterns:\n  - pattern: listen $PORT;\n  - pattern-not: listen $PORT; tls off;\n  - pattern-not: tls on;',
    config,
    [2, 6],
  ],
  ['no expression', 'patterns:\n  - pattern: listen $PORT;\n  - pattern-not-regex: sten 4', config, [2]],
  ['an expression', 'pattern-regex: listen \\d{2};', config, [2]],
  [
    'a condition',
    'patterns:\n  - pattern: listen $PORT;\n  - metavariable-regex:\n      metavariable: $PORT\n      regex: ^4',
    config,
    [6],
  ],
  [
    'a condition on an ellipsis',
    'patterns:\n  - pattern: tls $...MODE;\n  - metavariable-regex:\n      metavariable: $...MODE\n      regex: off',
    config,
    [3],
  ],
  ['focus', 'patterns:\n  - pattern: server { $...A tls $B\n  - focus-metavariable: $B', config, [3, 7]],
  [
    'a condition on a group of an expression',
    'patterns:\n  - pattern-regex: listen (?<PORT>\\d+)\n  - metavariable-regex:\n      metavariable: $PORT\n      regex: "80"',
    config,
    [2],
  ],
  [
    'numbered groups of two expressions are two things',
    'patterns:\n  - pattern-regex: listen (\\d+);\n  - pattern-regex: (listen) 80;',
    config,
    [2],
  ],
  ['options', `${pattern('server { ... 80')}\noptions:\n  generic_ellipsis_max_span: 0`, config, []],
];

describe('rules for any text', () => {
  for (const [what, formula, text, expected] of cases) {
    it(what, async () => assert.deepEqual(await lines('generic', formula, text), expected));
  }

  it('run on texts of every language', async () => {
    assert.deepEqual(await lines('generic', pattern('TODO: ...'), '// TODO: x\nf();', 'javascript'), [1]);
    assert.deepEqual(await lines('regex', 'pattern-regex: TODO', '# TODO: x', 'python'), [1]);
  });

  it('read patterns of regex as expressions', async () => {
    const formula = 'patterns:\n  - pattern: ws://\\S+\n  - pattern-not-inside: ws://localhost\\S*';
    assert.deepEqual(await lines('regex', formula, 'ws://a.example\nws://localhost/x'), [1]);
    assert.deepEqual(await lines('none', formula, 'ws://a.example'), [1]);
  });

  it('fill messages with words and groups', async () => {
    const rules = await rulesFrom(
      '  - {id: a, languages: [generic], severity: ERROR, message: "$P and $...Q", pattern: "listen $P; tls $...Q;"}\n' +
        '  - {id: b, languages: [regex], severity: ERROR, message: "$1", pattern-regex: "tls (off)"}',
    );
    const { findings } = await analyze(rules, 'plaintext', config);
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['80 and off', 'off', '443 and on'],
    );
  });

  it('are suppressed by comments of any kind', async () => {
    const rules = await rulesFrom(
      '  - {id: t, languages: [generic], severity: ERROR, message: m, pattern: bad}',
    );
    const text = 'bad ; nosemgrep: t\nbad\n<!-- wardscribe-ignore t: tested -->\nbad\nnosem bad\n';
    const { findings } = await analyze(rules, 'plaintext', text);
    assert.deepEqual(
      findings.map(({ suppression }) => suppression?.kind),
      ['comment', undefined, 'comment', undefined],
    );
  });

  it('leave alone texts without layout', async () => {
    assert.deepEqual(await lines('generic', pattern('a'), `a ${'x'.repeat(600)}`), []);
    assert.deepEqual(await lines('generic', pattern('a'), `a ${'x'.repeat(600)}\n\n`), [1]);
  });

  it('read what a metavariable stands for, whatever its layout, and code that stands alone in another language', async () => {
    const rules = await rulesFrom(`  - id: key
    languages: [javascript]
    severity: ERROR
    message: $...KEY
    patterns:
      - pattern: '"$TEXT"'
      - metavariable-pattern:
          metavariable: $TEXT
          language: generic
          pattern: BEGIN $...KEY END
  - id: shown
    languages: [generic]
    severity: ERROR
    message: $X
    patterns:
      - pattern: "[ <?php $...CODE ?> ]"
      - metavariable-pattern:
          metavariable: $...CODE
          language: php
          pattern: echo $X;
`);
    const key = 'k'.repeat(700);
    const found = async (language: string, text: string) =>
      (await analyze(rules, language, text)).findings.map(({ ruleId, message }) => `${ruleId} ${message}`);
    assert.deepEqual(await found('javascript', `const a = "BEGIN ${key} END"; const b = "BEGIN"`), [
      `key ${'k'.repeat(59)}…`,
    ]);
    assert.deepEqual(await found('plaintext', '[ <?php echo $name; ?> ] [ <?php f(); ?> ]'), ['shown $name']);
  });

  it('tell which paths they look at', () => {
    const paths = (text: string) =>
      textRulePaths(loadRules([{ path: 'r', text: `rules:\n${text}` }], []).rules);
    const rule = (rest: string) => `  - {id: t, severity: ERROR, message: m, pattern: x, ${rest}}\n`;
    assert.equal(paths(rule('languages: [javascript]')), undefined);
    const conf = paths(rule('languages: [generic], paths: {include: ["*.conf"], exclude: [test]}'));
    assert.deepEqual(
      ['a.conf', 'b/c.conf', 'a.txt', 'test/a.conf'].map((path) => conf?.(path)),
      [true, true, false, false],
    );
    assert.equal(paths(rule('languages: [regex]'))?.('any/thing'), true);
    assert.equal(languageOfPath('a.conf'), undefined);
  });

  it('give after an edit what they give from scratch', async () => {
    const rules = await rulesFrom(
      '  - {id: t, languages: [generic], severity: ERROR, message: m, pattern: "listen $P;"}',
    );
    const engine = await testEngine();
    const document = engine.open('a.conf', 'plaintext', config);
    const found = () => engine.analyze(document, { rules, today }).findings.map(({ start }) => start);
    const before = found();
    document.edit([{ start: 0, end: 0, text: 'listen 1;\n' }]);
    assert.deepEqual(found(), [0, ...before.map((start) => start + 10)]);
    document.close();
  });
});
