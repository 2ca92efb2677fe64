import type { ThreatNotes } from './notes';

/** Functions of the project as Semgrep pattern texts, for taint rules. */
export interface ProjectPatterns {
  sources: { pattern: string; kind: string }[];
  /** `focus` is the metavariable of the dangerous argument. */
  sinks: { pattern: string; focus: string; cwe: string }[];
  /** `for` is empty when the function makes data harmless for every weakness. */
  sanitizers: { pattern: string; for: string[] }[];
}

/**
 * The notes' sources, sinks and sanitizers as Semgrep patterns: `{call: db.raw, arg: 1}` becomes
 * `db.raw($_, $ARG, ...)` with the focus `$ARG`. `*` in a name becomes a metavariable.
 */
export function projectPatterns(notes: ThreatNotes): ProjectPatterns {
  return {
    sources: notes.sources.map(({ call, kind }) => ({
      pattern: `${callee(call)}(...)`,
      kind: kind ?? 'user-input',
    })),
    sinks: notes.sinks.map(({ call, arg, cwe }) => {
      const before = arg === undefined ? ['...'] : Array<string>(arg).fill('$_');
      return { pattern: `${callee(call)}(${[...before, '$ARG', '...'].join(', ')})`, focus: '$ARG', cwe };
    }),
    sanitizers: notes.sanitizers.map((entry) => ({
      pattern: `${callee(entry.call)}(...)`,
      for: entry.for ?? [],
    })),
  };
}

function callee(call: string): string {
  return call
    .split('.')
    .map((name, i) => (name.includes('*') ? `$NAME${i}` : name))
    .join('.');
}
