import assert from 'node:assert/strict';
import type { AnalysisProblem } from '../findings/finding';
import { LineIndex } from '../syntax/position';
import { loadRules } from './load';
import type { Formula, LoadedRules, RuleSpec } from './rule';
import { positionInPattern } from './yaml-ranges';

const head = `rules:
  - id: demo
    languages: [python]
    severity: ERROR
    message: Stop.
`;

function load(text: string, models?: string): LoadedRules {
  return loadRules([{ path: 'r.yaml', text }], models ? [{ path: 'm.yaml', text: models }] : []);
}

/** The only rule of a text without problems. */
function rule(text: string, models?: string): RuleSpec {
  const loaded = load(text, models);
  assert.deepEqual(loaded.problems, []);
  assert.equal(loaded.rules.length, 1);
  return loaded.rules[0];
}

/** Problems as `text under the range: message`. */
function told(text: string, problems: AnalysisProblem[]): string[] {
  const index = new LineIndex(text);
  return problems.map(({ range, message }) => {
    assert.ok(range);
    return `${text.slice(index.offset(range.start), index.offset(range.end))} | ${message}`;
  });
}

/** The problems of a text that holds no good rule. */
function refused(text: string, models?: string): string[] {
  const loaded = load(text, models);
  assert.deepEqual(loaded.rules, []);
  return told(text, loaded.problems);
}

function formula(text: string): Formula {
  const { body } = rule(head + text);
  assert.equal(body.mode, 'search');
  return (body as { formula: Formula }).formula;
}

const range = (line: number, from: number, to: number, toLine = line) => ({
  start: { line, character: from },
  end: { line: toLine, character: to },
});

describe('loadRules', () => {
  it('reads a search rule with everything that it says about itself', () => {
    const loaded = rule(`rules:
  - id: team.sql-injection
    languages: [js, javascript, ts]
    severity: HIGH
    message: >-
      Pass $X
      as a parameter.
    min-version: 1.50.0
    options: {interfile: true, constant_propagation: true}
    pattern: db.query($X)
    fix: db.query("?", $X)
    paths: {include: [src/**], exclude: ['*.test.js']}
    metadata:
      why: A value becomes code.
      confidence: HIGH
      cwe: ["CWE-089: SQL Injection", cwe-564]
      references: https://example.org/sql
      technology: [express]
`);
    assert.deepEqual(loaded, {
      id: 'team.sql-injection',
      title: 'Sql injection',
      why: 'A value becomes code.',
      confidence: 'high',
      cwe: ['CWE-89', 'CWE-564'],
      references: ['https://example.org/sql'],
      message: 'Pass $X as a parameter.',
      severity: 'error',
      owasp: ['A05:2025', 'A03:2021'],
      languages: ['javascript', 'typescript'],
      mode: 'search',
      path: 'r.yaml',
      range: range(1, 8, 26),
      fixes: [
        {
          title: 'Replace with `db.query("?", $X)`',
          grade: 'review',
          template: 'db.query("?", $X)',
          replace: 'match',
          imports: [],
          isPlain: true,
        },
      ],
      include: ['src/**'],
      exclude: ['*.test.js'],
      body: { mode: 'search', formula: { kind: 'pattern', text: 'db.query($X)', range: range(9, 13, 25) } },
    });
  });

  it('reads every operator', () => {
    const built = formula(`    patterns:
      - pattern-either:
          - pattern: f($X)
          - patterns:
              - pattern: g($X)
              - pattern-not: g("...")
      - pattern-inside: |
          def $F(...):
            ...
      - pattern-not-inside: {pattern: "with x: ..."}
      - pattern-not-regex: nosec
      - pattern-regex: "(?P<NAME>a)"
      - metavariable-regex: {metavariable: $X, regex: ^req}
      - focus-metavariable: [$X, $NAME]
`);
    assert.ok(built.kind === 'all');
    assert.deepEqual(
      built.parts.map((part) => part.kind),
      ['any', 'inside', 'not', 'not', 'regex'],
    );
    assert.deepEqual(built.parts[1], {
      kind: 'inside',
      part: { kind: 'pattern', text: 'def $F(...):\n  ...', range: range(12, 10, 15, 13) },
      range: range(12, 10, 15, 13),
    });
    const outer = built.parts[2];
    assert.ok(outer.kind === 'not' && outer.part.kind === 'inside' && outer.part.part.kind === 'pattern');
    assert.ok(built.parts[3].kind === 'not' && built.parts[3].part.kind === 'regex');
    assert.deepEqual(built.conditions, [
      {
        kind: 'regex',
        metavariable: '$X',
        source: '^req',
        constants: false,
        range: range(17, 54, 58),
      },
    ]);
    assert.deepEqual(built.focus, [['$X', '$NAME']]);
  });

  it('reads a taint rule and its models', () => {
    const loaded = rule(
      `${head}    mode: taint
    pattern-sinks:
      - patterns: [{pattern: run($X)}, {focus-metavariable: $X}]
    pattern-sanitizers: [{pattern: clean(...)}]
    metadata:
      uses: {sources: [http-request]}
      fixes:
        - {title: Use a list, grade: breaking, builder: {name: sql-parameters, options: {placeholder: 1}}, replace: whole, imports: [import os]}
`,
      'models:\n  - {id: http-request, languages: [py], kind: source, patterns: [{pattern: request.args}]}\n',
    );
    assert.ok(loaded.body.mode === 'taint');
    assert.equal(loaded.mode, 'taint');
    assert.deepEqual(loaded.body.uses, { sources: ['http-request'], sinks: [], sanitizers: [] });
    assert.deepEqual(
      [loaded.body.sources.length, loaded.body.sinks.length, loaded.body.sanitizers.length],
      [0, 1, 1],
    );
    assert.deepEqual(loaded.fixes, [
      {
        title: 'Use a list',
        grade: 'breaking',
        builder: { name: 'sql-parameters', options: { placeholder: '1' } },
        replace: 'whole',
        imports: ['import os'],
      },
    ]);
  });

  it('takes `fix` as the template of the first fix', () => {
    const text = `${head}    pattern: f()\n    fix: g()\n    metadata: {fixes: [{title: Call g, grade: safe}]}\n`;
    const [fix] = rule(text).fixes;
    assert.deepEqual(fix, { title: 'Call g', grade: 'safe', template: 'g()', replace: 'match', imports: [] });
  });

  it('knows severities old and new', () => {
    const severities = [
      'CRITICAL',
      'HIGH',
      'MEDIUM',
      'LOW',
      'ERROR',
      'WARNING',
      'INFO',
      'INVENTORY',
      'EXPERIMENT',
    ];
    const found = severities.map(
      (severity) => rule(head.replace('ERROR', severity).concat('    pattern: f()\n')).severity,
    );
    assert.deepEqual(found, [
      'error',
      'error',
      'warning',
      'info',
      'error',
      'warning',
      'info',
      'hint',
      'hint',
    ]);
  });

  describe('tells what is wrong where it stands', () => {
    const cases: [what: string, text: string, expected: string[]][] = [
      [
        'an unknown key',
        `${head}    patern: f()\n`,
        ['patern | Rule demo: unknown key `patern` (did you mean `pattern`?)'],
      ],
      [
        'an operator of Semgrep that is missing here',
        `${head}    patterns:\n      - pattern: f($X)\n      - metavariable-name: {metavariable: $X, kind: django}\n`,
        ['metavariable-name | Rule demo: `metavariable-name` is not supported yet.'],
      ],
      [
        'a rule for another Semgrep',
        `${head}    pattern: f()\n    max-version: 1.4.0\n`,
        [
          '1.4.0 | Rule demo: it is for Semgrep up to 1.4.0; rules are read as 1.150.0 does, so it is left out.',
        ],
      ],
      [
        'a version that is none',
        `${head}    pattern: f()\n    min-version: new\n`,
        ['new | Rule demo: `min-version` is a version such as `1.50.0`.'],
      ],
      [
        'an option outside of the options',
        `${head}    constant_propagation: false\n    pattern: f()\n`,
        ['constant_propagation | Rule demo: `constant_propagation` does not belong here.'],
      ],
      ['another mode', `${head}    mode: join\n`, ['join | Rule demo: `mode`: join is not supported yet.']],
      [
        'a builder that does not exist',
        `${head}    pattern: f()\n    metadata: {fixes: [{title: T, grade: safe, builder: {name: sql-parameter}}]}\n`,
        ['sql-parameter | Rule demo: there is no builder `sql-parameter` (did you mean `sql-parameters`?)'],
      ],
      [
        'a misspelt mode',
        `${head}    mode: tant\n`,
        ['tant | Rule demo: `mode` must be search or taint, not `tant` (did you mean `taint`?)'],
      ],
      [
        'an option that changes the meaning',
        `${head}    pattern: f()\n    options: {implicit_return: false}\n`,
        ['false | Rule demo: `options.implicit_return`: false is not supported yet.'],
      ],
      [
        'an unknown option',
        `${head}    pattern: f()\n    options: {frobnicate: true}\n`,
        ['frobnicate | Rule demo: unknown key `frobnicate`.'],
      ],
      [
        'a key in the wrong place',
        `${head}    pattern-either:\n      - focus-metavariable: $X\n`,
        ['focus-metavariable | Rule demo: `focus-metavariable` does not belong here.'],
      ],
      [
        'no pattern',
        head,
        [
          'demo | Rule demo: no pattern: write `pattern`, `patterns`, `pattern-either`, `pattern-regex` or `mode: taint`.',
        ],
      ],
      [
        'two patterns',
        `${head}    pattern: f()\n    pattern-regex: f\n`,
        [
          'pattern-regex | Rule demo: `pattern-regex` stands beside `pattern`: write both as items of a `patterns` list.',
        ],
      ],
      [
        'nothing to match',
        `${head}    patterns:\n      - pattern-not: f()\n`,
        ['patterns | Rule demo: `patterns` only leaves code out: it needs a pattern that matches something.'],
      ],
      [
        'leaving out among alternatives',
        `${head}    pattern-either:\n      - pattern-not: f()\n`,
        [
          'pattern-not | Rule demo: `pattern-not` only leaves code out; it belongs in a `patterns` list beside a pattern.',
        ],
      ],
      [
        'a focus that nothing binds',
        `${head}    patterns:\n      - pattern: f($X)\n      - pattern-not: g($Y)\n      - focus-metavariable: $Y\n`,
        ['$Y | Rule demo: no pattern here binds `$Y`.'],
      ],
      [
        'a condition on what nothing binds',
        `${head}    patterns:\n      - pattern: f($X)\n      - metavariable-regex: {metavariable: $Y, regex: a}\n`,
        ['$Y | Rule demo: no pattern here binds `$Y`.'],
      ],
      [
        'a name that is no metavariable',
        `${head}    patterns:\n      - pattern: f($X)\n      - focus-metavariable: x\n`,
        ['x | Rule demo: `x` is no metavariable: write a dollar sign and capital letters, like `$X`.'],
      ],
      [
        'a bad regular expression',
        `${head}    pattern-regex: "(a"\n`,
        ['"(a" | Rule demo: `pattern-regex`: a group is not closed.'],
      ],
      [
        'an empty message',
        `${head.replace('Stop.', '""')}    pattern: f()\n`,
        ['message | Rule demo: `message` is empty.'],
      ],
      [
        'a missing message',
        `${head.replace('    message: Stop.\n', '')}    pattern: f()\n`,
        ['demo | Rule demo: `message` is missing.'],
      ],
      [
        'an unknown language',
        `${head.replace('python', 'pyton, swift')}    pattern: f()\n`,
        [
          'pyton | Rule demo: unknown language `pyton` (did you mean `python`?)',
          'swift | Rule demo: the language `swift` is not supported yet.',
        ],
      ],
      [
        'an unknown severity',
        `${head.replace('ERROR', 'ERRO')}    pattern: f()\n`,
        [
          'ERRO | Rule demo: unknown severity `ERRO` (did you mean `ERROR`?); it is one of ERROR, CRITICAL, HIGH, WARNING, MEDIUM, INFO, LOW, INVENTORY or EXPERIMENT.',
        ],
      ],
      [
        'a pattern that is no text',
        `${head}    pattern: 1\n`,
        ['1 | Rule demo: `pattern` must be text, not 1 (quote it to make it text).'],
      ],
      [
        'a nested formula that is neither',
        `${head}    patterns:\n      - pattern: f()\n      - pattern-not: [a]\n`,
        ['[a] | Rule demo: `patterns[2].pattern-not` must be text or a map, not a list.'],
      ],
      [
        'a mistake inside a nested formula',
        `${head}    patterns:\n      - pattern: f()\n      - pattern-not: {patern: a}\n`,
        ['patern | Rule demo: unknown key `patern` (did you mean `pattern`?)'],
      ],
      [
        'misspelt keys of fixes and uses',
        `${head}    mode: taint\n    metadata:\n      uses: {sauces: []}\n      fixes: [{title: A, tmplate: b}]\n`,
        [
          'sauces | Rule demo: unknown key `sauces` (did you mean `sources`?)',
          'tmplate | Rule demo: unknown key `tmplate` (did you mean `template`?)',
        ],
      ],
      [
        'a fix that changes nothing',
        `${head}    pattern: f()\n    metadata: {fixes: [{title: A}]}\n`,
        ['{title: A} | Rule demo: a fix needs a `template` or a `builder`.'],
      ],
      [
        'an unknown model',
        `${head}    mode: taint\n    pattern-sinks: [{pattern: f()}]\n    metadata: {uses: {sources: [http]}}\n`,
        ['http | Rule demo: there is no model `http`.'],
      ],
      [
        'a taint rule without sinks',
        `${head}    mode: taint\n    pattern-sources: [{pattern: f()}]\n`,
        ['demo | Rule demo: `mode: taint` needs `pattern-sinks` or `metadata.uses.sinks`.'],
      ],
      [
        'a bad id',
        `${head.replace('demo', 'a b')}    pattern: f()\n`,
        ['a b | Rule a b: `id` takes letters, digits, dots, hyphens and underscores.'],
      ],
      [
        'a duplicate key',
        `${head}    pattern: f()\n    pattern: g()\n`,
        ['pattern | Rule demo: YAML: Map keys must be unique.'],
      ],
      ['a rule that is no map', 'rules:\n  - demo\n', ['demo | Rule 1 must be a map, not `demo`.']],
      [
        'no rules',
        'rulez: []\n',
        ['rulez | unknown key `rulez` (did you mean `rules`?)', ' | The file has no list `rules`.'],
      ],
      ['an empty file', '', [' | The file is empty: it needs a list `rules`.']],
      ['a list', '- a\n', ['- a | The file must hold a map with a list `rules`, not a list.']],
      ['rules that are no list', 'rules: {}\n', ['{} | `rules` must be a list, not a map.']],
      ['a tag', `${head}    pattern: !$X\n`, ['!$X | Rule demo: YAML: Unresolved tag: !$X.']],
    ];
    for (const [what, text, expected] of cases) {
      it(what, () => assert.deepEqual(refused(text), expected));
    }

    it('a CWE that cannot be read, as a warning', () => {
      const text = `${head}    pattern: f()\n    metadata: {cwe: [89, CWE-79]}\n`;
      const loaded = load(text);
      assert.deepEqual(told(text, loaded.problems), [
        '89 | Rule demo: `89` is no CWE: write it like `CWE-89`.',
      ]);
      assert.equal(loaded.problems[0].severity, 'warning');
      assert.deepEqual(loaded.rules[0].cwe, ['CWE-79']);
    });
  });

  it('leaves out the bad rule and keeps the others', () => {
    const good = (id: string) =>
      `  - {id: ${id}, languages: [py], severity: INFO, message: m, pattern: "f($X)"}\n`;
    const text = `rules:\n${good('a')}  - {id: b, id: c}\n${good('a')}${good('d')}---\nrules:\n${good('e')}`;
    const loaded = load(text);
    assert.deepEqual(
      loaded.rules.map((each) => each.id),
      ['a', 'd', 'e'],
    );
    assert.deepEqual(told(text, loaded.problems), [
      'id | Rule c: YAML: Map keys must be unique.',
      'a | Rule a: the id is taken by the rule in line 2 of r.yaml.',
    ]);
    assert.deepEqual(
      loaded.problems.map((problem) => [problem.path, problem.ruleId, problem.severity]),
      [
        ['r.yaml', 'c', 'error'],
        ['r.yaml', 'a', 'error'],
      ],
    );
  });

  it('tells a mistake of YAML at its place', () => {
    const text = `${head}    pattern: f(...): g\n`;
    assert.deepEqual(refused(text), ['f | YAML: Nested mappings are not allowed in compact mappings.']);
  });

  it('checks models', () => {
    const text = `${head}    mode: taint\n    metadata: {uses: {sources: [a, b], sinks: [d]}}\n`;
    const models = `models:
  - {id: a, languages: [js], kind: source, patterns: [{pattern: x}]}
  - {id: b, languages: [py], kind: sink, patterns: [{pattern: x}]}
  - {id: b, languages: [py], kind: sink, patterns: [{pattern: x}]}
  - {id: c, languages: [py], kind: sauce, patterns: [{pattern: x}]}
`;
    const loaded = load(text, models);
    assert.deepEqual(
      told(
        text,
        loaded.problems.filter((problem) => problem.path === 'r.yaml'),
      ),
      [
        'a | Rule demo: the model `a` is for javascript, not for python.',
        'b | Rule demo: the model `b` holds sinks, not sources.',
        'd | Rule demo: there is no model `d`.',
      ],
    );
    assert.deepEqual(
      told(
        models,
        loaded.problems.filter((problem) => problem.path === 'm.yaml'),
      ),
      [
        'b | Model b: the id is taken by a model of m.yaml.',
        'sauce | Model c: `kind` must be source, sink or sanitizer, not `sauce`.',
      ],
    );
  });

  it('takes one model id for each language', () => {
    const text = `${head}    mode: taint\n    pattern-sinks: [{pattern: f()}]\n    metadata: {uses: {sources: [a]}}\n`;
    const models = `models:
  - {id: a, languages: [js], kind: source, patterns: [{pattern: x}]}
  - {id: a, languages: [py], kind: source, patterns: [{pattern: y}]}
`;
    const loaded = load(text, models);
    assert.deepEqual(loaded.problems, []);
    assert.deepEqual(
      loaded.models.map((model) => [model.id, ...model.languages]),
      [
        ['a', 'javascript'],
        ['a', 'python'],
      ],
    );
  });

  it('takes a model in parts that stand in several files, all of one kind', () => {
    const part = (kind: string) =>
      `models:\n  - {id: a, languages: [py], kind: ${kind}, patterns: [{pattern: x}]}\n`;
    const files = ['source', 'source', 'sink'].map((kind, i) => ({ path: `${i}.yaml`, text: part(kind) }));
    const loaded = loadRules([], files);
    assert.deepEqual(
      loaded.problems.map((problem) => `${problem.path} ${problem.message}`),
      ['2.yaml Model a: the id is taken by a model of 0.yaml.'],
    );
    assert.deepEqual(
      loaded.models.map((model) => `${model.id} ${model.kind}`),
      ['a source', 'a source'],
    );
  });

  it('takes side effects of the items of a model', () => {
    const text =
      'models:\n  - {id: a, languages: [py], kind: source, patterns: [{pattern: x}, {pattern: y, by-side-effect: true}]}\n';
    const loaded = loadRules([], [{ path: 'a.yaml', text }]);
    assert.deepEqual(loaded.problems, []);
    assert.deepEqual(
      loaded.models[0].patterns.map((pattern) => pattern.bySideEffect),
      [false, true],
    );
  });

  it('reads CRLF and a byte order mark with true positions', () => {
    const text = `\ufeff${head}    pattern: |\n      a\n        b\n`.replace(/\n/g, '\r\n');
    const { body } = rule(text);
    assert.deepEqual(body, {
      mode: 'search',
      formula: { kind: 'pattern', text: 'a\n  b', range: range(6, 6, 9, 7) },
    });
  });

  it('finds a place of a pattern in its file', () => {
    const text = `${head}    pattern: |\n      if $X:\n        run($X)\n`;
    const built = formula(text.slice(head.length));
    assert.ok(built.kind === 'pattern');
    const offset = built.text.indexOf('run');
    assert.deepEqual(positionInPattern(built.range, built.text, offset), { line: 7, character: 8 });
    const quoted = formula('    pattern: "f($X)"\n');
    assert.ok(quoted.kind === 'pattern');
    assert.deepEqual(positionInPattern(quoted.range, quoted.text, 2), { line: 5, character: 16 });
    assert.deepEqual(positionInPattern(quoted.range, quoted.text, 99), quoted.range.end);
  });

  it('reads anchors, aliases and merge keys', () => {
    const text = `rules:
  - &base {id: a, languages: [py], severity: INFO, message: m, pattern: &p f($X)}
  - {<<: *base, id: b}
  - {<<: *base, id: c, pattern: *p, mesage: x}
`;
    const loaded = load(text);
    assert.deepEqual(
      loaded.rules.map((each) => each.id),
      ['a', 'b'],
    );
    assert.deepEqual(told(text, loaded.problems), [
      'mesage | Rule c: unknown key `mesage` (did you mean `message`?)',
    ]);
  });

  it('survives what is not meant well', () => {
    const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(',')}]`,
      );
    const cases: [string, RegExp][] = [
      [bomb.join('\n'), /more than 200000 values/],
      ['rules: &r [*r]', /The alias \*r contains itself/],
      ['rules: [*nowhere]', /The alias \*nowhere has no anchor before it/],
      ['['.repeat(20_000), /nested more than 100 levels|Flow sequence/],
      ['[ '.repeat(150) + ']'.repeat(150), /nested more than 100 levels/],
      ['? [a]\n: b\n', /A key must be plain text/],
      ['x'.repeat(5_000_000), /larger than 4 MB/],
      ['rules:\n- __proto__: {id: x}\n  id: y\n', /unknown key `__proto__`/],
      ['\0\u0001\ud800', /./],
    ];
    for (const [text, message] of cases) {
      const { rules, problems } = load(text);
      assert.deepEqual(rules, []);
      assert.match(problems.map((problem) => problem.message).join('\n'), message);
    }
  });
});
