import type { LanguageDefinition } from '../language';
import { dataTraits } from '../traits';
import { fillYamlHoles } from './holes';
import { yamlTable } from './lowering';

export const yaml: LanguageDefinition = {
  ...dataTraits,
  grammar: 'yaml',
  ruleNames: ['yaml', 'yml'],
  editorIds: ['yaml', 'dockercompose', 'github-actions-workflow'],
  extensions: ['yaml', 'yml'],
  table: yamlTable,
  sample: `# comment
%YAML 1.2
---
a: &b !c "d\\n\\
  e"
? f
: [g, 'h', {i: 1.5, "j": ~, k}, l: true]
m:
  - |-
    n
  - > # comment
    o é😀
  -
  - - *b
    - 2020-01-01
...
---
p: q: r
`,
  lineComment: '#',
  loneEntryIsPattern: true,
  fillHoles: fillYamlHoles,
  frames: () => [{ before: '', after: '', depth: 1 }],
};
