import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isPlaceholder } from '../placeholders';

/** `$x` is the name `$x`; a hole of a pattern is written as a variable where only a variable may stand. */
export function lowerVariable(cst: Lowering, at: number, role: Role): void {
  const [inner] = cst.namedChildren(at);
  if (inner !== undefined && cst.type(inner) !== 'name') {
    // `$$x`, `${e}`: which variable it is depends on a value.
    cst.open(Kind.Unary, role, at, '$');
    cst.lower(inner, Role.Operand);
    cst.close();
    return;
  }
  const name = inner === undefined ? cst.source(at) : cst.source(inner);
  cst.leaf(Kind.Name, role, at, isPlaceholder(name) ? name : `$${name}`);
}

/** The name of a property: `x` of `$this->x`, of `self::$x` and of `public $x`. */
export function lowerPropertyName(cst: Lowering, at: number, role: Role): void {
  const inner = cst.type(at) === 'variable_name' ? cst.namedChildren(at)[0] : undefined;
  if (inner === undefined) cst.lower(at, role);
  else cst.leaf(Kind.Name, role, at, cst.source(inner));
}

/** `A\B\c` as members; the namespace of the file itself and the root say nothing. */
export function lowerQualifiedName(cst: Lowering, at: number, role: Role): void {
  members(cst, namesIn(cst, at), at, role);
}

function members(cst: Lowering, names: readonly number[], at: number, role: Role): void {
  const last = names.at(-1);
  if (last === undefined) return;
  if (names.length === 1) {
    cst.leaf(Kind.Name, role, last);
    return;
  }
  cst.builder.open(Kind.Member, role, cst.start(at), cst.end(last));
  members(cst, names.slice(0, -1), at, Role.Object);
  cst.leaf(Kind.Name, Role.Property, last);
  cst.close();
}

function namesIn(cst: Lowering, at: number): number[] {
  if (cst.type(at) === 'name') return [at];
  return cst.namedChildren(at).flatMap((child) => namesIn(cst, child));
}

/** `A.B.c` for `A\B\c`. */
export function dottedName(cst: Lowering, at: number): string {
  return namesIn(cst, at)
    .map((name) => cst.source(name))
    .join('.');
}

/** Functions are called in any case. Names in camel case are what people keep to, and are left as they are. */
export function functionName(name: string): string {
  return /[a-z][A-Z]|^__WS_/.test(name) ? name : name.toLowerCase();
}
