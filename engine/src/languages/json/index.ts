import { fillHoles } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { DEEP, ELLIPSIS } from '../placeholders';
import { dataTraits } from '../traits';
import { JsonParser } from './parser';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** `"key": value` alone is a pair; the object around it is stepped through. */
const pair: PatternFrame = { before: '{', after: '}', depth: 2 };

function stringAt(text: string, at: number): number {
  return /^(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1/.exec(text.slice(at))?.[0].length ?? 0;
}

/**
 * JSON is parsed by a parser of its own: the files that editors call JSON have comments and trailing commas, behind
 * which a strict grammar finds little.
 */
export const json: LanguageDefinition = {
  ...dataTraits,
  ruleNames: ['json'],
  editorIds: ['json', 'jsonc'],
  extensions: ['json', 'jsonc', 'json5'],
  lineComment: '//',
  commentless: ['json'],
  parse: (text, builder) => new JsonParser(text, builder).parse(),
  fillHoles: (pattern) =>
    fillHoles(pattern, { stringAt, ellipsis: () => ELLIPSIS, deep: [`[${DEEP}, `, ']'] }),
  frames: (code) => (/^\s*[{[]/.test(code) ? [plain] : [pair, plain]),
};
