import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { ClassScope, Scopes } from './scopes';
import { type CallSite, type Edge, type FunctionSummary, RECEIVER } from './summary';
import { writtenTypes } from './type-names';

/** Every rule: what a constructor keeps, it keeps for all of them. */
const allRules = -1;

/** The constructors that stand in the heads of classes: `class Point(val x: Int)`; each parameter is a field. */
export function headConstructors(facts: DocumentFacts, scopes: Scopes): FunctionSummary[] {
  return scopes.classes.flatMap((scope) => {
    const parameters = facts.tree.childrenWith(scope.node, Role.Parameter);
    return parameters.length === 0 ? [] : [headConstructor(facts, scope, parameters)];
  });
}

function headConstructor(
  facts: DocumentFacts,
  { id, node, name, outer }: ClassScope,
  nodes: readonly Node[],
): FunctionSummary {
  const { tree } = facts;
  const parameters = nodes.map((parameter) => {
    const target = tree.child(parameter, Role.Target);
    return {
      name: target < 0 ? '' : tree.nameOf(target),
      types: writtenTypes(facts, parameter),
      isRest: target >= 0 && tree.kind[target] === Kind.Spread,
      isOptional: tree.child(parameter, Role.Default) >= 0,
    };
  });
  const edges = parameters.map<Edge>(({ name: path }, index) => ({
    from: { kind: 'parameter', index, path: '' },
    to: { kind: 'parameter', index: RECEIVER, path },
    rules: allRules,
    isSame: true,
  }));
  const base = tree.childrenWith(node, Role.Base).find((each) => tree.kind[each] === Kind.Call);
  const names = parameters.map((each) => each.name);
  const place = Math.max(tree.child(node, Role.ClassName), node);
  return {
    name,
    start: tree.start[place],
    end: tree.end[place],
    class: id,
    outer,
    isStatic: false,
    isConstructor: true,
    parameters,
    returns: [],
    edges: base === undefined ? edges : [...edges, ...handedToBase(facts, base, names)],
    calls: base === undefined ? [] : [baseCall(facts, base)],
  };
}

/** `class B(x: Int) : A(x)`: the base gets the parameters that are written there. */
function handedToBase({ tree }: DocumentFacts, base: Node, names: readonly string[]): Edge[] {
  const handed = tree.childrenWith(base, Role.Argument).flatMap<Edge>((argument, index) => {
    const from = tree.kind[argument] === Kind.Name ? names.indexOf(tree.nameOf(argument)) : -1;
    if (from < 0) return [];
    const input = { kind: 'parameter', index: from, path: '' } as const;
    return [
      { from: input, to: { kind: 'argument', call: 0, index, path: '' }, rules: allRules, isSame: true },
    ];
  });
  const kept: Edge = {
    from: { kind: 'argument', call: 0, index: RECEIVER, path: '' },
    to: { kind: 'parameter', index: RECEIVER, path: '' },
    rules: allRules,
    isSame: true,
  };
  return [...handed, kept];
}

function baseCall({ tree }: DocumentFacts, base: Node): CallSite {
  return {
    start: tree.start[base],
    end: tree.end[base],
    callee: { chain: ['super'], types: [], onSelf: false, onSuper: true, isNew: false },
    count: tree.childrenWith(base, Role.Argument).length,
    otherwise: [],
    mayGuess: false,
  };
}
