/**
 * True where a call is meant by one of the names of a control: `assertOwner` means a call of that last name, `db.*` one
 * of anything on something whose last name is `db`. `*` stands for any letters.
 * @param called the dotted names of the call, as the code writes it and by its import
 */
export function isMeant(called: readonly string[], wanted: readonly string[]): boolean {
  return called.some((name) => {
    const parts = name.split(/\.|::|->/);
    return wanted.some((each) => endsWith(parts, each.split('.')));
  });
}

/** True where the last parts of a name are as wanted. */
function endsWith(parts: readonly string[], wanted: readonly string[]): boolean {
  const from = parts.length - wanted.length;
  return from >= 0 && wanted.every((part, i) => isNamed(plain(parts[from + i]), part));
}

/** Without what some languages put before a name: `$db`, `@db`. */
function plain(part: string): string {
  return part.replace(/^[@$#]+/, '');
}

/** True where a name is as wanted; `*` stands for any letters. Linear in the length of the name for each `*`. */
export function isNamed(name: string, wanted: string): boolean {
  const pieces = wanted.split('*');
  if (pieces.length === 1) return name === wanted || name === plain(wanted);
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    at = name.indexOf(piece, at);
    if (at < 0) return false;
    at += piece.length;
  }
  return at <= name.length - last.length;
}
