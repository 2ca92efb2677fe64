import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { analyzeFiles, flowRules, linesOf, markedIn } from '../../../test/unit/flows';
import type { RuleSet } from '../index';

/** How a language writes what the programs of these tests consist of. */
interface Writer {
  language: string;
  /** A line that ends with a comment which says that data arrives here. */
  marked(line: string): string;
  assign(name: string, value: string): string;
  call(name: string, argument: string): string;
  statement(expression: string): string;
  /** A text with something put into it. */
  joined(name: string): string;
  variable(name: string): string;
  loop(body: readonly string[]): string[];
  define(name: string, parameter: string, body: readonly string[], result?: string): string[];
  /** A file with the functions of the program; `imported`: those that stand in the other file. */
  file(functions: readonly string[], imported: readonly string[]): string;
  main: string;
  other: string;
  /** How a function of the other file is named where it is called. */
  away(name: string): string;
}

const braces = (head: string, body: readonly string[]) => [
  `${head} {`,
  ...body.map((line) => `  ${line}`),
  '}',
];
const plain = {
  marked: (line: string) => `${line} // flow`,
  call: (name: string, argument: string) => `${name}(${argument})`,
  variable: (name: string) => name,
  joined: (name: string) => `"x" + ${name}`,
  statement: (expression: string) => `${expression};`,
  away: (name: string) => name,
};

const writers: Writer[] = [
  {
    ...plain,
    language: 'javascript',
    assign: (name, value) => `const ${name} = ${value};`,
    loop: (body) => braces('for (let i = 0; i < 3; i++)', body),
    define: (name, parameter, body, result) =>
      braces(`function ${name}(${parameter})`, result ? [...body, `return ${result};`] : body),
    file: (functions, imported) =>
      [
        ...(imported.length > 0 ? [`import { ${imported.join(', ')} } from './other';`] : []),
        ...functions.map((line) => line.replace(/^function/, 'export function')),
      ].join('\n'),
    main: 'src/main.js',
    other: 'src/other.js',
  },
  {
    ...plain,
    language: 'python',
    marked: (line) => `${line} # flow`,
    assign: (name, value) => `${name} = ${value}`,
    statement: (expression) => expression,
    loop: (body) => ['for i in range(3):', ...body.map((line) => `    ${line}`)],
    define: (name, parameter, body, result) => [
      `def ${name}(${parameter}):`,
      ...[...body, ...(result ? [`return ${result}`] : [])].map((line) => `    ${line}`),
    ],
    file: (functions, imported) =>
      [...(imported.length > 0 ? [`from app.other import ${imported.join(', ')}`] : []), ...functions].join(
        '\n',
      ),
    main: 'app/main.py',
    other: 'app/other.py',
  },
  {
    ...plain,
    language: 'java',
    assign: (name, value) => `String ${name} = ${value};`,
    loop: (body) => braces('for (int i = 0; i < 3; i++)', body),
    define: (name, parameter, body, result) =>
      braces(
        `static ${result ? 'String' : 'void'} ${name}(${parameter ? `String ${parameter}` : ''})`,
        result ? [...body, `return ${result};`] : body,
      ),
    file: (functions, imported) =>
      ['package app;', ...braces(imported.length > 0 ? 'class Main' : 'class Other', functions)].join('\n'),
    main: 'app/Main.java',
    other: 'app/Other.java',
    away: (name) => `Other.${name}`,
  },
  {
    ...plain,
    language: 'go',
    assign: (name, value) => `${name} := ${value}`,
    statement: (expression) => expression,
    loop: (body) => braces('for i := 0; i < 3; i++', body),
    define: (name, parameter, body, result) =>
      braces(
        `func ${name}(${parameter ? `${parameter} string` : ''})${result ? ' string' : ''}`,
        result ? [...body, `return ${result}`] : body,
      ),
    file: (functions) => ['package app', ...functions].join('\n'),
    main: 'app/main.go',
    other: 'app/other.go',
  },
  {
    ...plain,
    language: 'csharp',
    assign: (name, value) => `var ${name} = ${value};`,
    loop: (body) => braces('for (int i = 0; i < 3; i++)', body),
    define: (name, parameter, body, result) =>
      braces(
        `static ${result ? 'string' : 'void'} ${name}(${parameter ? `string ${parameter}` : ''})`,
        result ? [...body, `return ${result};`] : body,
      ),
    file: (functions, imported) =>
      braces('namespace App', braces(imported.length > 0 ? 'class Main' : 'class Other', functions)).join(
        '\n',
      ),
    main: 'App/Main.cs',
    other: 'App/Other.cs',
    away: (name) => `Other.${name}`,
  },
  {
    ...plain,
    language: 'php',
    variable: (name) => `$${name}`,
    assign: (name, value) => `$${name} = ${value};`,
    joined: (name) => `"x" . $${name}`,
    loop: (body) => braces('for ($i = 0; $i < 3; $i++)', body),
    define: (name, parameter, body, result) =>
      braces(
        `function ${name}(${parameter ? `$${parameter}` : ''})`,
        result ? [...body, `return ${result};`] : body,
      ),
    file: (functions, imported) =>
      ['<?php', ...(imported.length > 0 ? ["require 'other.php';"] : []), ...functions].join('\n'),
    main: 'src/main.php',
    other: 'src/other.php',
  },
  {
    ...plain,
    language: 'ruby',
    marked: (line) => `${line} # flow`,
    assign: (name, value) => `${name} = ${value}`,
    statement: (expression) => expression,
    loop: (body) => ['3.times do', ...body.map((line) => `  ${line}`), 'end'],
    define: (name, parameter, body, result) => [
      `def ${name}(${parameter})`,
      ...[...body, result ?? 'nil'].map((line) => `  ${line}`),
      'end',
    ],
    file: (functions) => functions.join('\n'),
    main: 'lib/main.rb',
    other: 'lib/other.rb',
  },
  {
    ...plain,
    language: 'kotlin',
    statement: (expression) => expression,
    assign: (name, value) => `val ${name} = ${value}`,
    loop: (body) => braces('for (i in 0..2)', body),
    define: (name, parameter, body, result) =>
      braces(
        `fun ${name}(${parameter ? `${parameter}: String` : ''})${result ? ': String' : ''}`,
        result ? [...body, `return ${result}`] : body,
      ),
    file: (functions) => ['package app', ...functions].join('\n'),
    main: 'app/Main.kt',
    other: 'app/Other.kt',
  },
  {
    ...plain,
    language: 'c',
    assign: (name, value) => `char *${name} = ${value};`,
    joined: (name) => name,
    loop: (body) => braces('for (int i = 0; i < 3; i++)', body),
    define: (name, parameter, body, result) =>
      braces(
        `${result ? 'char *' : 'void '}${name}(${parameter ? `char *${parameter}` : 'void'})`,
        result ? [...body, `return ${result};`] : body,
      ),
    file: (functions) => functions.join('\n'),
    main: 'src/main.c',
    other: 'src/other.c',
  },
];

/** What may be done to a program without changing what it does with data. */
interface Change {
  names: readonly string[];
  /** Which of two independent statements stands first. */
  swaps: boolean;
  extracts: 'nothing' | 'here' | 'elsewhere';
  loops: boolean;
}

const changes: fc.Arbitrary<Change> = fc.record({
  names: fc.uniqueArray(fc.stringMatching(/^[a-z]{3}q[a-z]{1,4}$/), { minLength: 6, maxLength: 6 }),
  swaps: fc.boolean(),
  extracts: fc.constantFrom('nothing', 'here', 'elsewhere'),
  loops: fc.boolean(),
});

/** Input is joined to a text and arrives at one sink; another sink gets a text of the program. */
function write(w: Writer, { names, swaps, extracts, loops }: Change): Record<string, string> {
  const [input, text, safe, helper, parameter, entry] = names;
  const called = extracts === 'elsewhere' ? w.away(helper) : helper;
  const made = extracts === 'nothing' ? w.joined(input) : w.call(called, w.variable(input));
  const independent = [w.assign(input, w.call('source', '')), w.assign(safe, '"safe"')];
  const use = [
    w.assign(text, made),
    w.marked(w.statement(w.call('sink', w.variable(text)))),
    w.statement(w.call('sink', w.variable(safe))),
  ];
  const body = [...(swaps ? independent.reverse() : independent), ...(loops ? w.loop(use) : use)];
  const main = w.define(entry, '', body);
  const extracted = w.define(helper, parameter, [], w.joined(parameter));
  if (extracts === 'nothing') return { [w.main]: w.file(main, []) };
  if (extracts === 'here') return { [w.main]: w.file([...extracted, ...main], []) };
  return { [w.main]: w.file(main, [helper]), [w.other]: w.file(extracted, []) };
}

describe('a program keeps its flows', () => {
  for (const writer of writers) {
    it(`under other names, in another order, with extracted and moved functions, in a loop: ${writer.language}`, async () => {
      const rules: RuleSet = await flowRules(writer.language);
      await fc.assert(
        fc.asyncProperty(changes, async (change) => {
          const files = write(writer, change);
          assert.deepEqual(
            linesOf(await analyzeFiles(rules, files)),
            markedIn(files),
            JSON.stringify(files, null, 1),
          );
        }),
        { numRuns: 24 },
      );
    });
  }
});
