import type { TypeFacts } from './language';

const boxes: Record<string, string> = {
  boolean: 'Boolean',
  byte: 'Byte',
  char: 'Character',
  double: 'Double',
  float: 'Float',
  int: 'Integer',
  long: 'Long',
  short: 'Short',
};
const primitives = new Map(Object.entries(boxes).map(([primitive, box]) => [box, primitive]));

const booleanMethods = new Set([
  ...['equals', 'equalsIgnoreCase', 'isEmpty', 'isBlank', 'matches', 'contains', 'startsWith', 'endsWith'],
  ...['hasNext', 'containsKey', 'containsValue', 'isPresent', 'contentEquals'],
]);
const integerMethods = new Set(['length', 'size', 'indexOf', 'lastIndexOf', 'hashCode', 'compareTo']);

/** The last of a type's arguments: `V` of `Map<K, V>`; undefined without any. */
function lastArgument(type: string): string | undefined {
  const inner = /^[^<]*<(.*)>$/.exec(type)?.[1];
  if (inner === undefined) return undefined;
  let depth = 0;
  let from = 0;
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '<') depth++;
    else if (inner[at] === '>') depth--;
    else if (inner[at] === ',' && depth === 0) from = at + 1;
  }
  return inner.slice(from).trim();
}

/** What Java and Kotlin programs may count on of types. */
export const jvmTypes: TypeFacts = {
  /** `int` and `Integer` are one to whoever writes a rule; `java.lang.Integer` is both. */
  others(type) {
    const name = type.replace(/^java\.lang\./, '');
    if (Object.hasOwn(boxes, name)) return [boxes[name]];
    const primitive = primitives.get(name);
    return primitive === undefined ? [] : [name, primitive];
  },
  /** What methods of the standard library give back. */
  ofMethod(method, receiver) {
    if (booleanMethods.has(method)) return 'boolean';
    if (integerMethods.has(method)) return 'int';
    return method === 'get' && receiver !== undefined ? lastArgument(receiver) : undefined;
  },
};

/** How tests of Java and Kotlin look. */
export const jvmTests = {
  path: /(Tests?|IT|TestCase|Spec)\.(java|kts?|groovy)$|(^|\/)(src\/\w*[tT]est|tests?)\//,
  text: /\borg\.junit\b|\borg\.testng\b|\bkotlin\.test\b|\bio\.kotest\b|\borg\.assertj\b|\borg\.mockito\b/,
};
