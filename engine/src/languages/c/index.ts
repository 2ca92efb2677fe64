import { Role } from '../../syntax/kinds';
import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS, isListPlaceholder } from '../placeholders';
import { cTable } from './lowering';

/** Directives and definitions of a file. */
const file: PatternFrame = { before: '', after: '\n', depth: 1 };
/** Statements of a function: its body, what is in it. */
const statements: PatternFrame = { before: 'void f() {\n', after: '\n}', depth: 3 };
const statement: PatternFrame = { before: 'void f() {\n', after: ';\n}', depth: 3 };
/** The head of a function stands for all that have it. */
const head: PatternFrame = { before: '', after: ' {}', depth: 1, open: [Role.Body] };
/** Parentheses make `a * b` a product, which would else declare a pointer. */
const expression: PatternFrame = { before: 'void f() { (', after: '); }', depth: 3 };
const type: PatternFrame = { before: 'void f() { sizeof(', after: '); }', depth: 4 };
/** A list of initial values, one of which may stand alone. */
const initializer: PatternFrame = { before: 'T x = ', after: ';', depth: 2 };
const element: PatternFrame = { before: 'T x = {', after: '};', depth: 3 };
const clause: PatternFrame = { before: 'void f() { switch (x) {', after: '} }', depth: 4 };

/** Strings, characters, comments and names of headers: what holes are not looked for in. */
const verbatim = /^(?:"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\.[^'\n]*|[^'\\\n])'|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;

function stringAt(text: string, at: number): number {
  if (text[at] === '<' && /#[ \t]*include[ \t]*$/.test(text.slice(0, at)))
    return /^<[^>\n]*>/.exec(text.slice(at))?.[0].length ?? 0;
  return '"\'/'.includes(text[at]) ? (verbatim.exec(text.slice(at))?.[0].length ?? 0) : 0;
}

function ellipsis({ text, at, bracket, bracketAt, previous, next }: HoleContext): string {
  const before = text.slice(0, at);
  const head = bracketAt < 0 ? '' : text.slice(0, bracketAt);
  if (/\bcase\s*$/.test(before)) return next === ':' ? ELLIPSIS : `${ELLIPSIS}:`;
  if (bracket === '(')
    return /\bfor\s*$/.test(head) && next === ')' && previous === '(' ? `${ELLIPSIS};;` : ELLIPSIS;
  if (bracket === '[' || /[,=]/.test(previous) || /[,;]/.test(next)) return ELLIPSIS;
  if (bracket === '{') {
    if (/\b(?:struct|union)\b[^;{}()=]*$/.test(head)) return `${ELLIPSIS} ${ELLIPSIS};`;
    if (/[=,)]\s*$/.test(head) ? isInitializer(head) : /\benum\b[^;{}()]*$/.test(head)) return ELLIPSIS;
  }
  return isOperand(before) ? ELLIPSIS : `${ELLIPSIS};`;
}

/** True for a hole behind an operator or a word, which belongs to the statement that they are part of. */
function isOperand(before: string): boolean {
  if (/:\s*$/.test(before)) return /\?[^;{}]*:\s*$/.test(before);
  return /(?:[\w+\-*/%<>=!&|?~^]|\])[ \t]*$/.test(before);
}

/** Gives `$...BODY` in a block the semicolon that makes it a statement. */
function withStatements(code: string): string {
  return code.replace(
    /([{};])(\s*)(\w+)(?=\s*\})/g,
    (all, open: string, space: string, word: string, at: number) => {
      const isHole = isListPlaceholder(word) && word !== ELLIPSIS;
      return isHole && !(open === '{' && isInitializer(code.slice(0, at))) ? `${open}${space}${word};` : all;
    },
  );
}

/** True where a brace opens initial values: behind `=`, a comma, or the type of a literal. */
function isInitializer(head: string): boolean {
  return /[=,]\s*$/.test(head) || /(?:^|[=(,])\s*\([^()]*\)\s*$/.test(head);
}

function frames(code: string): readonly PatternFrame[] {
  if (/^\s*#/.test(code)) return [file];
  if (/^\s*\.\s*\w+\s*=/.test(code)) return [element];
  if (/^\s*(?:case\b|default\s*:)/.test(code)) return [clause];
  if (/[;}]\s*$/.test(code))
    return /^\s*\{/.test(code) ? [initializer, statements, file] : [statements, file, expression];
  return [expression, ...(/\)\s*$/.test(code) ? [head] : []), statement, type, file];
}

export const c: LanguageDefinition = {
  grammar: 'c',
  ruleNames: ['c'],
  editorIds: ['c'],
  extensions: ['c', 'h'],
  table: cTable,
  sample: `// comment
#include <a.h>
#define B(c, d) ((c) + (d))
#ifdef E
typedef struct f { int g : 3; struct f *h[4]; int (*i)(char, ...); } j;
#else
enum k { L, M = 2 };
#endif
static const char *n(const int o, char **p) /* é */ {
  for (int q = 0, *r = &q; q < 3; q++) { do s->t[q] = (u) v; while (!w); }
  switch (x) { case 'y': z: return sizeof(int) ? "é" "😀" : NULL; default: goto z; }
  struct a b = { .c = 1, [2] = { 3 } }, e = ;
}
`,
  lineComment: '//',
  references: /[*[]/,
  calls: (names) => (names.length > 1 ? [names.join('.'), names.join('->')] : [...names]),
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: true,
  copiesStructs: true,
  pointerArithmetic: true,
  linking: { family: 'c', modules: 'global', sharesVariables: true },
  hasBuiltInExits: false,
  fillHoles: (pattern) => withStatements(fillHoles(pattern, { stringAt, ellipsis, typed: 'type-first' })),
  frames,
};
