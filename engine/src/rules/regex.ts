/** Regular expressions of rules. */

/** Checks a regular expression. */
export function compileRegex(source: string): { error?: string } {
  try {
    new RegExp(
      source
        .replace(/\(\?[imsx]+\)/g, '')
        .replace(/\(\?[imsx]+:/g, '(?:')
        .replace(/\(\?P</g, '(?<'),
    );
    return {};
  } catch (error) {
    return { error: (error as Error).message };
  }
}
