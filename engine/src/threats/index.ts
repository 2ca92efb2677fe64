export { completeNotes, type NotesContext } from './completion';
export {
  type AcceptedEntry,
  type NoteEntries,
  type NoteEntry,
  noteEntries,
  type ThreatEntry,
} from './entries';
export { hoverNotes } from './hover';
export { type AssetIdentifier, assetIdentifiers, assetMatcher } from './identifiers';
export type { ThreatNotes } from './notes';
export { acceptanceProblems, overlay } from './overlay';
export { type ParsedThreatNotes, parseThreatNotes } from './parse';
export { type ProjectPatterns, projectPatterns } from './patterns';
export { threatNotesJsonSchema } from './schema';
export { type StarterFacts, starterNotes } from './starter';
