/**
 * Rules in a mix as teams have them, each about functions of its own. One in ninety-seven is about a name that common texts
 * use, so that texts have work for some of however many rules there are; the first of these follows data, which costs
 * about the same for one rule as for thirty.
 */
import { stringify } from 'yaml';

type Language = 'javascript' | 'python';

/** Names that the generated texts (and most programs) use. */
const common = ['query', 'get', 'json', 'filter', 'map', 'execute', 'trim', 'strip', 'status', 'lower'];

/** The text of a rule file with `count` rules. */
export function syntheticRules(language: Language, count: number): string {
  const rules = Array.from({ length: count }, (_, i) => ({
    id: `synthetic-${i}`,
    languages: [language],
    severity: 'WARNING',
    message: 'Use something else.',
    ...bodies[i % bodies.length](
      i % 97 === 7 ? common[Math.floor(i / 97) % common.length] : `work${i}`,
      i,
      language,
    ),
  }));
  return stringify({ rules });
}

type Body = (name: string, i: number, language: Language) => object;

const bodies: Body[] = [
  (name) => ({ pattern: `${name}(...)` }),
  (name, i) => ({ pattern: `library${i}.${name}($X, ...)` }),
  (name) => ({ pattern: `$OBJECT.${name}(..., "...", ...)` }),
  (name) => ({
    patterns: [
      { pattern: '$OBJECT.$METHOD(...)' },
      { 'metavariable-regex': { metavariable: '$METHOD', regex: `^(${name}|${name}Sync)$` } },
    ],
  }),
  (name, _, language) => ({
    patterns: [
      { pattern: `$TARGET.${name}($DATA)` },
      { 'pattern-inside': language === 'python' ? 'def $F(...):\n  ...' : 'function $F(...) { ... }' },
      { 'pattern-not': `$TARGET.${name}("...")` },
    ],
  }),
  (name) => ({ 'pattern-regex': `${name}_(key|token)\\s*=\\s*\\S+` }),
  (name, i) => ({ pattern: `$X = "=~/${name}${i}-[0-9]+/"` }),
  (name, i, language) => ({
    mode: 'taint',
    'pattern-sources': [{ pattern: language === 'python' ? 'request.args' : 'req.query' }],
    'pattern-sinks': [{ pattern: `$DB.${name}($SQL, ...)` }, { pattern: `sink${i}($SQL)` }],
    'pattern-sanitizers': [{ pattern: `clean${i}(...)` }],
  }),
  (name, i) => ({
    'pattern-either': [{ pattern: `${name}($X, option${i})` }, { pattern: `old_${name}(...)` }],
  }),
  (name) => ({
    patterns: [
      { pattern: `$X.${name}` },
      { 'pattern-not-inside': `check${name}(...)` },
      { 'metavariable-regex': { metavariable: '$X', regex: '.*[A-Z]' } },
    ],
  }),
];
