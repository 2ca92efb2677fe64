import * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import { entryPointKinds } from '../rules/schema';
import { YamlText } from '../yaml/document';
import { shown, validate } from '../yaml/validate';

/** Where in the life of a system an item is asked, in their order. */
const stages = ['requirements', 'design', 'build', 'test', 'configuration', 'release', 'operations'] as const;

const text = (description: string) => z.string().min(1).describe(description);
const id = (description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][\w.:()-]*$/, { error: 'id' })
    .describe(description);
const stage = z.enum(stages).describe('When it is asked.').optional();

const item = {
  id: id('Names the item in `.wardscribe/checklist.yaml`. Never used again: review states refer to it.'),
  title: text('What the reviewer does, as an action to tick.'),
  detail: text('One or two sentences: what to look at, and what is good enough.'),
  cwe: z
    .array(
      z
        .string()
        .regex(/^CWE-[1-9]\d{0,4}$/, { error: 'cwe' })
        .describe('A weakness of the CWE list, e.g. `CWE-89`.'),
    )
    .describe('Findings with one of these speak against the item.'),
  rules: z
    .array(text('The id of a rule; `*` stands for any characters: `js-cookie-*`.'))
    .describe('Findings of these rules speak against the item.'),
  practices: z
    .array(z.string().regex(/^[a-z][a-z-]*$/, { error: 'practice' }))
    .describe('What the code does where the item is met, e.g. `audit-log`, `rate-limit`, `encryption`.'),
  entryPoints: z
    .array(z.enum(entryPointKinds))
    .describe('How data comes in that the item is about: without such entry points it does not apply.'),
  level: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .describe('From which level of the standard on the item is asked.'),
  required: z.boolean().describe('False where the standard lets you answer in another way.'),
  formerly: z
    .array(text('An id, with `catalogue/` in front when it was in another one.'))
    .describe('Ids that the item had before: its state carries over.'),
};
const itemSchema = z.strictObject({
  ...item,
  detail: item.detail.optional(),
  cwe: item.cwe.default([]),
  rules: item.rules.default([]),
  practices: item.practices.default([]),
  entryPoints: item.entryPoints.default([]),
  level: item.level.optional(),
  required: item.required.optional(),
  formerly: item.formerly.default([]),
});
const category = {
  id: id('Names the category, as it is published: `A01:2025`.'),
  title: text('The name of the category.'),
  stage,
  sections: z
    .record(z.string(), text('The title of the section.'))
    .describe('Titles of the sections, by the start of the ids of their items: `1.2`.')
    .optional(),
};
const catalogueId = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/, { error: 'catalogue-id' })
  .describe('Names the checklist in `compliance` and, before a slash, in `.wardscribe/checklist.yaml`.');

/** The shape of a file of `catalogues/`, and of a team's own checklist. */
export const catalogueSchema = z
  .strictObject({
    id: catalogueId,
    title: text('The name of the checklist.'),
    source: text('Where the list comes from.').optional(),
    stage,
    categories: z
      .array(z.strictObject({ ...category, items: z.array(itemSchema).min(1).describe('What to check.') }))
      .min(1)
      .describe('The parts of the checklist, in their order.'),
  })
  .describe('A checklist of your own.');

/** The shape of a file that changes a checklist: what it leaves out stays as it is. */
export const extensionSchema = z
  .strictObject({
    extends: text('The id of the checklist to change, e.g. `owasp-top10-2025`.'),
    categories: z
      .array(
        z.strictObject({
          ...category,
          title: category.title.optional(),
          items: z
            .array(z.strictObject(item).partial().required({ id: true }))
            .default([])
            .describe('Items to add, and items to change by their id.'),
        }),
      )
      .default([])
      .describe('Categories to add, and categories to change by their id.'),
    remove: z
      .array(text('The id of an item or of a category.'))
      .default([])
      .describe('Items and categories to leave out.'),
  })
  .describe('Changes of a checklist that comes with Wardscribe.');

/** A checklist to review by. Plain data. */
export type Catalogue = z.output<typeof catalogueSchema>;
export type CatalogueCategory = Catalogue['categories'][number];
export type CatalogueItem = CatalogueCategory['items'][number];
export type CatalogueExtension = z.output<typeof extensionSchema>;

/** Reads a catalogue. Never throws; every problem stands at its zero-based range of `path`. */
export function parseCatalogue(
  source: string,
  path: string,
): { catalogue?: Catalogue; problems: AnalysisProblem[] } {
  const yaml = new YamlText(source, path);
  const catalogue = yaml.problems.length > 0 ? undefined : readCatalogue(yaml);
  return yaml.problems.length > 0 ? { problems: yaml.problems } : { catalogue, problems: [] };
}

/** The catalogue of a text that was read; problems go to `yaml.problems`. */
export function readCatalogue(yaml: YamlText): Catalogue | undefined {
  const catalogue = validate(yaml, catalogueSchema, explainCatalogue);
  if (catalogue) checkIds(yaml, catalogue);
  return catalogue;
}

/** The item as a catalogue has it from what a file says about a new one. */
export function completeItem(entry: z.input<typeof itemSchema>): CatalogueItem {
  return itemSchema.parse(entry);
}

function checkIds(yaml: YamlText, { categories }: Catalogue): void {
  const checker = () => {
    const seen = new Set<string>();
    return (id: string, path: PropertyKey[]) => {
      if (seen.has(id)) yaml.add(`The id \`${id}\` is already used: choose another.`, ...yaml.span(path));
      seen.add(id);
    };
  };
  // A paragraph of a standard may be a category and its first item.
  const [checkCategory, checkItem] = [checker(), checker()];
  categories.forEach(({ id, items }, c) => {
    checkCategory(id, ['categories', c, 'id']);
    items.forEach((entry, i) => {
      checkItem(entry.id, ['categories', c, 'items', i, 'id']);
    });
  });
}

/** The sentences for what the schemas of this file check themselves. */
export function explainCatalogue(code: string, value: unknown): string | undefined {
  switch (code) {
    case 'cwe':
      return `${shown(value)} is not a CWE id: write \`CWE-\` and the number, as in \`CWE-89\`.`;
    case 'id':
      return `${shown(value)} is not an id: write it as in \`A01.1\`, without spaces and slashes.`;
    case 'catalogue-id':
      return `${shown(value)} is not an id of a checklist: write letters, digits, dots and dashes, as in \`our-release\`.`;
    case 'practice':
      return `${shown(value)} is not the name of a practice: write small letters and dashes, as in \`audit-log\`.`;
    default:
      return undefined;
  }
}
