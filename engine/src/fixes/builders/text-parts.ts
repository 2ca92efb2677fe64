import type { DocumentFacts } from '../../rules/document-facts';
import { Kind, Role } from '../../syntax/kinds';
import type { Node } from '../../syntax/tree';

/** A text that code puts together: literal pieces and the expressions between them. */
export type TextPart = { literal: string } | { node: Node; code: string };

/**
 * The parts of a text built by a template, an f-string, `+`, `%` or `.format`. Undefined when the expression is built
 * in another way. Literal pieces are unescaped only as far as their quotes go: they are written back as they were.
 */
export function textParts(facts: DocumentFacts, node: Node): TextPart[] | undefined {
  const { tree } = facts;
  switch (tree.kind[node]) {
    case Kind.String:
      return [{ literal: tree.nameOf(node) }];
    case Kind.Template: {
      const parts: TextPart[] = [];
      for (const child of tree.children(node)) {
        const inner = tree.kind[child] === Kind.String || tree.kind[child] === Kind.Template;
        const own = inner ? textParts(facts, child) : [{ node: child, code: tree.textOf(child) }];
        if (!own) return undefined;
        parts.push(...own);
      }
      return parts;
    }
    case Kind.Binary:
      if (tree.nameOf(node) === '+') return joined(facts, node);
      return tree.nameOf(node) === '%' ? formatted(facts, node) : undefined;
    case Kind.Call:
      return callFormat(facts, node);
    default:
      return undefined;
  }
}

/** The value that goes into the text: `String(x)`, `str(x)` are x. */
function valueIn(facts: DocumentFacts, node: Node): TextPart {
  const { tree } = facts;
  if (tree.kind[node] === Kind.Call) {
    const callee = tree.child(node, Role.Callee);
    const args = tree.childrenWith(node, Role.Argument);
    if (args.length === 1 && /^(String|str)$/.test(tree.textOf(callee))) {
      return { node: args[0], code: tree.textOf(args[0]) };
    }
  }
  return { node, code: tree.textOf(node) };
}

function joined(facts: DocumentFacts, node: Node): TextPart[] | undefined {
  const { tree } = facts;
  const side = (child: Node): TextPart[] => {
    if (tree.kind[child] === Kind.Binary && tree.nameOf(child) === '+') {
      return [...side(tree.child(child, Role.Left)), ...side(tree.child(child, Role.Right))];
    }
    if (tree.kind[child] === Kind.Template || tree.kind[child] === Kind.String) {
      return textParts(facts, child) ?? [valueIn(facts, child)];
    }
    return [valueIn(facts, child)];
  };
  const parts = [...side(tree.child(node, Role.Left)), ...side(tree.child(node, Role.Right))];
  return parts.some((part) => 'literal' in part) ? parts : undefined;
}

/** Python: `"… %s …" % (a, b)`. */
function formatted(facts: DocumentFacts, node: Node): TextPart[] | undefined {
  const { tree } = facts;
  const left = tree.child(node, Role.Left);
  const right = tree.child(node, Role.Right);
  if (tree.kind[left] !== Kind.String || tree.kind[right] === Kind.Object) return undefined;
  const values = tree.kind[right] === Kind.Tuple ? tree.children(right) : [right];
  return fill(facts, tree.nameOf(left), /%[sdif]/, values);
}

/** Python: `"… {} …".format(a, b)`. */
function callFormat(facts: DocumentFacts, node: Node): TextPart[] | undefined {
  const { tree } = facts;
  const callee = tree.child(node, Role.Callee);
  if (callee < 0 || tree.kind[callee] !== Kind.Member) return undefined;
  const text = tree.child(callee, Role.Object);
  if (tree.nameOf(tree.child(callee, Role.Property)) !== 'format' || tree.kind[text] !== Kind.String)
    return undefined;
  const values = tree.childrenWith(node, Role.Argument);
  if (values.some((value) => tree.kind[value] === Kind.Keyword || tree.kind[value] === Kind.Spread))
    return undefined;
  return fill(facts, tree.nameOf(text), /\{\}/, values);
}

function fill(
  facts: DocumentFacts,
  text: string,
  hole: RegExp,
  values: readonly Node[],
): TextPart[] | undefined {
  const pieces = text.split(hole);
  if (pieces.length !== values.length + 1) return undefined;
  const parts: TextPart[] = [];
  pieces.forEach((piece, i) => {
    if (piece !== '') parts.push({ literal: piece });
    if (i < values.length) parts.push(valueIn(facts, values[i]));
  });
  return parts;
}
