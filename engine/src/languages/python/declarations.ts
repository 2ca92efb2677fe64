import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** A definition with its decorators, whose range begins with them. */
export function lowerDecorated(cst: Lowering, at: number, role: Role): void {
  const decorators = cst.children(at).filter((child) => cst.type(child) === 'decorator');
  const definition = cst.field(at, 'definition');
  if (definition < 0) return;
  if (cst.type(definition) === 'class_definition') lowerClass(cst, definition, role, at, decorators);
  else lowerFunction(cst, definition, role, at, decorators);
}

function lowerDecorators(cst: Lowering, decorators: number[]): void {
  for (const decorator of decorators) {
    cst.open(Kind.Decorator, Role.Decorator, decorator);
    cst.lowerChildren(decorator, Role.Value);
    cst.close();
  }
}

/** `def`; `whole` is the node with its decorators. */
export function lowerFunction(
  cst: Lowering,
  at: number,
  role: Role,
  whole: number,
  decorators: number[],
): void {
  const isAsync = cst.children(at).some((child) => cst.type(child) === 'async');
  cst.open(Kind.Function, role, whole, isAsync ? 'async' : undefined);
  lowerDecorators(cst, decorators);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  const type = cst.field(at, 'return_type');
  if (type >= 0) cst.leaf(Kind.Type, Role.Type, type);
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** `lambda a: e` is `{ return e; }`. */
export function lowerLambda(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Function, role, at);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lowerReturned(body);
  cst.close();
}

function lowerParameters(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'keyword_separator' || type === 'positional_separator') continue;
    cst.open(Kind.Parameter, Role.Parameter, child);
    if (type === 'default_parameter' || type === 'typed_default_parameter') {
      cst.lower(cst.field(child, 'name'), Role.Target);
      const annotation = cst.field(child, 'type');
      if (annotation >= 0) cst.leaf(Kind.Type, Role.Type, annotation);
      cst.lower(cst.field(child, 'value'), Role.Default);
    } else if (type === 'typed_parameter') {
      const annotation = cst.field(child, 'type');
      const target = cst.namedChildren(child).find((part) => part !== annotation);
      if (target !== undefined) cst.lower(target, Role.Target);
      if (annotation >= 0) cst.leaf(Kind.Type, Role.Type, annotation);
    } else cst.lower(child, Role.Target);
    cst.close();
  }
}

/** `class`; `whole` is the node with its decorators. */
export function lowerClass(cst: Lowering, at: number, role: Role, whole: number, decorators: number[]): void {
  cst.open(Kind.Class, role, whole);
  lowerDecorators(cst, decorators);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name);
  const bases = cst.field(at, 'superclasses');
  if (bases >= 0) cst.lowerChildren(bases, Role.Base);
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** `import a.b as c`, `from a import b`; `source` is the module's node, or -1. */
export function lowerImport(cst: Lowering, at: number, role: Role, source: number): void {
  cst.open(Kind.Import, role, at);
  if (source >= 0) cst.leaf(Kind.String, Role.Source, source);
  for (const child of cst.namedChildren(at)) {
    if (child === source) continue;
    const type = cst.type(child);
    if (type === 'wildcard_import')
      cst.builder.leaf(Kind.ImportItem, Role.Item, cst.start(child), cst.end(child), cst.names.id('*'));
    else if (type === 'aliased_import') {
      const name = cst.field(child, 'name');
      cst.open(Kind.ImportItem, Role.Item, child, cst.source(name));
      const alias = cst.field(child, 'alias');
      if (alias >= 0) cst.leaf(Kind.Name, Role.Alias, alias);
      cst.close();
    } else if (type === 'dotted_name') {
      cst.open(Kind.ImportItem, Role.Item, child, cst.source(child));
      cst.close();
    }
  }
  cst.close();
}
