import { type Bindings, bindingNamed, boundText } from '../rules/bindings';

/** What a template becomes for one match. */
export interface Filled {
  text: string;
  /** False when it names something that the match did not bind: the fix is for another shape of the code then. */
  isComplete: boolean;
}

/**
 * A fix's template with `$X`, `$...X` and the groups of an expression (`$1`) replaced by the code that they stand for,
 * unchanged. What is not bound stays as it is written.
 */
export function fillTemplate(template: string, text: string, bindings: Bindings): Filled {
  let isComplete = true;
  const filled = template.replace(/\$((?:\.\.\.)?[A-Z_][A-Z0-9_]*|\d+)(?!\w)/g, (whole, name: string) => {
    const binding = bindingNamed(bindings, name);
    if (binding) return boundText(text, binding);
    isComplete = false;
    return whole;
  });
  return { text: filled, isComplete };
}

/** The lines of a text below its first one, indented as the line on which it will stand. */
export function indentedAt(replacement: string, text: string, start: number): string {
  if (!replacement.includes('\n')) return replacement;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const [indent] = /^[ \t]*/.exec(text.slice(lineStart, start)) as RegExpExecArray;
  return replacement.replace(/\n(?=[^\n])/g, `\n${indent}`);
}
