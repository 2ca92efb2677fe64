import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import { builtInRules, open, testEngine, today } from '../../../test/unit/support';
import type { CommentName, ThreatComment } from './comments';

async function read(languageId: string, text: string): Promise<ThreatComment[]> {
  const engine = await testEngine();
  const document = await open(languageId, text);
  try {
    return engine.threatComments(document);
  } finally {
    document.close();
  }
}

/** `mitigates threats:T-1@12-15 ?:Orders@...`, one comment a line. */
function shown({ verb, names, details }: ThreatComment): string {
  const name = ({ list, id, title, start, end }: CommentName) =>
    `${list ?? '?'}:${id ?? ''}:${title}@${start}-${end}`;
  return [verb, ...names.map(name), ...(details ? [`(${details})`] : [])].join(' ');
}

describe('comments that speak of threats', () => {
  const lines: [string, string][] = [
    ['@threat T-1', 'threat threats:T-1:T-1@11-14'],
    [
      '@threats T-1, T-4: both come through here',
      'threat threats:T-1:T-1@12-15 threats:T-4:T-4@17-20 (both come through here)',
    ],
    ['@Threat SQL injection (#sqli)', 'threat threats:sqli:SQL injection@27-31'],
    ['@threat A clinician reads letters', 'threat threats::A clinician reads letters@11-36'],
    [
      '@mitigates Orders against T-1 with C-2',
      'mitigates ?::Orders@14-20 threats:T-1:T-1@29-32 control'.replace('control', 'controls:C-2:C-2@38-41'),
    ],
    ['@mitigate Orders against #T-1', 'mitigates ?::Orders@13-19 threats:T-1:T-1@29-32'],
    [
      '@exposes Orders (#orders) to T-1 with no check yet',
      'exposes ?:orders:Orders@21-27 threats:T-1:T-1@32-35 (no check yet)',
    ],
    ['@accepts T-1 to Orders with a reason', 'accepts threats:T-1:T-1@12-15 ?::Orders@19-25 (a reason)'],
    [
      '@transfers T-1 from Orders to Bank with a contract',
      'transfers threats:T-1:T-1@14-17 ?::Orders@23-29 ?::Bank@33-37 (a contract)',
    ],
    ['@review Orders the limit is too high', 'review ?::Orders@11-17 (the limit is too high)'],
    ['@connects Orders to Bank with TLS', 'connects ?::Orders@13-19 ?::Bank@23-27 (TLS)'],
    ['@connects Orders with Bank', 'connects ?::Orders@13-19 ?::Bank@25-29'],
    ['@tests C-2 for Orders', 'tests controls:C-2:C-2@10-13 ?::Orders@18-24'],
  ];
  for (const [line, wanted] of lines)
    it(`reads ${line}`, async () => {
      assert.deepEqual((await read('javascript', `// ${line}\nf();\n`)).map(shown), [wanted]);
    });

  it('counts a verb only where a line of a comment begins', async () => {
    const text = [
      '/**',
      ' * @threat T-1',
      ' * See @threat T-2.',
      ' */',
      "const a = '@threat T-3'; // @threat T-4",
      '// @mitigates without the rest',
      '// @param T-5 a letter',
      '',
    ].join('\n');
    const found = await read('javascript', text);
    assert.deepEqual(
      found.map(({ names, range }) => [
        names[0].id,
        range.start.line,
        range.start.character,
        range.end.character,
      ]),
      [
        ['T-1', 1, 3, 14],
        ['T-4', 4, 28, 39],
      ],
    );
  });

  const languages: [string, string][] = [
    ['python', '# @threat T-1\nx = 1\n'],
    ['python', 'def f():\n    """Sends a letter.\n\n    @threat T-1\n    """\n    return 1\n'],
    ['python', 'def f():\n    """@threat T-1"""\n    return 1\n'],
    ['typescript', '/* @threat T-1 */\nconst a: number = 1;\n'],
    ['go', 'package a\n\n// @threat T-1\nfunc f() {}\n'],
    ['java', '/** @threat T-1 */\nclass A {}\n'],
    ['ruby', '# @threat T-1\ndef f; end\n'],
    ['php', '<?php\n# @threat T-1\nf();\n'],
    ['csharp', '/// @threat T-1\nclass A {}\n'],
    ['shellscript', '# @threat T-1\nls\n'],
    ['yaml', '# @threat T-1\na: 1\n'],
    ['dockerfile', '# @threat T-1\nFROM a\n'],
    ['html', '<!-- @threat T-1 -->\n<p>a</p>\n'],
    ['jsonc', '{ // @threat T-1\n  "a": 1 }\n'],
    ['terraform', '# @threat T-1\nlocals {}\n'],
    ['plaintext', '-- @threat T-1\nselect 1\n'],
  ];
  for (const [languageId, text] of languages)
    it(`reads ${JSON.stringify(text)} of ${languageId}`, async () => {
      const found = await read(languageId, text);
      assert.deepEqual(
        found.map(({ names }) => text.slice(names[0].start, names[0].end)),
        ['T-1'],
      );
    });

  it('names an id that the notes do not have, and offers the one that was meant', async () => {
    const { notes } = notesOfText(
      'version: 2\nthreats: [{id: T-1, title: Reads letters}]\ncontrols: [{id: C-1, title: Check the owner}]\n',
    );
    const engine = await testEngine();
    const text = [
      '# @threat T-9',
      '# @mitigates Letters against reads letters with check THE owner',
      '# @mitigates Letters against T-1 with encryption',
      '# @exposes Letters to something of our own',
      '',
    ].join('\n');
    const document = await open('python', text);
    const problemsWith = (all: typeof notes) =>
      engine
        .analyze(document, { rules, notes: all ? [all] : [], today })
        .problems.map(({ message, range, severity, fixes }) => ({ message, range, severity, fixes }));
    const rules = await builtInRules();
    assert.deepEqual(problemsWith(notes), [
      {
        message: 'No threat has the id `T-9`. Did you mean `T-1`?',
        range: { start: { line: 0, character: 10 }, end: { line: 0, character: 13 } },
        severity: 'info',
        fixes: [{ title: 'Change it to T-1', edits: [{ start: 10, end: 13, text: 'T-1' }] }],
      },
      {
        message: 'No control has the id `encryption`. Add it to the notes or correct it.',
        range: { start: { line: 2, character: 38 }, end: { line: 2, character: 48 } },
        severity: 'info',
        fixes: undefined,
      },
    ]);
    assert.deepEqual(problemsWith(undefined), []);
    document.close();
  });
});
