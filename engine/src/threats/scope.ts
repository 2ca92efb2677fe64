import { globMatcher } from './glob';
import type { ThreatNotes } from './notes';

/** The scope patterns of one set of notes, compiled once. */
export class Scopes {
  private readonly compiled = new Map<string, (path: string) => boolean>();

  /**
   * True when a workspace-relative path (forward slashes) is in a scope: it matches a pattern, and none that starts
   * with `!`. No scope means everywhere; a scope of exclusions only means everywhere else.
   */
  matches(scope: readonly string[] | undefined, path: string): boolean {
    if (!scope || scope.length === 0) return true;
    const wanted = scope.filter((pattern) => !pattern.startsWith('!'));
    const unwanted = scope.filter((pattern) => pattern.startsWith('!'));
    return (
      (wanted.length === 0 || wanted.some((pattern) => this.matcher(pattern)(path))) &&
      !unwanted.some((pattern) => this.matcher(pattern.slice(1))(path))
    );
  }

  private matcher(pattern: string): (path: string) => boolean {
    let matcher = this.compiled.get(pattern);
    if (!matcher) {
      matcher = globMatcher(pattern);
      this.compiled.set(pattern, matcher);
    }
    return matcher;
  }
}

const known = new WeakMap<ThreatNotes, Scopes>();

/** The compiled scopes of notes, kept as long as the notes are. */
export function scopesOf(notes: ThreatNotes): Scopes {
  let scopes = known.get(notes);
  if (!scopes) {
    scopes = new Scopes();
    known.set(notes, scopes);
  }
  return scopes;
}
