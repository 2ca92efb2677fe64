import type { ThreatNotes } from '../notes';
import { ImportError, type Imported } from './imported';
import { toMarkdown } from './markdown';
import { fromThreagile } from './threagile';
import { fromThreatComposer } from './threat-composer';
import { fromThreatDragon, toThreatDragon } from './threat-dragon';
import { fromTmBom } from './tm-bom';

export { ImportError } from './imported';
export { type Merged, mergeNotes } from './merge';
export { importReport, mergedWords } from './report';

/** The forms that notes can be written in. */
export const exportFormats = ['markdown', 'threat-dragon'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Notes as a text of another form. */
export function exportNotes(notes: ThreatNotes, format: ExportFormat): string {
  return format === 'markdown' ? toMarkdown(notes) : toThreatDragon(notes);
}

/** The formats of other tools that notes can be made from. */
export const importFormats = ['threat-dragon', 'threat-composer', 'tm-bom', 'threagile'] as const;
export type ImportFormat = (typeof importFormats)[number];

const readers: Record<ImportFormat, (text: string) => Imported> = {
  'threat-dragon': fromThreatDragon,
  'threat-composer': fromThreatComposer,
  'tm-bom': fromTmBom,
  threagile: fromThreagile,
};

/**
 * Reads a model of another tool; without a format the one that the text has is found out. Throws an `ImportError` with words
 * for people when the text is none of it.
 */
export function importModel(text: string, format?: ImportFormat): Imported {
  if (format) return readers[format](text);
  let why: ImportError | undefined;
  for (const each of importFormats) {
    try {
      return readers[each](text);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      // A model of an older version says so better than the sentence below.
      if (/version 2 first/.test(error.message)) why = error;
    }
  }
  if (why) throw why;
  throw new ImportError(
    'This is no model of a known tool: OWASP Threat Dragon 2, AWS Threat Composer, OWASP TM-BOM or Threagile.',
  );
}
