import assert from 'node:assert/strict';
import { type Finding, WorkspaceProgram } from '../../engine/src/index';
import { notesOfText } from './notes';
import { builtInRules, testEngine, today } from './support';

const languageOf: Record<string, string> = {
  js: 'javascript',
  ts: 'typescript',
  py: 'python',
  java: 'java',
  kt: 'kotlin',
  go: 'go',
  c: 'c',
  cs: 'csharp',
  php: 'php',
  rb: 'ruby',
};

/** Notes with one control on the files below `src`; `assets` is a list in YAML. */
function notesWith(check: string, assets: string) {
  const { notes, problems } = notesOfText(`version: 2
assets: ${assets}
threats:
  - id: T-1
    title: Reads the records of others
    cwe: [CWE-639]
    severity: high
    mitigations: [C-1]
controls:
  - id: C-1
    title: Check ownership before any read
    scope: ["src/**"]
    check: ${check}
`);
  assert.deepEqual(problems, []);
  assert.ok(notes);
  return notes;
}

let compiled: ReturnType<typeof builtInRules> | undefined;

/** Findings of control C-1, its evidence and its fixes in the first of the files, in a program of all. */
export async function runControl(check: string, files: Record<string, string>, assets = '[]') {
  const engine = await testEngine();
  compiled ??= builtInRules();
  const settings = { rules: await compiled, notes: [notesWith(check, assets)], today };
  const program = new WorkspaceProgram();
  const open = (name: string) =>
    engine.open(name, languageOf[name.slice(name.lastIndexOf('.') + 1)], files[name]);
  for (const name of Object.keys(files)) {
    const document = open(name);
    const summary = engine.summarize(document, settings);
    if (summary) program.set(structuredClone(summary));
    document.close();
  }
  const [first] = Object.keys(files);
  const document = open(first);
  const linker = {
    flowsInto: (summary: Parameters<WorkspaceProgram['flowsWith']>[0]) => ({
      flows: program.flowsWith(summary),
      textOf: (name: string) => files[name],
    }),
  };
  const result = engine.analyze(document, settings, linker);
  const findings = result.findings.filter(({ ruleId }) => ruleId === 'threat-notes.C-1');
  const fixed = findings.flatMap((finding) => engine.fixes(document, finding, settings, linker));
  document.close();
  return { findings, controls: result.controls, fixed };
}

/** The sentences of findings, without what they say of the control and its threats. */
export function saidOf(findings: readonly Finding[]): string[] {
  return findings.map(({ message }) => message.replace(/: control C-1 .*$/, ''));
}
