import type { AnalysisProblem } from '../findings/finding';
import { YamlText } from '../yaml/document';
import { shown, validate } from '../yaml/validate';
import { fencedNotes, isMarkdownPath, type NotesFile, onlyBlock } from './files';
import { globMistake } from './glob';
import { migrationEdits, readAsCurrent } from './migrate';
import { currentVersion, type NotesData, threatNotesSchema } from './schema';

/** One file of notes, or one block of a document, as it was read. */
export interface NotesPart {
  path: string;
  yaml: YamlText;
  /** Present when the part fits the schema. */
  data?: NotesData;
  problems: AnalysisProblem[];
}

/**
 * Reads the notes of one file: one part, or one for each block of a Markdown document. Never throws. Every problem stands
 * at its own zero-based range. What concerns several files is checked by `readNotes`.
 */
export function parseNotes({ path, text }: NotesFile): NotesPart[] {
  if (!isMarkdownPath(path)) return [parsePart(path, text, true)];
  return fencedNotes(text).map((block) => parsePart(path, onlyBlock(text, block), false));
}

function parsePart(path: string, text: string, needsVersion: boolean): NotesPart {
  const yaml = new YamlText(text, path);
  const part: NotesPart = { path, yaml, problems: yaml.problems };
  if (yaml.problems.length > 0) return part;
  if (yaml.data === undefined) {
    if (needsVersion)
      yaml.add(`The threat notes are empty: start with \`version: ${currentVersion}\`.`, 0, 0);
    return part;
  }
  const older = readAsCurrent(yaml);
  const written = withoutEmptyKeys(yaml.data);
  // A block stands in a document whose readers do not care for versions.
  const whole =
    needsVersion || !isPlainMap(written) ? written : { version: currentVersion, ...(written as object) };
  part.data = validate(yaml, threatNotesSchema, explain, [], whole, mend);
  if (older !== undefined && part.data)
    yaml.add(
      `These notes are written in version ${older} of the format: update them to version ${currentVersion}.`,
      ...yaml.span(['version']),
      'info',
      [{ title: `Update the notes to version ${currentVersion}`, edits: migrationEdits(yaml.text) }],
    );
  return part;
}

/** What was most likely meant where the way of writing is wrong. */
function mend(code: string, value: unknown): string | undefined {
  const text = String(value);
  if (code === 'cwe') {
    const number = /^\W*(?:cwe)?[-_ :]*0*([1-9]\d{0,4})\b/i.exec(text)?.[1];
    return number && `CWE-${number}`;
  }
  const name = text.replace(/\(.*$/s, '').replace(/::|->/g, '.').trim();
  if (code === 'call') return /^[\w$*]+(\.[\w$*]+)*$/.test(name) ? name : undefined;
  if (code === 'id') {
    const id = text
      .trim()
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+|-+$/g, '');
    return id || undefined;
  }
  if (!code.startsWith('glob:')) return undefined;
  const glob = text.replace(/\\/g, '/').replace(/^(!?)(?:[A-Za-z]:)?\/+/, '$1');
  return globMistake(glob) ? undefined : glob;
}

function isPlainMap(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** `threats:` with nothing below it is what a list looks like whose entries are all comments: an absent key. */
function withoutEmptyKeys(data: unknown): unknown {
  if (!isPlainMap(data)) return data;
  return Object.fromEntries(
    Object.entries(data as object).filter(([key, value]) => value !== null || key === 'version'),
  );
}

function explain(code: string, value: unknown): string | undefined {
  if (code.startsWith('glob:')) return `The path pattern ${shown(value)} ${code.slice(5)}: ${globHelp}`;
  switch (code) {
    case 'id':
      return `The id ${shown(value)} has other characters than letters, digits, \`-\`, \`_\` and \`.\`.`;
    case 'cwe':
      return `${shown(value)} is not a CWE id: write \`CWE-\` and the number, as in \`CWE-89\`.`;
    case 'day':
      return `${shown(value)} is not a day: write it as YYYY-MM-DD, as in \`2027-03-31\`.`;
    case 'call':
      return `${shown(value)} does not name a function: write it as in \`db.raw\`, without parentheses.`;
    case 'flow':
      return `${shown(value)} is no flow: write what goes where, as in \`arg0 -> return\`.`;
    case 'identifier':
      return `${shown(value)} does not name a variable or property: write it as in \`ssn\`, \`diagnosis*\` or \`Patient.dob\`.`;
    case 'fingerprint':
      return `${shown(value)} is not a fingerprint: copy the 32 hex digits of the finding.`;
    case 'accepted-what':
      return 'This accepted risk names nothing: add `rule` with `scope`, or `fingerprint`.';
    case 'accepted-where':
      return 'This accepted risk covers the rule everywhere: add `scope` with the files, as in `["src/dev.ts"]`.';
    case 'check-what':
      return 'This check asks for nothing: add `mustCall`, `mustNotCall` or `mustUse`.';
    case 'check-order':
      return '`before` and `after` say where the call of `mustCall` stands: add `mustCall`.';
    default:
      return undefined;
  }
}

const globHelp = 'write a path relative to the workspace folder with forward slashes, as in `src/routes/**`.';
