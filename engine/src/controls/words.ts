import { oneLine } from '../findings/message';
import type { LineIndex } from '../syntax/position';
import type { Condition } from './graph';
import type { ControlVerdict } from './verdict';

/** What a sentence about a missing control needs to know. */
export interface Sentence {
  text: string;
  lines: LineIndex;
  /** `C-1 "Check ownership": answers T-1.` without the rest. */
  control: { id: string; title: string };
  threats: readonly string[];
  mustCall: readonly string[];
  isAfter: boolean;
}

/** One sentence that says what a function does not call, where, on which way, and for which threat that counts. */
export function gapWords(verdict: ControlVerdict, about: Sentence): string {
  const { gap, place } = verdict;
  const who = verdict.name !== '' ? verdict.name : place === 'file' ? 'This file' : 'This function';
  const what = about.mustCall.join(' or ');
  const call = gap?.call;
  const line = call && about.lines.position(call.start).line + 1;
  const where = call
    ? ` ${about.isAfter ? 'after' : 'before'} ${oneLine(call.name)} on line ${line}` +
      (gap.inner === undefined || gap.inner === call.name ? '' : `, which calls ${oneLine(gap.inner)}`)
    : '';
  const how = gap?.when ? ` ${conditionWords(gap.when, about)}` : '';
  const comma = how !== '' && where.includes(', which') ? ',' : '';
  return `${who} does not call ${what}${where}${comma}${how}: ${controlWords(about)}`;
}

/** `control C-1 "Check ownership" answers T-1.` */
export function controlWords({ control, threats }: Pick<Sentence, 'control' | 'threats'>): string {
  const answers = threats.length > 0 ? ` answers ${threats.join(', ')}` : ' asks for it';
  return `control ${control.id} "${control.title.replace(/\s+/g, ' ').trim()}"${answers}.`;
}

function conditionWords({ start, end, how }: Condition, { text, lines }: Sentence): string {
  const code = oneLine(text.slice(start, end));
  const line = `line ${lines.position(start).line + 1}`;
  const isPlain = /^[\w$@.[\]'"?!]+$/.test(code);
  switch (how) {
    case 'holds':
      return isPlain ? `when ${code} is set, ${line}` : `when ${code}, ${line}`;
    case 'fails':
      return isPlain ? `when ${code} is not set, ${line}` : `unless ${code}, ${line}`;
    case 'none':
      return `when ${code} is empty, ${line}`;
    case 'case':
      return `in the case ${code}, ${line}`;
    case 'other':
      return `when no case fits, ${line}`;
    case 'throws':
      return `when ${code} throws, ${line}`;
  }
}
