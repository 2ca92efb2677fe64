import type { Raw } from '../detection';
import type { ParsedDocument } from '../document';
import type { FlowStep } from '../findings/finding';
import { oneLine } from '../findings/message';
import type { ProgramFlow } from '../program/program-flow';
import { noBindings } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import { type ThreatNotes, withinNotes } from '../threats/notes';
import { scopesOf } from '../threats/scope';
import { CallList } from './build';
import { type ControlFor, controlFor, controlRule, threatRefs } from './control-rules';
import type { ControlEvidence, ControlPlace } from './evidence';
import { isMeant } from './names';
import { listed } from './text';
import type { ControlVerdict } from './verdict';
import { controlWords, gapWords, practiceWords } from './words';

/** What controls say of one text. */
export interface ControlsTold {
  raws: Raw[];
  evidence: ControlEvidence[];
}

/** Makes findings and evidence of what the program says of a text, and of the calls that the text must not have. */
export function controlRaws(
  document: ParsedDocument,
  facts: DocumentFacts,
  notes: ThreatNotes | undefined,
  flows: readonly ProgramFlow[],
): ControlsTold {
  if (!notes?.controls.some(({ check }) => check)) return { raws: [], evidence: [] };
  const raws: Raw[] = [];
  const evidence: ControlEvidence[] = [];
  for (const control of notes.controls) {
    const verdicts = flows.flatMap((flow) => (flow.control?.control === control.id ? [flow.control] : []));
    const about = controlFor(notes, control);
    for (const verdict of verdicts)
      if (verdict.gap) raws.push(missing(document, facts, notes, about, verdict));
    const isInScope = scopesOf(notes).matches(control.scope, withinNotes(notes, document.path));
    const calls = isInScope ? unwanted(facts, control.check?.mustNotCall ?? [], control.check?.matching) : [];
    for (const call of calls) raws.push(raw(notes, about, call, `Do not call ${oneLine(call.name)}: `));
    const places = verdicts.map((verdict) => placeOf(document, verdict));
    const bad = calls.map(({ name, start, end }) => ({
      path: document.path,
      range: document.lines.range(start, end),
      name,
    }));
    const missed = [...places.filter((_, i) => verdicts[i].gap), ...bad];
    // What lacks one of several things lacks the control, once.
    const lacking = new Map(missed.map((place) => [rangeKey(place), place]));
    const met = places.filter((place) => place.by !== undefined && !lacking.has(rangeKey(place)));
    if (met.length > 0 || lacking.size > 0)
      evidence.push({ control: control.id, met, missing: [...lacking.values()] });
  }
  return { raws, evidence };
}

function rangeKey({ range: { start, end } }: ControlPlace): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}

function placeOf(document: ParsedDocument, { at, name, by }: ControlVerdict): ControlPlace {
  const range = document.lines.range(at.start, at.end);
  return { path: document.path, range, name, ...(by && { by }) };
}

interface Place {
  start: number;
  end: number;
}

function missing(
  document: ParsedDocument,
  { tree }: DocumentFacts,
  notes: ThreatNotes,
  about: ControlFor,
  verdict: ControlVerdict,
): Raw {
  const { control, threats } = about;
  const check = control.check as NonNullable<typeof control.check>;
  const isAfter = check.after !== undefined && check.before === undefined;
  const sentence = {
    text: tree.text,
    lines: document.lines,
    control,
    threats: threats.map(({ id }) => id),
    mustCall: listed(check.mustCall ?? []),
    isAfter,
  };
  const { practice } = verdict;
  const message = practice ? practiceWords(verdict, practice, sentence) : gapWords(verdict, sentence);
  const call = verdict.gap?.call;
  const insert =
    check.insert === undefined || verdict.place === 'file'
      ? undefined
      : {
          text: check.insert,
          where: call || verdict.place === 'call' ? (isAfter ? 'after' : 'before') : 'first',
          at: String(call?.start ?? verdict.at.start),
        };
  const rule = controlRule(notes, about, message, insert);
  const match = { start: verdict.at.start, end: verdict.at.end, node: -1, bindings: noBindings };
  const step = (place: Place, note: string): FlowStep => ({
    path: document.path,
    range: document.lines.range(place.start, place.end),
    text: oneLine(tree.text.slice(place.start, place.end)),
    note,
  });
  const when = verdict.gap?.when;
  const related = [
    ...(when ? [step(when, 'the way past the control')] : []),
    ...(call ? [step(call, isAfter ? 'not followed by the control' : 'reached without the control')] : []),
  ];
  const steps = related.length > 0 ? [step(verdict.at, 'here'), ...related] : [];
  return {
    rule: verdict.isSure ? rule : { ...rule, confidence: 'medium' },
    match,
    control: { ref: { id: control.id, title: control.title }, threats: threatRefs(about), steps },
  };
}

function raw(notes: ThreatNotes, about: ControlFor, { start, end }: Place, beginning: string): Raw {
  const { control, threats } = about;
  const message = beginning + controlWords({ control, threats: threats.map(({ id }) => id) });
  return {
    rule: controlRule(notes, about, message),
    match: { start, end, node: -1, bindings: noBindings },
    control: { ref: { id: control.id, title: control.title }, threats: threatRefs(about), steps: [] },
  };
}

/** The calls of a text that a control forbids, in functions of the names that it is about: the smallest ranges. */
function unwanted(
  facts: DocumentFacts,
  names: readonly string[],
  matching: string | readonly string[] | undefined,
): (Place & { name: string })[] {
  if (names.length === 0) return [];
  const { tree, index } = facts;
  const list = new CallList(facts);
  return [...index.ofKind(Kind.Call), ...index.ofKind(Kind.New)].flatMap((node) => {
    const callee = tree.child(node, Role.Callee);
    if (callee < 0) return [];
    const call = list.calls[list.at(node, callee)];
    if (!isMeant(call.names, names)) return [];
    if (matching !== undefined) {
      const around = tree.enclosing(node, Kind.Function);
      const name = around < 0 ? -1 : tree.child(around, Role.FunctionName);
      if (name < 0 || !isMeant([tree.nameOf(name)], listed(matching))) return [];
    }
    return [{ start: tree.start[callee], end: tree.end[callee], name: call.names[0] }];
  });
}
