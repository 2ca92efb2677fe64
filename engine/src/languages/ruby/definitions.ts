import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { lowerHeadless } from './calls';
import { lowerBlock } from './statements';

/** `def f`, `def f = value` and `def self.f`; what the last statement yields is returned. */
export function lowerMethod(cst: Lowering, at: number, role: Role): void {
  const object = cst.field(at, 'object');
  const name = cst.field(at, 'name');
  cst.open(Kind.Function, role, at);
  // The method of a class is a more specific method.
  if (object >= 0) cst.lower(object, Role.Modifier);
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  lowerParameters(cst, cst.field(at, 'parameters'));
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at, returns: true });
  cst.close();
}

/** The parameters of a method, block or lambda; `at` is -1 where there are none. */
export function lowerParameters(cst: Lowering, at: number): void {
  if (at < 0) return;
  for (const child of cst.namedChildren(at))
    if (cst.fieldName(child) !== 'locals') lowerParameter(cst, child, Role.Parameter);
}

/** One parameter; those that are called by name are named `:`, a block `&`. */
export function lowerParameter(cst: Lowering, at: number, role: Role): void {
  const type = cst.type(at);
  const name = cst.field(at, 'name');
  const variant = type === 'keyword_parameter' ? ':' : type === 'block_parameter' ? '&' : undefined;
  cst.open(Kind.Parameter, role, at, variant);
  if (/^(optional|keyword|block)_parameter$/.test(type)) {
    if (name >= 0) cst.lower(name, Role.Target);
    const value = cst.field(at, 'value');
    if (value >= 0) cst.lower(value, Role.Default);
  } else if (type === 'forward_parameter') cst.leaf(Kind.Name, Role.Target, at);
  else cst.lower(at, Role.Target);
  cst.close();
}

/** A class or module. */
export function lowerClass(cst: Lowering, at: number, role: Role, variant: string | undefined): void {
  cst.open(Kind.Class, role, at, variant);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name, lowerHeadless(cst.source(name)));
  const superclass = cst.field(at, 'superclass');
  if (superclass >= 0) cst.lowerChildren(superclass, Role.Base);
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at });
  cst.close();
}

/** `class << self`. */
export function lowerSingletonClass(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Class, role, at, '<<');
  cst.lower(cst.field(at, 'value'), Role.Base);
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at });
  cst.close();
}
