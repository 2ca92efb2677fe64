const simpleEscapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** The value of a single-quoted scalar from its source with quotes. */
export function singleQuotedValue(source: string): string {
  return foldLines(source.slice(1, -1)).replaceAll("''", "'");
}

/** The value of a double-quoted scalar from its source with quotes. */
export function doubleQuotedValue(source: string): string {
  const joined = source.slice(1, -1).replace(/\\\r?\n[ \t]*/g, '');
  return foldLines(joined).replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi,
    (_, short?: string, middle?: string, long?: string, char = '') => {
      const code = Number.parseInt(short ?? middle ?? long ?? '', 16);
      if (Number.isNaN(code)) return simpleEscapes[char] ?? char;
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** The value of a block scalar (`|`, `>`) from its source, header included. */
export function blockValue(source: string): string {
  const [header = '', ...lines] = source.split(/\r?\n/);
  const explicit = /[1-9]/.exec(header);
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]/));
  const indent = explicit ? Math.min(...indents) : (indents[0] ?? 0);
  const body = lines.map((line) => line.slice(Math.min(indent, line.search(/[^ ]|$/))));
  while (body.at(-1)?.trim() === '') body.pop();
  const text = header.startsWith('>') ? folded(body) : body.join('\n');
  return text === '' || /-/.test(header) ? text : `${text}\n`;
}

/** Lines of a plain or quoted scalar as one: a line break is a space, an empty line a line break. */
export function foldLines(text: string): string {
  if (!text.includes('\n')) return text;
  return text.replace(/[ \t]*\r?\n([ \t]*\r?\n)*[ \t]*/g, (breaks) => {
    const count = breaks.split('\n').length - 1;
    return count === 1 ? ' ' : '\n'.repeat(count - 1);
  });
}

/** Lines of a `>` scalar: those that are not indented further are joined by spaces. */
function folded(lines: readonly string[]): string {
  let text = '';
  lines.forEach((line, i) => {
    if (i === 0) text = line;
    else if (line === '') text += '\n';
    else if (/^[ \t]/.test(line) || /^[ \t]/.test(lines[i - 1])) text += `\n${line}`;
    else text += lines[i - 1] === '' ? line : ` ${line}`;
  });
  return text;
}
