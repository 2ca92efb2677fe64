import { Edit, type Tree } from 'web-tree-sitter';
import type { DetectionMemo } from './detection';
import type { LanguageDefinition } from './languages/language';
import type { Languages } from './languages/loader';
import { type DocumentFacts, documentFacts } from './rules/document-facts';
import { applyEdits, LineIndex, type TextEdit } from './syntax/position';

/** Texts longer than this (UTF-16 units) are not analyzed: they are generated or data. */
const longestText = 2_000_000;

/** A text with its trees. The concrete tree is kept for the next edit; the uniform one is made when asked for. */
export class ParsedDocument {
  private tree: Tree | undefined;
  private known: DocumentFacts | undefined;
  private index: LineIndex | undefined;
  /** What the last analysis found, for the next one. */
  memo: DetectionMemo | undefined;

  constructor(
    readonly path: string,
    readonly languageId: string,
    readonly definition: LanguageDefinition,
    private content: string,
    private readonly languages: Languages,
  ) {
    this.parse(null);
  }

  get text(): string {
    return this.content;
  }

  /** Why there are no facts, for people. */
  get whyNot(): string {
    return this.content.length > longestText
      ? 'The file is too large to analyze (more than 2 million characters).'
      : 'The file is nested too deeply to analyze.';
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.content);
    return this.index;
  }

  /** What matching needs to know of the text; undefined when it is not analyzed. */
  facts(): DocumentFacts | undefined {
    if (!this.tree) return undefined;
    try {
      this.known ??= documentFacts(
        this.languages.lower(this.definition, this.tree, this.content),
        this.definition,
      );
    } catch (error) {
      // The stack ends where brackets nest some thousand deep: generated text, or an attack.
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
    return this.known;
  }

  /** Where the text does not parse, as UTF-16 offsets. */
  errorRanges(): readonly { start: number; end: number }[] {
    return this.facts()?.tree.errors ?? [];
  }

  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const before = this.content;
    const earlier = this.tree;
    if (earlier) {
      // From the end to the start: the offsets of those still to come stay right.
      for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
        const startPosition = point(before, edit.start);
        const change = new Edit({
          startIndex: edit.start,
          oldEndIndex: edit.end,
          newEndIndex: edit.start + edit.text.length,
          startPosition,
          oldEndPosition: point(before, edit.end),
          newEndPosition: pointAfter(startPosition, edit.text),
        });
        earlier.edit(change);
      }
    }
    this.content = applyEdits(before, edits);
    this.parse(earlier ?? null);
    earlier?.delete();
  }

  close(): void {
    this.tree?.delete();
    this.tree = undefined;
    this.known = undefined;
    this.memo = undefined;
  }

  private parse(earlier: Tree | null): void {
    this.index = undefined;
    this.known = undefined;
    this.tree = this.content.length > longestText ? undefined : this.parsed(earlier);
  }

  /**
   * How a broken text is repaired depends on the tree that the parser starts from, so a broken text is parsed from
   * scratch: what is said of a text must not depend on how it was typed.
   */
  private parsed(earlier: Tree | null): Tree {
    const tree = this.languages.parse(this.definition, this.content, earlier);
    if (!earlier || !tree.rootNode.hasError) return tree;
    tree.delete();
    return this.languages.parse(this.definition, this.content, null);
  }
}

/** tree-sitter's rows end at line feeds only, unlike LSP's lines. */
function point(text: string, offset: number): { row: number; column: number } {
  return pointAfter({ row: 0, column: 0 }, text.slice(0, offset));
}

function pointAfter(start: { row: number; column: number }, text: string): { row: number; column: number } {
  let row = start.row;
  let lineStart = -1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at;
  }
  return lineStart < 0
    ? { row, column: start.column + text.length }
    : { row, column: text.length - lineStart - 1 };
}
