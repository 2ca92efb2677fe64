import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import { type RuleTestResult as Outcome, passes, runRuleTest } from '../../engine/src/testing/run';
import { writtenRules } from '../../engine/src/testing/written-rules';
import { discover, type RuleTest, relativePath } from '../../host/src/index';
import type { RuleTestFile, RuleTestResult, RunRuleTestsParams } from '../../protocol/src/index';
import type { Clock } from './clock';
import type { Documents } from './documents';
import type { EngineHost } from './engineHost';
import { breathe } from './log';
import type { Project } from './project';
import { rulesFolder } from './projectFiles';
import type { Projects } from './projects';
import { fileOf } from './uris';

/** Finds and runs the tests of the teams' own rules, on texts as the editor has them. */
export class RuleTests {
  constructor(
    private readonly host: EngineHost,
    private readonly projects: Projects,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  /** The rule files of all folders, ordered by path, with the targets beside them. */
  files(): RuleTestFile[] {
    return this.projects.folders.flatMap((project) =>
      this.tests(project, {}).map(({ config, text, targets }) => ({
        ...this.place(project, config),
        rules: writtenRules(text),
        targets: targets.map(({ file }) => this.place(project, file)),
      })),
    );
  }

  /** Runs the rules of a file on its targets; `null` when there is no such file. */
  async run({ uri, texts }: RunRuleTestsParams, token: CancellationToken): Promise<RuleTestResult[] | null> {
    const project = this.projects.of(uri);
    const test = this.tests(project, texts).find(({ config }) => this.place(project, config).uri === uri);
    if (!test) return null;
    await breathe(token);
    const engine = await this.host.start();
    const read = async (file: string) =>
      this.unsaved(project, file, texts) ?? (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    const targets = await Promise.all(
      test.targets.map(async ({ file, fixed }) => ({
        path: this.place(project, file).path,
        text: await read(file),
        ...(fixed && { fixed: await read(fixed) }),
      })),
    );
    const base = { ...project.rules, rules: [], problems: [] };
    const input = { ...test, path: this.place(project, test.config).path, targets };
    const outcomes = runRuleTest(engine, input, base, this.clock.today());
    return outcomes.map((outcome) => this.result(outcome, project, test, targets));
  }

  private result(
    { rule, target, expected, reported, fixedEqual, fixedText, error }: Outcome,
    project: Project,
    { text }: RuleTest,
    targets: readonly { path: string; fixed?: string }[],
  ): RuleTestResult {
    const wanted = targets.find((each) => each.path === target)?.fixed ?? '';
    return {
      rule,
      target: project.uriOf(target),
      passed: passes({ rule, target, expected, reported, fixedEqual, error }),
      expected: expected.map((line) => line - 1),
      reported: reported.map((line) => line - 1),
      ...(fixedEqual === false && { fixed: { expected: wanted, actual: fixedText } }),
      ...(error && {
        error: { message: error.message, range: error.range ?? idRange(text, rule) },
      }),
    };
  }

  private tests(project: Project, texts: Record<string, string>): RuleTest[] {
    const root = project.root === undefined ? undefined : path.join(project.root, rulesFolder);
    return root === undefined ? [] : discover(root, (file) => this.unsaved(project, file, texts));
  }

  private place(project: Project, file: string): { uri: string; path: string } {
    const below = relativePath(project.root ?? '', file);
    return { uri: project.uriOf(below), path: below };
  }

  /** The text that the editor has, of an open document or of one that the client names. */
  private unsaved(project: Project, file: string, texts: Record<string, string>): string | undefined {
    const { uri } = this.place(project, file);
    const named = Object.keys(texts).find((each) => fileOf(each) === file);
    return named === undefined ? this.documents.get(uri)?.text.getText() : texts[named];
  }
}

function idRange(text: string, rule: string) {
  const start = { line: 0, character: 0 };
  return writtenRules(text).find(({ id }) => id === rule)?.range ?? { start, end: start };
}
