import type { TextOptions } from './options';
import { wordExpression } from './tokens';

/** A piece of a text pattern. */
export type TextNode =
  | {
      kind: 'word' | 'other';
      /** As the token's text in the index of a text. */
      text: string;
      /** How many line ends stand before it in the pattern. */
      lineEnds: number;
    }
  | { kind: 'variable'; name: string; lineEnds: number }
  | Ellipsis
  /** Lines that are indented more than the one before. */
  | { kind: 'block'; nodes: TextNode[] };

export interface Ellipsis {
  kind: 'ellipsis';
  /** Its number among the ellipses of the pattern. */
  number: number;
  /** How many were written in a row: each reaches as far as one. */
  count: number;
  /** The metavariables that stand for what is skipped. */
  names: string[];
  /** True for `....`, which passes over line ends in the single-line mode too. */
  isLong: boolean;
}

/** A pattern of the generic mode. */
export interface TextPattern {
  options: TextOptions;
  /** Without an ellipsis at the beginning, which only makes matches longer. */
  nodes: TextNode[];
  leading: Ellipsis | undefined;
  /** True when a match reaches as far as an ellipsis at the end lets it. */
  isOpen: boolean;
  /** Words and characters without which a text cannot match. */
  required: string[];
  /** Metavariables that stand at several places: they must stand for the same text. */
  repeated: string[];
}

/** Reads a pattern of the generic mode; every text is one, but for an empty one: the answer is then what is wrong. */
export function compileTextPattern(text: string, options: TextOptions): TextPattern | string {
  const nodes = new Reader(options).read(text);
  if (nodes.length === 0) return 'The pattern is empty';
  const [first] = nodes;
  const leading = first.kind === 'ellipsis' && nodes.length > 1 ? first : undefined;
  const required = new Set<string>();
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const visit = (node: TextNode): void => {
    if (node.kind === 'block') node.nodes.forEach(visit);
    else if (node.kind === 'ellipsis') node.names.forEach(count);
    else if (node.kind === 'variable') count(node.name);
    else required.add(node.text);
  };
  nodes.forEach(visit);
  return {
    options,
    nodes: leading ? nodes.slice(1) : nodes,
    leading,
    isOpen: nodes[nodes.length - 1].kind === 'ellipsis',
    required: [...required],
    repeated: [...counts].filter(([name, times]) => times > 1 && name !== '_').map(([name]) => name),
  };
}

/** Reads the lines of a pattern into nodes, indented lines into blocks. */
class Reader {
  private ellipses = 0;
  private readonly token: RegExp;

  constructor(private readonly options: TextOptions) {
    const dots = options.engine === 'aliengrep' ? String.raw`\.{3,4}` : String.raw`\.{3}`;
    this.token = new RegExp(
      [
        String.raw`\$(?<dots>${dots})(?<list>[A-Z_][A-Z0-9_]*)(?![A-Za-z0-9_])`,
        String.raw`\$(?<name>[A-Z_][A-Z0-9_]*)(?![A-Za-z0-9_])`,
        `(?<ellipsis>${dots})`,
        `(?<word>${wordExpression(options)})`,
        String.raw`(?<other>\S)`,
      ].join('|'),
      'gu',
    );
  }

  read(text: string): TextNode[] {
    const indents = this.options.engine === 'spacegrep';
    const top: TextNode[] = [];
    const open = [{ column: -1, nodes: top }];
    let lineEnds = 0;
    for (const line of text.split(/\r\n|\n|\r/)) {
      const column = indents ? line.search(/\S/) : 0;
      if (column >= 0 && line.trim() !== '') {
        while (open.length > 2 && open[open.length - 1].column > column) open.pop();
        const around = open[open.length - 1];
        // The first line sets the outermost indentation.
        if (around.column < 0) open.push({ column, nodes: top });
        else if (around.column < column) {
          const nodes: TextNode[] = [];
          around.nodes.push({ kind: 'block', nodes });
          open.push({ column, nodes });
        }
        this.readLine(line, lineEnds, open[open.length - 1].nodes);
        lineEnds = 0;
      }
      lineEnds++;
    }
    return top;
  }

  private readLine(line: string, lineEnds: number, nodes: TextNode[]): void {
    let before = lineEnds;
    for (const { groups = {} } of line.matchAll(this.token)) {
      const { list, name, word, other } = groups;
      const dots = groups.dots ?? groups.ellipsis;
      if (dots) this.addEllipsis(nodes, list, dots);
      else if (name) nodes.push({ kind: 'variable', name, lineEnds: before });
      else {
        const text = this.options.caseless ? (word ?? other).toLowerCase() : (word ?? other);
        nodes.push({ kind: word ? 'word' : 'other', text, lineEnds: before });
      }
      before = 0;
    }
  }

  private addEllipsis(nodes: TextNode[], name: string | undefined, dots: string): void {
    const last = nodes.at(-1);
    const isLong = dots.length > 3;
    const names = name === undefined || name === '_' ? [] : [`...${name}`];
    if (last?.kind === 'ellipsis') {
      last.count++;
      last.names.push(...names);
      last.isLong ||= isLong;
    } else nodes.push({ kind: 'ellipsis', number: this.ellipses++, count: 1, names, isLong });
  }
}
