import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** A piece of a string that is code: a node of the grammar, or a name that the grammar leaves in the text. */
interface Piece {
  start: number;
  end: number;
  /** The node, or -1 for `$name`. */
  node: number;
}

/** A string by its content, or a template by its parts. The grammar leaves `$name` in the text of short strings. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const quotes = cst.type(at) === 'multiline_string_literal' ? 3 : 1;
  const from = cst.start(at) + quotes;
  const to = Math.max(from, cst.end(at) - quotes);
  const pieces = piecesOf(cst, at);
  if (pieces.length === 0) {
    cst.leaf(Kind.String, role, at, content(cst, from, to));
    return;
  }
  cst.open(Kind.Template, role, at);
  let done = from;
  const literal = (end: number) => {
    if (end <= done) return;
    const name = cst.builder.contentName(content(cst, done, end));
    cst.builder.leaf(Kind.String, Role.Part, done, end, name);
  };
  for (const piece of pieces) {
    literal(piece.start);
    if (piece.node >= 0) cst.lower(piece.node, Role.Part);
    else {
      const name = cst.builder.contentName(cst.text.slice(piece.start + 1, piece.end));
      cst.builder.leaf(Kind.Name, Role.Part, piece.start + 1, piece.end, name);
    }
    done = piece.end;
  }
  literal(to);
  cst.close();
}

/** `\$` is a dollar sign. */
function content(cst: Lowering, from: number, to: number): string {
  return cst.text.slice(from, to).replace(/\\\$/g, '$');
}

function piecesOf(cst: Lowering, at: number): Piece[] {
  const pieces: Piece[] = [];
  let run = -1;
  const finish = (end: number) => {
    if (run >= 0) {
      for (const { 0: text, index } of cst.text.slice(run, end).matchAll(/\$[\p{L}_][\p{L}\p{N}_]*/gu))
        pieces.push({ start: run + index, end: run + index + text.length, node: -1 });
    }
    run = -1;
  };
  for (const child of cst.children(at)) {
    const type = cst.type(child);
    if (type === 'string_content') {
      if (run < 0) run = cst.start(child);
      continue;
    }
    finish(cst.start(child));
    if (type === 'interpolation') pieces.push({ start: cst.start(child), end: cst.end(child), node: child });
  }
  return pieces;
}
