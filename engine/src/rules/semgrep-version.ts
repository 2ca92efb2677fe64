import type { Report } from './load-report';

/** The Semgrep whose rule language this engine reads: rules that exclude it are meant for another. */
const version = [1, 150, 0] as const;

/** True when a rule is for the Semgrep that this engine is like; else the rule is left out with a word on its line. */
export function isForThisVersion(
  raw: { 'min-version'?: string | number; 'max-version'?: string | number },
  report: Report,
): boolean {
  for (const key of ['min-version', 'max-version'] as const) {
    const written = raw[key];
    if (written === undefined) continue;
    const numbers = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(String(written).trim());
    if (!numbers) {
      report.error([key], `\`${key}\` is a version such as \`1.50.0\``);
      continue;
    }
    const order = compare(numbers.slice(1).map((part) => Number(part ?? 0)));
    if (key === 'min-version' ? order <= 0 : order >= 0) continue;
    const reach = key === 'min-version' ? 'from' : 'up to';
    report.warning(
      [key],
      `it is for Semgrep ${reach} ${written}; rules are read as ${version.join('.')} does, so it is left out`,
    );
    return false;
  }
  return true;
}

/** Above zero when a version is newer than ours. */
function compare(other: readonly number[]): number {
  for (const [i, part] of version.entries()) if (other[i] !== part) return other[i] - part;
  return 0;
}
