import type { DocumentFacts } from '../rules/document-facts';
import { Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';

/** The name of a written type without its arguments, pointers and marks: `List` of `java.util.List<String>?`. */
export function simpleType(type: string): string {
  const bare = type
    .replace(/^(const|struct|union|enum|readonly|final|\s|[:*&?[\]])+/, '')
    .replace(/[<[({?*&].*$/s, '')
    .trim();
  return bare;
}

/** The last part of a type's name. */
export function lastPart(type: string): string {
  return type.split(/[.\\]|::/).at(-1) ?? type;
}

/** The types that an expression is declared or known to have, as written, without type arguments. */
export function typesOf(facts: DocumentFacts, node: Node): string[] {
  const names = facts.types.of(node)?.names ?? [];
  const simple = names.map((name) => (/\[\]\s*$/.test(name) ? 'Array' : simpleType(name)));
  return [...new Set(simple.filter((name) => name !== ''))];
}

/** The types that stand beside the target of a declaration. */
export function writtenTypes({ tree }: DocumentFacts, declaration: Node): string[] {
  return tree
    .childrenWith(declaration, Role.Type)
    .map((type) => simpleType(tree.textOf(type)))
    .filter((name) => name !== '');
}
