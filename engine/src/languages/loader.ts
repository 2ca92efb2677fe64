import type { Tree } from 'web-tree-sitter';
import { loadGrammar } from '../syntax/grammar';
import type { Names } from '../syntax/names';
import type { Runtime } from '../syntax/runtime';
import type { UniformTree } from '../syntax/tree';
import type { LanguageDefinition, LoadedLanguage } from './language';
import { Lowering } from './lowering';

/** A language ready to parse. */
export interface ReadyLanguage {
  language: LoadedLanguage;
  lowering: Lowering;
}

/** Loads languages when they are first needed and parses with them. */
export class Languages {
  private readonly ready = new Map<LanguageDefinition, ReadyLanguage>();

  constructor(
    readonly runtime: Runtime,
    readonly names: Names,
    private readonly grammarWasm: (name: string) => Uint8Array,
  ) {}

  /** Throws what reading the grammar's bytes throws. */
  get(definition: LanguageDefinition): ReadyLanguage {
    let ready = this.ready.get(definition);
    if (!ready) {
      const loaded = loadGrammar(this.runtime, this.grammarWasm(definition.grammar), definition.sample);
      const lowering = new Lowering(loaded, this.names, definition.table);
      ready = { language: { ...definition, loaded }, lowering };
      this.ready.set(definition, ready);
    }
    return ready;
  }

  /** Parses a text, reusing what is unchanged of an earlier tree that was told its edits. */
  parse(definition: LanguageDefinition, text: string, earlier: Tree | null): Tree {
    const { language } = this.get(definition);
    this.runtime.parser.setLanguage(language.loaded.language);
    const tree = this.runtime.parser.parse(text, earlier);
    if (!tree) throw new Error('The parser gave no tree.');
    return tree;
  }

  lower(definition: LanguageDefinition, tree: Tree, text: string): UniformTree {
    const { language, lowering } = this.get(definition);
    return lowering.run(language.loaded.read(tree), text);
  }
}
