import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { isArithmetic, isTruthValue } from './operators';
import { calleeText } from './paths';

const numberTypes =
  /^(u?int\d*|integer|u?long|u?short|s?byte|double|float\d*|decimal|number|bigint|big(integer|decimal)|size_t)$/i;
const booleanTypes = /^bool(ean)?$/i;
/** Functions whose result is a number, and those whose result is a truth value, by their last name. */
const numberFunctions =
  /^(parseInt|parseFloat|parseLong|parseDouble|Number|BigInt|int|float|len|length|size|count|compareTo|compare|indexOf|lastIndexOf|intValue|longValue|doubleValue|toInt|toLong|toDouble|to_i|to_f|intval|floatval|strlen|Atoi|ParseInt|ParseFloat|Parse|ToInt32|ToInt64|hashCode|ord|abs|round)$/;
const booleanFunctions =
  /^(parseBoolean|Boolean|bool|boolval|equals|equalsIgnoreCase|isEmpty|isBlank|startsWith|endsWith|startswith|endswith|contains|includes|matches|isset|empty|is_null|isinstance|hasattr|ToBoolean|ParseBool)$/;
const depthAtMost = 20;

/** What an expression can only be, as far as the file tells: by its form, by what it calls, by a written type. */
export function staticKind(
  facts: DocumentFacts,
  node: Node,
  depth = 0,
): 'number' | 'boolean' | 'text' | undefined {
  const { tree } = facts;
  if (node < 0 || depth > depthAtMost) return undefined;
  if (isTruthValue(tree, node)) return 'boolean';
  switch (tree.kind[node]) {
    case Kind.Number:
      return 'number';
    case Kind.String:
    case Kind.Template:
      return 'text';
    case Kind.Unary:
      return /^([-~]|\+\+|--)$/.test(tree.nameOf(node)) ? 'number' : undefined;
    case Kind.Binary:
      return ofBinary(facts, node, depth);
    case Kind.Call:
      return ofCall(facts, node) ?? ofType(facts, node);
    case Kind.Cast: {
      const type = tree.child(node, Role.Type);
      return type < 0 ? undefined : ofTypeName(tree.textOf(type));
    }
    case Kind.Member: {
      const property = tree.child(node, Role.Property);
      const isSize = property >= 0 && /^(length|Length|size|Count)$/.test(tree.nameOf(property));
      return isSize ? 'number' : ofType(facts, node);
    }
    default:
      return ofType(facts, node);
  }
}

function ofBinary(facts: DocumentFacts, node: Node, depth: number): ReturnType<typeof staticKind> {
  const { tree } = facts;
  const operator = tree.nameOf(node);
  const [left, right] = [Role.Left, Role.Right].map((role) =>
    staticKind(facts, tree.child(node, role), depth + 1),
  );
  if (/^(&&|\|\||and|or)$/.test(operator)) return left === right ? left : undefined;
  if (!isArithmetic(operator)) return undefined;
  if (left === 'text' || right === 'text') return operator === '+' ? 'text' : undefined;
  if (facts.traits.pointerArithmetic && left !== right && /^[-+]$/.test(operator)) return undefined;
  return left === 'number' || right === 'number' ? 'number' : undefined;
}

function ofCall({ tree }: DocumentFacts, node: Node): ReturnType<typeof staticKind> {
  const callee = tree.child(node, Role.Callee);
  const [last, object] = callee < 0 ? [] : calleeText(tree, callee).split('.').reverse();
  if (last === undefined) return undefined;
  if (last === 'valueOf' && object !== undefined) return ofTypeName(object);
  if (numberFunctions.test(last)) return 'number';
  return booleanFunctions.test(last) ? 'boolean' : undefined;
}

function ofType(facts: DocumentFacts, node: Node): ReturnType<typeof staticKind> {
  for (const name of facts.types.of(node)?.names ?? []) {
    const kind = ofTypeName(name);
    if (kind) return kind;
  }
  return undefined;
}

function ofTypeName(type: string): ReturnType<typeof staticKind> {
  const name = type.trim().split('.').at(-1) ?? '';
  if (numberTypes.test(name)) return 'number';
  return booleanTypes.test(name) ? 'boolean' : undefined;
}
