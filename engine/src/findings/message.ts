import { type Bindings, bindingNamed, boundText } from '../rules/bindings';

/** Values for placeholders that no pattern binds: `SOURCE`, `SOURCE_LINE`, `FIXED`. */
export type Extras = Readonly<Record<string, string>>;

const longestPart = 60;
const placeholder = /\$((?:\.\.\.)?[A-Z_][A-Z0-9_]*|\d+)/g;

/**
 * A rule's message or title with its metavariables replaced by this code's own text, each on one line and shortened.
 * What nothing binds stays as it is written.
 */
export function fillMessage(template: string, text: string, bindings: Bindings, extras: Extras): string {
  return template.replace(placeholder, (whole, name: string) => {
    const binding = bindingNamed(bindings, name);
    if (binding) return oneLine(boundText(text, binding));
    return Object.hasOwn(extras, name) ? oneLine(extras[name]) : whole;
  });
}

/** The metavariables of a template that neither the bindings nor the extras have. */
export function unboundIn(template: string, bindings: Bindings, extras: Extras): string[] {
  const names = [...template.matchAll(placeholder)].map(([, name]) => name);
  return names.filter((name) => bindingNamed(bindings, name) === undefined && !Object.hasOwn(extras, name));
}

/** Text on one line, at most 60 characters. */
export function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > longestPart ? `${flat.slice(0, longestPart - 1)}…` : flat;
}
