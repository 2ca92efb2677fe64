import { ImportError } from './imported';

/** The value of a JSON text; a model of another tool may hold anything anywhere, so nothing is taken for granted. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportError(`This is not valid JSON: ${(error as Error).message}`);
  }
}

/** The value as a map; an empty one when it is none. */
export function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The maps in a list; none when it is no list. */
export function mapsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value)
    ? value.filter((item) => typeof item === 'object' && item !== null).map(mapOf)
    : [];
}

/** The texts in a list; none when it is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string' && item !== '')
    : [];
}

/** A text, or a number as one; `undefined` for everything else and for an empty text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A word of a fixed list that a text is, whatever its case. */
export function wordOf<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  const text = textOf(value)?.toLowerCase();
  return words.find((word) => word.toLowerCase() === text);
}
