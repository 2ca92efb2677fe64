import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { DocumentFacts } from './document-facts';

/** What a metavariable stands for in one match: a node, a run of siblings, or a piece of text. */
export interface Binding {
  start: number;
  end: number;
  /** The node, or -1 for text and for runs of siblings. */
  node: Node;
  /** The nodes of `$...X`. */
  nodes?: readonly Node[];
  /** The text, where it does not stand in the analyzed text at the range. */
  text?: string;
}

/** Metavariable name without `$` → binding. Never changed after a match is made. */
export type Bindings = ReadonlyMap<string, Binding>;

export const noBindings: Bindings = new Map();

/** One match of a formula. Offsets are UTF-16, end exclusive. */
export interface Match {
  start: number;
  end: number;
  /** The node at the range, or -1 for text and statement sequences. */
  node: Node;
  bindings: Bindings;
  /**
   * `inside`: of what is only asked to stand around, `anywhere`: or to stand in the file, `regex`: of a regular
   * expression; undefined: of a pattern. It decides what other operators do with the match.
   */
  origin?: 'inside' | 'anywhere' | 'regex';
  /** Where the pattern ends in an ellipsis: the end of what stands before it. Any end between the two is a match, too. */
  leastEnd?: number;
  /** The whole pattern's range, where a focus narrowed the match. */
  whole?: { start: number; end: number };
}

/** True when two bindings stand for the same code; the same name of two variables does not, if `sameVariables`. */
export function sameBinding(facts: DocumentFacts, a: Binding, b: Binding, sameVariables = true): boolean {
  const { tree } = facts;
  if (a.text !== undefined || b.text !== undefined)
    return boundText(tree.text, a) === boundText(tree.text, b);
  if (a.start === b.start && a.end === b.end) return true;
  if (a.nodes && b.nodes) {
    const others = b.nodes;
    return (
      a.nodes.length === others.length && a.nodes.every((node, i) => tree.sameCode(node, tree, others[i]))
    );
  }
  // The name of a class as it is declared, created or used as a type.
  const isType = (binding: Binding) => binding.node >= 0 && tree.kind[binding.node] === Kind.Type;
  if (a.node >= 0 && b.node >= 0 && isType(a) === isType(b))
    return tree.sameCode(a.node, tree, b.node) && (!sameVariables || isSameVariable(facts, a.node, b.node));
  return boundText(tree.text, a) === boundText(tree.text, b);
}

/** The code that a binding of a text stands for, as it is written. */
export function boundText(text: string, binding: Binding): string {
  return binding.text ?? text.slice(binding.start, binding.end);
}

/** A group of an expression, `$1`: two expressions number theirs by themselves. */
function isCaptureNumber(name: string): boolean {
  return name[0] >= '0' && name[0] <= '9';
}

function isSameVariable({ tree, constants }: DocumentFacts, a: Node, b: Node): boolean {
  const isVariable = (node: Node) =>
    tree.kind[node] === Kind.Name && tree.role[node] !== Role.Property && tree.role[node] !== Role.Key;
  if (!isVariable(a) || !isVariable(b)) return true;
  return constants.scopeOfVariable(a) === constants.scopeOfVariable(b);
}

/** Both sets of bindings together, or undefined where they contradict each other. */
export function mergeBindings(facts: DocumentFacts, a: Bindings, b: Bindings): Bindings | undefined {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const merged = new Map(a);
  for (const [name, binding] of b) {
    const known = a.get(name);
    if (known === undefined) merged.set(name, binding);
    else if (!isCaptureNumber(name) && !sameBinding(facts, known, binding)) return undefined;
  }
  return merged;
}

/** The name under which a metavariable is bound: `$X` → `X`, `$...X` → `...X`. */
export function bare(metavariable: string): string {
  return metavariable.replace(/^\$/, '');
}

/** What a metavariable of a text for people stands for; `$X` and `$...X` stand in for each other there. */
export function bindingNamed(bindings: Bindings, name: string): Binding | undefined {
  const other = name.startsWith('...') ? name.slice(3) : `...${name}`;
  return bindings.get(name) ?? bindings.get(other);
}
