import { markdownCode, markdownText } from '../../report/markdown';
import { YamlText } from '../../yaml/document';
import { entryLists } from '../schema';
import type { Merged } from './merge';

/** How much an import did, in one line: `2 new entries, 1 entry completed`. */
export function mergedWords({ added, completed }: Merged): string {
  return `${counted(added.length, 'new entry', 'new entries')}, ${counted(completed.length, 'entry', 'entries')} completed`;
}

/** What an import did, as a Markdown document: what is new, what was completed, and where notes and model differ. */
export function importReport(merged: Merged, model: string, notes: string): string {
  const titles = titlesOf(merged.text);
  const entry = (id: string) => `- ${markdownCode(id)} ${markdownText(titles.get(id) ?? '')}`.trimEnd();
  const parts = [
    `# Import of ${markdownText(model)}`,
    `${markdownText(notes)}: ${mergedWords(merged)}.`,
    ...section('New', merged.added.map(entry)),
    ...section('Completed with what was missing', merged.completed.map(entry)),
    ...section(
      'Different in the model: what the notes say stays',
      merged.kept.map(
        ({ id, field, here, there }) =>
          `- ${markdownCode(id)}, ${markdownCode(field)}: here ${markdownText(here)}; in the model ${markdownText(there)}`,
      ),
    ),
    ...section('In the model no more: they stay until you remove them', merged.gone.map(entry)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];
}

function titlesOf(text: string): Map<string, string> {
  const data = new YamlText(text, '').data as Record<string, unknown> | undefined;
  const entries = entryLists.flatMap((list) => {
    const own = data?.[list];
    return Array.isArray(own) ? (own as { id?: unknown; title?: unknown; reason?: unknown }[]) : [];
  });
  return new Map(entries.map((entry) => [String(entry?.id), String(entry?.title ?? entry?.reason ?? '')]));
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
