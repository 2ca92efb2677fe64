import { Role } from '../../syntax/kinds';
import type { PatternFrame } from '../language';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
const statement: PatternFrame = { before: '', after: ';', depth: 1 };
/** Most expressions are no statements: they are the value of a variable. */
const value: PatternFrame = { before: 'var f = ', after: ';', depth: 2 };
/** The same for an expression with its semicolon. */
const valueOfStatement: PatternFrame = { before: 'var f = ', after: '', depth: 2 };
const argument: PatternFrame = { before: 'f(', after: ');', depth: 2 };
/** Members stand in a class: Class, its body. */
const member: PatternFrame = { before: 'class F { ', after: ' }', depth: 3 };
/** A property without its semicolon. */
const memberStatement: PatternFrame = { before: 'class F { ', after: '; }', depth: 3 };
/** A head alone: any body, or none. */
const header: PatternFrame = { before: '', after: ' { }', depth: 1, open: [Role.Body, Role.Then] };
const memberHeader: PatternFrame = { before: 'class F { ', after: ' { } }', depth: 3, open: [Role.Body] };
const attribute: PatternFrame = { before: '', after: ' class F { }', depth: 2, role: Role.Decorator };
const handler: PatternFrame = { before: 'try {} ', after: '', depth: 2 };
const handlerHeader: PatternFrame = { before: 'try {} ', after: ' { }', depth: 2, open: [Role.Body] };
const section: PatternFrame = { before: 'switch (f) { ', after: ' }', depth: 2 };
const parameter: PatternFrame = { before: 'delegate void f(', after: ');', depth: 2 };

/** The frames in which a pattern of C# may be code, the likeliest first. */
export function frames(code: string): readonly PatternFrame[] {
  const text = code.trim();
  if (/^(?:catch|finally)\b/.test(text)) return [handler, handlerHeader];
  if (/^(?:case\b|default\s*:)/.test(text)) return [section, value];
  if (/[;}]$/.test(text)) return [plain, member, valueOfStatement, value, statement, section];
  if (/^(?:if|while|for|foreach|switch|using|lock|try)\b/.test(text)) return [header, statement, value];
  if (/^\[[^\]]*\]$/.test(text)) return [attribute, value];
  if (isHeader(text)) return [header, memberHeader, memberStatement, statement, value];
  return [statement, value, argument, memberHeader, memberStatement, parameter, header];
}

const isHeader = (text: string) =>
  /^(?:\[[^\]]*\]\s*)*(?:(?:public|private|protected|internal|static|sealed|abstract|partial|override|virtual|async)\s+)*(?:class|struct|interface|record|enum|namespace)\s/.test(
    text,
  ) || /^(?:\[[^\]]*\]\s*)*(?:public|private|protected|internal)\s/.test(text);
