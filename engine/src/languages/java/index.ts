import { Role } from '../../syntax/kinds';
import { stringLength } from '../arrange';
import { fillHoles, type HoleContext } from '../holes';
import { jvmTests, jvmTypes } from '../jvm';
import type { LanguageDefinition, PatternFrame } from '../language';
import { ELLIPSIS } from '../placeholders';
import { arrangeHoles } from './holes';
import { javaTable } from './lowering';

const plain: PatternFrame = { before: '', after: '', depth: 1 };
/** An expression, or a statement whose semicolon was left out. */
const statement: PatternFrame = { before: '', after: ';', depth: 1 };
/** Methods without a type and initializers stand only in classes. */
const member: PatternFrame = { before: 'class C { ', after: ' }', depth: 3, role: Role.Statement };
/** The head of a class or method stands for all that have it. */
const head: PatternFrame = { before: '', after: ' {}', depth: 1, open: [Role.Body] };
const memberHead: PatternFrame = { ...member, after: ' {} }', open: [Role.Body] };
/** `super(a);` is allowed in a constructor only. */
const inConstructor: PatternFrame = {
  before: 'class C { C() { ',
  after: ' } }',
  depth: 5,
  role: Role.Statement,
};
const annotation: PatternFrame = { before: '', after: ' class C {}', depth: 2, role: Role.Decorator };
const tryAlone: PatternFrame = {
  before: '',
  after: ' catch (E e) {} finally {}',
  depth: 1,
  open: [Role.Handler, Role.Finalizer],
};
const handler: PatternFrame = { before: 'try {} ', after: '', depth: 2, role: Role.Handler };
const finalizer: PatternFrame = { before: 'try {} ', after: '', depth: 2, role: Role.Finalizer };
const clause: PatternFrame = { before: 'switch (x) { ', after: ' }', depth: 2, role: Role.Case };
/** A type alone, where no expression is written like it: `List<String>`. */
const type: PatternFrame = { before: '', after: ' t;', depth: 2, role: Role.Type };

/** `T... a` is a parameter that takes many; any other `...` is a hole. */
function ellipsis({ text, at }: HoleContext): string {
  return /[\w>\]]$/.test(text.slice(0, at)) && /^\s+[\w$]/.test(text.slice(at + 3)) ? '...' : ELLIPSIS;
}

function frames(code: string): readonly PatternFrame[] {
  switch (/^\s*(catch|finally|try|super|this|case|default)\b\s*\(?/.exec(code)?.[0].replace(/\s/g, '')) {
    case 'catch(':
      return [handler];
    case 'finally':
      return [finalizer];
    case 'case':
    case 'default':
      return [clause];
    case 'try':
      return [plain, tryAlone];
    case 'super(':
    case 'this(':
      return [inConstructor, { ...inConstructor, after: `;${inConstructor.after}` }];
  }
  const rest = [plain, statement, member, memberHead, annotation, type];
  return /[;}]\s*$/.test(code) ? rest : [head, ...rest];
}

export const java: LanguageDefinition = {
  grammar: 'java',
  ruleNames: ['java'],
  editorIds: ['java'],
  extensions: ['java'],
  table: javaTable,
  sample: `// comment
package a.b; import static c.D.e; import f.*; /* comment */
@G(h = {1, 'i'}, j = K.class) public final class L<M extends N> extends O<P> implements Q, R<S> {
  private static final String T = "é😀\\n", U[] = new String[]{"v"}; static { w++; }
  <X> L(final int y, Z... a) throws B { super(y); this.c = (D) e.f(-1, 0x2L, 3.5f)[4]; }
  enum E { F(1) { void g() {} }, H; int i; } record I(int j) {} @interface J { int k() default 1; }
  Object m(List<? extends N> o) { for (int p = 0; p < 2; p++) continue; for (var q : r) { break; }
    try (var s = t(); u) { do { v(); } while (w); } catch (X | Y z) { throw z; } finally { ; }
    switch (a) { case 1: b(); default: return c ? d : e; }
    f = switch (g) { case String h when i -> j; default -> { yield k; } }; l = (m, n) -> o; p = Q::new;
    if (r instanceof S s && !t) synchronized (this) { assert u : """
      text""" + null; } else new V<>() { int w; }; x.new Y(); } }
int y = = 1;
`,
  lineComment: '//',
  tests: jvmTests,
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: true,
  hasAccessorMethods: true,
  fieldsNeedNoThis: true,
  linking: { family: 'jvm', modules: 'packages', callsOwnMethods: true },
  hasBuiltInExits: false,
  addsToStrings: true,
  logicYieldsTruth: true,
  types: jvmTypes,
  fixedBy: new Set(['private', 'final']),
  fillHoles: (pattern) =>
    arrangeHoles(fillHoles(pattern, { stringAt: stringLength, ellipsis, typed: 'type-first' })),
  frames,
};
