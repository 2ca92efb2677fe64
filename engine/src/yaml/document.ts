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
import type { AnalysisProblem } from '../findings/finding';
import { LineIndex, type Range } from '../syntax/position';

/** How many times anchors may be used in one file; more is how a few lines grow to gigabytes. */
const maxAliases = 100;

/** A YAML text that was read, with the way back from data to places. Never throws. */
export class YamlText {
  readonly lines: LineIndex;
  /** `undefined` when the text could not be read at all. */
  readonly document: Document.Parsed<ParsedNode> | undefined;
  /** The data of the text; `undefined` for an empty or unreadable text. */
  readonly data: unknown;
  readonly problems: AnalysisProblem[] = [];

  /** `path` is the file that problems name. */
  constructor(
    readonly text: string,
    readonly path: string,
  ) {
    this.lines = new LineIndex(text);
    try {
      this.document = parseDocument(text, {
        prettyErrors: false,
        logLevel: 'silent',
        keepSourceTokens: true,
      });
      for (const error of this.document.errors)
        this.add(`This is not valid YAML: ${sentence(error.message)}`, error.pos[0], error.pos[1]);
      this.data = this.document.toJS({ maxAliasCount: maxAliases }) ?? undefined;
    } catch (error) {
      // `toJS` refuses too many aliases; very deep nesting ends in a RangeError.
      const why =
        error instanceof ReferenceError ? 'it repeats anchors too often' : 'it is nested too deeply';
      this.add(`This file cannot be read: ${why}. Write the entries out.`, 0, 0);
    }
  }

  /** Adds a problem at two offsets. */
  add(message: string, start: number, end: number, severity: AnalysisProblem['severity'] = 'error'): void {
    this.problems.push({ path: this.path, range: this.lines.range(start, end), message, severity });
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

function nodeSpan(node: Node): [number, number] | undefined {
  return node.range ? [node.range[0], node.range[1]] : undefined;
}

function sentence(message: string): string {
  const first = message.split('\n')[0].trim();
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
