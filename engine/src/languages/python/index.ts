import { Kind } from '../../syntax/kinds';
import { dottedCall } from '../calls';
import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { pythonTable } from './lowering';
import { pythonTypes } from './types';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** `key: value` alone is an entry of a dictionary. */
const pair: PatternFrame = { before: '{', after: '}', depth: 2 };
const argument: PatternFrame = { before: 'f(', after: ')', depth: 2 };
/** A head without a body, as `def f(...):`: any body will do. */
const head: PatternFrame = { before: '', after: `\n  ${ELLIPSIS}\n`, depth: 1 };
/** Decorators alone stand before anything that is decorated. */
const decorator: PatternFrame = {
  before: '',
  after: `\ndef f(): pass\n`,
  depth: 0,
  select: Kind.Decorator,
};
/** Clauses of statements. */
const clauses: Record<string, PatternFrame> = {
  except: { before: 'try:\n  pass\n', after: '\n', depth: 0, select: Kind.Catch },
  finally: { before: 'try:\n  pass\n', after: '\n', depth: 0, select: Kind.Finally },
};

const literal =
  /^([a-zA-Z]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/;

function stringAt(text: string, at: number): number {
  if (/\w/.test(text[at - 1] ?? '')) return 0;
  const match = literal.exec(text.slice(at));
  // What stands in the braces of an f-string is code, with holes of its own.
  return match && !/f/i.test(match[1]) ? match[0].length : 0;
}

function ellipsis({ text, bracket, bracketAt, previous }: HoleContext): string {
  if (bracket !== '{' || (previous !== '{' && previous !== ',')) return ELLIPSIS;
  // A value in an f-string.
  if (/\b[rR]?[fF][rR]?(["'])(?:(?!\1).)*$/s.test(text.slice(0, bracketAt))) return ELLIPSIS;
  // In a dictionary any entries are `**...`, and `{...}` alone is a dictionary or a set.
  const content = contentOf(text, bracketAt);
  const isSet = !/[:]|\*\*/.test(content) && /[^\s.,]/.test(content);
  return isSet ? ELLIPSIS : `**${ELLIPSIS}`;
}

/** What stands between a brace and its end, nested brackets left out. */
function contentOf(text: string, bracketAt: number): string {
  let depth = 0;
  let content = '';
  for (let at = bracketAt; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at])) depth--;
    else if (depth === 1) content += text[at];
    if (depth === 0) break;
  }
  return content;
}

function frames(code: string): readonly PatternFrame[] {
  const clause = /^\s*(except|finally)\b/.exec(code)?.[1];
  if (clause !== undefined) return [clauses[clause]];
  if (/^\s*@/.test(code)) return [plain, head, decorator];
  if (/^\s*["'\w]+\s*:\s*\S+\s*$/.test(code)) return [pair, plain];
  return /:\s*$/.test(code) ? [plain, head, argument] : [plain, argument];
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
  tests: {
    path: /(^|\/)(test_[^/]*|[^/]*_tests?|tests?|conftest)\.py$|(^|\/)tests?\//,
    text: /^\s*(?:async\s+)?def test_|^\s*(?:import|from) (?:pytest|unittest)\b/m,
  },
  calls: (names) => dottedCall(names, 'self'),
  assigningDeclares: true,
  slashJoins: true,
  casesFallThrough: false,
  constructorName: '__init__',
  casesBindNames: true,
  linking: { family: 'python', modules: 'dotted' },
  hasBuiltInExits: true,
  types: pythonTypes,
  yieldsElements: true,
  fillHoles: (pattern) => fillHoles(pattern, { stringAt, ellipsis, typed: 'argument' }),
  frames,
};
