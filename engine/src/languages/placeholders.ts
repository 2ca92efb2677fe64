/**
 * What stands in a pattern's text for the parts that no grammar knows. A pattern is code with holes; before it is
 * parsed, each hole becomes an identifier of these shapes, and the lowered pattern tree is read by them.
 */
export const ELLIPSIS = '__WS_ELLIPSIS__';
export const DEEP = '__WS_DEEP__';
const METAVARIABLE = '__WS_M_';
const LIST_METAVARIABLE = '__WS_L_';
const TYPED_METAVARIABLE = '__WS_T_';

/** The identifier for `$NAME`. */
export const metavariablePlaceholder = (name: string): string => METAVARIABLE + name;
/** The identifier for `$...NAME`. */
export const listPlaceholder = (name: string): string => LIST_METAVARIABLE + name;

/** The identifier for a metavariable that stands only for values of a type; the type's text travels in it as hex. */
export const typedPlaceholder = (name: string, type: string): string =>
  `${TYPED_METAVARIABLE}${[...type].map((char) => char.codePointAt(0)?.toString(16).padStart(6, '0')).join('')}_${name}`;

/** `X` for the placeholder of `$X`, else undefined; a type around it, `$X[]`, is something else. */
export function metavariableOf(identifier: string): string | undefined {
  if (/\W/.test(identifier)) return undefined;
  if (identifier.startsWith(TYPED_METAVARIABLE))
    return identifier.slice(identifier.indexOf('_', TYPED_METAVARIABLE.length) + 1);
  return identifier.startsWith(METAVARIABLE) ? identifier.slice(METAVARIABLE.length) : undefined;
}

/** The type that a typed metavariable's placeholder names, as it was written; else undefined. */
export function typeOfPlaceholder(identifier: string): string | undefined {
  if (!identifier.startsWith(TYPED_METAVARIABLE)) return undefined;
  const from = TYPED_METAVARIABLE.length;
  const codes = identifier.slice(from, identifier.indexOf('_', from)).match(/.{6}/g) ?? [];
  return codes.map((code) => String.fromCodePoint(Number.parseInt(code, 16))).join('');
}

/** `...ARGS`, under which it is bound, for the placeholder of `$...ARGS`; else undefined. */
export function listMetavariableOf(identifier: string): string | undefined {
  if (/\W/.test(identifier)) return undefined;
  return identifier.startsWith(LIST_METAVARIABLE)
    ? `...${identifier.slice(LIST_METAVARIABLE.length)}`
    : undefined;
}

/** True for the placeholders that stand for any number of nodes. */
export function isListPlaceholder(identifier: string): boolean {
  return identifier === ELLIPSIS || identifier.startsWith(LIST_METAVARIABLE);
}

const placeholder = `(?:${ELLIPSIS}|(?:${METAVARIABLE}|${LIST_METAVARIABLE})[A-Z0-9_]*?(?=__WS_|[^A-Z0-9_]|$))`;
const wholePlaceholder = new RegExp(`^${placeholder}$`);
const anyPlaceholder = new RegExp(`(${placeholder})`);

/** True for what stands for a hole of any sort, and nothing else. */
export function isPlaceholder(identifier: string): boolean {
  return wholePlaceholder.test(identifier);
}

/** A text in pieces, each a placeholder or without any; no piece is empty. */
export function splitAtPlaceholders(text: string): string[] {
  return text.split(anyPlaceholder).filter((piece) => piece !== '');
}
