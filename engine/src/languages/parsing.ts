import { Edit, type Point, type Tree } from 'web-tree-sitter';
import { type Grammar, loadGrammar } from '../syntax/grammar';
import { Kind, Role } from '../syntax/kinds';
import type { Names } from '../syntax/names';
import type { TextEdit } from '../syntax/position';
import type { Runtime } from '../syntax/runtime';
import { TreeBuilder, type UniformTree } from '../syntax/tree';
import type { GrammarLanguage, InnerParser, ParserLanguage } from './language';
import { keepsComments, Lowering } from './lowering';

/** A parsed text. Delete it when it is no longer needed: its tree may live outside the garbage collector's reach. */
export interface ParsedText {
  /** True when a part of the text could not be parsed. */
  readonly hasError: boolean;
  /** The uniform tree. Throws RangeError where the text nests too deeply. */
  lower(): UniformTree;
  /** Tells of edits (offsets of the text before all of them), so that the next parse can reuse what they left alone. */
  edit(edits: readonly TextEdit[]): void;
  delete(): void;
}

/** Turns texts of one language into uniform trees. */
export interface TextParser {
  /** Parses a text, reusing what is unchanged of an earlier one that was told its edits. */
  parse(text: string, earlier?: ParsedText): ParsedText;
}

/** Parses with a tree-sitter grammar. */
export class GrammarParser implements TextParser {
  private readonly grammar: Grammar;
  private readonly lowering: Lowering;

  constructor(
    private readonly runtime: Runtime,
    names: Names,
    wasm: Uint8Array,
    definition: GrammarLanguage,
  ) {
    this.grammar = loadGrammar(runtime, wasm, definition.sample);
    this.lowering = new Lowering(this.grammar, names, definition.table);
  }

  /**
   * How a broken text is repaired depends on the tree that the parser starts from, so a broken text is parsed from
   * scratch: what is said of a text must not depend on how it was typed.
   */
  parse(text: string, earlier?: ParsedText): ParsedText {
    const before = earlier instanceof GrammarText ? earlier.tree : null;
    const tree = this.concrete(text, before);
    if (!before || !tree.rootNode.hasError) return this.parsed(text, tree);
    tree.delete();
    return this.parsed(text, this.concrete(text, null));
  }

  private parsed(text: string, tree: Tree): ParsedText {
    return new GrammarText(text, tree, () => this.lowering.run(this.grammar.read(tree), text));
  }

  private concrete(text: string, earlier: Tree | null): Tree {
    this.runtime.parser.setLanguage(this.grammar.language);
    const tree = this.runtime.parser.parse(text, earlier);
    if (!tree) throw new Error('The parser gave no tree.');
    return tree;
  }
}

class GrammarText implements ParsedText {
  constructor(
    private readonly text: string,
    readonly tree: Tree,
    readonly lower: () => UniformTree,
  ) {}

  get hasError(): boolean {
    return this.tree.rootNode.hasError;
  }

  edit(edits: readonly TextEdit[]): void {
    // From the end to the start: the offsets of those still to come stay right.
    for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
      const startPosition = this.point(edit.start);
      const change = new Edit({
        startIndex: edit.start,
        oldEndIndex: edit.end,
        newEndIndex: edit.start + edit.text.length,
        startPosition,
        oldEndPosition: this.point(edit.end),
        newEndPosition: pointAfter(startPosition, edit.text),
      });
      this.tree.edit(change);
    }
  }

  delete(): void {
    this.tree.delete();
  }

  private point(offset: number): Point {
    return pointAfter({ row: 0, column: 0 }, this.text.slice(0, offset));
  }
}

function pointAfter(start: Point, text: string): Point {
  let row = start.row;
  let lineStart = -1;
  // tree-sitter's rows end at line feeds only, unlike LSP's lines.
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at;
  }
  return lineStart < 0
    ? { row, column: start.column + text.length }
    : { row, column: text.length - lineStart - 1 };
}

/** Parses with a language's own function; every text from scratch, when its tree is asked for. */
export class FunctionParser implements TextParser {
  private readonly builder: TreeBuilder;

  constructor(
    names: Names,
    private readonly definition: ParserLanguage,
    private readonly parseInner: InnerParser,
  ) {
    this.builder = new TreeBuilder(names);
  }

  parse(text: string): ParsedText {
    let tree: UniformTree | undefined;
    const lower = () => {
      tree ??= this.build(text);
      return tree;
    };
    return {
      get hasError() {
        return lower().errors.length > 0;
      },
      lower,
      edit: () => undefined,
      delete: () => undefined,
    };
  }

  private build(text: string): UniformTree {
    const { builder, definition } = this;
    builder.begin();
    builder.open(Kind.Program, Role.None, 0, text.length);
    const comments = definition.parse(text, builder, this.parseInner);
    builder.close();
    return builder.finish(text, keepsComments(text) ? comments : []);
  }
}
