import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
} from 'yaml';
import type { AnalysisProblem, ProblemFix } from '../findings/finding';
import { LineIndex, type Range } from '../syntax/position';

/** How many times anchors may be used in one file; more is how a few lines grow to gigabytes. */
const maxAliases = 100;
/** Deeper than any file that people write. */
const maxDepth = 60;
/** Larger files are refused: these are written by people. */
const maxCharacters = 4 * 1024 * 1024;

/** A YAML text that was read, with the way back from data to places. Never throws. */
export class YamlText {
  readonly lines: LineIndex;
  /** `undefined` when the text could not be read at all. */
  readonly document: Document.Parsed<ParsedNode> | undefined;
  private contents: unknown;
  readonly problems: AnalysisProblem[] = [];

  /** `path` is the file that problems name. With `repeats` a key may stand twice: the data is that of the last one. */
  constructor(
    readonly text: string,
    readonly path: string,
    { repeats = false }: { repeats?: boolean } = {},
  ) {
    this.lines = new LineIndex(text);
    if (text.length > maxCharacters) {
      this.add('This file is larger than 4 MB: split it or shorten it.', 0, 0);
      return;
    }
    try {
      this.document = parseDocument(text, { prettyErrors: false, logLevel: 'silent', uniqueKeys: !repeats });
      for (const error of this.document.errors)
        this.add(`This is not valid YAML: ${sentence(error.message)}`, error.pos[0], error.pos[1]);
      this.readAgain();
    } catch (error) {
      // The library's own recursion ends in a RangeError without words for people.
      const why = error instanceof UnreadableError ? error.message : 'it is nested too deeply';
      this.add(`This file cannot be read: ${why}. Write the entries out.`, 0, 0);
    }
  }

  private aliases = 0;

  /** The data of the text; `undefined` for an empty or unreadable text. */
  get data(): unknown {
    return this.contents;
  }

  /** Takes the data from the document again, after its nodes were given other values. */
  readAgain(): void {
    this.aliases = 0;
    this.contents = this.plain(this.document?.contents, 0) ?? undefined;
  }

  /** The data of a node of the text, aliases followed. Throws where it would take too much to read. */
  dataOf(node: unknown): unknown {
    this.aliases = 0;
    return this.plain(node, 0);
  }

  /** The data of a node. The library's own conversion takes cubic time for nested keys, and does not count depth. */
  private plain(node: unknown, depth: number): unknown {
    if (depth > maxDepth) throw new UnreadableError('it is nested too deeply');
    if (isAlias(node)) {
      if (++this.aliases > maxAliases) throw new UnreadableError('it repeats anchors too often');
      return this.plain(node.resolve(this.document!), depth + 1);
    }
    if (isSeq(node)) return node.items.map((item) => this.plain(item, depth + 1));
    if (!isMap(node)) return isScalar(node) ? node.value : null;
    const map: Record<string, unknown> = {};
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        this.add('A key must be a word or a text in quotes.', ...((isNode(key) && nodeSpan(key)) || [0, 0]));
        continue;
      }
      // Not an assignment: `__proto__` is a key like any other.
      Object.defineProperty(map, String(key.value), {
        value: this.plain(value, depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return map;
  }

  /** Adds a problem at two offsets. */
  add(
    message: string,
    start: number,
    end: number,
    severity: AnalysisProblem['severity'] = 'error',
    fixes: readonly ProblemFix[] = [],
  ): void {
    const range = this.lines.range(start, end);
    this.problems.push({
      path: this.path,
      range,
      message,
      severity,
      ...(fixes.length > 0 && { fixes: [...fixes] }),
    });
  }

  /** The node that a data path leads to, aliases followed; `undefined` when there is none. */
  node(path: readonly PropertyKey[]): Node | undefined {
    let node: unknown = this.document?.contents;
    for (const step of path) {
      if (isAlias(node) && this.document) node = node.resolve(this.document);
      if (isMap(node)) node = node.get(String(step), true);
      else if (isSeq(node)) node = node.get(Number(step), true);
      else return undefined;
    }
    return isNode(node) ? node : undefined;
  }

  /** The offsets of the key `key` in the map at `path`. */
  keySpan(path: readonly PropertyKey[], key: string): [number, number] | undefined {
    let node: unknown = this.node(path);
    if (isAlias(node) && this.document) node = node.resolve(this.document);
    if (!isMap(node)) return undefined;
    for (const pair of node.items)
      if (isScalar(pair.key) && String(pair.key.value) === key) return nodeSpan(pair.key);
    return undefined;
  }

  /**
   * The offsets to underline for a data path: the value when it is a scalar, else its key or the first line of the
   * entry; the nearest existing parent when the path leads nowhere.
   */
  span(path: readonly PropertyKey[]): [number, number] {
    for (let length = path.length; length >= 0; length--) {
      const node = this.node(path.slice(0, length));
      if (!node?.range) continue;
      if (isScalar(node) && node.range[0] < node.range[1]) return [node.range[0], node.range[1]];
      const last = path[length - 1];
      const key = typeof last === 'string' ? this.keySpan(path.slice(0, length - 1), last) : undefined;
      if (key) return key;
      return this.firstLine(node.range[0], node.range[1]);
    }
    return this.firstLine(0, this.text.length);
  }

  /** The whole range of the node at a path. */
  range(path: readonly PropertyKey[]): Range | undefined {
    const node = this.node(path);
    if (!node?.range) return undefined;
    const end = node.range[0] + this.text.slice(node.range[0], node.range[1]).trimEnd().length;
    return this.lines.range(node.range[0], end);
  }

  private firstLine(start: number, end: number): [number, number] {
    const line = /^[^\r\n]*/.exec(this.text.slice(start, end))?.[0] ?? '';
    return [start, start + line.trimEnd().length];
  }
}

/** The text would take too much to read. */
class UnreadableError extends Error {}

function nodeSpan(node: Node): [number, number] | undefined {
  return node.range ? [node.range[0], node.range[1]] : undefined;
}

function sentence(message: string): string {
  const first = message.split('\n')[0].trim();
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
