import { Kind, type Role } from '../../syntax/kinds';
import { lowerInterpolation } from '../common';
import type { Lowering } from '../lowering';

/** The content of a string without its quotes: how it is quoted does not matter to a match. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at);
  const raw = /^"{3,}/.exec(text)?.[0];
  const content =
    raw !== undefined && text.length >= 2 * raw.length
      ? text.slice(raw.length, text.lastIndexOf(raw))
      : text.slice(text.indexOf('"') + 1, Math.max(text.indexOf('"') + 1, text.lastIndexOf('"')));
  cst.leaf(Kind.String, role, at, content);
}

/** `$"a{b}"`, `$@"…"` and `$"""…"""` as a template; without anything in braces they are strings. */
export function lowerInterpolated(cst: Lowering, at: number, role: Role): void {
  const expressions = cst.namedChildren(at).filter((child) => cst.type(child) === 'interpolation');
  const opening = /^[@$]*("{3,}|"?)/.exec(cst.source(at)) as RegExpExecArray;
  const from = cst.start(at) + opening[0].length;
  const to = cst.end(at) - opening[1].length;
  lowerInterpolation(cst, at, role, expressions, from, to);
}
