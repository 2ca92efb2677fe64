import { Kind, Role } from '../../syntax/kinds';
import { custom, type Lowering, type LoweringTable } from '../lowering';
import { isListPlaceholder } from '../placeholders';

/** Functions, methods, function literals and the methods of interfaces. */
export const goFunctions: LoweringTable = {
  function_declaration: custom(lowerFunction),
  method_declaration: custom(lowerFunction),
  func_literal: custom(lowerFunction),
  method_elem: custom(lowerFunction),
};

function lowerFunction(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Function, role, at);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  const receiver = cst.field(at, 'receiver');
  if (receiver >= 0) lowerParameters(cst, receiver, Role.Receiver);
  const typeParameters = cst.field(at, 'type_parameters');
  if (typeParameters >= 0) lowerTypeParameters(cst, typeParameters);
  lowerParameters(cst, cst.field(at, 'parameters'));
  const result = cst.field(at, 'result');
  if (result >= 0) lowerResult(cst, result);
  cst.lowerField(at, 'body', Role.Body);
  cst.close();
}

/**
 * One parameter a name: `a, b int` is `a int, b int`, and a hole among the names stands by itself. A parameter without
 * a name has only a type.
 */
export function lowerParameters(cst: Lowering, at: number, role = Role.Parameter): void {
  if (at < 0) return;
  for (const child of cst.namedChildren(at)) {
    const type = cst.field(child, 'type');
    const names = cst.children(child).filter((part) => cst.type(part) === 'identifier' && part !== type);
    if (names.length === 0 && type >= 0 && isListPlaceholder(cst.source(type))) {
      cst.leaf(Kind.Name, role, type);
      continue;
    }
    const variadic = cst.type(child) === 'variadic_parameter_declaration';
    const declare = (name: number | undefined, range: number) => {
      cst.open(Kind.Parameter, role, range, variadic ? '...' : undefined);
      if (name !== undefined) cst.lower(name, Role.Target);
      if (type >= 0) cst.lower(type, Role.Type);
      cst.close();
    };
    if (names.length === 0) declare(undefined, child);
    for (const name of names) {
      if (isListPlaceholder(cst.source(name))) cst.leaf(Kind.Name, role, name);
      else declare(name, names.length === 1 ? child : name);
    }
  }
}

/** The type that a function gives back; several are a tuple of types, whose names say nothing to a match. */
export function lowerResult(cst: Lowering, at: number): void {
  if (cst.type(at) !== 'parameter_list') {
    cst.lower(at, Role.Type);
    return;
  }
  const results = cst.namedChildren(at).flatMap((child) => {
    const type = cst.field(child, 'type');
    const names = cst.children(child).filter((part) => cst.type(part) === 'identifier' && part !== type);
    return names.length === 0 ? [type] : names.map(() => type);
  });
  if (results.length === 1 && !isListPlaceholder(cst.source(results[0]))) {
    cst.lower(results[0], Role.Type);
    return;
  }
  cst.open(Kind.Type, Role.Type, at, '()');
  for (const result of results) if (result >= 0) cst.lower(result, Role.Entry);
  cst.close();
}

/** `[K comparable, V any]`: names with their constraints, which a pattern need not give. */
export function lowerTypeParameters(cst: Lowering, at: number): void {
  cst.open(Kind.Type, Role.Modifier, at, '[]');
  for (const child of cst.namedChildren(at)) {
    const type = cst.field(child, 'type');
    for (const name of cst.namedChildren(child)) {
      if (name === type) continue;
      cst.open(Kind.Declare, Role.Entry, child);
      cst.lower(name, Role.Target);
      if (type >= 0) cst.lower(type, Role.Type);
      cst.close();
    }
  }
  cst.close();
}
