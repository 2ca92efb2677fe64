import { Kind } from '../../syntax/kinds';
import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { javascriptTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
const parenthesized: PatternFrame = { before: '(', after: ')', depth: 1 };
/** `key: value` alone is a pair; the object around it is stepped through. */
const pair: PatternFrame = { before: '({', after: '})', depth: 2 };
/** A method or field alone stands in a class: Class, its body. */
const member: PatternFrame = { before: 'class C { ', after: ' }', depth: 3 };
/** Heads without a body: any body will do. */
const heads: readonly PatternFrame[] = [
  { before: '', after: ` { ${ELLIPSIS}; }`, depth: 1 },
  { before: '', after: ' { }', depth: 1 },
  { before: 'class C { ', after: ` { ${ELLIPSIS}; } }`, depth: 3 },
];
/** Parts of statements. */
const parts: Record<string, PatternFrame> = {
  catch: { before: 'try { } ', after: '', depth: 0, select: Kind.Catch },
  finally: { before: 'try { } ', after: '', depth: 0, select: Kind.Finally },
  case: { before: 'switch (x) { ', after: ' }', depth: 0, select: Kind.Case },
  default: { before: 'switch (x) { ', after: ' }', depth: 0, select: Kind.Case },
};
const decorator: PatternFrame = { before: '', after: ' class C { }', depth: 0, select: Kind.Decorator };

function stringAt(text: string, at: number): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return 0;
  return /^(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1/.exec(text.slice(at))?.[0].length ?? 0;
}

function ellipsis({ text, at, previous, next, bracket }: HoleContext): string {
  // `...x` is a spread, `...` before anything else is a hole.
  const isFunctionName = /\bfunction\s*\*?\s*$/.test(text.slice(0, at));
  if (/^[\w$([{]/.test(text.slice(at + 3)) && !isFunctionName) return '...';
  // Among the attributes of an element: `<a href={x} ... />`.
  const before = text.slice(0, at);
  const inTag = before.lastIndexOf('<') > before.lastIndexOf('>') && /<[\w$.]+\s/.test(before);
  const statement =
    !inTag && bracket !== '(' && bracket !== '[' && /[{};)]|^$/.test(previous) && !/[,}:|&+`]/.test(next);
  return statement ? `${ELLIPSIS};` : ELLIPSIS;
}

function fill(pattern: string): string {
  let code = fillHoles(pattern, { stringAt, ellipsis, typed: 'name-first' })
    // `for (...)` is any loop, `from $X` any module.
    .replace(new RegExp(`\\bfor\\s*\\(\\s*${ELLIPSIS}\\s*\\)`, 'g'), `for (${ELLIPSIS};;)`)
    .replace(/\bfrom\s+__WS_M_([A-Z0-9_]+)/g, 'from "$$$1"');
  // The value of an attribute needs braces: `<a href=$X>`.
  for (let before = ''; before !== code; ) {
    before = code;
    code = code.replace(/(<[A-Za-z_][^<>]*\s[\w-]+=)(__WS_[A-Z_]+_[A-Z0-9_]+)/g, '$1{$2}');
  }
  return code;
}

function frames(code: string): readonly PatternFrame[] {
  const part = /^\s*(catch|finally|case|default)\b/.exec(code)?.[1];
  const usual = [plain, parenthesized, pair, member, ...heads, decorator];
  if (part !== undefined) return [parts[part], ...usual];
  // A method: without its class it would be a call and a block.
  if (
    /^\s*(?!(?:if|for|while|switch|with|function|do|try|else|return|async|await|new)\b)[\w$]+\s*\([^;{]*\)\s*\{/.test(
      code,
    )
  )
    return [member, ...usual];
  if (/^\s*\{/.test(code)) return [parenthesized, ...usual];
  if (/^\s*@/.test(code)) return [plain, member, heads[2], decorator];
  if (/^\s*(['"]?)[\w$-]+\1\s*:/.test(code)) return [pair, ...usual];
  return usual;
}

const shared = {
  table: javascriptTable,
  lineComment: '//',
  tests: {
    path: /\.(test|spec|cy)\.\w+$|(^|\/)(tests?|__tests__|specs?|e2e)\//,
    text: /^\s*(?:describe|it|test|suite)(?:\.\w+)?\(/m,
  },
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: true,
  constructorName: 'constructor',
  openObjects: true,
  addsToStrings: true,
  oneNumberType: true,
  declaresByKeyword: true,
  yieldsElements: true,
  linking: { family: 'javascript', modules: 'files' as const },
  givesWhole: true,
  hasBuiltInExits: false,
  fillHoles: fill,
  frames,
};

const sample = `// comment
import a, { b as c } from 'd'; export default class E extends F { #g = 1; static async *h({ i, ...j }, k = [l]) {} }
const m = (n) => \`o\${p?.q[r]}\`; for (const s of t) { if (!u) { v++; } else w: break; } /x/g; y = ; 'é😀'`;

/** TypeScript with JSX has a grammar of its own: `<T>x` means something else in it. */
export const tsx: LanguageDefinition = {
  ...shared,
  grammar: 'tsx',
  ruleNames: ['typescript', 'ts'],
  editorIds: ['typescriptreact'],
  extensions: ['tsx'],
  sample: `${sample}\nconst i = <a b={c as D} {...e}>f{g}<h.i /></a>;`,
};

export const javascript: LanguageDefinition = {
  ...shared,
  grammar: 'javascript',
  ruleNames: ['javascript', 'js'],
  editorIds: ['javascript', 'javascriptreact'],
  extensions: ['js', 'mjs', 'cjs', 'jsx'],
  wider: tsx,
  sample: `${sample}\n<a b={c} {...d}>e{f}<g.h /></a>`,
};

export const typescript: LanguageDefinition = {
  ...shared,
  grammar: 'typescript',
  ruleNames: ['typescript', 'ts'],
  editorIds: ['typescript'],
  extensions: ['ts', 'mts', 'cts'],
  wider: tsx,
  sample: `${sample}\nfunction f<T>(this: A, x?: B<T>): asserts x is C { return <D>y as E; } enum G { H }`,
};
