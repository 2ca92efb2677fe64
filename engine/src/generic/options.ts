/** How the generic mode reads texts and patterns: a rule's `options`, with Semgrep's defaults. */
export interface TextOptions {
  /** `spacegrep`: indentation makes structure; `aliengrep`: brackets do, over any number of lines. */
  engine: 'spacegrep' | 'aliengrep';
  /** How many lines below the last match an ellipsis reaches; spacegrep's. */
  maximumSpan: number;
  /** Comments that are read as white space. */
  comments: 'none' | 'c' | 'cpp' | 'shell';
  caseless: boolean;
  /** False: an ellipsis stays on its line and line ends of patterns count; aliengrep's. */
  multiline: boolean;
  /** Characters of words, beside ASCII letters, digits and the underscore. */
  wordCharacters: string;
  /** Pairs of brackets. */
  braces: readonly (readonly [open: string, close: string])[];
}

const asciiBraces = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

export const defaultTextOptions: TextOptions = {
  engine: 'spacegrep',
  maximumSpan: 10,
  comments: 'none',
  caseless: false,
  multiline: true,
  wordCharacters: '',
  braces: asciiBraces,
};

/** The generic options of a rule as written; what is absent has Semgrep's default. */
export interface RawTextOptions {
  generic_engine?: 'spacegrep' | 'aliengrep';
  generic_ellipsis_max_span?: number;
  generic_comment_style?: 'c' | 'cpp' | 'shell';
  generic_caseless?: boolean;
  generic_multiline?: boolean;
  generic_extra_word_characters?: string[];
  generic_braces?: [string, string][];
  generic_extra_braces?: [string, string][];
}

/** True when a rule's options say how texts are read. */
export function hasTextOptions(options: RawTextOptions | undefined): options is RawTextOptions {
  return Object.keys(options ?? {}).some((key) => key.startsWith('generic_'));
}

/** Fills in Semgrep's defaults. */
export function textOptions(raw: RawTextOptions): TextOptions {
  const engine = raw.generic_engine ?? defaultTextOptions.engine;
  const multiline = raw.generic_multiline ?? true;
  const quotes: [string, string][] = multiline
    ? []
    : [
        ['"', '"'],
        ["'", "'"],
      ];
  return {
    engine,
    maximumSpan: raw.generic_ellipsis_max_span ?? defaultTextOptions.maximumSpan,
    comments: raw.generic_comment_style ?? 'none',
    caseless: raw.generic_caseless ?? false,
    multiline: engine === 'spacegrep' || multiline,
    wordCharacters: (raw.generic_extra_word_characters ?? []).join(''),
    braces:
      engine === 'spacegrep'
        ? asciiBraces
        : [...(raw.generic_braces ?? [...asciiBraces, ...quotes]), ...(raw.generic_extra_braces ?? [])],
  };
}
