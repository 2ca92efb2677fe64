/** Builds formulas from the newer syntax of rules: `match`, and the items of `taint`. */
import {
  assemble,
  type BuildContext,
  buildRegex,
  buildText,
  collectBound,
  onlyOperator,
  type Pieces,
  rangeOf,
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
import { matchOperators, type RawMatch, type RawMatchMap, type RawWhere } from './schema-match';
import type { YamlPath } from './yaml-ranges';

/**
 * The formula of a rule or of a list item, which must match something.
 * @param path where `raw` stands, below the report's base
 * @returns undefined when something is wrong; the report then says what
 */
export function buildMatch(raw: RawMatch, path: YamlPath, report: Report): Formula | undefined {
  return positive(raw, path, { report, visible: new Set(), isCondition: false });
}

function positive(raw: RawMatch, path: YamlPath, context: BuildContext): Formula | undefined {
  const formula = build(raw, path, context);
  if (formula?.kind !== 'not' || context.isCondition) return formula;
  context.report.keyError(
    [...path, 'not'],
    '`not` only leaves code out; it belongs in an `all` list beside a pattern',
  );
  return undefined;
}

function build(raw: RawMatch, path: YamlPath, context: BuildContext): Formula | undefined {
  const { report } = context;
  if (typeof raw === 'string') return buildText(raw, path, report);
  const operator = onlyOperator(raw, matchOperators, path, report, {
    none: 'write `pattern`, `regex`, `all` or `any`',
    list: 'an `all` list',
  });
  if (operator === undefined) return undefined;
  const at = [...path, operator];
  // Conditions of a list of patterns look at all that the list binds.
  if (operator === 'all' && raw.as === undefined) {
    return withConditions(piecesOf(raw.all ?? [], at, context), raw.where, path, at, context);
  }
  const formula = named(raw, buildOperator(raw, operator, at, context), path, report);
  if (!formula || !raw.where) return formula;
  const pieces: Pieces = { parts: [formula], conditions: [], focus: [], whole: true };
  return withConditions(pieces, raw.where, path, at, context);
}

function buildOperator(
  raw: RawMatchMap,
  operator: (typeof matchOperators)[number],
  path: YamlPath,
  context: BuildContext,
): Formula | undefined {
  const inner = { ...context, isCondition: false };
  switch (operator) {
    case 'pattern':
      return buildText(raw.pattern as string, path, context.report);
    case 'regex':
      return buildRegex(raw.regex as string, path, context.report);
    case 'all':
      return assemble(piecesOf(raw.all as RawMatch[], path, context), path, context);
    case 'any': {
      const items = raw.any as RawMatch[];
      const parts = items
        .map((item, i) => positive(item, [...path, i], context))
        .filter((part) => part !== undefined);
      const range = rangeOf(path, context.report);
      return parts.length === items.length ? { kind: 'any', parts, range } : undefined;
    }
    default:
      return wrap(operator, positive(raw[operator] as RawMatch, path, inner));
  }
}

function named(
  { as: name }: RawMatchMap,
  part: Formula | undefined,
  path: YamlPath,
  report: Report,
): Formula | undefined {
  if (name === undefined || !part) return part;
  if (/^\$[A-Z_][A-Z0-9_]*$/.test(name)) return { kind: 'named', part, name, range: part.range };
  report.error([...path, 'as'], '`as` takes a metavariable, such as `$X`');
  return undefined;
}

function piecesOf(items: readonly RawMatch[], path: YamlPath, context: BuildContext): Pieces {
  const inner = { ...context, isCondition: false };
  const built = items.map((item, i) => build(item, [...path, i], inner));
  const parts = built.filter((part) => part !== undefined);
  return { parts, conditions: [], focus: [], whole: parts.length === items.length };
}

/** `at`: where the patterns stand. */
function withConditions(
  pieces: Pieces,
  where: readonly RawWhere[] | undefined,
  path: YamlPath,
  at: YamlPath,
  context: BuildContext,
): Formula | undefined {
  const visible = new Set(context.visible);
  for (const part of pieces.parts) collectBound(part, visible);
  where?.forEach((item, i) => {
    const here = [...path, 'where', i];
    const { focus } = item;
    if (focus !== undefined) {
      const names = Array.isArray(focus) ? focus : [focus];
      pieces.focus.push(
        names.map((name, j) => ({
          name,
          path: [...here, 'focus', ...(Array.isArray(focus) ? [j] : [])],
        })),
      );
      return;
    }
    const built = buildCondition(item, here, { ...context, visible });
    if (built) pieces.conditions.push(built);
    else pieces.whole = false;
  });
  return assemble(pieces, at, context);
}

function buildCondition(raw: RawWhere, path: YamlPath, context: BuildContext): BuiltCondition | undefined {
  const { report } = context;
  const { metavariable, comparison, regex, analyzer } = raw;
  if (comparison !== undefined) return buildComparison({ ...raw, comparison }, path, report);
  if (metavariable === undefined) {
    report.error(path, 'no condition here: write `focus`, `comparison` or `metavariable`');
    return undefined;
  }
  if (analyzer !== undefined) return buildAnalysis({ metavariable, analyzer }, path, report);
  if (raw.type !== undefined || raw.types) return buildType({ ...raw, metavariable }, path, report);
  if (regex !== undefined && raw.language === undefined) {
    return buildRegexCondition({ ...raw, metavariable, regex }, path, report);
  }
  const formula = build(raw, path, { ...context, isCondition: true });
  return formula && buildPatternCondition({ ...raw, metavariable }, formula, path, report);
}
