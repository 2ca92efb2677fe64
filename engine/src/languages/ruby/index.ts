import { dottedCall } from '../calls';
import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { rubyTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
const parenthesized: PatternFrame = { before: '(', after: ')', depth: 1 };
/** `key: value` alone is an entry of a hash. */
const pair: PatternFrame = { before: '({', after: '})', depth: 2 };
/** `def f(...)`, `class A < B` without their bodies. */
const header: PatternFrame = { before: '', after: `\n${ELLIPSIS}\nend`, depth: 1 };
/** `rescue` or `ensure` alone. */
const handler: PatternFrame = { before: 'begin\n', after: '\nend', depth: 2 };
/** `when` alone. */
const clause: PatternFrame = { before: 'case\n', after: '\nend', depth: 2 };

/** Length of the string that starts at an offset; `#{...}` may hold further strings. */
function stringAt(text: string, at: number): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== '`') return 0;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === quote) return end + 1 - at;
    else if (quote !== "'" && text.startsWith('#{', end)) end = endOfInterpolation(text, end);
  }
  return 0;
}

/** The offset of the brace that closes the `#{` at an offset; the end of the text where none does. */
function endOfInterpolation(text: string, at: number): number {
  let depth = 0;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) return end;
    else end += Math.max(stringAt(text, end) - 1, 0);
  }
  return text.length;
}

/** Fills the holes in the `#{...}` of a string; what else a string holds is text. */
function interpolated(string: string): string {
  if (string[0] === "'") return string;
  let out = '';
  for (let at = 0; at < string.length; at++) {
    if (string.startsWith('#{', at)) {
      const end = endOfInterpolation(string, at);
      out += `#{${fill(string.slice(at + 2, end))}}`;
      at = end;
    } else out += string[at];
  }
  return out;
}

function ellipsis({ text, at, bracketAt, bracket, previous, next }: HoleContext): string {
  // `1...2` is a range.
  if (/[\w)\]]$/.test(text.slice(0, at)) && /^[\w(]/.test(text.slice(at + 3))) return '...';
  const isHash = bracket === '{' && /(^|[(,=[{:?]|=>|\breturn|\bputs)\s*$/.test(text.slice(0, bracketAt));
  const isEntry = /[{,]/.test(previous) && /[},]/.test(next);
  return isHash && isEntry ? `**${ELLIPSIS}` : ELLIPSIS;
}

function fill(pattern: string): string {
  return fillHoles(pattern, { stringAt, literal: interpolated, ellipsis });
}

/** A class has a constant as its name: a hole there begins with a capital. */
function fillPattern(pattern: string): string {
  return fill(pattern).replace(/\b(class|module)\s+__WS_M_/g, (head) => head.replace('__', 'C__'));
}

function frames(code: string): readonly PatternFrame[] {
  if (/^\s*\{/.test(code)) return [parenthesized, plain];
  if (/^\s*(rescue|ensure)\b/.test(code)) return [handler];
  if (/^\s*when\b/.test(code)) return [clause];
  const isPair = /^\s*(['"]?)\w+\1:\s|^\s*:\w+\s*=>/.test(code);
  return isPair ? [pair, plain] : [plain, pair, header];
}

export const ruby: LanguageDefinition = {
  grammar: 'ruby',
  ruleNames: ['ruby', 'rb'],
  editorIds: ['ruby'],
  extensions: ['rb', 'rake', 'gemspec'],
  fileNames: ['Rakefile', 'Gemfile'],
  table: rubyTable,
  sample: `# comment
class A::B < C; def self.d(e, f = 1, *g, h:, **i, &j) = k
  attr_reader :l, "m": 2; @n ||= o&.p q, r => s do |t, (u, v)| w end
end
if x then y elsif z; a else b end
c = "d#{e}é😀" 'f' + <<~G unless %w[h i].j(/k#{l}/i, \`m\`, :n, *o)
  p #{q}
G
begin; r rescue S, T => u; retry else v ensure w end
case x when 1..2 then y else -> (z) { } end
case a in {b:, c: [1, *]} if d then e end
f, (g, *h) = i while !j
) k = = l
`,
  lineComment: '#',
  tests: {
    path: /_(test|spec)\.rb$|(^|\/)(tests?|specs?)\//,
    text: /^\s*(?:RSpec\.)?describe\b|\bRSpec\b|<\s*[\w:]*(?:TestCase|IntegrationTest|Minitest::Test|Minitest::Spec)\b|^\s*test ['"]/m,
  },
  calls: (names) => [
    ...dottedCall(names, 'self'),
    ...(names.length > 1 && !names[0].startsWith('$') ? [`@${names.join('.')}`] : []),
  ],
  assigningDeclares: true,
  slashJoins: false,
  casesFallThrough: false,
  constructorName: 'initialize',
  returnsLastValue: true,
  casesBindNames: true,
  bareCalls: true,
  mutableStrings: true,
  yieldsToBlock: true,
  globalVariables: /^\$/,
  anchorsMatchLines: true,
  linking: { family: 'ruby', modules: 'global', callsOwnMethods: true },
  hasBuiltInExits: false,
  fillHoles: fillPattern,
  frames,
};
