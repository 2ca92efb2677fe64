import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';
import { analyze, rulesFrom, testEngine } from '../../../../test/unit/support';

const manifest = `<?xml version="1.0"?>
<!DOCTYPE a [ <!ENTITY b "c"> ]>
<manifest xmlns:android="http://x" package="shop">
  <!-- <activity android:exported="true"/> -->
  <application android:debuggable="true">
    <activity android:name=".Main" android:exported="true" />
    <activity android:name=".Other" android:exported='false'></activity>
  </application>
  <link>http://y</link>
  <note><![CDATA[a < b]]></note>
  <build><source>8</source><target>8</target></build>
</manifest>
`;

const cases: MatchCase[] = [
  ['an element with an attribute', pattern('<activity ... android:exported="true" ... />'), manifest, [6]],
  [
    'attributes in any order',
    pattern('<activity android:exported="$E" android:name="$N" />'),
    manifest,
    [6, 7],
  ],
  ['an attribute alone', pattern('android:debuggable="true"'), manifest, [5]],
  ['quotes do not matter', pattern('android:exported="false"'), manifest, [7]],
  ['a tag that is a hole', pattern('<$T android:exported="true" />'), manifest, [6]],
  ['capitals matter', pattern('<Activity ... />'), manifest, []],
  ['text that is bound', pattern('<link>$URL</link>'), manifest, [9]],
  ['character data', pattern('<note>a < b</note>'), manifest, [10]],
  ['character data by a hole', pattern('<note>$TEXT</note>'), manifest, [10]],
  [
    'elements in order, with others',
    pattern('<build>\n  ...\n  <target>8</target>\n  ...\n</build>'),
    manifest,
    [11],
  ],
  ['elements in order, without others', pattern('<build>\n  <target>8</target>\n</build>'), manifest, []],
  [
    'elements in any order, where a rule says so',
    'options: {xml_children_ordered: false}\npattern: <build><target>8</target><source>8</source></build>',
    manifest,
    [11],
  ],
  ['equal holes', pattern('<build><source>$V</source><target>$V</target></build>'), manifest, [11]],
  ['an element around any content', pattern('<application ...>...</application>'), manifest, [5]],
  [
    'inside of an element',
    'patterns:\n  - pattern-inside: <application ...>...</application>\n  - pattern: android:name="$N"',
    manifest,
    [6, 7],
  ],
  ['a comment in a tag', pattern('b="2"'), '<a\n  <!-- c -->\n  b="2"\n>\n</a>\n', [3]],
  ['line ends of Windows', pattern('<b>1</b>'), '<a>\r\n<b>\r\n1</b></a>\r\n', [2]],
  ['characters beyond the basic plane', pattern('<é a="😀"/>'), '<x>😀</x>\n<é a="😀"/>\n', [2]],
  ['an end tag that fits nothing', pattern('<b>1</b>'), '<a></c><b>1</b></a>', [1]],
  ['an element that nothing closes', pattern('<b>1</b>'), '<a><b>1</b><c>\n', [1]],
  ['a tag that nothing closes', pattern('<b/>'), '<a <b/></a>\n', [1]],
  [
    'the value of a text',
    'patterns:\n  - pattern: <target>$V</target>\n  - metavariable-comparison:\n      comparison: int($V) < 11',
    manifest,
    [11],
  ],
  ['an empty text', pattern('<$X/>'), '', []],
];

describe('XML', () => {
  testMatching('xml', cases);

  it('gives up elements that nest without end, and says so', async () => {
    const rules = await rulesFrom(
      '  - {id: t, languages: [xml], severity: ERROR, message: m, metadata: {cwe: CWE-1}, pattern: <b>...</b>}\n',
    );
    const text = `${'<b>'.repeat(20_000)}c${'</b>'.repeat(20_000)}`;
    const { findings, problems } = await analyze(rules, 'xml', text);
    assert.deepEqual(findings, []);
    assert.match(problems[0].message, /nested too deeply/);
  });

  it('takes any text', async () => {
    const engine = await testEngine();
    const piece = fc.constantFrom(
      '<a',
      '>',
      '/>',
      '</a>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '="',
      "'",
      'b',
      ' ',
      '<',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const document = engine.open('a.xml', 'xml', pieces.join(''));
        document.errorRanges();
        document.close();
      }),
    );
  });
});
