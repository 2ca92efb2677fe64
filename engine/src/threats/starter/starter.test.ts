import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notesOfText } from '../../../../test/unit/notes';
import type { EntryPoint } from '../../entrypoints/entry-point';
import {
  type Answers,
  nextQuestion,
  type QuestionId,
  type StarterFacts,
  sensitiveNames,
  starterNotes,
} from './index';

const point = (kind: EntryPoint['kind'], route: string): EntryPoint => ({
  kind,
  route,
  name: route,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  guards: [],
});
const facts: StarterFacts = {
  name: 'patient-portal',
  entryPoints: new Map([
    ['src/routes/b.ts', [point('http', '/b'), point('http', '/c')]],
    ['src/routes/a.ts', [point('http', '/a')]],
    ['jobs/night.ts', [point('schedule', 'night')]],
  ]),
  names: [
    { name: 'diagnosis', class: 'phi' },
    { name: 'email', class: 'pii' },
    { name: 'mrn', class: 'phi' },
  ],
  languages: ['typescript'],
  profiles: [
    { id: 'owasp-top10-2025', title: 'OWASP Top 10:2025' },
    { id: 'hipaa-164.312', title: 'HIPAA' },
    { id: 'team', title: 'Our own' },
  ],
};
const empty: StarterFacts = { name: '', entryPoints: new Map(), names: [], languages: [], profiles: [] };

/** Answers questions as a person who leaves every proposal as it is, but for what `given` says. */
function interview(about: StarterFacts, given: Answers): { answers: Answers; asked: string[] } {
  const asked: string[] = [];
  let answers: Answers = {};
  for (let question = nextQuestion(about, answers); question; question = nextQuestion(about, answers)) {
    asked.push(`${question.id} ${question.step}/${question.steps}`);
    const picked = question.choices.filter((choice) => choice.picked).map(({ value }) => value);
    answers = { ...answers, [question.id]: given[question.id] ?? picked };
  }
  return { answers, asked };
}

describe('the interview before the first notes', () => {
  it('proposes what the code shows, and asks for the risk only where nothing says it', () => {
    const { answers, asked } = interview(facts, { exposure: ['public'] });
    assert.deepEqual(asked, ['data 1/6', 'names 2/5', 'exposure 3/5', 'compliance 4/5', 'entryPoints 5/5']);
    assert.deepEqual(answers, {
      data: ['phi', 'pii'],
      names: ['phi diagnosis', 'phi mrn', 'pii email'],
      exposure: ['public'],
      compliance: ['owasp-top10-2025', 'hipaa-164.312'],
      entryPoints: ['http src/routes/a.ts', 'http src/routes/b.ts', 'schedule jobs/night.ts'],
    });
    const unsure = interview(facts, { data: ['business'], exposure: [''], risk: ['low'] });
    assert.deepEqual(unsure.asked.slice(2), [
      'exposure 3/6',
      'risk 4/6',
      'compliance 5/6',
      'entryPoints 6/6',
    ]);
    assert.deepEqual(interview(empty, { data: [], exposure: ['local'] }).asked, [
      'data 1/5',
      'exposure 2/4',
      'compliance 3/3',
    ]);
  });

  it('says of each proposal where it comes from', () => {
    const entryPoints = nextQuestion(facts, { data: [], exposure: [''], risk: ['low'], compliance: [] })!;
    assert.deepEqual(entryPoints.choices, [
      {
        value: 'http src/routes/a.ts',
        label: 'src/routes/a.ts',
        description: '1 place',
        detail: '/a',
        group: 'http',
        picked: true,
      },
      {
        value: 'http src/routes/b.ts',
        label: 'src/routes/b.ts',
        description: '2 places',
        detail: '/b, /c',
        group: 'http',
        picked: true,
      },
      {
        value: 'schedule jobs/night.ts',
        label: 'jobs/night.ts',
        description: '1 place',
        detail: 'night',
        group: 'schedule',
        picked: true,
      },
    ]);
    const [phi, , pci] = nextQuestion(facts, {})!.choices;
    assert.deepEqual([phi.detail, phi.picked, pci.picked], ['In the code: diagnosis, mrn', true, undefined]);
  });

  it('names folders when there are many files', () => {
    const entryPoints = new Map(
      Array.from(
        { length: 30 },
        (_, i) => [`src/${i % 2 ? 'a' : 'b'}/r${i}.ts`, [point('http', `/${i}`)]] as const,
      ),
    );
    const { answers } = interview({ ...facts, entryPoints: new Map(entryPoints) }, {});
    assert.deepEqual(answers.entryPoints, ['http src/a/**', 'http src/b/**']);
  });
});

describe('names that look like sensitive data', () => {
  const cases: [string, string][] = [
    ['const patientSsn = row.date_of_birth;', 'phi patientSsn, pii date_of_birth'],
    ['API_KEY = cardNumber', 'credential API_KEY, pci cardNumber'],
    ['sendEmail(user); new Password(); PatientRouter', ''],
    ['passwordField microphone PASSWORD_MIN_LENGTH expand', ''],
  ];
  for (const [text, expected] of cases)
    it(text, () => {
      const found = sensitiveNames(text).map((each) => `${each.class} ${each.name}`);
      assert.equal(found.join(', '), expected);
    });
});

describe('starterNotes', () => {
  it('is valid and holds what was answered', () => {
    const { answers } = interview(facts, {
      exposure: ['public'],
      names: ['phi diagnosis', 'letter*', 'no name'],
    });
    const { notes, problems } = notesOfText(starterNotes(facts, answers), 'n');
    assert.deepEqual(problems, []);
    assert.deepEqual(notes!.project, { name: 'patient-portal', risk: 'high', exposure: 'public' });
    assert.deepEqual(notes!.compliance, ['owasp-top10-2025', 'hipaa-164.312']);
    assert.deepEqual(
      notes!.assets.map(({ id, class: kind, identifiers }) => [id, kind, identifiers]),
      [
        ['phi', 'phi', ['diagnosis', 'letter*']],
        ['pii', 'pii', undefined],
      ],
    );
    assert.deepEqual(
      notes!.entryPoints.map(({ id, kind, trust, scope }) => [id, kind, trust, scope]),
      [
        ['api', 'http', 'untrusted', ['src/routes/a.ts', 'src/routes/b.ts']],
        ['schedule', 'schedule', 'authenticated', ['jobs/night.ts']],
      ],
    );
    assert.deepEqual(notes!.threats, []);
  });

  it('is valid in an empty workspace and with every comment taken away', () => {
    for (const about of [
      empty,
      facts,
      { ...facts, entryPoints: new Map() },
      { ...empty, languages: ['cobol'] },
    ])
      for (const given of [{}, { data: [], exposure: [''] }] satisfies Answers[]) {
        const text = starterNotes(about, interview(about, given).answers);
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

  it('is valid whatever files and names a workspace has, and whatever is typed', () => {
    const path = fc.oneof(
      fc.constantFrom('app/[[...slug]]/(a)/{b}/page.tsx', '!x.ts', 'a b/ü🎉.ts', "it's.ts", '*.ts', '"q".ts'),
      fc.string({ minLength: 1, maxLength: 30 }).filter((s) => !/^\/|\\|^\w:|\.\./.test(s)),
    );
    const ids: QuestionId[] = ['names', 'entryPoints', 'compliance', 'data'];
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(path, { maxLength: 12 }),
        fc.array(
          fc.oneof(fc.string({ minLength: 1, maxLength: 10 }), fc.constantFrom('phi', 'http a', 'phi x')),
        ),
        fc.constantFrom(...ids),
        (name, files, typed, id) => {
          const entryPoints = new Map(files.map((file) => [file, [point('http', '/\n"')]] as const));
          const about = { ...facts, name, entryPoints };
          const { answers } = interview(about, { [id]: typed });
          const text = starterNotes(about, answers);
          assert.deepEqual(notesOfText(text, 'n').problems, [], text);
        },
      ),
    );
  });
});
