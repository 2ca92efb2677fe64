import { modulePath } from '../dataflow/imports';
import type { ParsedDocument } from '../document';
import { Kind, Role } from '../syntax/kinds';
import type { TextEdit } from '../syntax/position';
import type { UniformTree } from '../syntax/tree';
import { type CodeStyle, styleOf } from './style';

/** What an import line of a rule brings in. */
interface Wanted {
  module: string;
  /** Names taken from the module; empty: the module itself as `local`. */
  names: string[];
  local: string;
}

/**
 * The edit that adds the imports that a text lacks, in the text's own style (ESM or CommonJS, quotes, semicolons), below
 * its last import. `lines` are written as ES or Python imports.
 */
export function importEdits(document: ParsedDocument, lines: readonly string[]): TextEdit[] {
  const facts = document.facts();
  if (!facts) return [];
  const { tree, imports } = facts;
  const python = document.definition.lineComment === '#';
  const style = styleOf(document.text);
  const known = new Map<string, string>();
  for (const [local, path] of imports.entries()) known.set(tree.names.text(local), path);
  const missing = lines
    .map((line) => (python ? readPython(line) : readEcmaScript(line)))
    .filter((wanted): wanted is Wanted => wanted !== undefined)
    .map((wanted) => ({ ...wanted, names: wanted.names.filter((name) => !isKnown(known, wanted, name)) }))
    .filter((wanted) => wanted.names.length > 0 || (wanted.local !== '' && !isKnown(known, wanted, '')));
  if (missing.length === 0) return [];
  const commonJs = !python && !usesModules(document, tree);
  const at = placeFor(tree, python);
  const text = missing
    .map((wanted) => (python ? writePython(wanted) : writeJavaScript(wanted, commonJs, style)))
    .join(style.lineEnd);
  if (at.after) return [{ start: at.offset, end: at.offset, text: style.lineEnd + text }];
  return [{ start: at.offset, end: at.offset, text: text + style.lineEnd }];
}

function isKnown(known: ReadonlyMap<string, string>, wanted: Wanted, name: string): boolean {
  const path = modulePath(wanted.module);
  return known.get(name || wanted.local) === (name ? `${path}.${name}` : path);
}

function readEcmaScript(line: string): Wanted | undefined {
  const match = /^import\s+(?:\{([^}]*)\}|(?:\*\s+as\s+)?(\w+))\s+from\s+['"]([^'"]+)['"];?$/.exec(
    line.trim(),
  );
  if (!match) return undefined;
  const names = (match[1] ?? '').split(',').map((name) => name.trim());
  return { module: match[3], names: names.filter((name) => name !== ''), local: match[2] ?? '' };
}

function readPython(line: string): Wanted | undefined {
  const whole = /^import\s+([\w.]+)$/.exec(line.trim());
  if (whole) return { module: whole[1], names: [], local: whole[1] };
  const from = /^from\s+([\w.]+)\s+import\s+([\w, ]+)$/.exec(line.trim());
  if (!from) return undefined;
  return { module: from[1], names: from[2].split(',').map((name) => name.trim()), local: '' };
}

function writePython({ module, names }: Wanted): string {
  return names.length > 0 ? `from ${module} import ${names.join(', ')}` : `import ${module}`;
}

function writeJavaScript(wanted: Wanted, commonJs: boolean, { quote, semicolon }: CodeStyle): string {
  const module = `${quote}${wanted.module}${quote}`;
  const what = wanted.names.length > 0 ? `{ ${wanted.names.join(', ')} }` : wanted.local;
  return commonJs
    ? `const ${what} = require(${module})${semicolon}`
    : `import ${what} from ${module}${semicolon}`;
}

function usesModules(document: ParsedDocument, tree: UniformTree): boolean {
  if (tree.kind.includes(Kind.Import) || tree.kind.includes(Kind.Export)) return true;
  return /\.(mjs|[mc]?tsx?)$/.test(document.path) && !/\brequire\(/.test(document.text);
}

/** Behind the last import at the top of the text; without one, before the first statement. */
function placeFor(tree: UniformTree, python: boolean): { offset: number; after: boolean } {
  const statements = tree.childrenWith(0, Role.Statement);
  let last = -1;
  for (const statement of statements) {
    if (tree.kind[statement] === Kind.Import || isRequire(tree, statement)) last = statement;
  }
  if (last >= 0) {
    const end = tree.text[tree.end[last]] === ';' ? tree.end[last] + 1 : tree.end[last];
    return { offset: end, after: true };
  }
  const skipped = statements.find(
    (statement) => !(tree.kind[statement] === Kind.String && isFirst(statement)),
  );
  if (skipped === undefined) return { offset: 0, after: false };
  // A docstring or 'use strict' stays first; a shebang is above all statements anyway.
  const offset = tree.text.lastIndexOf('\n', tree.start[skipped] - 1) + 1;
  return { offset: python || offset > 0 ? offset : 0, after: false };

  function isFirst(statement: number): boolean {
    return statement === statements[0];
  }
}

function isRequire(tree: UniformTree, statement: number): boolean {
  const value = tree.kind[statement] === Kind.Assign ? tree.child(statement, Role.Value) : -1;
  return value >= 0 && /^require\(\s*['"][^'"]+['"]\s*\)(\.\w+)*$/.test(tree.textOf(value));
}
