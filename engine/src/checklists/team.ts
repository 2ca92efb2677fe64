import * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import { YamlText } from '../yaml/document';
import { nearest } from '../yaml/suggest';
import { validate } from '../yaml/validate';
import {
  type Catalogue,
  type CatalogueCategory,
  type CatalogueExtension,
  type CatalogueItem,
  catalogueSchema,
  completeItem,
  explainCatalogue,
  extensionSchema,
  readCatalogue,
} from './catalogue';

/** The catalogues of a project: those that come with us, as the team has changed them, and the team's own. */
export interface Catalogues {
  builtIn: Catalogue[];
  own: Catalogue[];
}

/**
 * Adds a team's files (`.wardscribe/checklists/*.yaml`, in this order) to the built-in catalogues. Never throws. A file
 * with an error counts for nothing; every problem stands at its zero-based range of its file.
 */
export function withTeamFiles(
  builtIn: readonly Catalogue[],
  files: readonly { path: string; text: string }[],
): Catalogues & { problems: AnalysisProblem[] } {
  const all = new Map(builtIn.map((catalogue) => [catalogue.id, catalogue]));
  const known = new Set(all.keys());
  const problems: AnalysisProblem[] = [];
  const texts = files.map(({ path, text }) => new YamlText(text, path)).filter(hasContent);
  // Checklists first: a file may change another one of the team.
  for (const yaml of [...texts.filter((each) => !isExtension(each)), ...texts.filter(isExtension)]) {
    const result = yaml.problems.length > 0 ? undefined : read(yaml, all, known);
    if (result && yaml.problems.length === 0) all.set(result.id, result);
    problems.push(...yaml.problems);
  }
  const catalogues = [...all.values()];
  return {
    builtIn: catalogues.filter(({ id }) => known.has(id)),
    own: catalogues.filter(({ id }) => !known.has(id)),
    problems,
  };
}

/** The JSON Schema (draft 2020-12) of a team's file as people write it, for editors. Plain data. */
export function checklistsJsonSchema(): Record<string, unknown> {
  const schema = z.union([extensionSchema, catalogueSchema]).meta({
    title: 'Wardscribe checklist',
    description: "A team's own checklist, or its changes of one.",
  });
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as Record<string, unknown>;
}

/** A file of comments says nothing yet. */
function hasContent(yaml: YamlText): boolean {
  return yaml.problems.length > 0 || yaml.data !== undefined;
}

function isExtension({ data }: YamlText): boolean {
  return typeof data === 'object' && data !== null && 'extends' in data;
}

function read(
  yaml: YamlText,
  all: ReadonlyMap<string, Catalogue>,
  builtIn: ReadonlySet<string>,
): Catalogue | undefined {
  if (!isExtension(yaml)) {
    const catalogue = readCatalogue(yaml);
    if (catalogue && all.has(catalogue.id)) {
      const help = builtIn.has(catalogue.id)
        ? `write \`extends: ${catalogue.id}\` to change it, or choose another id.`
        : 'choose another.';
      yaml.add(`There is already a checklist \`${catalogue.id}\`: ${help}`, ...yaml.span(['id']));
    }
    return catalogue;
  }
  const extension = validate(yaml, extensionSchema, explainCatalogue);
  if (!extension) return undefined;
  const base = all.get(extension.extends);
  if (base) return new Extending(yaml, base).apply(extension);
  const meant = nearest(extension.extends, [...all.keys()]);
  const help = meant ? `Did you mean \`${meant}\`?` : `There are ${[...all.keys()].join(', ')}.`;
  yaml.add(`There is no checklist \`${extension.extends}\`. ${help}`, ...yaml.span(['extends']));
  return undefined;
}

/** Makes a changed catalogue; the base stays as it is. */
class Extending {
  constructor(
    private readonly yaml: YamlText,
    private readonly base: Catalogue,
  ) {}

  apply(extension: CatalogueExtension): Catalogue {
    const categories = this.base.categories.map((category) => ({ ...category, items: [...category.items] }));
    extension.categories.forEach((change, c) => {
      this.change(categories, change, ['categories', c]);
    });
    const removed = new Set(extension.remove);
    const ids = new Set(categories.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]));
    extension.remove.forEach((id, i) => {
      if (!ids.has(id)) this.unknown(id, [...ids], ['remove', i]);
    });
    const left = categories
      .filter(({ id }) => !removed.has(id))
      .map((category) => ({ ...category, items: category.items.filter(({ id }) => !removed.has(id)) }))
      .filter(({ items }) => items.length > 0);
    return { ...this.base, categories: left };
  }

  private change(
    categories: CatalogueCategory[],
    { id, title, stage, sections, items }: CatalogueExtension['categories'][number],
    path: PropertyKey[],
  ): void {
    let category = categories.find((each) => each.id === id);
    if (!category) {
      if (title === undefined) {
        this.missing('category', id, path);
        return;
      }
      category = { id, title, items: [] };
      categories.push(category);
    }
    Object.assign(category, given({ title, stage, sections }));
    for (const [i, item] of items.entries())
      this.changeItem(categories, category, item, [...path, 'items', i]);
  }

  private changeItem(
    categories: readonly CatalogueCategory[],
    category: CatalogueCategory,
    change: CatalogueExtension['categories'][number]['items'][number],
    path: PropertyKey[],
  ): void {
    const index = category.items.findIndex(({ id }) => id === change.id);
    if (index >= 0) {
      category.items[index] = { ...category.items[index], ...(given(change) as Partial<CatalogueItem>) };
      return;
    }
    const other = categories.find(({ items }) => items.some(({ id }) => id === change.id));
    if (other)
      this.yaml.add(
        `The item \`${change.id}\` is in the category \`${other.id}\`: change it there.`,
        ...this.yaml.span([...path, 'id']),
      );
    else if (change.title === undefined) this.missing('item', change.id, path);
    else category.items.push(completeItem({ ...change, title: change.title }));
  }

  private missing(thing: string, id: string, path: PropertyKey[]): void {
    this.yaml.add(
      `\`${this.base.id}\` has no ${thing} \`${id}\`: add a \`title\` to make a new one.`,
      ...this.yaml.span([...path, 'id']),
    );
  }

  private unknown(id: string, ids: readonly string[], path: PropertyKey[]): void {
    const meant = nearest(id, ids);
    const help = meant ? ` Did you mean \`${meant}\`?` : '';
    this.yaml.add(`\`${this.base.id}\` has no \`${id}\`.${help}`, ...this.yaml.span(path));
  }
}

function given(change: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
