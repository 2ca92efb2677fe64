import { Role } from '../../syntax/kinds';
import { stringLength, tokenize } from '../arrange';
import { fillHoles } from '../holes';
import { jvmTests, jvmTypes } from '../jvm';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { arrangeHoles } from './holes';
import { kotlinTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** Constructors, initializers and companions stand only in classes. */
const member: PatternFrame = { before: 'class C {\n', after: '\n}', depth: 3, role: Role.Statement };
/** The head of a class or function stands for all that have it. */
const head: PatternFrame = { before: '', after: ' {}', depth: 1, open: [Role.Body] };
const annotation: PatternFrame = { before: '', after: '\nclass C', depth: 2, role: Role.Decorator };
const tryAlone: PatternFrame = {
  before: '',
  after: ' catch (e: E) {} finally {}',
  depth: 1,
  open: [Role.Handler, Role.Finalizer],
};
const handler: PatternFrame = { before: 'try {} ', after: '', depth: 2, role: Role.Handler };
const finalizer: PatternFrame = { before: 'try {} ', after: '', depth: 2, role: Role.Finalizer };
/** A type alone, where no expression is written like it: `List<String>`. */
const type: PatternFrame = { before: 'val t: ', after: '', depth: 2, role: Role.Type };

const fill = (text: string) =>
  fillHoles(text, { stringAt: stringLength, ellipsis: () => ELLIPSIS, typed: 'name-first' });

/**
 * In a string `${…}` is code with holes. `$X` stands for code too where it has text beside it, because two pieces of
 * text never adjoin; else, as in `"$X"` and `"...$X"`, it stands for text.
 */
function fillStrings(pattern: string): string {
  return pattern.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g, (string) =>
    /^"\$[A-Z_][A-Z0-9_]*"$/.test(string)
      ? string.replace('$', '\\$')
      : string
          .replace(/(?<!\\)\$\{([^{}]*)\}/g, (_, code: string) => `\${${fill(code)}}`)
          .replace(
            /(?<!\\)\$([A-Z_][A-Z0-9_]*)(?![\w{])/g,
            (hole: string, _name: string, at: number, whole: string) => {
              const isText =
                /(^"+|\.\.\.)$/.test(whole.slice(0, at)) &&
                /^("+$|\.\.\.)/.test(whole.slice(at + hole.length));
              return isText ? `\${"\\${hole}"}` : `\${${fill(hole)}}`;
            },
          ),
  );
}

/** True for a class or function without a body. */
function isHead(code: string): boolean {
  const tokens = tokenize(code);
  const top = tokens.texts.filter((_, i) => tokens.bracketOf(i) < 0 && tokens.texts[i - 1] !== '::');
  return (
    top.some((text) => /^(class|interface|object|fun)$/.test(text)) &&
    !top.includes('{') &&
    !top.includes('=')
  );
}

function frames(code: string): readonly PatternFrame[] {
  switch (/^\s*(catch|finally|try|constructor|init|companion)\b/.exec(code)?.[1]) {
    case 'catch':
      return [handler];
    case 'finally':
      return [finalizer];
    case 'try':
      return [plain, tryAlone];
    case 'constructor':
    case 'init':
    case 'companion':
      return [member, plain];
  }
  const rest = [plain, member, type];
  if (isHead(code)) return [head, ...rest];
  return /^\s*@/.test(code) ? [annotation, ...rest] : rest;
}

export const kotlin: LanguageDefinition = {
  grammar: 'kotlin',
  ruleNames: ['kotlin', 'kt'],
  editorIds: ['kotlin'],
  extensions: ['kt', 'kts'],
  table: kotlinTable,
  sample: `// comment
package a.b
import c.D as E; import f.* /* comment */
@G(h = 1, [2]) data class I<J : K>(private val l: Int = 1, m: String?) : N(l), O by p {
  companion object { const val Q = "é😀 $r \${s.t}"
  }
  var u: List<V>? by lazy { w }
  init { x() }
  constructor(y: Z) : this(y, 2) { a!! }
  override suspend fun <B> C.d(vararg e: F, g: (H) -> I = {}): J = k ?: l.m<N>(o)
  enum class P(val q: R) { S(1), T; fun u() {}
  }
}
fun main(v: Array<W>) {
  val (x, y) = z; when (val a = b) { 1, in 2..3 -> c(); !is D -> e; else -> { f() } }
  for (g in h) { if (i !in j) continue else break@k }
  try { l?.m { n, o -> p } } catch (q: R) { throw s } finally { t as? U }
  do { v += w[0] } while (x); return object : Y(), Z { val a = """b $c"""
  }
}
val y = = 1
`,
  lineComment: '//',
  tests: jvmTests,
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: false,
  constructorName: 'constructor',
  fieldsNeedNoThis: true,
  lambdasReturnLast: true,
  linking: { family: 'jvm', modules: 'packages', callsOwnMethods: true },
  hasBuiltInExits: false,
  addsToStrings: true,
  logicYieldsTruth: true,
  types: jvmTypes,
  fixedBy: new Set(['private', 'final', 'val', 'const']),
  fillHoles: (pattern) => arrangeHoles(fill(fillStrings(pattern))),
  frames,
};
