import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { lowerType } from './types';

/** The parameters in a list, or a lambda's single one. `this T x` of an extension method is its receiver. */
export function lowerParameters(cst: Lowering, list: number): void {
  if (cst.type(list) === 'implicit_parameter') {
    cst.open(Kind.Parameter, Role.Parameter, list);
    cst.leaf(Kind.Name, Role.Target, list);
    cst.close();
    return;
  }
  const children = cst.namedChildren(list);
  for (const child of children) if (/parameter$/.test(cst.type(child))) lowerParameter(cst, child);
  // `params T[] xs` has no node of its own.
  const type = cst.field(list, 'type');
  const name = cst.field(list, 'name');
  if (name < 0) return;
  cst.builder.open(Kind.Parameter, Role.Parameter, cst.start(type >= 0 ? type : name), cst.end(name));
  const word = cst.children(list).find((child) => cst.type(child) === 'params');
  if (word !== undefined) cst.leaf(Kind.Other, Role.Modifier, word);
  cst.lower(name, Role.Target);
  if (type >= 0) lowerType(cst, type, Role.Type);
  cst.close();
}

function lowerParameter(cst: Lowering, at: number): void {
  if (cst.type(at) === 'implicit_parameter') {
    lowerParameters(cst, at);
    return;
  }
  const children = cst.namedChildren(at);
  const modifiers = children.filter((child) => cst.type(child) === 'modifier');
  const isReceiver = modifiers.some((modifier) => cst.source(modifier) === 'this');
  const type = cst.field(at, 'type');
  const name = cst.field(at, 'name');
  cst.open(Kind.Parameter, isReceiver ? Role.Receiver : Role.Parameter, at);
  for (const child of children) if (cst.type(child) === 'attribute_list') cst.lower(child, Role.Decorator);
  for (const modifier of modifiers) {
    if (cst.source(modifier) !== 'this') cst.leaf(Kind.Other, Role.Modifier, modifier);
  }
  if (name >= 0) cst.lower(name, Role.Target);
  if (type >= 0) lowerType(cst, type, Role.Type);
  const fallback = children.at(-1);
  if (fallback !== undefined && name >= 0 && fallback > name) cst.lower(fallback, Role.Default);
  cst.close();
}
