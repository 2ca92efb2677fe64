import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRulesFromRepository } from '../../host/src/index';
import { notesOfText } from '../../test/unit/notes';
import { analyze, builtInRules, root, rulesFrom, testEngine, today } from '../../test/unit/support';
import { Engine, type Finding, type RuleSet, rulesWithNotes, type ThreatNotes } from './index';
import { loadRules } from './rules/load';

const places = (findings: readonly Finding[]) =>
  findings.map(
    ({ ruleId, range }) =>
      `${ruleId} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`,
  );

const javascript = `const express = require('express');
const db = require('./db');
const app = express();

app.get('/a', async (req, res) => {
  const { id } = req.query;
  const rows = await db.query(\`SELECT * FROM t WHERE id = '\${id}'\`);
  res.json(rows);
});

app.get('/b', (req, res) => {
  eval(req.query.code);
  res.redirect(req.query.next);
});
`;

const python = `import os
from flask import Flask, request
import yaml

app = Flask(__name__)


@app.route("/a")
def a():
    name = request.args.get("name")
    os.system("ping " + name)
    return yaml.load(name)


def b(cursor):
    cursor.execute("SELECT * FROM t WHERE id = %s" % request.args["id"])
`;

describe('engine', () => {
  let rules: RuleSet;
  before(async () => {
    rules = await builtInRules();
  });

  it('finds each vulnerability of a small service', async () => {
    const ids = async (language: string, text: string) =>
      [...new Set((await analyze(rules, language, text)).findings.map(({ ruleId }) => ruleId))].sort();
    assert.deepEqual(await ids('javascript', javascript), [
      'js-code-injection',
      'js-open-redirect',
      'js-sql-injection',
    ]);
    assert.deepEqual(await ids('python', python), [
      'py-command-injection',
      'py-sql-injection',
      'py-unsafe-yaml-load',
    ]);
  });

  it('is less sure of what code of tests does', async () => {
    const surest = async (file: string, text: string) =>
      (await analyze(rules, 'python', text, file)).findings.map(({ confidence }) => confidence);
    const test = `${python}\n\ndef test_a():\n    pass\n`;
    assert.ok((await surest('tests/test_shop.py', python)).every((each) => each !== 'low'));
    assert.ok((await surest('shop.py', test)).every((each) => each !== 'low'));
    assert.ok((await surest('tests/test_shop.py', test)).every((each) => each === 'low'));
  });

  for (const [language, text] of [
    ['javascript', javascript],
    ['typescript', javascript],
    ['typescriptreact', javascript],
    ['python', python],
  ] as const) {
    it(`gives the same findings after edits as from scratch (${language})`, async () => {
      const engine = await testEngine();
      const pieces = [
        '(',
        ')',
        "'",
        '"',
        '`',
        '{',
        '}',
        '\n',
        '\r\n',
        '    ',
        'eval(req.query.x)',
        '😀',
        'x',
        '#',
        '//',
        '= ',
      ];
      fc.assert(
        fc.property(
          fc.array(
            fc.array(fc.record({ at: fc.nat(1200), length: fc.nat(15), text: fc.constantFrom(...pieces) }), {
              minLength: 1,
              maxLength: 3,
            }),
            { minLength: 1, maxLength: 5 },
          ),
          (steps) => {
            const document = engine.open('case', language, text);
            for (const step of steps) {
              const edits = [];
              let from = 0;
              for (const { at, length, text: inserted } of [...step].sort((a, b) => a.at - b.at)) {
                const start = Math.max(from, Math.min(at, document.text.length));
                const end = Math.min(start + length, document.text.length);
                edits.push({ start, end, text: inserted });
                from = end + 1;
                if (from > document.text.length) break;
              }
              document.edit(edits);
              const edited = engine.analyze(document, { rules, today });
              const fresh = engine.open('case', language, document.text);
              assert.deepEqual(
                edited,
                engine.analyze(fresh, { rules, today }),
                JSON.stringify(document.text),
              );
              fresh.close();
            }
            document.close();
          },
        ),
        { numRuns: 40 },
      );
    });
  }

  it('counts positions in UTF-16 units, whatever ends a line', async () => {
    const text = "const a = '😀é';\r\nfoo('😀'); eval(req.query.x);\r\n";
    const { findings } = await analyze(rules, 'javascript', text);
    assert.deepEqual(places(findings), ['js-code-injection 1:16-1:27']);
    assert.equal(text.slice(findings[0].start, findings[0].end), 'req.query.x');
  });

  it('analyzes the healthy parts of a broken text and says where it is broken', async () => {
    const text = `${javascript}\nfunction broken( {\n  if (\n`;
    const engine = await testEngine();
    const document = engine.open('case', 'javascript', text);
    const ids = engine.analyze(document, { rules, today }).findings.map(({ ruleId }) => ruleId);
    assert.ok(ids.includes('js-sql-injection') && ids.includes('js-code-injection'), ids.join());
    assert.ok(
      document.errorRanges().some(({ start, end }) => start <= text.length && end >= javascript.length),
    );
    document.close();
  });

  it('says that a text is too large instead of stalling', async () => {
    const { findings, problems } = await analyze(
      rules,
      'javascript',
      `const a = '${'x'.repeat(5_000_000)}';`,
    );
    assert.deepEqual(findings, []);
    assert.match(problems[0].message, /too large to analyze/);
  });

  it('survives deep nesting', async () => {
    for (const text of [
      '('.repeat(5000),
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      'a'.repeat(100_000),
      '\0\u0001\uFFFF',
    ]) {
      const { findings } = await analyze(rules, 'javascript', text);
      assert.deepEqual(findings, []);
    }
  });

  it('refuses languages, documents and rules that are not its own', async () => {
    const engine = await testEngine();
    assert.throws(() => engine.open('x', 'cobol', ''), /does not analyze cobol/);
    const foreign = {
      path: 'x',
      languageId: 'python',
      text: '',
      errorRanges: () => [],
      edit() {},
      close() {},
    };
    assert.throws(() => engine.analyze(foreign, { rules, today }), TypeError);
    const document = engine.open('x', 'python', '');
    assert.throws(() => engine.analyze(document, { rules: { rules: [], problems: [] }, today }), TypeError);
    document.close();
  });

  it('rejects a runtime that is none', async () => {
    // The runtime of the process is running already; a second one is the same.
    const engine = await Engine.create({ runtime: new Uint8Array(), grammar: () => new Uint8Array() });
    assert.throws(() => engine.open('x', 'python', '').errorRanges(), Error);
  });

  it('parses no text that no rule looks at', async () => {
    const engine = await Engine.create({
      runtime: new Uint8Array(),
      grammar: (name) => {
        throw new Error(`${name} was asked for`);
      },
    });
    const rule =
      'rules:\n  - {id: r, languages: [generic], severity: ERROR, message: m, pattern: x, paths: {include: ["*.js"]}}';
    const set = engine.compile(loadRules([{ path: 'r.yaml', text: rule }], []));
    const analyzed = (file: string, text: string) =>
      engine.analyze(engine.open(file, 'python', text), { rules: set, today });
    assert.deepEqual(analyzed('a.py', 'x'), { findings: [], problems: [], controls: [] });
    assert.throws(() => analyzed('a.js', 'x'), /python was asked for/);
    assert.throws(() => analyzed('a.py', '# wardscribe-ignore'), /python was asked for/);
  });
});

describe('fingerprints', () => {
  const fingerprintsOf = async (text: string) =>
    (await analyze(await builtInRules(), 'javascript', text)).findings.map(({ fingerprint }) => fingerprint);

  it('stay when lines move, comments come and layout changes', async () => {
    const before = await fingerprintsOf('function f(req) { eval(req.query.x); }');
    assert.match(before[0], /^[0-9a-f]{32}$/);
    assert.deepEqual(
      await fingerprintsOf(
        "// new\nimport x from 'y';\n\nfunction f(req) {\n  /* c */ eval( req .query\n .x )\n}",
      ),
      before,
    );
  });

  it('change with the code and with the function around it', async () => {
    const [a] = await fingerprintsOf('function f(req) { eval(req.query.x); }');
    const [b] = await fingerprintsOf('function f(req) { eval(req.query.y); }');
    const [c] = await fingerprintsOf('function g(req) { eval(req.query.x); }');
    assert.equal(new Set([a, b, c]).size, 3);
  });

  it('tell equal findings of a file apart', async () => {
    const all = await fingerprintsOf('eval(req.query.x);\neval(req.query.x);\n');
    assert.equal(new Set(all).size, 2);
  });
});

describe('suppressions', () => {
  const code = 'eval(req.query.x);';
  const suppressed = async (text: string, language = 'javascript') => {
    const { findings, problems } = await analyze(await builtInRules(), language, text);
    return {
      reasons: findings.map(({ suppression }) => suppression?.reason),
      problems: problems.map(
        ({ message, range }) => `${range?.start.line}:${range?.start.character} ${message}`,
      ),
    };
  };

  it('by a comment behind the code or above it, with a reason', async () => {
    for (const text of [
      `${code} // wardscribe-ignore js-code-injection: only admins`,
      `// wardscribe-ignore js-code-injection: only admins\n${code}`,
      `/* wardscribe-ignore js-code-injection: only admins */\n// and why\n${code}`,
      `${code} // wardscribe-ignore other, js-code-injection: only admins`,
    ]) {
      assert.deepEqual(await suppressed(text), { reasons: ['only admins'], problems: [] }, text);
    }
  });

  it('in Python', async () => {
    assert.deepEqual(
      await suppressed(
        'from flask import request\neval(request.args["x"])  # wardscribe-ignore py-code-injection: a shell for us',
        'python',
      ),
      { reasons: ['a shell for us'], problems: [] },
    );
  });

  it('not for another rule, another line, or in a string', async () => {
    for (const text of [
      `${code} // wardscribe-ignore js-sql-injection: no`,
      `// wardscribe-ignore js-code-injection: no\n\n${code}`,
      `const a = 'wardscribe-ignore js-code-injection: no'; ${code}`,
    ]) {
      assert.deepEqual(await suppressed(text), { reasons: [undefined], problems: [] }, text);
    }
  });

  it('not without a reason or a rule, which is told at the comment', async () => {
    assert.deepEqual(await suppressed(`${code} // wardscribe-ignore js-code-injection`), {
      reasons: [undefined],
      problems: [
        '0:22 This comment gives no reason, so it suppresses nothing: write "wardscribe-ignore RULE: reason".',
      ],
    });
    assert.match((await suppressed(`${code} // wardscribe-ignore`)).problems[0], /names no rule/);
  });

  it("by Semgrep's comments", async () => {
    for (const text of [
      `${code} // nosemgrep`,
      `// nosemgrep: js-code-injection\n${code}`,
      `${code} // nosem: rules.javascript.js-code-injection`,
    ]) {
      assert.deepEqual(await suppressed(text), { reasons: ['nosemgrep'], problems: [] }, text);
    }
    assert.deepEqual((await suppressed(`${code} // nosemgrep: other`)).reasons, [undefined]);
  });
});

describe('threat notes in an analysis', () => {
  const notesOf = (text: string) => {
    const { notes, problems } = notesOfText(text, '.wardscribe/threat-notes.yaml');
    assert.deepEqual(problems, []);
    return notes && [notes];
  };

  it('name the threat, raise the severity, accept and stop accepting', async () => {
    const rules = await rulesFrom(
      '  - {id: t, languages: [javascript], severity: WARNING, message: Fix it., pattern: f(), metadata: {cwe: CWE-639}}\n',
    );
    const engine = await testEngine();
    const document = engine.open('src/routes/a.js', 'javascript', 'f();');
    const notes = notesOf(`version: 2
threats:
  - {id: T-1, title: Reads the records of others, cwe: [CWE-639], severity: critical, status: open, scope: ["src/routes/**"], owner: "@a"}
accepted:
  - {id: R-1, rule: t, scope: ["src/**"], reason: behind a proxy, owner: "@b", expires: "2026-01-15"}
`);
    const at = (day: string) => engine.analyze(document, { rules, notes, today: day }).findings[0];
    assert.deepEqual(at('2026-01-15').threats, [{ id: 'T-1', title: 'Reads the records of others' }]);
    assert.equal(at('2026-01-15').severity, 'error');
    assert.deepEqual(at('2026-01-15').suppression, {
      kind: 'accepted',
      reason: 'behind a proxy',
      id: 'R-1',
      owner: '@b',
      expires: '2026-01-15',
    });
    assert.equal(at('2026-01-16').suppression, undefined);
    assert.equal(at('2026-01-16').message, 'Fix it. The accepted risk R-1 expired on 2026-01-15 (@b).');
    document.close();
  });

  it('follow sensitive identifiers into logs and responses', async () => {
    const engine = await testEngine();
    const loaded = readRulesFromRepository(root).loaded;
    const notes = notesOf(`version: 2
assets:
  - {id: phi, title: Patient records, class: phi, identifiers: ["mrn", "diagnosis*"]}
`);
    const text =
      'function f(patient, res) {\n  console.log("seen", patient.mrn);\n  console.log(patient.name);\n  res.json({ d: patient.diagnosisCode });\n}';
    const document = engine.open('a.js', 'javascript', text);
    const found = (all: readonly ThreatNotes[]) =>
      engine
        .analyze(document, { rules: engine.compile(rulesWithNotes(loaded, all)), today })
        .findings.map(({ message, assets, range }) => [range.start.line + 1, message, assets]);
    const assets = [{ id: 'phi', title: 'Patient records' }];
    assert.deepEqual(found([]), []);
    assert.deepEqual(found(notes ?? []), [
      [
        2,
        'Leave patient.mrn (Patient records, phi) out of the log, or mask it: from line 2 it is written for everyone who reads logs.',
        assets,
      ],
      [
        4,
        'Check that this answer may hold patient.diagnosisCode (Patient records, phi): it goes out to the client from line 4.',
        assets,
      ],
    ]);
    document.close();
  });
});
