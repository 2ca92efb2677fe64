import { Kind, Role } from '../../syntax/kinds';
import type { TextRange } from '../../syntax/tree';
import type { Words } from './words';

/** What a pattern may leave out: a flag, a tag. Without a value it is switched on. */
export interface Option extends TextRange {
  key: TextRange | string;
  value?: TextRange;
}

/** The flags before anything else, `--flag=value --switch`, and what follows them. */
export function readFlags(words: Words, { start, end }: TextRange): { options: Option[]; rest: TextRange } {
  const options: Option[] = [];
  let at = start;
  for (const word of words.split({ start, end })) {
    if (!words.text.startsWith('--', word.start)) break;
    const sign = words.find('=', word);
    const key = { start: word.start, end: sign < 0 ? word.end : sign };
    options.push({ ...word, key, ...(sign >= 0 && { value: { start: sign + 1, end: word.end } }) });
    at = word.end;
  }
  return { options, rest: words.trimmed({ start: at, end }) };
}

/** Adds options as an object: they may stand in any order, and a pattern need not name them. */
export function addOptions(words: Words, options: readonly Option[]): void {
  if (options.length === 0) return;
  const { builder } = words;
  const ends = options.map(({ end }) => end);
  builder.open(Kind.Object, Role.Modifier, options[0].start, Math.max(...ends));
  for (const { start, end, key, value } of options) {
    builder.open(Kind.Pair, Role.Entry, start, end);
    if (typeof key === 'string') builder.leaf(Kind.Name, Role.Key, start, start, builder.names.id(key));
    else words.addName(key, Role.Key);
    if (value === undefined) addSwitch(words, end);
    else if (typeof key !== 'string' && words.source(key) === '--mount') addMount(words, value);
    else words.add(value, Role.Value);
    builder.close();
  }
  builder.close();
}

/** `type=cache,target=/x` in any order. */
function addMount(words: Words, value: TextRange): void {
  const { builder } = words;
  builder.open(Kind.Object, Role.Value, value.start, value.end);
  for (let at = value.start; at < value.end; ) {
    const comma = words.find(',', { start: at, end: value.end });
    const end = comma < 0 ? value.end : comma;
    const sign = words.find('=', { start: at, end });
    builder.open(Kind.Pair, Role.Entry, at, end);
    words.addName({ start: at, end: sign < 0 ? end : sign }, Role.Key);
    if (sign < 0) addSwitch(words, end);
    else words.add({ start: sign + 1, end }, Role.Value);
    builder.close();
    at = end + 1;
  }
  builder.close();
}

function addSwitch({ builder }: Words, at: number): void {
  builder.leaf(Kind.Constant, Role.Value, at, at, builder.names.id('true'));
}
