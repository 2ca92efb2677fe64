import type { LoweringTable } from '../lowering';
import { cDeclarations } from './declarations';
import { cExpressions } from './expressions';
import { cPreprocessor } from './preprocessor';
import { cStatements } from './statements';
import { cTypes } from './types';

/** C to the uniform tree; node types of tree-sitter-c. */
export const cTable: LoweringTable = {
  ...cPreprocessor,
  ...cDeclarations,
  ...cTypes,
  ...cStatements,
  ...cExpressions,
};
