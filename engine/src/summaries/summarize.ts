import { declaresField } from '../dataflow/paths';
import { Points } from '../dataflow/points';
import { labelsIn, type TaintQuery } from '../dataflow/query';
import type { Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import { lineStarts } from '../syntax/line-starts';
import type { Node, UniformTree } from '../syntax/tree';
import type { TextContext } from './context';
import { Folding } from './folding';
import { headConstructors } from './head-constructors';
import type { LibraryCalls } from './library-calls';
import { membersOf } from './members';
import { readModule } from './modules';
import { type Settler, TextRecord } from './record';
import { FunctionRun } from './run';
import { Scopes } from './scopes';
import type { ClassSummary, FunctionSummary, TextSummary } from './summary';
import { lastPart, simpleType, writtenTypes } from './type-names';

/** What is said of a text besides its graphs. */
export interface TextPlace {
  /** Workspace-relative path with forward slashes. */
  path: string;
  /** VS Code's language id. */
  languageId: string;
}

/** A text's graphs, with what its rules matched at each sink. */
export interface Summarized {
  summary: TextSummary;
  /** By the number of the sink. */
  matches: readonly Match[];
}

const selfNames = /^(this|self|cls|\$this|@this)$/;

/**
 * Runs every function of a text by itself, for rules that are alike in how they are read.
 * @param queries what the rules matched in the text; not more than an integer has bits to spare
 */
export function summarize(
  facts: DocumentFacts,
  queries: readonly TaintQuery[],
  library: LibraryCalls,
  place: TextPlace,
): Summarized {
  const { tree } = facts;
  const scopes = new Scopes(tree, facts.traits);
  const modules = readModule(tree);
  const context: TextContext = {
    facts,
    points: new Points(facts, queries),
    rules: bitsOf(queries),
    scopes,
    record: new TextRecord(),
    library,
    folding: new Folding(facts),
    // `import a.b` names `a`.
    imported: new Set(
      modules.imports.map(({ local }) => local.split('.')[0]).filter((local) => local !== ''),
    ),
    packages: new Set(
      modules.imports
        .filter(({ module, name }) => /^\*?$/.test(name) && !module.startsWith('.'))
        .map(({ local }) => local),
    ),
    isSelf: (name) => selfNames.test(name) || facts.traits.selfNames?.test(name) === true,
  };
  const written = scopes.functions.map((scope) => new FunctionRun(context, scope).summarize());
  const settlers = context.record.settlers.map((settler) => settlerSummary(settler, context.rules));
  const functions = [...written, ...settlers, ...headConstructors(facts, scopes)];
  const { sources, sinks, matches } = context.record;
  const summary: TextSummary = {
    ...place,
    ...modules,
    functions,
    classes: scopes.classes.map(({ node, name, outer }) => classSummary(facts, node, name, outer)),
    sources,
    sinks,
    lines: lineStarts(tree.text),
  };
  return { summary, matches };
}

/**
 * The bits of a run, also those that no rule has yet: what a text does with data of all rules is the same when the run gets
 * another one.
 */
function bitsOf(queries: readonly TaintQuery[]): number {
  const labels = queries.reduce((sum, query) => sum + labelsIn(query).length, 0);
  return labels >= 32 ? -1 : 2 ** 31 - 1;
}

/** A function that the text does not write: it keeps what it is called with. */
function settlerSummary({ cell, place }: Settler, rules: number): FunctionSummary {
  const parameter = { name: '', types: [], isRest: false, isOptional: true };
  return {
    name: '',
    start: 0,
    end: 0,
    class: -1,
    outer: 0,
    isStatic: false,
    isConstructor: false,
    parameters: Array.from({ length: place + 1 }, () => parameter),
    returns: [],
    edges: [
      {
        from: { kind: 'parameter', index: place, path: '' },
        to: { kind: 'cell', cell, path: '' },
        rules,
        isSame: true,
      },
    ],
    calls: [],
  };
}

function classSummary(facts: DocumentFacts, node: Node, name: string, outer: number): ClassSummary {
  const { tree } = facts;
  const bases = tree
    .children(node)
    .filter((child) => tree.role[child] === Role.Base || tree.role[child] === Role.Interface)
    .map((child) => simpleType(tree.textOf(child)));
  const fields: Record<string, readonly string[]> = {};
  const body = tree.child(node, Role.Body);
  for (const member of body < 0 ? [] : tree.children(body)) {
    for (const mixed of mixedIn(tree, member)) bases.push(simpleType(tree.textOf(mixed)));
    for (const parameter of tree.childrenWith(member, Role.Parameter)) {
      const name = declaresField(tree, parameter) ? tree.child(parameter, Role.Target) : -1;
      if (name >= 0) fields[tree.nameOf(name)] = writtenTypes(facts, parameter);
    }
  }
  for (const { declaration, name: field } of membersOf(tree, node)) {
    const types = writtenTypes(facts, declaration);
    // What is embedded is a field under the name of its type, and lends its methods.
    if (field < 0) bases.push(...types);
    const key = field < 0 ? types.map(lastPart)[0] : tree.nameOf(field);
    if (key !== undefined) fields[key] = types;
  }
  return { name, start: tree.start[node], end: tree.end[node], bases, outer, fields };
}

/** What a member takes into its class: \`include M\` of Ruby, \`use T\` of PHP. */
function mixedIn(tree: UniformTree, member: Node): readonly Node[] {
  if (tree.kind[member] === Kind.Other && tree.nameOf(member) === 'use') return tree.children(member);
  const callee = tree.kind[member] === Kind.Call ? tree.child(member, Role.Callee) : -1;
  const isMixin = callee >= 0 && /^(include|prepend|extend)$/.test(tree.textOf(callee));
  return isMixin ? tree.childrenWith(member, Role.Argument) : [];
}
