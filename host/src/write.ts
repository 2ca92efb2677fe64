import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a text file whole or not at all: into a temporary file beside it, then renamed. Missing folders are made.
 * Rejects with the file system's error.
 */
export async function writeFile(absolute: string, text: string): Promise<void> {
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFileAtomic(absolute, text, { encoding: 'utf8' });
}
