/** Reads calls that need a practice: whether they are given what they need, and which data they store. */
import { calleeText, keyOf } from '../dataflow/paths';
import type { Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, TextRange, UniformTree } from '../syntax/tree';
import { assetMatches } from '../threats/asset-matches';
import type { ThreatNotes } from '../threats/notes';
import type { CallList } from './build';
import type { PracticeNeed } from './graph';
import { Variables } from './variables';

/** How far values are followed from variable to variable. */
const hopsAtMost = 4;
/** Operators whose result says nothing of their operands' data. */
const comparing = /^(===?|!==?|<=?|>=?|<=>|!|not|in|is|instanceof|typeof|&&|\|\||and|or)$/;
/** Properties that say how much data there is, and nothing of it. */
const counting = /^(length|size|count|Length|Count|len)$/;

type Data = NonNullable<PracticeNeed['data']>;

/** Reads the calls of one text. */
export class NeedReader {
  private readonly variables: Variables;
  private assets: ReadonlyMap<Node, string> | undefined;

  constructor(
    private readonly facts: DocumentFacts,
    private readonly notes: ThreatNotes,
    private readonly calls: CallList,
  ) {
    this.variables = new Variables(facts);
  }

  /**
   * A call that needs something; undefined where nothing can be said of it: its options are somewhere else.
   * @param given names of arguments, keys and methods by which it is given what it needs
   */
  read({ node, bindings }: Match, given: readonly string[]): Omit<PracticeNeed, 'within'> | undefined {
    if (node < 0) return undefined;
    const { tree } = this.facts;
    const [data, builder] = [bindings.get('DATA')?.node ?? -1, bindings.get('BUILDER')?.node ?? -1];
    const named = this.givenIn(node, new Set(given), 0, new Set(), builder);
    const found = named < 0 ? undefined : { start: tree.start[named], end: tree.end[named] };
    const [options, claims] = [bindings.get('OPTIONS')?.node ?? -1, bindings.get('CLAIMS')?.node ?? -1];
    if (!found && options >= 0 && this.isElsewhere(options, 0)) return undefined;
    return {
      ...(data < 0 ? placeOf(tree, node) : { start: tree.start[data], end: tree.end[data] }),
      name: callName(tree, node),
      ...(found && { given: found }),
      isSure: claims < 0 || !this.isElsewhere(claims, 0),
      ...(data >= 0 && { data: this.dataOf(data) }),
    };
  }

  /** What has one of the names in a node, or in the variables that it is made of; -1 for none. */
  private givenIn(
    node: Node,
    names: ReadonlySet<string>,
    hops: number,
    seen: Set<Node>,
    builder: Node = -1,
  ): Node {
    if (names.size === 0 || hops > hopsAtMost) return -1;
    const { tree } = this.facts;
    const variables: Node[] = [];
    for (let at = node; at < tree.count && tree.contains(node, at); at++) {
      if (isNamed(tree, at, names)) return at;
      if (tree.kind[at] === Kind.Name && this.variables.isRead(at)) variables.push(at);
    }
    const callee = tree.child(node, Role.Callee);
    const held = hops === 0 ? this.holderOf(node) : -1;
    if (held >= 0) variables.push(held);
    for (const variable of variables) {
      if (seen.has(variable) || !this.variables.isOwn(variable)) continue;
      seen.add(variable);
      // What else is called on what this is called on says nothing of this call, but where it builds what this finishes.
      const isReceiver = callee >= 0 && tree.contains(callee, variable) && variable !== builder;
      for (const mention of this.variables.mentions(variable)) {
        if (isReceiver && this.variables.assignedAt(mention) < 0) continue;
        if (seen.has(mention)) continue;
        seen.add(mention);
        const found = this.givenAt(mention, names, hops, seen);
        if (found >= 0) return found;
      }
    }
    return -1;
  }

  /** The variable that gets what a node makes: `cookie` of `cookie := &http.Cookie{…}`; -1 for none. */
  private holderOf(node: Node): Node {
    const { tree } = this.facts;
    let at = node;
    while (tree.kind[tree.parent[at]] === Kind.Unary || tree.kind[tree.parent[at]] === Kind.Cast)
      at = tree.parent[at];
    const target = tree.role[at] === Role.Value ? tree.child(tree.parent[at], Role.Target) : -1;
    return target >= 0 && tree.kind[target] === Kind.Name ? target : -1;
  }

  /** The same for one place where a variable is written, or something is called on it. */
  private givenAt(mention: Node, names: ReadonlySet<string>, hops: number, seen: Set<Node>): Node {
    const { tree } = this.facts;
    const assigned = this.variables.assignedAt(mention);
    if (assigned >= 0) {
      const value = tree.child(assigned, Role.Value);
      return value < 0 ? -1 : this.givenIn(value, names, hops + 1, seen);
    }
    // `claims.exp = …`, `claims["exp"] = …`, `claims.put("exp", …)`, and what is called on the result.
    let at = mention;
    while (tree.role[at] === Role.Object || tree.role[at] === Role.Callee) {
      at = tree.parent[at];
      if (isNamed(tree, at, names)) return at;
      for (const argument of tree.childrenWith(at, Role.Argument)) {
        const found = this.givenIn(argument, names, hops + 1, seen);
        if (found >= 0) return found;
      }
    }
    return -1;
  }

  /** True for what may hold more than the text says. */
  private isElsewhere(node: Node, hops: number): boolean {
    const { tree } = this.facts;
    switch (tree.kind[node]) {
      case Kind.Name: {
        const values = this.variables.values(node);
        return (
          values.length === 0 || hops > hopsAtMost || values.some((each) => this.isElsewhere(each, hops + 1))
        );
      }
      case Kind.Object:
      case Kind.List:
      case Kind.Tuple:
        return tree
          .children(node)
          .some(
            (child) =>
              (tree.kind[child] === Kind.SpreadPairs || tree.kind[child] === Kind.Spread) &&
              this.isElsewhere(tree.firstChild(child), hops),
          );
      case Kind.Call:
      case Kind.Member:
      case Kind.Index:
      case Kind.Await:
      case Kind.SpreadPairs:
      case Kind.Spread:
        return true;
      default:
        return false;
    }
  }

  /** What is stored: the assets in it, each with the calls that it passes. */
  private dataOf(node: Node): Data {
    const calls = new Set<number>();
    const assets: { asset: string; calls: readonly number[] }[] = [];
    this.assets ??= new Map(
      assetMatches(this.facts.tree, named(this.notes)).map((each) => [each.node, each.asset.id]),
    );
    this.follow(node, [], 0, new Set(), calls, assets);
    return { calls: [...calls].sort((a, b) => a - b), assets };
  }

  private follow(
    node: Node,
    around: readonly number[],
    hops: number,
    seen: Set<Node>,
    calls: Set<number>,
    assets: { asset: string; calls: readonly number[] }[],
  ): void {
    const { tree } = this.facts;
    if (seen.has(node) || hops > hopsAtMost || seen.size > 500) return;
    seen.add(node);
    const asset = this.assets?.get(node);
    const values =
      tree.kind[node] === Kind.Name && this.variables.isRead(node) ? this.variables.values(node) : [];
    if (asset !== undefined) {
      // The name stays when the value is encrypted: what made the value counts.
      const made = values.flatMap((value) => this.numberOf(value));
      for (const each of made) calls.add(each);
      assets.push({ asset, calls: [...around, ...made] });
      return;
    }
    const added =
      tree.kind[node] === Kind.Name && this.variables.isRead(node) ? this.variables.added(node) : [];
    for (const value of [...values, ...added]) this.follow(value, around, hops + 1, seen, calls, assets);
    const kind = tree.kind[node];
    if (kind === Kind.Function || kind === Kind.Class) return;
    if ((kind === Kind.Binary || kind === Kind.Unary) && comparing.test(tree.nameOf(node))) return;
    if (kind === Kind.Member && counting.test(tree.nameOf(tree.child(node, Role.Property)))) return;
    const own = this.numberOf(node);
    for (const each of own) calls.add(each);
    const inside = [...around, ...own];
    for (const child of tree.children(node))
      if (tree.role[child] !== Role.Test) this.follow(child, inside, hops, seen, calls, assets);
  }

  /** The number of a call, or of the call that is waited for. */
  private numberOf(node: Node): number[] {
    const { tree } = this.facts;
    const at = tree.kind[node] === Kind.Await ? tree.firstChild(node) : node;
    const number = this.calls.numberOf(at);
    return number === undefined ? [] : [number];
  }
}

function named({ assets }: ThreatNotes) {
  return assets.map(({ id, title, identifiers = [] }) => ({ id, title, identifiers }));
}

/** True for a key, a named argument, a method, a field that is set, or a text that is handed over, of one of the names. */
function isNamed(tree: UniformTree, node: Node, names: ReadonlySet<string>): boolean {
  switch (tree.kind[node]) {
    case Kind.Pair:
    case Kind.Keyword: {
      const key = tree.child(node, Role.Key);
      return key >= 0 && names.has(keyOf(tree, key));
    }
    case Kind.Member: {
      const property = tree.child(node, Role.Property);
      const isSet = tree.role[node] === Role.Callee || tree.role[node] === Role.Target;
      return isSet && property >= 0 && names.has(tree.nameOf(property));
    }
    case Kind.Index: {
      const index = tree.child(node, Role.Index);
      return tree.role[node] === Role.Target && index >= 0 && names.has(keyOf(tree, index));
    }
    case Kind.Assign: {
      const target = tree.role[node] === Role.Entry ? tree.child(node, Role.Target) : -1;
      return target >= 0 && tree.kind[target] === Kind.Name && names.has(tree.nameOf(target));
    }
    case Kind.String:
      return tree.role[node] === Role.Argument && names.has(tree.nameOf(node));
    default:
      return false;
  }
}

/** The smallest place that names a call: what is called, or the last name of a chain of calls. */
function placeOf(tree: UniformTree, node: Node): TextRange {
  const callee = tree.child(node, tree.kind[node] === Kind.Assign ? Role.Target : Role.Callee);
  if (callee < 0) {
    const line = tree.text.indexOf('\n', tree.start[node]);
    return { start: tree.start[node], end: line < 0 ? tree.end[node] : Math.min(line, tree.end[node]) };
  }
  const isChain = calleeText(tree, callee).startsWith('.') || calleeText(tree, callee) === '';
  const property = isChain ? tree.child(callee, Role.Property) : -1;
  const at = property < 0 ? callee : property;
  return { start: tree.start[at], end: tree.end[at] };
}

/** What is called, as people say it: `jwt.sign`, `Jwts.builder().compact`. */
function callName(tree: UniformTree, node: Node): string {
  const callee = tree.child(node, tree.kind[node] === Kind.Assign ? Role.Target : Role.Callee);
  const text = callee < 0 || tree.kind[node] === Kind.Assign ? '' : calleeText(tree, callee);
  if (text === '')
    return tree
      .textOf(callee < 0 ? node : callee)
      .split('\n')[0]
      .slice(0, 60);
  if (!text.startsWith('.')) return text;
  // The first of a chain of calls and the last.
  let first = -1;
  for (let at = callee; at >= 0; at = tree.firstChild(at))
    if (tree.kind[at] === Kind.Call || tree.kind[at] === Kind.New) first = tree.child(at, Role.Callee);
  return first < 0 ? text.slice(1) : `${calleeText(tree, first)}()${text}`;
}
