import type { Path } from '../summaries/summary';
import type { ClassNode, FileNode, FunctionNode } from './nodes';

/** What a name stands for. */
export type Definition =
  | { kind: 'function'; node: FunctionNode }
  | { kind: 'class'; node: ClassNode }
  /** All that a file gives to others. */
  | { kind: 'module'; file: FileNode }
  /** The beginning of full names: of a package, or of a folder of modules. */
  | { kind: 'package'; name: string }
  /** A variable of a file that lives longer than a function, or a part of it. */
  | { kind: 'cell'; file: FileNode; cell: string; path: Path };

export const functionDefinition = (node: FunctionNode): Definition => ({ kind: 'function', node });
export const classDefinition = (node: ClassNode): Definition => ({ kind: 'class', node });
