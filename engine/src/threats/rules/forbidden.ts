import { owaspOf } from '../../findings/owasp';
import type { FileScope } from '../../rules/file-scope';
import type { FixSpec, Formula, RuleSpec } from '../../rules/rule';
import { plainSink } from '../../rules/taint-spec';
import type { ThreatNotes } from '../notes';
import { argumentFormula, callFormula, callingLanguages, dottedLanguages, namesOf, nowhere } from './calls';
import { followedOptions } from './functions';

type Forbidden = ThreatNotes['forbidden'][number];

/**
 * One rule for each call that the notes forbid. With an asset, only its data must not be handed over. `taken` are ids that
 * other notes gave already.
 */
export function forbiddenRules(
  notes: Pick<ThreatNotes, 'forbidden' | 'path'>,
  within: FileScope,
  taken: Set<string>,
): RuleSpec[] {
  return notes.forbidden.map((entry) => {
    const id = freeId(`threat-notes.forbidden.${plainId(entry.call)}`, taken);
    const cwe = entry.cwe ? [entry.cwe] : [];
    return {
      id,
      title: `Call that the threat notes do not allow: ${entry.call}`,
      message: messageOf(entry),
      why: entry.reason ?? 'The threat notes of this project do not allow this call.',
      severity: 'warning',
      confidence: 'high',
      cwe,
      owasp: owaspOf(cwe),
      languages: [...callingLanguages],
      mode: entry.withAsset ? 'taint' : 'search',
      references: [],
      path: notes.path,
      range: nowhere,
      fixes: fixesOf(entry),
      include: [],
      exclude: [],
      within: { ...within, ...(entry.scope && { scope: entry.scope }) },
      body: bodyOf(entry),
    };
  });
}

const given = '$...GIVEN';

function bodyOf(entry: Forbidden): RuleSpec['body'] {
  const whole = callFormula(entry.call, given);
  if (!entry.withAsset) return { mode: 'search', formula: whole };
  const argument = argumentFormula(entry.call, undefined);
  const formula: Formula = {
    kind: 'all',
    parts: [...(argument.kind === 'all' ? argument.parts : []), whole],
    conditions: [],
    focus: [['$ARG']],
    range: nowhere,
  };
  return {
    mode: 'taint',
    options: followedOptions,
    sources: [],
    sinks: [plainSink(formula)],
    sanitizers: [],
    propagators: [],
    assets: [entry.withAsset],
    uses: { sources: [], sinks: [], sanitizers: ['numeric'] },
  };
}

function messageOf({ call, use, withAsset, reason }: Forbidden): string {
  const written = namesOf(call).join('.');
  const named = written.startsWith('$') ? call : written;
  const what = withAsset ? ` for $SOURCE` : '';
  const advice = use
    ? `Call ${use} instead of ${named}${what}`
    : `Do not call ${named}${withAsset ? ' with $SOURCE' : ''}`;
  return `${advice}: ${reason ?? 'the threat notes do not allow it here'}.`.replace(/\.\.$/, '.');
}

/** The same call of what is to be used instead, in the languages that write its name as the notes do. */
function fixesOf({ use, withAsset }: Forbidden): FixSpec[] {
  if (!use || !/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(use)) return [];
  return [
    {
      title: `Call ${use}`,
      grade: 'review',
      template: `${use}(${given})`,
      replace: withAsset ? 'whole' : 'match',
      imports: [],
      ...(use.includes('.') && { languages: [...dottedLanguages, 'python', 'ruby', 'go'] }),
    },
  ];
}

function plainId(call: string): string {
  return call.replace(/\*+/g, 'any').replace(/\$/g, '');
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}
