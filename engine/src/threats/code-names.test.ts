import assert from 'node:assert/strict';
import { codeNames, functionNames } from './code-names';

describe('names of functions in texts', () => {
  const cases: [text: string, called: string[], declared: string[]][] = [
    ['export async function load(id) { if (id) return this.db.query(id); }', ['load', 'db.query'], ['load']],
    ['def show(request):\n    audit.log(request)\n    while (True): pass', ['show', 'audit.log'], ['show']],
    ['const guard = (user) => check(user);\nlet next = async user => user;', ['check'], ['guard', 'next']],
    ['$this->db->query($sql); Letter::find(1); a.b.c.d(1)', ['db.query', 'Letter.find', 'c.d'], []],
    ['func (s *Server) Start() { s.listen() }\nfun main() {}', ['Start', 's.listen', 'main'], ['main']],
    ['user?.name(); const x = 1; new Map()', ['user.name', 'Map'], []],
  ];
  for (const [text, called, declared] of cases)
    it(text.split('\n')[0], () => {
      const names = codeNames(text);
      assert.deepEqual([...names.called.keys()], called);
      assert.deepEqual([...names.declared], declared);
    });

  it('are those before handlers first, then what the project declares, then what it calls most', () => {
    const text = 'function assertOwner() {}\ndb.query(1); db.query(2); db.raw(1); db.run(1); log(1);';
    const found = functionNames(new Map([['src/a.js', codeNames(text)]]), ['requireUser']);
    assert.deepEqual(
      found.map(({ name, detail }) => `${name}: ${detail}`),
      [
        'requireUser: before handlers',
        'assertOwner: src/a.js',
        'db.*: 3 functions',
        'db.query: called 2 times',
        'db.raw: called once',
        'db.run: called once',
        'log: called once',
      ],
    );
  });

  it('come back soon from hostile texts', () => {
    const started = Date.now();
    for (const text of [
      'a'.repeat(200_000),
      'a.'.repeat(100_000),
      `const ${'a '.repeat(100_000)}`,
      '(a'.repeat(100_000),
    ])
      codeNames(text);
    assert.ok(Date.now() - started < 5000);
  });
});
