import { owaspOf } from '../../findings/owasp';
import type { FileScope } from '../../rules/file-scope';
import { type LibrarySpec, parseFlow } from '../../rules/library';
import type { RuleSpec } from '../../rules/rule';
import {
  plainSanitizer,
  plainSink,
  plainSource,
  type TaintOptions,
  type TaintSanitizer,
  type TaintSink,
  type TaintSource,
} from '../../rules/taint-spec';
import type { ThreatNotes } from '../notes';
import { argumentFormula, callFormula, callingLanguages, nowhere } from './calls';
import { type FollowingRule, outsideModels, takesOutsideData } from './outside-data';

/** Follows data as Wardscribe's own rules do. */
export const followedOptions: TaintOptions = {
  precise: true,
  safeFunctions: false,
  safeIndexes: false,
  safeComparisons: false,
  safeBooleans: false,
  safeNumbers: false,
  onlyThroughAssignments: false,
  unifyMetavariables: false,
  followsCalls: false,
  focusOnSource: false,
  harmlessWithout: [],
  whole: false,
};

/** What notes say of functions, with the files in which it counts. */
export type ScopedNotes = Pick<ThreatNotes, 'sources' | 'sinks' | 'sanitizers' | 'summaries' | 'path'> & {
  within: FileScope;
};

/**
 * The rules with the functions of the notes: sources join the rules that take data of their kind; a sink joins one rule of
 * its CWE for each language, so that message, page and fixes are that rule's, and a rule is made where there is none;
 * sanitizers join the rules of their CWEs.
 */
export function withFunctions(
  rules: readonly RuleSpec[],
  all: readonly ScopedNotes[],
): { joined: RuleSpec[]; made: RuleSpec[] } {
  const sinks = all.flatMap((notes) => notes.sinks.map((sink) => ({ notes, sink })));
  if (all.every((notes) => notes.sources.length + notes.sinks.length + notes.sanitizers.length === 0))
    return { joined: [...rules], made: [] };
  const sinksOf = new Map<RuleSpec, TaintSink[]>();
  const generated = new Map<string, FollowingRule>();
  for (const { notes, sink } of sinks) {
    const { within } = notes;
    const item = { ...plainSink(argumentFormula(sink.call, sink.arg)), within };
    const { chosen, without } = chooseRules(rules, sink.cwe);
    for (const rule of chosen) sinksOf.set(rule, [...(sinksOf.get(rule) ?? []), item]);
    if (without.length === 0) continue;
    const rule = generated.get(sink.cwe) ?? sinkRule(sink.cwe, without, notes.path);
    generated.set(sink.cwe, rule);
    rule.body.sinks.push(item);
  }
  const join = (rule: RuleSpec) => {
    const isOutside = takesOutsideData(rule);
    const joined = sinksOf.get(rule) ?? [];
    const { body } = rule;
    if (!isOutside || body.mode !== 'taint') return rule;
    const sources = all.flatMap((notes) => sourcesFor(rule, notes));
    const sanitizers = all.flatMap((notes) => sanitizersFor(rule, notes));
    if (sources.length + joined.length + sanitizers.length === 0) return rule;
    return {
      ...rule,
      body: {
        ...body,
        sources: [...body.sources, ...sources],
        sinks: [...body.sinks, ...joined],
        sanitizers: [...body.sanitizers, ...sanitizers],
      },
    };
  };
  return { joined: rules.map(join), made: [...generated.values()].map(join) };
}

/** What the notes say of functions whose code is elsewhere; a method of anything is written `*.name`. */
export function librariesOf({ summaries, within, path }: ScopedNotes): LibrarySpec[] {
  return summaries.map(({ call, flow }, i) => {
    const isMethod = call.startsWith('*.');
    return {
      id: `${path} ${i}`,
      languages: [...callingLanguages],
      types: isMethod ? ['*'] : [],
      calls: [
        {
          names: [isMethod ? call.slice(2) : call],
          where: [],
          flows: flow.flatMap((each) => parseFlow(each) ?? []),
          ends: false,
          isProperty: false,
        },
      ],
      within,
    };
  });
}

function sourcesFor(rule: RuleSpec, { sources, within }: ScopedNotes): TaintSource[] {
  return sources
    .filter(({ kind = 'user-input' }) => takesOutsideData(rule, kind))
    .map(({ call }) => ({ ...plainSource(callFormula(call, '...')), within }));
}

function sanitizersFor(rule: RuleSpec, { sanitizers, within }: ScopedNotes): TaintSanitizer[] {
  return sanitizers
    .filter(({ for: cwe }) => !cwe || cwe.some((each) => rule.cwe.includes(each)))
    .map(({ call }) => ({ ...plainSanitizer(callFormula(call, '...')), within }));
}

/** The rule of a CWE for each language, the one that takes most kinds of data; and the languages that have none. */
function chooseRules(rules: readonly RuleSpec[], cwe: string): { chosen: RuleSpec[]; without: string[] } {
  const fitting = rules.filter(
    (rule): rule is FollowingRule =>
      takesOutsideData(rule) && rule.cwe.includes(cwe) && !/\$(?!SOURCE)/.test(rule.message),
  );
  const rank = ({ body, cwe: own }: FollowingRule) => body.uses.sources.length - 10 * own.indexOf(cwe);
  // Of rules that take the same, the plainest is named by the shortest id.
  fitting.sort((a, b) => rank(b) - rank(a) || a.id.length - b.id.length);
  const chosen = new Set<RuleSpec>();
  const without: string[] = [];
  for (const language of callingLanguages) {
    const best = fitting.find(({ languages }) => languages.includes(language));
    if (best) chosen.add(best);
    else without.push(language);
  }
  return { chosen: [...chosen], without };
}

function sinkRule(cwe: string, languages: string[], path: string): FollowingRule {
  return {
    id: `threat-notes.sink-${cwe.toLowerCase()}`,
    title: `Data from outside in a function that the threat notes guard (${cwe})`,
    message: `Check $SOURCE before it gets here: it comes from line $SOURCE_LINE, and the threat notes name this call as a sink of ${cwe}.`,
    why: 'The threat notes of this project say that data from outside must not reach this function as it is.',
    severity: 'warning',
    confidence: 'medium',
    cwe: [cwe],
    owasp: owaspOf([cwe]),
    languages,
    mode: 'taint',
    references: [`https://cwe.mitre.org/data/definitions/${cwe.slice(4)}.html`],
    path,
    range: nowhere,
    fixes: [],
    include: [],
    exclude: [],
    body: {
      mode: 'taint',
      options: followedOptions,
      sources: [],
      sinks: [],
      sanitizers: [],
      propagators: [],
      uses: { sources: [...outsideModels], sinks: [], sanitizers: ['numeric', 'lookup'] },
    },
  };
}
