import { Role } from '../../syntax/kinds';
import type { PatternFrame } from '../language';

const start = '<?php ';
const plain: PatternFrame = { before: start, after: '', depth: 1 };
const statement: PatternFrame = { before: start, after: ';', depth: 1 };
/** Members stand in a class: Class, its body. Its name says that it is not the program's. */
const member: PatternFrame = { before: `${start}class __WS_CLASS__ { `, after: ' }', depth: 3 };
/** A head alone: any body, or none. */
const header: PatternFrame = {
  before: start,
  after: ' { }',
  depth: 1,
  open: [Role.Body, Role.Then, Role.Else],
};
const memberHeader: PatternFrame = { before: member.before, after: ' { } }', depth: 3, open: [Role.Body] };
const memberStatement: PatternFrame = { before: member.before, after: '; }', depth: 3 };
const attribute: PatternFrame = { before: start, after: ' class F { }', depth: 2, role: Role.Decorator };
/** `key => value` alone is an entry of an array. */
const pair: PatternFrame = { before: `${start}[`, after: '];', depth: 2 };
const argument: PatternFrame = { before: `${start}f(`, after: ');', depth: 2 };
const handler: PatternFrame = { before: `${start}try {} `, after: '', depth: 2 };
const handlerHeader: PatternFrame = { ...header, before: handler.before, depth: 2 };
const section: PatternFrame = { before: `${start}switch ($f) { `, after: ' }', depth: 2 };
/** A pattern may open the program itself. */
const program: PatternFrame = { before: '', after: '', depth: 1 };

/** The frames in which a pattern of PHP may be code, the likeliest first. */
export function frames(code: string): readonly PatternFrame[] {
  const text = code.trim();
  if (/^<\?/.test(text)) return [program, { ...program, after: ';' }];
  if (/^#\[[^\]]*\]$/.test(text)) return [attribute];
  if (/^(?:catch|finally)\b/.test(text)) return [handler, handlerHeader];
  if (/^(?:case\b|default\s*:)/.test(text)) return [section, member];
  if (
    /^(?:public|private|protected|static|final|abstract|var|readonly)\b/.test(text) &&
    !/^static\s*[:(]/.test(text)
  )
    return [plain, member, memberHeader, memberStatement, statement];
  if (/[;}]$/.test(text)) return [plain, member, statement];
  if (/^(?:if|while|for|foreach|switch|try|function|class|interface|trait|abstract)\b/.test(text))
    return [header, statement, plain];
  if (/=>/.test(text)) return [pair, statement];
  return [statement, argument, pair, plain, header];
}
