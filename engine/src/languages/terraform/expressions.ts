import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { metavariablePlaceholder } from '../placeholders';

/** What follows an operand and belongs to it: `.name`, `[0]`, `.0`, `.*.name`. */
const postfixes: ReadonlySet<string> = new Set(['get_attr', 'index', 'splat']);
/** What may be referred to within one file: `local.x`, `var.x`. */
const scopes: ReadonlySet<string> = new Set(['local', 'var']);

/** An expression: an operand and what follows it. Parentheses stand for nothing. */
export function lowerExpression(cst: Lowering, at: number, role: Role): void {
  const operands = operandsOf(cst, at);
  if (operands.length > 0) lowerOperand(cst, operands[0], role);
}

/** `a + b`, `!a`: operands are not wrapped by the grammar, the operator has no field. */
export function lowerOperation(cst: Lowering, at: number, role: Role): void {
  const operands = operandsOf(cst, at);
  const operator = cst.children(at).find((child) => !cst.isNamed(child) && !/^[()]$/.test(cst.type(child)));
  const name = operator === undefined ? '' : cst.source(operator);
  const isBinary = cst.type(at) === 'binary_operation';
  cst.open(isBinary ? Kind.Binary : Kind.Unary, role, at, name);
  operands.forEach((operand, i) => {
    lowerOperand(cst, operand, isBinary ? (i === 0 ? Role.Left : Role.Right) : Role.Operand);
  });
  cst.close();
}

/** The operands of a node, each with what follows it. */
function operandsOf(cst: Lowering, at: number): number[][] {
  const operands: number[][] = [];
  for (const child of cst.namedChildren(at)) {
    const last = operands.at(-1);
    if (last && postfixes.has(cst.type(child))) last.push(child);
    else operands.push([child]);
  }
  return operands;
}

function lowerOperand(cst: Lowering, parts: readonly number[], role: Role): void {
  const [first, ...rest] = parts;
  lowerAccess(
    cst,
    first,
    rest.flatMap((part) => stepsOf(cst, part)),
    role,
  );
}

/** The single steps of what follows an operand. */
function stepsOf(cst: Lowering, at: number): number[] {
  switch (cst.type(at)) {
    case 'index':
    case 'splat':
      return cst.namedChildren(at).flatMap((child) => stepsOf(cst, child));
    case 'attr_splat':
    case 'full_splat':
      return [at, ...cst.namedChildren(at).flatMap((child) => stepsOf(cst, child))];
    default:
      return [at];
  }
}

function lowerAccess(cst: Lowering, first: number, steps: readonly number[], role: Role): void {
  const step = steps.at(-1);
  if (step === undefined) {
    cst.lower(first, role);
    return;
  }
  const before = steps.slice(0, -1);
  const { builder, names } = cst;
  const open = (kind: Kind) => builder.open(kind, role, cst.start(first), endOfStep(cst, step));
  const name = cst.type(step) === 'get_attr' ? cst.namedChildren(step)[0] : undefined;
  if (name !== undefined) {
    const member = open(Kind.Member);
    lowerAccess(cst, first, before, Role.Object);
    cst.leaf(Kind.Name, Role.Property, name);
    const scope = cst.source(first);
    if (before.length === 0 && scopes.has(scope)) builder.refer(member, `${scope}.${cst.source(name)}`);
  } else {
    open(Kind.Index);
    lowerAccess(cst, first, before, Role.Object);
    const index = /splat$/.test(cst.type(step)) ? undefined : cst.namedChildren(step)[0];
    if (index !== undefined) cst.lower(index, Role.Index);
    else {
      const at = cst.start(step);
      const isNumber = cst.type(step) === 'legacy_index';
      const text = isNumber ? cst.source(step).slice(1) : '*';
      builder.leaf(isNumber ? Kind.Number : Kind.Name, Role.Index, at, endOfStep(cst, step), names.id(text));
    }
  }
  cst.close();
}

/** A splat holds what follows it; its own mark is its first child. */
function endOfStep(cst: Lowering, step: number): number {
  return /splat$/.test(cst.type(step)) ? cst.end(cst.children(step)[0] ?? step) : cst.end(step);
}

export function lowerCall(cst: Lowering, at: number, role: Role): void {
  const [name, args] = cst.namedChildren(at);
  cst.open(Kind.Call, role, at);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Callee, name);
  const given = args === undefined ? [] : cst.namedChildren(args);
  given.forEach((arg, i) => {
    if (cst.type(arg) === 'ellipsis') return;
    const next = given[i + 1];
    const isSpread = next !== undefined && cst.type(next) === 'ellipsis';
    if (isSpread) cst.open(Kind.Spread, Role.Argument, arg);
    cst.lower(arg, isSpread ? Role.Value : Role.Argument);
    if (isSpread) cst.close();
  });
  cst.close();
}

/** A string without interpolation is a string; `"${x}"` alone stands for `x` too. */
export function lowerTemplate(cst: Lowering, at: number, role: Role): void {
  const parts = cst.namedChildren(at);
  const [from, to] = contentRange(cst, at, parts);
  const inserted = parts.filter((part) => /^template_(?:interpolation|directive)$/.test(cst.type(part)));
  if (inserted.length === 0) {
    cst.leaf(Kind.String, role, at, cst.text.slice(from, to));
    return;
  }
  const template = cst.open(Kind.Template, role, at);
  cst.lowerParts(inserted, from, to);
  cst.close();
  const [only] = inserted;
  if (inserted.length === 1 && cst.start(only) === from && cst.end(only) === to)
    cst.builder.referTo(template, template + 1);
}

/** Offsets of what stands between quotes or between the marks of a heredoc. */
function contentRange(cst: Lowering, at: number, parts: readonly number[]): [number, number] {
  const opening = parts.filter((part) =>
    /^(?:quoted_template|heredoc)_(?:start|identifier)$/.test(cst.type(part)),
  );
  if (cst.type(at) !== 'heredoc_template')
    return [cst.start(at) + 1, Math.max(cst.start(at) + 1, cst.end(at) - 1)];
  const mark = opening.find((part) => cst.type(part) === 'heredoc_identifier');
  const last = parts.at(-1);
  const from = mark === undefined ? cst.start(at) : cst.text.indexOf('\n', cst.end(mark)) + 1;
  const to = last === undefined || last === mark ? cst.end(at) : cst.text.lastIndexOf('\n', cst.start(last));
  return [from, Math.max(from, to)];
}

export function lowerFor(cst: Lowering, at: number, role: Role): void {
  const isObject = cst.type(at) === 'for_object_expr';
  cst.open(Kind.Comprehension, role, at, isObject ? '{' : '[');
  const parts = cst.namedChildren(at);
  const values = parts.filter((part) => cst.type(part) === 'expression');
  if (isObject && values.length > 1) {
    cst.builder.open(Kind.Pair, Role.Value, cst.start(values[0]), cst.end(values[1]));
    cst.lower(values[0], Role.Key);
    cst.lower(values[1], Role.Value);
    cst.close();
  } else for (const value of values) cst.lower(value, Role.Value);
  for (const part of parts) {
    if (cst.type(part) === 'for_intro') lowerForIntro(cst, part);
    else if (cst.type(part) === 'for_cond') {
      cst.open(Kind.If, Role.Clause, part);
      cst.lowerChildren(part, Role.Test);
      cst.close();
    }
  }
  cst.close();
}

function lowerForIntro(cst: Lowering, at: number): void {
  const parts = cst.namedChildren(at);
  const targets = parts.filter((part) => cst.type(part) === 'identifier');
  cst.open(Kind.ForEach, Role.Clause, at);
  if (targets.length > 1) {
    cst.builder.open(Kind.Tuple, Role.Target, cst.start(targets[0]), cst.end(targets[1]));
    for (const target of targets) cst.leaf(Kind.Name, Role.Entry, target);
    cst.close();
  } else for (const target of targets) cst.leaf(Kind.Name, Role.Target, target);
  for (const part of parts) if (cst.type(part) === 'expression') cst.lower(part, Role.Iterable);
  cst.close();
}

/** `"name" = 1` is `name = 1`; in a pattern `"$KEY" = 1` is `$KEY = 1`. */
export function lowerKey(cst: Lowering, at: number): void {
  const [, content = ''] = /^"([\w$-]+)"$/.exec(cst.source(at)) ?? [];
  const hole = /^\$([A-Z_][A-Z0-9_]*)$/.exec(content);
  if (hole) cst.leaf(Kind.Name, Role.Key, at, metavariablePlaceholder(hole[1]));
  else if (/^[A-Za-z_][\w-]*$/.test(content)) cst.leaf(Kind.Name, Role.Key, at, content);
  else cst.lower(at, Role.Key);
}
