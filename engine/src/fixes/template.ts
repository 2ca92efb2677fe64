import type { Bindings } from '../rules/bindings';

/**
 * A fix's template with `$X`, `$...X` and the groups of an expression (`$1`) replaced by the code that they stand for, unchanged. Undefined when it names
 * something that this match did not bind: the fix is for another shape of the code then.
 */
export function fillTemplate(template: string, text: string, bindings: Bindings): string | undefined {
  let complete = true;
  const filled = template.replace(/\$(?:\.\.\.)?([A-Z_][A-Z0-9_]*|\d+)(?!\w)/g, (whole, name: string) => {
    const binding = bindings.get(name);
    if (!binding) {
      complete = false;
      return whole;
    }
    return text.slice(binding.start, binding.end);
  });
  return complete ? filled : undefined;
}
