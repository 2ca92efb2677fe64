import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rulesFrom, testEngine, today } from '../../../test/unit/support';

/** A text, patterns that find something in it, and what is typed into it. */
interface Case {
  language: string;
  text: string;
  patterns: string[];
  pieces: string[];
}

const cases: Case[] = [
  {
    language: 'yaml',
    text: 'a: &x 1\nb:\n  - c: *x\n    d: [e, f]\n---\ng: h\nk: "l"\n',
    patterns: ['$K: 1', '...\nc: $X\n...', '"..."'],
    pieces: ['\n', '  ', '- ', '"', '&x ', '*x', '{', '[', ':', '#', '---\n'],
  },
  {
    language: 'json',
    text: '{"a":[1,{"b":"c"}],"d":{"e":null}}',
    patterns: ['"b": $X', '{..., "e": null}', '1'],
    pieces: ['{', '}', '[', ']', ',', '"', ':', '//', '1'],
  },
  {
    language: 'terraform',
    text: 'locals {\n  a = "x"\n}\nb "c" {\n  d = local.a\n}\nvariable "v" {\n  default = 1\n}\nz "y" {\n  w = "${var.v}"\n}\n',
    patterns: ['$K = "x"', 'b $N {...}', '$K = 1', '...\nvariable "v" {...}\n...'],
    pieces: ['\n', '"', '{', '}', 'x', 'local.a', ' = ', '${', '<<E\n'],
  },
  {
    language: 'dockerfile',
    text: 'FROM a:1 AS b\nENV X=2 Y=3\nRUN a && \\\n b c\nEXPOSE $X\nUSER root\nCMD ["a", "b"]\nFROM b\nCMD z\n',
    patterns: ['RUN ...', 'EXPOSE 2', 'USER root\n...\nCMD ...', 'FROM $I AS $S\n...\nFROM $S', 'a'],
    pieces: ['\\', '\n', 'RUN ', 'ENV X=9\n', '"', 'SHELL ["pwsh"]\n', '#', ' ', '$X', '<<E\n'],
  },
  {
    language: 'html',
    text: '<a b="c">d</a>\n<p>e<br>\n<script src="f">g</script>\n<div><a b="h">i</a></div>\n',
    patterns: ['<a b="$X">...</a>', '<$T ...>...</$T>', '<script ...>...</script>'],
    pieces: ['<', '>', '"', '</a>', '<p>', '=', 'x', '<!--', '-->'],
  },
  {
    language: 'xml',
    text: '<?xml?><a b="c">d</a>\n<e><f g="h"/>i</e>\n<j/>\n',
    patterns: ['<$T ... />', '<e>...</e>', 'g="$X"'],
    pieces: ['<', '>', '"', '</a>', '<e>', '=', 'x', '<!--', '-->', '/>'],
  },
];

describe('findings after edits are those from scratch', () => {
  for (const { language, text, patterns, pieces } of cases) {
    it(language, async () => {
      const engine = await testEngine();
      const rules = await rulesFrom(
        patterns
          .map((pattern, i) =>
            [
              `  - id: r${i}`,
              `    languages: [${language}]`,
              '    severity: ERROR',
              '    message: m',
              '    metadata: {cwe: CWE-1}',
              `    pattern: ${JSON.stringify(pattern)}`,
            ].join('\n'),
          )
          .join('\n'),
      );
      const settings = { rules, today };
      const edits = fc.array(
        fc.record({
          at: fc.nat(text.length),
          length: fc.nat(3),
          typed: fc.array(fc.constantFrom(...pieces), { maxLength: 2 }).map((parts) => parts.join('')),
        }),
        { minLength: 1, maxLength: 5 },
      );
      fc.assert(
        fc.property(edits, (list) => {
          const document = engine.open('case', language, text);
          engine.analyze(document, settings);
          for (const { at, length, typed } of list) {
            const start = Math.min(at, document.text.length);
            const end = Math.min(start + length, document.text.length);
            document.edit([{ start, end, text: typed }]);
            const fresh = engine.open('case', language, document.text);
            const expected = engine.analyze(fresh, settings);
            fresh.close();
            assert.deepEqual(engine.analyze(document, settings), expected, JSON.stringify(document.text));
          }
          document.close();
        }),
        { numRuns: 60 },
      );
    });
  }
});
