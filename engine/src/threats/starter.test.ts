import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notesOfText } from '../../../test/unit/notes';
import { starterNotes } from './index';

describe('starterNotes', () => {
  it('is valid and holds what the workspace shows', () => {
    const text = starterNotes({
      name: 'patient-portal',
      routeFiles: ['src/routes/b.ts', 'src/routes/a.ts'],
      identifiers: ['ssn', 'Patient.dob', 'not a name'],
      languages: ['typescript'],
    });
    const { notes, problems } = notesOfText(text, 'n');
    assert.deepEqual(problems, []);
    assert.equal(notes!.project!.name, 'patient-portal');
    assert.deepEqual(notes!.entryPoints[0].scope, ['src/routes/a.ts', 'src/routes/b.ts']);
    assert.deepEqual(notes!.assets[0].identifiers, ['ssn', 'Patient.dob']);
    assert.deepEqual(notes!.threats, []);
  });

  it('is valid in an empty workspace and with every comment taken away', () => {
    for (const languages of [[], ['python'], ['cobol']])
      for (const routeFiles of [[], ['app.py']]) {
        const text = starterNotes({ name: '', routeFiles, identifiers: [], languages });
        assert.deepEqual(notesOfText(text, 'n').problems, []);
        // A reader who removes `# ` before the keys and entries gets a valid file too.
        const open = text.replace(/^# (?=\s|\w+:$)/gm, '');
        const { notes, problems } = notesOfText(open, 'n');
        assert.deepEqual(problems, [], open);
        assert.equal(notes!.threats[0].id, 'T-1');
        assert.equal(notes!.controls[0].id, 'C-1');
        assert.equal(notes!.accepted[0].id, 'R-1');
      }
  });

  it('names folders when there are many route files', () => {
    const routeFiles = Array.from({ length: 30 }, (_, i) => `src/${i % 2 ? 'a' : 'b'}/r${i}.ts`);
    const text = starterNotes({ name: 'x', routeFiles, identifiers: [], languages: [] });
    assert.deepEqual(notesOfText(text, 'n').notes!.entryPoints[0].scope, ['src/a/**', 'src/b/**']);
  });

  it('is valid whatever files and names a workspace has', () => {
    const path = fc.oneof(
      fc.constantFrom('app/[[...slug]]/(a)/{b}/page.tsx', '!x.ts', 'a b/ü🎉.ts', "it's.ts", '*.ts', '"q".ts'),
      fc.string({ minLength: 1, maxLength: 30 }).filter((s) => !/^\/|\\|^\w:|\.\./.test(s)),
    );
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(path, { maxLength: 12 }),
        fc.array(fc.string({ maxLength: 10 })),
        (name, routeFiles, identifiers) => {
          const text = starterNotes({ name, routeFiles, identifiers, languages: ['javascript'] });
          assert.deepEqual(notesOfText(text, 'n').problems, [], text);
        },
      ),
    );
  });
});
