import { Scopes } from '../threats/scope';

/** Files of one folder; plain data. Paths are workspace-relative with forward slashes. */
export interface FileScope {
  /** The folder: empty, or with a slash at its end. */
  base: string;
  /** Folders below it that speak for themselves, each with a slash at its end. */
  without: readonly string[];
  /** Patterns relative to the folder, as the scopes of threat notes; absent: all files. */
  scope?: readonly string[];
}

/** Tells the files of a scope; of none, all files. */
export function scopeFilter(within: FileScope | undefined): (path: string) => boolean {
  if (!within) return () => true;
  const { base, without, scope } = within;
  const scopes = new Scopes();
  return (path) =>
    path.startsWith(base) &&
    !without.some((folder) => path.startsWith(folder)) &&
    scopes.matches(scope, path.slice(base.length));
}
