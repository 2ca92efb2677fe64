/**
 * Which rule files are tested on which targets: the convention of Semgrep's `test` command, so that a team's rule
 * folders work unchanged (semgrep.dev/docs/writing-rules/testing-rules).
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { writtenRules } from '../../engine/src/testing/written-rules';

/** A rule file with the targets beside it. Paths are absolute. */
export interface RuleTest {
  config: string;
  /** The rule file's text. */
  text: string;
  /** The ids of its rules, in order; read leniently, so that a refused rule can be named. */
  ruleIds: string[];
  targets: { file: string; fixed?: string }[];
}

/**
 * Finds the rule files below a folder: YAML files with a list `rules`. Targets are the files beside a rule file whose
 * name is the same up to the first dot (`eqeq.yaml` → `eqeq.py`, `eqeq.test.yaml`), and the files in a folder of that
 * name. `eqeq.fixed.py` is what `eqeq.py` must look like after the rule's fixes. Sorted by path; none where there is no
 * folder. `unsaved` gives the text of a rule file that counts in place of the one on disk.
 */
export function discover(
  root: string,
  unsaved: (file: string) => string | undefined = () => undefined,
): RuleTest[] {
  const files = existsSync(root) ? walk(root) : [];
  const tests: RuleTest[] = [];
  for (const config of files) {
    const name = path.basename(config);
    if (!isYaml(name) || isTestYaml(name) || isFixed(name) || name.startsWith('.')) continue;
    if (path.dirname(path.relative(root, config)).split(path.sep).some(isHidden)) continue;
    const text = unsaved(config) ?? readFileSync(config, 'utf8');
    const ruleIds = writtenRules(text).map(({ id }) => id);
    if (ruleIds.length === 0) continue;
    const targets = targetsOf(config, files).map((file) => ({ file, ...fixedOf(file) }));
    tests.push({ config, text, ruleIds, targets });
  }
  return tests;
}

function targetsOf(config: string, files: readonly string[]): string[] {
  const folder = path.dirname(config);
  const stem = path.basename(config).split('.')[0];
  const beside = files.filter(
    (file) => path.dirname(file) === folder && path.basename(file).split('.')[0] === stem && isTarget(file),
  );
  const named = path.join(folder, stem);
  const inside = existsSync(named) && statSync(named).isDirectory() ? walk(named).filter(isTarget) : [];
  return [...beside, ...inside];
}

function isTarget(file: string): boolean {
  const name = path.basename(file);
  return (!isYaml(name) || isTestYaml(name)) && !isFixed(name) && !name.endsWith('.md');
}

function fixedOf(target: string): { fixed?: string } {
  const { dir, name, ext } = path.parse(target);
  const fixed = path.join(dir, `${name}.fixed${ext}`);
  return existsSync(fixed) ? { fixed } : {};
}

function walk(folder: string): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name === '.git' || entry.name === 'node_modules') continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...walk(file));
    else if (entry.isFile()) found.push(file);
  }
  return found;
}

const isYaml = (name: string) => /\.ya?ml$/.test(name);
const isTestYaml = (name: string) => /\.test\.ya?ml$/.test(name);
const isFixed = (name: string) => /\.fixed\.[^.]+$/.test(name);
const isHidden = (part: string) => part.length > 1 && part.startsWith('.') && part !== '..';
