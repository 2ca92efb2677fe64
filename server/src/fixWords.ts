import type { Fix } from '../../engine/src/index';

/** A title that is longer fills a menu from side to side. */
const longestTitle = 100;

/** The title of a fix for menus and links: on one line, and shortened between two words where it has to be. */
export function fixTitle({ title }: Pick<Fix, 'title'>): string {
  return shortened(title.replace(/\s+/g, ' ').trim(), longestTitle);
}

/** What the editor's preview says about a fix that wants a look; `undefined` for every other fix. */
export function reviewOf(fix: Fix): { label: string; description: string } | undefined {
  if (fix.grade !== 'review') return undefined;
  return { label: fixTitle(fix), description: 'Tick the box to take this change, then choose Apply.' };
}

/** A text of at most `longest` characters. Ends between two words where there is such a place in the last third; code without spaces ends anywhere. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const part = text.slice(0, longest - 1);
  const space = part.lastIndexOf(' ');
  const end = space > (longest * 2) / 3 ? space : part.length;
  return `${withoutHalf(part.slice(0, end))}…`;
}

/** Without the first half of a surrogate pair at the end. */
function withoutHalf(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
