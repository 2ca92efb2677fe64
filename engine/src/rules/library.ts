/** Summaries of libraries: what functions that are not in the program do with data. */
import type { AnalysisProblem } from '../findings/finding';
import type { FileScope } from './file-scope';
import { buildLanguages, eachEntry } from './load-entries';
import type { RuleFile } from './rule';
import { librarySchema } from './schema';

/** The part of a place: `[*]` some element, `[...]` each under its own key, `[arg0]` that under a key, `[+]` a new last one, `[-last]` one that is taken out. */
export type LibraryPart =
  | { kind: 'any' | 'each' | 'append' }
  | { kind: 'key'; key: LibraryKey }
  | { kind: 'take'; key: LibraryKey };

/** A key that is written down, that of an argument (by place), or the last one. */
export type LibraryKey = { text: string } | { argument: number } | 'last';

/** Where data comes from or goes to in a call. `index` counts arguments from 0. */
export interface LibraryPlace {
  of: 'this' | 'args' | 'argument' | 'return' | 'nothing' | 'callback' | 'callback result' | 'settled';
  index: number;
  /** Of a callback: which of its parameters. */
  parameter: number;
  /** Of what a callback settles by calling that parameter, `arg0(1)(0)`: in which place it hands it over. */
  place?: number;
  part?: LibraryPart;
}

export interface LibraryFlow {
  from: LibraryPlace;
  to: LibraryPlace;
}

/** What calls of some names do. */
export interface LibraryCall {
  names: string[];
  /** Only calls with so many arguments. */
  args?: number;
  /** Only calls whose arguments at these places are one of the texts, as the code writes them or as their value. */
  where: readonly { argument: number; texts: readonly string[] }[];
  flows: LibraryFlow[];
  /** The argument, or -1 for what it is called on, that is harmless when the function returns true. */
  proves?: number;
  /** True where the function never returns. */
  ends: boolean;
  /** True for a property: it is read without a call. */
  isProperty: boolean;
}

/** What functions of a library do with data; plain data. */
export interface LibrarySpec {
  id: string;
  languages: string[];
  /** Full names of the types whose methods these are; empty: functions, static methods and constructors by full path. */
  types: string[];
  calls: LibraryCall[];
  /** The only files whose calls these are; absent: all. */
  within?: FileScope;
}

/** Reads the summaries of model files. A bad one is left out and reported; the others go on. Never throws. */
export function loadLibraries(files: readonly RuleFile[], problems: AnalysisProblem[]): LibrarySpec[] {
  const libraries: LibrarySpec[] = [];
  eachEntry(files, 'summaries', 'Summary', problems, (_file, raw, report) => {
    const parsed = librarySchema.safeParse(raw, { reportInput: true });
    if (!parsed.success) {
      report.issues(parsed.error.issues, librarySchema);
      return;
    }
    const { id, types = [] } = parsed.data;
    const languages = buildLanguages(parsed.data.languages, report);
    const calls = parsed.data.calls.map((call, i): LibraryCall => {
      const flows = call.flow.flatMap((text, k) => {
        const flow = parseFlow(text);
        if (!flow) {
          const path = ['calls', i, 'flow', k];
          report.error(path, `\`${text}\` is no flow: write what goes where, as in \`arg0 -> return\``);
        }
        return flow ?? [];
      });
      const proven = call.proves === undefined ? undefined : parsePlace(call.proves);
      if (call.proves !== undefined && proven?.of !== 'argument' && proven?.of !== 'this')
        report.error(['calls', i, 'proves'], `\`${call.proves}\` is no argument: write \`arg0\` or \`this\``);
      return {
        names: [call.name].flat(),
        ...(call.args !== undefined && { args: call.args }),
        where: Object.entries(call.where ?? {}).map(([key, texts], k) => {
          const of = parsePlace(key);
          if (of?.of !== 'argument' || of.part)
            report.error(['calls', i, 'where', k], `\`${key}\` is no argument: write \`arg0\``);
          return { argument: of?.index ?? 0, texts };
        }),
        flows,
        ...(proven && { proves: proven.of === 'this' ? -1 : proven.index }),
        ends: call.ends === true,
        isProperty: call.property === true,
      };
    });
    if (!report.refused) libraries.push({ id, languages, types, calls });
  });
  return libraries;
}

/** Reads `arg0 -> this[+]`; undefined where it is none. */
export function parseFlow(text: string): LibraryFlow | undefined {
  const sides = text.split('->').map((side) => parsePlace(side.trim()));
  const [from, to] = sides;
  if (sides.length !== 2 || !from || !to) return undefined;
  const isFrom = from.of !== 'callback';
  const isTo = !['callback result', 'settled', 'nothing'].includes(to.of) && to.part?.kind !== 'take';
  return isFrom && isTo && from.part?.kind !== 'append' ? { from, to } : undefined;
}

const place =
  /^(?:(this|args|return|nothing)|arg(\d+)(?:\((\d*)\)(?:\((\d+)\))?)?)(?:\[([^\]]+)\]|\.([\w$-]+))?$/;

function parsePlace(text: string): LibraryPlace | undefined {
  const [all, word, index, parameter, handed, bracket, field] = place.exec(text) ?? [];
  if (all === undefined) return undefined;
  const inBracket = bracket === undefined ? undefined : parsePart(bracket);
  const part: LibraryPart | undefined =
    field === undefined ? inBracket : { kind: 'key', key: { text: field } };
  const rest = part && { part };
  if (word !== undefined) return { of: word as 'this', index: -1, parameter: -1, ...rest };
  if (parameter === undefined) return { of: 'argument', index: Number(index), parameter: -1, ...rest };
  if (handed !== undefined && parameter !== '')
    return {
      of: 'settled',
      index: Number(index),
      parameter: Number(parameter),
      place: Number(handed),
      ...rest,
    };
  if (handed !== undefined) return undefined;
  return parameter === ''
    ? { of: 'callback result', index: Number(index), parameter: -1, ...rest }
    : { of: 'callback', index: Number(index), parameter: Number(parameter), ...rest };
}

function parsePart(text: string): LibraryPart {
  if (text === '*') return { kind: 'any' };
  if (text === '...') return { kind: 'each' };
  if (text === '+') return { kind: 'append' };
  const isTaken = text.startsWith('-');
  return { kind: isTaken ? 'take' : 'key', key: parseKey(isTaken ? text.slice(1) : text) };
}

function parseKey(text: string): LibraryKey {
  if (text === 'last') return 'last';
  const argument = /^arg(\d+)$/.exec(text)?.[1];
  return argument === undefined ? { text } : { argument: Number(argument) };
}
