import { fillHoles } from '../holes';
import type { LanguageDefinition } from '../language';
import { frames } from './frames';
import { ellipsis, literalsIn, loneStatements } from './holes';
import { csharpTable } from './lowering';
import { csharpTypes } from './type-facts';

export const csharp: LanguageDefinition = {
  grammar: 'csharp',
  ruleNames: ['csharp', 'c#', 'C#'],
  editorIds: ['csharp'],
  extensions: ['cs'],
  table: csharpTable,
  sample: `// comment
using A.B; using C = D.E<F>;
namespace G { [H(I = 1), J] public partial class K<L> : M, N where L : new() {
  private readonly int o = 1, p; public string Q { get; set; } = "r\\n"; public int S => 1;
  async Task<int> T(ref int u, params object[] v) { var w = new X(1, y: 2) { Z = 3 }; a?.b[0] ??= $"c{d:N2}"; }
  bool E(object f) => f switch { string g when g.H > 0 => true, > 3 and < 4 or null => false, _ => throw new I() };
#if J
  #endregion
#endif
} }
foreach (var (k, l) in from m in n where m.o select new { m.p }) { y = = 1; 'é😀' } /* end */`,
  lineComment: '//',
  tests: {
    path: /Tests?\.cs$|(^|\/)[\w.]*tests?[\w.]*\//i,
    text: /\[(?:Fact|Theory|Test|TestMethod|TestFixture|TestClass|TestCase)\b|\busing (?:Xunit|NUnit|Moq)\b/,
  },
  references: /^(ref|out)\b/,
  assigningDeclares: false,
  slashJoins: false,
  casesFallThrough: true,
  fieldsNeedNoThis: true,
  yieldsElements: true,
  linking: { family: 'csharp', modules: 'packages', callsOwnMethods: true },
  tupleFields: new Map([1, 2, 3, 4, 5, 6, 7].map((place) => [`Item${place}`, String(place - 1)])),
  hasBuiltInExits: false,
  logicYieldsTruth: true,
  types: csharpTypes,
  fillHoles: (pattern) => {
    const literals = literalsIn(pattern);
    return loneStatements(
      fillHoles(pattern, { stringAt: (_, at) => literals.get(at) ?? 0, ellipsis, typed: 'type-first' }),
    );
  },
  frames,
};
