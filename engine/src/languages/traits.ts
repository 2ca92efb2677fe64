import type { LanguageTraits } from './language';

/** Of languages that describe data and run nothing. */
export const dataTraits: LanguageTraits = {
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: false,
  hasBuiltInExits: false,
};
