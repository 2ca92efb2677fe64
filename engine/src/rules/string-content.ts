import { Kind } from '../syntax/kinds';
import type { Binding } from './bindings';
import type { DocumentFacts } from './document-facts';

/**
 * What a metavariable stands for as a text to be read in another language: the content of a string, or of the string
 * that a name stands for; else the code.
 * @returns the text and the offset at which it stands
 */
export function contentOf(facts: DocumentFacts, binding: Binding): { text: string; start: number } {
  const { tree, constants } = facts;
  if (binding.text !== undefined) return { text: binding.text, start: binding.start };
  const literal = binding.node >= 0 ? constants.literal(binding.node) : -1;
  if (literal >= 0 && tree.kind[literal] === Kind.String) {
    // As it is written: what an escape means is for the other language's string to say.
    const written = /^[a-zA-Z]{0,3}("""|'''|["'`])([\s\S]*)\1$/.exec(tree.textOf(literal));
    if (written)
      return { text: written[2], start: tree.end[literal] - written[1].length - written[2].length };
    return { text: tree.nameOf(literal), start: tree.start[literal] };
  }
  const value = binding.node >= 0 ? constants.value(binding.node) : undefined;
  if (value?.kind === 'string' && value.text !== undefined) return { text: value.text, start: binding.start };
  const start = binding.node < 0 ? indentedStart(tree.text, binding) : binding.start;
  return { text: tree.text.slice(start, binding.end), start };
}

/** Where a text of several lines begins, with the indentation of its first line: in YAML it is part of it. */
function indentedStart(text: string, { start, end }: Binding): number {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isIndented = /^[ \t]+$/.test(text.slice(lineStart, start));
  return isIndented && text.slice(start, end).includes('\n') ? lineStart : start;
}
