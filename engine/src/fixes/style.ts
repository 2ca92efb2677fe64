/** How a text is written, so that what a fix adds looks like it. */
export interface CodeStyle {
  quote: "'" | '"';
  semicolon: '' | ';';
  lineEnd: '\n' | '\r\n';
}

/** Reads the style off a text: the quote and line end that it uses most, semicolons if any line ends with one. */
export function styleOf(text: string): CodeStyle {
  const count = (char: string) => text.split(char).length;
  return {
    quote: count('"') > count("'") ? '"' : "'",
    semicolon: /;[ \t]*\r?$/m.test(text) ? ';' : '',
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
