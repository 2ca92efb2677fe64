import type { ParsedDocument } from '../../document';
import type { Match } from '../../rules/bindings';
import type { DocumentFacts } from '../../rules/document-facts';
import { Kind, Role } from '../../syntax/kinds';
import type { TextEdit } from '../../syntax/position';
import type { Node } from '../../syntax/tree';
import type { Rewrite } from '../rewrite';
import { styleOf } from '../style';
import { type TextPart, textParts } from './text-parts';

/** Words behind which SQL wants a name or a direction: a parameter cannot stand there. */
const wantsName = /\b(from|into|update|join|table|by|asc|desc|index|column|database|schema)\s*$/i;

/** Python drivers whose `paramstyle` (PEP 249) is `qmark`. */
const questionMarkDrivers = ['sqlite3', 'aiosqlite', 'pyodbc', 'duckdb'];

/**
 * Turns a query text that values are put into, into a text with placeholders and an argument that holds the values:
 * `db.query('… WHERE id = ?', [id])`. The text may be the argument itself or be kept in a name that is assigned once.
 * Option `placeholder`: `?`, `$n` or `%s`; a driver that the file imports and that wants another one overrules it.
 */
export function sqlParameters(
  document: ParsedDocument,
  match: Match,
  options: Readonly<Record<string, string>>,
): Rewrite | undefined {
  const facts = document.facts();
  if (!facts || match.node < 0) return undefined;
  const { tree } = facts;
  const call = tree.parent[match.node];
  if (call < 0 || tree.kind[call] !== Kind.Call || tree.role[match.node] !== Role.Argument) return undefined;
  // Values that are there already would have to be merged in order.
  const next = tree.nextSibling(match.node);
  if (next >= 0 && tree.kind[next] !== Kind.Function) return undefined;
  const text = textNode(facts, match.node);
  const parts = text < 0 ? undefined : textParts(facts, text);
  if (!parts) return undefined;
  const python = document.definition.lineComment === '#';
  const placeholder = placeholderFor(facts, options.placeholder ?? '?');
  const query = parameterize(parts, placeholder, python);
  if (!query) return undefined;
  const literal = quoted(query.text, tree.textOf(text), python, styleOf(document.text).quote);
  if (literal === undefined) return undefined;
  const values = python
    ? `(${query.values.join(', ')}${query.values.length === 1 ? ',' : ''})`
    : `[${query.values.join(', ')}]`;
  const edits: TextEdit[] = [{ start: tree.start[text], end: tree.end[text], text: literal }];
  if (text === match.node) edits[0].text += `, ${values}`;
  else edits.push({ start: match.end, end: match.end, text: `, ${values}` });
  const argument = text === match.node ? literal : tree.textOf(match.node);
  return { edits, fixed: `${tree.textOf(tree.child(call, Role.Callee))}(${argument}, ${values})` };
}

/** The expression that builds the text: the argument, or the one value of the name that stands there. */
function textNode(facts: DocumentFacts, argument: Node): Node {
  const { tree, index } = facts;
  if (tree.kind[argument] !== Kind.Name) return argument;
  const scope = tree.enclosing(argument, Kind.Function);
  let value = -1;
  let reads = 0;
  for (const name of index.ofKind(Kind.Name)) {
    if (tree.name[name] !== tree.name[argument] || tree.enclosing(name, Kind.Function) !== scope) continue;
    const parent = tree.parent[name];
    if (tree.role[name] === Role.Target && tree.kind[parent] === Kind.Assign) {
      if (value >= 0 || tree.nameOf(parent) !== '=') return -1;
      value = tree.child(parent, Role.Value);
    } else if (tree.role[name] !== Role.Key && tree.role[name] !== Role.Property) reads++;
  }
  // Read elsewhere too, it may be logged or sent to another driver: leave it.
  return reads === 1 ? value : -1;
}

function placeholderFor(facts: DocumentFacts, wanted: string): string {
  const { segments } = facts.imports;
  if (wanted === '%s') return questionMarkDrivers.some((driver) => segments.has(driver)) ? '?' : '%s';
  return segments.has('pg') || segments.has('postgres') ? '$n' : wanted;
}

function parameterize(
  parts: readonly TextPart[],
  placeholder: string,
  python: boolean,
): { text: string; values: string[] } | undefined {
  let text = '';
  const values: string[] = [];
  const literals = parts.map((part) => ('literal' in part ? part.literal : undefined));
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if ('literal' in part) {
      text += placeholder === '%s' ? (literals[i] as string).replace(/%/g, '%%') : literals[i];
      continue;
    }
    // A list joined into one text would become one value.
    if (/\.join\([^()]*\)$/.test(part.code)) return undefined;
    const before = /(['"])(%*)$/.exec(text);
    const after = literals[i + 1];
    const closing = before && after !== undefined ? new RegExp(`^(%*)${before[1]}`).exec(after) : null;
    let value = part.code;
    if (before && closing) {
      // 'x' and '%x%' in quotes: the quotes go, the wildcards move into the value.
      text = text.slice(0, before.index);
      literals[i + 1] = (after as string).slice(closing[0].length);
      const [left, right] = [before[2].slice(0, 1), closing[1].slice(0, 1)];
      if (left || right) {
        value = python ? `f"${left}{${part.code}}${right}"` : `\`${left}\${${part.code}}${right}\``;
        if (python && /["\\]/.test(part.code)) return undefined;
      }
    } else if (/['"][^'"]*$/.test(text) && oddQuotes(text)) return undefined;
    else if (wantsName.test(text) || /[\w."`]$/.test(text)) return undefined;
    values.push(value);
    text += placeholder === '$n' ? `$${values.length}` : placeholder;
  }
  return values.length > 0 ? { text, values } : undefined;
}

/** True inside a quoted SQL text: a placeholder there would be plain text. */
function oddQuotes(text: string): boolean {
  return text.split("'").length % 2 === 0 || text.split('"').length % 2 === 0;
}

/** The query as a literal, in the quotes it had where they still serve. */
function quoted(text: string, original: string, python: boolean, preferred: string): string | undefined {
  if (python) {
    const quotes = /("""|'''|"|')/.exec(original)?.[1] ?? '"';
    const raw = /^[a-z]*r/i.test(original) ? 'r' : '';
    if (!text.includes(quotes)) return raw + quotes + text + quotes;
    const other = quotes.startsWith('"') ? "'" : '"';
    return text.includes(other) || text.includes('\n') ? undefined : raw + other + text + other;
  }
  if (text.includes('\n')) return `\`${text}\``;
  const quotes = original.startsWith('`') ? [preferred, '"', "'"] : [original[0], preferred, '"', "'"];
  const quote = quotes.find((each) => (each === '"' || each === "'") && !text.includes(each));
  return quote === undefined ? `\`${text}\`` : quote + text + quote;
}
