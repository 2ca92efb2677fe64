import picomatch from 'picomatch';
import { speaks, textLanguages } from '../languages/index';
import type { RuleSpec } from './rule';

/** Semgrep's `paths`: a glob matches the path, its end, or a folder above it. */
export function pathFilter(rule: Pick<RuleSpec, 'include' | 'exclude'>): (path: string) => boolean {
  const include = matcher(rule.include);
  const exclude = matcher(rule.exclude);
  return (path) => (include?.(path) ?? true) && !(exclude?.(path) ?? false);
}

function matcher(globs: readonly string[]): ((path: string) => boolean) | undefined {
  if (globs.length === 0) return undefined;
  const anywhere = globs.flatMap((glob) => {
    const inner = glob.replace(/^\//, '').replace(/\/$/, '');
    return [inner, `**/${inner}`, `${inner}/**`, `**/${inner}/**`];
  });
  return picomatch(anywhere, { dot: true });
}

/**
 * Tells the paths that rules for any text look at, whatever language their files are in; undefined when there is no
 * such rule, so that nobody else pays for them.
 */
export function textRulePaths(rules: readonly RuleSpec[]): ((path: string) => boolean) | undefined {
  const filters = rules
    .filter((rule) => textLanguages.some((language) => speaks(language, rule.languages)))
    .map(pathFilter);
  return filters.length === 0 ? undefined : (path) => filters.some((filter) => filter(path));
}
