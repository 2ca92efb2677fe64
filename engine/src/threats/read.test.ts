import assert from 'node:assert/strict';
import { LineIndex } from '../syntax/position';
import { migrateNotes, type NotesFile, notesFor, readNotes } from './index';

const main = '.wardscribe/threat-notes.yaml';
const yaml = (...lines: string[]) => `version: 2\n${lines.join('\n')}\n`;

/** Problems as the file, the text that they underline, and their message. */
function problemsOf(files: readonly NotesFile[]): string[][] {
  return readNotes(files).problems.map(({ path, range, message }) => {
    const { text } = files.find((file) => file.path === path)!;
    const lines = new LineIndex(text);
    return [path!, text.slice(lines.offset(range!.start), lines.offset(range!.end)), message];
  });
}

describe('notes of several files', () => {
  it('are one set, whose ids refer to each other', () => {
    const files = [
      { path: '.wardscribe/threat-notes/controls.yaml', text: yaml('controls: [{id: C-1, title: Check}]') },
      { path: main, text: yaml('threats:', '  - {id: T-1, title: T, mitigations: [C-1, C-2]}') },
    ];
    assert.deepEqual(problemsOf(files), [
      [main, 'C-2', 'No entry of `controls` has the id `C-2`. Did you mean `C-1`?'],
    ]);
    files[1].text = files[1].text.replace(', C-2', '');
    const { notes, problems } = readNotes(files);
    assert.deepEqual(problems, []);
    assert.equal(notes.length, 1);
    assert.equal(notes[0].path, main);
    assert.equal(notes[0].places['C-1'].path, '.wardscribe/threat-notes/controls.yaml');
    assert.deepEqual(notes[0].places['T-1'].range.start, { line: 2, character: 4 });
  });

  it('tell of an id and of a project that two files have', () => {
    const part = '.wardscribe/threat-notes/b.yaml';
    const files = [
      { path: main, text: yaml('project: {name: a}', 'assets: [{id: phi, title: A}]') },
      { path: part, text: yaml('project: {name: b}', 'threats: [{id: phi, title: T}]') },
    ];
    assert.deepEqual(problemsOf(files), [
      [part, 'phi', `The id \`phi\` is already used on line 3 of ${main} (assets): choose another.`],
      [part, 'project', `\`project\` is already described in ${main}: keep one.`],
    ]);
  });

  it('of the nearest folder count, with scopes below it', () => {
    const { notes } = readNotes([
      { path: 'packages/api/.wardscribe/threat-notes.yaml', text: yaml('project: {name: api}') },
      { path: main, text: yaml('project: {name: all}') },
    ]);
    const nameFor = (path: string) => notesFor(notes, path)?.project?.name;
    assert.equal(nameFor('packages/api/src/a.ts'), 'api');
    assert.equal(nameFor('packages/apiary/src/a.ts'), 'all');
    assert.equal(nameFor('src/a.ts'), 'all');
  });

  it('stay in force while one is broken', () => {
    const part = { path: '.wardscribe/threat-notes/b.yaml', text: yaml('assets: [{id: a, title: A}]') };
    const first = readNotes([{ path: main, text: yaml('project: {risk: high}') }, part]);
    const second = readNotes([{ path: main, text: 'version: [' }, part], first.good);
    assert.deepEqual(second.stale, [main]);
    assert.deepEqual(
      [second.notes[0].project?.risk, second.notes[0].assets[0].id, second.problems.length],
      ['high', 'a', 1],
    );
  });
});

describe('notes in a Markdown document', () => {
  const document = [
    '# Messaging',
    '',
    '```yaml',
    'threats: none of ours',
    '```',
    '',
    '~~~ threat-notes',
    'threats:',
    '  - {id: T-7, title: Reads messages, severty: low}',
    '~~~',
    '',
    '````threat-notes',
    'assets: [{id: inbox, title: Inbox}]',
    '````',
    'Text after.',
  ].join('\r\n');

  it('are read from its blocks, at the places of the document', () => {
    const path = 'docs/messaging.md';
    assert.deepEqual(problemsOf([{ path, text: document }]), [
      [path, 'severty', '`severty` is not a known key. Did you mean `severity`?'],
    ]);
    const { notes, problems } = readNotes([{ path, text: document.replace('severty', 'severity') }]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [notes[0].base, notes[0].assets[0].id, notes[0].places['T-7'].range.start],
      ['', 'inbox', { line: 8, character: 4 }],
    );
  });

  it('belong to the nearest folder with notes', () => {
    const { notes } = readNotes([
      { path: 'api/docs/a.md', text: '```threat-notes\nassets: [{id: a, title: A}]\n```\n' },
      { path: 'api/.wardscribe/threat-notes.yaml', text: yaml('project: {name: api}') },
    ]);
    assert.deepEqual(
      notes.map(({ base, assets }) => [base, assets.length]),
      [['api/', 1]],
    );
  });

  it('are not there without a block, or with an empty one', () => {
    for (const text of [
      '# Notes\n',
      '```threat-notes\n```\n',
      '```threat-notes\n',
      '```threat-notes-not\na\n```',
    ])
      assert.deepEqual(
        [readNotes([{ path: 'a.md', text }]).notes, problemsOf([{ path: 'a.md', text }])],
        [[], []],
      );
  });
});

describe('notes of version 1', () => {
  const old = [
    '# Ours',
    'version: 1 # the format',
    'entryPoints:',
    '  - id: api',
    '    globs: ["src/**"] # all',
    'controls: [{id: C-1, title: Check, rule: {inEvery: handler, mustCall: own}}]',
    'forbidden: [{api: "console.*"}]',
    '',
  ].join('\n');

  it('are in force, and say that they are old', () => {
    const { notes, problems } = readNotes([{ path: main, text: old }]);
    assert.deepEqual(
      problems.map(({ severity, message, range }) => [severity, message, range!.start.line]),
      [['info', 'These notes are written in version 1 of the format: update them to version 2.', 1]],
    );
    assert.deepEqual(
      [notes[0].entryPoints[0].scope, notes[0].controls[0].check?.mustCall, notes[0].forbidden[0].call],
      [['src/**'], 'own', 'console.*'],
    );
  });

  it('keep comments and layout when they are updated', () => {
    assert.equal(
      migrateNotes(old),
      old
        .replace('version: 1', 'version: 2')
        .replace('globs:', 'scope:')
        .replace('rule:', 'check:')
        .replace('api: "console', 'call: "console'),
    );
    assert.equal(migrateNotes(migrateNotes(old)), migrateNotes(old));
    assert.deepEqual(readNotes([{ path: main, text: migrateNotes(old) }]).problems, []);
  });

  it('have mistakes where they are written', () => {
    assert.deepEqual(problemsOf([{ path: main, text: old.replace('"src/**"', '"/src"') }]), [
      [
        main,
        '"/src"',
        'The path pattern `/src` is absolute: write a path relative to the workspace folder with forward slashes, as in `src/routes/**`.',
      ],
    ]);
  });
});
