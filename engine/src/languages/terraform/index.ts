import { fillHoles, type HoleContext } from '../holes';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS, metavariablePlaceholder } from '../placeholders';
import { dataTraits } from '../traits';
import { terraformTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** An entry with a key in quotes stands in an object. */
const entry: PatternFrame = { before: '{', after: '}', depth: 2 };
/** An expression alone is the value of an attribute. */
const expression: PatternFrame = { before: 'a = ', after: '', depth: 2 };

function stringAt(text: string, at: number): number {
  const heredoc = /^<<-?(\w+)\r?\n[\s\S]*?\n[ \t]*\1\b/.exec(text.slice(at));
  return heredoc?.[0].length ?? /^"(?:\\[\s\S]|[^"\\\n])*"/.exec(text.slice(at))?.[0].length ?? 0;
}

function ellipsis({ text, at, bracket, previous }: HoleContext): string {
  // `list...` spreads a list.
  if (/[\w\])]$/.test(text.slice(0, at))) return '...';
  const isPart = bracket === '(' || bracket === '[' || previous === '=' || previous === ':';
  return isPart ? ELLIPSIS : `${ELLIPSIS} = ${ELLIPSIS}`;
}

/** Holes of what stands in strings as `${...}`; elsewhere in a string `$X` is for the matcher to read. */
function fillInterpolations(code: string): string {
  return code.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => {
    const filled = inner
      .replace(/\$([A-Z_][A-Z0-9_]*)(?!\w)/g, (_hole, name: string) => metavariablePlaceholder(name))
      .replace(/^\s*\.\.\.\s*$/, ELLIPSIS);
    return `\${${filled}}`;
  });
}

/** Terraform, and HCL otherwise. */
export const terraform: LanguageDefinition = {
  ...dataTraits,
  openObjects: true,
  coercesLiterals: true,
  grammar: 'hcl',
  ruleNames: ['terraform', 'hcl', 'tf'],
  editorIds: ['terraform', 'hcl', 'terraform-vars'],
  extensions: ['tf', 'tofu', 'hcl', 'tfvars'],
  table: terraformTable,
  sample: `# comment
resource "a" "b" {
  c = "d\${var.e}f%{ if g }h%{ endif }" // comment
  i = j.k[0].*.l == !(m + 1) ? n(o...) : [for p, q in r : s if t]
  u { v = { w = null, "x" : true } }
  y = <<-EOT
    é😀 \${z}
  EOT
  = 1
}
`,
  lineComment: '#',
  fillHoles: (pattern) => fillInterpolations(fillHoles(pattern, { stringAt, ellipsis })),
  frames: () => [plain, expression, entry],
};
