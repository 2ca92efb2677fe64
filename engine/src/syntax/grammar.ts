import type { Language, Tree } from 'web-tree-sitter';
import type { ConcreteTree } from './concrete';
import { readWithCursor } from './cursor';
import { SubtreeReader } from './flatten';
import { loadLanguage, type Runtime } from './runtime';

/** A loaded grammar and the fastest reader that gives right trees for it. */
export interface Grammar {
  readonly language: Language;
  /** Type id → type name. */
  typeName(type: number): string;
  /** Field id → field name. */
  fieldName(field: number): string;
  readonly typeCount: number;
  readonly fieldCount: number;
  /** False when the direct reader failed its check and the cursor is used. */
  readonly direct: boolean;
  read(tree: Tree): ConcreteTree;
}

/**
 * Loads a grammar from its WebAssembly bytes. `sample` is a small source that exercises the grammar (aliases, fields,
 * extras, a syntax error): both readers must agree on it, or the slower one is used.
 */
export function loadGrammar(runtime: Runtime, wasm: Uint8Array, sample: string): Grammar {
  const language = loadLanguage(wasm);
  const reader = checkedReader(runtime, language, sample);
  return {
    language,
    typeName: (type) => language.nodeTypeForId(type) ?? '',
    fieldName: (field) => language.fieldNameForId(field) ?? '',
    typeCount: language.nodeTypeCount,
    fieldCount: language.fieldCount,
    direct: reader !== undefined,
    read: reader ? (tree) => reader.read(tree) : readWithCursor,
  };
}

function checkedReader(runtime: Runtime, language: Language, sample: string): SubtreeReader | undefined {
  runtime.parser.setLanguage(language);
  const tree = runtime.parser.parse(sample);
  if (!tree) return undefined;
  try {
    const reader = new SubtreeReader(language, runtime.memory);
    return sameTree(reader.read(tree), readWithCursor(tree)) ? reader : undefined;
  } catch {
    // A changed layout can send the reader anywhere, out of the memory's bounds too.
    return undefined;
  } finally {
    tree.delete();
  }
}

/** True when two readings hold the same nodes. */
export function sameTree(a: ConcreteTree, b: ConcreteTree): boolean {
  return a.count === b.count && a.words.every((word, i) => word === b.words[i]);
}
