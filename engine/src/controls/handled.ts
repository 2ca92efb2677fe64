import type { ParsedDocument } from '../document';
import { entryPointsOf } from '../entrypoints/find';
import type { CompiledRules } from '../rules/compile';
import type { Handled } from './graph';

/** Where data of others comes into a text, for controls. `functionAt`: the number of the function that begins at an offset. */
export function handledIn(
  document: ParsedDocument,
  rules: CompiledRules,
  functionAt: (start: number) => number | undefined,
): Handled[] {
  return entryPointsOf(document, rules).map(({ kind, name, handler, handlerName, guards, range }) => {
    const number = handler && functionAt(handler.start);
    return {
      kind,
      ...(number !== undefined && { function: number }),
      ...(handlerName !== undefined && { name: handlerName }),
      label: name,
      guards,
      start: document.lines.offset(range.start),
      end: document.lines.offset(range.end),
    };
  });
}
