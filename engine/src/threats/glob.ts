import { RE2JS } from 're2js';

const maxLength = 500;

/** What is wrong with a scope pattern, as the end of a sentence; `undefined` when it is good. */
export function globMistake(pattern: string): string | undefined {
  const body = pattern.replace(/^!/, '');
  if (body.trim() === '') return 'is empty';
  if (body.length > maxLength) return `is longer than ${maxLength} characters`;
  if (body.startsWith('/') || /^[A-Za-z]:/.test(body)) return 'is absolute';
  if (body.includes('\\')) return 'has a backslash';
  if (/(^|\/)\.\.(\/|$)/.test(body)) return 'leaves the folder with `..`';
  return balanced(body, '[', ']') && balanced(body, '{', '}')
    ? undefined
    : 'has a bracket that does not close';
}

/**
 * Compiles one pattern without its `!`. `*` stands for any characters of one name, `**` for any folders, `?` for one
 * character, `[ab]` for one of a set, `{a,b}` for either; a slash at the end means everything below. Everything else,
 * also `(`, `+` and a dot in front, is itself; letters are exact. `app/[id]/**` is a folder name of some frameworks as
 * well as a set, so that brackets also match themselves.
 * The workspace chooses patterns and paths, so matching is linear in time (RE2): no pattern can stall the analysis.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const body = pattern.replace(/^(\.\/)+/, '').replace(/\/$/, '/**');
  // Most patterns are told apart by their first characters; compiling waits until one fits.
  const prefix = /^[^*?[{]*/.exec(body)![0].replace(/[^/]*$/, '');
  let compiled: RE2JS[] | undefined;
  return (path) => {
    if (!path.startsWith(prefix)) return false;
    compiled ??= readings(body);
    return compiled.some((expression) => expression.matches(path));
  };
}

/** A path as a pattern that matches it: brackets and stars of file names become `?`. */
export function pathPattern(path: string): string {
  return path.replace(/[*?[\]{}!\\]/g, '?');
}

function readings(body: string): RE2JS[] {
  const sources = body.includes('[') ? [sourceOf(body, true), sourceOf(body, false)] : [sourceOf(body, true)];
  return sources.flatMap((source) => {
    try {
      return [RE2JS.compile(source, RE2JS.DOTALL)];
    } catch {
      // A set such as `[z-a]` is no set; its literal reading remains.
      return [];
    }
  });
}

function sourceOf(body: string, sets: boolean): string {
  let source = '';
  let braces = 0;
  for (let i = 0; i < body.length; ) {
    const rest = body.slice(i);
    const folders = /^\*\*(\/|$)/.exec(rest);
    const set = sets ? /^\[([!^]?)([^/[\]]+)\]/.exec(rest) : null;
    const c = body[i];
    let taken = 1;
    if (folders && (i === 0 || /[/{,]/.test(body[i - 1]))) {
      source += folders[1] ? '(?:.*/)?' : '.*';
      taken = folders[0].length;
    } else if (c === '*') {
      source += '[^/]*';
      taken = /^\*+/.exec(rest)![0].length;
    } else if (set) {
      source += `[${set[1] ? '^/' : ''}${set[2].replace(/[\\^&[\]]/g, '\\$&')}]`;
      taken = set[0].length;
    } else if (c === '?') source += '[^/]';
    else if (c === '{') source += '(?:';
    else if (c === '}') source += ')';
    else if (c === ',' && braces > 0) source += '|';
    else {
      const character = String.fromCodePoint(body.codePointAt(i)!);
      source += RE2JS.quote(character);
      taken = character.length;
    }
    if (c === '{') braces++;
    else if (c === '}') braces--;
    i += taken;
  }
  return source;
}

function balanced(pattern: string, open: string, close: string): boolean {
  let depth = 0;
  for (const c of pattern) {
    if (c === open) depth++;
    else if (c === close && --depth < 0) return false;
  }
  return depth === 0;
}
