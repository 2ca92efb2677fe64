import type { Language, Tree } from 'web-tree-sitter';
import type { ConcreteTree } from './concrete';

/**
 * Reads trees straight from the WebAssembly memory of web-tree-sitter 0.27.1: 15 to 30 times faster than any of its
 * own ways to visit all nodes, and reading is what a keystroke costs most.
 *
 * It depends on the private layout of tree-sitter's structs (lib/src/subtree.h, lib/src/parser.h, language ABI
 * 13–15, 32-bit pointers), so the package is pinned exactly and every grammar is checked against the tree cursor when
 * it is loaded (`grammar.ts`); where the check fails the cursor is used instead.
 *
 * Layout facts used here, in 32-bit words unless said otherwise:
 *
 *   TSTree         0: root subtree (two words)
 *   inline subtree bit 0 set. byte 0: flags (1 visible, 2 named, 3 extra, 5 missing), byte 1: symbol;
 *                  second word: byte 2 padding, byte 3 size
 *   heap subtree   1: padding bytes, 4: size bytes, 9: child count, 10 (low half): symbol,
 *                  11: flags (0 visible, 1 named, 2 extra, 9 missing), 12: visible child count,
 *                  14: visible descendant count, 16 (high half): production id; children precede the struct
 *   TSLanguage     1: symbol count, 2: alias count, 7: production count, 8: field count, 9 (low half): longest alias
 *                  sequence, 16: field slices, 17: field entries, 18: symbol metadata, 19: public symbols,
 *                  21: alias sequences
 */
export class SubtreeReader {
  private readonly publicSymbol: Uint16Array;
  private readonly namedSymbol: Uint8Array;
  private readonly aliases: Uint16Array;
  private readonly aliasWidth: number;
  private readonly fields: Uint8Array;
  private readonly fieldWidth: number;
  private out = new Uint32Array(1 << 16);
  private at = 0;
  private memoryWords = new Uint32Array(0);

  constructor(
    language: Language,
    private readonly memory: WebAssembly.Memory,
  ) {
    const words = new Uint32Array(memory.buffer);
    const halves = new Uint16Array(memory.buffer);
    const bytes = new Uint8Array(memory.buffer);
    const base = address(language) >> 2;
    const symbols = words[base + 1] + words[base + 2];
    const productions = words[base + 7];
    const hasFields = words[base + 8] > 0;
    this.aliasWidth = halves[(base + 9) * 2];
    const metadata = words[base + 18];
    const publicSymbols = words[base + 19] >> 1;
    const aliasSequences = words[base + 21] >> 1;

    this.publicSymbol = halves.slice(publicSymbols, publicSymbols + symbols);
    this.namedSymbol = new Uint8Array(symbols);
    // TSSymbolMetadata is three booleans: visible, named, supertype.
    for (let i = 0; i < symbols; i++) this.namedSymbol[i] = bytes[metadata + i * 3 + 1];
    this.aliases = halves.slice(aliasSequences, aliasSequences + productions * this.aliasWidth);

    // A field entry is {field: u16, child index: u8, inherited: u8}; a slice is {index: u16, length: u16}.
    const slices = words[base + 16] >> 1;
    const entries = words[base + 17];
    let width = 1;
    const visitEntries = (visit: (production: number, child: number, field: number) => void) => {
      if (!hasFields) return;
      for (let production = 0; production < productions; production++) {
        const first = halves[slices + production * 2];
        const length = halves[slices + production * 2 + 1];
        // Backwards: of several fields of one child the first named counts.
        for (let k = length - 1; k >= 0; k--) {
          const entry = entries + (first + k) * 4;
          if (bytes[entry + 3] === 0) visit(production, bytes[entry + 2], halves[entry >> 1]);
        }
      }
    };
    visitEntries((_production, child) => {
      width = Math.max(width, child + 1);
    });
    this.fieldWidth = width;
    this.fields = new Uint8Array(productions * width);
    visitEntries((production, child, field) => {
      this.fields[production * width + child] = field;
    });
  }

  /** Reads a whole tree. The result is a copy and outlives the tree. */
  read(tree: Tree): ConcreteTree {
    const words = new Uint32Array(this.memory.buffer);
    this.memoryWords = words;
    const root = address(tree) >> 2;
    const low = words[root];
    const high = words[root + 1];
    const inline = (low & 1) === 1;
    const nodes = inline ? 1 : words[(low >> 2) + 14] + 2;
    if (nodes * 4 > this.out.length) this.out = new Uint32Array(Math.ceil(nodes * 1.3) * 4);
    this.at = 0;
    if (inline) this.leaf(low, high, (high >>> 16) & 255, 0, 0);
    else this.heap(low >> 2, words[(low >> 2) + 1], 0, 0);
    const used = this.at;
    return { words: this.out.slice(0, used), count: used >> 2 };
  }

  private leaf(low: number, high: number, position: number, alias: number, field: number): void {
    const { out } = this;
    const at = this.at;
    const symbol = alias || (low >>> 8) & 255;
    const named = alias ? this.namedSymbol[alias] : (low >> 2) & 1;
    out[at] =
      this.publicSymbol[symbol] |
      (field << 16) |
      (named << 24) |
      (((low >> 3) & 1) << 25) |
      (((low >> 5) & 1) << 26);
    out[at + 1] = position >> 1;
    out[at + 2] = (position + (high >>> 24)) >> 1;
    this.at = at + 4;
    out[at + 3] = this.at >> 2;
  }

  private heap(base: number, position: number, alias: number, field: number): void {
    const { out, memoryWords: words } = this;
    const at = this.at;
    this.at = at + 4;
    const flags = words[base + 11];
    const symbol = alias || words[base + 10] & 0xffff;
    const named = alias ? this.namedSymbol[alias] : (flags >> 1) & 1;
    const type = symbol === 0xffff ? 0xffff : this.publicSymbol[symbol];
    out[at] = type | (field << 16) | (named << 24) | (((flags >> 2) & 1) << 25) | (((flags >> 9) & 1) << 26);
    out[at + 1] = position >> 1;
    out[at + 2] = (position + words[base + 4]) >> 1;
    if (words[base + 9] !== 0) this.children(base, position, 0);
    out[at + 3] = this.at >> 2;
  }

  private children(base: number, start: number, inheritedField: number): void {
    const { memoryWords: words, aliases, aliasWidth, fields, fieldWidth } = this;
    const production = words[base + 16] >>> 16;
    const aliasBase = production * aliasWidth;
    const fieldBase = production * fieldWidth;
    let position = start;
    let structural = 0;
    const first = base - 2 * words[base + 9];
    for (let child = first; child < base; child += 2) {
      const low = words[child];
      const high = words[child + 1];
      const inline = (low & 1) === 1;
      const heap = low >> 2;
      const flags = inline ? low >> 1 : words[heap + 11];
      // Inline flags, shifted by one, and heap flags agree on bits 0 (visible), 1 (named), 2 (extra).
      if (child !== first) position += inline ? (high >>> 16) & 255 : words[heap + 1];
      let alias = 0;
      let field = 0;
      if ((flags & 4) === 0) {
        if (production !== 0 && structural < aliasWidth) alias = aliases[aliasBase + structural];
        if (structural < fieldWidth) field = fields[fieldBase + structural];
        if (field === 0) field = inheritedField;
        structural++;
      }
      if ((flags & 1) === 1 || alias !== 0) {
        if (inline) this.leaf(low, high, position, alias, field);
        else this.heap(heap, position, alias, field);
      } else if (!inline && words[heap + 9] !== 0 && words[heap + 12] !== 0) {
        this.children(heap, position, field);
      }
      position += inline ? high >>> 24 : words[heap + 4];
    }
  }
}

/** web-tree-sitter keeps the address of a Tree or Language under the key 0. */
function address(object: Tree | Language): number {
  return (object as unknown as { 0: number })[0];
}
