import { Kind, Role } from '../../syntax/kinds';
import { lowerInterpolation } from '../common';
import type { Lowering } from '../lowering';

/** The content of a string without its quotes; an f-string with its parts. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const parts = cst.children(at);
  const interpolations = parts.filter((part) => cst.type(part) === 'interpolation');
  const opening = parts.find((part) => cst.type(part) === 'string_start');
  const closing = parts.find((part) => cst.type(part) === 'string_end');
  const from = opening === undefined ? cst.start(at) : cst.end(opening);
  const to = closing === undefined ? cst.end(at) : cst.start(closing);
  const text = cst.text.slice(from, to);
  const isRaw = /r/i.test(cst.text.slice(cst.start(at), from));
  // A quote is the same quote with a backslash and without.
  if (interpolations.length === 0 && !isRaw && text.includes('\\')) {
    cst.leaf(
      Kind.String,
      role,
      at,
      text.replace(/\\([\s\S])/g, (all, next) => (/['"]/.test(next) ? next : all)),
    );
    return;
  }
  lowerInterpolation(cst, at, role, interpolations, from, to);
}

/** 'a' 'b' is 'ab'; with an f-string among them the parts stand in one template. */
export function lowerConcatenated(cst: Lowering, at: number, role: Role): void {
  const strings = cst.namedChildren(at);
  const interpolated = strings.some((s) => cst.children(s).some((c) => cst.type(c) === 'interpolation'));
  if (!interpolated) {
    const content = strings
      .map((s) => cst.source(s).replace(/^[a-z]*('''|"""|'|")([\s\S]*)\1$/i, '$2'))
      .join('');
    cst.leaf(Kind.String, role, at, content);
    return;
  }
  cst.open(Kind.Template, role, at);
  for (const string of strings) cst.lower(string, Role.Part);
  cst.close();
}

/** `a < b < c` is one node with the operators as name; the usual `a == b` is a binary. */
export function lowerComparison(cst: Lowering, at: number, role: Role): void {
  const operands = cst.namedChildren(at);
  const operators = cst.children(at).filter((child) => !cst.isNamed(child));
  const name = operators.map((child) => cst.source(child)).join(' ');
  cst.open(Kind.Binary, role, at, name.replace(/\s+/g, ' '));
  operands.forEach((operand, i) => {
    cst.lower(operand, i === 0 ? Role.Left : Role.Right);
  });
  cst.close();
}
