import type { ParsedDocument } from '../../document';
import type { Match } from '../../rules/bindings';
import { Kind, Role } from '../../syntax/kinds';
import type { TextEdit } from '../../syntax/position';
import { importEdits } from '../imports';
import type { Rewrite } from '../rewrite';
import { styleOf } from '../style';
import { type TextPart, textParts } from './text-parts';

/** What a shell would read as more than words. */
const shellSyntax = /[|&;<>$`*?~(){}[\]!#\\]/;

const withoutShell: Readonly<Record<string, string>> = { exec: 'execFile', execSync: 'execFileSync' };

/**
 * Turns a command line into a program and its arguments, which no shell reads: `exec(\`ping ${host}\`)` →
 * `execFile('ping', [host])`; Python: `os.system(f"ping {host}")` → `subprocess.run(["ping", host])`. Only lines of plain
 * words and values can be rewritten.
 */
export function commandArguments(document: ParsedDocument, match: Match): Rewrite | undefined {
  const facts = document.facts();
  if (!facts || match.node < 0) return undefined;
  const { tree } = facts;
  const call = tree.parent[match.node];
  if (call < 0 || tree.kind[call] !== Kind.Call || tree.role[match.node] !== Role.Argument) return undefined;
  const parts = textParts(facts, match.node);
  const words = parts && wordsOf(parts);
  if (!words || words.length === 0 || words[0].some((part) => 'node' in part)) return undefined;
  const python = document.definition.lineComment === '#';
  const { quote } = styleOf(document.text);
  const written = words.map((word) => writeWord(word, python, quote));
  if (written.some((word) => word === undefined)) return undefined;
  return python
    ? pythonCall(document, call, match, `[${written.join(', ')}]`)
    : javascriptCall(document, call, match, written as string[]);
}

function javascriptCall(
  document: ParsedDocument,
  call: number,
  match: Match,
  words: string[],
): Rewrite | undefined {
  const { tree, imports } = document.facts() as NonNullable<ReturnType<ParsedDocument['facts']>>;
  const callee = tree.child(call, Role.Callee);
  const path = imports.qualified(callee) ?? tree.textOf(callee);
  const renamed = withoutShell[path.slice(path.lastIndexOf('.') + 1)];
  if (renamed === undefined) return undefined;
  const isMember = tree.kind[callee] === Kind.Member;
  // `run = promisify(exec)` hands back a promise, which execFile does not.
  if (!isMember && tree.textOf(callee) !== path.slice(path.lastIndexOf('.') + 1)) return undefined;
  const named = isMember ? tree.child(callee, Role.Property) : callee;
  const program = `${words[0]}, [${words.slice(1).join(', ')}]`;
  const edits: TextEdit[] = [
    { start: tree.start[named], end: tree.end[named], text: renamed },
    { start: match.start, end: match.end, text: program },
  ];
  if (!isMember) edits.push(...importEdits(document, [`import { ${renamed} } from 'node:child_process'`]));
  return { edits, fixed: `${renamed}(${program})` };
}

function pythonCall(document: ParsedDocument, call: number, match: Match, list: string): Rewrite | undefined {
  const { tree, imports } = document.facts() as NonNullable<ReturnType<ParsedDocument['facts']>>;
  const callee = tree.child(call, Role.Callee);
  const path = imports.qualified(callee) ?? tree.textOf(callee);
  if (path === 'os.system') {
    const text = `subprocess.run(${list}, check=False)`;
    const edits = [{ start: tree.start[call], end: tree.end[call], text }];
    return { edits: [...edits, ...importEdits(document, ['import subprocess'])], fixed: text };
  }
  // getoutput and getstatusoutput take a line for the shell and nothing else.
  if (!/^subprocess\.(run|call|check_call|check_output|Popen)$/.test(path)) return undefined;
  const shell = tree
    .childrenWith(call, Role.Argument)
    .find(
      (argument) =>
        tree.kind[argument] === Kind.Keyword && tree.nameOf(tree.child(argument, Role.Key)) === 'shell',
    );
  const edits: TextEdit[] = [{ start: match.start, end: match.end, text: list }];
  if (shell !== undefined) {
    // The comma before it goes with it.
    const comma = tree.text.lastIndexOf(',', tree.start[shell]);
    edits.push({ start: comma, end: tree.end[shell], text: '' });
  }
  return { edits, fixed: `${tree.textOf(callee)}(${list})` };
}

/** Words of the line; undefined where a shell would do more than split it. */
function wordsOf(parts: readonly TextPart[]): TextPart[][] | undefined {
  const words: TextPart[][] = [];
  let word: TextPart[] = [];
  const end = () => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if ('node' in part) {
      word.push(part);
      continue;
    }
    let text = part.literal;
    // Quotes right around a value only keep it one word, which it now is anyway.
    const next = parts[i + 1];
    const after = parts[i + 2];
    const quote = /(["'])$/.exec(text)?.[1];
    if (quote && next && 'node' in next && after && 'literal' in after && after.literal.startsWith(quote)) {
      text = text.slice(0, -1);
    }
    const before = parts[i - 2];
    if (
      i >= 2 &&
      before &&
      'literal' in before &&
      /["']$/.test(before.literal) &&
      text[0] === before.literal.at(-1)
    ) {
      text = text.slice(1);
    }
    if (shellSyntax.test(text) || /["']/.test(text)) return undefined;
    text.split(/(\s+)/).forEach((piece) => {
      if (/^\s+$/.test(piece)) end();
      else if (piece !== '') word.push({ literal: piece });
    });
  }
  end();
  return words;
}

function writeWord(word: readonly TextPart[], python: boolean, quote: string): string | undefined {
  const [only] = word;
  if (word.length === 1) return 'literal' in only ? quote + only.literal + quote : only.code;
  if (python) {
    const inner = word.map((part) => ('literal' in part ? part.literal : `{${part.code}}`)).join('');
    return /["\\]/.test(inner) ? undefined : `f"${inner}"`;
  }
  return `\`${word.map((part) => ('literal' in part ? part.literal : `\${${part.code}}`)).join('')}\``;
}
