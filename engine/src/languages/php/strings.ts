import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { ELLIPSIS } from '../placeholders';

const literalTypes = new Set(['string_content', 'escape_sequence', 'nowdoc_string']);

/** The content of a string without its quotes; with variables in it, a template. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at);
  const opening = /^b?["']/i.exec(text)?.[0].length ?? 0;
  const hasEnd = text.length > opening && text.endsWith(text[opening - 1]);
  lowerContent(cst, at, role, at, cst.start(at) + opening, cst.end(at) - (hasEnd ? 1 : 0));
}

/** `<<<EOT` and `<<<'EOT'`: what stands between the lines. */
export function lowerHeredoc(cst: Lowering, at: number, role: Role): void {
  const body = cst.field(at, 'value');
  if (body < 0) cst.leaf(Kind.String, role, at, '');
  else lowerContent(cst, at, role, body, cst.start(body), cst.end(body));
}

/** A command in backticks is a call named by them; one that is a single value is that value. */
export function lowerShellCommand(cst: Lowering, at: number, role: Role): void {
  const [tick] = cst.children(at);
  cst.open(Kind.Call, role, at);
  cst.leaf(Kind.Name, Role.Callee, tick, '`');
  if (cst.source(at) === '`...`') cst.leaf(Kind.Name, Role.Argument, at, ELLIPSIS);
  else {
    const [part, ...others] = cst.namedChildren(at);
    if (part !== undefined && others.length === 0 && !literalTypes.has(cst.type(part)))
      cst.lower(part, Role.Argument);
    else lowerContent(cst, at, Role.Argument, at, cst.start(at) + 1, cst.end(at) - 1);
  }
  cst.close();
}

function lowerContent(cst: Lowering, at: number, role: Role, body: number, from: number, to: number): void {
  const parts = cst.namedChildren(body);
  if (parts.every((part) => literalTypes.has(cst.type(part)))) {
    cst.leaf(Kind.String, role, at, cst.text.slice(from, Math.max(from, to)));
    return;
  }
  cst.open(Kind.Template, role, at);
  let start = -1;
  let end = -1;
  const flush = () => {
    if (start >= 0) {
      cst.builder.leaf(
        Kind.String,
        Role.Part,
        start,
        end,
        cst.builder.contentName(cst.text.slice(start, end)),
      );
    }
    start = -1;
  };
  for (const part of parts) {
    if (literalTypes.has(cst.type(part))) {
      if (start < 0) start = cst.start(part);
      end = cst.end(part);
    } else {
      flush();
      cst.lower(part, Role.Part);
    }
  }
  flush();
  cst.close();
}
