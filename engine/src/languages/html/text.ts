import { Kind, type Role } from '../../syntax/kinds';
import type { TreeBuilder } from '../../syntax/tree';
import { splitAtPlaceholders } from '../placeholders';

/** Adds the text between two offsets without the white space around it, apart from the holes of a pattern. */
export function addText(builder: TreeBuilder, source: string, from: number, to: number, role: Role): void {
  let at = from;
  for (const piece of splitAtPlaceholders(source.slice(from, to))) {
    const start = at + (piece.length - piece.trimStart().length);
    const text = piece.trim();
    at += piece.length;
    if (text !== '') builder.leaf(Kind.Text, role, start, start + text.length, builder.contentName(text));
  }
}
