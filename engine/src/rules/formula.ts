/** Builds formulas from the syntax with `pattern-…` keys, and checks what only makes sense together. */
import {
  assemble,
  type BuildContext,
  buildRegex,
  buildText,
  collectBound,
  onlyOperator,
  type Pieces,
  wrap,
} from './formula-parts';
import {
  type BuiltCondition,
  buildAnalysis,
  buildComparison,
  buildPatternCondition,
  buildRegexCondition,
  buildType,
} from './load-conditions';
import type { Report } from './load-report';
import type { Formula } from './rule';
import {
  conditionKeys,
  operatorKeys,
  type RawFormula,
  type RawMetavariablePattern,
  type RawPart,
} from './schema-formula';
import type { YamlPath } from './yaml-ranges';

type Operator = (typeof operatorKeys)[number];

/**
 * The formula of a rule or of a list item.
 * @param path where `raw` stands, below the report's base
 * @returns undefined when something is wrong; the report then says what
 */
export function buildFormula(raw: RawFormula, path: YamlPath, report: Report): Formula | undefined {
  return build(raw, path, { report, visible: new Set(), isCondition: false });
}

/** Like `buildFormula`, for places where something must be matched: not a formula that only leaves out. */
export function buildPositive(raw: RawFormula, path: YamlPath, report: Report): Formula | undefined {
  return positive(raw, path, { report, visible: new Set(), isCondition: false });
}

function build(raw: RawFormula, path: YamlPath, context: BuildContext): Formula | undefined {
  const { report } = context;
  const operator = onlyOperator(raw, operatorKeys, path, report, {
    none: 'write `pattern`, `patterns`, `pattern-either` or `pattern-regex`',
    list: 'a `patterns` list',
  });
  return operator && buildOperator(operator, raw[operator], [...path, operator], context);
}

function positive(raw: RawFormula, path: YamlPath, context: BuildContext): Formula | undefined {
  const formula = build(raw, path, context);
  if (formula?.kind !== 'not' || context.isCondition) return formula;
  const operator = operatorKeys.find((key) => raw[key] !== undefined) as Operator;
  context.report.keyError(
    [...path, operator],
    `\`${operator}\` only leaves code out; it belongs in a \`patterns\` list beside a pattern`,
  );
  return undefined;
}

function buildOperator(
  operator: Operator,
  raw: unknown,
  path: YamlPath,
  context: BuildContext,
): Formula | undefined {
  const { report } = context;
  const inner = { ...context, isCondition: false };
  const nested = () =>
    typeof raw === 'string' ? buildText(raw, path, report) : positive(raw as RawFormula, path, inner);
  switch (operator) {
    case 'pattern':
      return buildText(raw as string, path, report);
    case 'pattern-regex':
      return buildRegex(raw as string, path, report);
    case 'pattern-not-regex':
      return wrap('not', buildRegex(raw as string, path, report));
    case 'pattern-inside':
      return wrap('inside', nested());
    case 'pattern-not':
      return wrap('not', nested());
    case 'pattern-not-inside':
      return wrap('not', wrap('inside', nested()));
    case 'semgrep-internal-pattern-anywhere':
      return wrap('anywhere', nested());
    case 'pattern-either': {
      const items = raw as RawFormula[];
      const parts = items
        .map((item, i) => positive(item, [...path, i], context))
        .filter((part) => part !== undefined);
      const range = report.document.textRange([...report.base, ...path]);
      return parts.length === items.length ? { kind: 'any', parts, range } : undefined;
    }
    case 'patterns':
      return buildAll(raw as RawPart[], path, context);
  }
}

function buildAll(raw: RawPart[], path: YamlPath, context: BuildContext): Formula | undefined {
  const { report } = context;
  const pieces: Pieces = { parts: [], conditions: [], focus: [], whole: true };
  const inner = { ...context, isCondition: false };
  for (const [i, item] of raw.entries()) {
    const at = [...path, i];
    if (conditionKeys.some((key) => item[key] !== undefined)) continue;
    const part = build(item, at, inner);
    if (part) pieces.parts.push(part);
    else pieces.whole = false;
  }
  const visible = new Set(context.visible);
  for (const part of pieces.parts) collectBound(part, visible);
  for (const [i, item] of raw.entries()) {
    const key = conditionKeys.find((each) => item[each] !== undefined);
    if (key === undefined) continue;
    const at = [...path, i];
    if (Object.keys(item).length > 1) {
      report.error(at, `\`${key}\` needs a list item of its own`);
      pieces.whole = false;
    }
    const focus = item['focus-metavariable'];
    if (focus !== undefined) {
      const names = Array.isArray(focus) ? focus : [focus];
      pieces.focus.push(
        names.map((name, j) => ({ name, path: [...at, key, ...(Array.isArray(focus) ? [j] : [])] })),
      );
      continue;
    }
    const built = buildCondition(item, [...at, key], { ...context, visible });
    if (built) pieces.conditions.push(built);
    else pieces.whole = false;
  }
  return assemble(pieces, path, context);
}

function buildCondition(item: RawPart, path: YamlPath, context: BuildContext): BuiltCondition | undefined {
  const { report } = context;
  if (item['metavariable-regex']) return buildRegexCondition(item['metavariable-regex'], path, report);
  if (item['metavariable-comparison']) return buildComparison(item['metavariable-comparison'], path, report);
  if (item['metavariable-analysis']) return buildAnalysis(item['metavariable-analysis'], path, report);
  if (item['metavariable-type']) return buildType(item['metavariable-type'], path, report);
  const raw = item['metavariable-pattern'] as RawMetavariablePattern;
  const formula = build(raw, path, { ...context, isCondition: true });
  return formula && buildPatternCondition(raw, formula, path, report);
}
