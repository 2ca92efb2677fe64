import type { Finding } from '../../engine/src/index';
import { kinOf } from './cwe-kin';
import { cweNumber, type Verdict } from './suite';

/** A place of which a suite says whether it is vulnerable. */
export interface Case {
  /** What its row of the table is called. */
  group: string;
  /** As in findings. */
  file: string;
  /** One-based; undefined: the whole file. */
  line?: number;
  cwes: readonly number[];
  isVulnerable: boolean;
}

interface Counts {
  found: number;
  missed: number;
  flagged: number;
  silent: number;
}

/** Lines that a finding may span to count for one of them. */
const spanAtMost = 6;

/**
 * Judges cases by the findings in their place with their weakness. The last row holds the mean of the rows (every group
 * counts the same, however many cases it has), the one before it all cases together.
 */
export function judgeCases(cases: readonly Case[], findings: readonly Finding[]): Verdict {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) byFile.set(finding.path, [...(byFile.get(finding.path) ?? []), finding]);
  const groups = new Map<string, Counts>();
  const all = counts();
  const wrong: string[] = [];
  for (const each of [...cases].sort((a, b) => (a.group < b.group ? -1 : 1))) {
    const { group, file, line, isVulnerable } = each;
    const isHit = (byFile.get(file) ?? []).some((finding) => isFound(each, finding));
    const ofGroup = groups.get(group) ?? counts();
    groups.set(group, ofGroup);
    for (const sum of [ofGroup, all]) sum[verdictOf(isVulnerable, isHit)]++;
    const place = line === undefined ? file : `${file}:${line}`;
    if (isVulnerable !== isHit) wrong.push(`${isVulnerable ? 'missed' : 'flagged'} ${place} (${group})`);
  }
  const rows = Object.fromEntries([...groups].map(([name, each]) => [name, row(each)]));
  const means = [...groups.values()].map(rates);
  const [tpr, fpr] = [mean(means.map(([rate]) => rate)), mean(means.map(([, rate]) => rate))];
  return { rows: { ...rows, 'all cases': row(all), 'mean of groups': shown(tpr, fpr) }, wrong };
}

function isFound({ line, cwes }: Case, { cwe, range }: Finding): boolean {
  const kin = kinOf(cwes);
  if (!cwe.some((each) => kin.has(cweNumber(each)))) return false;
  if (line === undefined) return true;
  const first = range.start.line + 1;
  return line >= first && line <= Math.min(range.end.line + 1, first + spanAtMost);
}

function counts(): Counts {
  return { found: 0, missed: 0, flagged: 0, silent: 0 };
}

function verdictOf(isVulnerable: boolean, isHit: boolean): keyof Counts {
  if (isVulnerable) return isHit ? 'found' : 'missed';
  return isHit ? 'flagged' : 'silent';
}

/** True and false positive rate; `NaN` where there is nothing of that kind. */
function rates({ found, missed, flagged, silent }: Counts): [number, number] {
  return [found / (found + missed), flagged / (flagged + silent)];
}

function row(of: Counts): Record<string, number | string> {
  return { ...of, ...shown(...rates(of)) };
}

function shown(tpr: number, fpr: number): Record<string, string> {
  const percent = (rate: number) => (Number.isNaN(rate) ? '' : (100 * rate).toFixed(1));
  return { 'TPR %': percent(tpr), 'FPR %': percent(fpr), 'Youden %': percent(tpr - fpr) };
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
