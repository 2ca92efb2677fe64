import type { ParserLanguage } from '../languages/language';
import type { TextRange } from '../syntax/tree';

const text = {
  editorIds: ['plaintext'],
  extensions: [],
  lineComment: '#',
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: false,
  hasBuiltInExits: false,
  fillHoles: (pattern: string) => pattern,
  frames: () => [],
  parse: (content: string) => comments(content),
};

/** Any text: patterns are words, other characters, metavariables and ellipses. */
export const generic: ParserLanguage = { ...text, ruleNames: ['generic'], textPatterns: 'words' };

/** Any text: patterns are regular expressions. */
export const regex: ParserLanguage = { ...text, ruleNames: ['regex', 'none'], textPatterns: 'expressions' };

/** What opens a comment in some language or other. */
const commentStart = /(?:#|\/\/|\/\*|<!--|--|;|%|\{#)\s*$/;

/** Suppressions and words on threats in any text: how its comments are written is not known, so that each mark counts. */
function comments(content: string): TextRange[] {
  const found: TextRange[] = [];
  for (const { index, 0: word } of content.matchAll(
    /(?:wardscribe-ignore\b|nosem(?:grep)?\b|@(?:threat|mitigate|expose|accept|transfer|review|connect|test)s?[ \t]).*/gi,
  )) {
    const lineStart = Math.max(content.lastIndexOf('\n', index), content.lastIndexOf('\r', index)) + 1;
    const mark = commentStart.exec(content.slice(lineStart, index));
    if (mark) found.push({ start: lineStart + mark.index, end: index + word.length });
  }
  return found;
}
