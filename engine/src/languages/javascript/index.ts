import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { javascriptTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
const parenthesized: PatternFrame = { before: '(', after: ')', depth: 1 };
/** `key: value` alone is a pair; the object around it is stepped through. */
const pair: PatternFrame = { before: '({', after: '})', depth: 2 };
/** A method or field alone stands in a class: Class, its body. */
const member: PatternFrame = { before: 'class { ', after: ' }', depth: 3 };

function stringAt(text: string, at: number): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return 0;
  return /^(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1/.exec(text.slice(at))?.[0].length ?? 0;
}

function ellipsis({ text, at, previous, next, bracket }: HoleContext): string {
  // `...x` is a spread, `...` before anything else is a hole.
  if (/^[\w$([{]/.test(text.slice(at + 3))) return '...';
  const statement = bracket !== '(' && bracket !== '[' && /[{};)]|^$/.test(previous) && !/[,}:]/.test(next);
  return statement ? `${ELLIPSIS};` : ELLIPSIS;
}

function frames(code: string): readonly PatternFrame[] {
  if (/^\s*\{/.test(code)) return [parenthesized, plain, member];
  if (/^\s*(['"]?)[\w$-]+\1\s*:/.test(code)) return [pair, plain, parenthesized, member];
  return [plain, parenthesized, pair, member];
}

const shared = {
  table: javascriptTable,
  lineComment: '//',
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: true,
  hasBuiltInExits: false,
  fillHoles: (pattern: string) => fillHoles(pattern, { stringAt, ellipsis }),
  frames,
};

const sample = `// comment
import a, { b as c } from 'd'; export default class E extends F { #g = 1; static async *h({ i, ...j }, k = [l]) {} }
const m = (n) => \`o\${p?.q[r]}\`; for (const s of t) { if (!u) { v++; } else w: break; } /x/g; y = ; 'é😀'`;

export const javascript: LanguageDefinition = {
  ...shared,
  grammar: 'javascript',
  ruleNames: ['javascript', 'js'],
  editorIds: ['javascript', 'javascriptreact'],
  extensions: ['js', 'mjs', 'cjs', 'jsx'],
  sample: `${sample}\n<a b={c} {...d}>e{f}<g.h /></a>`,
};

export const typescript: LanguageDefinition = {
  ...shared,
  grammar: 'typescript',
  ruleNames: ['typescript', 'ts'],
  editorIds: ['typescript'],
  extensions: ['ts', 'mts', 'cts'],
  sample: `${sample}\nfunction f<T>(this: A, x?: B<T>): asserts x is C { return <D>y as E; } enum G { H }`,
};

/** TypeScript with JSX has a grammar of its own: `<T>x` means something else in it. */
export const tsx: LanguageDefinition = {
  ...shared,
  grammar: 'tsx',
  ruleNames: ['typescript', 'ts'],
  editorIds: ['typescriptreact'],
  extensions: ['tsx'],
  sample: `${sample}\nconst i = <a b={c as D} {...e}>f{g}<h.i /></a>;`,
};
