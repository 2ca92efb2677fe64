import type { Catalogue } from './catalogue';
import type { Catalogues } from './team';

/** What threat notes can name under `compliance`. */
export interface Profile {
  /** `asvs-5.0-L2`. */
  id: string;
  title: string;
  /** The id of the catalogue. */
  catalogue: string;
  /** The highest level of the catalogue's items that counts; left out: all. */
  level?: number;
}

const asvs = [1, 2, 3].map((level) => ({
  id: `asvs-5.0-L${level}`,
  title: `OWASP ASVS 5.0, level ${level}`,
  catalogue: 'asvs-5.0',
  level,
}));
const whole = (id: string, title: string): Profile => ({ id, title, catalogue: id });

/** The compliance profiles that come with us, for completion and help. */
export const profiles: readonly Profile[] = [
  whole('owasp-top10-2025', 'OWASP Top 10:2025'),
  whole('owasp-top10-2021', 'OWASP Top 10:2021'),
  whole('owasp-api-2023', 'OWASP API Security Top 10 2023'),
  whole('owasp-llm-2026', 'OWASP Top 10 for LLM Applications 2026'),
  whole('owasp-proactive-2024', 'OWASP Proactive Controls 2024'),
  ...asvs,
  whole('hipaa-164.312', 'HIPAA technical safeguards (45 CFR 164.312)'),
  whole('pci-dss-4.0.1', 'PCI DSS 4.0.1, requirement 6.2.4'),
  whole('devsecops-stages', 'Stages around the code'),
];

/** A requirement of a compliance profile. */
export interface Requirement {
  /** The title of the catalogue, with its level where it has one. */
  catalogue: string;
  catalogueId: string;
  /** As published: `1.2.4`, `164.312(d)`. */
  id: string;
  title: string;
}

/**
 * The catalogues that ids of `compliance` name, in their order: each once, with the items of the highest level asked.
 * Ids that name none are left out.
 */
export function namedCatalogues(
  catalogues: readonly Catalogue[],
  compliance: readonly string[],
): Catalogue[] {
  const levels = new Map<Catalogue, number>();
  for (const name of compliance) {
    const profile = profiles.find(({ id }) => id === name);
    const catalogue = catalogues.find(({ id }) => id === (profile?.catalogue ?? name));
    const level = profile?.level ?? Number.POSITIVE_INFINITY;
    if (catalogue) levels.set(catalogue, Math.max(level, levels.get(catalogue) ?? 0));
  }
  return [...levels].map(([catalogue, level]) => upToLevel(catalogue, level));
}

/**
 * The catalogues that a project is reviewed by: those that its notes name under `compliance`, or else the OWASP Top 10
 * of the edition; then the team's own.
 */
export function activeCatalogues(
  { builtIn, own }: Catalogues,
  compliance: readonly string[],
  edition: '2025' | '2021',
): Catalogue[] {
  const named = namedCatalogues([...builtIn, ...own], compliance);
  const chosen = named.length > 0 ? named : builtIn.filter(({ id }) => id === `owasp-top10-${edition}`);
  return [...chosen, ...own.filter(({ id }) => !chosen.some((each) => each.id === id))];
}

/** The requirements of the profiles `compliance` that findings with one of these weaknesses concern. */
export function requirementsOf(
  catalogues: readonly Catalogue[],
  compliance: readonly string[],
  cwe: readonly string[],
): Requirement[] {
  return namedCatalogues(catalogues, compliance).flatMap((catalogue) =>
    catalogue.categories.flatMap(({ items }) =>
      items
        .filter((item) => item.cwe.some((weakness) => cwe.includes(weakness)))
        .map(({ id, title }) => ({ catalogue: catalogue.title, catalogueId: catalogue.id, id, title })),
    ),
  );
}

function upToLevel(catalogue: Catalogue, level: number): Catalogue {
  if (level === Number.POSITIVE_INFINITY) return catalogue;
  const categories = catalogue.categories.map((category) => ({
    ...category,
    items: category.items.filter((item) => (item.level ?? 1) <= level),
  }));
  const title = `${catalogue.title}, level ${level}`;
  return { ...catalogue, title, categories: categories.filter(({ items }) => items.length > 0) };
}
