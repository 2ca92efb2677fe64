import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { pythonTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** `key: value` alone is an entry of a dictionary. */
const pair: PatternFrame = { before: '{', after: '}', depth: 2 };
const argument: PatternFrame = { before: 'f(', after: ')', depth: 2 };

const literal =
  /^([a-zA-Z]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/;

function stringAt(text: string, at: number): number {
  if (/\w/.test(text[at - 1] ?? '')) return 0;
  const match = literal.exec(text.slice(at));
  // What stands in the braces of an f-string is code, with holes of its own.
  return match && !/f/i.test(match[1]) ? match[0].length : 0;
}

function ellipsis({ text, at, bracket, bracketAt, previous }: HoleContext): string {
  if (bracket !== '{' || (previous !== '{' && previous !== ',')) return ELLIPSIS;
  // In a dictionary any entries are `**...`; a set is not worth an ambiguity.
  const inSet =
    /^\{\s*[^:{}]*$/.test(text.slice(bracketAt, at)) && /^\.\.\.\s*,\s*[^:}]*\}/.test(text.slice(at));
  return inSet ? ELLIPSIS : `**${ELLIPSIS}`;
}

export const python: LanguageDefinition = {
  grammar: 'python',
  ruleNames: ['python', 'py', 'python3'],
  editorIds: ['python'],
  extensions: ['py', 'pyi'],
  table: pythonTable,
  sample: `# comment
from a.b import c as d
@e.f(g=1, *h, **i)
async def j(k, l: m = 2, *n, o, **p) -> q:
    with r as s, t: yield [u for v in w if not x]
    return f"y{z!r:>{a}}" 'b' if c[1:2] else {**d, 'e': (f, g)}
class H(I): x: int = 'é😀'
try: pass
except J as k: raise
y = = 1
`,
  lineComment: '#',
  assigningDeclares: true,
  slashJoins: true,
  casesFallThrough: false,
  casesBindNames: true,
  hasBuiltInExits: true,
  fillHoles: (pattern) => fillHoles(pattern, { stringAt, ellipsis }),
  frames: (code) => (/^\s*["'\w]+\s*:\s*\S+\s*$/.test(code) ? [pair, plain] : [plain, argument]),
};
