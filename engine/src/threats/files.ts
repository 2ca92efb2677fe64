/** A text that may hold threat notes, as it is now. */
export interface NotesFile {
  /** Workspace-relative, with forward slashes. */
  path: string;
  text: string;
}

const ownFile = /^((?:.*\/)?)\.wardscribe\/threat-notes(?:\.ya?ml|\/.+\.ya?ml)$/;
/** The opening line of a block of notes in Markdown (CommonMark 4.5, fenced code blocks), up to its info string. */
const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*threat-notes(?=[ \t\r\n]|$)[^\r\n]*$/gm;

/** The folder that a file of notes speaks of (empty, or with a slash at its end); `undefined` for every other path. */
export function notesFolder(path: string): string | undefined {
  return ownFile.exec(path)?.[1];
}

/** True for a path of a Markdown document, which may hold blocks of notes. */
export function isMarkdownPath(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path) && !/(?:^|\/)(?:node_modules|\.git)\//.test(path);
}

/** True for a path whose text can hold notes: a file of notes, or a document. */
export function mayHoldNotes(path: string): boolean {
  return notesFolder(path) !== undefined || isMarkdownPath(path);
}

/** The blocks of notes in a Markdown text: the offsets of their content. */
export function fencedNotes(text: string): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  let last = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < last) continue;
    const fence = match[1];
    const start = afterLine(text, match.index);
    const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`, 'm');
    const close = closing.exec(text.slice(start));
    const end = close ? start + close.index : text.length;
    blocks.push({ start, end });
    last = end;
  }
  return blocks;
}

/** The text with everything outside of a block blank, so that offsets and lines in it stay those of the document. */
export function onlyBlock(text: string, { start, end }: { start: number; end: number }): string {
  const blank = (part: string) => part.replace(/[^\r\n]/g, ' ');
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}

/**
 * The notes that an offset of a text stands in, with offsets and lines of the whole text: the text of a file of notes, or one
 * block of a document; `undefined` elsewhere.
 */
export function notesTextAt(path: string, text: string, offset: number): string | undefined {
  if (notesFolder(path) !== undefined) return text;
  if (!isMarkdownPath(path)) return undefined;
  const block = fencedNotes(text).find(({ start, end }) => start <= offset && offset <= end);
  return block && onlyBlock(text, block);
}

function afterLine(text: string, offset: number): number {
  const rest = /[^\r\n]*(?:\r\n|\r|\n)?/y;
  rest.lastIndex = offset;
  return offset + (rest.exec(text)?.[0].length ?? 0);
}
