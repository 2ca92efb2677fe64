/** What both syntaxes of rules build formulas of, and what must hold for their parts together. */
import type { Range } from '../syntax/position';
import { type BuiltCondition, checkedRegex, metavariableName, type Use } from './load-conditions';
import { nameOf, type Report } from './load-report';
import type { Condition, Formula } from './rule';
import type { YamlPath } from './yaml-ranges';

/** Where a formula is built. */
export interface BuildContext {
  report: Report;
  /** Metavariables that something around binds: those of the pattern whose metavariable a condition looks into. */
  visible: ReadonlySet<string>;
  /** True where the formula is about a metavariable's code: what only leaves out leaves out of that. */
  isCondition: boolean;
}

/** The pieces of an `all`, some of which may have been refused: `whole` is false then. */
export interface Pieces {
  parts: Formula[];
  conditions: BuiltCondition[];
  focus: Use[][];
  whole: boolean;
}

/** The range of the text of a pattern, or of a list. */
export function rangeOf(path: YamlPath, report: Report): Range {
  return report.document.textRange([...report.base, ...path]);
}

/** A pattern's text. */
export function buildText(raw: string, path: YamlPath, report: Report): Formula | undefined {
  if (raw.trim() === '') {
    report.keyError(path, `\`${path.at(-1)}\` is empty`);
    return undefined;
  }
  return { kind: 'pattern', text: raw.replace(/\n+$/, ''), range: rangeOf(path, report) };
}

/** A regular expression over the text of the file. */
export function buildRegex(raw: string, path: YamlPath, report: Report): Formula | undefined {
  const source = checkedRegex(raw, path, report);
  return source === undefined ? undefined : { kind: 'regex', source, range: rangeOf(path, report) };
}

/** Wraps a formula that was built; nothing stays nothing. */
export function wrap(kind: 'not' | 'inside' | 'anywhere', part: Formula | undefined): Formula | undefined {
  return part && { kind, part, range: part.range };
}

/** Puts pieces together; undefined and reported when they make no formula. */
export function assemble(pieces: Pieces, path: YamlPath, context: BuildContext): Formula | undefined {
  const { parts, conditions, focus } = pieces;
  const { report, visible, isCondition } = context;
  if (pieces.whole && !isCondition && parts.every((part) => part.kind === 'not')) {
    report.keyError(
      path,
      `\`${path.at(-1)}\` only leaves code out: it needs a pattern that matches something`,
    );
    return undefined;
  }
  const formula: Formula = {
    kind: 'all',
    parts,
    conditions: conditions.map(({ condition }) => condition),
    focus: focus.map((names) => names.map(({ name }) => name)),
    range: rangeOf(path, report),
  };
  const bound = new Set(visible);
  collectBound(formula, bound);
  let fine = pieces.whole;
  for (const use of [...focus.flat(), ...conditions.flatMap(({ uses }) => uses)]) {
    fine = checkUse(use, bound, pieces.whole, report) && fine;
  }
  return fine ? formula : undefined;
}

/** Says when a name is no metavariable or when a formula does not bind it. */
export function checkMetavariable(name: string, path: YamlPath, formula: Formula, report: Report): void {
  const bound = new Set<string>();
  collectBound(formula, bound);
  checkUse({ name, path }, bound, true, report);
}

/** Says when a name is none or when nothing binds it; the latter only if all patterns are known (`whole`). */
function checkUse(use: Use, bound: ReadonlySet<string>, whole: boolean, report: Report): boolean {
  const { name, path, within } = use;
  const say = (message: string) => {
    if (within) report.textError(path, within.text, within.offset, message);
    else report.error(path, message);
    return false;
  };
  if (!metavariableName.test(name)) {
    return say(`${nameOf(name)} is no metavariable: write a dollar sign and capital letters, like \`$X\``);
  }
  return !whole || bound.has(name) || say(`no pattern here binds \`${name}\``);
}

/** Adds the metavariables that some match of a formula binds; what is only left out binds none. */
export function collectBound(formula: Formula, names: Set<string>): void {
  switch (formula.kind) {
    case 'pattern':
      for (const match of formula.text.matchAll(/\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*/g)) names.add(match[0]);
      return;
    case 'regex':
      collectGroups(formula.source, names);
      return;
    case 'named':
      names.add(formula.name);
      collectBound(formula.part, names);
      return;
    case 'inside':
    case 'anywhere':
      collectBound(formula.part, names);
      return;
    case 'all':
      for (const condition of formula.conditions) collectBoundBy(condition, names);
      for (const part of formula.parts) collectBound(part, names);
      return;
    case 'any':
      for (const part of formula.parts) collectBound(part, names);
      return;
    case 'not':
      return;
  }
}

/** A condition binds what its own patterns and groups do. */
function collectBoundBy(condition: Condition, names: Set<string>): void {
  if (condition.kind === 'regex') collectGroups(condition.source, names);
  else if (condition.kind === 'pattern') collectBound(condition.formula, names);
}

/** Semgrep binds groups by number and by name. */
function collectGroups(source: string, names: Set<string>): void {
  let groups = 0;
  for (const match of source.matchAll(/\\.|\((?!\?)|\(\?P?<([A-Za-z_]\w*)>/gs)) {
    if (match[0].startsWith('\\')) continue;
    names.add(`$${++groups}`);
    if (match[1]) names.add(`$${match[1]}`);
  }
}

/**
 * The one operator that a formula object has; undefined, and told, where there is none or more than one.
 * @param words what to write where there is none, and the list in which several belong
 */
export function onlyOperator<K extends string>(
  raw: Partial<Record<K, unknown>>,
  operators: readonly K[],
  path: YamlPath,
  report: Report,
  words: { none: string; list: string },
): K | undefined {
  const used = operators.filter((operator) => raw[operator] !== undefined);
  if (used.length === 0) report.error(path, `no pattern here: ${words.none}`);
  if (used.length > 1) {
    report.keyError(
      [...path, used[1]],
      `\`${used[1]}\` stands beside \`${used[0]}\`: write both as items of ${words.list}`,
    );
  }
  return used.length === 1 ? used[0] : undefined;
}
