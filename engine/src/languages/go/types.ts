import { Kind, Role } from '../../syntax/kinds';
import { custom, type Lowering, type LoweringTable, through } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerParameters, lowerResult } from './functions';

/** Where what the grammar takes for a type stands in an expression: `T{}`, `handlers[name](w)`. */
const nameRoles = new Set([Role.Callee, Role.Object, Role.Index]);

/**
 * Go's types to the uniform tree. A name is a `Type` leaf, `pkg.T` a member as it is in expressions, so that imports
 * are followed; everything else is a `Type` named by its constructor, with the types that it is made of.
 */
export const goTypes: LoweringTable = {
  type_identifier: custom((cst, at, role) => cst.leaf(nameRoles.has(role) ? Kind.Name : Kind.Type, role, at)),
  qualified_type: custom((cst, at, role) => {
    cst.open(Kind.Member, role, at);
    cst.leaf(Kind.Name, Role.Object, cst.field(at, 'package'));
    cst.leaf(Kind.Name, Role.Property, cst.field(at, 'name'));
    cst.close();
  }),
  parenthesized_type: through,
  pointer_type: constructed('*'),
  slice_type: constructed('[]'),
  array_type: custom((cst, at, role) => {
    cst.open(Kind.Type, role, at, '[]');
    cst.lowerField(at, 'length', Role.Index);
    cst.lowerField(at, 'element', Role.Type);
    cst.close();
  }),
  implicit_length_array_type: constructed('[...]'),
  map_type: custom((cst, at, role) => {
    cst.open(Kind.Type, role, at, 'map');
    cst.lowerField(at, 'key', Role.Key);
    cst.lowerField(at, 'value', Role.Type);
    cst.close();
  }),
  channel_type: custom((cst, at, role) => {
    const value = cst.field(at, 'value');
    const head = cst.text.slice(cst.start(at), cst.start(value));
    cst.open(Kind.Type, role, at, head.replace(/\s+/g, ''));
    if (value >= 0) cst.lower(value, Role.Type);
    cst.close();
  }),
  function_type: custom((cst, at, role) => {
    cst.open(Kind.Type, role, at, 'func');
    lowerParameters(cst, cst.field(at, 'parameters'));
    const result = cst.field(at, 'result');
    if (result >= 0) lowerResult(cst, result);
    // A type is compared whole: no result is a type of its own, which `func(...) $T` matches as well.
    else cst.builder.leaf(Kind.Type, Role.Type, cst.end(at), cst.end(at), cst.names.id('()'));
    cst.close();
  }),
  generic_type: custom((cst, at, role) => {
    const called = role === Role.Callee;
    cst.open(called ? Kind.Index : Kind.Type, role, at, called ? undefined : '[T]');
    cst.lowerField(at, 'type', called ? Role.Object : Role.Type);
    cst.lowerField(at, 'type_arguments', called ? Role.Index : Role.Key);
    cst.close();
  }),
  type_arguments: through,
  type_constraint: through,
  /** `~int | string`; a type alone stands for itself. */
  type_elem: custom((cst, at, role) => {
    const options = cst.namedChildren(at);
    if (options.length === 1) {
      cst.lower(options[0], role);
      return;
    }
    cst.open(Kind.Type, role, at, '|');
    for (const option of options) cst.lower(option, Role.Type);
    cst.close();
  }),
  negated_type: constructed('~'),

  struct_type: constructed('struct', Role.Entry),
  field_declaration_list: through,
  field_declaration: custom(lowerStructField),
  interface_type: constructed('interface', Role.Entry),
};

function constructed(name: string, role = Role.Type) {
  return custom((cst, at, own) => {
    cst.open(Kind.Type, own, at, name);
    cst.lowerChildren(at, role);
    cst.close();
  });
}

/** A field for each name; an embedded type has none. The tag is text that a pattern need not give. */
function lowerStructField(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  const tag = cst.field(at, 'tag');
  const names = cst.children(at).filter((child) => cst.type(child) === 'field_identifier');
  if (names.length === 0 && tag < 0 && isListPlaceholder(cst.source(at))) {
    cst.leaf(Kind.Name, role, at);
    return;
  }
  const declare = (name: number | undefined, range: number) => {
    cst.open(Kind.Other, role, range, 'field');
    if (name !== undefined) cst.lower(name, Role.Key);
    if (type >= 0) cst.lower(type, Role.Type);
    if (tag >= 0) cst.lower(tag, Role.Modifier);
    cst.close();
  };
  if (names.length < 2) declare(names[0], at);
  else for (const name of names) declare(name, name);
}
