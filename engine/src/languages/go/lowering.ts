import type { LoweringTable } from '../lowering';
import { goDeclarations } from './declarations';
import { goExpressions } from './expressions';
import { goFunctions } from './functions';
import { goStatements } from './statements';
import { goTypes } from './types';

/** Go to the uniform tree; node types of tree-sitter-go. */
export const goTable: LoweringTable = {
  ...goDeclarations,
  ...goFunctions,
  ...goStatements,
  ...goExpressions,
  ...goTypes,
};
