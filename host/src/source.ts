import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Files above this size are generated or data; parsing them costs more than their findings are worth. */
const maximumBytes = 1_500_000;
/** A line this long is generated too (a bundle, an embedded image). */
const maximumLine = 200_000;
/** How many bytes are searched for a NUL, as git does to tell binary files. */
const binaryProbe = 8192;

export type Source = { text: string } | { skipped: string };

/**
 * Reads a source file as UTF-8: a byte order mark is dropped, invalid bytes become U+FFFD. Never throws: a file that
 * is too large, has too long a line, is binary, is gone or cannot be read comes back as `skipped` with the reason.
 */
export function readSource(absolute: string): Source {
  let bytes: Buffer;
  try {
    // Without O_NONBLOCK (which Windows does not have) opening a named pipe would wait for a writer.
    const file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return { skipped: 'not a regular file' };
      if (stat.size > maximumBytes) return { skipped: 'larger than 1.5 MB' };
      bytes = readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { skipped: code === 'ENOENT' ? 'the file is gone' : `the file cannot be read (${code ?? error})` };
  }
  if (bytes.subarray(0, binaryProbe).includes(0)) return { skipped: 'a binary file' };
  const text = new TextDecoder('utf-8').decode(bytes);
  const skipped = reasonToSkip(text);
  return skipped ? { skipped } : { text };
}

/** Why a text is not analyzed, by the same limits as files; `undefined` when it is. */
export function reasonToSkip(text: string): string | undefined {
  if (text.length > maximumBytes) return 'larger than 1.5 MB';
  if (text.slice(0, binaryProbe).includes('\0')) return 'a binary file';
  return hasLongLine(text) ? 'a line is longer than 200,000 characters' : undefined;
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start + maximumLine < text.length; ) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > maximumLine) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}
