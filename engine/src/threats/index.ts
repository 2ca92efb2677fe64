export { mayHoldThreatComment } from '../languages/lowering';
export { type Acceptance, acceptanceEdit } from './accept';
export { adviseNotes, type NotesSurroundings } from './advice';
export { analyzedPart } from './analyzed';
export { AskedWords } from './asked-words';
export { type CodeNames, codeNames, type FunctionName, functionNames } from './code-names';
export { type EntryRef, entryNamed } from './comment-links';
export { type CommentName, commentCompletions, type ThreatComment } from './comments';
export { completeNotes, type NotesContext } from './completion';
export { type NotesCoverage, notesCoverage, type ThreatCoverage } from './coverage';
export { endingAcceptances } from './ending';
export {
  type AcceptedEntry,
  type NoteEntries,
  type NoteEntry,
  noteEntries,
  type ThreatEntry,
} from './entries';
export { fencedNotes, isMarkdownPath, mayHoldNotes, type NotesFile, notesFolder, notesTextAt } from './files';
export { hoverNotes } from './hover';
export { type AssetIdentifier, assetIdentifiers, assetMatcher } from './identifiers';
export { migrateNotes } from './migrate';
export { noteIdAt, noteSymbols, renameNoteId } from './navigate';
export { type NotePlace, notesFor, type ThreatNotes } from './notes';
export type { NotesChange, TextHolds } from './notes-change';
export { isWeighedAlike, overlay } from './overlay';
export { entryPointWords, placesWhereDataComesIn, reaches, threatsAt } from './reach';
export { type NotesRead, readNotes } from './read';
export { rulesWithNotes } from './rules/index';
export { threatNotesJsonSchema } from './schema';
export {
  type Answers,
  nextQuestion,
  type StarterFacts,
  sensitiveNames,
  starterNotes,
} from './starter/index';
