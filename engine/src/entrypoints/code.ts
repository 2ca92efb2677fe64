/** What the code that a pattern bound says: names, texts, functions. */
import { accessPath, calleeText } from '../dataflow/paths';
import type { Binding } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { Functions } from './functions';

/** Code that nests deeper names no route and no guard. */
const maxDepth = 50;

/** The nodes of a binding; none for text. */
export function nodesOf(binding: Binding | undefined): readonly Node[] {
  if (!binding) return [];
  return binding.nodes ?? (binding.node >= 0 ? [binding.node] : []);
}

/** What a node holds, where it only says how it is handed over: a named argument, a pair, `&x`, `...x`. */
function inner(tree: UniformTree, node: Node): Node {
  switch (tree.kind[node]) {
    case Kind.Keyword:
    case Kind.Pair:
      return tree.child(node, Role.Value);
    case Kind.Spread:
    case Kind.Cast:
    case Kind.Await:
      return tree.child(node, Role.Operand);
    default:
      return node;
  }
}

/** The text of a string, a symbol or a constant; undefined where it is known only when the program runs. */
export function constantText(facts: DocumentFacts, node: Node): string | undefined {
  const { tree, constants } = facts;
  if (node < 0) return undefined;
  if (tree.kind[node] === Kind.Symbol) return tree.nameOf(tree.firstChild(node));
  const value = constants.value(node);
  return value?.kind === 'string' ? value.text : undefined;
}

/**
 * A route as it is written: of a text that is put together, the parts that are known, and the code of the others in
 * braces; undefined where nothing is known.
 */
export function routeText(facts: DocumentFacts, node: Node, depth = 0): string | undefined {
  const { tree } = facts;
  const at = node < 0 ? -1 : inner(tree, node);
  if (at < 0) return undefined;
  const known = constantText(facts, at);
  if (known !== undefined) return known;
  switch (tree.kind[at]) {
    case Kind.Regex:
      return tree.nameOf(at);
    case Kind.List: {
      // Of several routes the first stands for all.
      const first = tree.children(at)[0] ?? -1;
      return depth < maxDepth ? routeText(facts, first, depth + 1) : undefined;
    }
    case Kind.Template:
      return tree.textOf(at).replace(/^\w*(["'`])([\s\S]*)\1$/, '$2');
    case Kind.Binary: {
      const [left, right] = [tree.child(at, Role.Left), tree.child(at, Role.Right)];
      const parts = [left, right].map((side) =>
        depth < maxDepth ? routeText(facts, side, depth + 1) : undefined,
      );
      return parts.every((part) => part === undefined)
        ? undefined
        : parts.map((part, i) => part ?? `{${tree.textOf([left, right][i])}}`).join('');
    }
    default:
      return undefined;
  }
}

/** The names of what is listed: functions by their names, calls by what they call, texts by what they say. */
export function namesOf(facts: DocumentFacts, node: Node, depth = 0): string[] {
  const { tree } = facts;
  const at = inner(tree, node);
  if (at < 0) return [];
  switch (tree.kind[at]) {
    case Kind.List:
    case Kind.Tuple:
    case Kind.Set:
      return depth < maxDepth ? tree.children(at).flatMap((child) => namesOf(facts, child, depth + 1)) : [];
    case Kind.Call:
    case Kind.New: {
      const callee = tree.firstChild(at);
      const name = callee < 0 ? '' : calleeText(tree, callee) || tree.textOf(callee);
      return name === '' ? [] : [name];
    }
    case Kind.String:
      return [tree.nameOf(at)];
    case Kind.Symbol:
      return [tree.nameOf(tree.firstChild(at))];
    case Kind.Name:
    case Kind.Member:
    case Kind.Index:
    case Kind.Type: {
      const text = referenceText(tree, at);
      return text === undefined ? [] : [text];
    }
    default:
      return [];
  }
}

/** What a reference to a function or a class is called: `controller.show`, `AuthGuard` of `AuthGuard::class`. */
export function referenceText(tree: UniformTree, node: Node): string | undefined {
  const path = accessPath(tree, node) ?? (tree.kind[node] === Kind.Type ? tree.textOf(node) : undefined);
  return path
    ?.replace(/\.class$|::class$/, '')
    .replace(/^\$?this\.|^self\./, '')
    .replace(/^\\/, '');
}

/** A reference to a function and what stands around it. */
export interface Handler {
  /** The function itself; -1 where it stands elsewhere. */
  node: Node;
  name?: string;
  /** The functions that it is handed to first. */
  around: string[];
}

/**
 * Reads what is registered: a function, a name, a pair of class and method, or a call that gets one of them.
 * `wrappers`: last names of functions around it that check nothing.
 */
export function readHandler(
  facts: DocumentFacts,
  functions: Functions,
  node: Node,
  wrappers: readonly string[],
): Handler {
  const { tree } = facts;
  const around: string[] = [];
  let at = inner(tree, node);
  while (at >= 0) {
    const kind = tree.kind[at];
    if (kind === Kind.Function) return { node: at, around };
    if (kind === Kind.List || kind === Kind.Tuple) {
      const parts = tree.children(at).flatMap((child) => namesOf(facts, child));
      // What stands before the last of several functions runs before it; two parts of PHP are a class and its method.
      const children = tree.children(at);
      const last = children.at(-1);
      if (last === undefined) break;
      if (tree.kind[last] === Kind.String)
        return { node: functions.named(parts.join('.'), false), name: parts.join('.'), around };
      around.push(...children.slice(0, -1).flatMap((child) => namesOf(facts, child)));
      at = last;
      continue;
    }
    if (kind === Kind.Call || kind === Kind.New) {
      const callee = tree.child(at, Role.Callee);
      const called = callee < 0 ? '' : calleeText(tree, callee);
      const isWrapper = wrappers.includes(called) || wrappers.includes(called.replace(/^.*\./, ''));
      const handed = tree.childrenWith(at, Role.Argument).map((argument) => inner(tree, argument));
      const next = handed.findLast((each) => each >= 0 && isCallable(tree, each)) ?? -1;
      if (next < 0) {
        // `view.bind(this)`, `PatientView.as_view()`: what it is called on.
        const object = isWrapper && tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Object) : -1;
        if (object >= 0) {
          at = object;
          continue;
        }
        return { node: -1, ...(called !== '' && { name: called.replace(/^\./, '') }), around };
      }
      if (!isWrapper && called !== '') around.push(called.replace(/^\./, ''));
      at = next;
      continue;
    }
    const name =
      constantText(facts, at)
        ?.replace(/^\\?(?:\w+\\)*/, '')
        .replace(/[@#:]+/, '.') ?? referenceText(tree, at);
    return name === undefined
      ? { node: -1, around }
      : { node: functions.named(name, tree.kind[at] === Kind.Name), name, around };
  }
  return { node: -1, around };
}

function isCallable(tree: UniformTree, node: Node): boolean {
  const kind = tree.kind[node];
  return kind === Kind.Function || kind === Kind.Name || kind === Kind.Member || kind === Kind.Call;
}
