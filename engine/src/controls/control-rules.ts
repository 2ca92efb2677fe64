import type { NoteRef, Severity } from '../findings/finding';
import { owaspOf } from '../findings/owasp';
import type { RuleSpec } from '../rules/rule';
import type { ThreatNotes } from '../threats/notes';

type Control = ThreatNotes['controls'][number];
type Threat = ThreatNotes['threats'][number];

/** What a control is for, from the threats that name it. */
export interface ControlFor {
  control: Control;
  /** The threats that list it as a mitigation. */
  threats: readonly Threat[];
  severity: Severity;
}

const severityOf: Readonly<Record<Threat['severity'], Severity>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'info',
};
const levels = ['low', 'medium', 'high', 'critical'] as const;

/** A control with the threats that it answers; the worst open one says how bad it is where it is missing. */
export function controlFor(notes: ThreatNotes, control: Control): ControlFor {
  const threats = notes.threats.filter(({ mitigations }) => mitigations?.includes(control.id));
  const open = threats.filter(({ status }) => status === 'open');
  const worst = open.map(({ severity }) => severity).sort((a, b) => levels.indexOf(b) - levels.indexOf(a))[0];
  return { control, threats, severity: worst ? severityOf[worst] : 'warning' };
}

/** The threats of a control as findings name them. */
export function threatRefs({ threats }: ControlFor): NoteRef[] {
  return threats.map(({ id, title }) => ({ id, title }));
}

/** The rule that a finding of a control is of. `message` is the finding's own. */
export function controlRule(
  notes: ThreatNotes,
  { control, threats, severity }: ControlFor,
  message: string,
  insert?: Record<string, string>,
): RuleSpec {
  const cwe = [...new Set(threats.flatMap((threat) => threat.cwe ?? []))];
  const place = notes.places[control.id] ?? { path: notes.path, range: nowhere };
  return {
    id: `threat-notes.${control.id}`,
    title: control.title,
    message,
    why: control.description ?? control.title,
    severity,
    confidence: 'high',
    cwe,
    owasp: owaspOf(cwe),
    languages: [],
    mode: 'search',
    references: [],
    fixes: insert
      ? [
          {
            title: `Insert ${insert.text}`,
            grade: 'review',
            builder: { name: 'insert-call', options: insert },
            replace: 'match',
            imports: [],
          },
        ]
      : [],
    path: place.path,
    range: place.range,
    include: [],
    exclude: [],
    body: { mode: 'search', formula: { kind: 'any', parts: [], range: place.range } },
  };
}

/** The rule of a control by its id, `threat-notes.C-1`, with the notes and the control; `undefined` when there is none. */
export function controlRuleOf(
  all: readonly ThreatNotes[],
  ruleId: string,
): { rule: RuleSpec; notes: ThreatNotes; about: ControlFor } | undefined {
  for (const notes of all) {
    const control = notes.controls.find(({ id }) => `threat-notes.${id}` === ruleId);
    if (!control) continue;
    const about = controlFor(notes, control);
    return { rule: controlRule(notes, about, control.title), notes, about };
  }
  return undefined;
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
