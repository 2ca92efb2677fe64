/**
 * Reads YAML into plain data that remembers where each key and value stands, within limits that hold for any input:
 * a rule file is somebody else's text. The conversion is our own because the library's gives up the positions.
 */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, Scalar } from 'yaml';
import { LineIndex, type Position, type Range } from '../syntax/position';

/** Keys and indices from the root of a document to one of its values. */
export type YamlPath = readonly (string | number)[];

/** Something that is wrong with the YAML itself. */
export interface YamlProblem {
  message: string;
  /** Zero-based. */
  range: Range;
}

/** One document of a YAML file. */
export interface YamlDocument {
  /** Maps, lists, texts, numbers, booleans and null. Undefined when the document cannot be trusted at all. */
  value: unknown;
  /** What is wrong with it. With a `value`, the problems touch only the places that they name. */
  problems: YamlProblem[];
  /** The range of a value; of its nearest existing parent when the path leads nowhere. */
  valueRange(path: YamlPath): Range;
  /** The range of a map's key; of the value when the last step is no key. */
  keyRange(path: YamlPath): Range;
  /** The range of a text without quotes and block header. For one line, columns count from its start. */
  textRange(path: YamlPath): Range;
}

/** Larger files are refused: rules are written by people. */
const maxCharacters = 4 * 1024 * 1024;
/** Values in one document, aliases written out: an alias bomb ends here. */
const maxValues = 200_000;
const maxDepth = 100;

interface Slot {
  key?: Node;
  value: Node | null;
}

/**
 * Reads all documents of a YAML text.
 * @returns one entry a document, empty ones between separators left out. Never throws.
 */
export function readYaml(text: string): YamlDocument[] {
  const index = new LineIndex(text);
  if (text.length > maxCharacters) {
    return [failed(index, `The file is larger than ${maxCharacters / 1024 / 1024} MB; split it.`)];
  }
  try {
    const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'error' });
    const documents = Array.isArray(parsed) ? parsed : [];
    return documents
      .filter((document) => document.contents !== null || document.errors.length > 0)
      .map((document) => {
        const problems: YamlProblem[] = [...document.errors, ...document.warnings].map((error) => ({
          message: `YAML: ${error.message}.`,
          range: index.range(error.pos[0], Math.max(error.pos[1], wordEnd(text, error.pos[0]))),
        }));
        // A duplicate key leaves the structure whole; after any other error the rest may have been misread.
        const readable = document.errors.every((error) => error.code === 'DUPLICATE_KEY');
        const reader = new Reader(text, index, problems, document.contents as Node | null);
        if (readable) reader.read();
        return reader;
      });
  } catch {
    // The library recurses; a text nested by the thousand exhausts the stack.
    return [failed(index, `The YAML is nested more than ${maxDepth} levels deep.`)];
  }
}

/** The library points at one character; the word that begins there is easier to see. */
function wordEnd(text: string, start: number): number {
  return start + (/^[\w$.-]*/.exec(text.slice(start, start + 80))?.[0].length ?? 0);
}

function failed(index: LineIndex, message: string): YamlDocument {
  const range = index.range(0, 0);
  const nowhere = () => range;
  return {
    value: undefined,
    problems: [{ message, range }],
    valueRange: nowhere,
    keyRange: nowhere,
    textRange: nowhere,
  };
}

/** Thrown inside `Reader` only: the document is beyond the limits. */
class Refusal extends Error {
  constructor(
    message: string,
    readonly node: Node | null,
  ) {
    super(message);
  }
}

class Reader implements YamlDocument {
  value: unknown;
  private readonly slots = new WeakMap<object, Map<string | number, Slot>>();
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly index: LineIndex,
    readonly problems: YamlProblem[],
    private readonly root: Node | null,
  ) {}

  read(): void {
    try {
      this.value = this.convert(this.root, 0);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.value = undefined;
      this.problems.push({ message: error.message, range: this.nodeRange(error.node) });
    }
  }

  private convert(node: Node | null, depth: number): unknown {
    if (node === null) return null;
    if (++this.count > maxValues) {
      throw new Refusal(`The document holds more than ${maxValues} values, aliases written out.`, node);
    }
    if (depth > maxDepth) throw new Refusal(`The YAML is nested more than ${maxDepth} levels deep.`, node);
    if (isAlias(node)) return this.convert(this.resolve(node), depth + 1);
    if (node.anchor) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    this.open.add(node);
    const value = isSeq(node) ? this.convertList(node.items, depth) : this.convertMap(node, depth);
    this.open.delete(node);
    return value;
  }

  private convertList(items: unknown[], depth: number): unknown[] {
    const slots = new Map<number, Slot>();
    const list = items.map((item, i) => {
      slots.set(i, { value: item as Node | null });
      return this.convert(item as Node | null, depth + 1);
    });
    this.slots.set(list, slots);
    return list;
  }

  private convertMap(node: Node, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const slots = new Map<string, Slot>();
    for (const pair of isMap(node) ? node.items : []) {
      const key = pair.key as Node | null;
      const value = pair.value as Node | null;
      const name = isScalar(key) ? String(key.value ?? '') : undefined;
      if (!key || name === undefined) {
        throw new Refusal('A key must be plain text.', key ?? node);
      }
      if (key.anchor) this.anchors.set(key.anchor, key);
      if (name === '<<') this.merge(result, slots, value, depth);
      else {
        // Not by assignment: a key named __proto__ is data too.
        define(result, name, this.convert(value, depth + 1));
        slots.set(name, { key, value });
      }
    }
    this.slots.set(result, slots);
    return result;
  }

  /** YAML's merge key: the keys of another map (or of several), where this map has none of its own. */
  private merge(
    result: Record<string, unknown>,
    slots: Map<string, Slot>,
    value: Node | null,
    depth: number,
  ): void {
    const merged = this.convert(value, depth + 1);
    for (const source of Array.isArray(merged) ? merged : [merged]) {
      const from = typeof source === 'object' && source !== null ? this.slots.get(source) : undefined;
      if (!from || Array.isArray(source)) throw new Refusal('`<<` takes a map or a list of maps.', value);
      for (const [name, slot] of from as Map<string, Slot>) {
        if (slots.has(name)) continue;
        define(result, name, (source as Record<string, unknown>)[name]);
        slots.set(name, slot);
      }
    }
  }

  private resolve(alias: Alias): Node {
    const target = this.anchors.get(alias.source);
    if (!target) throw new Refusal(`The alias *${alias.source} has no anchor before it.`, alias);
    if (this.open.has(target)) throw new Refusal(`The alias *${alias.source} contains itself.`, alias);
    return target;
  }

  private slot(path: YamlPath): Slot {
    let slot: Slot = { value: this.root };
    let value = this.value;
    for (const step of path) {
      const next = typeof value === 'object' && value !== null ? this.slots.get(value)?.get(step) : undefined;
      if (!next) break;
      slot = next;
      value = (value as Record<string | number, unknown>)[step];
    }
    return slot;
  }

  private nodeRange(node: Node | null): Range {
    const [start, end] = node?.range ?? [0, 0];
    return this.index.range(start, start + this.text.slice(start, end).trimEnd().length);
  }

  valueRange(path: YamlPath): Range {
    const slot = this.slot(path);
    return slot.value?.range ? this.nodeRange(slot.value) : this.nodeRange(slot.key ?? this.root);
  }

  keyRange(path: YamlPath): Range {
    const slot = this.slot(path);
    return slot.key ? this.nodeRange(slot.key) : this.valueRange(path);
  }

  textRange(path: YamlPath): Range {
    let node = this.slot(path).value;
    if (isAlias(node)) node = this.anchors.get(node.source) ?? node;
    if (!isScalar(node) || !node.range || typeof node.value !== 'string') return this.valueRange(path);
    const [start, end] = node.range;
    if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) {
      return this.index.range(start + 1, Math.max(start + 1, end - 1));
    }
    if (node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED) return this.nodeRange(node);
    const body = this.text.indexOf('\n', start) + 1;
    if (body === 0 || body >= end) return this.nodeRange(node);
    // The block's indentation: what the first line with text has more in the file than in the value.
    const inFile = /^[ ]*(?=[^ \r\n])/m.exec(this.text.slice(body, end))?.[0].length ?? 0;
    const inValue = /^[ ]*(?=[^ \r\n])/m.exec(node.value)?.[0].length ?? 0;
    const first = this.index.position(body);
    const stop = body + this.text.slice(body, end).trimEnd().length;
    return {
      start: { line: first.line, character: Math.max(0, inFile - inValue) },
      end: this.index.position(Math.max(body, stop)),
    };
  }
}

function define(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/**
 * Where an offset of a pattern's text stands in the YAML file. Exact for plain and quoted text on one line and for
 * literal blocks (`|`); elsewhere (folded text, escapes) the nearest place inside the range.
 * @param range the pattern's range, as in `Formula`; zero-based
 * @param text the pattern's text
 * @param offset UTF-16 offset in the text
 */
export function positionInPattern(range: Range, text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = range.start.line + (before.match(/\n/g)?.length ?? 0);
  const character = range.start.character + before.length - lineStart;
  const beyond = line > range.end.line || (line === range.end.line && character > range.end.character);
  return beyond ? range.end : { line, character };
}
