import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';

/** What a declarator makes of the type before it, one step: a pointer to it, an array of it, a function giving it. */
export interface DeclaratorPart {
  makes: '*' | '[]' | '()';
  /** The concrete node of the step. */
  node: number;
}

/** A declarator taken apart: the name it declares, -1 for none, and the steps from the type outwards. */
export interface Declarator {
  name: number;
  parts: DeclaratorPart[];
}

const makers: Record<string, DeclaratorPart['makes']> = {
  pointer_declarator: '*',
  abstract_pointer_declarator: '*',
  array_declarator: '[]',
  abstract_array_declarator: '[]',
  function_declarator: '()',
  abstract_function_declarator: '()',
};

/** Reads `*a[3]` as: `a`, an array of pointers. */
export function readDeclarator(cst: Lowering, at: number): Declarator {
  const parts: DeclaratorPart[] = [];
  let node = at;
  while (node >= 0) {
    const type = cst.type(node);
    const makes = makers[type];
    if (makes !== undefined) parts.push({ makes, node });
    else if (!type.endsWith('declarator')) return { name: node, parts };
    let inner = cst.field(node, 'declarator');
    // Parentheses and attributes around a declarator have no field for it.
    if (inner < 0 && makes === undefined) {
      inner = cst.namedChildren(node).find((child) => /declarator$|identifier$/.test(cst.type(child))) ?? -1;
    }
    node = inner;
  }
  return { name: -1, parts };
}

/** The type that declares something, as a tree of its own: the last step of the declarator outermost. */
export function lowerDeclaredType(
  cst: Lowering,
  type: number,
  parts: readonly DeclaratorPart[],
  role: Role,
): void {
  const part = parts.at(-1);
  if (part === undefined) {
    cst.lower(type, role);
    return;
  }
  const start = cst.start(type);
  cst.builder.open(Kind.Type, role, start, endOf(cst, part, type), cst.names.id(part.makes));
  lowerDeclaredType(cst, type, parts.slice(0, -1), Role.Type);
  if (part.makes === '[]') cst.lowerField(part.node, 'size', Role.Index);
  if (part.makes === '()') lowerParameters(cst, cst.field(part.node, 'parameters'));
  cst.close();
}

/** A pointer's type ends with its star, `char *`; that of arrays and functions with the declarator. */
function endOf(cst: Lowering, part: DeclaratorPart, type: number): number {
  if (part.makes !== '*') return Math.max(cst.end(part.node), cst.end(type));
  return Math.max(cst.start(part.node) + 1, cst.end(type));
}

/** Parameters with name, type and qualifiers; `(void)` has none, and a hole stands by itself. */
export function lowerParameters(cst: Lowering, at: number): void {
  if (at < 0) return;
  const parameters = cst.namedChildren(at);
  if (parameters.length === 1 && cst.source(parameters[0]) === 'void') return;
  for (const parameter of parameters) {
    if (isListPlaceholder(cst.source(parameter))) {
      cst.leaf(Kind.Name, Role.Parameter, parameter);
      continue;
    }
    const declarator = cst.field(parameter, 'declarator');
    const type = cst.field(parameter, 'type');
    const { name, parts } = declarator < 0 ? { name: -1, parts: [] } : readDeclarator(cst, declarator);
    const variadic = cst.type(parameter) === 'variadic_parameter';
    cst.open(Kind.Parameter, Role.Parameter, parameter, variadic ? '...' : undefined);
    if (name >= 0) cst.leaf(Kind.Name, Role.Target, name);
    else if (type < 0 && !variadic) cst.lower(parameter, Role.Target);
    if (type >= 0) lowerDeclaredType(cst, type, parts, Role.Type);
    lowerSpecifiers(cst, parameter);
    cst.close();
  }
}

const specifiers = new Set([
  'storage_class_specifier',
  'type_qualifier',
  'alignas_qualifier',
  'ms_call_modifier',
]);
const attributes = new Set(['attribute_specifier', 'attribute_declaration', 'ms_declspec_modifier']);

/** `static`, `const` and attributes of a declaration: a pattern need not give them. */
export function lowerSpecifiers(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    if (specifiers.has(cst.type(child))) cst.leaf(Kind.Other, Role.Modifier, child);
    else if (attributes.has(cst.type(child))) {
      cst.open(Kind.Decorator, Role.Decorator, child);
      cst.lowerChildren(child, Role.Value);
      cst.close();
    }
  }
}
