import type { Tree } from 'web-tree-sitter';
import { type ConcreteTree, Flag, WORDS } from './concrete';

/** Reads a tree with web-tree-sitter's public cursor: slow, but independent of private layout. */
export function readWithCursor(tree: Tree): ConcreteTree {
  let words = new Uint32Array(1 << 14);
  let count = 0;
  const open: number[] = [];
  const cursor = tree.walk();
  const visit = () => {
    if ((count + 1) * WORDS > words.length) {
      const larger = new Uint32Array(words.length * 2);
      larger.set(words);
      words = larger;
    }
    const at = count * WORDS;
    const node = cursor.currentNode;
    let flags = 0;
    if (cursor.nodeIsNamed) flags |= Flag.named;
    if (node.isExtra) flags |= Flag.extra;
    if (cursor.nodeIsMissing) flags |= Flag.missing;
    words[at] = (cursor.nodeTypeId & 0xffff) | (cursor.currentFieldId << 16) | (flags << 24);
    words[at + 1] = cursor.startIndex;
    words[at + 2] = cursor.endIndex;
    open.push(count++);
  };
  const leave = () => {
    words[(open.pop() as number) * WORDS + 3] = count;
  };
  visit();
  for (;;) {
    if (cursor.gotoFirstChild()) {
      visit();
      continue;
    }
    leave();
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        cursor.delete();
        return { words: words.slice(0, count * WORDS), count };
      }
      leave();
    }
    visit();
  }
}
