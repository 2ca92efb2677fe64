import { Role } from '../../syntax/kinds';
import { dottedCall } from '../calls';
import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { packageName, typeOfBuiltIn } from './builtins';
import { goTable } from './lowering';

/** A statement of a file ends with its line. */
const plain: PatternFrame = { before: '', after: '\n', depth: 1 };
/** The head of a function stands for all that have it. */
const head: PatternFrame = { before: '', after: ' {}\n', depth: 1, open: [Role.Body] };
/** `{A: 1}` alone is a literal whose type is left out, `A: 1` one of its elements. */
const literal: PatternFrame = { before: 'T', after: '\n', depth: 2 };
const element: PatternFrame = { before: 'T{', after: '}\n', depth: 3 };
/** A method of an interface: the declaration, its type, the method. */
const method: PatternFrame = { before: 'type T interface { ', after: ' }\n', depth: 3 };
const type: PatternFrame = { before: 'var _ ', after: '\n', depth: 2 };
const clause: PatternFrame = { before: 'switch { ', after: ' }\n', depth: 2 };
const parameter: PatternFrame = { before: 'func f(', after: ')\n', depth: 2 };

/** Strings, raw strings, runes and comments: what holes are not looked for in. */
const verbatim = /^(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\[^\n]+?|[^'\\\n])'|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;

function stringAt(text: string, at: number): number {
  return '"`\'/'.includes(text[at]) ? (verbatim.exec(text.slice(at))?.[0].length ?? 0) : 0;
}

/** Words behind which an ellipsis is part of a statement. */
const headWords = /\b(?:for|range|if|switch|return|go|defer|case|struct|interface|chan|map)[ \t]*$/;

function ellipsis({ text, at, bracket, bracketAt, next }: HoleContext): string {
  const after = text.slice(at + 3);
  const before = text.slice(0, at);
  // `f(xs...)`, `xs ...string` and `[...]string` are Go's own.
  if (bracket === '(' && /[\w)\]]$/.test(before) && /^\s*\)/.test(after)) return '...';
  if (/^[\w*[$]/.test(after) && bracket === '(') return '...';
  if (bracket === '[' && /(^|[^\w\])])\[\s*$/.test(before) && /^\s*\]\s*[\w*$[(]/.test(after)) return '...';
  const head = bracketAt < 0 ? '' : text.slice(0, bracketAt);
  if (bracket === '(') {
    if (/\bimport\s*$/.test(head)) return `"${ELLIPSIS}"`;
    if (/\b(?:var|type)\s*$/.test(head)) return `${ELLIPSIS} ${ELLIPSIS}`;
  }
  if (/\bcase\s*$/.test(before)) return next === ':' ? ELLIPSIS : `${ELLIPSIS}:`;
  if (bracket === '{' && /\b(?:switch|select)\b[^{}]*$/.test(head) && /[{\n]\s*$/.test(before)) {
    return /\bcase\b|\bdefault\b/.test(text.slice(bracketAt, at)) ? ELLIPSIS : `case ${ELLIPSIS}:`;
  }
  if (bracket === '(' || bracket === '[') return ELLIPSIS;
  // A statement beside others on its line is parted from them.
  const joined = /[\w)\]}"'`][ \t]*$/.test(before) && !headWords.test(before);
  return `${joined ? ';' : ''}${ELLIPSIS}${/^[ \t]*[\w$(.]/.test(after) ? ';' : ''}`;
}

function frames(code: string): readonly PatternFrame[] {
  if (/^\s*\{/.test(code)) return [literal, plain];
  if (/^\s*(?:case\b|default\s*:)/.test(code)) return [clause];
  if (/^\s*(?:\w+|"[^"\n]*")\s*:(?!=)/.test(code)) return [element, plain];
  if (/^\s*func\b/.test(code) && !/\}\s*$/.test(code)) return [head, plain];
  return [plain, method, type, parameter];
}

export const go: LanguageDefinition = {
  grammar: 'go',
  ruleNames: ['go', 'golang'],
  editorIds: ['go'],
  extensions: ['go'],
  table: goTable,
  sample: `// comment
package a
import ( b "c/d"; . "e"; _ \`f\` )
const ( G, H = iota, 'i' )
type J[K any] struct { L, M int \`n:"o"\`; *P }
func (q *J[K]) R(s, t int, u ...string) (v map[string][]int, err error) {
	if w := x.(y); !w { go z(u...) } else { defer func() { <-a }() }
	for i, j := range k { switch l := m.(type) { case int, *n: o[1:2] = &p{q: 1, "r": {2}} } }
	select { case s <- 1: fallthrough; default: t++ }
	return u, = nil
}
var é = "é😀"
`,
  lineComment: '//',
  tests: { path: /_test\.go$/, text: /\btesting\b/ },
  calls: (names) => (names.length > 1 ? dottedCall(names) : [...names]),
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: false,
  linking: { family: 'go', modules: 'folders', sharesVariables: true },
  hasBuiltInExits: false,
  packageName,
  logicYieldsTruth: true,
  secondSaysWhether: true,
  loopKeys: 'numbers',
  errorNames: /^(?:err|\w+Err)$/,
  copiesStructs: true,
  types: { ofFunction: typeOfBuiltIn },
  fillHoles: (pattern) => fillHoles(pattern, { stringAt, ellipsis, typed: 'name-first' }),
  frames,
};
