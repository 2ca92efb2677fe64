import { type OwaspCategory, owaspCategories } from './owasp-cwe';

/** A category that a weakness belongs to. */
export interface OwaspPlacement {
  /** `A05:2025`. */
  id: string;
  /** True when OWASP does not list the CWE in that edition and the category follows from the weakness's nature. */
  inferred: boolean;
}

const byCwe = new Map<number, OwaspPlacement[]>();
const byId = new Map<string, OwaspCategory>();
for (const category of owaspCategories) {
  byId.set(category.id, category);
  for (const [numbers, inferred] of [
    [category.listed, false],
    [category.inferred, true],
  ] as const)
    for (const number of numbers) {
      const placements = byCwe.get(number);
      const placement = { id: category.id, inferred };
      if (placements) placements.push(placement);
      else byCwe.set(number, [placement]);
    }
}

/**
 * The OWASP Top 10 categories of weaknesses, 2025 before 2021, each once: `['CWE-89']` gives
 * `['A05:2025', 'A03:2021']`. A CWE may be written `CWE-89` or `CWE-89: SQL Injection`; unknown ones give nothing.
 */
export function owaspOf(cwe: readonly string[]): string[] {
  const found = new Set(cwe.flatMap((id) => owaspPlacements(id).map((placement) => placement.id)));
  return owaspCategories.map((category) => category.id).filter((id) => found.has(id));
}

/** The categories of one weakness, 2025 before 2021, with a mark on those that OWASP does not list itself. */
export function owaspPlacements(cwe: string): readonly OwaspPlacement[] {
  const number = /^CWE-(\d+)\b/i.exec(cwe.trim())?.[1];
  return (number && byCwe.get(Number(number))) || [];
}

/** The name of a category: `A05:2025` gives `Injection`; `undefined` for an unknown id. */
export function owaspTitle(id: string): string | undefined {
  return byId.get(id)?.title;
}
