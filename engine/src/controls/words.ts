import { oneLine } from '../findings/message';
import type { Practice } from '../rules/practices';
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

/** What code does that uses a practice, as a sentence about a function says that it does not. */
const lacking: Readonly<Partial<Record<Practice, string>>> = {
  'rate-limit': 'has no rate limit',
  'audit-log': 'writes nothing to the audit log',
};

/** One sentence that says which practice is not used, where, on which way, and for which threat that counts. */
export function practiceWords(verdict: ControlVerdict, practice: Practice, about: Sentence): string {
  const { at, gap, name } = verdict;
  const code = oneLine(about.text.slice(at.start, at.end));
  if (practice === 'expiry') return `Give ${oneLine(name)} an expiry: ${controlWords(about)}`;
  if (practice === 'encryption')
    return `Encrypt ${code} before ${oneLine(name)} stores it: ${controlWords(about)}`;
  const how = gap?.when ? ` ${conditionWords(gap.when, about)}` : '';
  return `${who(verdict)} ${lacking[practice]}${how}: ${controlWords(about)}`;
}

/** What a verdict is about, at the beginning of a sentence. */
function who({ name, place }: ControlVerdict): string {
  return name !== '' ? name : place === 'file' ? 'This file' : 'This function';
}

/** One sentence that says what a function does not call, where, on which way, and for which threat that counts. */
export function gapWords(verdict: ControlVerdict, about: Sentence): string {
  const { gap } = verdict;
  const what = about.mustCall.join(' or ');
  const call = gap?.call;
  const line = call && about.lines.position(call.start).line + 1;
  const where = call
    ? ` ${about.isAfter ? 'after' : 'before'} ${oneLine(call.name)} on line ${line}` +
      (gap.inner === undefined || gap.inner === call.name ? '' : `, which calls ${oneLine(gap.inner)}`)
    : '';
  const how = gap?.when ? ` ${conditionWords(gap.when, about)}` : '';
  const comma = how !== '' && where.includes(', which') ? ',' : '';
  return `${who(verdict)} does not call ${what}${where}${comma}${how}: ${controlWords(about)}`;
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
