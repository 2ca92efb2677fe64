import type { Names } from '../syntax/names';
import type { Runtime } from '../syntax/runtime';
import type { UniformTree } from '../syntax/tree';
import { hasGrammar, type LanguageDefinition } from './language';
import { FunctionParser, GrammarParser, type TextParser } from './parsing';

/** Loads languages when they are first needed. */
export class Languages {
  private readonly parsers = new Map<LanguageDefinition, TextParser>();

  constructor(
    private readonly runtime: Runtime,
    readonly names: Names,
    private readonly grammarWasm: (name: string) => Uint8Array,
  ) {}

  /** The parser of a language. Throws what reading the grammar's bytes throws. */
  parser(definition: LanguageDefinition): TextParser {
    let parser = this.parsers.get(definition);
    if (!parser) {
      parser = hasGrammar(definition)
        ? new GrammarParser(this.runtime, this.names, this.grammarWasm(definition.grammar), definition)
        : new FunctionParser(this.names, definition, (language, text) => this.lower(language, text));
      this.parsers.set(definition, parser);
    }
    return parser;
  }

  private lower(definition: LanguageDefinition, text: string): UniformTree {
    const parsed = this.parser(definition).parse(text);
    try {
      return parsed.lower();
    } finally {
      parsed.delete();
    }
  }
}
