import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** How far behind its beginning the text of a here-document is looked for, in nodes. */
const heredocWithin = 2000;

interface Content {
  /** The nodes of `#{...}`. */
  interpolations: readonly number[];
  start: number;
  end: number;
}

/** What stands between the delimiters of a literal. */
function contentOf(cst: Lowering, at: number): Content {
  const children = cst.children(at);
  const first = children[0];
  const last = children.at(-1);
  const opens = first !== undefined && !cst.isNamed(first);
  const closes = last !== undefined && last !== first && !cst.isNamed(last);
  return {
    interpolations: children.filter((child) => cst.type(child) === 'interpolation'),
    start: opens ? cst.end(first) : cst.start(at),
    end: closes ? cst.start(last) : cst.end(at),
  };
}

/** `'a'`, `"a"`, `%q(a)` and a word of `%w[...]`. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  lowerText(cst, at, role, contentOf(cst, at));
}

function lowerText(cst: Lowering, at: number, role: Role, content: Content): void {
  if (content.interpolations.length === 0) {
    cst.leaf(Kind.String, role, at, cst.text.slice(content.start, content.end));
  } else lowerTemplate(cst, Kind.Template, at, role, content, undefined);
}

function lowerTemplate(
  cst: Lowering,
  kind: Kind,
  at: number,
  role: Role,
  { interpolations, start, end }: Content,
  name: string | undefined,
): void {
  cst.open(kind, role, at, name);
  cst.lowerParts(interpolations, start, end);
  cst.close();
}

/** `"a" "b"` is `"ab"`; with an interpolation among them the parts stand in one template. */
export function lowerChained(cst: Lowering, at: number, role: Role): void {
  const contents = cst.namedChildren(at).map((string) => contentOf(cst, string));
  if (contents.every(({ interpolations }) => interpolations.length === 0)) {
    cst.leaf(Kind.String, role, at, contents.map(({ start, end }) => cst.text.slice(start, end)).join(''));
    return;
  }
  cst.open(Kind.Template, role, at);
  for (const { interpolations, start, end } of contents) cst.lowerParts(interpolations, start, end);
  cst.close();
}

/** `<<~END`, with the text that follows on the next lines. */
export function lowerHeredoc(cst: Lowering, at: number, role: Role): void {
  const tag = cst.source(at).replace(/^<<[-~]?["'`]?|["'`]$/g, '');
  const body = cst.following(at, heredocWithin, (node) => {
    if (cst.type(node) !== 'heredoc_body') return false;
    const end = cst.namedChildren(node).at(-1);
    return end !== undefined && cst.source(end).trim() === tag;
  });
  if (body < 0) {
    cst.leaf(Kind.String, role, at, '');
    return;
  }
  const children = cst.namedChildren(body);
  const start = cst.start(body) + (cst.text[cst.start(body)] === '\n' ? 1 : 0);
  const end = Math.max(start, cst.start(children[children.length - 1]));
  const interpolations = children.filter((child) => cst.type(child) === 'interpolation');
  lowerText(cst, at, role, { interpolations, start, end });
}

/** Backticks and `%x(...)`. */
export function lowerSubshell(cst: Lowering, at: number, role: Role): void {
  lowerTemplate(cst, Kind.Template, at, role, contentOf(cst, at), '`');
}

/** `/a/` and `%r{a}` are one, whatever their flags. */
export function lowerRegex(cst: Lowering, at: number, role: Role): void {
  const content = contentOf(cst, at);
  if (content.interpolations.length > 0) lowerTemplate(cst, Kind.Regex, at, role, content, '/');
  else cst.leaf(Kind.Regex, role, at, `/${cst.text.slice(content.start, content.end)}/`);
}

/** `:a`. */
export function lowerSymbol(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Symbol, role, at);
  lowerSymbolName(cst, at, Role.Property);
  cst.close();
}

/** `:"a"` and a word of `%i[...]`. */
export function lowerSymbolText(cst: Lowering, at: number, role: Role): void {
  const content = contentOf(cst, at);
  if (content.interpolations.length > 0) lowerTemplate(cst, Kind.Template, at, role, content, ':');
  else lowerSymbol(cst, at, role);
}

/** The name of a symbol, or of a key: `:a`, `a:`, `:"a"`, `"a":`. */
export function lowerSymbolName(cst: Lowering, at: number, role: Role): void {
  const type = cst.type(at);
  let { start, end } = { start: cst.start(at), end: cst.end(at) };
  if (type === 'simple_symbol') start++;
  else if (type !== 'hash_key_symbol') ({ start, end } = contentOf(cst, at));
  cst.builder.leaf(Kind.Name, role, start, end, cst.builder.contentName(cst.text.slice(start, end)));
}
