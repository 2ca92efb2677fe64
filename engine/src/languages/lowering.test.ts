import assert from 'node:assert/strict';
import { testEngine } from '../../../test/unit/support';
import { ParsedDocument } from '../document';
import { Kind, Role } from '../syntax/kinds';

/** A tree as text: `Kind name (role: child, …)`, roles of statements left out. */
async function lowered(language: string, text: string): Promise<string> {
  const document = (await testEngine()).open('case', language, text);
  assert.ok(document instanceof ParsedDocument);
  const tree = document.facts()?.tree;
  assert.ok(tree);
  const show = (node: number): string => {
    const name = tree.nameOf(node);
    const children = tree.children(node).map((child) => {
      const role = tree.role[child];
      return role === Role.Statement ? show(child) : `${Role[role]}: ${show(child)}`;
    });
    return `${Kind[tree.kind[node]]}${name ? ` ${name}` : ''}${children.length > 0 ? `(${children.join(', ')})` : ''}`;
  };
  const result = tree.children(0).map(show).join('; ');
  document.close();
  return result;
}

const cases: [language: string, code: string, tree: string][] = [
  ['javascript', 'a.b(c)', 'Call(Callee: Member(Object: Name a, Property: Name b), Argument: Name c)'],
  ['javascript', 'a?.b?.(c)', 'Call(Callee: Member ?.(Object: Name a, Property: Name b), Argument: Name c)'],
  ['javascript', 'const a = 1', 'Assign =(Target: Name a, Value: Number 1)'],
  ['javascript', 'let a, b = 1', 'Declare(Target: Name a); Assign =(Target: Name b, Value: Number 1)'],
  ['javascript', 'a += 1', 'Assign +=(Target: Name a, Value: Number 1)'],
  ['javascript', '`a${b}c`', 'Template(Part: String a, Part: Name b, Part: String c)'],
  ['javascript', '`a`', 'String a'],
  [
    'javascript',
    '(x) => x',
    'Function(Parameter: Parameter(Target: Name x), Body: Block(Return(Value: Name x)))',
  ],
  [
    'javascript',
    'if (a) b(); else c()',
    'If(Test: Name a, Then: Block(Call(Callee: Name b)), Else: Block(Call(Callee: Name c)))',
  ],
  [
    'javascript',
    'f({a, "b": 1, ...c})',
    'Call(Callee: Name f, Argument: Object(Entry: Pair(Key: Name a, Value: Name a), Entry: Pair(Key: Name b, Value: Number 1), Entry: SpreadPairs(Value: Name c)))',
  ],
  ['javascript', 'export const a = 1', 'Assign =(Target: Name a, Value: Number 1)'],
  [
    'javascript',
    "import a, { b as c } from 'd'",
    'Import(Source: String d, Item: ImportItem default(Alias: Name a), Item: ImportItem b(Alias: Name c))',
  ],
  [
    'javascriptreact',
    '<a b={c} d="e">{f}</a>',
    'Element(Tag: Name a, Attribute: Attribute(Key: Name b, Value: Name c), Attribute: Attribute(Key: Name d, Value: String e), Child: Name f)',
  ],
  [
    'typescript',
    'const a: T = (b as U).c!',
    'Assign =(Target: Name a, Type: Type T, Value: Member(Object: Name b, Property: Name c))',
  ],
  [
    'typescript',
    'async () => { await f<T>(x) }',
    'Function async(Body: Block(Await(Operand: Call(Callee: Name f, Argument: Name x))))',
  ],
  [
    'typescript',
    'class A { constructor(private b: C) {} }',
    'Class(ClassName: Name A, Body: Block(Function(FunctionName: Name constructor, Parameter: Parameter(Target: Name b, Type: Type C), Body: Block)))',
  ],
  [
    'python',
    'a.b(c, d=1, *e, **f)',
    'Call(Callee: Member(Object: Name a, Property: Name b), Argument: Name c, Argument: Keyword(Key: Name d, Value: Number 1), Argument: Spread(Value: Name e), Argument: SpreadPairs(Value: Name f))',
  ],
  ['python', "f'a{b!r:>{c}}d'", 'Template(Part: String a, Part: Name b, Part: String d)'],
  ['python', "rb'a' 'b'", 'String ab'],
  ['python', 'a, b = c', 'Assign =(Target: Tuple(Entry: Name a, Entry: Name b), Value: Name c)'],
  ['python', 'a < b < c', 'Binary < <(Left: Name a, Right: Name b, Right: Name c)'],
  ['python', 'a if b else c', 'Conditional(Test: Name b, Then: Name a, Else: Name c)'],
  [
    'python',
    'if a: b\nelif c: d\nelse: e',
    'If(Test: Name a, Then: Block(Name b), Else: Block(If(Test: Name c, Then: Block(Name d), Else: Block(Name e))))',
  ],
  [
    'python',
    '@d\ndef f(a: int = 1): pass',
    'Function(Decorator: Decorator(Value: Name d), FunctionName: Name f, Parameter: Parameter(Target: Name a, Type: Type int, Default: Number 1), Body: Block)',
  ],
  ['python', 'with a as b: c', 'With(Item: WithItem(Value: Name a, Target: Name b), Body: Block(Name c))'],
  [
    'python',
    'try: a\nexcept B as c: d\nfinally: e',
    'Try(Body: Block(Name a), Handler: Catch(Type: Name B, Target: Name c, Body: Block(Name d)), Finalizer: Finally(Body: Block(Name e)))',
  ],
  [
    'python',
    '[a for b in c if d]',
    'Comprehension [(Value: Name a, Clause: ForEach(Target: Name b, Iterable: Name c), Clause: If(Test: Name d))',
  ],
  [
    'python',
    'from a.b import c as d, e',
    'Import(Source: String a.b, Item: ImportItem c(Alias: Name d), Item: ImportItem e)',
  ],
  [
    'go',
    'a, err := f(b...)',
    'Assign =(Target: Tuple(Entry: Name a, Entry: Name err), Modifier: Other var, Value: Call(Callee: Name f, Argument: Spread(Value: Name b)))',
  ],
  [
    'go',
    'if a := f(); a { }',
    'Block if(Assign =(Target: Name a, Modifier: Other var, Value: Call(Callee: Name f)), If(Test: Name a, Then: Block))',
  ],
  [
    'go',
    'x = &http.Client{A: 1}',
    'Assign =(Target: Name x, Value: Unary &(Operand: New(Callee: Member(Object: Name http, Property: Name Client), Argument: Object(Entry: Pair(Key: Name A, Value: Number 1)))))',
  ],
  [
    'go',
    'func (r *T) f(a, b int) (c, error)',
    'Function(FunctionName: Name f, Receiver: Parameter(Target: Name r, Type: Type *(Type: Type T)), Parameter: Parameter(Target: Name a, Type: Type int), Parameter: Parameter(Target: Name b, Type: Type int), Type: Type ()(Entry: Type c, Entry: Type error))',
  ],
  ['go', 'import a "b/c"', 'Import(Source: String b/c, Alias: Name a)'],
  ['go', 'c <- v.(string)', 'Assign <-(Target: Name c, Value: Cast(Operand: Name v, Type: Type string))'],
  [
    'c',
    'char *a[3] = {1}, b;',
    'Assign =(Target: Name a, Type: Type [](Type: Type *(Type: Type char), Index: Number 3), Value: Object(Entry: Number 1)); Declare(Target: Name b, Type: Type char)',
  ],
  [
    'c',
    'static int *f(const char *p, ...);',
    'Function(FunctionName: Name f, Parameter: Parameter(Target: Name p, Type: Type *(Type: Type char), Modifier: Other const), Parameter: Parameter ..., Type: Type *(Type: Type int), Modifier: Other static)',
  ],
  [
    'c',
    'p->a = (long) *q;',
    'Assign =(Target: Member ->(Object: Name p, Property: Name a), Value: Cast(Type: Type long, Operand: Unary *(Operand: Name q)))',
  ],
  ['c', '#define N 10', 'Assign #define(Target: Name N, Value: Number 10)'],
  [
    'c',
    'struct s { int a; } b;',
    'Class struct(ClassName: Name s, Body: Block(Declare(Target: Name a, Type: Type int))); Declare(Target: Name b, Type: Type struct(Type: Type s))',
  ],
];

describe('lowering', () => {
  for (const [language, code, tree] of cases) {
    it(`${code.replace(/\n/g, ' ⏎ ')} (${language})`, async () =>
      assert.equal(await lowered(language, code), tree));
  }

  it('leaves no construct of the samples without a kind of its own, but for the rare', async () => {
    const trees = await Promise.all([
      lowered('typescript', 'label: for (;;) { debugger; } enum A { B } namespace C {} declare const d: E;'),
      lowered('python', 'global a\nassert b, c\ndel d\nraise e from f\nmatch g:\n    case [h, *i]: j'),
    ]);
    const others = trees.flatMap((tree) => [...tree.matchAll(/Other (\w+)/g)].map(([, type]) => type));
    assert.deepEqual(
      [...new Set(others)].sort(),
      ['debugger_statement', 'enum_declaration', 'enum_body', 'internal_module'].sort(),
    );
  });
});
