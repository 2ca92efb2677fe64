/** Names in code that commonly hold data about people, money or access: proposals, for people to choose from. */

/** The kinds of data that an interview knows. */
export const dataClasses = ['phi', 'pii', 'pci', 'credential', 'business'] as const;
export type DataClass = (typeof dataClasses)[number];

export interface FoundName {
  name: string;
  class: DataClass;
}

/** Words that stand next to each other in a name, by what it holds then; the first that fits counts. */
const words: readonly [DataClass, RegExp][] = [
  [
    'credential',
    /\b(?:password|passwd|passphrase|secret|(?:api|private|signing) key|(?:access|refresh|reset|auth) token)\b/,
  ],
  ['pci', /\b(?:credit card|card number|pan|cvv|cvc|iban)\b/],
  [
    'phi',
    /\b(?:patients?|diagnos[ie]s|medical|medications?|allerg(?:y|ies)|prescriptions?|mrn|lab results?)\b/,
  ],
  [
    'pii',
    /\b(?:ssn|social security|passport|date of birth|birth ?(?:date|day)|dob|salary|e ?mail|phone|(?:home|postal|street) address)\b/,
  ],
];

/** Names that end so are about the data and do not hold it. */
const about =
  /\b(?:client|config|controller|count|error|field|form|handler|input|label|length|limit|list|max|min|model|module|page|path|pattern|policy|provider|regex|repository|request|response|router?|routes?|rule|schema|sender|service|store|table|template|test|type|url|validator|view)$/;

/** Names that no bracket follows. From one end of a name to the other at once: a hostile one costs no more than its length. */
const wholeNames = /(?<![\w$])[A-Za-z_$][\w$]*(?![\w$])(?!\s*\()/g;

/** The names in a text that look like sensitive data, once for each time that they stand there; calls and types are none. */
export function sensitiveNames(text: string): FoundName[] {
  return [...text.matchAll(wholeNames)].flatMap(([name]) => {
    const found = classOf(name);
    return found ? [{ name, class: found }] : [];
  });
}

const known = new Map<string, DataClass | undefined>();

function classOf(name: string): DataClass | undefined {
  if (known.has(name)) return known.get(name);
  // Names of a workspace are without end.
  if (known.size > 20_000) known.clear();
  const result = judged(name);
  known.set(name, result);
  return result;
}

function judged(name: string): DataClass | undefined {
  // A type, or a component, is no data.
  if (name.length > 60 || /^[A-Z][a-z]/.test(name)) return undefined;
  const spoken = name
    .split(/[_$]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .join(' ')
    .trim()
    .toLowerCase();
  return about.test(spoken) ? undefined : words.find(([, expression]) => expression.test(spoken))?.[0];
}
