/** Builds pattern formulas from validated YAML and checks what only makes sense together. */
import type { Range } from '../syntax/position';
import type { Report } from './load-report';
import { nameOf } from './load-report';
import { compileRegex } from './regex';
import type { Condition, Formula } from './rule';
import type { RawFormula, RawPart } from './schema-formula';
import type { YamlPath } from './yaml-ranges';

const operators = [
  'pattern',
  'patterns',
  'pattern-either',
  'pattern-not',
  'pattern-inside',
  'pattern-not-inside',
  'pattern-regex',
  'pattern-not-regex',
] as const;
type Operator = (typeof operators)[number];

/** `$X`, `$_`, `$...ARGS`, and `$1` for the groups of a regular expression (Semgrep's pattern syntax). */
const metavariableName = /^\$(?:[A-Z_][A-Z0-9_]*|\.\.\.[A-Z_][A-Z0-9_]*|[1-9][0-9]*)$/;

/**
 * The formula of a rule, of a list item, or of a nested operator.
 * @param path where `raw` stands, below the report's base
 * @returns undefined when something is wrong; the report then says what
 */
export function buildFormula(raw: RawFormula, path: YamlPath, report: Report): Formula | undefined {
  const used = operators.filter((operator) => raw[operator] !== undefined);
  if (used.length === 0) {
    report.error(path, 'no pattern here: write `pattern`, `patterns`, `pattern-either` or `pattern-regex`');
    return undefined;
  }
  if (used.length > 1) {
    report.keyError(
      [...path, used[1]],
      `\`${used[1]}\` stands beside \`${used[0]}\`: write both as items of a \`patterns\` list`,
    );
    return undefined;
  }
  return buildOperator(used[0], raw[used[0]], [...path, used[0]], report);
}

/** Like `buildFormula`, for places where something must be matched: not a formula that only leaves out. */
export function buildPositive(raw: RawFormula, path: YamlPath, report: Report): Formula | undefined {
  const formula = buildFormula(raw, path, report);
  if (formula?.kind !== 'not') return formula;
  report.keyError(
    [...path, ...operatorOf(raw)],
    `\`${operatorOf(raw)[0]}\` only leaves code out; it belongs in a \`patterns\` list beside a pattern`,
  );
  return undefined;
}

function operatorOf(raw: RawFormula): Operator[] {
  return operators.filter((operator) => raw[operator] !== undefined).slice(0, 1);
}

function buildOperator(
  operator: Operator,
  raw: unknown,
  path: YamlPath,
  report: Report,
): Formula | undefined {
  const range = report.document.textRange([...report.base, ...path]);
  switch (operator) {
    case 'pattern':
      return buildText(raw as string, path, range, report);
    case 'pattern-regex':
      return buildRegex(raw as string, path, range, report);
    case 'pattern-not-regex':
      return negate(buildRegex(raw as string, path, range, report), range);
    case 'pattern-inside':
      return inside(buildNested(raw as string | RawFormula, path, range, report), range);
    case 'pattern-not':
      return negate(buildNested(raw as string | RawFormula, path, range, report), range);
    case 'pattern-not-inside':
      return negate(inside(buildNested(raw as string | RawFormula, path, range, report), range), range);
    case 'pattern-either':
      return buildAny(raw as RawFormula[], path, range, report);
    case 'patterns':
      return buildAll(raw as RawPart[], path, range, report);
  }
}

function negate(part: Formula | undefined, range: Range): Formula | undefined {
  return part && { kind: 'not', part, range };
}

function inside(part: Formula | undefined, range: Range): Formula | undefined {
  return part && { kind: 'inside', part, range };
}

function buildNested(
  raw: string | RawFormula,
  path: YamlPath,
  range: Range,
  report: Report,
): Formula | undefined {
  return typeof raw === 'string' ? buildText(raw, path, range, report) : buildPositive(raw, path, report);
}

function buildText(raw: string, path: YamlPath, range: Range, report: Report): Formula | undefined {
  if (raw.trim() === '') {
    report.keyError(path, `\`${path.at(-1)}\` is empty`);
    return undefined;
  }
  return { kind: 'pattern', text: raw.replace(/\n+$/, ''), range };
}

function buildRegex(raw: string, path: YamlPath, range: Range, report: Report): Formula | undefined {
  const source = checkedRegex(raw, path, report);
  return source === undefined ? undefined : { kind: 'regex', source, range };
}

function checkedRegex(raw: string, path: YamlPath, report: Report): string | undefined {
  const source = raw.replace(/\n+$/, '');
  const error = source === '' ? 'it is empty' : compileRegex(source).error;
  if (error === undefined) return source;
  report.error(path, `\`${path.at(-1)}\`: ${error}`);
  return undefined;
}

function buildAny(raw: RawFormula[], path: YamlPath, range: Range, report: Report): Formula | undefined {
  const built = raw.map((item, i) => buildPositive(item, [...path, i], report));
  const parts = built.filter((part) => part !== undefined);
  return parts.length === raw.length ? { kind: 'any', parts, range } : undefined;
}

function buildAll(raw: RawPart[], path: YamlPath, range: Range, report: Report): Formula | undefined {
  const parts: Formula[] = [];
  const conditions: Condition[] = [];
  const focused: { name: string; path: YamlPath }[] = [];
  let focusItems = 0;
  let whole = true;
  for (const [i, item] of raw.entries()) {
    const at = [...path, i];
    const { 'metavariable-regex': condition, 'focus-metavariable': focus, ...operator } = item;
    const extra = condition ? 'metavariable-regex' : focus !== undefined ? 'focus-metavariable' : undefined;
    if (extra === undefined) {
      const part = buildFormula(operator, at, report);
      if (part) parts.push(part);
      else whole = false;
      continue;
    }
    if (Object.keys(item).length > 1) {
      report.error(at, `\`${extra}\` needs a list item of its own`);
      whole = false;
    }
    if (condition) {
      const built = buildCondition(condition, [...at, extra], report);
      if (built) conditions.push(built);
      else whole = false;
    }
    if (focus !== undefined) {
      if (++focusItems > 1) {
        report.keyError([...at, extra], 'a second `focus-metavariable` in one list is not supported yet');
      }
      if (Array.isArray(focus)) {
        for (const [j, name] of focus.entries()) focused.push({ name, path: [...at, extra, j] });
      } else focused.push({ name: focus, path: [...at, extra] });
    }
  }
  if (whole && !parts.some((part) => part.kind !== 'not')) {
    report.keyError(path, '`patterns` only leaves code out: it needs a pattern that matches something');
    return undefined;
  }
  const formula: Formula = {
    kind: 'all',
    parts,
    conditions,
    focus: focused.map((each) => each.name),
    range,
  };
  const bound = new Set<string>();
  collectBound(formula, bound);
  for (const each of focused) whole = checkBound(each.name, each.path, bound, whole, report) && whole;
  for (const each of conditions) {
    const i = raw.findIndex((item) => item['metavariable-regex']?.metavariable === each.metavariable);
    const at = [...path, i, 'metavariable-regex', 'metavariable'];
    whole = checkBound(each.metavariable, at, bound, whole, report) && whole;
  }
  return whole ? formula : undefined;
}

function buildCondition(
  raw: { metavariable: string; regex: string },
  path: YamlPath,
  report: Report,
): Condition | undefined {
  const source = checkedRegex(raw.regex, [...path, 'regex'], report);
  if (source === undefined) return undefined;
  const range = report.document.textRange([...report.base, ...path, 'regex']);
  return { kind: 'metavariable-regex', metavariable: raw.metavariable, source, range };
}

/** Says when a name is none or when nothing binds it; the latter only if all patterns are known (`whole`). */
function checkBound(
  name: string,
  path: YamlPath,
  bound: ReadonlySet<string>,
  whole: boolean,
  report: Report,
): boolean {
  if (!metavariableName.test(name)) {
    report.error(
      path,
      `${nameOf(name)} is no metavariable: write a dollar sign and capital letters, like \`$X\``,
    );
    return false;
  }
  if (!whole || bound.has(name)) return true;
  report.error(path, `no pattern here binds \`${name}\``);
  return false;
}

/** Says when a name is no metavariable or when a formula does not bind it. */
export function checkMetavariable(name: string, path: YamlPath, formula: Formula, report: Report): void {
  const bound = new Set<string>();
  collectBound(formula, bound);
  checkBound(name, path, bound, true, report);
}

/** Adds the metavariables that some match of a formula binds; what is only left out binds none. */
function collectBound(formula: Formula, names: Set<string>): void {
  switch (formula.kind) {
    case 'pattern':
      for (const match of formula.text.matchAll(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*/g)) names.add(match[0]);
      return;
    case 'regex': {
      // Semgrep binds groups by number and by name.
      let groups = 0;
      for (const match of formula.source.matchAll(/\\.|\((?!\?)|\(\?P?<([A-Za-z_]\w*)>/gs)) {
        if (match[0].startsWith('\\')) continue;
        names.add(`$${++groups}`);
        if (match[1]) names.add(`$${match[1]}`);
      }
      return;
    }
    case 'inside':
      collectBound(formula.part, names);
      return;
    case 'all':
    case 'any':
      for (const part of formula.parts) collectBound(part, names);
      return;
    case 'not':
      return;
  }
}
