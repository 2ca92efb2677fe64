import type { AnalysisProblem } from '../findings/finding';
import { YamlText } from '../yaml/document';
import { nearest } from '../yaml/suggest';
import { shown, validate } from '../yaml/validate';
import type { ThreatNotes } from './notes';
import { entryLists, type NotesData, references, threatNotesSchema } from './schema';

export interface ParsedThreatNotes {
  /** Present when the file has no error; warnings do not keep it back. */
  notes?: ThreatNotes;
  problems: AnalysisProblem[];
}

/**
 * Reads threat notes. Never throws. Every problem stands at its own zero-based range of `path`; with an error there
 * are no notes, and the caller keeps the last good ones in force.
 */
export function parseThreatNotes(text: string, path: string): ParsedThreatNotes {
  const yaml = new YamlText(text, path);
  if (yaml.problems.length > 0) return { problems: yaml.problems };
  if (yaml.data === undefined) {
    yaml.add('The threat notes are empty: start with `version: 1`.', 0, 0);
    return { problems: yaml.problems };
  }
  const data = validate(yaml, threatNotesSchema, explain, [], withoutEmptyKeys(yaml.data));
  // Ids are checked on what was written, so that one wrong field does not hide a wrong id.
  const ranges = checkIds(yaml);
  if (data) warnAboutOpenEnds(yaml, data);
  if (!data || yaml.problems.some((problem) => problem.severity === 'error'))
    return { problems: yaml.problems };
  return { notes: { ...data, path, ranges }, problems: yaml.problems };
}

/** `threats:` with nothing below it is what a list looks like whose entries are all comments: an absent key. */
function withoutEmptyKeys(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data).filter(([key, value]) => value !== null || key === 'version'),
  );
}

/** Duplicate ids and references to nothing are problems; the result is id → range of its entry. */
function checkIds(yaml: YamlText): ThreatNotes['ranges'] {
  const ranges: ThreatNotes['ranges'] = {};
  const ids = new Map<string, { list: string; line: number }>();
  for (const list of entryLists) {
    entries(yaml.data, list).forEach((entry, i) => {
      if (typeof entry.id !== 'string') return;
      const range = yaml.range([list, i]);
      const earlier = ids.get(entry.id);
      if (earlier) {
        const where = `line ${earlier.line + 1} (${earlier.list})`;
        yaml.add(
          `The id \`${entry.id}\` is already used on ${where}: choose another.`,
          ...yaml.span([list, i, 'id']),
        );
      } else if (range) {
        ids.set(entry.id, { list, line: range.start.line });
        Object.defineProperty(ranges, entry.id, {
          value: range,
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
    });
  }
  for (const { list, field, to } of references) {
    const known = [...ids].filter(([, entry]) => entry.list === to).map(([id]) => id);
    const set = new Set(known);
    entries(yaml.data, list).forEach((entry, i) => {
      const value = entry[field];
      const named = Array.isArray(value)
        ? value.map((v, k) => [v, [list, i, field, k]])
        : [[value, [list, i, field]]];
      for (const [id, at] of named as [unknown, PropertyKey[]][]) {
        if (typeof id !== 'string' || set.has(id)) continue;
        const meant = nearest(id, known);
        const help = meant ? `Did you mean \`${meant}\`?` : `Add it under \`${to}\` or remove it here.`;
        yaml.add(`No entry of \`${to}\` has the id \`${id}\`. ${help}`, ...yaml.span(at));
      }
    });
  }
  return ranges;
}

function warnAboutOpenEnds(yaml: YamlText, data: NotesData): void {
  data.accepted.forEach((risk, i) => {
    if (risk.expires) return;
    const message = `The accepted risk ${risk.id} has no end: add \`expires: YYYY-MM-DD\` so that it is looked at again.`;
    yaml.add(message, ...yaml.span(['accepted', i, 'id']), 'warning');
  });
}

function entries(data: unknown, list: string): Record<string, unknown>[] {
  const value = (data as Record<string, unknown> | null)?.[list];
  if (!Array.isArray(value)) return [];
  return value.map((entry) => (typeof entry === 'object' && entry !== null ? entry : {}));
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
    case 'identifier':
      return `${shown(value)} does not name a variable or property: write it as in \`ssn\`, \`diagnosis*\` or \`Patient.dob\`.`;
    case 'fingerprint':
      return `${shown(value)} is not a fingerprint: copy the 32 hex digits of the finding.`;
    case 'accepted-what':
      return 'This accepted risk names nothing: add `rule` with `scope`, or `fingerprint`.';
    case 'accepted-where':
      return 'This accepted risk covers the rule everywhere: add `scope` with the files, as in `["src/dev.ts"]`.';
    default:
      return undefined;
  }
}

const globHelp = 'write a path relative to the workspace folder with forward slashes, as in `src/routes/**`.';
