import { stringify } from 'yaml';
import type { Catalogue } from './catalogue';

/** A requirement as OWASP publishes it. */
interface Published {
  /** `1.2.3`. */
  id: string;
  chapter: { id: string; title: string };
  text: string;
  level: 1 | 2 | 3;
}

const columns = ['chapter_id', 'chapter_name', 'req_id', 'req_description', 'L'] as const;
const unreadable =
  'This is no requirement list of the ASVS 5.0: take the `.json`, `.flat.json` or `.csv` file of its release.';

/**
 * Turns the official requirement list of the ASVS (`json`: nested or flat; `csv`) into the text of a team's file that
 * gives the built-in checklist `base` the official sentences. Requirements that `base` does not have become new items.
 * Throws an `Error` whose message is for the user when the text is something else.
 */
export function importAsvs(text: string, format: 'json' | 'csv', base: Catalogue): string {
  const requirements = format === 'csv' ? fromCsv(text) : fromJson(text);
  if (requirements.length === 0) throw new Error(unreadable);
  const chapters = new Map(base.categories.map((category) => [category.id, category]));
  const known = new Set(base.categories.flatMap(({ items }) => items.map(({ id }) => id)));
  const categories = new Map<string, { id: string; title?: string; items: object[] }>();
  for (const { id, chapter, text: detail, level } of requirements) {
    let category = categories.get(chapter.id);
    if (!category) {
      category = { id: chapter.id, ...(!chapters.has(chapter.id) && { title: chapter.title }), items: [] };
      categories.set(chapter.id, category);
    }
    category.items.push(
      known.has(id) ? { id, detail, level } : { id, title: shortened(detail), detail, level },
    );
  }
  const head =
    '# The requirements in the words of the OWASP Application Security Verification Standard,\n' +
    '# © OWASP Foundation, CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).\n';
  return head + stringify({ extends: base.id, categories: [...categories.values()] }, { lineWidth: 100 });
}

/** `Verify that every cookie …` gives `Every cookie …`, at most 70 characters. */
function shortened(sentence: string): string {
  const said = sentence.replace(/^Verify that,? /, '');
  const words = said.length <= 70 ? said.replace(/\.$/, '') : `${/^.{1,68}(?=\s)/.exec(said)?.[0] ?? ''} …`;
  return words[0].toUpperCase() + words.slice(1);
}

function fromJson(text: string): Published[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error(unreadable);
  }
  const flat = listAt(data, 'requirements');
  if (flat.length > 0) return flat.flatMap((entry) => published(entry));
  return listAt(data, 'Requirements').flatMap((chapter) =>
    listAt(chapter, 'Items')
      .flatMap((section) => listAt(section, 'Items'))
      .flatMap((entry) =>
        published({
          chapter_id: chapter.Shortcode,
          chapter_name: chapter.Name,
          req_id: entry.Shortcode,
          req_description: entry.Description,
          L: entry.L,
        }),
      ),
  );
}

function fromCsv(text: string): Published[] {
  const [head, ...rows] = csvRows(text.replace(/^\uFEFF/, ''));
  return rows.flatMap((row) =>
    published(Object.fromEntries((head ?? []).map((name, i) => [name.trim(), row[i]]))),
  );
}

function published(entry: Record<string, unknown>): Published[] {
  const values = columns.map((name) => entry[name]);
  if (!values.every((value) => typeof value === 'string' && value !== '')) return [];
  const [chapterId, chapterName, requirement, text, level] = values as string[];
  const id = /^V?(\d+\.\d+\.\d+)$/.exec(requirement)?.[1];
  if (id === undefined || !/^[123]$/.test(level)) return [];
  return [{ id, chapter: { id: chapterId, title: chapterName }, text, level: Number(level) as 1 | 2 | 3 }];
}

function listAt(data: unknown, key: string): Record<string, unknown>[] {
  const list = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

/** The rows of a CSV text (RFC 4180). */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) return [];
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]);
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
