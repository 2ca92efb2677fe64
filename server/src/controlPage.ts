import type { ControlFor } from '../../engine/src/index';
import { codeSpan, escapeMarkdown } from './markdown';

/** The page of a control of the threat notes, as Markdown: what is looked for and where, and which threats it answers. */
export function controlPage({ control, threats }: ControlFor): string {
  const { id, title, description, check, scope, owner } = control;
  const places = scope ? ` of ${list(scope)}` : ' of the project';
  const named = check?.matching === undefined ? '' : ` with a name like ${list(check.matching, 'or')}`;
  const asked = check && [
    check.mustCall &&
      `it calls ${list(check.mustCall, 'or')}` +
        (check.before ? ` before ${list(check.before, 'or')}` : '') +
        (check.after ? ` after ${list(check.after, 'or')}` : '') +
        ', on every way',
    check.mustNotCall && `it does not call ${list(check.mustNotCall, 'or')}`,
    check.mustUse && `it uses ${check.mustUse.join(' and ')}`,
  ];
  return [
    `# ${title}`,
    ...(description ? [escapeMarkdown(description)] : []),
    `The control **${escapeMarkdown(id)}** of this project's threat notes${owner ? `, looked after by ${escapeMarkdown(owner)}` : ''}.`,
    ...(check && asked
      ? [
          '## What is looked for',
          `In every ${check.inEvery}${named}${places}:`,
          bullets(asked.filter((each) => each !== undefined)),
        ]
      : []),
    '## Threats that it answers',
    threats.length > 0
      ? bullets(
          threats.map(
            (threat) =>
              `**${escapeMarkdown(threat.id)}** ${escapeMarkdown(threat.title)} (${threat.severity}, ${threat.status})`,
          ),
        )
      : 'No threat names it in `mitigations`.',
    ...(check?.insert ? ['## The call to insert', codeSpan(check.insert)] : []),
  ].join('\n\n');
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Names as code: `a`, `b` and `c`. */
function list(names: string | readonly string[], word = 'and'): string {
  const spans = (typeof names === 'string' ? [names] : names).map((name) => codeSpan(name));
  const last = spans.at(-1) ?? '';
  return spans.length <= 1 ? last : `${spans.slice(0, -1).join(', ')} ${word} ${last}`;
}
