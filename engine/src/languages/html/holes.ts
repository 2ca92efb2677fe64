import type { PatternFrame } from '../language';
import { ELLIPSIS, listPlaceholder, metavariablePlaceholder } from '../placeholders';

/** Tags have neither capitals nor underscores: a hole in their place is spelled without them. */
const tagPrefix = 'ws-hole-';

const hole =
  /(<\/?)\$([A-Z_][A-Z0-9_]*)|=\s*(?:"[^"]*"|'[^']*')|\$\.\.\.([A-Z_][A-Z0-9_]*)|\$([A-Z_][A-Z0-9_]*)(?!\w)|\.\.\./g;

/** Puts placeholders for the holes of markup. Attribute values in quotes stay: the matcher reads them there. */
export function fillMarkupHoles(pattern: string, tag = metavariablePlaceholder): string {
  return pattern.replace(hole, (text, bracket?: string, tagName = '', list?: string, name?: string) => {
    if (bracket !== undefined) return bracket + tag(tagName);
    if (list !== undefined) return listPlaceholder(list);
    if (name !== undefined) return metavariablePlaceholder(name);
    return text === '...' ? ELLIPSIS : text;
  });
}

/** What stands for `$NAME` as a tag of HTML. */
export function tagPlaceholder(name: string): string {
  return tagPrefix + name.toLowerCase().replaceAll('_', ':');
}

/** The placeholder for which a tag stands; undefined for a tag. */
export function placeholderOfTag(tag: string): string | undefined {
  if (!tag.startsWith(tagPrefix)) return undefined;
  return metavariablePlaceholder(tag.slice(tagPrefix.length).replaceAll(':', '_').toUpperCase());
}

/** An attribute alone: `name="value"`. */
const loneAttribute = /^\s*[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[\w.]+)\s*$/;
/** A start tag alone. */
const loneStart = /^\s*<([\w:-]+)(?:\s[^<>]*)?>\s*$/;

/** How a pattern of markup is made whole: an attribute stands in a tag, a start tag gets an end. */
export function markupFrames(code: string): readonly PatternFrame[] {
  if (loneAttribute.test(code)) return [{ before: '<a ', after: '></a>', depth: 2 }];
  const plain: PatternFrame = { before: '', after: '', depth: 1 };
  const start = loneStart.exec(code);
  return start ? [plain, { ...plain, after: `</${start[1]}>` }] : [plain];
}
