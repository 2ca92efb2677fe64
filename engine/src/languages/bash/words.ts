import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isPlaceholder, splitAtPlaceholders } from '../placeholders';

/**
 * Words of Bash: how they are quoted does not matter, `a`, `'a'` and `"a"` are one String. What is expanded in them
 * makes a Template, whose name says how: `"` in double quotes, '' joined with text, `$` a variable alone.
 */

/** A part of a word: text that is known, a hole of a pattern, or an expansion. */
type Piece = { start: number; end: number } & ({ text: string } | { hole: string } | { node: number });

/** A word without quotes; also numbers, globs and other text that the grammar tells apart. */
export function lowerWord(cst: Lowering, at: number, role: Role): void {
  write(cst, at, role, '', textPieces(cst, cst.start(at), cst.end(at), decodeWord));
}

/** `'text'` and `$'text'`. */
export function lowerRawString(cst: Lowering, at: number, role: Role): void {
  cst.leaf(Kind.String, role, at, rawContent(cst, at));
}

/** `"text $x"`. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const inner = contentRange(cst, at);
  write(cst, at, role, '"', pieces(cst, cst.namedChildren(at), inner.start, inner.end, decodeQuoted));
}

/** `a"b"$c`: text beside text is one text; double quotes around an expansion stay, because they change what it does. */
export function lowerConcatenation(cst: Lowering, at: number, role: Role): void {
  const parts: Piece[] = [];
  for (const child of cst.namedChildren(at)) {
    const start = cst.start(child);
    const end = cst.end(child);
    const type = cst.type(child);
    if (type === 'raw_string' || type === 'ansi_c_string')
      parts.push({ start, end, text: rawContent(cst, child) });
    else if (type === 'string') {
      const inner = contentRange(cst, child);
      const quoted = pieces(cst, cst.namedChildren(child), inner.start, inner.end, decodeQuoted);
      if (quoted.every((piece) => 'text' in piece)) parts.push(...quoted);
      else parts.push({ start, end, node: child });
    } else if (isExpansion(type)) parts.push({ start: startOf(cst, child), end, node: child });
    else parts.push(...textPieces(cst, start, end, decodeWord));
  }
  write(cst, at, role, '', parts);
}

/** The text of a here-document without its last line end; nothing is expanded where its end mark is quoted. */
export function lowerHeredocBody(cst: Lowering, at: number, role: Role): void {
  const end = cst.end(at) - (cst.source(at).endsWith('\n') ? 1 : 0);
  write(cst, at, role, '"', pieces(cst, cst.namedChildren(at), cst.start(at), end, decodeQuoted));
}

/** `$x` and `${x}` alike; `${x:-y}` is an operation on the variable, named by its operators. */
export function lowerExpansion(cst: Lowering, at: number, role: Role): void {
  const isOperator = (child: number) => cst.fieldName(child) === 'operator';
  const operators = cst.children(at).filter(isOperator);
  const parts = cst.namedChildren(at).filter((child) => !isOperator(child));
  if (operators.length === 0) {
    open(cst, '$', role, at);
    for (const part of parts) cst.lower(part, Role.Part);
  } else {
    const name = `\${${operators.map((operator) => cst.source(operator)).join('')}}`;
    cst.builder.open(Kind.Binary, role, startOf(cst, at), cst.end(at), cst.names.id(name));
    parts.forEach((part, i) => {
      cst.lower(part, i === 0 ? Role.Left : Role.Right);
    });
  }
  cst.close();
}

/** Opens a Template at an expansion, which in the grammar takes in the white space before it. */
export function open(cst: Lowering, name: string, role: Role, at: number): void {
  cst.builder.open(Kind.Template, role, startOf(cst, at), cst.end(at), cst.names.id(name));
}

/** A text, or a hole that stands for it: names of variables and functions. */
export function lowerName(cst: Lowering, at: number, role: Role): void {
  cst.leaf(Kind.Name, role, at);
}

function startOf(cst: Lowering, at: number): number {
  return cst.start(at) + /^\s*/.exec(cst.source(at))![0].length;
}

function isExpansion(type: string): boolean {
  return /(expansion|substitution)$/.test(type);
}

function rawContent(cst: Lowering, at: number): string {
  return cst.source(at).replace(/^\$?'([\s\S]*)'$/, '$1');
}

function contentRange(cst: Lowering, at: number): { start: number; end: number } {
  const text = cst.source(at);
  const closed = text.length > 1 && text.endsWith('"');
  return { start: cst.start(at) + 1, end: cst.end(at) - (closed ? 1 : 0) };
}

function decodeWord(text: string): string {
  return text.replace(/\\\n/g, '').replace(/\\([\s\S])/g, '$1');
}

function decodeQuoted(text: string): string {
  return text.replace(/\\\n/g, '').replace(/\\([$`"\\])/g, '$1');
}

/** Text from one offset to another, apart from the expansions among some nodes. */
function pieces(
  cst: Lowering,
  nodes: readonly number[],
  from: number,
  to: number,
  decode: (text: string) => string,
): Piece[] {
  const result: Piece[] = [];
  let at = from;
  for (const node of nodes) {
    if (!isExpansion(cst.type(node))) continue;
    const start = startOf(cst, node);
    result.push(...textPieces(cst, at, start, decode), { start, end: cst.end(node), node });
    at = cst.end(node);
  }
  result.push(...textPieces(cst, at, to, decode));
  return result;
}

function textPieces(cst: Lowering, from: number, to: number, decode: (text: string) => string): Piece[] {
  let start = from;
  return splitAtPlaceholders(cst.text.slice(from, to)).map((part) => {
    const end = start + part.length;
    const piece = isPlaceholder(part) ? { start, end, hole: part } : { start, end, text: decode(part) };
    start = end;
    return piece;
  });
}

/** Writes the pieces of a word as one node. */
function write(cst: Lowering, at: number, role: Role, name: string, parts: readonly Piece[]): void {
  const joined: Piece[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && last !== undefined && 'text' in last)
      joined[joined.length - 1] = { start: last.start, end: part.end, text: last.text + part.text };
    else joined.push(part);
  }
  const [first] = joined;
  if (first === undefined) cst.leaf(Kind.String, role, at, '');
  else if (joined.length === 1 && 'text' in first) cst.leaf(Kind.String, role, at, first.text);
  else if (joined.length === 1 && name === '') writePiece(cst, first, role);
  else {
    open(cst, name, role, at);
    for (const part of joined) writePiece(cst, part, Role.Part);
    cst.close();
  }
}

function writePiece(cst: Lowering, piece: Piece, role: Role): void {
  if ('node' in piece) cst.lower(piece.node, role);
  else {
    const isText = 'text' in piece;
    const name = cst.builder.contentName(isText ? piece.text : piece.hole);
    cst.builder.leaf(isText ? Kind.String : Kind.Name, role, piece.start, piece.end, name);
  }
}
