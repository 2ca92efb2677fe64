import * as z from 'zod';
import type { AnalysisProblem, Finding } from '../findings/finding';
import { YamlText } from '../yaml/document';
import { shown, validate } from '../yaml/validate';

const text = z.string().min(1);
const item = z.strictObject({
  /** `A01.1`: the category's id, a dot, a number. Never reused: review states refer to it. */
  id: z.string().regex(/^[A-Za-z0-9][\w-]*(\.[\w-]+)+$/, { error: 'item-id' }),
  /** What the reviewer does, as an action to tick. */
  title: text,
  /** One or two sentences: what to look at, and what is good enough. */
  detail: text,
  /** Findings with one of these speak against the item. */
  cwe: z.array(z.string().regex(/^CWE-[1-9]\d{0,4}$/, { error: 'cwe' })).default([]),
});
const category = z.strictObject({ id: text, title: text, items: z.array(item).min(1) });

/** The shape of a file of `catalogues/`. */
const catalogueSchema = z.strictObject({
  id: text,
  title: text,
  /** Where the list of categories comes from. */
  source: text,
  categories: z.array(category).min(1),
});

/** A checklist to review by. Plain data. */
export type Catalogue = z.output<typeof catalogueSchema>;
export type CatalogueItem = z.output<typeof item>;

/** Reads a catalogue. Never throws; every problem stands at its zero-based range of `path`. */
export function parseCatalogue(
  source: string,
  path: string,
): { catalogue?: Catalogue; problems: AnalysisProblem[] } {
  const yaml = new YamlText(source, path);
  const catalogue = yaml.problems.length > 0 ? undefined : validate(yaml, catalogueSchema, explain);
  if (catalogue) checkIds(yaml, catalogue);
  return yaml.problems.length > 0 ? { problems: yaml.problems } : { catalogue, problems: [] };
}

/** Item id → the findings that speak against the item: not suppressed, and of one of its weaknesses. */
export function evidence(catalogue: Catalogue, findings: readonly Finding[]): Map<string, Finding[]> {
  const byCwe = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.suppression) continue;
    for (const cwe of new Set(finding.cwe)) {
      const list = byCwe.get(cwe);
      if (list) list.push(finding);
      else byCwe.set(cwe, [finding]);
    }
  }
  const result = new Map<string, Finding[]>();
  for (const { items } of catalogue.categories)
    for (const { id, cwe } of items) {
      const against = new Set(cwe.flatMap((weakness) => byCwe.get(weakness) ?? []));
      if (against.size > 0) result.set(id, [...against]);
    }
  return result;
}

function checkIds(yaml: YamlText, catalogue: Catalogue): void {
  const seen = new Set<string>();
  const check = (id: string, path: PropertyKey[]) => {
    if (seen.has(id)) yaml.add(`The id \`${id}\` is already used: choose another.`, ...yaml.span(path));
    seen.add(id);
  };
  catalogue.categories.forEach(({ id, items }, c) => {
    check(id, ['categories', c, 'id']);
    items.forEach((entry, i) => {
      const path = ['categories', c, 'items', i, 'id'];
      check(entry.id, path);
      if (!entry.id.startsWith(`${id}.`))
        yaml.add(`The id \`${entry.id}\` must start with \`${id}.\`.`, ...yaml.span(path));
    });
  });
}

function explain(code: string, value: unknown): string | undefined {
  if (code === 'cwe')
    return `${shown(value)} is not a CWE id: write \`CWE-\` and the number, as in \`CWE-89\`.`;
  if (code === 'item-id') return `${shown(value)} is not an item id: write it as in \`A01.1\`.`;
  return undefined;
}
