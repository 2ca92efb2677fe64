import { Kind, RE_EXPORT, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { lowerClass, lowerFunction } from './declarations';

/** All forms of `import`. */
export function lowerImport(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Import, role, at);
  const whole = cst.namedChildren(at).find((child) => cst.type(child) === 'import_require_clause');
  const source = cst.field(whole ?? at, 'source');
  if (source >= 0) cst.lower(source, Role.Source);
  // TypeScript's `import fs = require('fs')` is `import * as fs from 'fs'`.
  if (whole !== undefined) item(cst, whole, '*', cst.namedChildren(whole)[0]);
  const visit = (parent: number) => {
    for (const child of cst.namedChildren(parent)) {
      const type = cst.type(child);
      if (type === 'identifier') item(cst, child, undefined, child);
      else if (type === 'namespace_import') item(cst, child, '*', cst.namedChildren(child)[0]);
      else if (type === 'import_specifier') {
        const name = cst.field(child, 'name');
        const alias = cst.field(child, 'alias');
        item(cst, child, cst.source(name), alias >= 0 ? alias : name);
      } else if (type === 'import_clause' || type === 'named_imports') visit(child);
    }
  };
  visit(at);
  cst.close();
}

/** An imported name and the local name it gets; a default import is the module itself. */
function item(cst: Lowering, at: number, imported: string | undefined, local: number): void {
  cst.open(Kind.ImportItem, Role.Item, at, imported ?? 'default');
  if (local !== undefined && local >= 0) cst.leaf(Kind.Name, Role.Alias, local);
  cst.close();
}

/** `export const x = 1` is `const x = 1`: what is exported matters, not the word. */
export function lowerExport(cst: Lowering, at: number, role: Role): void {
  const declaration = cst.field(at, 'declaration');
  const value = cst.field(at, 'value');
  const source = cst.field(at, 'source');
  const children = cst.children(at);
  const assigned = children.findIndex((child) => cst.source(child) === '=');
  if (declaration >= 0) {
    const decorators = children.filter((child) => cst.type(child) === 'decorator');
    const isDefault = children.some((child) => cst.type(child) === 'default');
    const type = cst.type(declaration);
    if (/^(abstract_)?class_declaration$/.test(type))
      lowerClass(cst, declaration, role, decorators, undefined, isDefault);
    else if (isDefault && /function_declaration$/.test(type)) lowerFunction(cst, declaration, role, true);
    else cst.lower(declaration, role);
  } else if (value >= 0 || assigned >= 0) {
    cst.open(Kind.Export, role, at, value >= 0 ? 'default' : '=');
    cst.lower(value >= 0 ? value : children[assigned + 1], Role.Value);
    cst.close();
  } else if (source >= 0) lowerReExport(cst, at, role, source);
  else lowerExportList(cst, at, role);
}

/** `export { a } from 'm'` imports for others: it names what it takes, and binds nothing here. */
function lowerReExport(cst: Lowering, at: number, role: Role, source: number): void {
  cst.open(Kind.Import, role, at, RE_EXPORT);
  cst.lower(source, Role.Source);
  const clause = cst.namedChildren(at).find((child) => cst.type(child) === 'export_clause');
  for (const specifier of clause === undefined ? [] : cst.namedChildren(clause)) {
    const name = cst.field(specifier, 'name');
    exportItem(cst, specifier, cst.source(name >= 0 ? name : specifier), cst.field(specifier, 'alias'));
  }
  if (clause === undefined) {
    const space = cst.namedChildren(at).find((child) => cst.type(child) === 'namespace_export');
    exportItem(cst, at, '*', space === undefined ? -1 : (cst.namedChildren(space)[0] ?? -1));
  }
  cst.close();
}

/** `export { a as b }`: what others know by another name. */
function lowerExportList(cst: Lowering, at: number, role: Role): void {
  const clause = cst.namedChildren(at).find((child) => cst.type(child) === 'export_clause');
  if (clause === undefined) return;
  cst.open(Kind.Export, role, at, '{');
  for (const specifier of cst.namedChildren(clause)) {
    const name = cst.field(specifier, 'name');
    exportItem(cst, specifier, cst.source(name >= 0 ? name : specifier), cst.field(specifier, 'alias'));
  }
  cst.close();
}

function exportItem(cst: Lowering, at: number, name: string, alias: number): void {
  cst.open(Kind.ImportItem, Role.Item, at, name);
  if (alias >= 0) cst.leaf(Kind.Name, Role.Alias, alias);
  cst.close();
}
