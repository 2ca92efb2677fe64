/** Whether all that a rule finds lies in one statement, so that an edit elsewhere cannot change it. */
import type { CompiledBody } from './compile';
import type { CompiledCondition, CompiledFormula } from './evaluate';

/** True where no text and no run of statements is matched itself. */
export function isLocalBody(body: CompiledBody): boolean {
  if (body.mode === 'search') return isLocal(body.formula);
  // A function may be called in another statement.
  if (body.options.followsCalls) return false;
  return [...body.sources, ...body.sinks, ...body.sanitizers, ...body.propagators].every(({ formula }) =>
    isLocal(formula),
  );
}

function isLocal(formula: CompiledFormula): boolean {
  switch (formula.kind) {
    case 'pattern':
      return formula.pattern.roots.length === 1;
    case 'text':
    case 'regex':
    case 'anywhere':
      return false;
    case 'not':
      return isFilter(formula.part);
    case 'inside':
    case 'named':
      return isLocal(formula.part);
    case 'any':
      return formula.parts.every(isLocal);
    case 'all': {
      // What is selected is the inner one of nested matches; of surroundings only where nothing else is asked for.
      const selecting = formula.parts.filter((part) => part.kind !== 'not' && part.kind !== 'inside');
      const candidates =
        selecting.length > 0 ? selecting : formula.parts.filter((part) => part.kind === 'inside');
      return (
        candidates.some(isLocal) &&
        formula.parts.every(isFilter) &&
        formula.conditions.every(isLocalCondition)
      );
    }
  }
}

/** A sequence that others only stand in is looked for everywhere; text still is not. */
function isFilter(formula: CompiledFormula): boolean {
  switch (formula.kind) {
    case 'pattern':
      return true;
    case 'text':
    case 'regex':
    case 'anywhere':
      return false;
    case 'not':
    case 'inside':
    case 'named':
      return isFilter(formula.part);
    case 'any':
      return formula.parts.every(isFilter);
    case 'all':
      return formula.parts.every(isFilter) && formula.conditions.every(isLocalCondition);
  }
}

/** False for a formula about a metavariable's code that may be a run of statements, or lie elsewhere. */
function isLocalCondition(condition: CompiledCondition): boolean {
  return condition.kind !== 'pattern' || condition.language !== undefined || isFilter(condition.formula);
}
