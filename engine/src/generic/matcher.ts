import type { Binding, Bindings, Match } from '../rules/bindings';
import { BudgetExceeded } from '../rules/match-state';
import type { Ellipsis, TextNode, TextPattern } from './pattern';
import type { TextStructure } from './structure';

/** Steps a pattern may take on a text: far beyond what honest patterns need. */
const stepsPerToken = 200;
const stepsAtLeast = 200_000;

/** The tokens that a part of a pattern may match end here: with the block, and the blocks around it. */
interface Scope {
  end: number;
  id: number;
}

/** What is matched next; the answer is whether all of the rest was. */
type Continue = (at: number) => boolean;

/** A match as a range of tokens. */
interface Found {
  from: number;
  to: number;
  bindings: Bindings;
}

/**
 * Matches a pattern of the generic mode against a text. An ellipsis stands for as little as it can; one at an edge of
 * the pattern for as much.
 */
export class TextMatcher {
  private readonly bound = new Map<string, Binding>();
  private readonly scopes = new Map<string, Scope>();
  /** What was tried in vain as the end of an ellipsis: from and to which token, both included. */
  private readonly failed = new Map<string, { from: number; to: number }>();
  private steps: number;

  constructor(
    private readonly text: TextStructure,
    private readonly pattern: TextPattern,
  ) {
    this.steps = stepsAtLeast + text.count * stepsPerToken;
  }

  /** All matches, in order of their start. Throws BudgetExceeded. */
  all(): Match[] {
    const { text, pattern } = this;
    if (text.count === 0 || pattern.required.some((word) => !text.ids.has(word))) return [];
    const [first] = pattern.nodes;
    const found: Found[] = [];
    if (first.kind === 'ellipsis') {
      this.bind(first, 0, text.count);
      found.push(this.take(0, text.count));
    } else this.search(first, found);
    return found.map(({ from, to, bindings }) => ({
      start: text.start[from],
      end: text.end[to - 1],
      node: -1,
      bindings,
    }));
  }

  private search(first: TextNode, found: Found[]): void {
    const { text, pattern } = this;
    const isSpacegrep = pattern.options.engine === 'spacegrep';
    let next = 0;
    for (const start of this.candidates(first)) {
      // With brackets, the search goes on where the last match ended, as that of an expression does.
      if (start < next) continue;
      this.bound.clear();
      let to = -1;
      const ends: Continue = (at) => {
        to = at;
        return true;
      };
      if (!this.sequence(pattern.nodes, 0, start, this.scope(text.limit[start]), ends)) continue;
      let from = start;
      if (pattern.leading) {
        from = this.reachBack(pattern.leading, start);
        if (!this.bind(pattern.leading, from, start)) continue;
      }
      const match = this.take(from, to);
      if (!isSpacegrep) next = to;
      // Of matches with one end the shortest stays, where an ellipsis ends the pattern the longest.
      if (found.at(-1)?.to !== to) found.push(match);
      else if (!pattern.isOpen && !pattern.leading) found[found.length - 1] = match;
    }
  }

  /** The tokens at which the first piece of the pattern can match. */
  private candidates(first: TextNode): Iterable<number> {
    const { ids, count } = this.text;
    if (first.kind === 'word' || first.kind === 'other') {
      return this.text.placesOf(ids.get(first.text) as number);
    }
    return Array.from({ length: count }, (_, token) => token);
  }

  private sequence(
    nodes: readonly TextNode[],
    index: number,
    at: number,
    scope: Scope,
    then: Continue,
  ): boolean {
    if (--this.steps < 0) throw new BudgetExceeded();
    if (index === nodes.length) return then(at);
    const node = nodes[index];
    const rest: Continue = (next) => this.sequence(nodes, index + 1, next, scope, then);
    switch (node.kind) {
      case 'ellipsis':
        return this.skip(node, nodes, index, at, scope, then);
      case 'block':
        return this.block(node.nodes, at, scope, rest);
      case 'variable':
        return this.isAt(node, index, at, scope) && this.variable(node.name, at, rest);
      default:
        return this.isAt(node, index, at, scope) && rest(at + 1);
    }
  }

  /** Whether a token can be what a piece of the pattern stands for. */
  private isAt(
    node: Extract<TextNode, { lineEnds: number }>,
    index: number,
    at: number,
    { end }: Scope,
  ): boolean {
    const { text } = this;
    if (at >= end) return false;
    const before = this.pattern.nodes[index - 1];
    if (before && !this.pattern.options.multiline && !(before.kind === 'ellipsis' && before.isLong)) {
      if (text.line[at] - text.line[at - 1] !== node.lineEnds) return false;
    }
    return node.kind === 'variable' ? text.isWord[at] === 1 : text.id[at] === text.ids.get(node.text);
  }

  private variable(name: string, at: number, rest: Continue): boolean {
    if (name === '_') return rest(at + 1);
    const { text } = this;
    const known = this.bound.get(name);
    if (known) {
      const same = text.text.slice(known.start, known.end) === text.text.slice(text.start[at], text.end[at]);
      return same && rest(at + 1);
    }
    this.bound.set(name, { start: text.start[at], end: text.end[at], node: -1 });
    if (rest(at + 1)) return true;
    this.bound.delete(name);
    return false;
  }

  /** An indented block of the pattern is a whole block of the text, or, when it is an ellipsis, nothing. */
  private block(nodes: readonly TextNode[], at: number, scope: Scope, rest: Continue): boolean {
    for (const end of this.text.blocksAt(at)) {
      if (end > scope.end) continue;
      const whole: Continue = (next) => next === end && rest(end);
      if (this.sequence(nodes, 0, at, this.scope(end, scope), whole)) return true;
    }
    const [only] = nodes;
    if (nodes.length > 1 || only.kind !== 'ellipsis') return false;
    return this.with(only, at, at, () => rest(at));
  }

  private skip(
    ellipsis: Ellipsis,
    nodes: readonly TextNode[],
    index: number,
    at: number,
    scope: Scope,
    then: Continue,
  ): boolean {
    const reach = this.reach(ellipsis, at);
    const isInside = (token: number) =>
      token < scope.end && this.text.line[token] <= reach && this.text.closes[token] === 0;
    if (index === nodes.length - 1) {
      let end = at;
      while (isInside(end)) end = this.after(end);
      return this.with(ellipsis, at, end, () => then(end));
    }
    const key = this.stateKey(ellipsis, at, scope);
    const known = this.failed.get(key);
    const next = nodes[index + 1];
    const wanted = next.kind === 'word' || next.kind === 'other' ? this.text.ids.get(next.text) : undefined;
    const lastLine = 'lineEnds' in next && !this.pattern.options.multiline ? reach + next.lineEnds : reach;
    let end = at;
    for (; ; end = this.after(end)) {
      if (--this.steps < 0) throw new BudgetExceeded();
      if (known && end >= known.from && end <= known.to) end = known.to;
      else if (end < scope.end && this.text.line[end] > lastLine) {
        end--;
        break;
      } else if (wanted === undefined || (end < scope.end && this.text.id[end] === wanted)) {
        const rest = () => this.sequence(nodes, index + 1, end, scope, then);
        if (this.with(ellipsis, at, end, rest)) return true;
      }
      if (!isInside(end)) break;
    }
    this.failed.set(key, { from: at, to: end });
    return false;
  }

  /** The last line that an ellipsis reaches which begins at a token. */
  private reach({ count, isLong }: Ellipsis, at: number): number {
    const { engine, maximumSpan, multiline } = this.pattern.options;
    const line = this.text.line[Math.max(0, at - 1)];
    if (engine === 'spacegrep') return line + count * maximumSpan;
    return multiline || isLong ? Number.POSITIVE_INFINITY : line;
  }

  /** Where an ellipsis goes on after a token: behind the bracket that it opens. */
  private after(token: number): number {
    const { closing } = this.text;
    return closing[token] >= 0 ? closing[token] + 1 : token + 1;
  }

  /** Where a match begins that starts with an ellipsis, given where its next piece does. */
  private reachBack(leading: Ellipsis, start: number): number {
    const { text } = this;
    const { engine, maximumSpan, multiline } = this.pattern.options;
    const lines = engine === 'spacegrep' ? leading.count * maximumSpan : multiline ? text.count : 0;
    const end = text.limit[start];
    let from = start;
    while (from > 0 && text.limit[from - 1] <= end && text.line[from - 1] >= text.line[start] - lines) from--;
    return from;
  }

  /** Goes on with the metavariables of an ellipsis bound to what it skips. */
  private with(ellipsis: Ellipsis, from: number, to: number, rest: () => boolean): boolean {
    const fresh = this.bind(ellipsis, from, to);
    if (fresh === undefined) return false;
    if (rest()) return true;
    for (const name of fresh) this.bound.delete(name);
    return false;
  }

  /** The metavariables that got their first value; undefined when one stands for something else already. */
  private bind({ names }: Ellipsis, from: number, to: number): string[] | undefined {
    const { text } = this;
    const start = from < to ? text.start[from] : from > 0 ? text.end[from - 1] : 0;
    const range: Binding = { start, end: from < to ? text.end[to - 1] : start, node: -1 };
    const code = text.text.slice(range.start, range.end);
    const fresh = names.filter((name) => !this.bound.has(name));
    for (const name of names) {
      const known = this.bound.get(name);
      if (known && text.text.slice(known.start, known.end) !== code) return undefined;
    }
    for (const name of fresh) this.bound.set(name, range);
    return fresh;
  }

  private take(from: number, to: number): Found {
    return { from, to, bindings: new Map(this.bound) };
  }

  private scope(end: number, around?: Scope): Scope {
    const key = `${around?.id ?? ''}:${end}`;
    let scope = this.scopes.get(key);
    if (!scope) {
      scope = { end, id: this.scopes.size };
      this.scopes.set(key, scope);
    }
    return scope;
  }

  /** What decides whether the rest of the pattern matches behind an ellipsis, but for the place where that ends. */
  private stateKey({ number, names }: Ellipsis, at: number, { id }: Scope): string {
    const { repeated, options } = this.pattern;
    const values = repeated.map((name) => {
      const known = this.bound.get(name);
      return known ? this.text.text.slice(known.start, known.end) : undefined;
    });
    // Where brackets are passed over, or what is skipped is compared, it matters where the ellipsis begins.
    const isAnywhere = options.engine === 'spacegrep' && !names.some((name) => repeated.includes(name));
    return `${number} ${isAnywhere ? '' : at} ${id} ${values.length > 0 ? JSON.stringify(values) : ''}`;
  }
}
