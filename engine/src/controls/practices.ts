/** Finds what a text has of the practices that controls ask for, by the models of its language. */
import { calleeText } from '../dataflow/paths';
import type { ParsedDocument } from '../document';
import { namesOf, referenceText } from '../entrypoints/code';
import { RuleRun } from '../rule-run';
import type { Match } from '../rules/bindings';
import type { CompiledRules } from '../rules/compile';
import type { DocumentFacts } from '../rules/document-facts';
import type { PracticeSpec } from '../rules/practice-spec';
import type { Practice } from '../rules/practices';
import { Kind, Role } from '../syntax/kinds';
import type { Node, TextRange, UniformTree } from '../syntax/tree';
import type { ThreatNotes } from '../threats/notes';
import type { CallList } from './build';
import type { FunctionGraph, Handled, PracticeNeed, TextControls, TextPractice } from './graph';
import { NeedReader } from './needs';

/** What is known of a text before its practices are looked for. */
export interface KnownText {
  calls: CallList;
  functions: readonly FunctionGraph[];
  handled: readonly Handled[];
  /** The number of the function that a node stands in. */
  functionOf(node: Node): number;
}

/** The practices that controls of the notes ask for by `mustUse`. */
export function practicesAskedFor(notes: ThreatNotes): ReadonlySet<Practice> {
  return new Set(notes.controls.flatMap(({ check }) => check?.mustUse ?? []));
}

/** What a text has of the practices that its notes ask for. */
export function textPractices(
  document: ParsedDocument,
  facts: DocumentFacts,
  rules: CompiledRules,
  notes: ThreatNotes,
  known: KnownText,
): TextControls['practices'] {
  const asked = practicesAskedFor(notes);
  if (asked.size === 0) return {};
  const found = matchesOf(document, facts, rules, asked);
  const { named } = rules.entries.practicesOf(document.definition);
  const practices: Partial<Record<Practice, TextPractice>> = {};
  for (const practice of asked) {
    const tests = (kind: PracticeSpec['kind']) => {
      const all = named.filter(({ spec }) => spec.practice === practice && spec.kind === kind);
      return (name: string) => all.some(({ isNamed }) => isNamed(name));
    };
    const matches = (kind: PracticeSpec['kind']) =>
      found.filter(({ spec }) => spec.practice === practice && spec.kind === kind);
    practices[practice] = practiceOf(facts, notes, known, tests, matches);
  }
  return practices;
}

interface FoundPractice {
  spec: PracticeSpec;
  match: Match;
}

function matchesOf(
  document: ParsedDocument,
  facts: DocumentFacts,
  rules: CompiledRules,
  asked: ReadonlySet<Practice>,
): FoundPractice[] {
  const { entries, formulas } = rules.entries.practicesOf(document.definition);
  if (entries.length === 0) return [];
  // No pattern of a practice asks for the day; what is too costly to match is left out.
  const evaluator = new RuleRun(document, facts, '', []).evaluator();
  return formulas.candidates(facts).flatMap(({ formula, owners }) => {
    const specs = owners.map((owner) => entries[owner]).filter(({ practice }) => asked.has(practice));
    return specs.length === 0
      ? []
      : evaluator.evaluate(formula).flatMap((match) => specs.map((spec) => ({ spec, match })));
  });
}

function practiceOf(
  facts: DocumentFacts,
  notes: ThreatNotes,
  { calls, functions, handled, functionOf }: KnownText,
  tests: (kind: PracticeSpec['kind']) => (name: string) => boolean,
  matches: (kind: PracticeSpec['kind']) => readonly FoundPractice[],
): TextPractice {
  const { tree, index } = facts;
  const [uses, lifts] = [tests('use'), tests('lift')];
  const named = [...index.ofKind(Kind.Call), ...index.ofKind(Kind.New)].filter((node) =>
    callNames(facts, node).some(uses),
  );
  const bare = calls.nodes.filter(
    (node, i) => tree.kind[node] !== Kind.Call && calls.calls[i].names.some(uses),
  );
  const nodes = [...new Set([...named, ...bare, ...matches('use').map(({ match }) => match.node)])];
  const around = new Set([
    ...functions.flatMap(({ name, guards }) => [name, ...guards.map((guard) => guard.name)]),
    ...handled.flatMap(({ guards }) => guards),
  ]);
  const names = new Set([...around].filter(uses));
  for (const node of nodes) for (const name of standsFor(facts, node)) names.add(name);
  const [everywhere] = matches('everywhere');
  return {
    calls: nodes.flatMap((node) => calls.numberOf(node) ?? []).sort((a, b) => a - b),
    names: [...names].sort(),
    lifts: [...around].filter(lifts).sort(),
    ...(everywhere && { everywhere: { start: everywhere.match.start, end: everywhere.match.end } }),
    needs: needsOf(facts, notes, calls, functionOf, matches('need')),
  };
}

/** The names that a call may be known by: as it is written, and the last of what an import gives. */
function callNames({ tree, imports }: DocumentFacts, node: Node): string[] {
  const callee = tree.child(node, Role.Callee);
  if (callee < 0) return [];
  const written = calleeText(tree, callee) || tree.textOf(callee).slice(0, 80);
  const full = imports.qualified(callee);
  return full === undefined ? [written] : [written, full.slice(full.lastIndexOf('.') + 1)];
}

/** The names by which what a call makes may stand before handlers: that of the call, and of what it is put into. */
function standsFor(facts: DocumentFacts, node: Node): string[] {
  const { tree } = facts;
  if (node < 0) return [];
  return [...namesOf(facts, node), ...holderOf(tree, node)];
}

/** `limiter` of `const limiter = rateLimit(...)`, `limits.login` of `const limits = { login: rateLimit(...) }`. */
function holderOf(tree: UniformTree, node: Node): string[] {
  let path: string[] = [];
  for (let at = node; at > 0; at = tree.parent[at]) {
    const parent = tree.parent[at];
    const role = tree.role[at];
    switch (tree.kind[parent]) {
      case Kind.Pair: {
        const key = tree.child(parent, Role.Key);
        if (role !== Role.Value || key < 0) return [];
        path = [tree.nameOf(key), ...path];
        break;
      }
      case Kind.Assign: {
        const target = role === Role.Value ? tree.child(parent, Role.Target) : -1;
        const name = target < 0 ? undefined : referenceText(tree, target);
        return name === undefined ? [] : [[name, ...path].join('.')];
      }
      case Kind.Export:
        return [['default', ...path].join('.')];
      case Kind.Object:
      case Kind.Await:
      case Kind.Cast:
      case Kind.Member:
      case Kind.Call:
        // What is called on it makes another of its kind; what it is handed to does not.
        if (role === Role.Argument) return [];
        break;
      default:
        return [];
    }
  }
  return [];
}

function needsOf(
  facts: DocumentFacts,
  notes: ThreatNotes,
  calls: CallList,
  functionOf: (node: Node) => number,
  found: readonly FoundPractice[],
): PracticeNeed[] {
  if (found.length === 0) return [];
  const reader = new NeedReader(facts, notes, calls);
  const needs = new Map<string, PracticeNeed>();
  for (const { spec, match } of found) {
    const need = reader.read(match, spec.given);
    const key = need && placeKey(need);
    if (!need || key === undefined) continue;
    // Of several patterns that find a call, one that sees what it is given counts, and one that does not know.
    const known = needs.get(key);
    const isSure = need.isSure && known?.isSure !== false;
    if (known && !need.given) known.isSure = isSure;
    else needs.set(key, { ...need, isSure, within: functionOf(match.node) });
  }
  return [...needs.values()].sort((a, b) => a.start - b.start);
}

function placeKey({ start, end }: TextRange): string {
  return `${start}:${end}`;
}
