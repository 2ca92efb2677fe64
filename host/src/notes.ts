import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fencedNotes, mayHoldNotes, notesFolder } from '../../engine/src/threats/index';
import { findFiles } from './walk';

/**
 * The files below a folder that hold threat notes: `.wardscribe/threat-notes*` of it and of folders below, and Markdown
 * documents with a block of notes. Paths are relative to `root`; `exclude` are globs as in the setting.
 */
export async function findNotes(root: string, exclude: readonly string[] = []): Promise<string[]> {
  const { files } = await findFiles({ root, exclude, only: mayHoldNotes });
  const holding: string[] = [];
  for (const file of files) {
    if (notesFolder(file) !== undefined) holding.push(file);
    else {
      const text = await readFile(path.join(root, file), 'utf8').catch(() => '');
      if (fencedNotes(text).length > 0) holding.push(file);
    }
  }
  return holding;
}
