import type { LanguageTraits } from '../languages/language';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { numberOf } from './numbers';

/** What an expression stands for wherever it is evaluated. */
export interface ConstantValue {
  kind: 'string' | 'number' | 'boolean' | 'null' | 'regex';
  /** The content of a string, the digits of a number ...; undefined where only the kind is certain. */
  text: string | undefined;
  /** The literal that it is; -1 when it was computed from several. */
  node: Node;
}

/** How long a computed string may grow. */
const longestText = 10_000;
/** Expressions nest at most this deep before their value counts as unknown. */
const depthAtMost = 40;

/** The value of a literal; undefined for any other node. */
export function literalValue(tree: UniformTree, node: Node): ConstantValue | undefined {
  switch (tree.kind[node]) {
    case Kind.String:
      return { kind: 'string', text: tree.nameOf(node), node };
    case Kind.Number:
      return { kind: 'number', text: tree.nameOf(node), node };
    case Kind.Regex:
      return { kind: 'regex', text: tree.nameOf(node), node };
    case Kind.Constant: {
      const text = tree.nameOf(node);
      return { kind: /^(true|false)$/i.test(text) ? 'boolean' : 'null', text, node };
    }
    default:
      return undefined;
  }
}

/** True for expressions that may have a value, by their kind alone. */
export function mayBeConstant(tree: UniformTree, node: Node): boolean {
  switch (tree.kind[node]) {
    case Kind.String:
    case Kind.Number:
    case Kind.Constant:
    case Kind.Regex:
    case Kind.Name:
    case Kind.Template:
    case Kind.Conditional:
    case Kind.Binary:
    case Kind.Unary:
      return true;
    default:
      return tree.referents.has(node);
  }
}

/** The value of an expression, where `ofName` knows the values of names. */
export function evaluate(
  tree: UniformTree,
  node: Node,
  ofName: (name: Node) => ConstantValue | undefined,
  traits: LanguageTraits,
  depth = 0,
): ConstantValue | undefined {
  if (node < 0 || depth > depthAtMost) return undefined;
  const inner = (child: Node) => evaluate(tree, child, ofName, traits, depth + 1);
  const referent = tree.referents.get(node);
  if (referent !== undefined) return inner(referent);
  switch (tree.kind[node]) {
    case Kind.Name:
      return ofName(node);
    case Kind.Template: {
      let text: string | undefined = '';
      for (let part = node + 1; part < tree.next[node]; part = tree.next[part]) {
        const value = inner(part);
        if (value === undefined) return undefined;
        text = text === undefined || value.text === undefined ? undefined : limited(text + value.text);
      }
      return { kind: 'string', text, node: -1 };
    }
    case Kind.Conditional: {
      const then = inner(tree.child(node, Role.Then));
      return then && joined(then, inner(tree.child(node, Role.Else)));
    }
    case Kind.Unary: {
      const value = inner(tree.firstChild(node));
      const isSign = /^[+-]$/.test(tree.nameOf(node)) && value?.kind === 'number';
      if (isSign) return { kind: 'number', text: value.text && tree.textOf(node), node: -1 };
      return /^(!|not)$/.test(tree.nameOf(node)) && value
        ? { kind: 'boolean', text: undefined, node: -1 }
        : undefined;
    }
    case Kind.Call: {
      const callee = tree.child(node, Role.Callee);
      if (callee < 0 || !traits.textFunctions?.has(tree.nameOf(callee))) return undefined;
      const given = tree.childrenWith(node, Role.Argument).map(inner);
      return given.length > 0 && given.every((value) => value !== undefined)
        ? { kind: 'string', text: undefined, node: -1 }
        : undefined;
    }
    case Kind.Binary: {
      const left = tree.child(node, Role.Left);
      const right = tree.child(node, Role.Right);
      const operator = tree.nameOf(node);
      if (!/^[-+*.]$/.test(operator)) return undefined;
      return combined(operator, inner(left), right >= 0 ? inner(right) : undefined, traits);
    }
    default:
      return literalValue(tree, node);
  }
}

/** What an operator makes of two values. */
export function combined(
  operator: string,
  left: ConstantValue | undefined,
  right: ConstantValue | undefined,
  { addsToStrings }: LanguageTraits,
): ConstantValue | undefined {
  // A string times anything is a string.
  if (operator === '*' && (left?.kind === 'string') !== (right?.kind === 'string'))
    return { kind: 'string', text: undefined, node: -1 };
  if (left === undefined || right === undefined) return undefined;
  if (left.kind === 'number' && right.kind === 'number') {
    const text = calculated(operator, Number(left.text), Number(right.text));
    return { kind: 'number', text, node: -1 };
  }
  if (operator !== '+' && operator !== '.') return undefined;
  const strings = [left, right].filter(({ kind }) => kind === 'string').length;
  if (strings === 0 || (strings === 1 && !addsToStrings)) return undefined;
  const text =
    left.text === undefined || right.text === undefined ? undefined : limited(left.text + right.text);
  return { kind: 'string', text, node: -1 };
}

function calculated(operator: string, a: number, b: number): string | undefined {
  const result = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : Number.NaN;
  return Number.isSafeInteger(result) ? String(result) : undefined;
}

/** What is certain where either of two values may be there. */
export function joined(
  a: ConstantValue | undefined,
  b: ConstantValue | undefined,
): ConstantValue | undefined {
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  return a.text === b.text ? a : { kind: a.kind, text: undefined, node: -1 };
}

/** True when both values are known to be the same. */
export function sameValue(a: ConstantValue, b: ConstantValue): boolean {
  if (a.kind !== b.kind || a.text === undefined || b.text === undefined) return false;
  return a.text === b.text || (a.kind === 'number' && sameNumber(a.text, b.text));
}

/** `0x1`, `1` and `1.0` are one number. */
export function sameNumber(a: string, b: string): boolean {
  const value = numberOf(a);
  return value !== undefined && value === numberOf(b);
}

function limited(text: string): string | undefined {
  return text.length > longestText ? undefined : text;
}
