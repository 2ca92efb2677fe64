import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a text file whole or not at all: into a temporary file beside it, then renamed. Missing folders are made.
 * Rejects with the file system's error.
 */
export async function writeFile(absolute: string, text: string): Promise<void> {
  await makeFolder(path.dirname(absolute));
  await writeFileAtomic(absolute, text, { encoding: 'utf8' });
}

/** Folder by folder: Node's `recursive` never ends where a folder cannot be made in one that exists (`/proc`). */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
