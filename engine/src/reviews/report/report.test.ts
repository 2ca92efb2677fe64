import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { reviewReport } from './build';
import { openWork, pullRequestComment, toMarkdown, toReviewJson, toReviewSarif, verdictLine } from './index';
import { hostile, input, report } from './sample.test';

describe('report of a review', () => {
  it('tells how each item stands, and what speaks against it', () => {
    const items = report.checklists[0].categories.flatMap((category) => category.items);
    assert.deepEqual(
      items.map(({ id, state, coverage, against }) => [id, state, coverage, against.length]),
      [
        ['A01.1', 'done', 'done', 0],
        ['A01.2', 'open', 'open', 0],
        ['A05.1', 'done', 'against', 2],
        ['A05.2', 'not-applicable', 'not-applicable', 0],
      ],
    );
  });

  it('leaves suppressed findings out and tells new ones from older ones: a line beside removed ones is not new', () => {
    assert.deepEqual(
      report.findings.map(({ finding, age }) => [finding.path, finding.range.start.line, age]),
      [
        ['src/a.js', 5, 'new'],
        ['src/a.js', 40, 'older'],
        ['src/b.js', 0, 'older'],
      ],
    );
    const whole = reviewReport({ ...input, regions: undefined });
    assert.ok(whole.findings.every(({ age }) => age === undefined));
    const { base, ...subject } = input.review.subject;
    const compared = reviewReport({ ...input, review: { ...input.review, subject } });
    assert.ok(base && compared.findings.every(({ age }) => age === undefined));
  });

  it('looks only at the folder that is reviewed', () => {
    const review = { ...input.review, subject: { ...input.review.subject, folder: 'src/a' } };
    const findings = [...input.findings, { ...input.findings[0], path: 'src/a/x.js' }];
    assert.deepEqual(
      reviewReport({ ...input, review, findings }).findings.map(({ finding }) => finding.path),
      ['src/a/x.js'],
    );
  });

  it('counts a signature while the code is the one that was signed', () => {
    assert.deepEqual(
      report.signatures.map(({ by, isCurrent }) => [by, isCurrent]),
      [
        ['mira', true],
        ['jon', false],
      ],
    );
    assert.equal(verdictLine(report), 'Approved by mira');
    assert.equal(openWork(report).isApproved, true);
    const rejected = reviewReport({ ...input, sameCode: new Set(['a'.repeat(40), 'c'.repeat(40)]) });
    assert.equal(verdictLine(rejected), 'Rejected by jon');
    assert.equal(openWork(rejected).isApproved, false);
    assert.equal(
      verdictLine(reviewReport({ ...input, sameCode: new Set() })),
      'Code changed since it was signed',
    );
    assert.equal(verdictLine({ ...report, signatures: [] }), 'Not signed yet');
    const unbound = reviewReport({
      ...input,
      review: { ...input.review, signatures: [{ by: 'mira', verdict: 'approved', on: '2026-02-04' }] },
    });
    assert.equal(verdictLine(unbound), 'Approved by mira');
  });

  it('says what is open', () => {
    const { items, notes, regions } = openWork(report);
    assert.deepEqual(
      items.map(({ key }) => key),
      ['owasp/A01.2'],
    );
    assert.deepEqual(
      notes.map(({ id }) => id),
      ['N-2', 'N-3'],
    );
    assert.deepEqual(
      regions.map(({ range }) => range.start.line),
      [3],
    );
  });

  it('is a Markdown document', () => {
    assert.equal(toMarkdown(report), expectedMarkdown);
  });

  it('is a short comment of a pull request', () => {
    assert.equal(pullRequestComment(report), expectedComment);
  });

  it('links its places where the commit is on the web, and lists no more than anybody reads in a comment', () => {
    const origin = { remote: 'git@github.com:acme/shop.git', prefix: '' };
    const [first] = input.findings.slice(1);
    const findings = Array.from({ length: 25 }, () => first);
    const comment = pullRequestComment(reviewReport({ ...input, findings, origin }));
    const address = `https://github.com/acme/shop/blob/${'b'.repeat(40)}/src/a.js`;
    assert.ok(comment.includes(`- **High concern** [\`src/a.js:5\`](${address}#L5) The clinic`), comment);
    assert.equal(comment.split(`[\`src/a.js:6\`](${address}#L6)`).length, 21);
    assert.ok(comment.includes('\n- and 5 more\n'));
    assert.ok(
      toMarkdown(reviewReport({ ...input, origin })).includes(`[\`src/a.js:6\`](${address}#L6) Pass`),
    );
  });

  it('is JSON with one-based places, and no more than is documented', () => {
    const json = toReviewJson(report);
    assert.equal(json.version, 1);
    assert.deepEqual(json.open, {
      items: ['owasp/A01.2'],
      again: [],
      notes: ['N-2', 'N-3'],
      regions: [{ path: 'src/a.js', startLine: 4, startColumn: 1, endLine: 7, endColumn: 1 }],
      approved: true,
    });
    assert.deepEqual(json.notes[0], {
      id: 'N-2',
      kind: 'concern',
      severity: 'high',
      state: 'open',
      text: 'The clinic is not compared.',
      owner: 'jon',
      by: 'mira',
      on: '2026-02-02',
      replies: [],
      place: { path: 'src/a.js', startLine: 5, startColumn: 1, endLine: 6, endColumn: 13 },
    });
    assert.equal(json.notes[1].lost, 'src/old.js');
    const page = readFileSync(path.resolve(__dirname, '../../../../../docs/json-output.md'), 'utf8');
    const members = new Set<string>();
    JSON.stringify(json, (key, value) => {
      if (!/^\d*$/.test(key)) members.add(key);
      return value;
    });
    assert.deepEqual(
      [...members].filter((name) => !new RegExp(`\\b${name}\\b`).test(page)),
      [],
    );
  });

  it('is SARIF of its notes: settled ones are suppressed, those without a place stand at the file of the review', () => {
    const log = toReviewSarif(report);
    const file = path.resolve(__dirname, '../../../../../test/fixtures/sarif-subset.schema.json');
    const ajv = new Ajv({ allErrors: true, strict: true });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
    for (const each of [log, toReviewSarif(hostile), toReviewSarif({ ...report, notes: [] })]) {
      validate(JSON.parse(JSON.stringify(each)));
      assert.deepEqual(validate.errors ?? [], []);
    }
    assert.deepEqual(
      log.runs[0].results?.map(({ ruleId, level, message, suppressions, locations }) => [
        ruleId,
        level,
        message.text,
        suppressions?.[0].justification,
        locations?.[0].physicalLocation?.artifactLocation?.uri,
        locations?.[0].physicalLocation?.region?.startLine,
      ]),
      [
        ['review-concern', 'error', 'The clinic is not compared.', undefined, 'src/a.js', 5],
        [
          'review-finding',
          'warning',
          'This was copied. (Its code in src/old.js is gone.)',
          undefined,
          '.wardscribe/reviews/search.yaml',
          1,
        ],
        [
          'review-question',
          'note',
          'Is this slow?',
          'Resolved: There is an index.',
          '.wardscribe/reviews/search.yaml',
          1,
        ],
      ],
    );
  });

  it('shows hostile texts as texts, in Markdown', () => {
    for (const page of [toMarkdown(hostile), pullRequestComment(hostile)]) {
      const bare = page.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
      assert.ok(!/(?<!\\)<img|(?<!\\)\]\(|@team|https:\/\//.test(bare), bare);
      assert.ok(!/\u202e/.test(page));
      assert.ok(!/^# d/m.test(page));
    }
  });
});

const expectedMarkdown = `# Patient search

**Approved by mira.** After N-2.

- Still open: 1 checklist item, 2 notes, 1 unread region
- Reviewed: main…search · at bbbbbbbb
- Started: by mira on 2026-02-01
- Report: Wardscribe 1.2.3, 2026-02-05

## Coverage: Two of ten

| Category | Done | Not applicable | Findings against it | Open | Items |
| --- | --- | --- | --- | --- | --- |
| A01 Access | 1 | 0 | 0 | 1 | 2 |
| A05 Injection | 0 | 1 | 1 | 0 | 2 |

## Findings

| Severity | In changed lines | Older | All |
| --- | --- | --- | --- |
| Error | 1 | 1 | 2 |
| Warning | 0 | 1 | 1 |

- Error: \`src/a.js:6\` Pass id as a parameter: line 6. (in changed lines)
- Error: \`src/a.js:41\` Pass id as a parameter: line 41.
- Warning: \`src/b.js:1\` Pass id as a parameter: line 1.

## Threats

| Threat | Severity | Status | Controls | Findings |
| --- | --- | --- | --- | --- |
| T-1 Clinician reads another clinic's records | High | open | C-1 missing in 1 of 2 places | 2 |
| T-2 Logs name patients | Low | mitigated | none | 0 |

## Controls

| Control | In the code |
| --- | --- |
| C-1 Bound queries | Missing in 1 of 2 places |
| C-2 A key for each clinic | Not looked for |

- C-1 is missing: \`src/a.js:6\`

## Review notes

### High concern: Open

\`src/a.js:5\` mira, 2026-02-02, for jon

The clinic is not compared.

### Medium finding: Open

(its code in \`src/old.js\` is gone) mira, 2026-02-02

This was copied.

### Low question: Resolved

(the whole review) jon, 2026-02-02

Is this slow?

- mira, 2026-02-03: There is an index.

## Open items

- \`owasp/A01.2\` Deny by default

## Does not apply

- \`owasp/A05.2\` Escape markup: There is no markup

## Unread regions

- \`src/a.js:4\`

## Signatures

- Approved by mira on 2026-02-04 at aaaaaaaa: After N-2.
- Rejected by jon on 2026-02-03 at cccccccc \\(the code changed since\\)
`;
const expectedComment = `### Security review: Patient search

**Approved by mira.** After N-2.

Still open: 1 checklist item, 2 notes, 1 unread region.

Open notes:

- **High concern** \`src/a.js:5\` The clinic is not compared.
- **Medium finding** (its code in \`src/old.js\` is gone) This was copied.

Findings in changed lines:

- **Error** \`src/a.js:6\` Pass id as a parameter: line 6.

|  | Done | Of |
| --- | --- | --- |
| Checklist items decided | 3 | 4 |
| Regions read | 1 | 2 |

1 finding in changed lines, 2 older.

Signatures:

- Approved by mira on 2026-02-04 at aaaaaaaa: After N-2.
- Rejected by jon on 2026-02-03 at cccccccc \\(the code changed since\\)
`;
