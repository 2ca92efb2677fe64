import assert from 'node:assert/strict';
import { TextMatcher } from './matcher';
import { type RawTextOptions, textOptions } from './options';
import { compileTextPattern } from './pattern';
import { structureOf } from './structure';

type Case = [what: string, pattern: string, text: string, matches: string[], options?: RawTextOptions];

/** The texts of the matches of a pattern. */
function matches(pattern: string, text: string, raw: RawTextOptions = {}): string[] {
  const options = textOptions(raw);
  const compiled = compileTextPattern(pattern, options);
  if (typeof compiled === 'string') throw new Error(compiled);
  return new TextMatcher(structureOf(text, options), compiled)
    .all()
    .map(({ start, end }) => text.slice(start, end));
}

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join('');

const cases: Case[] = [
  // Words, characters, white space
  ['words are whole', 'port', 'port ports port_x my-port', ['port', 'port']],
  [
    'white space between tokens does not matter',
    'listen 80;',
    'listen   80 ;\nlisten 800;',
    ['listen   80 ;'],
  ],
  ['every other character counts', 'a->b', 'a->b a-b a - > b', ['a->b', 'a - > b']],
  ['a dot is a character', '1.5', '1.5 1 . 5 15', ['1.5', '1 . 5']],
  ['characters outside of ASCII stand alone', 'naïve', 'naïve naive', ['naïve']],
  ['a surrogate pair is one character', 'x 😀', 'x 😀 x 😁', ['x 😀']],
  ['lines that end with carriage returns', 'a\nb', 'a\r\nb\rc', ['a\r\nb']],
  ['nothing in an empty text', 'a', '', []],
  ['nothing in white space', '...', ' \n\t\n', []],

  // Metavariables
  ['a metavariable is one word', 'user $NAME;', 'user root;\nuser a-b;\nuser ;', ['user root;']],
  ['equal metavariables', '$X = $X', 'a = a\na = b', ['a = a']],
  ['the anonymous metavariable', '$_ = $_;', 'a = b;', ['a = b;']],
  ['a dollar of the text before a metavariable', 'pass $$HOST;', 'pass $host;\npass host;', ['pass $host;']],
  ['a name in small letters is no metavariable', 'pass $host', 'pass $host\npass $other', ['pass $host']],
  ['a name that goes on is no metavariable', '$HOSTname', '$HOSTname x', ['$HOSTname']],

  // Ellipses
  ['an ellipsis takes as little as it can', 'a ... b', 'a x b y b', ['a x b']],
  ['of two matches with one end the shorter', 'a ... b', 'a a b', ['a b']],
  ['an ellipsis may be nothing', 'a ... b', 'a b', ['a b']],
  ['an ellipsis goes ten lines down', 'f(...)', `f(\n${lines(1, 9)})`, [`f(\n${lines(1, 9)})`]],
  ['and no further', 'f(...)', `f(\n${lines(1, 10)})`, []],
  ['two ellipses go twenty', 'f(... ...)', `f(\n${lines(1, 10)})`, [`f(\n${lines(1, 10)})`]],
  [
    'each line of ellipses adds to the reach',
    'f(\n...\n...\n)',
    `f(\n${lines(1, 10)})`,
    [`f(\n${lines(1, 10)})`],
  ],
  ['an ellipsis beside a word', '<form...>', '<form action="x"> <formula>', ['<form action="x">']],
  ['an ellipsis at the end goes to the end of the block', 'a ...', 'x (a b) c', ['a b']],
  ['and of several such matches the longest stays', 'a ...', 'a a b', ['a a b']],
  [
    'an ellipsis at the end goes ten lines down',
    'a ...',
    `a\n${lines(1, 20)}`,
    [`a\n${lines(1, 10).trim()}`],
  ],
  ['an ellipsis at the beginning', '... b', 'x (a a b) b', ['a a b', 'x (a a b) b']],
  ['an ellipsis alone is the whole text', '...', ' a\n\n b c ', ['a\n\n b c']],
  ['backtracking', 'a ... b ... c d', 'a b c b c d', ['a b c b c d']],

  // Structure
  ['a match does not leave a block', 'a b', '  a\nb', []],
  ['lines that are indented more belong to the one before', 'a b', 'a\n  b', ['a\n  b']],
  [
    'an indented block of the pattern is a whole one',
    'f(\n  ... 1 ...\n)',
    'f(0, (1), 2); f(2)',
    ['f(0, (1), 2)'],
  ],
  ['in brackets or in lines', 'f(\n  ... 1 ...\n)', 'f(\n    0,\n    1\n)', ['f(\n    0,\n    1\n)']],
  ['not a part of one', 'a:\n  b', 'a:\n  b\n  c', []],
  ['an indented ellipsis may be nothing', '{\n  ...\n}', '{}\n{\n}\n{ x }', ['{}', '{\n}', '{ x }']],
  [
    'fields of one section only',
    '[a]\n  ...\n  name = ...',
    '[a]\n  x = 1\n  name = 2\n[a]\n  x = 1\n[b]\n  name = 2',
    ['[a]\n  x = 1\n  name = 2'],
  ],
  ['blocks in blocks', 'a\n  b\n    c\n  d', 'a\n b\n   c\n d\na\n b\n c\n d', ['a\n b\n   c\n d']],
  [
    'the indentation of the whole pattern does not matter',
    '    a\n      b\n    c',
    'a\n  b\nc',
    ['a\n  b\nc'],
  ],
  ['a tab reaches to the next multiple of eight', 'a\n  b\n  c', 'a\n\tb\n        c', ['a\n\tb\n        c']],
  ['a lone bracket disturbs nothing', 'x { ... y', 'x {\n  (\n  y', ['x {\n  (\n  y']],
  ['a line between two indentations', 'a\n  ...\nd', 'a\n    b\n  c\nd', ['a\n    b\n  c\nd']],

  // Options
  [
    'span 0: an ellipsis stays on its line',
    'a ... b',
    'a x b\na\nb',
    ['a x b'],
    { generic_ellipsis_max_span: 0 },
  ],
  ['span 0: to the end of the line', 'a = ...', 'a = b c\nd', ['a = b c'], { generic_ellipsis_max_span: 0 }],
  ['comments are code', 'a b', 'a /* c */ b', []],
  [
    'but for those of C',
    'a b',
    'a /* c\nc */ b // c\na // c\nb',
    ['a /* c\nc */ b'],
    { generic_comment_style: 'c' },
  ],
  ['of C++', 'a b', 'a /* c */ // d\nb', ['a /* c */ // d\nb'], { generic_comment_style: 'cpp' }],
  ['of shells', 'a b', 'a # c\nb', ['a # c\nb'], { generic_comment_style: 'shell' }],
  ['no case', 'Content-Type: $X', 'content-TYPE: html', ['content-TYPE: html'], { generic_caseless: true }],
  [
    'more characters of words',
    'k = $V;',
    'k = a+b/c==;',
    ['k = a+b/c==;'],
    { generic_extra_word_characters: ['+', '/', '=='] },
  ],
];

const balanced: Case[] = [
  ['brackets are passed over as one', 'x ... x', 'x ((x )\n) x', ['x ((x )\n) x']],
  ['an ellipsis leaves no bracket', 'a ... c', '(a b) c', []],
  ['a bracket of the pattern', 'f(...)', 'f(g(1), (2))', ['f(g(1), (2))']],
  ['any number of lines', 'a ... b', `a\n${lines(1, 40)}b`, [`a\n${lines(1, 40)}b`]],
  ['indentation does not matter', 'a\n    b', '  a\nb', ['a\nb']],
  ['more brackets', 'x ... x', 'a x <x> x a', ['x <x> x'], { generic_extra_braces: [['<', '>']] }],
  ['other brackets', 'x ... x', 'x (x <x> x', ['x (x', 'x> x'], { generic_braces: [] }],
  ['one line: an ellipsis stays on it', 'a ... b', 'a x b\na\nb', ['a x b'], { generic_multiline: false }],
  [
    'one line: line ends of the pattern count',
    'a\nb',
    'x a\nb x\na b\na\n\nb',
    ['a\nb'],
    { generic_multiline: false },
  ],
  ['one line: quotes are brackets', 'x ... x', 'x "x" x', ['x "x" x'], { generic_multiline: false }],
  ['one line: a long ellipsis goes on', 'a .... b', 'a\nx\nb', ['a\nx\nb'], { generic_multiline: false }],
  ['one line: to its end', 'key: ...', 'key: a b\nc', ['key: a b'], { generic_multiline: false }],
  ['the next match begins behind the last', 'a ...', 'a a b', ['a a b']],
];

describe('the generic mode', () => {
  for (const [what, pattern, text, expected, options] of cases) {
    it(what, () => assert.deepEqual(matches(pattern, text, options), expected));
  }

  describe('with brackets for structure', () => {
    for (const [what, pattern, text, expected, options] of balanced) {
      it(what, () =>
        assert.deepEqual(matches(pattern, text, { ...options, generic_engine: 'aliengrep' }), expected),
      );
    }
  });

  it('binds metavariables to words and ellipses', () => {
    const options = textOptions({});
    const pattern = compileTextPattern('$K: $...V;', options);
    assert.ok(typeof pattern === 'object');
    const text = 'color: dark  blue;';
    const [match] = new TextMatcher(structureOf(text, options), pattern).all();
    const values = [...match.bindings].map(([name, { start, end }]) => [name, text.slice(start, end)]);
    assert.deepEqual(values, [
      ['K', 'color'],
      ['...V', 'dark  blue'],
    ]);
  });

  it('comes back from patterns with many ellipses on long texts', () => {
    const text = 'a b '.repeat(20_000);
    const pattern = 'a ... b ... a ... b ... a ... b ... a ... b ... c';
    assert.deepEqual(matches(pattern, `${text}\n${'x\n'.repeat(20)}c`), []);
  });

  it('refuses an empty pattern', () => {
    assert.equal(compileTextPattern(' \n', textOptions({})), 'The pattern is empty');
  });
});
