/**
 * A function that people name with dots as code with dots writes it, up to the parentheses of a call: `db.raw` is also a
 * method of `this.db`, and `clean` one of the object at hand. `$ANY` is a metavariable.
 */
export function dottedCall(names: readonly string[], self = 'this'): string[] {
  const written = names.join('.');
  if (names.length === 1) return [written, `${self}.${written}`];
  return names[0].startsWith('$') ? [written] : [written, `$ANY.${written}`];
}
