import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, node } from '../lowering';
import { ELLIPSIS, isListPlaceholder } from '../placeholders';
import { lowerTypeParameters } from './functions';

/** Go's package clause, imports, variables, constants and types to the uniform tree. */
export const goDeclarations: LoweringTable = {
  comment: drop,
  package_clause: node(Kind.Other, {}, Role.Key, 'package'),
  import_declaration: custom((cst, at, role) => {
    const specs = specsOf(cst, at, ['import_spec']);
    const isHole = (spec: number) => cst.source(cst.field(spec, 'path')) === `"${ELLIPSIS}"`;
    specs.forEach((spec, i) => {
      if (!isHole(spec)) lowerImport(cst, at, spec, role);
      // What is imported before and after says nothing: each import stands by itself.
      else if (i > 0 && i < specs.length - 1) cst.leaf(Kind.Name, role, spec, ELLIPSIS);
    });
  }),
  var_declaration: custom((cst, at, role) => lowerVariables(cst, at, role, 'var')),
  const_declaration: custom((cst, at, role) => lowerVariables(cst, at, role, 'const')),
  type_declaration: custom((cst, at, role) => {
    const specs = specsOf(cst, at, ['type_spec', 'type_alias']);
    for (const spec of specs) lowerType(cst, spec, role, specs.length === 1 ? at : spec);
  }),
};

/**
 * Says that an assignment declares what it assigns to, and that it can never change: a pattern without the mark
 * matches both, and `var` any declaration.
 */
export function lowerDeclarationMark(cst: Lowering, at: number, name: 'var' | 'const'): void {
  cst.leaf(Kind.Other, Role.Modifier, at, 'var');
  if (name === 'const') cst.leaf(Kind.Other, Role.Modifier, at, name);
}

/** The specifications of a declaration, with and without parentheses around them. */
function specsOf(cst: Lowering, at: number, types: readonly string[]): number[] {
  return cst
    .namedChildren(at)
    .flatMap((child) => (cst.type(child).endsWith('_spec_list') ? cst.namedChildren(child) : [child]))
    .filter((child) => types.includes(cst.type(child)));
}

/**
 * Each specification is an import of its own that starts at the word `import`. The blank name and the dot are no
 * aliases.
 */
function lowerImport(cst: Lowering, at: number, spec: number, role: Role): void {
  const path = cst.field(spec, 'path');
  if (path < 0) return;
  cst.builder.open(Kind.Import, role, cst.start(at), cst.end(spec));
  cst.lower(path, Role.Source);
  const name = cst.field(spec, 'name');
  if (name >= 0) cst.leaf(cst.type(name) === 'package_identifier' ? Kind.Name : Kind.Text, Role.Alias, name);
  cst.close();
}

function lowerVariables(cst: Lowering, at: number, role: Role, word: 'var' | 'const'): void {
  const specs = specsOf(cst, at, [`${word}_spec`]);
  for (const spec of specs) lowerVariable(cst, spec, role, word, specs.length === 1 ? at : spec);
}

/** One assignment a name where each has a value of its own; `var a, b = f()` takes the results apart. */
function lowerVariable(cst: Lowering, spec: number, role: Role, word: 'var' | 'const', range: number): void {
  const names = cst.namedChildren(spec).filter((child) => cst.fieldName(child) === 'name');
  const list = cst.field(spec, 'value');
  const type = cst.field(spec, 'type');
  const values = list < 0 ? [] : cst.namedChildren(list);
  if (names.length === 1 && values.length === 0 && isListPlaceholder(cst.source(names[0]))) {
    cst.leaf(Kind.Name, role, names[0]);
    return;
  }
  const declare = (lowerTarget: () => void, value: number, own: number) => {
    cst.open(value < 0 ? Kind.Declare : Kind.Assign, role, own, value < 0 ? undefined : '=');
    lowerTarget();
    if (type >= 0) cst.lower(type, Role.Type);
    lowerDeclarationMark(cst, spec, word);
    if (value >= 0) cst.lower(value, Role.Value);
    cst.close();
  };
  if (values.length > 0 && values.length !== names.length) {
    declare(() => lowerTuple(cst, names), list, range);
    return;
  }
  names.forEach((name, i) => {
    declare(() => cst.lower(name, Role.Target), values[i] ?? -1, names.length === 1 ? range : name);
  });
}

function lowerTuple(cst: Lowering, names: readonly number[]): void {
  const last = names.at(-1);
  if (last === undefined) return;
  if (names.length === 1) {
    cst.lower(last, Role.Target);
    return;
  }
  cst.builder.open(Kind.Tuple, Role.Target, cst.start(names[0]), cst.end(last));
  for (const name of names) cst.lower(name, Role.Entry);
  cst.close();
}

/** `type A struct { }`: a class whose fields are in its type; `type A = B` is another name for the same type. */
function lowerType(cst: Lowering, spec: number, role: Role, range: number): void {
  cst.open(Kind.Class, role, range, cst.type(spec) === 'type_alias' ? '=' : undefined);
  cst.leaf(Kind.Name, Role.ClassName, cst.field(spec, 'name'));
  const parameters = cst.field(spec, 'type_parameters');
  if (parameters >= 0) lowerTypeParameters(cst, parameters);
  cst.lowerField(spec, 'type', Role.Type);
  cst.close();
}
