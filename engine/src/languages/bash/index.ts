import type { LanguageDefinition, PatternFrame } from '../language';
import { DEEP, ELLIPSIS, listPlaceholder, metavariablePlaceholder } from '../placeholders';
import { bashTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** A word alone is any word, of a command or of its arguments: the last argument of the command around it. */
const word: PatternFrame = { before: ': ', after: '', depth: 2 };

const oneWord =
  /^\s*(?:[^\s;&|<>()'"`$\\]|\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\$\{[^}]*\}|\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`|\$)+\s*$/;
const assignment = /^\s*\w+(\[[^\]]*\])?\+?=/;

/** An ellipsis in the place of clauses of `case`. */
const anyClauses = new RegExp(`(\\bin\\s+|;;\\s*)${ELLIPSIS}(?=\\s+(?:esac\\b|[^\\s;]+\\)))`, 'g');

/**
 * `$X`, in capitals, is a hole everywhere but in single quotes; a variable of the program is written `$x` or `${X}`, and
 * `${$X}` is any variable.
 */
function fillHoles(pattern: string): string {
  let quote = '';
  const code = pattern.replace(
    /\\[\s\S]|['"]|\$\.\.\.([A-Z_][A-Z0-9_]*)|\$([A-Z_][A-Z0-9_]*)(?!\w)|<\.\.\.|\.\.\.>|\.\.\./g,
    (token: string, list: string | undefined, name: string | undefined) => {
      if (quote === "'") {
        if (token.endsWith("'")) quote = '';
        return token;
      }
      if (token === '"' || (token === "'" && quote === '')) quote = quote === token ? '' : token;
      if (list !== undefined) return listPlaceholder(list);
      if (name !== undefined) return metavariablePlaceholder(name);
      if (token === '<...') return `$(${DEEP};`;
      if (token === '...>') return ')';
      return token === '...' ? ELLIPSIS : token;
    },
  );
  return code.replace(anyClauses, `$1${ELLIPSIS}) ;;`);
}

export const bash: LanguageDefinition = {
  grammar: 'bash',
  ruleNames: ['bash', 'sh'],
  editorIds: ['shellscript'],
  extensions: ['sh', 'bash'],
  table: bashTable,
  sample: `# comment
a=b c "d $e \${f:-g}" > h 2>&1 <<< 'i' && $(j) | \`k\` || ! l &
if [ -f m ]; then n; elif [[ $o =~ ^p$ ]]; then q; else r=(s t); fi
for u in v w; do x; done; while y; do z; done
case $a in b|c) d ;; *) e ;; esac
f() { local g=h; cat <<I
'é😀' $j
I
}
for ((k=0; k<3; k++)); do l $((m+1)) <(n); done
if then ) o
`,
  lineComment: '#',
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: false,
  hasBuiltInExits: false,
  fillHoles,
  frames: (code) => (oneWord.test(code) && !assignment.test(code) ? [word, plain] : [plain]),
};
