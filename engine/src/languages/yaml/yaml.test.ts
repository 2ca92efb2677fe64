import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';

const workflow = `on:
  pull_request_target:
    types: [opened]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.head_ref }}
      - name: greet
        run: |
          echo "hi \${{ github.event.issue.title }}"
      - run: npm test
`;
const pods = `kind: Pod
spec:
  hostNetwork: true
  containers:
    - name: one
      image: shop/web
      securityContext:
        privileged: true
        runAsUser: 0
    - image: "shop/db"
      name: two
      securityContext: {runAsUser: 1000}
---
kind: Pod
spec: {containers: [{name: three, image: shop/cache}]}
`;

const mappings: MatchCase[] = [
  ['an entry, among whatever others', pattern('privileged: true'), pods, [8]],
  ['an entry whose key is a hole', pattern('$KEY: 0'), pods, [9]],
  ['an entry with any value', pattern('hostNetwork: ...'), pods, [3]],
  ['a value bound by a hole', pattern('image: $IMAGE'), pods, [6, 10, 15]],
  ['entries in any order', pattern('image: $I\nname: $N\n...'), pods, [5, 10, 15]],
  ['entries without a hole are all there are', pattern('image: $I\nname: $N'), pods, [15]],
  ['a hole on its own line stands for the other entries', pattern('...\nname: two\n...'), pods, [10]],
  ['nested mappings', pattern('securityContext:\n  ...\n  privileged: true\n  ...'), pods, [7]],
  ['a nested mapping of one entry has no others', pattern('securityContext:\n  runAsUser: $ID'), pods, [12]],
  ['any mapping', pattern('spec: {...}'), pods, [2, 15]],
  ['a hole alone below a key is any value', pattern('securityContext:\n  ...'), pods, [7, 12]],
  [
    'flow style as block style',
    pattern('securityContext: {runAsUser: 1000}'),
    'a:\n  securityContext:\n    runAsUser: 1000\n',
    [2],
  ],
  ['block style as flow style', pattern('a:\n  b: 1'), 'x: {a: {b: 1}}\n', [1]],
  ['a hole between entries', pattern('on:\n  ...\n  pull_request_target: ...\n  ...'), workflow, [1]],
  ['a key without a value', pattern('a: null'), 'a:\nb: 1\n', [1]],
  ['an explicit key', pattern('a: 1'), '? a\n: 1\n', [1]],
];

const lists: MatchCase[] = [
  ['an item, among whatever others', pattern('- "b"'), 'x:\n  - a\n  - b\n  - c\n', [3]],
  ['an item that is a mapping', pattern('- run: $SHELL'), workflow, [14]],
  ['an item that is a mapping with more', pattern('- run: ...\n  ...'), workflow, [11, 14]],
  ['an item behind a hole in its mapping', pattern('- ...\n  run: $SHELL\n  ...'), workflow, [11, 14]],
  ['items with others around', pattern('steps:\n  ...\n  - run: npm test\n  ...'), workflow, [7]],
  ['a hole at the level of its key', pattern('x:\n...\n- b\n...'), 'x:\n- a\n- b\n', [1]],
  ['any list', pattern('types: [...]'), `${workflow}types: {}\n`, [3]],
  ['a flow list with holes', pattern('x: [..., b, ...]'), 'x:\n  - a\n  - b\n---\nx: [c]\n', [1]],
  ['items in order', pattern('- a\n- ...\n- b'), 'x: [a, c, b]\ny: [b, a]\n', [1]],
  ['items without a hole are all there are', pattern('- a\n- b'), 'x: [a, b]\ny: [a, b, c]\n', [1]],
  ['the rest of a list', pattern('x: [a, $...REST]'), 'x: [a, b, c]\n', [1]],
  [
    'equal holes of two items',
    pattern('...\n- id: $X\n  ...\n...\n- id: $X\n  ...\n...'),
    'rules:\n  - id: a\n  - id: b\n    c: 1\n  - id: a\nothers:\n  - id: a\n  - id: b\n',
    [2],
  ],
  ['a list in a list', pattern('- - a'), 'x:\n  - - a\n  - - b\n', [2]],
];

const scalars: MatchCase[] = [
  ['quotes do not matter', pattern('a: b'), 'a: "b"\n"a": \'b\'\n\'a\': b\n', [1, 2, 3]],
  ['a number is no string', pattern('port: 80'), 'port: "80"\nport: 80\n', [2]],
  ['a truth value is no string', pattern('x: true'), 'x: "true"\nx: True\nx: yes\n', [2, 3]],
  [
    'a key in quotes that could be a truth value',
    pattern('on: push'),
    'on: push\n---\n"on": push\n---\ntrue: push\n',
    [1, 3],
  ],
  ['escapes of a quoted string', pattern('a: "b\\tc"'), 'a: "b\\x09c"\n', [1]],
  ['a string over several lines', pattern('a: b c'), 'a: b\n  c\nd: "b\n  c"\n', [1]],
  ['a block scalar as a string', pattern('a: >-\n  b\n  c'), 'a: b c\n', [1]],
  ['a literal block scalar', pattern('a: "b\\n c\\n"'), 'a: |\n  b\n   c\n', [1]],
  ['any string', pattern('a: "..."'), 'a: b\na: 1\na: [b]\n', [1]],
  ['a string with a hole in quotes', pattern('uses: "$ACTION"'), `${workflow}uses: 1\n`, [8]],
  ['a string by a regular expression', pattern('image: "=~/^shop\\/(web|db)$/"'), pods, [6, 10]],
  ['text that merely has dollar signs', pattern('ref: ${{ github.head_ref }}'), workflow, [10]],
  [
    'a long string keeps its content',
    'patterns:\n  - pattern: "run: $SHELL"\n  - metavariable-pattern:\n      metavariable: $SHELL\n      language: bash\n      pattern: curl ... | sh',
    `- run: |\n    ${'echo a\n    '.repeat(60)}curl x | sh\n- run: |\n    ${'echo a\n    '.repeat(60)}curl x\n`,
    [1],
  ],
  ['a deep hole', pattern('spec: <... "shop/cache" ...>'), pods, [15]],
  ['a tag', pattern('x: !Ref $Y'), 'x: !Ref a\nx: !Sub a\nx: a\n', [1]],
  ['any tag', pattern('x: !$T $Y'), 'x: !Ref a\nx: !Sub a\nx: a\n', [1, 2]],
  ['an unlike value', pattern('a: b'), 'a: bb\nA: b\n', []],
];

const documents: MatchCase[] = [
  ['every document of a file', pattern('kind: Pod'), pods, [1, 14]],
  [
    'an alias stands for what its anchor names',
    pattern('$A:\n  $B:\n    - x'),
    'a: &a\n  b:\n    - x\nc:\n  d:\n    e: *a\n',
    [1, 6],
  ],
  ['an alias of a string', pattern('run: evil'), 'a: &cmd evil\nrun: *cmd\n', [2]],
  ['an alias in a list', pattern('x: [..., evil, ...]'), 'a: &cmd evil\nx:\n  - *cmd\n', [2]],
  [
    'an alias under a condition',
    'patterns:\n  - pattern: "run: $C"\n  - metavariable-regex: {metavariable: $C, regex: ev.*}',
    'a: &cmd evil\nrun: *cmd\n',
    [2],
  ],
  ['an alias that contains itself ends', pattern('a: <... 1 ...>'), 'a: &a [*a]\n', []],
  ['an alias of nothing', pattern('a: $X'), 'a: *nothing\n', []],
  ['comments and directives', pattern('a: 1'), '# c\n%YAML 1.2\n---\na: 1 # d\n', [4]],
  ['line ends of Windows', pattern('a: b\nc: [1]'), 'a: b\r\nc:\r\n  - 1\r\n', [1]],
  ['characters beyond the basic plane', pattern('b: $X'), 'a: 😀é\nb: 😀\n', [2]],
  ['an empty text', pattern('$X'), '', []],
  ['a broken text', pattern('a: 1'), 'a: 1\nb: "\nc: [\n', [1]],
];

const operators: MatchCase[] = [
  [
    'patterns inside of others',
    'patterns:\n  - pattern-inside: |\n      jobs: ...\n  - pattern-inside: |\n      steps: [...]\n  - pattern: |\n      run: $SHELL',
    workflow,
    [12, 14],
  ],
  [
    'either',
    'pattern-either:\n  - pattern: "hostNetwork: true"\n  - pattern: "privileged: true"',
    pods,
    [3, 8],
  ],
  [
    'not',
    'patterns:\n  - pattern: "- name: ...\\n  ..."\n  - pattern-not: "- name: two\\n  ..."',
    pods,
    [5, 15],
  ],
  [
    'not inside',
    'patterns:\n  - pattern: "image: $I"\n  - pattern-not-inside: "- ...\\n  securityContext: ...\\n  ..."',
    pods,
    [15],
  ],
  [
    'a regular expression within a pattern',
    'patterns:\n  - pattern-inside: "run: ..."\n  - pattern-regex: github\\.event\\S*',
    workflow,
    [13],
  ],
  [
    'not a regular expression',
    'patterns:\n  - pattern: "image: $I"\n  - pattern-not-regex: "image: shop/w.*"',
    pods,
    [10, 15],
  ],
  [
    'focus',
    'patterns:\n  - pattern: "securityContext:\\n  ...\\n  runAsUser: $ID\\n  ..."\n  - focus-metavariable: $ID',
    pods,
    [9, 12],
  ],
  [
    'a condition on a hole',
    'patterns:\n  - pattern: "$K: $V"\n  - metavariable-regex: {metavariable: $K, regex: ^run}',
    workflow,
    [6, 12, 14],
  ],
];

describe('YAML', () => {
  describe('mappings', () => testMatching('yaml', mappings));
  describe('lists', () => testMatching('yaml', lists));
  describe('scalars', () => testMatching('yaml', scalars));
  describe('documents', () => testMatching('yaml', documents));
  describe('operators', () => testMatching('yaml', operators));
});
