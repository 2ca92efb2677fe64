/** Builds the conditions on metavariables that both syntaxes of rules share. */
import { metavariablesOf, parseComparison } from './comparison';
import type { Report } from './load-report';
import { compileRegex } from './regex';
import type { Condition, Formula } from './rule';
import { languageNamed } from './schema-keys';
import type { YamlPath } from './yaml-ranges';

/** `$X`, `$_`, `$...ARGS`, and `$1` for the groups of a regular expression (Semgrep's pattern syntax). */
export const metavariableName = /^\$(?:[A-Z_][A-Z0-9_]*|\.\.\.[A-Z_][A-Z0-9_]*|[1-9][0-9]*)$/;

/** A metavariable's name where the rule file says it; `within`: a part of a larger text. */
export interface Use {
  name: string;
  path: YamlPath;
  within?: { text: string; offset: number };
}

/** A condition with the metavariables that it looks at, each with the place where its name is written. */
export interface BuiltCondition {
  condition: Condition;
  uses: Use[];
}

/** A regular expression's source that can be run, or undefined and a word on why not. */
export function checkedRegex(raw: string, path: YamlPath, report: Report): string | undefined {
  const source = raw.replace(/\n+$/, '');
  const error = source === '' ? 'it is empty' : compileRegex(source).error;
  if (error === undefined) return source;
  report.error(path, `\`${path.at(-1)}\`: ${error}`);
  return undefined;
}

/** `metavariable-regex`. */
export function buildRegexCondition(
  raw: { metavariable: string; regex: string; 'constant-propagation'?: boolean },
  path: YamlPath,
  report: Report,
): BuiltCondition | undefined {
  const source = checkedRegex(raw.regex, [...path, 'regex'], report);
  if (source === undefined) return undefined;
  return {
    condition: {
      kind: 'regex',
      metavariable: raw.metavariable,
      source,
      constants: raw['constant-propagation'] === true,
      range: report.document.textRange([...report.base, ...path, 'regex']),
    },
    uses: [{ name: raw.metavariable, path: [...path, 'metavariable'] }],
  };
}

/** `metavariable-comparison`. */
export function buildComparison(
  raw: { metavariable?: string; comparison: string; base?: number; strip?: boolean },
  path: YamlPath,
  report: Report,
): BuiltCondition | undefined {
  const at = [...path, 'comparison'];
  const expression = parseComparison(raw.comparison);
  if ('error' in expression) {
    report.textError(at, raw.comparison, expression.at, expression.error);
    return undefined;
  }
  if (raw.base !== undefined && !(Number.isInteger(raw.base) && raw.base >= 2 && raw.base <= 36)) {
    report.error([...path, 'base'], '`base` is a whole number from 2 to 36');
  }
  const uses: BuiltCondition['uses'] = metavariablesOf(expression).map(({ name, at: offset }) => ({
    name,
    path: at,
    within: { text: raw.comparison, offset },
  }));
  if (raw.metavariable !== undefined) uses.push({ name: raw.metavariable, path: [...path, 'metavariable'] });
  return {
    condition: {
      kind: 'comparison',
      expression,
      ...(raw.base === undefined ? {} : { base: raw.base }),
      strip: raw.strip === true,
      range: report.document.textRange([...report.base, ...at]),
    },
    uses,
  };
}

/** `metavariable-analysis`. */
export function buildAnalysis(
  raw: { metavariable: string; analyzer: 'entropy' | 'redos' },
  path: YamlPath,
  report: Report,
): BuiltCondition {
  return {
    condition: {
      kind: 'analysis',
      metavariable: raw.metavariable,
      analyzer: raw.analyzer,
      range: report.document.valueRange([...report.base, ...path]),
    },
    uses: [{ name: raw.metavariable, path: [...path, 'metavariable'] }],
  };
}

/** `metavariable-type`. */
export function buildType(
  raw: { metavariable: string; type?: string; types?: string[] },
  path: YamlPath,
  report: Report,
): BuiltCondition | undefined {
  const types = [...(raw.type === undefined ? [] : [raw.type]), ...(raw.types ?? [])];
  if (types.length === 0) {
    report.error(path, 'no type here: write `type` or `types`');
    return undefined;
  }
  return {
    condition: {
      kind: 'type',
      metavariable: raw.metavariable,
      types,
      range: report.document.valueRange([...report.base, ...path]),
    },
    uses: [{ name: raw.metavariable, path: [...path, 'metavariable'] }],
  };
}

/** `metavariable-pattern` with its formula, which was built already. */
export function buildPatternCondition(
  raw: { metavariable: string; language?: string },
  formula: Formula,
  path: YamlPath,
  report: Report,
): BuiltCondition | undefined {
  const condition: Condition = {
    kind: 'pattern',
    metavariable: raw.metavariable,
    formula,
    range: report.document.valueRange([...report.base, ...path]),
  };
  if (raw.language !== undefined) {
    const named = languageNamed(raw.language);
    if ('error' in named) {
      report.error([...path, 'language'], named.error);
      return undefined;
    }
    condition.language = named.language;
  }
  return { condition, uses: [{ name: raw.metavariable, path: [...path, 'metavariable'] }] };
}
