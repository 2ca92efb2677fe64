import type { PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
const statement: PatternFrame = { before: '', after: ';', depth: 1 };
/** Most expressions are no statements: they are the value of a variable. */
const value: PatternFrame = { before: 'var f = ', after: ';', depth: 2 };
/** The same for an expression with its semicolon. */
const valueOfStatement: PatternFrame = { before: 'var f = ', after: '', depth: 2 };
const argument: PatternFrame = { before: 'f(', after: ');', depth: 2 };
/** Members stand in a class: Class, its body. */
const member: PatternFrame = { before: 'class F { ', after: ' }', depth: 3 };
/** The header of a method, and a property's without its semicolon. */
const memberHeader: PatternFrame = { before: 'class F { ', after: '; }', depth: 3 };
const anyBody = ` { ${ELLIPSIS} ${ELLIPSIS}; }`;
const header: PatternFrame = { before: '', after: anyBody, depth: 1 };
const handler: PatternFrame = { before: 'try {} ', after: '', depth: 2 };
const handlerHeader: PatternFrame = { before: 'try {} ', after: anyBody, depth: 2 };
const section: PatternFrame = { before: 'switch (f) { ', after: ' }', depth: 2 };
const parameter: PatternFrame = { before: 'delegate void f(', after: ');', depth: 2 };

/** The frames in which a pattern of C# may be code, the likeliest first. */
export function frames(code: string): readonly PatternFrame[] {
  const text = code.trim();
  if (/^(?:catch|finally)\b/.test(text)) return [handler, handlerHeader];
  if (/^(?:case\b|default\s*:)/.test(text)) return [section, value];
  if (/[;}]$/.test(text)) return [plain, member, valueOfStatement, value, statement, section];
  if (/^(?:if|while|for|foreach|switch|using|lock|try)\b/.test(text)) return [header, statement, value];
  if (isHeader(text)) return [header, memberHeader, statement, value];
  return [statement, value, argument, memberHeader, parameter, header];
}

const isHeader = (text: string) =>
  /^(?:\[[^\]]*\]\s*)*(?:(?:public|private|protected|internal|static|sealed|abstract|partial|override|virtual|async)\s+)*(?:class|struct|interface|record|enum|namespace)\s/.test(
    text,
  ) || /^(?:\[[^\]]*\]\s*)*(?:public|private|protected|internal)\s/.test(text);
