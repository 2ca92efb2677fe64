import type { RuleInfo } from '../../engine/src/index';
import { chooseRules, type RuleChoice } from './configuration';
import { type Context, type ExitCode, exitCodes } from './context';

export interface ListOptions extends RuleChoice {
  format: 'text' | 'json';
}

/** `wardscribe rules`: the rules that a scan would use, ordered by id. */
export async function listRules(options: ListOptions, context: Context): Promise<ExitCode> {
  const { infos, broken } = chooseRules(options, context);
  const rules = infos.sort((a, b) => (a.id < b.id ? -1 : 1));
  const report =
    options.format === 'json' ? `${JSON.stringify({ version: 1, rules }, null, 2)}\n` : listing(rules);
  await context.out(report);
  return broken ? exitCodes.usage : exitCodes.ok;
}

function listing(rules: readonly RuleInfo[]): string {
  const rows = rules.map((rule) => [
    rule.id,
    rule.severity,
    rule.languages.join(','),
    rule.cwe.join(','),
    rule.title,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column].length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${[...lines, `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}.`].join('\n')}\n`;
}
