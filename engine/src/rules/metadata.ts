/** What a rule says about itself beyond its patterns: for people, for reports, for repairs. */
import type { Severity } from '../findings/finding';
import { oneLine } from '../findings/message';
import { builders } from '../fixes/builders/index';
import { checkedRegex } from './load-conditions';
import { listed, type Report } from './load-report';
import type { FixSpec, RuleInfo } from './rule';
import type { RawMetadata, RawRule } from './schema';
import { didYouMean } from './schema-keys';
import type { TaintBody } from './taint-spec';

/** Semgrep's severities, old and new; its two kinds of audit findings become hints. */
const severityOf: Record<string, Severity> = {
  ERROR: 'error',
  CRITICAL: 'error',
  HIGH: 'error',
  WARNING: 'warning',
  MEDIUM: 'warning',
  INFO: 'info',
  LOW: 'info',
  INVENTORY: 'hint',
  EXPERIMENT: 'hint',
};

/** The words for severities, the usual ones first. */
export const severityNames: readonly string[] = [
  'ERROR',
  'WARNING',
  'INFO',
  ...Object.keys(severityOf).filter((name) => !/^(ERROR|WARNING|INFO)$/.test(name)),
];

/** The severity of a rule; undefined and reported when the word is none. */
export function buildSeverity(raw: string, report: Report): Severity | undefined {
  if (Object.hasOwn(severityOf, raw)) return severityOf[raw];
  const known = Object.keys(severityOf);
  report.error(
    ['severity'],
    `unknown severity \`${raw}\`${didYouMean(raw, known)}; it is one of ${listed(known)}`,
  );
  return undefined;
}

/** The descriptive part of a rule. A CWE that cannot be read is left out with a warning. */
export function buildInfo(
  raw: RawRule,
  report: Report,
): Pick<RuleInfo, 'title' | 'why' | 'confidence' | 'cwe' | 'references'> {
  const metadata: Partial<RawMetadata> = raw.metadata ?? {};
  return {
    title: metadata.title?.trim() || titleOf(raw.id),
    why: metadata.why?.trim() ?? '',
    confidence: (metadata.confidence?.toLowerCase() as RuleInfo['confidence'] | undefined) ?? 'medium',
    cwe: buildCwe(metadata.cwe, report),
    references: listOf(metadata.references).map((each) => each.trim()),
  };
}

function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** `team.sql-injection` → `Sql injection`. */
function titleOf(id: string): string {
  const words = (id.split('.').at(-1) || id).replace(/[-_]+/g, ' ').trim() || id;
  return words[0].toUpperCase() + words.slice(1);
}

function buildCwe(raw: RawMetadata['cwe'], report: Report): string[] {
  const result = new Set<string>();
  for (const [i, each] of listOf(raw).entries()) {
    const number = typeof each === 'string' ? /^\s*CWE[-_ ]?0*([1-9]\d*)\b/i.exec(each)?.[1] : undefined;
    if (number) result.add(`CWE-${number}`);
    else {
      const path = ['metadata', 'cwe', ...(Array.isArray(raw) ? [i] : [])];
      report.warning(path, `\`${String(each)}\` is no CWE: write it like \`CWE-89\``);
    }
  }
  return [...result];
}

/** The models that a rule names. */
export function buildUses(raw: RawRule): TaintBody['uses'] {
  const uses = raw.metadata?.uses;
  return { sources: uses?.sources ?? [], sinks: uses?.sinks ?? [], sanitizers: uses?.sanitizers ?? [] };
}

/**
 * The repairs of a rule, best first. Semgrep's `fix` is the template of the first entry of `metadata.fixes`, or a
 * repair of its own when there is none; nobody has graded that one, so it is shown before it is applied.
 */
export function buildFixes(raw: RawRule, report: Report): FixSpec[] {
  const written = raw.metadata?.fixes ?? [];
  const fix = raw.fix?.replace(/\n+$/, '');
  const plain: Omit<FixSpec, 'title'> = { grade: 'review', replace: 'match', imports: [], isPlain: true };
  const regex = buildFixRegex(raw, report);
  if (regex && (fix !== undefined || written.length > 0)) {
    report.keyError(['fix-regex'], '`fix-regex` stands beside another fix: a rule has one of them');
  }
  if (regex) {
    const title = `Replace \`${oneLine(regex.source)}\` with \`${oneLine(regex.replacement)}\``;
    return [{ ...plain, title, regex }];
  }
  if (written.length === 0) {
    return fix === undefined ? [] : [{ ...plain, title: titleOfTemplate(fix), template: fix }];
  }
  return written.map((each, i) => {
    const path = ['metadata', 'fixes', i];
    const own = each.template?.replace(/\n+$/, '');
    if (own !== undefined && each.builder) {
      report.keyError([...path, 'builder'], '`builder` stands beside `template`: a fix has one of them');
    }
    const builder = each.builder?.name;
    if (builder !== undefined && !Object.hasOwn(builders, builder)) {
      const known = Object.keys(builders);
      report.error(
        [...path, 'builder', 'name'],
        `there is no builder \`${builder}\`${didYouMean(builder, known)}`,
      );
    }
    if (i === 0 && fix !== undefined && (own !== undefined || each.builder)) {
      report.keyError(['fix'], '`fix` is the template of the first of `metadata.fixes`, which has its own');
    }
    const template = own ?? (i === 0 && !each.builder ? fix : undefined);
    if (template === undefined && !each.builder)
      report.error(path, 'a fix needs a `template` or a `builder`');
    if (each.title.trim() === '') report.keyError([...path, 'title'], '`title` is empty');
    return {
      title: each.title.trim(),
      grade: each.grade ?? 'review',
      ...(template === undefined ? {} : { template }),
      ...(each.builder ? { builder: buildBuilder(each.builder) } : {}),
      replace: each.replace ?? 'match',
      imports: each.imports ?? [],
    };
  });
}

function buildFixRegex(raw: RawRule, report: Report): FixSpec['regex'] {
  const written = raw['fix-regex'];
  if (!written) return undefined;
  const { replacement, count } = written;
  if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
    report.error(['fix-regex', 'count'], '`count` is a whole number');
  }
  const source = checkedRegex(written.regex, ['fix-regex', 'regex'], report);
  return source === undefined
    ? undefined
    : { source, replacement, ...(count === undefined ? {} : { count }) };
}

function buildBuilder(raw: { name: string; options?: Record<string, unknown> }): FixSpec['builder'] {
  const options = Object.entries(raw.options ?? {}).map(([key, value]) => [key, String(value)]);
  return { name: raw.name, options: Object.fromEntries(options) };
}

function titleOfTemplate(template: string): string {
  const line = template.trim().split('\n')[0].trim();
  if (line === '') return 'Remove this code';
  const whole = line === template.trim() && line.length <= 60;
  return `Replace with \`${whole ? line : `${line.slice(0, 59)}…`}\``;
}
